"""Dividing an estate: the Talmud's own table, and each rule by what defines it."""

from __future__ import annotations

import itertools
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.analysis import divide_estate

claims = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 20), min_size=1).filter(
    lambda c: any(c.values())
)
estates = claims.flatmap(
    lambda c: st.tuples(st.just(c), st.integers(0, 4 * sum(c.values())).map(lambda n: F(n, 4)))
)


@pytest.mark.parametrize(
    ("estate", "awards"), [(100, (F(100, 3),) * 3), (200, (50, 75, 75)), (300, (50, 100, 150))]
)
def test_the_three_wives(estate: int, awards: tuple[F, F, F]) -> None:
    found = divide_estate(estate, {"first": 100, "second": 200, "third": 300})
    assert tuple(found.awards["contested_garment"].values()) == awards


def test_the_contested_garment_itself() -> None:
    assert divide_estate(1, {"all": 1, "half": "0.5"}).awards["contested_garment"] == {
        "all": F(3, 4),
        "half": F(1, 4),
    }


@given(estates)
def test_every_rule_gives_out_the_estate_and_nobody_more_than_it_claims_or_less_than_nothing(
    drawn: tuple[dict[str, int], F],
) -> None:
    owed, estate = drawn
    found = divide_estate(estate, owed)
    for awards in found.awards.values():
        assert sum(awards.values()) == estate
        assert all(0 <= awards[c] <= owed[c] for c in owed)
        assert list(awards) == list(owed)


@given(estates)
def test_any_two_claimants_share_what_they_have_as_in_the_contested_garment(
    drawn: tuple[dict[str, int], F],
) -> None:
    owed, estate = drawn
    awards = divide_estate(estate, owed).awards["contested_garment"]
    for one, other in itertools.combinations(owed, 2):
        pot = awards[one] + awards[other]
        conceded, returned = max(F(0), pot - owed[one]), max(F(0), pot - owed[other])
        assert awards[one] == returned + (pot - conceded - returned) / 2


@given(estates)
def test_equal_awards_and_equal_losses_and_proportion(drawn: tuple[dict[str, int], F]) -> None:
    owed, estate = drawn
    found = divide_estate(estate, owed).awards
    same, losses, share = found["equal_awards"], found["equal_losses"], found["proportional"]
    assert all(same[c] == owed[c] or same[c] == max(same.values()) for c in owed)
    lost = {c: owed[c] - losses[c] for c in owed}
    assert all(losses[c] == 0 or lost[c] == max(lost.values()) for c in owed)
    assert all(share[one] * owed[other] == share[other] * owed[one] for one in owed for other in owed)


@pytest.mark.parametrize(
    ("estate", "owed", "message"),
    [
        (-1, {"a": 1}, "the estate is below nothing"),
        (1, {"a": -1, "b": 3}, "the claim of a is below nothing"),
        (1, {"a": 0}, "nobody claims anything"),
        (4, {"a": 1, "b": 2}, "larger than all claims together"),
        (0.5, {"a": 1}, "binary floating-point"),
    ],
)
def test_what_is_no_estate_is_refused(estate: int, owed: dict[str, int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        divide_estate(estate, owed)
