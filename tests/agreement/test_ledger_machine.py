"""Two monitors write reports offline, take some back, copy each other's files and meet again.

Whatever they do, in whatever order, what they come to depends on the reports alone. ``make soak`` plays ten
thousand histories.
"""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from test_tracking import deal

from goodoffices.agreement.tracking import Deed, FieldReport, Ledger

HISTORIES = int(os.environ.get("HISTORIES", "25"))
AS_OF = datetime(2031, 7, 1, tzinfo=UTC)
START = datetime(2031, 6, 3, 4, tzinfo=UTC)
DEEDS: tuple[Deed, ...] = (
    "done",
    "partly",
    "not-done",
    "verified",
    "disputed",
    "violated",
    "contested",
    "cured",
    "suspended",
    "resumed",
)
OF_PHASES: tuple[Deed, ...] = ("entered", "left", "extended", "suspended", "resumed")


class TwoMonitors(RuleBasedStateMachine):
    """Each has a ledger of their own."""

    @initialize()
    def begin(self) -> None:
        self.agreement = deal()
        self.ledgers = [Ledger(self.agreement, AS_OF) for _ in range(2)]
        self.mine: list[list[FieldReport]] = [[], []]
        self.count = 0

    def write(self, who: int, report: FieldReport) -> None:
        self.mine[who].append(report)
        self.ledgers[who].add(report)

    @rule(
        who=st.integers(0, 1),
        name=st.sampled_from(("fence", "grain", "gate", "milk", "stop")),
        what=st.sampled_from(DEEDS),
        hour=st.integers(0, 900),
        says=st.sampled_from(("ash", "birch", "elders")),
        number=st.one_of(st.none(), st.integers(1, 30)),
    )
    def a_report(self, who: int, name: str, what: Deed, hour: int, says: str, number: int | None) -> None:
        self.count += 1
        self.write(
            who,
            FieldReport(
                id=f"{who}-{self.count}",
                at=START + timedelta(hours=hour),
                commitment=name,
                what=what,
                says=says,
                number=None if number is None else Fraction(number),
            ),
        )

    @rule(who=st.integers(0, 1), what=st.sampled_from(OF_PHASES), hour=st.integers(0, 900))
    def of_a_phase(self, who: int, what: Deed, hour: int) -> None:
        self.count += 1
        at = START + timedelta(hours=hour)
        self.write(
            who, FieldReport(id=f"{who}-{self.count}", at=at, commitment="one", what=what, says="elders")
        )

    @rule(who=st.integers(0, 1), seed=st.integers(0, 2**16))
    def taken_back(self, who: int, seed: int) -> None:
        living = [one for one in self.mine[who] if one.what != "withdrawn"]
        if not living:
            return
        gone = random.Random(seed).choice(living)
        self.count += 1
        self.write(
            who,
            FieldReport(
                id=f"{who}-{self.count}",
                at=gone.at,
                commitment=gone.commitment,
                what="withdrawn",
                says=gone.says,
                withdraws=gone.id,
            ),
        )

    @rule(who=st.integers(0, 1))
    def one_takes_the_others_file(self, who: int) -> None:
        self.ledgers[who].add(*self.mine[1 - who])
        known = set(self.mine[who])
        self.mine[who] += [one for one in self.mine[1 - who] if one not in known]

    @invariant()
    def each_is_what_its_reports_come_to(self) -> None:
        if not hasattr(self, "ledgers"):
            return
        for ledger, reports in zip(self.ledgers, self.mine, strict=True):
            turned = list(reports)
            random.Random(self.count).shuffle(turned)
            again = Ledger(self.agreement, AS_OF, turned)
            assert ledger.states() == again.states()
            assert len(ledger.reports) == len(set(reports))

    @invariant()
    def nothing_is_lost_and_nothing_counts_twice_when_they_meet(self) -> None:
        if not hasattr(self, "ledgers"):
            return
        one, two = self.ledgers
        both = one.merged(two)
        assert both.states() == two.merged(one).states() == both.merged(one).states()
        assert set(both.reports) == set(one.reports) | set(two.reports)

    @invariant()
    def what_was_taken_back_leaves_no_trace(self) -> None:
        if not hasattr(self, "ledgers"):
            return
        both = self.ledgers[0].merged(self.ledgers[1])
        clean = Ledger(self.agreement, AS_OF, both.living())
        assert [one.state for one in both.states()] == [one.state for one in clean.states()]
        assert [one.claims for one in both.states()] == [one.claims for one in clean.states()]


TwoMonitors.TestCase.settings = settings(
    max_examples=HISTORIES, stateful_step_count=12, deadline=None, derandomize=True
)
TestTwoMonitors = TwoMonitors.TestCase
