"""Whether an agreement holds: patience, rewards and penalties at which it tips, and the model of what each
can do.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from goodoffices.agreement.files import read_agreement, read_agreement_text
from goodoffices.agreement.holding import Act, AfterSignature, Impossible, Temptation
from goodoffices.desk.holding import hold, model_of, tip_of

PRISONERS = Path(__file__).resolve().parents[2] / "examples/agreements/prisoners.yaml"


def temptation(**fields: object) -> Temptation:
    return Temptation(**{"phase": "one", "party": "a", "stop": Fraction(5), "go": Fraction(3), **fields})  # type: ignore[arg-type]


def test_a_game_without_end_tips_at_the_known_patience() -> None:
    # 5 now and 1 in each later period, against 3 in each: patience of (5 − 3) / (5 − 1) = 1/2 is enough.
    one = temptation(after_stop=Fraction(1), patience=Fraction(3, 4))
    assert tip_of(one).patience == 0.5
    assert tip_of(one).lead == 3 + 9 - 5 - 3


def test_a_penalty_of_what_lacks_makes_it_even() -> None:
    one = temptation(periods=1)
    lacks = tip_of(one).tips_at
    assert lacks == 2
    assert tip_of(temptation(periods=1, penalty=lacks)).lead == 0
    assert tip_of(temptation(periods=1, reward=lacks)).lead == 0
    assert tip_of(one).patience is None


def test_nothing_is_said_where_nothing_bounds_it() -> None:
    assert tip_of(temptation()).lead is None


def test_acts_that_cannot_be_undone_go_one_way() -> None:
    after = AfterSignature(
        acts=(Act(id="leave", who="a", back=False), Act(id="pay", who="b")),
        impossible=(Impossible(done=("leave", "pay")),),
        ranks={"a": ((), ("leave",), ("pay",)), "b": (("pay",), (), ("leave",))},
    )
    model, why_not = model_of(after)
    assert not why_not
    assert model is not None
    assert model.states == ("–", "pay", "leave")
    assert model.moves["a"] == (frozenset({2}), frozenset(), frozenset())
    assert model.moves["b"] == (frozenset({1}), frozenset({0}), frozenset())


def test_the_shipped_deal_is_kept_only_by_those_who_look_ahead() -> None:
    held = hold(read_agreement(PRISONERS).agreement)
    assert held is not None
    assert held.stable is not None
    assert held.now is not None
    assert held.now not in held.stable.equilibria["nash"]
    assert held.now in held.stable.equilibria["sequential"]
    assert {(tip.party, tip.lead is not None) for tip in held.tips} == {("front", True), ("republic", True)}


@pytest.mark.parametrize(
    ("ranks", "why"),
    [
        ("{a: [[x], []]}", ""),
        ("{a: [[x]]}", "a does not rank all states"),
        ("{}", "a does not rank all states"),
    ],
)
def test_a_model_that_lacks_something_says_so(ranks: str, why: str) -> None:
    text = f"title: t\nparties: [a, b]\nafter_signature: {{acts: [{{id: x, who: a}}], ranks: {ranks}}}"
    held = hold(read_agreement_text(text).agreement)
    assert held is not None
    assert held.why_not == why
