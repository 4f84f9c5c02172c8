"""Nobody learns from silence: what a viewer sees depends on the acts and times in the viewer's own rooms
alone.
"""

from __future__ import annotations

import pytest
from histories import Twins, rooms_of, silent
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from talks_cast import PEOPLE

from goodoffices.talks import acts

SEEDS = 10_000
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_ten_thousand_random_pairs_of_histories_look_the_same(part: int) -> None:
    loud = [seed for seed in range(part, SEEDS, PARTS) if not silent(seed)]
    assert loud == []


def test_the_histories_do_differ_elsewhere_and_relays_do_go() -> None:
    """Otherwise the test above would say nothing."""
    differ = relays = cited = 0
    for seed in range(400):
        twins = Twins(PEOPLE[seed % 6], seed)
        for _ in range(14):
            twins.step()
        one, two = twins.worlds
        differ += one.entries != two.entries
        for room in rooms_of(twins.viewer):
            relays += sum(isinstance(entry.act, acts.Relayed) for entry in one.entries[room])
        cited += sum(bool(relay.cites) for relay in one.sees("moreau").relays)
    assert differ > 230
    assert relays > 150
    assert cited > 40


class Silence(RuleBasedStateMachine):
    """Hypothesis searches for a sequence of acts after which a viewer could tell."""

    @initialize(viewer=st.sampled_from(PEOPLE), seed=st.integers(0, 2**32))
    def start(self, viewer: str, seed: int) -> None:
        self.twins = Twins(viewer, seed)

    @rule()
    def the_same_in_both(self) -> None:
        self.twins.shared_write()

    @rule()
    def a_relay_to_the_viewer(self) -> None:
        self.twins.shared_relay()

    @rule(which=st.integers(0, 1))
    def something_elsewhere(self, which: int) -> None:
        self.twins.elsewhere(which)

    @invariant()
    def the_viewer_cannot_tell(self) -> None:
        if hasattr(self, "twins"):
            assert self.twins.same()


Silence.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None, derandomize=True)
TestSilence = Silence.TestCase
