"""Who waits for whom: a column for each party with its acts, and an arrow from each act to what it looks at.

An act that holds is a filled circle, one that does not a ring. A line is broken where what it points at is
not there, and heavy where two acts hold only together.
"""

from __future__ import annotations

import msgspec

from goodoffices.report.charts.svg import FONT, SMALL, clip, drawing, mark, path, tag, text, text_width

_ROW, _TOP, _MARGIN = 34, 44, 16


class WaitingAct(msgspec.Struct, frozen=True, kw_only=True):
    """One act: its name, the place of its party's column, whether it holds."""

    name: str
    column: int
    holds: bool


class WaitingLine(msgspec.Struct, frozen=True, kw_only=True):
    """From an act to what it looks at, by their places; ``circle``: both hold only together."""

    act: int
    on: int
    met: bool
    circle: bool = False


class WaitsPicture(msgspec.Struct, frozen=True, kw_only=True):
    """Columns by name, acts in them, lines between them; ``about`` is the text alternative."""

    columns: tuple[str, ...]
    acts: tuple[WaitingAct, ...]
    lines: tuple[WaitingLine, ...]
    title: str = ""
    about: str = ""


def draw_waits(picture: WaitsPicture, *, width: int = 760, key: str = "waits") -> str:
    """Draw it as SVG at least ``width`` units wide."""
    wide = max(width, 190 * len(picture.columns))
    room = (wide - 2 * _MARGIN) / max(1, len(picture.columns))
    filled = [0] * len(picture.columns)
    boxes: list[_ActBox] = []
    for act in picture.acts:
        name = clip(act.name, room - 80, SMALL)
        left = _MARGIN + room * act.column + 6
        boxes.append(
            _ActBox(left, left + 26 + text_width(name, SMALL), _TOP + _ROW * filled[act.column] + 12, name)
        )
        filled[act.column] += 1
    heads = [
        text(_MARGIN + room * place + 4, 24, clip(name, room - 12), size=FONT + 1)
        for place, name in enumerate(picture.columns)
    ]
    names = [
        mark("circle" if act.holds else "ring", box.left + 6, box.y, 6)
        + text(box.left + 18, box.y + 4, box.name, size=SMALL)
        for act, box in zip(picture.acts, boxes, strict=True)
    ]
    lines = [_line(line, boxes) for line in picture.lines]
    height = _TOP + _ROW * max(filled, default=0) + _MARGIN
    return drawing(round(wide), round(height), key, picture.title, picture.about, *lines, *heads, *names)


class _ActBox(msgspec.Struct, frozen=True):
    """Where an act stands: from its mark to the end of its name."""

    left: float
    right: float
    y: float
    name: str


def _line(line: WaitingLine, boxes: list[_ActBox]) -> str:
    act, on = boxes[line.act], boxes[line.on]
    turn = 1 if on.left >= act.left else -1
    start = (act.right, act.y) if turn > 0 else (act.left - 4, act.y)
    end = (on.left - 4, on.y) if turn > 0 else (on.right, on.y)
    reach = 0.4 * abs(end[0] - start[0])
    curve = path(start) + (
        f"C{start[0] + turn * reach:.1f} {start[1]:.1f} {end[0] - turn * reach:.1f} {end[1]:.1f} "
        f"{end[0]:.1f} {end[1]:.1f}"
    )
    head = path((end[0] - 7 * turn, end[1] - 4), end, (end[0] - 7 * turn, end[1] + 4))
    return tag(
        "path",
        d=curve + head,
        fill="none",
        stroke="currentColor",
        stroke_width=2.4 if line.circle else 1.2,
        stroke_dasharray=None if line.met else "5 4",
        opacity=0.8,
    )
