"""What stands in the cells of a brief: typed, without language. ``report`` words them.

Words as the reports or the case have them (names, passages, conditions) are a :class:`WordsCell`; all that
the program itself says is a :class:`TermCell`, a code of one of its vocabularies.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

Vocabulary = Literal[
    "certainty",
    "event",
    "how",
    "known-from",
    "left-open",
    "link",
    "may",
    "part",
    "say",
    "stage",
    "stance",
    "terms",
    "topic",
    "asked",
    "voice",
]
"""What a code is of; :mod:`goodoffices.report.brief_words` has the words for each."""
Apart = Literal["; ", ", ", " → ", " / ", " ", ": "]
"""Signs between the parts of a cell: no language's own."""


class WordsCell(msgspec.Struct, frozen=True):
    """Words as somebody wrote them; empty if there is nothing."""

    words: str


class PartyCell(msgspec.Struct, frozen=True):
    """A side, a mediator or another who takes part, by the name that the case or the reports give."""

    name: str


class DayCell(msgspec.Struct, frozen=True):
    """A day, week, month or year as records write it (ISO 8601), or the words of a report for one; ``upto``
    ends a range.
    """

    day: str
    upto: str = ""


class CountCell(msgspec.Struct, frozen=True):
    """How many; ``of`` says of what."""

    number: int
    of: Literal["reports", "origins", "speakers", "phases"]


class FigureCell(msgspec.Struct, frozen=True):
    """A number that an article gives. ``joined``: number and unit are one word there ("40-day")."""

    number: int | float
    upto: int | float | None
    unit: str
    modifier: str
    joined: bool = False


class TermCell(msgspec.Struct, frozen=True):
    """Something that the program says: a code, and the cells that go into its words."""

    of: Vocabulary
    code: str
    given: tuple[BriefCell, ...] = ()


class ListCell(msgspec.Struct, frozen=True):
    """Several cells in one."""

    parts: tuple[BriefCell, ...]
    apart: Apart = "; "


BriefCell = WordsCell | PartyCell | DayCell | CountCell | FigureCell | TermCell | ListCell
EMPTY = WordsCell("")


def words_cell(words: str | None) -> WordsCell:
    """Words as they are."""
    return WordsCell(words or "")


def list_cell(parts: Iterable[BriefCell], apart: Apart = "; ") -> BriefCell:
    """Those of the cells that say something, each once; the one alone where there is one."""
    found = tuple(dict.fromkeys(part for part in parts if part != EMPTY))
    return found[0] if len(found) == 1 else ListCell(found, apart) if found else EMPTY


def words_list(words: Iterable[str], apart: Apart = "; ") -> BriefCell:
    """Several wordings in one cell."""
    return list_cell(map(words_cell, words), apart)


def say(code: str, *given: BriefCell) -> TermCell:
    """One of the program's own phrases."""
    return TermCell("say", code, given)
