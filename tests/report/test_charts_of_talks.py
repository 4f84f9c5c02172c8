"""The two pictures of talks: moves over time, and who talks with whom."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.report.charts import (
    ChannelEnd,
    ChannelLine,
    ChannelsPicture,
    ChartMove,
    MovesPicture,
    draw_channels,
    draw_moves,
)
from goodoffices.report.charts.moves import STEPS, step_start

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2031, 5, 6)


def moves() -> MovesPicture:
    def on(row: int, month: int, day: int, shape: str, number: int, *, hollow: bool = False) -> ChartMove:
        when = date(2031, month, day)
        return ChartMove(row, when, when, shape, number, hollow)  # type: ignore[arg-type]

    return MovesPicture(
        rows=("Rounds", "Agreed", "The Republic", "The Front"),
        moves=(
            on(0, 5, 6, "diamond", 1),
            on(1, 5, 7, "square", 2),
            on(2, 5, 6, "triangle", 3),
            on(2, 5, 7, "cross", 4),
            on(3, 5, 7, "circle", 5, hollow=True),
            on(3, 8, 11, "triangle", 6),
            on(3, 8, 11, "cross", 7),
            on(0, 8, 12, "diamond", 8),
        ),
        title="Moves",
        about="A list follows.",
    )


def channels() -> ChannelsPicture:
    return ChannelsPicture(
        actors=(
            ChannelEnd("The Republic", "side", "at the table"),
            ChannelEnd("The Front", "side", "briefed"),
            ChannelEnd("Istria", "mediator", "host"),
            ChannelEnd("Norland", "mediator"),
            ChannelEnd("Union of the Southern Coastal States", "outside", "presses"),
            ChannelEnd("Kessar", "outside", "holds back"),
        ),
        channels=(
            ChannelLine(0, 2, "talks", 1),
            ChannelLine(0, 3, "talks", 2),
            ChannelLine(1, 2, "told", 3),
            ChannelLine(1, 3, "none", 4),
            ChannelLine(4, 1, "tie", 5),
            ChannelLine(5, 0, "tie", 6),
        ),
        title="Who talks with whom",
        about="A list follows.",
    )


@pytest.mark.parametrize(
    ("name", "draw"),
    [
        ("moves-wide.svg", lambda: draw_moves(moves())),
        ("moves-narrow.svg", lambda: draw_moves(moves(), width=330)),
        ("channels-wide.svg", lambda: draw_channels(channels())),
        ("channels-narrow.svg", lambda: draw_channels(channels(), width=330)),
    ],
)
def test_pictures_are_as_they_were_accepted(
    name: str, draw: Callable[[], str], golden: Callable[[str, str], None]
) -> None:
    golden(name, draw().replace("><", ">\n<") + "\n")


def words(drawn: str) -> list[str]:
    return [node.text or "" for node in ET.fromstring(drawn).iter(f"{SVG}text")]  # noqa: S314 - our own drawing


TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


NAMES = TEXTS.filter(lambda name: not re.search(r"\d{5}", name))
"""Names of rows that no number of a mark can be taken for."""


@given(st.lists(NAMES, min_size=1, max_size=5), st.data(), st.sampled_from([330, 760]))
def test_every_move_is_drawn_once_or_counted_as_left_out(
    rows: list[str], data: st.DataObject, width: int
) -> None:
    ends: dict[int, date] = {}
    made = []
    for number in range(10_001, 10_001 + data.draw(st.integers(0, 30))):
        start = data.draw(DAYS)
        ends[number] = start + timedelta(days=data.draw(st.sampled_from([0, 0, 6, 30])))
        row = data.draw(st.integers(0, len(rows) - 1))
        made.append(ChartMove(row, start, ends[number], "circle", number))
    drawn = draw_moves(MovesPicture(rows=tuple(rows), moves=tuple(made), about="About."), width=width)
    shown = [int(word) for word in words(drawn) if re.fullmatch(r"\d{5}", word)]
    assert len(shown) == len(set(shown))
    left = re.search(r"About\. (\d+) earlier", drawn)
    assert set(shown) <= set(ends)
    assert len(shown) + int(left[1] if left else 0) == len(ends)
    without = {ends[number].year for number in ends.keys() - set(shown)}
    assert all(ends[number].year > max(without) for number in shown if without)


@given(DAYS, st.sampled_from(STEPS))
def test_a_step_begins_at_or_before_its_day_and_begins_itself(day: date, step: str) -> None:
    first = step_start(day, step)  # type: ignore[arg-type]
    assert first <= day
    assert step_start(first, step) == first  # type: ignore[arg-type]
    assert (day - first).days <= {"day": 0, "week": 6, "month": 30, "year": 365}[step]


def test_a_month_is_not_drawn_as_a_day() -> None:
    made = (
        ChartMove(0, date(2031, 5, 1), date(2031, 5, 31), "circle", 1),
        ChartMove(0, DAY, DAY, "circle", 2),
        ChartMove(0, date(2031, 7, 2), date(2031, 7, 2), "circle", 3),
    )
    heads = words(draw_moves(MovesPicture(rows=("a",), moves=made)))
    assert "May" in heads
    assert "6 May" not in heads


def test_what_somebody_else_tells_of_a_side_is_drawn_hollow() -> None:
    full = draw_moves(MovesPicture(rows=("a",), moves=(ChartMove(0, DAY, DAY, "circle", 1),)))
    hollow = draw_moves(MovesPicture(rows=("a",), moves=(ChartMove(0, DAY, DAY, "circle", 1, True),)))
    assert 'fill="none"' not in full
    assert 'fill="none"' in hollow


@given(st.data(), st.sampled_from([330, 760]))
def test_every_actor_and_every_number_stands_inside_the_picture(data: st.DataObject, width: int) -> None:
    parts = st.sampled_from(["side", "mediator", "outside"])
    actors = data.draw(
        st.lists(
            st.builds(ChannelEnd, st.from_regex(r"[A-Z][a-z]{1,8}", fullmatch=True), parts, TEXTS),
            min_size=1,
            max_size=12,
        )
    )
    places = st.integers(0, len(actors) - 1)
    lines = st.sampled_from(["talks", "told", "tie", "none"])
    channels = [
        ChannelLine(one, other, data.draw(lines), number)  # type: ignore[arg-type]
        for number, (one, other) in enumerate(data.draw(st.lists(st.tuples(places, places), max_size=12)), 1)
        if one != other
    ]
    drawn = draw_channels(ChannelsPicture(actors=tuple(actors), channels=tuple(channels)), width=width)
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    for node in root.iter(f"{SVG}text"):
        assert 0 <= float(node.get("x", "")) <= width
        assert 0 <= float(node.get("y", "")) <= float(root.get("height", ""))
    found = words(drawn)
    assert all(str(channel.number) in found for channel in channels)
    assert len(list(root.iter(f"{SVG}rect"))) == len(actors)


@pytest.mark.parametrize("width", [330, 760])
def test_no_line_goes_through_the_name_of_a_third_where_ties_are_to_sides_or_past_them(width: int) -> None:
    picture = channels()
    first = next(at for at, actor in enumerate(picture.actors) if actor.part == "mediator")
    past = [
        ChannelLine(at, first, "talks", 20 + at)
        for at, actor in enumerate(picture.actors)
        if actor.part == "outside"
    ]
    picture = msgspec.structs.replace(picture, channels=(*picture.channels, *past))
    drawn = ET.fromstring(draw_channels(picture, width=width))  # noqa: S314 - our own drawing
    boxes = [
        [float(node.get(name, "")) for name in ("x", "y", "width", "height")]
        for node in drawn.iter(f"{SVG}rect")
    ]
    for line in drawn.iter(f"{SVG}path"):
        corners = [tuple(map(float, place.split())) for place in (line.get("d") or "")[1:].split("L")]
        for share in range(1, 50 * (len(corners) - 1)):
            (x1, y1), (x2, y2) = corners[share // 50 : share // 50 + 2]
            x, y = x1 + (x2 - x1) * (share % 50) / 50, y1 + (y2 - y1) * (share % 50) / 50
            inside = [
                box
                for box in boxes
                if box[0] + 1 < x < box[0] + box[2] - 1 and box[1] + 1 < y < box[1] + box[3] - 1
            ]
            assert not inside
