"""Numbers as a reader sees them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.language.words import Translator, speaking
from goodoffices.report.numbers import (
    in_words,
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


def test_a_number_that_begins_a_sentence_is_in_words_to_nine() -> None:
    assert (in_words(0), in_words(1), in_words(9), in_words(12)) == ("No", "One", "Nine", "12")


def test_numbers_are_written_as_the_language_in_use_does() -> None:
    with speaking(Translator("de")):
        assert (show(Fraction(12345, 2)), show_signed(-3), show_count(390_625)) == (
            "6.172,5",
            "−3",
            "390.625",
        )
        assert show_count(123 * 10**18) == "1,2 × 10²⁰"
    with speaking(Translator("ar-EG")):
        assert (show(Fraction(5, 2)), show_count(7 * 10**13)) == ("٢٫٥", "٧ × ١٠¹³")


@given(st.fractions(-(10**9), 10**9), st.integers(0, 6))
def test_rounding_is_off_by_half_a_place_at_most(number: Fraction, places: int) -> None:
    assert abs(round_half_up(number, places) - number) <= Fraction(1, 2 * 10**places)
