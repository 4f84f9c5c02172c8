"""Words beside marks without covering one another: the nearest free place of a few, by penalty."""

from __future__ import annotations

import msgspec

from goodoffices.report.charts.svg import FONT, text_width

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_TRIES = (
    (12.0, -8.0, "start"),
    (12.0, 5.0, "start"),
    (-12.0, 5.0, "end"),
    (12.0, 20.0, "start"),
    (-12.0, -8.0, "end"),
    (-12.0, 20.0, "end"),
    (0.0, -16.0, "middle"),
    (0.0, 26.0, "middle"),
    *((20.0, rise, "start") for rise in (-26.0, -44.0, -62.0, 38.0, 56.0, 74.0)),
    *((-20.0, rise, "end") for rise in (-26.0, -44.0, -62.0, 38.0, 56.0, 74.0)),
)
_NEAR = 8


class Label(msgspec.Struct, frozen=True):
    """Where a label goes; ``far`` says that a line to ``elbow`` should tie it to its mark."""

    x: float
    y: float
    anchor: str
    far: bool
    elbow: tuple[float, float]


def place_labels(
    marks: list[tuple[float, float]], names: list[str], area: Box, taken: list[Box]
) -> list[Label]:
    """A place for each name: inside the area first, then off other labels, then off marks, then off dots."""
    around = [(x - 8, y - 8, x + 8, y + 8) for x, y in marks]
    placed: list[Box] = []
    labels = []
    for (x, y), name in zip(marks, names, strict=True):
        tries = [_try(x, y, name, number) for number in range(len(_TRIES))]
        costs = [
            (
                1000 * _outside(box, area)
                + 100 * sum(_overlap(box, other) for other in placed)
                + 60 * sum(_overlap(box, other) for other in around)
                + 30 * (_nearest(label, marks) != (x, y))
                + sum(_overlap(box, other) for other in taken)
                + number / 100,
                number,
            )
            for number, (label, box) in enumerate(tries)
        ]
        chosen, box = tries[min(costs)[1]]
        placed.append(box)
        labels.append(chosen)
    return labels


def _try(x: float, y: float, name: str, number: int) -> tuple[Label, Box]:
    dx, dy, anchor = _TRIES[number]
    width = text_width(name)
    left = {"start": x + dx, "end": x + dx - width, "middle": x + dx - width / 2}[anchor]
    box = (left, y + dy - FONT, left + width, y + dy + 3)
    elbow = (x + dx * 0.9, y + dy - FONT / 3)
    return Label(x + dx, y + dy, anchor, number >= _NEAR, elbow), box


def _nearest(label: Label, marks: list[tuple[float, float]]) -> tuple[float, float]:
    x, y = label.elbow
    return min(marks, key=lambda place: (place[0] - x) ** 2 + (place[1] - y) ** 2)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _outside(box: Box, area: Box) -> bool:
    return box[0] < area[0] or box[1] < area[1] or box[2] > area[2] or box[3] > area[3]
