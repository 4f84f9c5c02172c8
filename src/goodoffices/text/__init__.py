"""The single text: clauses, brackets, versions, differences, findings. Pure: no storage, no screen, no
knowledge of cases or talks.

Reading and printing are inverse for every text: ``read_text(text).printed == text``.
"""

from goodoffices.text.carry import Carried, LeftOver, carry, carry_all
from goodoffices.text.change import (
    NoSuchPlaceError,
    change_words,
    numbered,
    own,
    settle,
    strike,
    without_owners,
)
from goodoffices.text.changes import WordChange, changes_of
from goodoffices.text.check import check_text
from goodoffices.text.difference import Difference, NotOfThisTextError, compare
from goodoffices.text.encoding import Encoding, UnreadableTextError, decode_text, encode_text
from goodoffices.text.finding import Finding, Severity, Spot, in_order
from goodoffices.text.history import BracketsLeft, TextVersion, brackets_left, release, with_ages
from goodoffices.text.merge import Applied, Conflict, Edit, Kept, Merged, Proposed, edits_of, merge
from goodoffices.text.model import (
    Bracket,
    Clause,
    ClauseNumber,
    Closes,
    Layout,
    Loose,
    Opens,
    Part,
    PlainWords,
    Stack,
    Text,
)
from goodoffices.text.pieces import DifferencePiece
from goodoffices.text.read import read_text
from goodoffices.text.stacks import bracket_words
from goodoffices.text.survey import BracketSeen, ClauseSeen, LooseSeen, StackSeen, Survey, survey
from goodoffices.text.units import WordUnit, units_of

__all__ = [
    "Applied",
    "Bracket",
    "BracketSeen",
    "BracketsLeft",
    "Carried",
    "Clause",
    "ClauseNumber",
    "ClauseSeen",
    "Closes",
    "Conflict",
    "Difference",
    "DifferencePiece",
    "Edit",
    "Encoding",
    "Finding",
    "Kept",
    "Layout",
    "LeftOver",
    "Loose",
    "LooseSeen",
    "Merged",
    "NoSuchPlaceError",
    "NotOfThisTextError",
    "Opens",
    "Part",
    "PlainWords",
    "Proposed",
    "Severity",
    "Spot",
    "Stack",
    "StackSeen",
    "Survey",
    "Text",
    "TextVersion",
    "UnreadableTextError",
    "WordChange",
    "WordUnit",
    "bracket_words",
    "brackets_left",
    "carry",
    "carry_all",
    "change_words",
    "changes_of",
    "check_text",
    "compare",
    "decode_text",
    "edits_of",
    "encode_text",
    "in_order",
    "merge",
    "numbered",
    "own",
    "read_text",
    "release",
    "settle",
    "strike",
    "survey",
    "units_of",
    "with_ages",
    "without_owners",
]
