"""The exchange planner against every order of turns, and what holds of all exchanges."""

from __future__ import annotations

import random
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_exchanges import SIDES, least_by_search, random_exchange

from goodoffices.agreement import AgreedExchange, CannotPlan, ExchangePlan, Give, plan_exchange, removals
from goodoffices.agreement.planner.fluid import impossible
from goodoffices.agreement.planner.problem import turn_problem
from goodoffices.case import Interval


def largest(plan: ExchangePlan) -> Fraction:
    assert plan.exposure is not None
    return max(one.most for one in plan.exposure.values())


def simple(*rows: tuple[str, int, int, int], **more: object) -> AgreedExchange:
    """Gives as (party, number, worth to giver, worth to receiver)."""
    gives = [
        Give(
            category=f"{party}{place}",
            party=party,
            number=number,
            worth_to_giver=Fraction(cost),
            worth_to_receiver=Fraction(worth),
        )
        for place, (party, number, cost, worth) in enumerate(rows)
    ]
    return msgspec.structs.replace(AgreedExchange(id="x", gives=tuple(gives)), **more)


def exposures_of_schedule(exchange: AgreedExchange, plan: ExchangePlan) -> dict[str, Fraction]:
    """What each side would gain by stopping, worked out again from the schedule alone."""
    left = {give.category: Fraction(give.number) for give in exchange.gives}
    found = {side: Fraction(0) for side in SIDES}

    def look() -> None:
        for side in SIDES:
            if not any(left[give.category] for give in exchange.gives if give.party == side):
                continue
            gain = -exchange.deposits.get(side, Fraction(0))
            for give in exchange.gives:
                worth = give.worth_to_giver if give.party == side else give.worth_to_receiver
                assert isinstance(worth, Fraction)
                gain += left[give.category] * (worth if give.party == side else -worth)
            found[side] = max(found[side], gain)

    look()
    turns = max(turn.turn for turn in plan.turns)
    for number in range(1, turns + 1):
        for turn in plan.turns:
            if turn.turn == number:
                for category, units in turn.units.items():
                    left[category] -= units
        look()
    assert not any(left.values())
    return found


def test_three_thousand_exchanges_agree_with_every_order() -> None:
    for seed in range(3000):
        exchange = random_exchange(seed)
        least = least_by_search(exchange)
        plan = plan_exchange(exchange, SIDES)
        assert plan.proved, seed
        assert largest(plan) == max(Fraction(0), least), seed
        assert plan.bound == largest(plan), seed
        assert plan.safe == (least < 0 if exchange.equality == "unsafe" else least <= 0), seed


def test_simultaneous_turns_agree_with_every_order() -> None:
    for seed in range(100):
        dice = random.Random(seed)
        exchange = msgspec.structs.replace(
            random_exchange(seed),
            intermediary="n",
            per_day=dice.choice((None, 1, 2, 3)),
            together=(),
            first="",
        )
        plan = plan_exchange(exchange, SIDES)
        assert plan.proved, seed
        assert largest(plan) == max(Fraction(0), least_by_search(exchange, simultaneous=True)), seed


def test_what_is_told_is_what_the_schedule_has() -> None:
    for seed in range(150):
        exchange = msgspec.structs.replace(random_exchange(seed), together=())
        plan = plan_exchange(exchange, SIDES)
        assert plan.exposure is not None
        again = exposures_of_schedule(exchange, plan)
        assert {side: one.most for side, one in plan.exposure.items()} == {
            side: again[side] for side in plan.exposure
        }


@given(st.integers(0, 10**6))
@settings(max_examples=150, deadline=None)
def test_smaller_lots_never_raise_the_least_exposure(seed: int) -> None:
    exchange = msgspec.structs.replace(random_exchange(seed), together=())
    small = tuple(msgspec.structs.replace(give, lot=1) for give in exchange.gives)
    smaller = msgspec.structs.replace(exchange, gives=small)
    assert largest(plan_exchange(smaller, SIDES)) <= largest(plan_exchange(exchange, SIDES))


