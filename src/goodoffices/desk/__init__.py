"""What joins the parts: the brief from public reports, and a mediator's picture of a case out of rooms and
record.
"""

from goodoffices.desk.add_record_positions import add_record_positions
from goodoffices.desk.brief import make_brief
from goodoffices.desk.brief_records import Brief, BriefItem, PassageCite, Section
from goodoffices.desk.bringing import with_articles
from goodoffices.desk.case_from_record import case_from_record
from goodoffices.desk.confided import ToldPosition, Untied, said_on, told, untied
from goodoffices.desk.findings import Findings
from goodoffices.desk.first_case import first_case
from goodoffices.desk.leaks import around, public_texts, warnings_of
from goodoffices.desk.open_case import CaseWriter, OpenCase, ParsedFiles
from goodoffices.desk.picture import (
    BegunProcess,
    BoardCell,
    OpenQuestion,
    Picture,
    Sayable,
    Stands,
    Word,
    picture,
    standing_of,
)
from goodoffices.desk.public import (
    confirmed,
    differing,
    own_file,
    stands_on_board,
    with_record,
    without_record,
)
from goodoffices.desk.questions import Question, asks_of, known_to, questions_for, with_asks

__all__ = [
    "BegunProcess",
    "BoardCell",
    "Brief",
    "BriefItem",
    "CaseWriter",
    "Findings",
    "OpenCase",
    "OpenQuestion",
    "ParsedFiles",
    "PassageCite",
    "Picture",
    "Question",
    "Sayable",
    "Section",
    "Stands",
    "ToldPosition",
    "Untied",
    "Word",
    "add_record_positions",
    "around",
    "asks_of",
    "case_from_record",
    "confirmed",
    "differing",
    "first_case",
    "known_to",
    "make_brief",
    "own_file",
    "picture",
    "public_texts",
    "questions_for",
    "said_on",
    "standing_of",
    "stands_on_board",
    "told",
    "untied",
    "warnings_of",
    "with_articles",
    "with_asks",
    "with_record",
    "without_record",
]
