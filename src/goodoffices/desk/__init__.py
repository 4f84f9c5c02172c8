"""What joins the parts: the brief from public reports, and a mediator's picture of a case out of rooms and record."""

from goodoffices.desk.brief import make_brief
from goodoffices.desk.brief_records import Brief, Cite, Item, Section
from goodoffices.desk.bringing import with_articles
from goodoffices.desk.confided import Told, Untied, said_on, told, untied
from goodoffices.desk.extending import extend
from goodoffices.desk.findings import Findings
from goodoffices.desk.first_case import first_case
from goodoffices.desk.implied import imply
from goodoffices.desk.leaks import around, public_texts, warnings_of
from goodoffices.desk.open_case import CaseWriter, OpenCase, ParsedFiles
from goodoffices.desk.picture import (
    Begun,
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
    "Begun",
    "BoardCell",
    "Brief",
    "CaseWriter",
    "Cite",
    "Findings",
    "Item",
    "OpenCase",
    "OpenQuestion",
    "ParsedFiles",
    "Picture",
    "Question",
    "Sayable",
    "Section",
    "Stands",
    "Told",
    "Untied",
    "Word",
    "around",
    "asks_of",
    "confirmed",
    "differing",
    "extend",
    "first_case",
    "imply",
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
