"""What happened over days or months: a row for the rounds, one for what was agreed, one a side with each move
of a position.

A column stands for a day, a week, a month or a year, the finest that fits; empty time between two columns is
told in words and not drawn to scale: reports cluster, and months without one would push them together. A
mark's number is that of the line which tells it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from goodoffices.language.days import Unit
from goodoffices.language.words import day_in_words, days_between, month_in_words, own_digits, so_long
from goodoffices.language.words import ngettext as n_
from goodoffices.report.charts.svg import SMALL, Shape, clip, drawing, mark, path, tag, text, text_width

Step = Literal["day", "week", "month", "year"]
STEPS: tuple[Step, ...] = ("day", "week", "month", "year")
_TOP, _ROW, _STACK, _GAP, _SIDE = 46, 34, 22, 34, 4
_NARROWEST: dict[Step, int] = {"day": 58, "week": 90, "month": 56, "year": 52}
"""How wide a column has to be for its head."""
_LONG = 3
"""Steps that may pass between two columns before the time between is told."""


class ChartMove(msgspec.Struct, frozen=True):
    """A mark in a row from ``start`` to ``end`` (the same day, or the range that a month or a week stands
    for); ``number`` is that of its line below the picture, and ``hollow`` says that somebody else tells it of
    the row's side.
    """

    row: int
    start: date
    end: date
    shape: Shape
    number: int
    hollow: bool = False


class MovesPicture(msgspec.Struct, frozen=True, kw_only=True):
    """The rows by name and the marks in them; ``about`` is the text alternative."""

    rows: tuple[str, ...]
    moves: tuple[ChartMove, ...]
    title: str = ""
    about: str = ""


class _Column(msgspec.Struct, frozen=True):
    """A stretch of time that has marks, and the words for the empty time before it."""

    first: date
    words: tuple[str, str]
    before: str = ""


def draw_moves(picture: MovesPicture, *, width: int = 760, key: str = "moves") -> str:
    """Draw it as SVG. Where even years do not fit, the latest are shown and the description says that earlier
    ones are left out.
    """
    names = min(width * 0.3, max((text_width(name) for name in picture.rows), default=0) + 12)
    step, columns, left_out = _columns(picture.moves, width - names - _SIDE)
    places = _places(columns, step, names, width - _SIDE)
    cells = _cells(picture, step, columns)
    heights = [
        max(_ROW, 12 + _STACK * max((len(cells.get((row, one.first), ())) for one in columns), default=0))
        for row in range(len(picture.rows))
    ]
    parts = [_heads(columns, places)]
    y = float(_TOP)
    for row, name in enumerate(picture.rows):
        parts.append(_row(name, y, heights[row], names, width))
        for column, x in zip(columns, places, strict=True):
            found = cells.get((row, column.first), [])
            top = y + heights[row] / 2 - _STACK * (len(found) - 1) / 2
            parts += [_mark(move, x, top + _STACK * place) for place, move in enumerate(found)]
        y += heights[row]
    about = picture.about
    if left_out:
        about += " " + n_(
            "%(count)s earlier marks are not drawn.", "%(count)s earlier marks are not drawn.", left_out
        )
    return drawing(width, round(y) + 2, key, picture.title, about.strip(), *parts)


def step_start(day: date, step: Step) -> date:
    """The first day of the day, week (from Monday), month or year in which ``day`` lies."""
    match step:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def _columns(moves: Sequence[ChartMove], room: float) -> tuple[Step, list[_Column], int]:
    """The finest step whose columns fit, those columns, and how many marks had to be left out."""
    firsts: list[date] = []
    for step in STEPS:
        firsts = sorted({step_start(_anchor(move, step), step) for move in moves})
        columns = _worded(firsts, step)
        # A mark that stands for a whole month has no place among days.
        fits = all(step_start(move.start, step) == step_start(move.end, step) for move in moves)
        if _need(columns, step) <= room and (fits or step == "year"):
            return step, columns, 0
    while firsts and _need(_worded(firsts, "year"), "year") > room and len(firsts) > 1:
        firsts = firsts[1:]
    left_out = sum(step_start(_anchor(move, "year"), "year") not in firsts for move in moves)
    return "year", _worded(firsts, "year"), left_out


def _anchor(move: ChartMove, step: Step) -> date:
    """Where a mark stands: at the end of its range, which is when it was certain to have come."""
    return move.end if step_start(move.start, step) != step_start(move.end, step) else move.start


def _need(columns: Sequence[_Column], step: Step) -> float:
    return sum(_NARROWEST[step] + (_GAP if column.before else 0) for column in columns)


def _worded(firsts: Sequence[date], step: Step) -> list[_Column]:
    columns = []
    for place, first in enumerate(firsts):
        earlier = firsts[place - 1] if place else None
        upper, lower = _name(first, step)
        same_year = earlier is not None and earlier.year == first.year
        words = (upper, "" if same_year else lower)
        columns.append(_Column(first, words, _between(earlier, first, step) if earlier else ""))
    return columns


def _name(first: date, step: Step) -> tuple[str, str]:
    if step == "year":
        return own_digits(str(first.year)), ""
    year = own_digits(str(first.year))
    if step == "month":
        return month_in_words(first, year=False), year
    if step == "day":
        return day_in_words(first, year=False), year
    return days_between(first, first + timedelta(days=6)), year


def _between(earlier: date, first: date, step: Step) -> str:
    """Words for empty time that is long for the step; none where it is short."""
    days = (first - earlier).days
    steps = {"day": days, "week": days // 7, "month": round(days / 30.44), "year": first.year - earlier.year}
    if steps[step] <= _LONG:
        return ""
    units: tuple[tuple[float, Unit], ...] = ((365.25, "year"), (30.44, "month"), (7, "week"))
    for size, unit in units:
        if days >= 2 * size:
            return so_long(round(days / size), unit)
    return so_long(days, "day")


def _places(columns: Sequence[_Column], step: Step, start: float, end: float) -> list[float]:
    """The middle of each column."""
    spare = max(0.0, end - start - _need(columns, step)) / max(1, len(columns))
    wide = min(_NARROWEST[step] + spare, 150)
    places, x = [], start
    for column in columns:
        x += _GAP if column.before else 0
        places.append(x + wide / 2)
        x += wide
    return places


def _cells(
    picture: MovesPicture, step: Step, columns: Sequence[_Column]
) -> dict[tuple[int, date], list[ChartMove]]:
    shown = {column.first for column in columns}
    cells: dict[tuple[int, date], list[ChartMove]] = {}
    for move in sorted(picture.moves, key=lambda one: (one.end, one.number)):
        first = step_start(_anchor(move, step), step)
        if first in shown:
            cells.setdefault((move.row, first), []).append(move)
    return cells


def _heads(columns: Sequence[_Column], places: Sequence[float]) -> str:
    parts = []
    for column, x in zip(columns, places, strict=True):
        upper, lower = column.words
        parts.append(text(x, 16, upper, anchor="middle", size=SMALL))
        parts.append(text(x, 32, lower, anchor="middle", size=SMALL, soft=True) if lower else "")
        if column.before:
            gap = x - places[places.index(x) - 1]
            middle = x - gap / 2
            parts.append(text(middle, 16, "⋯", anchor="middle", size=SMALL, soft=True))
            parts.append(text(middle, 32, column.before, anchor="middle", size=SMALL, soft=True))
    return "".join(parts)


def _row(name: str, y: float, height: float, names: float, width: int) -> str:
    line = tag("path", d=path((0, y), (width, y)), stroke="currentColor", class_="axis", stroke_width=1)
    return line + text(0, y + height / 2 + 4, clip(name, names - 8))


def _mark(move: ChartMove, x: float, y: float) -> str:
    hollow: dict[str, str | float | None] = (
        {"fill": "none", "stroke": "currentColor", "stroke_width": 1.6, "stroke_dasharray": "3 2"}
        if move.hollow
        else {}
    )
    return mark(move.shape, x - 10, y, 6, class_="mark", **hollow) + text(
        x + 2, y + 4, str(move.number), size=SMALL
    )
