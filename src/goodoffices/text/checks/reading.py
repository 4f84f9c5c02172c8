"""A text as the checks read it: passages of plain words, with the offsets of the text as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from goodoffices.spelling import NumberFound, Token, find_figures, tokens_of
from goodoffices.text.finding import Finding, Severity, Spot
from goodoffices.text.lines import LineCounter
from goodoffices.text.model import Clause, ClauseNumber, Layout, Text

if TYPE_CHECKING:
    from goodoffices.text.checks.dates import Dated
    from goodoffices.text.checks.measures import Measure

_MARKS = re.compile(r"[*_~`]{1,3}|\\|\[\^[^\]\s]{1,16}\]")
_BESIDE = re.compile(r"\](?=\s*\[)")
_SIGNS = str.maketrans("[]", "  ")
_SENTENCE = re.compile(r"[.;!?](?=\s+[\[(“\"']*[^\Wa-z_\d]|\s+\d|\s*$)|\n{2,}")
_SHORTENED = re.compile(
    r"\b(?:Art|No|Nos|para|paras|Mr|Mrs|Ms|Dr|St|Gen|Col|vs|cf|approx|i\.e|e\.g|viz|incl|[A-Z])\.$"
)


class ClauseWords(NamedTuple):
    """The words of one clause. ``words`` has the length of the print, so that an offset in it plus ``start``
    is one in the text; numbers,
    ends of lines and marks of letters are blanks."""

    place: int
    clause: Clause
    start: int
    words: str

    def before(self, at: int, signs: int = 80) -> str:
        """The last signs before an offset: what leads to a word is near it."""
        return self.words[max(0, at - signs) : at]

    @property
    def unbracketed(self) -> str:
        """The words with blanks for brackets, of the same length: "the [Joint] Team" is one name. Between
        alternatives side by side a comma stands.
        """
        return _BESIDE.sub(",", self.words).translate(_SIGNS)

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Each sentence with its offset in the passage."""
        at = 0
        for match in _SENTENCE.finditer(self.words):
            if match[0] == "." and _SHORTENED.search(self.words[max(0, match.start() - 7) : match.end()]):
                continue
            if self.words[at : match.end()].strip():
                yield at, self.words[at : match.end()]
            at = match.end()
        if self.words[at:].strip():
            yield at, self.words[at:]


class TextReading:
    """A text with all that several checks ask of it, read once each."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.printed = text.printed
        self.passages: list[ClauseWords] = []
        self.measured: dict[int, list[Measure]] = {}
        self.days_said: dict[int, list[Dated]] = {}
        self.terms: object = None
        self.days_by_name: dict[str, date] | None = None
        offset = 0
        for place, clause in enumerate(text.clauses):
            printed = clause.printed
            if clause.kind not in ("front", "note"):
                self.passages.append(ClauseWords(place, clause, offset, _plain(clause)))
            offset += len(printed)

    @cached_property
    def lines(self) -> LineCounter:
        """Lines and columns."""
        return LineCounter(self.printed)

    @cached_property
    def _tokens(self) -> dict[int, list[Token]]:
        stems: dict[str, str] = {}
        return {one.place: tokens_of(one.words, stems) for one in self.passages}

    def tokens(self, passage: ClauseWords) -> list[Token]:
        """The tokens of a passage; offsets are those in the passage."""
        return self._tokens[passage.place]

    @cached_property
    def _figures(self) -> dict[int, list[NumberFound]]:
        return {place: _first_readings(tokens) for place, tokens in self._tokens.items()}

    def figures(self, passage: ClauseWords) -> list[NumberFound]:
        """The numbers in a passage, in digits and words, each once."""
        return self._figures[passage.place]

    def label(self, place: int) -> tuple[str, ...]:
        """The label of a clause, as findings give it; none where it has none."""
        label = self.text.clauses[place].label
        return (label,) if label else ()

    def children(self, place: int) -> list[int]:
        """The clauses right below one."""
        return self._children.get(place, [])

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for place, clause in enumerate(self.text.clauses):
            found.setdefault(clause.parent, []).append(place)
        return found

    def finding(
        self,
        kind: str,
        severity: Severity,
        passage: ClauseWords,
        span: tuple[int, int],
        message: str,
        remedy: str,
        source: str,
        others: tuple[int, ...] = (),
    ) -> Finding:
        """A finding at a span of a passage. ``others`` are the places of the other clauses that it is
        about."""
        start, end = passage.start + span[0], passage.start + span[1]
        line, column = self.lines.place(start)
        clauses = dict.fromkeys(label for place in (*others, passage.place) for label in self.label(place))
        words = " ".join(self.printed[start:end].split())
        return Finding(
            kind=kind,
            severity=severity,
            clauses=tuple(clauses),
            message=message,
            remedy=remedy,
            source=source,
            place=Spot(line=line, column=column, start=start, end=end, words=words),
        )


def _plain(clause: Clause) -> str:
    words = []
    for part in clause.parts:
        if isinstance(part, ClauseNumber):
            words.append(" " * len(part.words))
        elif isinstance(part, Layout):
            blank = "\n\n" if part.words.count("\n") > 1 else ""
            words.append(blank + " " * (len(part.words) - len(blank)))
        else:
            words.append(part.words)
    return _MARKS.sub(lambda match: " " * len(match[0]), "".join(words))


def _first_readings(tokens: list[Token]) -> list[NumberFound]:
    """Of a number that can be read in two ways, the first."""
    found: list[NumberFound] = []
    for figure in find_figures(tokens):
        if not found or figure.first >= found[-1].end:
            found.append(figure)
    return found