@given(st.integers(0, 10**6), st.fractions(0, 3, max_denominator=4))
@settings(max_examples=100, deadline=None)
def test_a_deposit_of_the_exposure_makes_it_safe(seed: int, more: Fraction) -> None:
    exchange = msgspec.structs.replace(random_exchange(seed), equality="safe")
    plan = plan_exchange(exchange, SIDES)
    assert plan.exposure is not None
    deposits = {
        side: exchange.deposits.get(side, Fraction(0)) + one.most + more
        for side, one in plan.exposure.items()
    }
    assert plan_exchange(msgspec.structs.replace(exchange, deposits=deposits), SIDES).safe


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_sides_and_categories_in_another_order_change_nothing(seed: int) -> None:
    exchange = random_exchange(seed)
    turned = msgspec.structs.replace(exchange, gives=exchange.gives[::-1])
    assert largest(plan_exchange(exchange, SIDES)) == largest(plan_exchange(turned, SIDES[::-1]))


def test_who_delivers_last_at_a_cost_is_never_strictly_safe() -> None:
    exchange = simple(("a", 2, 1, 3), ("b", 2, 1, 3))
    assert not plan_exchange(exchange, SIDES).safe
    free = simple(("a", 2, 0, 3), ("b", 2, 1, 3))
    assert plan_exchange(free, SIDES).safe
    assert not plan_exchange(msgspec.structs.replace(free, equality="unsafe"), SIDES).safe


def test_goods_against_payment_in_parts() -> None:
    # Sandholm & Lesser's case: what remains to be paid lies between what the rest costs its supplier and what
    # it is worth.
    # Four goods at a cost of 2 and a worth of 5; twelve payments of 1 that cost and bring 1. The last good
    # costs 2.
    exchange = simple(("a", 4, 2, 5), ("b", 12, 1, 1))
    plan = plan_exchange(exchange, SIDES)
    assert largest(plan) == 1
    assert plan.proved
    last = [turn.giver for turn in plan.turns][-1]
    assert last == "b"  # the last payment costs 1, the last good would cost 2


def test_intervals_count_at_the_end_that_is_worse_for_the_side() -> None:
    wide = simple(("a", 3, 1, 3), ("b", 3, 0, 3))
    gives = tuple(
        msgspec.structs.replace(
            give,
            worth_to_giver=Interval(low=Fraction(0), high=give.worth_to_giver or Fraction(0)),
            worth_to_receiver=Interval(low=give.worth_to_receiver or Fraction(0), high=Fraction(9)),
        )
        for give in wide.gives
    )
    assert (
        plan_exchange(msgspec.structs.replace(wide, gives=gives), SIDES).exposure
        == plan_exchange(wide, SIDES).exposure
    )


def test_where_only_an_order_is_known_no_exposure_is_given() -> None:
    gives = (
        Give(category="soldiers", party="a", number=2),
        Give(category="prisoners", party="b", number=6),
    )
    order = {"a": (("prisoners",), ("soldiers",)), "b": (("soldiers",), ("prisoners",))}
    plan = plan_exchange(AgreedExchange(id="x", gives=gives, order=order), SIDES)
    assert plan.exposure is None
    assert plan.bound is None
    assert not plan.safe
    # a gives what it ranks lower: while as many prisoners as soldiers are still to come, going on is better
    # for every worth that agrees with the order.
    assert 0 in plan.told["a"]
    through = plan_exchange(AgreedExchange(id="x", gives=gives, order=order, intermediary="n"), SIDES)
    assert through.turns[-1].turn == 1
    # All at once: b gets two for six that it ranks lower, which the order does not weigh against each other.
    assert 0 not in through.told["b"]


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_what_the_order_proves_holds_for_every_worth_that_agrees(seed: int) -> None:
    dice = random.Random(seed)
    names = {"a": ["a0", "a1"], "b": ["b0", "b1"]}
    gives = tuple(
        Give(category=name, party=side, number=dice.randint(1, 2)) for side in SIDES for name in names[side]
    )
    every = [*names["a"], *names["b"]]
    order = {}
    for side in SIDES:
        dice.shuffle(every)
        order[side] = tuple((name,) for name in every)
    plan = plan_exchange(AgreedExchange(id="x", gives=gives, order=order), SIDES)
    for side in SIDES:
        worth, at = {}, 100
        for (name,) in order[side]:
            at -= dice.randint(0, 20)
            worth[name] = max(at, 0)
        left = {give.category: give.number for give in gives}
        for moment in range(max(turn.turn for turn in plan.turns) + 1):
            for turn in plan.turns:
                if turn.turn == moment:
                    for category, units in turn.units.items():
                        left[category] -= units
            if moment in plan.told[side]:
                owed = sum(worth[name] * left[name] for name in names[side])
                coming = sum(worth[name] * left[name] for name in every if name not in names[side])
                assert owed <= coming or not any(left[name] for name in names[side])


