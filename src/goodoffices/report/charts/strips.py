"""The frontier of three parties or more: one row a party, each on its own scale, a package a line down the
rows.

Rows rather than columns, so that parties' names stand written out beside their scales (parallel coordinates,
after Inselberg 1985).
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.language.words import gettext as _
from goodoffices.report.charts.axis import Axis, axis_over
from goodoffices.report.charts.model import ChartPicture
from goodoffices.report.charts.svg import SMALL, clip, drawing, mark, path, tag, text, text_width
from goodoffices.report.numbers import show

_ROW, _TOP, _SIDE = 92, 8, 16
_DASHES = (None, "7 4", "2 4", "9 3 2 3", "1 3")


def draw_strips(picture: ChartPicture, *, width: int = 760, key: str = "frontier") -> str:
    """Draw three or more parties' frontier as SVG; ``key`` names it among the pictures of one page."""
    axes = strips_axes(picture, width)
    rows = [_TOP + _ROW * p + 36 for p in range(len(picture.parties))]
    return drawing(
        width,
        _TOP + _ROW * len(rows),
        key,
        picture.title,
        picture.about,
        *(_row(picture, p, axes[p], rows[p], width) for p in range(len(rows))),
        *(_line(picture, number, axes, rows) for number in range(len(picture.marks))),
        _cursor(rows),
    )


def strips_axes(picture: ChartPicture, width: int) -> list[Axis]:
    """The scale of every party in a drawing of that width."""
    return [axis_over(picture.scores_of(p), _SIDE, width - _SIDE) for p in range(len(picture.parties))]


def _row(picture: ChartPicture, party: int, axis: Axis, y: float, width: int) -> str:
    scores = [point[party] for point in picture.points]
    least = picture.minima[party] if picture.minima else None
    name = clip(picture.parties[party], width * 0.6)
    parts = [text(_SIDE, y - 20, name)]
    if least is not None:
        parts.append(
            text(
                width - _SIDE,
                y - 20,
                _("minimum %(number)s", number=show(least)),
                anchor="end",
                size=SMALL,
                soft=True,
            )
        )
    parts.append(tag("path", d=path((axis.start, y), (axis.end, y)), stroke="currentColor", class_="axis"))
    drawn = sorted({f"{axis(score):.1f}" for score in scores}, key=float)
    opacity = ".3" if len(drawn) > 60 else ".5"
    ticks = "".join(f"M{x} {y - 8:.1f}v16" for x in drawn)
    parts.append(tag("path", d=ticks or "M0 0", stroke="currentColor", stroke_opacity=opacity, class_="dots"))
    if least is not None:
        parts.append(_minimum(axis(least), y))
    parts += _ends(axis, scores, y)
    return "".join(parts)


def _minimum(x: float, y: float) -> str:
    return tag(
        "path",
        d=path((x + 5, y - 13), (x, y - 13), (x, y + 13), (x + 5, y + 13)),
        fill="none",
        stroke="currentColor",
        stroke_width=2,
    )


def _ends(axis: Axis, scores: list[Fraction], y: float) -> list[str]:
    if not scores:
        return []
    low, high = min(scores), max(scores)
    parts = []
    if high > low:
        gap = axis(high) - axis(low)
        if gap > text_width(show(low), SMALL) + text_width(show(high), SMALL):
            parts.append(text(axis(low), y + 26, show(low), anchor="middle", size=SMALL, soft=True))
    parts.append(text(axis(high), y + 26, show(high), anchor="middle", size=SMALL, soft=True))
    return parts


def _line(picture: ChartPicture, number: int, axes: list[Axis], rows: list[int]) -> str:
    chosen = picture.marks[number]
    places = [(axis(score), y) for axis, score, y in zip(axes, chosen.scores, rows, strict=True)]
    line = tag(
        "path",
        d=path(*places),
        fill="none",
        stroke="currentColor",
        stroke_width=1.5,
        stroke_dasharray=_DASHES[number % len(_DASHES)],
        class_="mark",
    )
    return line + "".join(mark(chosen.shape, x, y, 6, class_="mark") for x, y in places)


def _cursor(rows: list[int]) -> str:
    line = tag("path", d=path(*((0, y) for y in rows)), fill="none", stroke="currentColor", stroke_width=2)
    rings = "".join(mark("ring", 0, y, 10) for y in rows)
    return tag("g", line, rings, class_="cursor", visibility="hidden")
