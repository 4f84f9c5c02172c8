"""Kernels are compiled once per machine, which under load takes as long as a test's search may: so before any
test that is bound to a time.
"""

from __future__ import annotations

import pytest

from goodoffices.analysis import Limits, every
from goodoffices.analysis.frontier import search_frontier
from goodoffices.analysis.scored_case import compile_case
from goodoffices.case.files import read_case_text

TEXT = """
title: Something scarce
parties: [a, b]
issues: [{id: x, options: [x1, x2]}, {id: y, options: [y1, y2]}]
linkages: [{budget: {limit: 5, costs: {x: {x1: 4}, y: {y1: 4}}}}]
preferences:
  - {party: a, points: {x: {x1: 3, x2: 0}, y: {y1: 1, y2: 0}}}
  - {party: b, points: {x: {x1: 0, x2: 3}, y: {y1: 2, y2: 0}}}
"""


@pytest.fixture(autouse=True, scope="session")
def compiled_kernels() -> None:
    """One search, without a clock."""
    scored = compile_case(read_case_text(TEXT, "case.yaml", "yaml"))
    search_frontier(scored, limits=Limits(seconds=float("inf")))


@pytest.fixture(autouse=True)
def small_cases_as_large_ones(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small cases go through the engines that large ones need, which brute force can check on small ones
    only; but for the tests of writing out every package.
    """
    if request.module.__name__.rsplit(".", 1)[-1] not in ("test_every", "test_not_exact"):
        monkeypatch.setattr(every, "FEW", 0)
        monkeypatch.setattr(every, "FEW_OF_TWO", 0)
