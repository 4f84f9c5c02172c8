"""Adjusted Winner: the published divisions, and the properties that Brams and Taylor prove."""

from __future__ import annotations

import itertools
from fractions import Fraction as F

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.analysis import AdjustedWinner, CannotDivide, adjusted_winner, adjusted_winner_of
from goodoffices.case import Case, Interval, Issue, Option, Party, Preference

CAMP_DAVID = {
    "sinai": (35, 55),
    "recognition": (10, 5),
    "west bank and gaza": (20, 10),
    "linkage": (10, 5),
    "palestinian rights": (5, 20),
    "jerusalem": (20, 5),
}
PANAMA = {
    "defence rights": (22, 9),
    "use rights": (22, 15),
    "land and water": (15, 15),
    "expansion rights": (14, 3),
    "duration": (11, 15),
    "expansion routes": (6, 5),
    "compensation": (4, 11),
    "jurisdiction": (2, 7),
    "military rights": (2, 7),
    "defence role": (2, 13),
}
COUPLE = {
    "home": (20, 30),
    "cottage": (15, 10),
    "retirement": (50, 40),
    "investments": (10, 10),
    "other": (5, 10),
}


def divide(points: dict[str, tuple[int, int]], one: str = "one", other: str = "other") -> AdjustedWinner:
    return adjusted_winner(
        {
            one: {item: pair[0] for item, pair in points.items()},
            other: {item: pair[1] for item, pair in points.items()},
        }
    )


@pytest.mark.parametrize(
    ("points", "total", "item", "to_other"),
    [
        (CAMP_DAVID, F(395, 6), "sinai", F(5, 6)),
        (PANAMA, F(66), "land and water", F(13, 15)),
        (COUPLE, F(170, 3), "retirement", F(1, 6)),
    ],
)
def test_the_published_divisions_come_out(
    points: dict[str, tuple[int, int]], total: F, item: str, to_other: F
) -> None:
    found = divide(points)
    assert found.totals == {"one": total, "other": total}
    assert found.split == item
    assert found.shares[item]["other"] == to_other


def test_the_trace_tells_every_step() -> None:
    found = divide(COUPLE)
    assert found.first == {
        "home": "other",
        "cottage": "one",
        "retirement": "one",
        "investments": "one",
        "other": "other",
    }
    assert found.tied == ("investments",)
    assert found.first_totals == {"one": F(75), "other": F(40)}
    assert [(t.item, t.giver, t.share, t.ratio) for t in found.transfers] == [
        ("investments", "one", F(1), F(1)),
        ("retirement", "one", F(1, 6), F(5, 4)),
    ]
    assert [t.totals for t in found.transfers] == [
        {"one": F(65), "other": F(50)},
        {"one": F(170, 3), "other": F(170, 3)},
    ]
    assert not found.scaled


points = st.integers(0, 12)
tables = st.dictionaries(st.sampled_from("abcdefg"), st.tuples(points, points), min_size=1).filter(
    lambda table: any(a for a, _ in table.values()) and any(b for _, b in table.values())
)


def worth(found: AdjustedWinner, party: str, holder: str) -> F:
    return sum((found.points[party][i] * found.shares[i][holder] for i in found.shares), F(0))


@given(tables)
def test_it_is_equitable_and_envy_free_and_divides_at_most_one_item(
    table: dict[str, tuple[int, int]],
) -> None:
    found = divide(table)
    assert (
        worth(found, "one", "one")
        == worth(found, "other", "other")
        == found.totals["one"]
        == found.totals["other"]
    )
    assert worth(found, "one", "one") >= worth(found, "one", "other")
    assert worth(found, "other", "other") >= worth(found, "other", "one")
    assert sum(0 < shares["one"] < 1 for shares in found.shares.values()) <= 1
    assert all(sum(shares.values()) == 1 for shares in found.shares.values())


