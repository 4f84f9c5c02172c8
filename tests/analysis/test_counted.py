"""How many packages have a point's scores: all of them, or at least so many, and told so."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import numpy as np
import pytest

from goodoffices.analysis import Point, analyse, board, scarce
from goodoffices.analysis.archive import Archive
from goodoffices.analysis.bounded import BoundedSums
from goodoffices.analysis.work import OutOfWork
from goodoffices.case.files import read_case_text
from goodoffices.report import contract, render_page, render_terminal

TEXT = """
title: Alike
parties: [a, b]
issues: [{id: x, options: [u, v, w]}, {id: y, options: [u, v]}, {id: z, options: [u, v]}]
linkages: [{budget: {limit: 4, costs: {x: {u: 3}, y: {u: 1}, z: {u: 1}}}}]
preferences:
  - {party: a, points: {x: {u: 4, v: 2, w: 0}, y: {u: 1, v: 0}, z: {u: 1, v: 0}}}
  - {party: b, points: {x: {u: 0, v: 2, w: 4}, y: {u: 0, v: 0}, z: {u: 0, v: 0}}}
"""


def test_what_was_not_counted_whole_is_told_as_at_least(monkeypatch: pytest.MonkeyPatch) -> None:
    case = read_case_text(TEXT, "case.yaml", "yaml")
    whole = analyse(case)
    assert whole.frontier is not None
    assert all(point.counted for point in whole.frontier.points)
    # a 5 and b 0: with y or z; both are dearer than the limit
    assert {tuple(point.scores.values()): point.count for point in whole.frontier.points} == {
        (Fraction(5), Fraction(0)): 2,
        (Fraction(4), Fraction(2)): 1,
        (Fraction(2), Fraction(4)): 1,
    }
    assert "at least 1" not in render_terminal(case, whole, board(case), 100)

    def never(*_: object, **__: object) -> BoundedSums:
        raise OutOfWork(by_clock=True)

    monkeypatch.setattr(scarce, "BoundedSums", never)
    short = analyse(case)
    assert short.frontier is not None
    assert not any(point.counted for point in short.frontier.points)
    for point, other in zip(short.frontier.points, whole.frontier.points, strict=True):
        assert point.scores == other.scores
        assert 1 <= point.count <= other.count
    assert "at least 1" in render_terminal(case, short, board(case), 100)
    assert "at least 1" in render_page(case, short, board(case))
    record = msgspec.json.decode(b"".join(contract(case, short, board(case))))
    assert [point["counted"] for point in record["frontier"]["points"]] == [False] * 3


def test_a_point_is_one_package_until_more_is_known() -> None:
    assert Point(scores={}, package={}, count=1).counted


def test_of_equal_points_the_one_whose_packages_are_all_counted_stays() -> None:
    archive = Archive(2, 1)
    point = np.array([[3, 4]])
    archive.add(point, np.array([[0]]))
    archive.prove(np.array([True]))
    assert archive.counted(np.array([0])) == [False]
    archive.add(point, np.array([[1]]), proved=True, counts=[7])
    assert archive.counted(np.array([0])) == [True]
    assert archive.count(np.array([0])) == [7]
    archive.add(point, np.array([[2]]))
    assert archive.count(np.array([0])) == [7]
