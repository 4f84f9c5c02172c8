"""The frontier of two parties: one dot a point, to the right better for the first, upwards better for the
second.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.language.words import gettext as _
from goodoffices.report.charts.axis import Axis, axis_over
from goodoffices.report.charts.labels import place_labels
from goodoffices.report.charts.model import ChartPicture
from goodoffices.report.charts.svg import FONT, SMALL, clip, drawing, mark, path, tag, text, text_width
from goodoffices.report.numbers import show

_TOP, _BOTTOM, _RIGHT = 40, 48, 18
_ROOM_FOR_WORDS = 500
"""A narrower drawing leaves the marks' names to the legend beside it."""


def draw_scatter(picture: ChartPicture, *, width: int = 760, key: str = "frontier") -> str:
    """Draw two parties' frontier as SVG ``width`` units wide; ``key`` names it among the pictures of one
    page.
    """
    across, upwards = scatter_axes(picture, width)
    return drawing(
        width,
        _height(width),
        key,
        picture.title,
        picture.about,
        _acceptable(picture, across, upwards),
        _axes(picture, across, upwards, width),
        _dots(picture, across, upwards),
        _minima(picture, across, upwards),
        _marks(picture, across, upwards, width),
        _cursor(),
    )


def scatter_axes(picture: ChartPicture, width: int) -> tuple[Axis, Axis]:
    """The scales of the first party (to the right) and of the second (upwards) in a drawing of that width."""
    left = 14 + max(text_width(show(tick), SMALL) for tick in axis_over(picture.scores_of(1), 0, 1).ticks())
    across = axis_over(picture.scores_of(0), left, width - _RIGHT)
    return across, axis_over(picture.scores_of(1), _height(width) - _BOTTOM, _TOP)


def _height(width: int) -> int:
    return max(300, round(width * 0.6))


def _axes(picture: ChartPicture, across: Axis, upwards: Axis, width: int) -> str:
    left, right, bottom, top = across.start, across.end, upwards.start, upwards.end
    parts = [
        tag(
            "path",
            d=path((left, top), (left, bottom), (right, bottom)),
            fill="none",
            class_="axis",
            stroke="currentColor",
        )
    ]
    for tick in across.ticks(max(3, round((right - left) / 90))):
        x = across(tick)
        parts.append(tag("path", d=path((x, bottom), (x, bottom + 5)), stroke="currentColor", class_="axis"))
        parts.append(text(x, bottom + 19, show(tick), anchor="middle", size=SMALL, soft=True))
    for tick in upwards.ticks():
        y = upwards(tick)
        parts.append(tag("path", d=path((left - 5, y), (left, y)), stroke="currentColor", class_="axis"))
        parts.append(text(left - 8, y + 4, show(tick), anchor="end", size=SMALL, soft=True))
    parts.append(text(4, 14, "↑ " + clip(picture.parties[1], width * 0.8)))
    parts.append(text(right, bottom + 40, clip(picture.parties[0], width * 0.8) + " →", anchor="end"))
    return "".join(parts)


def _acceptable(picture: ChartPicture, across: Axis, upwards: Axis) -> str:
    first, second = _pair(picture)
    if first is None or second is None:
        return ""
    x, y = across(first), upwards(second)
    return tag(
        "rect",
        x=x,
        y=upwards.end,
        width=across.end - x,
        height=y - upwards.end,
        fill="currentColor",
        fill_opacity=".05",
    )


def _minima(picture: ChartPicture, across: Axis, upwards: Axis) -> str:
    first, second = _pair(picture)
    parts = []
    style: dict[str, str | float | None] = {
        "stroke": "currentColor",
        "stroke_dasharray": "5 4",
        "stroke_width": 1.5,
    }
    if first is not None:
        x = across(first)
        parts.append(tag("path", d=path((x, upwards.start), (x, upwards.end)), **style))
        parts.append(
            text(
                x,
                upwards.end - 5,
                _("minimum %(number)s", number=show(first)),
                anchor="middle",
                size=SMALL,
                soft=True,
            )
        )
    if second is not None:
        y = upwards(second)
        parts.append(tag("path", d=path((across.start, y), (across.end, y)), **style))
        parts.append(
            text(
                across.end,
                y + 15,
                _("minimum %(number)s", number=show(second)),
                anchor="end",
                size=SMALL,
                soft=True,
            )
        )
    return "".join(parts)


def _pair(picture: ChartPicture) -> tuple[Fraction | None, Fraction | None]:
    return (picture.minima[0], picture.minima[1]) if picture.minima else (None, None)


def _dots(picture: ChartPicture, across: Axis, upwards: Axis) -> str:
    many = len(picture.points) > 150
    dots = "".join(f"M{across(x):.1f} {upwards(y):.1f}h0" for x, y in picture.points)
    return tag(
        "path",
        d=dots or "M0 0",
        fill="none",
        stroke="currentColor",
        stroke_opacity=".55",
        stroke_linecap="round",
        stroke_width=4 if many else 6,
        class_="dots",
    )


def _marks(picture: ChartPicture, across: Axis, upwards: Axis, width: int) -> str:
    places = [(across(m.scores[0]), upwards(m.scores[1])) for m in picture.marks]
    shapes = "".join(
        mark(m.shape, x, y, 7, class_="mark") for m, (x, y) in zip(picture.marks, places, strict=True)
    )
    if width < _ROOM_FOR_WORDS:
        return shapes
    names = [clip(m.name, width * 0.5) for m in picture.marks]
    area = (across.start, upwards.end - 12, across.end, upwards.start)
    taken = [(across(x) - 3, upwards(y) - 3, across(x) + 3, upwards(y) + 3) for x, y in picture.points[:400]]
    labels = place_labels(places, names, area, taken)
    leaders = "".join(
        tag("path", d=path(place, label.elbow), stroke="currentColor", stroke_width=1, class_="axis")
        for place, label in zip(places, labels, strict=True)
        if label.far
    )
    words = "".join(
        text(label.x, label.y, name, anchor=label.anchor, size=FONT)
        for name, label in zip(names, labels, strict=True)
    )
    return leaders + shapes + words


def _cursor() -> str:
    return tag("g", mark("ring", 0, 0, 11), class_="cursor", visibility="hidden")
