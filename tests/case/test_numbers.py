"""Exact numbers: read as written, written so that they read back, refused where they cannot be held."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case import NotExact, format_exact, parse_exact
from goodoffices.case.numbers import LARGEST, MAX_DIGITS


@given(
    st.one_of(
        st.from_regex(r"[+-]?\d{0,20}\.?\d{0,45}([eE][+-]?\d{1,3})?\Z"),
        st.from_regex(r"[+-]?\d{1,40}/\d{1,40}\Z"),
    )
)
def test_what_is_read_is_written_so_that_it_reads_back(text: str) -> None:
    try:
        number = parse_exact(text)
    except NotExact as error:
        assert "; write" in str(error)  # noqa: PT017
        return
    assert abs(number) <= LARGEST
    assert len(format_exact(number)) <= MAX_DIGITS
    assert parse_exact(format_exact(number)) == number
    if "e" not in text.lower():
        assert number == Fraction(text)


@given(st.text(max_size=70))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        assert isinstance(parse_exact(text), Fraction)
    except NotExact as error:
        assert str(error)  # noqa: PT017


@pytest.mark.parametrize(
    ("text", "number"),
    [("0.1", Fraction(1, 10)), (" 12.50 ", Fraction(25, 2)), ("-1e-3", Fraction(-1, 1000)), ("4/6",
        Fraction(2, 3)), (".5", Fraction(1, 2)), ("5.", Fraction(5)), ("1e15", Fraction(10**15))],
)  # fmt: skip
def test_decimals_and_fractions_are_exact(text: str, number: Fraction) -> None:
    assert parse_exact(text) == number


@pytest.mark.parametrize(
    ("text", "said"),
    [("nan", "not a number"), ("inf", "not a number"), ("1,5", "not a number"), ("", "not a number"), ("1/0",
        "divides by zero"), ("1e16", "larger than"), ("-1e999", "larger than"), ("1e-999", "more than 60"),
        ("1" * 61, "more than 60"), ("1/" + "3" * 30, ""), ("٣", "not a number")],
)  # fmt: skip
def test_what_cannot_be_held_is_refused(text: str, said: str) -> None:
    if not said:
        assert parse_exact(text).denominator == int("3" * 30)
        return
    with pytest.raises(NotExact, match=said):
        parse_exact(text)


@pytest.mark.parametrize(
    ("number", "text"),
    [(Fraction(1, 8), "0.125"), (Fraction(-7, 2), "-3.5"), (Fraction(1, 3), "1/3"), (Fraction(10), "10"),
        (Fraction(-1, 1000), "-0.001"), (Fraction(0), "0"), (Fraction(1, 2**50), f"1/{2**50}")],
)  # fmt: skip
def test_numbers_are_written_as_decimals_where_those_are_short(number: Fraction, text: str) -> None:
    assert format_exact(number) == text
