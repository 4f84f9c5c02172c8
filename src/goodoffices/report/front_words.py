"""The first page of a brief in words: lines made from typed facts by templates, the most needed first where
room is short.

Every piece that says something carries the passages that it stands on. Nothing is concluded here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Literal

import msgspec

from goodoffices.desk import Brief, PassageCite
from goodoffices.desk.front.records import (
    AgreedPoint,
    FrontPage,
    FrontPoint,
    FrontStanding,
    FrontState,
    FrontStated,
    Sitting,
)
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable, all_of, worded
from goodoffices.language.words import gettext as _
from goodoffices.report.front_days import day_of, days_of, years_in

Block = Literal[
    "sides", "talks", "agreed", "open", "contradictions", "asked", "outside", "said", "next", "unknown"
]
TITLES: WordTable[Block] = WordTable(
    {
        "sides": "",
        "talks": N_("Talks"),
        "agreed": N_("Agreed"),
        "open": N_("Open"),
        "contradictions": N_("Claims that contradict"),
        "asked": N_("The mediators"),
        "outside": N_("Outside"),
        "said": N_("Also said"),
        "next": N_("Next"),
        "unknown": N_("Not known"),
    }
)
ORDER: tuple[Block, ...] = tuple(TITLES)
MOST = 250
"""Words of the first page."""
SHARE = 0.95
"""Words of the first page by a word of the reports: a page is never longer than what it tells of."""
LONGEST = 12
"""Words of a passage that a line shows; the passage has the rest."""
_STATES = WordTable(
    {
        "present": N_("at the table"),
        "expected": N_("expected"),
        "not confirmed": N_("attendance not confirmed"),
        "refused": N_("refused to attend"),
        "absent": N_("not at the table"),
        "briefed": N_("briefed"),
        "through mediators": N_("through the mediators"),
    }
)
STAGES = WordTable(
    {
        "opened": N_("opened"),
        "held": N_("held"),
        "continued": N_("went on"),
        "suspended": N_("suspended"),
        "postponed": N_("postponed"),
        "called off": N_("called off"),
        "resumed": N_("resumed"),
        "ended": N_("ended"),
        "to come": N_("to come"),
    }
)
_STANCES = WordTable({"demands": N_("demands"), "accepts": N_("accepts"), "refuses": N_("refuses")})
_SEVERAL_STANCES = WordTable({"demands": N_("demand"), "accepts": N_("accept"), "refuses": N_("refuse")})
_SEVERAL_SAID_TO = WordTable(
    {
        "demands": N_("are said to demand"),
        "accepts": N_("are said to accept"),
        "refuses": N_("are said to refuse"),
    }
)
"""The same of a side that is several ("unions", "rebels")."""
_SAID_TO = WordTable(
    {
        "demands": N_("is said to demand"),
        "accepts": N_("is said to accept"),
        "refuses": N_("is said to refuse"),
    }
)
_MAY = WordTable(
    {
        "demands": N_("by a third’s word may demand"),
        "accepts": N_("by a third’s word may accept"),
        "refuses": N_("by a third’s word may refuse"),
    }
)
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
_WHOLE_DAY = 10
"""Signs of an ISO day; a month has fewer."""
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
        yield FrontLine("open", 9, _("Also open"), tuple(pieces))


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
        through[0] = FrontPiece(_("through %(person)s", person=through[0].words), through[0].cites)
    return FrontLine("sides", rank, each.side, (*states, *through))


def _state(state: FrontState, years: bool) -> str:
    words = _STATES.get(state.certainty, state.certainty)
    if state.day and len(state.day) < _WHOLE_DAY:
        words = _("%(state)s in %(month)s", state=words, month=day_of(state.day, years))
    elif state.day:
        words = _("%(state)s on %(day)s", state=words, day=day_of(state.day, years))
    if "" not in state.by and state.by:
        words = _("%(state)s (says %(who)s)", state=words, who=", ".join(filter(None, state.by)))
    return words


def _sitting(each: Sitting, years: bool, block: Block = "talks") -> FrontLine:
    when = days_of(each.first, each.last, years) or (
        _("told %(day)s", day=day_of(each.told, years)) if each.told else ""
    )
    where = ", ".join(part for part in (each.place, when) if part)
    course = ", ".join(STAGES.get(stage, stage) for stage in each.stages if block == "talks")
    words = f"{where}: {course}" if course and where else where or course
    words = _("%(when)s: talks", when=words) if block == "next" else words
    return FrontLine(block, 3 if block == "talks" else 4, "", (FrontPiece(words or _("talks"), each.cites),))


def _agreed(each: AgreedPoint) -> FrontLine:
    words = f"{all_of(each.parties) if len(each.parties) > 1 else ''}: {cut(each.words)}"
    if each.by:
        words = _("%(what)s (says %(who)s)", what=words, who=", ".join(each.by))
    return FrontLine("agreed", 1, "", (FrontPiece(words, each.cites),))


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
    by = f", {_says(each.by)}" if each.by and each.voice != "public" else ""
    several = is_several(each.party)
    verb = (_SEVERAL_STANCES if several else _STANCES)[each.stance]
    if each.voice != "public":
        said = _SEVERAL_SAID_TO if several else _SAID_TO
        verb = (_MAY if each.words.startswith(each.party) else said)[each.stance]
    conditions = "".join(f", {if_words(cut(bare_condition(one)))}" for one in each.conditions)
    day = f" ({day_of(each.day, years)})" if each.day else ""
    who = f"{each.party} " if named else ""
    what = "" if _bare(each.words) == _bare(label) else f": {cut(each.words)}"
    return FrontPiece(f"{who}{verb}{what}{conditions}{by}{day}", each.cites)


def is_several(name: str) -> bool:
    """Whether a side is called by a plural of common nouns ("unions"), so that its verb is one of several."""
    return name.islower() and name.endswith("s") and not name.endswith("ss")


def _says(who: str) -> str:
    """On whose word, with the verb of one or of several ("say sources")."""
    first, _blank, rest = who.partition(" ")
    low = f"{first.lower()}{_blank}{rest}" if first.lower() in _PLURALS else who
    if _are_several(low):
        return _("say %(who)s", who=low)
    return _("says %(who)s", who=who)


def _are_several(who: str) -> bool:
    """Whether a source is several people ("two officials close to the talks")."""
    head = who.split(" with ")[0].split(" close ")[0].split(" familiar ")[0].split(" of ")[0]
    return head.rsplit(" ", 1)[-1].lower() in _PLURALS


_PLURALS = frozenset(
    (
        "sources",
        "officials",
        "people",
        "diplomats",
        "mediators",
        "negotiators",
        "observers",
        "analysts",
        "reports",
        "delegates",
        "bosses",
        "leaders",
        "ministers",
    )
)


def _bare(words: str) -> str:
    """Words without what only leads to them, for comparing."""
    return words.casefold().removeprefix("to ").removeprefix("the ")


def _claim(each: FrontPoint) -> FrontPiece:
    """Whole enough for its verb to stand: that is what contradicts."""
    who, words = each.who or _("a report"), cut(each.words, 2 * LONGEST)
    if each.kind == "denies":
        return FrontPiece(_("%(who)s denies: “%(words)s”", who=who, words=words), each.cites)
    return FrontPiece(said_words(who, words), each.cites)


def _outside(front: FrontPage) -> list[FrontLine]:
    lines = []
    for each in front.outside:
        lines.append(FrontLine("outside", 7, "", (FrontPiece(outside_words(each), each.cites),)))
    return lines


def _said(each: FrontPoint) -> FrontLine:
    words = f"{each.who} {each.kind} {cut(each.words)}"
    return FrontLine("said", 9, "", (FrontPiece(words, each.cites),))


def _unknown(each: FrontPoint) -> FrontLine:
    words = {
        "term": cut(each.words),
        "attendance": _("whether %(who)s takes part", who=each.who),
        "source": _("who “%(who)s” are", who=each.who)
        if _are_several(each.who)
        else _("who “%(who)s” is", who=each.who),
    }[each.kind]
    return FrontLine("unknown", 8, "", (FrontPiece(words, each.cites),))


def title_words(brief: Brief) -> str:
    """What a brief is called: as the case or an article is, else after the parties."""
    return all_of(brief.called_after) or worded(brief.title)


def said_words(who: str, words: str) -> str:
    """Somebody's words: "Norland: “We shall see”"."""
    return _("%(who)s: “%(words)s”", who=who, words=words)


def outside_words(point: FrontPoint) -> str:
    """What an outside actor has to do with it."""
    if point.kind == "briefed":
        return _("%(who)s was briefed", who=point.who)
    return said_words(point.who, cut(point.words))


def bare_condition(condition: str) -> str:
    """A condition without the "if" that reports begin it with."""
    return condition.removeprefix("if ").removeprefix("If ")


def if_words(condition: str) -> str:
    """A condition with the "if" of the language in use."""
    return _("if %(what)s", what=condition)


def cut(words: str, most: int = LONGEST) -> str:
    """Words on one line, the first of them where there are many: a mark shows that more follows."""
    found = words.split()
    return " ".join(found) if len(found) <= most else " ".join(found[:most]).rstrip(",;:") + " …"


def marks(front: FrontPage) -> Callable[[Sequence[PassageCite]], list[int]]:
    """The numbers of the reports in which passages stand, each once and in order."""
    number = {line.article: line.number for line in front.reports}
    return lambda cites: sorted({number[one.article] for one in cites if one.article in number})
