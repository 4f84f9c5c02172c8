"""Who talks with whom, through whom: sides, mediators below them, and outside actors above the side or below
the mediator that they are tied to, so that no line has to cross a name. Each line has the number of the text
that tells it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from goodoffices.report.charts.svg import FONT, SMALL, clip, drawing, path, tag, text, text_width

Part = Literal["side", "mediator", "outside"]
Line = Literal["talks", "told", "tie", "none"]
"""``talks``: they speak with each other, ``told``: briefed only, ``tie``: what ties an outside actor to them,
``none``: refused or absent.
"""
_BOX, _TALL, _BETWEEN, _SPACE = 44, 20, 64, 16
_WIDEST, _NARROWEST = 210.0, 96.0
_CLEAR = 6.0
"""How far a line keeps from a box that it passes."""
_DASHES: dict[Line, str | None] = {"talks": None, "told": "8 4", "tie": "2 4", "none": "1 7"}


class ChannelEnd(msgspec.Struct, frozen=True):
    """Somebody in the picture; ``below`` is a short line under the name, such as how they take part."""

    name: str
    part: Part
    below: str = ""


class ChannelLine(msgspec.Struct, frozen=True):
    """A line between two actors, by their places in the list; ``number`` is that of the line of text that
    tells it, 0 for none.
    """

    first: int
    second: int
    line: Line
    number: int = 0


class ChannelsPicture(msgspec.Struct, frozen=True, kw_only=True):
    """The actors and the lines between them; ``about`` is the text alternative."""

    actors: tuple[ChannelEnd, ...]
    channels: tuple[ChannelLine, ...]
    title: str = ""
    about: str = ""


class _Box(msgspec.Struct, frozen=True):
    """Where an actor stands: the middle, the width, the height."""

    x: float
    y: float
    width: float
    height: float


def draw_channels(picture: ChannelsPicture, *, width: int = 760, key: str = "channels") -> str:
    """Draw it as SVG ``width`` units wide."""
    boxes, height = _places(picture, width)
    lines, taken = [], list[tuple[float, float]]()
    for channel in picture.channels:
        lines.append(_line(channel, boxes, taken))
    actors = [_actor(actor, boxes[place]) for place, actor in enumerate(picture.actors)]
    return drawing(width, round(height), key, picture.title, picture.about, *lines, *actors)


def _places(picture: ChannelsPicture, width: int) -> tuple[dict[int, _Box], float]:
    """An actor's place, and how tall all of it is."""
    boxes: dict[int, _Box] = {}
    actors, y = picture.actors, 4.0
    most = max(1, int((width + _SPACE) // (_NARROWEST + _SPACE)))
    for members in _rows(picture):
        for first in range(0, len(members), most):
            row = members[first : first + most]
            room = width / len(row)
            wide = min(_WIDEST, room - _SPACE)
            tall = _BOX + (_TALL if any(actors[place].below for place in row) else 0)
            for number, place in enumerate(row):
                boxes[place] = _Box(room * (number + 0.5), y + tall / 2, wide, tall)
            y += tall + _BETWEEN
    return boxes, max(y - _BETWEEN + 4, 8)


def _rows(picture: ChannelsPicture) -> list[list[int]]:
    """Who stands beside whom: outside actors by those to whom they are tied, all others as they were
    given.
    """
    actors = picture.actors
    tied: dict[int, list[int]] = {}
    for channel in picture.channels:
        for one, other in ((channel.first, channel.second), (channel.second, channel.first)):
            if actors[one].part == "outside" and actors[other].part != "outside":
                tied.setdefault(one, []).append(other)
    outside = [place for place, actor in enumerate(actors) if actor.part == "outside"]
    above = [place for place in outside if any(actors[other].part == "side" for other in tied.get(place, []))]
    return [
        sorted(above, key=lambda place: sum(tied[place]) / len(tied[place])),
        *(
            [place for place, actor in enumerate(actors) if actor.part == part]
            for part in ("side", "mediator")
        ),
        [place for place in outside if place not in above],
    ]


def _actor(actor: ChannelEnd, box: _Box) -> str:
    left, top = box.x - box.width / 2, box.y - box.height / 2
    frame = tag(
        "rect",
        x=left,
        y=top,
        width=box.width,
        height=box.height,
        rx={"side": 0, "mediator": 20, "outside": 0}[actor.part],
        fill="none" if actor.part == "outside" else "currentColor",
        fill_opacity=None if actor.part == "outside" else ".06",
        stroke="currentColor",
        stroke_width=1.5,
        stroke_dasharray="4 3" if actor.part == "outside" else None,
        class_="mark",
    )
    room = box.width - 16
    first, second = _two_lines(actor.name, room)
    middle = box.y + 5 - (8 if second else 0) - (10 if actor.below else 0)
    words = text(box.x, middle, first, anchor="middle")
    if second:
        words += text(box.x, middle + 16, second, anchor="middle")
    if actor.below:
        low = box.y + box.height / 2 - 8
        words += text(box.x, low, clip(actor.below, room, SMALL), anchor="middle", size=SMALL, soft=True)
    return frame + words


def _two_lines(name: str, room: float) -> tuple[str, str]:
    """A name on one line where it fits, else on two, broken between words."""
    if text_width(name, FONT) <= room or " " not in name.strip():
        return clip(name, room), ""
    words = name.split()
    kept = 1
    while kept < len(words) - 1 and text_width(" ".join(words[: kept + 1])) <= room:
        kept += 1
    return clip(" ".join(words[:kept]), room), clip(" ".join(words[kept:]), room)


def _line(channel: ChannelLine, boxes: dict[int, _Box], taken: list[tuple[float, float]]) -> str:
    one, two = boxes[channel.first], boxes[channel.second]
    corners = _round_boxes(one, two, boxes)
    start, end = (
        _edge(one, _at(corners[0]) if corners else two),
        _edge(two, _at(corners[-1]) if corners else one),
    )
    style: dict[str, str | float | None] = {
        "fill": "none",
        "stroke": "currentColor",
        "stroke_width": 2 if channel.line == "talks" else 1.5,
        "stroke_dasharray": _DASHES[channel.line],
        "stroke_linecap": "round" if channel.line in ("tie", "none") else None,
    }
    drawn = tag("path", d=path(start, *corners, end), **style)
    if not channel.number:
        return drawn
    x, y = _free_place(start, corners[0] if corners else end, taken)
    taken.append((x, y))
    return drawn + text(x, y + 4, str(channel.number), anchor="middle", size=SMALL)


def _round_boxes(one: _Box, two: _Box, boxes: Mapping[int, _Box]) -> list[tuple[float, float]]:
    """The corners of a line that would cross a box between two others: it passes through the gap nearest to
    it, beside or between the boxes of the row.
    """
    upper, lower = sorted((one, two), key=lambda box: box.y)
    rows: dict[float, list[_Box]] = {}
    for box in boxes.values():
        if upper.y + upper.height / 2 < box.y < lower.y - lower.height / 2:
            rows.setdefault(box.y, []).append(box)
    found: list[tuple[float, float]] = []
    for y, row in sorted(rows.items()):
        tall = max(box.height for box in row) / 2
        slope = (lower.x - upper.x) / (lower.y - upper.y)
        at, aside = upper.x + slope * (y - upper.y), abs(slope) * tall + _CLEAR
        if not any(abs(at - box.x) < box.width / 2 + aside for box in row):
            continue
        row.sort(key=lambda box: box.x)
        edges = [(box.x - box.width / 2, box.x + box.width / 2) for box in row]
        gaps = [edges[0][0] - _CLEAR, edges[-1][1] + _CLEAR]
        gaps += [(before[1] + after[0]) / 2 for before, after in pairwise(edges)]
        gap = min(gaps, key=lambda x: abs(x - at))
        found += [(gap, y - tall), (gap, y + tall)]
    return found if upper is one else found[::-1]


def _at(place: tuple[float, float]) -> _Box:
    return _Box(*place, 0, 0)


def _edge(one: _Box, two: _Box) -> tuple[float, float]:
    """Where the line from the middle of one box to that of another leaves the first."""
    dx, dy = two.x - one.x, two.y - one.y
    if abs(dy) < 1:
        return (one.x + (one.width / 2 if dx > 0 else -one.width / 2), one.y)
    share = min(one.height / 2 / abs(dy), one.width / 2 / abs(dx) if dx else float("inf"))
    return (one.x + dx * share, one.y + dy * share)


def _free_place(
    start: tuple[float, float], end: tuple[float, float], taken: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """A place on the line for its number, away from the numbers of others."""
    tries = [
        (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
        for share in (0.36, 0.5, 0.64, 0.28, 0.72)
    ]
    return max(tries, key=lambda place: min((min(18, _far(place, other)) for other in taken), default=18))


def _far(one: tuple[float, float], two: tuple[float, float]) -> float:
    return float(((one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2) ** 0.5)
