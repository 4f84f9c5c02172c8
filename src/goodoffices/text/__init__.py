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
from goodoffices.text.check import check_text, turned_signs
from goodoffices.text.difference import Difference, NotOfThisTextError, clause_pairs, compare
from goodoffices.text.encoding import Encoding, UnreadableTextError, decode_text, encode_text
from goodoffices.text.finding import Finding, Severity, Spot, in_order
from goodoffices.text.flow import FlowParagraph, FlowPiece, changed_flow, merged_flow, plain_flow, side_of
from goodoffices.text.history import BracketsLeft, TextVersion, brackets_left, release, with_ages
from goodoffices.text.languages import (
    LanguageOfText,
    TextInLanguages,
    Translation,
    TranslationSeen,
    TranslationState,
    side_by_side,
    translation_states,
)
from goodoffices.text.merge import Applied, Conflict, Edit, Kept, Merged, Proposed, edits_of, merge
from goodoffices.text.model import (
    Bracket,
    Clause,
    ClauseKind,
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
from goodoffices.text.options import choose_options, option_stacks_of
from goodoffices.text.pieces import DifferencePiece
from goodoffices.text.read import read_text
from goodoffices.text.stacks import bracket_words
from goodoffices.text.states import (
    AgreedSoFar,
    ClauseState,
    ClauseWord,
    Passing,
    SideWord,
    StateRefusedError,
    WayOfWorking,
    agreed_of,
    agreed_so_far,
    for_room,
    may_propose,
    states,
    words_key,
)
from goodoffices.text.survey import BracketSeen, ClauseSeen, LooseSeen, StackSeen, Survey, survey
from goodoffices.text.units import WordUnit, units_of
from goodoffices.text.word_back import CameBack, MarkedChange, compare_with_sent
from goodoffices.text.word_in import NEUTRAL_AUTHOR, WordChangeBy, WordComment, WordRun, WordText, read_word
from goodoffices.text.word_parts import WordRefusedError

__all__ = [
    "NEUTRAL_AUTHOR",
    "AgreedSoFar",
    "Applied",
    "Bracket",
    "BracketSeen",
    "BracketsLeft",
    "CameBack",
    "Carried",
    "Clause",
    "ClauseKind",
    "ClauseNumber",
    "ClauseSeen",
    "ClauseState",
    "ClauseWord",
    "Closes",
    "Conflict",
    "Difference",
    "DifferencePiece",
    "Edit",
    "Encoding",
    "Finding",
    "FlowParagraph",
    "FlowPiece",
    "Kept",
    "LanguageOfText",
    "Layout",
    "LeftOver",
    "Loose",
    "LooseSeen",
    "MarkedChange",
    "Merged",
    "NoSuchPlaceError",
    "NotOfThisTextError",
    "Opens",
    "Part",
    "Passing",
    "PlainWords",
    "Proposed",
    "Severity",
    "SideWord",
    "Spot",
    "Stack",
    "StackSeen",
    "StateRefusedError",
    "Survey",
    "Text",
    "TextInLanguages",
    "TextVersion",
    "Translation",
    "TranslationSeen",
    "TranslationState",
    "UnreadableTextError",
    "WayOfWorking",
    "WordChange",
    "WordChangeBy",
    "WordComment",
    "WordRefusedError",
    "WordRun",
    "WordText",
    "WordUnit",
    "agreed_of",
    "agreed_so_far",
    "bracket_words",
    "brackets_left",
    "carry",
    "carry_all",
    "change_words",
    "changed_flow",
    "changes_of",
    "check_text",
    "choose_options",
    "clause_pairs",
    "compare",
    "compare_with_sent",
    "decode_text",
    "edits_of",
    "encode_text",
    "for_room",
    "in_order",
    "may_propose",
    "merge",
    "merged_flow",
    "numbered",
    "option_stacks_of",
    "own",
    "plain_flow",
    "read_text",
    "read_word",
    "release",
    "settle",
    "side_by_side",
    "side_of",
    "states",
    "strike",
    "survey",
    "translation_states",
    "turned_signs",
    "units_of",
    "with_ages",
    "without_owners",
    "words_key",
]