@given(tables)
def test_no_other_division_is_better_for_one_and_no_worse_for_the_other(
    table: dict[str, tuple[int, int]],
) -> None:
    """A division is efficient where it is best for some weighted sum of the two totals. Each weight bounds a
    whole division from one side: the found one is best for some weight unless those bounds exclude each
    other.
    """
    found = divide(table)
    a, b = found.points["one"], found.points["other"]
    others = [
        (
            sum((a[item] for item in kept), F(0)) - found.totals["one"],
            sum((b[item] for item in table if item not in kept), F(0)) - found.totals["other"],
        )
        for size in range(len(table) + 1)
        for kept in itertools.combinations(table, size)
    ]
    assert not any(dx >= 0 and dy >= 0 and (dx or dy) for dx, dy in others)
    at_least = [dy / -dx for dx, dy in others if dx < 0 < dy]
    at_most = [-dy / dx for dx, dy in others if dy < 0 < dx]
    assert not at_least or not at_most or max(at_least) <= min(at_most)


@given(tables, st.permutations(range(7)))
def test_totals_do_not_depend_on_names_or_order(table: dict[str, tuple[int, int]], order: list[int]) -> None:
    one = divide(table)
    items = [item for _, item in sorted(zip(order, table, strict=False))]
    other = divide({f"x{item}": table[item][::-1] for item in items}, "south", "north")
    assert one.totals["one"] == other.totals["north"] == other.totals["south"]
    assert sorted(one.tied) == sorted(item[1:] for item in other.tied)


@given(tables, st.integers(1, 9))
def test_points_on_another_scale_are_brought_to_a_hundred_and_that_is_said(
    table: dict[str, tuple[int, int]], factor: int
) -> None:
    found = divide(table)
    scaled = divide({item: (a * factor, b) for item, (a, b) in table.items()})
    assert (scaled.shares, scaled.totals) == (found.shares, found.totals)
    assert found.scaled == any(sum(column) != 100 for column in zip(*table.values(), strict=True))
    assert sum(found.points["one"].values()) == 100


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"a": {"x": 1}}, "between two parties, not 1"),
        ({"a": {"x": 1}, "b": {"x": 1, "y": 2}}, "a gives no points to y; write 0"),
        ({"a": {"x": 1, "y": 2}, "b": {"x": 1}}, "b gives no points to y; write 0"),
        ({"a": {"x": -1}, "b": {"x": 1}}, "a gives x fewer than no points"),
        ({"a": {"x": 0}, "b": {"x": 1}}, "a gives no points to anything"),
        ({"a": {"x": 0.1}, "b": {"x": 1}}, "a, x: 0.1 is a binary floating-point number; write it as text"),
        ({"a": {"x": "nan"}, "b": {"x": 1}}, "a, x: 'nan' is not a number"),
    ],
)
def test_what_cannot_be_divided_is_refused_with_what_to_write(
    table: dict[str, dict[str, int]], message: str
) -> None:
    with pytest.raises(CannotDivide, match=message):
        adjusted_winner(table)


def couple(**more: object) -> Case:
    issues = tuple(Issue(id=item, kind="divisible") for item in COUPLE)
    parts = {
        "parties": (Party(id="sandra"), Party(id="kenny")),
        "issues": (*issues, Issue(id="pets", options=(Option(id="cat"),))),
        "preferences": (
            Preference(party="sandra", points={item: {"whole": F(pair[0])} for item, pair in COUPLE.items()}),
            Preference(party="kenny", weights={item: F(pair[1]) for item, pair in COUPLE.items()}),
        ),
    }
    return Case(title="A couple", **(parts | more))  # type: ignore[arg-type]


def test_a_case_is_divided_over_its_divisible_issues() -> None:
    found = adjusted_winner_of(couple())
    assert found.parties == ("sandra", "kenny")
    assert found.totals["kenny"] == F(170, 3)
    assert "pets" not in found.shares


def test_a_case_that_lacks_something_says_what() -> None:
    whole = couple()
    one, other = whole.preferences
    absent = msgspec.structs.replace(one, points={k: v for k, v in one.points.items() if k != "home"})
    vague = msgspec.structs.replace(other, weights={**other.weights, "home": Interval(low=F(1), high=F(2))})
    for case, message in (
        (
            couple(preferences=(absent, other)),
            "sandra gives no points to home; write them under the key whole",
        ),
        (couple(preferences=(one, vague)), "kenny gives home an interval"),
        (couple(preferences=(one,)), "nothing is known of what kenny prefers"),
        (couple(issues=whole.issues[-1:]), "no divisible issue"),
        (couple(parties=whole.parties[:1]), "the case has 1"),
    ):
        with pytest.raises(CannotDivide, match=message):
            adjusted_winner_of(case)
