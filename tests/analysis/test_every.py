"""Few packages are written out: the same checks by brute force, and the same results as by the other
engines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from analysis import test_frontier, test_solutions
from analysis.random_cases import Scores, permitted, random_case
from goodoffices.analysis import Analysis, NothingPermitted, analyse, every
from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.scored_case import compile_case
from goodoffices.case import Package

ROOT = Path(__file__).parents[2]


def test_every_solution_is_the_best_by_its_own_rule() -> None:
    test_solutions.test_every_solution_is_the_best_by_its_own_rule(range(150))


def test_where_no_package_meets_all_minima_each_partys_lack_is_told() -> None:
    test_solutions.test_where_no_package_meets_all_minima_each_partys_lack_is_told(range(300))


def test_the_standing_text_is_weighed_and_bridged_by_the_fewest_changes() -> None:
    test_solutions.test_the_standing_text_is_weighed_and_bridged_by_the_fewest_changes(range(150))


@pytest.mark.parametrize("batch", range(2))
def test_the_frontier_is_that_of_brute_force_with_every_package_counted(batch: int) -> None:
    test_frontier.test_the_frontier_is_that_of_brute_force_with_every_package_counted(batch)


def told(found: Analysis) -> object:
    """What does not turn on which of several equal packages is named."""
    frontier = found.frontier
    return (
        found.agreement_possible,
        found.reach,
        found.no_agreement,
        {key: (one.value, one.bound, one.scores, one.proved) for key, one in found.solutions.items()},
        frontier and [(point.scores, point.count, point.efficient) for point in frontier.points],
        found.standing and (found.standing.scores, found.standing.upper, found.standing.efficient),
        found.standing and (found.standing.distance, found.standing.bridge_count, found.standing.adds),
    )


def test_results_are_those_of_the_other_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(4_000, 4_060):
        case = random_case(seed, scales=(2, 10, 1_000))
        try:
            scored = compile_case(case)
        except NothingPermitted:
            continue
        assert every.few(scored)
        small = analyse(case)
        with monkeypatch.context() as patch:
            patch.setattr(every, "FEW", 0)
            patch.setattr(every, "FEW_OF_TWO", 0)
            assert not every.few(scored)
            large = analyse(case)
        assert told(small) == told(large), seed


def test_points_come_back_with_the_first_package_that_has_them() -> None:
    several = 0
    for seed in range(40):
        case = random_case(seed, scales=(2,))
        try:
            scored = compile_case(case)
        except NothingPermitted:
            continue
        front = find_frontier(scored)
        points = front.points(range(len(front.scores)))
        scores = [tuple(point.scores.values()) for point in points]
        assert scores == sorted(scores, reverse=True)
        first: dict[Scores, Package] = {}
        for package, has in permitted(case, scored):
            first.setdefault(has, package)
        assert [point.package for point in points] == [first[has] for has in scores], seed
        several += sum(point.count > 1 for point in points)
    assert several > 5


def test_a_small_case_loads_no_compiler() -> None:
    code = (
        "import sys; from goodoffices.analysis import analyse; from goodoffices.case.files import read_case;"
        "from pathlib import Path; found = analyse(read_case(Path('examples/well.yaml')));"
        "assert found.solutions and found.standing; assert 'numba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