def test_days_hold_what_they_hold() -> None:
    exchange = simple(("a", 10, 0, 2), ("b", 4, 0, 5))
    gives = (msgspec.structs.replace(exchange.gives[0], per_day=3), exchange.gives[1])
    plan = plan_exchange(msgspec.structs.replace(exchange, gives=gives, start="day 7"), SIDES)
    by_day: dict[int, int] = {}
    for turn in plan.turns:
        by_day[turn.day] = by_day.get(turn.day, 0) + turn.units.get("a0", 0)
    assert min(by_day) == 7
    assert max(by_day.values()) <= 3
    assert [turn.day for turn in plan.turns] == sorted(turn.day for turn in plan.turns)


def test_a_third_party_gives_and_is_not_asked() -> None:
    exchange = AgreedExchange(
        id="x",
        gives=(
            Give(category="guns", party="a", to="b", number=2, worth_to_giver=Fraction(2),
            worth_to_receiver=Fraction(3)),
            Give(category="grain", party="fund", to="a", number=2, worth_to_receiver=Fraction(3)),
        ),
    )  # fmt: skip
    plan = plan_exchange(exchange, SIDES)
    assert plan.exposure is not None
    assert set(plan.exposure) >= {"a"}
    assert plan.exposure["a"].most == 0 or plan.turns[-1].giver == "a"


def test_a_circle_of_what_comes_before_has_no_schedule() -> None:
    exchange = simple(("a", 1, 1, 2), ("b", 1, 1, 2))
    gives = (
        msgspec.structs.replace(exchange.gives[0], after=("b1",)),
        msgspec.structs.replace(exchange.gives[1], after=("a0",)),
    )
    with pytest.raises(CannotPlan, match="circle"):
        plan_exchange(msgspec.structs.replace(exchange, gives=gives), SIDES)


def test_what_would_remove_it_is_tried() -> None:
    exchange = simple(("a", 4, 2, 3), ("b", 4, 2, 3))
    lots = tuple(msgspec.structs.replace(give, lot=4) for give in exchange.gives)
    large = msgspec.structs.replace(exchange, gives=lots)
    plan = plan_exchange(large, SIDES)
    ways = {one.way: one for one in removals(large, SIDES, plan)}
    assert ways["intermediary"].safe
    assert ways["smaller-lots"].left == largest(plan_exchange(exchange, SIDES)) < largest(plan)
    assert ways["forfeit"].amounts == {
        side: one.most for side, one in (plan.exposure or {}).items() if one.most
    }


def test_the_quick_bound_never_rules_out_what_can_be() -> None:
    for seed in range(300):
        exchange = msgspec.structs.replace(random_exchange(seed), together=(), first="")
        gives = tuple(msgspec.structs.replace(give, after=()) for give in exchange.gives)
        exchange = msgspec.structs.replace(exchange, gives=gives, equality="safe")
        problem = turn_problem(exchange, SIDES)
        least = max(0, int(least_by_search(exchange) * problem.scale))
        assert not impossible(problem, (least, least)), seed


def test_two_hundred_lots_a_side_are_planned_and_proved() -> None:
    dice = random.Random(3)
    rows = [
        (side, 1, cost := dice.randint(1, 100), cost + dice.randint(0, 40))
        for side in SIDES
        for _ in range(200)
    ]
    assert plan_exchange(simple(*rows), SIDES).proved
    rows = [
        (side, 40, cost := dice.randint(1, 9), cost + dice.randint(0, 9)) for side in SIDES for _ in range(5)
    ]
    assert plan_exchange(simple(*rows), SIDES).proved
