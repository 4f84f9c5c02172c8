"""Charts: golden files, and what must hold of any chart."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.report.charts import (
    BalancePicture,
    BalanceRow,
    ChartMark,
    ChartPicture,
    draw_balance,
    draw_scatter,
    draw_strips,
    scatter_axes,
)
from goodoffices.report.charts.axis import Axis, axis_over, round_step
from goodoffices.report.charts.labels import place_labels
from goodoffices.report.charts.svg import FONT, Shape, clip, icon, text_width

F = Fraction
SVG = "{http://www.w3.org/2000/svg}"


def two_sides() -> ChartPicture:
    points = tuple((F(n), F(100 - n * n // 40)) for n in range(60, 20, -3))
    return ChartPicture(
        parties=("The Front", "The Republic"),
        points=points,
        marks=(
            ChartMark("circle", "Nash, egalitarian", points[5]),
            ChartMark("diamond", "Kalai–Smorodinsky", points[6]),
            ChartMark("cross", "standing text", (F(15), F(20))),
        ),
        minima=(F(20), F(9)),
        title="The frontier",
        about="A table follows.",
    )


def four_sides() -> ChartPicture:
    points = tuple((F(n), F(n * 7 % 50), F(n * 3 % 11, 3), F(40 - n)) for n in range(30))
    return ChartPicture(
        parties=("Harbour board", "Fishers", "Old town league", "Province"),
        points=points,
        marks=(ChartMark("circle", "Nash", points[9]), ChartMark("triangle", "utilitarian", points[20])),
        minima=(F(-5), None, F(1), F(12)),
        title="The frontier",
        about="A table follows.",
    )


def division() -> BalancePicture:
    return BalancePicture(
        parties=("The Front", "The Republic"),
        rows=(
            BalanceRow(
                name="Return of families", worth=(F(55), F(35)), said=("55", "35"), gets=(F(5, 6), F(1, 6))
            ),
            BalanceRow(name="Persons held", worth=(F(5), F(20)), said=("5", "20"), gets=(F(0), F(1))),
            BalanceRow(name="Aid", worth=(F(0), F(0)), said=("0", "0"), gets=(F(1), F(0))),
        ),
        title="A division",
        about="In words.",
    )


@pytest.mark.parametrize(
    ("name", "draw"),
    [
        ("scatter-wide.svg", lambda: draw_scatter(two_sides())),
        ("scatter-narrow.svg", lambda: draw_scatter(two_sides(), width=330)),
        ("strips-wide.svg", lambda: draw_strips(four_sides())),
        ("strips-narrow.svg", lambda: draw_strips(four_sides(), width=330)),
        ("balance.svg", lambda: draw_balance(division())),
    ],
)
def test_charts_are_as_they_were_accepted(
    name: str, draw: Callable[[], str], golden: Callable[[str, str], None]
) -> None:
    picture = draw().replace("><", ">\n<") + "\n"
    assert picture.startswith("<svg")
    golden(name, picture)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
SCORES = st.fractions(-1000, 1000, max_denominator=100)


@given(
    st.lists(TEXTS, min_size=2, max_size=5),
    st.data(),
    st.sampled_from([330, 760]),
)
def test_any_text_and_any_scores_make_a_picture_that_parses(
    names: list[str], data: st.DataObject, width: int
) -> None:
    row = st.tuples(*[SCORES] * len(names))
    points = data.draw(st.lists(row, min_size=1, max_size=6))
    minima = data.draw(st.tuples(*[st.none() | SCORES] * len(names)))
    marks = tuple(ChartMark("circle", data.draw(TEXTS), point) for point in points[:3])
    picture = ChartPicture(
        parties=tuple(names), points=tuple(points), marks=marks, minima=minima, title=names[0], about=names[1]
    )
    draw = draw_scatter if len(names) == 2 else draw_strips
    root = ET.fromstring(draw(picture, width=width))  # noqa: S314 - our own drawing
    assert root.tag == f"{SVG}svg"
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
        "svg", "title", "desc", "path", "text", "rect", "circle", "g",
    }  # fmt: skip


def test_a_picture_has_a_title_a_description_and_no_style() -> None:
    drawn = draw_scatter(two_sides(), key="one")
    assert 'role="img" aria-labelledby="one-title" aria-describedby="one-desc"' in drawn
    assert "style" not in drawn


def test_every_point_lies_inside_the_axes() -> None:
    picture = two_sides()
    across, upwards = scatter_axes(picture, 760)
    drawn = draw_scatter(picture)
    dots = re.search(r'd="([^"]*h0)"', drawn)
    assert dots is not None
    places = [tuple(map(float, place.split())) for place in re.findall(r"M([\d.]+ [\d.]+)h0", dots[1])]
    assert len(places) == len(picture.points)
    assert all(across.start <= x <= across.end and upwards.end <= y <= upwards.start for x, y in places)


@given(SCORES, SCORES.filter(bool))
def test_ticks_are_round_and_on_the_axis(low: Fraction, span: Fraction) -> None:
    axis = Axis(low, low + abs(span), 0, 100)
    ticks = axis.ticks(6)
    assert len(ticks) <= 7
    assert all(axis.low <= tick <= axis.high for tick in ticks)
    assert len({second - first for first, second in itertools.pairwise(ticks)}) <= 1


@given(st.fractions(F(1, 10**6), 10**6))
def test_a_step_is_one_two_or_five_times_a_power_of_ten(at_least: Fraction) -> None:
    step = round_step(at_least)
    digits = f"{float(step):e}"[0]
    assert at_least <= step <= at_least * F(5, 2)
    assert digits in "125"


def test_a_single_score_has_an_axis_too() -> None:
    axis = axis_over([F(0)], 0, 100)
    assert axis(F(0)) == 50


def test_labels_of_crowded_marks_do_not_cover_one_another() -> None:
    marks = [(300.0 + 4 * n, 200.0 + 3 * n) for n in range(4)]
    names = ["Nash", "Kalai–Smorodinsky", "egalitarian", "utilitarian"]
    labels = place_labels(marks, names, (0, 0, 760, 450), [])
    boxes = []
    for label, name in zip(labels, names, strict=True):
        width = text_width(name)
        left = {"start": label.x, "end": label.x - width, "middle": label.x - width / 2}[label.anchor]
        boxes.append((left, label.y - FONT, left + width, label.y))
    overlaps = [
        (a, b)
        for n, a in enumerate(boxes)
        for b in boxes[:n]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert overlaps == []


@given(TEXTS, st.integers(20, 300))
def test_cut_words_fit(words: str, room: int) -> None:
    cut = clip(words, room)
    assert text_width(cut) <= room or cut == "…"


def test_every_shape_looks_different() -> None:
    shapes: tuple[Shape, ...] = ("circle", "diamond", "square", "triangle", "cross", "ring")
    assert len({icon(shape) for shape in shapes}) == len(shapes)
