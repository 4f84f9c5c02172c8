"""Fewer points, honestly."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.report.thin import thin

ROWS = st.lists(st.tuples(*[st.integers(0, 50).map(Fraction)] * 3), min_size=1, max_size=60, unique=True)


@given(ROWS, st.integers(4, 20))
def test_no_point_left_out_lies_farther_than_it_says(rows: list[tuple[Fraction, ...]], most: int) -> None:
    found = thin(rows, most)
    spans = [max(column) - min(column) or Fraction(1) for column in zip(*rows, strict=True)]

    def apart(one: tuple[Fraction, ...], other: tuple[Fraction, ...]) -> Fraction:
        return max(abs(a - b) / span for a, b, span in zip(one, other, spans, strict=True))

    farthest = max(min(apart(row, rows[kept]) for kept in found.kept) for row in rows)
    assert len(found.kept) <= max(most, 3)
    assert abs(float(farthest) - found.distance) < 1e-9


@given(ROWS, st.integers(5, 20))
def test_every_partys_best_and_what_was_asked_for_are_kept(
    rows: list[tuple[Fraction, ...]], most: int
) -> None:
    asked = len(rows) // 2
    found = thin(rows, most, [asked])
    kept = [rows[place] for place in found.kept]
    assert asked in found.kept
    assert [max(column) for column in zip(*kept, strict=True)] == [
        max(column) for column in zip(*rows, strict=True)
    ]


def test_few_points_are_all_kept() -> None:
    rows = [(Fraction(n), Fraction(-n)) for n in range(5)]
    assert thin(rows, 5).kept == (0, 1, 2, 3, 4)
