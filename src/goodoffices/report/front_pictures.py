"""The two pictures of the first page: moves over time, and who talks with whom through whom; each mark with
the line that tells it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from goodoffices.desk import PassageCite
from goodoffices.desk.front.records import FrontPage, FrontStanding
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable
from goodoffices.language.words import gettext as _
from goodoffices.record import days_of as day_range
from goodoffices.report.charts import ChannelEnd, ChannelLine, ChannelsPicture, ChartMove, MovesPicture
from goodoffices.report.charts.channels import Line as Kind
from goodoffices.report.charts.svg import Shape
from goodoffices.report.front_days import day_of, years_in
from goodoffices.report.front_words import cut, if_words, outside_words
from goodoffices.report.wording import STANCES, from_to

SHAPES: dict[str, Shape] = {"demands": "triangle", "accepts": "circle", "refuses": "cross"}
_BETWEEN = {
    "talks": N_("%(side)s sits with the mediators"),
    "told": N_("%(side)s is told by the mediators"),
    "none": N_("%(side)s does not take part"),
}
_STAGES = WordTable(
    {
        "opened": N_("opened"),
        "held": N_("held"),
        "continued": N_("continued"),
        "suspended": N_("suspended"),
        "postponed": N_("postponed"),
        "ended": N_("ended"),
        "to come": N_("to come"),
    }
)
_BELOW = WordTable(
    {
        "present": N_("at the table"),
        "through mediators": N_("through mediators"),
        "absent": N_("not at the table"),
        "refused": N_("refused"),
        "expected": N_("expected"),
    }
)
_NEAR = {
    "present": "talks",
    "through mediators": "told",
    "briefed": "told",
    "absent": "none",
    "refused": "none",
}
"""What a state makes of the line between a side and the mediators; the last state that says something counts.
"""


class FrontTold(msgspec.Struct, frozen=True):
    """The line of text behind a number in a picture."""

    number: int
    words: str
    cites: tuple[PassageCite, ...]


class Pictured(msgspec.Struct, frozen=True):
    """A picture with its lines; None stands for a picture that would show nothing."""

    moves: MovesPicture
    told: tuple[FrontTold, ...]


class Connected(msgspec.Struct, frozen=True):
    """The picture of who talks with whom, with its lines."""

    channels: ChannelsPicture
    told: tuple[FrontTold, ...]


def pictured_moves(front: FrontPage) -> Pictured | None:
    """Rounds, what was agreed and each side's moves, by day; None where fewer than two of them have a day."""
    years = years_in(front)
    parties = [each.side for each in front.parties]
    rows = (_("Rounds"), _("Agreed"), *parties)
    days = {line.article: line.day for line in front.reports}
    moves: list[ChartMove] = []
    told: list[FrontTold] = []

    def put(
        row: int,
        first: str,
        last: str,
        shape: Shape,
        words: str,
        cites: tuple[PassageCite, ...],
        hollow: bool = False,
    ) -> None:
        start, end = _day(day_range(first)[0]), _day(day_range(last)[1])
        if start and end:
            number = len(told) + 1
            told.append(FrontTold(number, f"{_span(first, last, years)}: {words}", cites))
            moves.append(ChartMove(row, start, max(start, end), shape, number, hollow))

    for sitting in front.sittings:
        where = sitting.place or _("talks")
        put(
            0,
            sitting.first,
            sitting.last,
            "diamond",
            ", ".join([where, *(_STAGES.get(stage, stage) for stage in sitting.stages)]),
            sitting.cites,
            sitting.ahead,
        )
    for point in front.agreed:
        on = min((days[one.article] for one in point.cites if days.get(one.article)), default="")
        put(1, on, on, "square", f"{', '.join(point.parties)}: {cut(point.words)}", point.cites)
    for issue in front.issues:
        for one in issue.stated:
            if one.party in parties:
                words = f"{one.party} {STANCES[one.stance]}: {cut(one.words)}"
                if one.conditions:
                    words += f", {if_words(cut(one.conditions[0]))}"
                put(
                    2 + parties.index(one.party),
                    one.day,
                    one.day,
                    SHAPES[one.stance],
                    words,
                    one.cites,
                    one.voice != "public",
                )
    if len(moves) < 2:
        return None
    used = sorted({move.row for move in moves} | set(range(2, len(rows))))
    place = {row: number for number, row in enumerate(used)}
    picture = MovesPicture(
        rows=tuple(rows[row] for row in used),
        moves=tuple(msgspec.structs.replace(move, row=place[move.row]) for move in moves),
        title=_("Moves over time"),
        about=_("Each mark is told in the list below the picture, by its number."),
    )
    return Pictured(picture, tuple(told))


def connected(front: FrontPage) -> Connected | None:
    """Sides, mediators and outside actors with what connects them; None where there is nobody between or
    beside the sides.
    """
    outside = list({point.who: point for point in reversed(front.outside)}.values())[::-1][:4]
    if not front.mediators and not outside:
        return None
    actors = [
        *(ChannelEnd(each.side, "side", _below(each)) for each in front.parties),
        *(ChannelEnd(each.side, "mediator") for each in front.mediators),
        *(
            ChannelEnd(point.who, "outside", _("briefed") if point.kind == "briefed" else "")
            for point in outside
        ),
    ]
    told: list[FrontTold] = []
    channels = list(_between(front, told))
    first = len(front.parties) + len(front.mediators)
    for place, point in enumerate(outside):
        number = len(told) + 1
        told.append(FrontTold(number, outside_words(point), point.cites))
        channels.append(ChannelLine(first + place, _tied_to(front, point.words), "tie", number))
    picture = ChannelsPicture(
        actors=tuple(actors),
        channels=tuple(channels),
        title=_("Who talks with whom"),
        about=_("Each line is told in the list below the picture, by its number."),
    )
    return Connected(picture, tuple(told))


def _between(front: FrontPage, told: list[FrontTold]) -> Iterator[ChannelLine]:
    for place, side in enumerate(front.parties):
        states = [state for state in side.states if state.certainty in _NEAR]
        kinds = [_NEAR[state.certainty] for state in states]
        kind: Kind = "told" if "told" in kinds else kinds[-1] if kinds else "none"  # type: ignore[assignment]
        if not kinds:
            continue
        number = len(told) + 1
        told.append(FrontTold(number, _(_BETWEEN[kind], side=side.side), side.cites))
        for other in range(len(front.mediators)):
            yield ChannelLine(place, len(front.parties) + other, kind, number if not other else 0)


def _below(each: FrontStanding) -> str:
    return next((_BELOW[state.certainty] for state in reversed(each.states) if state.certainty in _BELOW), "")


def _tied_to(front: FrontPage, words: str) -> int:
    """The side or mediator that a tie names; the first mediator, else the first side, where it names none."""
    names = [each.side for each in (*front.parties, *front.mediators)]
    named = next((place for place, name in enumerate(names) if name in words), None)
    return named if named is not None else (len(front.parties) if front.mediators else 0)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _span(first: str, last: str, years: bool) -> str:
    return day_of(first, years) if first == last else from_to(day_of(first, years), day_of(last, years))
