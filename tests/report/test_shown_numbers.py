"""Numbers as a reader sees them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.report.numbers import (
    in_words,
    plural,
    round_half_up,
    show,
    show_count,
    show_share,
    show_signed,
)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0", "0"),
        ("65", "65"),
        ("-3", "−3"),
        ("0.7215", "0.7215"),
        ("395/6", "65.8333"),
        ("1/3", "0.3333"),
        ("-1/3", "−0.3333"),
        ("0.00001", "0"),
        ("-0.00001", "0"),
        ("1234567.5", "1,234,567.5"),
        ("-0.5", "−0.5"),
        ("99999.99996", "100,000"),
    ],
)
def test_scores_are_exact_where_short_and_rounded_where_not(number: str, shown: str) -> None:
    assert show(Fraction(number)) == shown


def test_gains_carry_their_sign() -> None:
    assert [show_signed(Fraction(n)) for n in (5, 0, -3)] == ["+5", "0", "−3"]


def test_a_small_share_is_never_told_as_nothing() -> None:
    shares = [Fraction(0), Fraction(1, 1000), Fraction(1, 100), Fraction(299, 1000), Fraction(1)]
    assert [show_share(share).replace("\u00a0", " ") for share in shares] == [
        "0 %",
        "under 1 %",
        "1 %",
        "30 %",
        "100 %",
    ]


def test_counts_beyond_writing_become_powers_of_ten() -> None:
    shown = [show_count(n) for n in (390_625, 10**12 - 1, 10**12, 123 * 10**18, 996 * 10**40)]
    assert shown == ["390,625", "999,999,999,999", "10¹²", "1.2 × 10²⁰", "10⁴³"]


def test_nouns_follow_their_number() -> None:
    assert (plural(1, "way"), plural(2, "party", "parties")) == ("1 way", "2 parties")
    assert (in_words(1, "change"), in_words(2, "change"), in_words(12, "change")) == (
        "One change",
        "Two changes",
        "12 changes",
    )


@given(st.fractions(-(10**9), 10**9), st.integers(0, 6))
def test_rounding_is_off_by_half_a_place_at_most(number: Fraction, places: int) -> None:
    assert abs(round_half_up(number, places) - number) <= Fraction(1, 2 * 10**places)
