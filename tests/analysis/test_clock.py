"""One clock for a whole analysis."""

from __future__ import annotations

import time

import pytest

from goodoffices.analysis import Limits, analyse
from goodoffices.analysis.clock import SILENT, Clock
from goodoffices.analysis.work import OutOfWork, Work
from goodoffices.case.files import read_case_text

TEXT = """
title: A case that takes a moment
parties: [a, b, c]
issues: [{id: x, options: [x1, x2]}, {id: y, options: [y1, y2]}]
linkages: [{budget: {limit: 5, costs: {x: {x1: 4}, y: {y1: 4}}}}]
preferences:
  - {party: a, points: {x: {x1: 3, x2: 0}, y: {y1: 1, y2: 0}}}
  - {party: b, points: {x: {x1: 0, x2: 3}, y: {y1: 2, y2: 0}}}
  - {party: c, points: {x: {x1: 1, x2: 0}, y: {y1: 0, y2: 1}}}
text: {x: x2, y: y2}
"""


def test_a_part_ends_no_later_than_the_whole() -> None:
    whole = Clock(50)
    half = whole.part(0.5)
    assert half.until < whole.until
    assert half.part(1.0).until <= half.until
    assert Clock().part(0.5).left == float("inf")


def test_a_bell_rings_when_the_time_is_over_and_not_before() -> None:
    late, soon = Clock(3_600), Clock(0.05)
    assert (late.rung[0], soon.rung[0]) == (0, 0)
    for _ in range(2_000):
        if soon.rung[0]:
            break
        time.sleep(0.01)
    assert soon.rung[0]
    assert soon.over
    assert not late.rung[0]
    assert Clock(0).rung[0]
    assert Clock().rung is SILENT


def test_bells_that_nobody_hears_any_more_are_forgotten() -> None:
    bells = [Clock(3_600).rung for _ in range(3)]
    for _ in range(2_000):
        Clock(3_600).rung  # noqa: B018 - asked for, and dropped at once
    assert not any(bell[0] for bell in bells)


def test_limits_begin_once() -> None:
    begun = Limits(seconds=40).begun()
    assert begun.begun().timer is begun.timer
    assert begun.part(0.5).timer.until < begun.timer.until


def test_work_that_cannot_be_interrupted_is_not_begun_without_its_time() -> None:
    Work(1, 1).sort(10**9)
    with pytest.raises(OutOfWork) as ended:
        Work(1, 1, Clock(0.1)).sort(10**9)
    assert ended.value.by_clock


def test_an_analysis_whose_time_is_over_says_so_and_claims_nothing_that_is_not_so() -> None:
    case = read_case_text(TEXT, "case.yaml", "yaml")
    whole = analyse(case)
    hurried = analyse(case, limits=Limits(seconds=0))
    assert whole.frontier is not None
    assert hurried.frontier is not None
    assert hurried.agreement_possible in (None, whole.agreement_possible)
    true = {tuple(point.scores.values()) for point in whole.frontier.points}
    assert hurried.frontier.ended == "clock"
    for point in hurried.frontier.points:
        assert not point.efficient or tuple(point.scores.values()) in true
    for name, solution in hurried.solutions.items():
        assert solution.value <= whole.solutions[name].value <= solution.bound
