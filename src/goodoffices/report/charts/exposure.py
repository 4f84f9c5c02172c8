"""What each side would gain or lose by stopping, turn after turn: a step line for each side, solid and
dashed, with what it forfeits.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.report.charts.axis import axis_over
from goodoffices.report.charts.svg import SMALL, clip, drawing, path, tag, text

_LEFT, _TOP, _BOTTOM, _RIGHT = 54, 16, 40, 8
_DASHES = (None, "7 5", "2 4", "10 4 2 4")


class ExposureLine(msgspec.Struct, frozen=True):
    """One side's line: what it would gain by stopping after each turn, before the first one first; None once
    it owes nothing more.
    """

    name: str
    gains: tuple[Fraction | None, ...]


class ExposurePicture(msgspec.Struct, frozen=True, kw_only=True):
    """The lines; ``above`` and ``below`` are the words for the two halves, ``turn`` that for the axis;
    ``about`` is the text alternative.
    """

    lines: tuple[ExposureLine, ...]
    above: str
    below: str
    turn: str
    title: str = ""
    about: str = ""


def draw_exposure(picture: ExposurePicture, *, width: int = 720, key: str = "exposure") -> str:
    """Draw it as SVG: below the line every side would rather go on, above it somebody gains by stopping."""
    height = 280 if width > 500 else 240
    known = [gain for line in picture.lines for gain in line.gains if gain is not None]
    upright = axis_over([Fraction(0), *known], height - _BOTTOM, _TOP)
    turns = max((len(line.gains) for line in picture.lines), default=1)
    room = (width - _LEFT - _RIGHT) / max(1, turns)
    zero = upright(Fraction(0))
    parts = [
        tag(
            "rect",
            x=_LEFT,
            y=_TOP,
            width=width - _LEFT - _RIGHT,
            height=max(0, zero - _TOP),
            fill="currentColor",
            opacity=0.07,
        ),
        tag(
            "path",
            d=path((_LEFT, zero), (width - _RIGHT, zero)),
            stroke="currentColor",
            class_="axis",
            stroke_width=1.5,
        ),
    ]
    for tick in upright.ticks(5):
        y = upright(tick)
        parts.append(tag("path", d=path((_LEFT - 4, y), (_LEFT, y)), stroke="currentColor", class_="axis"))
        parts.append(text(_LEFT - 8, y + 4, _number(tick), anchor="end", size=SMALL, soft=True))
    step = max(1, -(-turns // max(1, int((width - _LEFT) / 46))))
    for turn in range(0, turns, step):
        parts.append(
            text(_LEFT + room * (turn + 0.5), height - 20, str(turn), anchor="middle", size=SMALL, soft=True)
        )
    parts.append(text(width - _RIGHT, height - 4, picture.turn, anchor="end", size=SMALL, soft=True))
    if zero - _TOP > 18:
        parts.append(
            text(_LEFT + 6, _TOP + 12, clip(picture.above, width - _LEFT - 20, SMALL), size=SMALL, soft=True)
        )
    if height - _BOTTOM - zero > 18:
        words = clip(picture.below, width - _LEFT - 20, SMALL)
        place = (width - _RIGHT - 6, height - _BOTTOM - 6)
        parts.append(text(*place, words, anchor="end", size=SMALL, soft=True))
    for number, line in enumerate(picture.lines):
        points: list[tuple[float, float]] = []
        for turn, gain in enumerate(line.gains):
            if gain is not None:
                x, y = _LEFT + room * turn, upright(gain)
                points += [(x, y), (x + room, y)]
        if points:
            look = _DASHES[number % len(_DASHES)]
            parts.append(
                tag(
                    "path",
                    d=path(*points),
                    fill="none",
                    stroke="currentColor",
                    stroke_width=2.5,
                    stroke_dasharray=look,
                    class_="mark",
                )
            )
    return drawing(width, height, key, picture.title, picture.about, *parts)


def line_icon(number: int) -> str:
    """The look of a side's line, for a legend whose words stand beside it."""
    return tag(
        "svg",
        tag(
            "path",
            d="M1 8H39",
            fill="none",
            stroke="currentColor",
            stroke_width=2.5,
            stroke_dasharray=_DASHES[number % len(_DASHES)],
        ),
        viewBox="0 0 40 16",
        width=40,
        height=16,
        aria_hidden="true",
        class_="icon",
    )


def _number(number: Fraction) -> str:
    found = f"{float(number):.4g}"
    return found.replace("-", "\N{MINUS SIGN}")
