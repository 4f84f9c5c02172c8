"""The first page of a brief in words: lines made from typed facts by templates, the most needed first where
room is short.

Every piece that says something carries the passages that it stands on. Nothing is concluded here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Literal

import msgspec

from goodoffices.desk import PassageCite
from goodoffices.desk.front.records import (
    AgreedPoint,
    FrontPage,
    FrontPoint,
    FrontStanding,
    FrontState,
    FrontStated,
    Sitting,
)
from goodoffices.report.front_days import day_of, days_of, years_in

Block = Literal[
    "sides", "talks", "agreed", "open", "contradictions", "asked", "outside", "said", "next", "unknown"
]
TITLES: dict[Block, str] = {
    "sides": "",
    "talks": "Talks",
    "agreed": "Agreed",
    "open": "Open",
    "contradictions": "Claims that contradict",
    "asked": "The mediators",
    "outside": "Outside",
    "said": "Also said",
    "next": "Next",
    "unknown": "Not known",
}
ORDER: tuple[Block, ...] = tuple(TITLES)
MOST = 250
"""Words of the first page."""
SHARE = 0.95
"""Words of the first page by a word of the reports: a page is never longer than what it tells of."""
LONGEST = 12
"""Words of a passage that a line shows; the passage has the rest."""
_STATES = {
    "present": "at the table",
    "expected": "expected",
    "not confirmed": "attendance not confirmed",
    "refused": "refused to attend",
    "absent": "not at the table",
    "briefed": "briefed",
    "through mediators": "through the mediators",
}
_STAGES = {
    "opened": "opened",
    "held": "held",
    "continued": "went on",
    "suspended": "suspended",
    "postponed": "postponed",
    "called off": "called off",
    "resumed": "resumed",
    "ended": "ended",
    "to come": "to come",
}
_KEEP: dict[Block, int] = {
    "talks": 3,
    "agreed": 6,
    "contradictions": 5,
    "asked": 2,
    "outside": 3,
    "said": 3,
    "next": 2,
    "unknown": 3,
}
_OPEN, _FIRST, _NAMES = 10, 4, 25
"""Open issues that are shown, those of them that go before other lines, and words kept for the names of the
others.
"""


class FrontPiece(msgspec.Struct, frozen=True):
    """Words, and the passages on which they stand."""

    words: str
    cites: tuple[PassageCite, ...] = ()


class FrontLine(msgspec.Struct, frozen=True):
    """A line of a block: what it is about (may be empty), and its pieces. ``rank`` says what goes first where
    room is short.
    """

    block: Block
    rank: int
    about: str
    pieces: tuple[FrontPiece, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(" ".join([self.about, *(piece.words for piece in self.pieces)]).split())


def front_lines(front: FrontPage, most: int = MOST) -> list[FrontLine]:
    """The lines of a first page of at most so many words, in the order in which they are read. Open issues
    for whose positions there is no room are named.
    """
    numbered = list(enumerate(_all_lines(front)))
    kept = min(_NAMES, most // 8) if len(front.issues) > 1 else 0
    chosen: list[tuple[int, FrontLine]] = []
    left = most - kept
    for place, line in sorted(numbered, key=lambda pair: (pair[1].rank, pair[0])):
        if line.words <= left:
            chosen.append((place, line))
            left -= line.words
    shown = {line.about for _, line in chosen if line.block == "open"}
    chosen += [(len(numbered), line) for line in _also_open(front, shown, left + kept)]
    return [line for _, line in sorted(chosen, key=lambda pair: (ORDER.index(pair[1].block), pair[0]))]


def _also_open(front: FrontPage, shown: Collection[str], most: int) -> Iterator[FrontLine]:
    pieces: list[FrontPiece] = []
    most -= 2
    for issue in front.issues:
        name = cut(issue.label, 6)
        if issue.label not in shown and len(name.split()) <= most:
            pieces.append(FrontPiece(name, tuple(one for each in issue.stated for one in each.cites)))
            most -= len(name.split())
    if pieces:
        yield FrontLine("open", 9, "Also open", tuple(pieces))


def room(words: int, head: int) -> int:
    """Words that the lines may have where the reports have ``words`` and what stands around the lines has
    ``head``.
    """
    return max(30, min(MOST, int(words * SHARE) - head))


def _all_lines(front: FrontPage) -> Iterator[FrontLine]:
    years = years_in(front)
    for rank, group in ((3, front.parties), (4, front.mediators)):
        yield from (_standing(each, years, rank) for each in group if each.states or each.persons)
    yield from _first("talks", [_sitting(each, years) for each in front.sittings if not each.ahead][::-1])
    yield from _first("agreed", [_agreed(each) for each in front.agreed])
    yield from _open(front, years)
    for pair in front.contradictions[: _KEEP["contradictions"]]:
        yield FrontLine("contradictions", 2, "", (_claim(pair.one), _claim(pair.other)))
    yield from _first("asked", [_stated_line("asked", 6, each, years, named=True) for each in front.asked])
    yield from _first("outside", _outside(front))
    yield from _first("said", [_said(each) for each in front.said])
    yield from _first("next", [_sitting(each, years, "next") for each in front.sittings if each.ahead][-2:])
    yield from _first("unknown", [_unknown(each) for each in front.unknown])


def _first(block: Block, lines: Sequence[FrontLine]) -> list[FrontLine]:
    return list(lines)[: _KEEP[block]]


def _standing(each: FrontStanding, years: bool, rank: int) -> FrontLine:
    states = [FrontPiece(_state(state, years)) for state in each.states]
    if states:
        states[-1] = FrontPiece(states[-1].words, each.cites)
    through = [FrontPiece(person.name, person.cites) for person in each.persons]
    if through:
        through[0] = FrontPiece(f"through {through[0].words}", through[0].cites)
    return FrontLine("sides", rank, each.side, (*states, *through))


def _state(state: FrontState, years: bool) -> str:
    words = _STATES.get(state.certainty, state.certainty)
    day = f" on {day_of(state.day, years)}" if state.day else ""
    says = f" (says {', '.join(filter(None, state.by))})" if "" not in state.by and state.by else ""
    return f"{words}{day}{says}"


def _sitting(each: Sitting, years: bool, block: Block = "talks") -> FrontLine:
    when = days_of(each.first, each.last, years) or (f"told {day_of(each.told, years)}" if each.told else "")
    where = ", ".join(part for part in (each.place, when) if part)
    course = ", ".join(_STAGES.get(stage, stage) for stage in each.stages if block == "talks")
    words = f"{where}: {course}" if course and where else where or course
    words = f"{words}: talks" if block == "next" else words
    return FrontLine(block, 3 if block == "talks" else 4, "", (FrontPiece(words or "talks", each.cites),))


def _agreed(each: AgreedPoint) -> FrontLine:
    who = " and ".join([", ".join(each.parties[:-1]), each.parties[-1]]) if len(each.parties) > 1 else ""
    by = f" (says {', '.join(each.by)})" if each.by else ""
    return FrontLine("agreed", 1, "", (FrontPiece(f"{who}: {cut(each.words)}{by}", each.cites),))


def _open(front: FrontPage, years: bool) -> Iterator[FrontLine]:
    for place, issue in enumerate(front.issues[:_OPEN]):
        pieces = [_stated(one, years, named=True, label=issue.label) for one in issue.stated]
        yield FrontLine(
            "open", 2 if len(pieces) > 1 else 4 if place < _FIRST else 6, issue.label, tuple(pieces)
        )


def _stated_line(block: Block, rank: int, each: FrontStated, years: bool, *, named: bool) -> FrontLine:
    return FrontLine(block, rank, "", (_stated(each, years, named=named),))


def _stated(each: FrontStated, years: bool, *, named: bool, label: str = "") -> FrontPiece:
    """A position with its condition, and on whose word: the two are one. What the ``label`` before it says
    already is not said again.
    """
    by = f", says {each.by}" if each.by and each.voice != "public" else ""
    verb: str = each.stance
    if each.voice != "public":
        of_it = each.words.startswith(each.party)
        verb = f"{'by a third’s word may' if of_it else 'is said to'} {each.stance.removesuffix('s')}"
    conditions = "".join(
        f", if {cut(one.removeprefix('if ').removeprefix('If '))}" for one in each.conditions
    )
    day = f" ({day_of(each.day, years)})" if each.day else ""
    who = f"{each.party} " if named else ""
    what = "" if each.words.casefold() == label.casefold() else f": {cut(each.words)}"
    return FrontPiece(f"{who}{verb}{what}{conditions}{by}{day}", each.cites)


def _claim(each: FrontPoint) -> FrontPiece:
    """Whole enough for its verb to stand: that is what contradicts."""
    denies = " denies" if each.kind == "denies" else ""
    return FrontPiece(f"{each.who or 'a report'}{denies}: “{cut(each.words, 2 * LONGEST)}”", each.cites)


def _outside(front: FrontPage) -> list[FrontLine]:
    lines = []
    for each in front.outside:
        words = f"{each.who} was briefed" if each.kind == "briefed" else f"{each.who}: “{cut(each.words)}”"
        lines.append(FrontLine("outside", 7, "", (FrontPiece(words, each.cites),)))
    return lines


def _said(each: FrontPoint) -> FrontLine:
    return FrontLine("said", 9, "", (FrontPiece(f"{each.who} {each.kind} {cut(each.words)}", each.cites),))


def _unknown(each: FrontPoint) -> FrontLine:
    words = {
        "term": cut(each.words),
        "attendance": f"whether {each.who} takes part",
        "source": f"who “{each.who}” is",
    }[each.kind]
    return FrontLine("unknown", 8, "", (FrontPiece(words, each.cites),))


def cut(words: str, most: int = LONGEST) -> str:
    """Words on one line, the first of them where there are many: a mark shows that more follows."""
    found = words.split()
    return " ".join(found) if len(found) <= most else " ".join(found[:most]).rstrip(",;:") + " …"


def marks(front: FrontPage) -> Callable[[Sequence[PassageCite]], list[int]]:
    """The numbers of the reports in which passages stand, each once and in order."""
    number = {line.article: line.number for line in front.reports}
    return lambda cites: sorted({number[one.article] for one in cites if one.article in number})
