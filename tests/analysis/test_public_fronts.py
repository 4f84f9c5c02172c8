"""Public knapsacks against another method: a plain dynamic programme filtered by moocore (bench/mokp.py),
whose sizes and digests are stored.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from goodoffices.analysis import Limits
from goodoffices.analysis.frontier import find_frontier
from goodoffices.analysis.scored_case import compile_case

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
import mokp

STORED = json.loads(Path(__file__).with_name("fronts.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", list(STORED)[:1])
def test_a_public_front_is_the_one_of_the_other_method(name: str, shared: Path) -> None:
    assert shared.is_dir()
    front = find_frontier(compile_case(mokp.case_of(name)), limits=Limits(seconds=3_600))
    assert front.complete
    assert [len(front.scores), mokp.digest(front.scores)] == STORED[name]
