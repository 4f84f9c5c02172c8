"""Words, numbers and days come to one form, however they are written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.spelling import NUMERALS, find_days, find_figures, fold, stem, tokens_of

_ONES = [
    word for word, value in sorted(NUMERALS.items(), key=lambda one: one[1]) if value < 20 and word != "dozen"
]
_TENS = {value // 10: word for word, value in NUMERALS.items() if 20 <= value < 100}


def figures(text: str) -> list[Fraction]:
    return [one.value for one in find_figures(tokens_of(text))]


def in_words(number: int) -> str:
    """A number in English words: the plain way, to try the reader with."""
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            high, rest = divmod(number, scale)
            tail = "" if not rest else (" and " if rest < 100 else " ") + in_words(rest)
            return f"{in_words(high)} {word}{tail}"
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


@given(st.integers(2, 10**12 - 1))
def test_every_number_is_the_same_in_words_and_in_digits(number: int) -> None:
    for text in (
        in_words(number),
        in_words(number).replace("-", " "),
        str(number),
        f"{number:,}",
        f"{number:,}".replace(",", "\u202f"),
    ):
        assert number in figures(f"perhaps {text} of them"), text
    assert figures(in_words(number)) == [number]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("42 hundred", [4200]),
        ("4.2 thousand", [4200]),
        ("four point two thousand", [4200]),
        ("twelve hundred", [1200]),
        ("one and a half billion", [1_500_000_000]),
        ("half a million", [500_000]),
        ("$1.5bn", [1_500_000_000]),
        ("1.5 milliard", [1_500_000_000]),
        ("XXII", [22]),
        ("the twenty-second", [22]),
        ("forty, two of them sick", [40, 2]),
        ("forty and fifty", [40, 50]),
        ("one of us", []),
        ("a mix of it", []),
    ],
)
def test_numbers_as_people_write_them(text: str, values: list[int]) -> None:
    assert [value for value in figures(text) if value.denominator == 1][: len(values)] == values


@pytest.mark.parametrize(
    "text",
    [
        "15 January",
        "January 15th",
        "the fifteenth of January",
        "2031-01-15",
        "15.01.2031",
        "15/1",
        "Jan. 15",
        "on the 15th of Jan",
    ],
)
def test_a_day_is_the_same_however_it_is_written(text: str) -> None:
    assert any(
        (one.month, one.first_day, one.last_day) == (1, 15, 15) for one in find_days(tokens_of(text), text)
    )


@pytest.mark.parametrize(
    "text", ["May we go?", "They may come.", "They march on.", "10.5 thousand", "3.5 per cent"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert list(find_days(tokens_of(text), text)) == []


@given(st.text(max_size=40))
def test_every_part_of_a_folded_text_has_its_place(text: str) -> None:
    folded = fold(text)
    assert folded.at is None or len(folded.at) == len(folded.text)
    for token in tokens_of(text):
        assert 0 <= token.start < token.end <= len(text)
    list(find_figures(tokens_of(text)))
    list(find_days(tokens_of(text), text))


def test_names_that_look_alike_are_the_same_to_the_eye() -> None:
    assert fold("Alpha").text == fold("Аlрhа").text == fold("Al\u200bpha").text == fold("Ａｌｐｈａ").text
    assert fold("Alpha").text != fold("Alfa").text
    assert (stem("houses"), stem("house"), stem("buses"), stem("cities")) == ("house", "house", "bus", "city")
