"""Trades and common ground against their definitions, over every value that intervals leave possible."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction as F

import msgspec

from goodoffices.analysis import CommonGround, Trade, common_ground, find_trades
from goodoffices.case import Case, Interval, Issue, Option, Party, Preference, Range

OPTIONS = ("o0", "o1", "o2")


def case(*preferences: Preference, issues: tuple[str, ...] = ("x", "y", "z"), options: int = 3) -> Case:
    return Case(
        title="Trades",
        parties=tuple(Party(id=preference.party) for preference in preferences),
        issues=tuple(Issue(id=i, options=tuple(Option(id=o) for o in OPTIONS[:options])) for i in issues),
        preferences=preferences,
    )


def points(party: str, **issues: tuple[int, ...]) -> Preference:
    given = {i: dict(zip(OPTIONS, map(F, row), strict=False)) for i, row in issues.items()}
    return Preference(party=party, points=given)


def test_each_gains_where_it_cares_more() -> None:
    found = find_trades(
        case(
            points("a", x=(60, 0), y=(10, 0), z=(30, 0)), points("b", x=(0, 1), y=(0, 3), z=(4, 0)), options=2
        )
    )
    assert found == (
        Trade(
            one="a",
            other="b",
            one_gains_on="x",
            other_gains_on="y",
            shares={"a": {"x": F(3, 5), "y": F(1, 10)}, "b": {"y": F(3, 8), "x": F(1, 8)}},
            strength=F(1, 4),
        ),
    )


def test_what_both_want_alike_is_common_ground_and_no_trade() -> None:
    talks = case(
        points("a", x=(9, 0), y=(0, 5)), points("b", x=(2, 0), y=(8, 0)), issues=("x", "y"), options=2
    )
    assert find_trades(talks) == ()
    assert common_ground(talks) == (CommonGround(issue="x", options=("o0",), parties=("a", "b")),)


def test_who_is_indifferent_likes_nothing_best() -> None:
    both = points("a", x=(4, 4), y=(0, 5)), points("b", x=(2, 0), y=(0, 8))
    talks = case(*both, issues=("x", "y"), options=2)
    assert [ground.issue for ground in common_ground(talks)] == ["y"]
    alike = Preference(party="c", order={"x": (("o0", "o1"),), "y": (("o1", "o0"),)})
    three = case(*both, alike, issues=("x", "y"), options=2)
    assert [(ground.issue, ground.parties) for ground in common_ground(three)] == [("y", ("a", "b"))]


def test_a_ranking_gives_common_ground_and_never_a_trade() -> None:
    order = {"x": (("o0",), ("o1",)), "y": (("o1",), ("o0",))}
    ranked = case(
        Preference(party="a", order=order), points("b", x=(7, 0), y=(2, 0)), issues=("x", "y"), options=2
    )
    assert find_trades(ranked) == ()
    assert [ground.issue for ground in common_ground(ranked)] == ["x"]


def test_options_that_somebody_refuses_are_left_out() -> None:
    one, other = points("a", x=(60, 10, 0), y=(10, 5, 0)), points("b", x=(0, 1, 2), y=(0, 20, 40))
    assert [trade.one_gains_on for trade in find_trades(case(one, other, issues=("x", "y")))] == ["x"]
    refusing = msgspec.structs.replace(other, refuses={"x": ("o0",)})
    assert [trade.one_gains_on for trade in find_trades(case(one, refusing, issues=("x", "y")))] == []


def test_an_issue_that_is_not_scored_throughout_is_left_out() -> None:
    part = points("a", x=(60, 10), y=(10, 5, 0))
    assert find_trades(case(part, points("b", x=(0, 1, 2), y=(0, 20, 40)), issues=("x", "y"))) == ()


def test_divisible_and_numeric_issues_trade_too() -> None:
    straight = {"days": {"1": F(30), "9": F(0)}}
    talks = Case(
        title="Mixed",
        parties=(Party(id="a"), Party(id="b")),
        issues=(
            Issue(id="land", kind="divisible", parts=4),
            Issue(id="days", kind="range", range=Range(lowest=F(1), highest=F(9), step=F(1))),
        ),
        preferences=(
            Preference(party="a", points={"land": {"whole": F(70)}, **straight}, linear=("days",)),
            Preference(
                party="b",
                weights={"land": F(1), "days": F(2)},
                values={"days": {"1": F(0), "9": F(2)}},
                linear=("days",),
            ),
        ),
    )
    (trade,) = find_trades(talks)
    assert (trade.one_gains_on, trade.other_gains_on) == ("land", "days")
    assert trade.shares == {
        "a": {"land": F(7, 10), "days": F(3, 10)},
        "b": {"days": F(4, 5), "land": F(1, 5)},
    }


def test_a_weight_that_is_an_interval_moves_all_options_of_its_issue_together() -> None:
    values = {"x": {"o0": F(4), "o1": F(3)}, "y": {"o0": F(1), "o1": F(0)}}
    vague = Preference(
        party="a",
        weights={"x": Interval(low=F(2), high=F(6)), "y": Interval(low=F(0), high=F(1))},
        values=values,
    )
    other = points("b", x=(0, 1), y=(0, 9))
    assert find_trades(case(vague, other, issues=("x", "y"), options=2)) == ()
    surely = msgspec.structs.replace(vague, weights={**vague.weights, "y": Interval(low=F(1), high=F(1))})
    (trade,) = find_trades(case(surely, other, issues=("x", "y"), options=2))
    assert trade.shares["a"] == {"x": F(2, 3), "y": F(1, 3)}


def test_the_strongest_come_first_and_their_number_is_bounded() -> None:
    rng = random.Random(7)
    names = tuple(f"i{n}" for n in range(16))
    talks = case(
        points("a", **{i: (0, rng.randint(1, 50)) for i in names}),
        points("b", **{i: (rng.randint(1, 50), 0) for i in names}),
        issues=names,
        options=2,
    )
    every = find_trades(talks, limit=10**6)
    assert len(every) > 20
    assert [trade.strength for trade in every] == sorted((trade.strength for trade in every), reverse=True)
    assert find_trades(talks) == every[:20]


Row = list[tuple[int, int]]


def random_rows(rng: random.Random, party: str) -> dict[str, Row]:
    found = {}
    for issue in "xy":
        row = []
        for wanted in (party == "a", party == "b"):
            low = rng.randint(3, 8) if wanted else rng.randint(0, 4)
            row.append((low, low + rng.choice([0, 0, 1, 2])))
        found[issue] = row
    low = rng.randint(0, 4)
    found["z"] = [(low, low), (0, rng.randint(0, 2))]
    return found


def completions(rows: dict[str, Row]) -> list[dict[str, tuple[int, ...]]]:
    """Every way to put whole numbers into the intervals; their ends are whole, so least and largest ranges
    are among them.
    """
    per_issue = [
        list(itertools.product(*(range(low, high + 1) for low, high in row))) for row in rows.values()
    ]
    return [dict(zip(rows, values, strict=True)) for values in itertools.product(*per_issue)]


def interval_points(party: str, rows: dict[str, Row]) -> Preference:
    given = {
        issue: {
            o: F(low) if low == high else Interval(low=F(low), high=F(high))
            for o, (low, high) in zip(OPTIONS, row, strict=False)
        }
        for issue, row in rows.items()
    }
    return Preference(party=party, points=given)


def gap_between(values: dict[str, tuple[int, ...]], gains: str, yields: str) -> F | None:
    spread = {issue: max(row) - min(row) for issue, row in values.items()}
    whole = sum(spread.values())
    return F(spread[gains] - spread[yields], whole) if whole else None


def bests(every: list[dict[str, tuple[int, ...]]], issue: str) -> list[set[int]]:
    return [{n for n, value in enumerate(v[issue]) if value == max(v[issue])} for v in every]


def test_trades_and_common_ground_are_those_of_the_definitions_under_every_possible_value() -> None:
    rng = random.Random(8)
    traded = shared = 0
    for _ in range(1200):
        rows = {party: random_rows(rng, party) for party in "ab"}
        talks = case(*(interval_points(party, rows[party]) for party in "ab"), options=2)
        every = {party: completions(rows[party]) for party in "ab"}
        top = {(p, i): bests(every[p], i) for p in "ab" for i in "xyz"}
        disputed = [i for i in "xyz" if not set().union(*top["a", i]) & set().union(*top["b", i])]
        expected = {}
        for first, second in itertools.permutations(disputed, 2):
            lead = [gap_between(v, first, second) for v in every["a"]] + [
                gap_between(v, second, first) for v in every["b"]
            ]
            if all(gap is not None and gap > 0 for gap in lead):
                expected[first, second] = min(gap for gap in lead if gap is not None)
        found = {(t.one_gains_on, t.other_gains_on): t.strength for t in find_trades(talks)}
        assert found == expected
        prefers = {(p, i): any(len(set(v[i])) > 1 for v in every[p]) for p in "ab" for i in "xyz"}
        common = {
            i: set.intersection(*top["a", i]) & set.intersection(*top["b", i])
            for i in "xyz"
            if prefers["a", i] and prefers["b", i]
        }
        assert {g.issue: {OPTIONS.index(o) for o in g.options} for g in common_ground(talks)} == {
            i: options for i, options in common.items() if options
        }
        traded, shared = traded + len(found), shared + any(common.values())
    assert traded > 30
    assert shared > 100


def test_the_scale_of_points_and_the_order_of_parties_and_issues_change_nothing() -> None:
    rng = random.Random(9)
    for _ in range(300):
        one, other = (interval_points(party, random_rows(rng, party)) for party in "ab")
        tenfold = {
            issue: {
                o: Interval(low=10 * v.low, high=10 * v.high) if isinstance(v, Interval) else 10 * v
                for o, v in row.items()
            }
            for issue, row in one.points.items()
        }
        plain = find_trades(case(one, other, options=2))
        assert find_trades(case(msgspec.structs.replace(one, points=tenfold), other, options=2)) == plain
        turned = find_trades(case(other, one, issues=("z", "y", "x"), options=2))
        assert {(t.other_gains_on, t.one_gains_on, t.strength) for t in turned} == {
            (t.one_gains_on, t.other_gains_on, t.strength) for t in plain
        }
