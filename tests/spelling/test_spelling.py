"""Words, numbers and days come to one form, however they are written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.spelling import (
    NUMERALS,
    UNITS,
    find_days,
    find_durations,
    find_figures,
    fold,
    number_said,
    stem,
    tokens_of,
)

_ONES = [
    word for word, value in sorted(NUMERALS.items(), key=lambda one: one[1]) if value < 20 and word != "dozen"
]
_TENS = {value // 10: word for word, value in NUMERALS.items() if 20 <= value < 100}


def figures(text: str) -> list[Fraction]:
    return [one.value for one in find_figures(tokens_of(text))]


def durations(text: str) -> list[tuple[str, Fraction]]:
    tokens = tokens_of(text)
    return [(one.measure, one.length) for one in find_durations(tokens, list(find_figures(tokens)))]


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


@pytest.mark.parametrize(
    "texts",
    [
        ("a fortnight", "two weeks", "14 days", "fourteen-day", "336 hours", "within one fortnight of it"),
        ("half a year", "½ year", "six months", "6 months"),
        ("a year and a half", "1½ years", "eighteen months", "one and a half years"),
        ("a decade", "ten years", "120 months"),
        ("two days", "48 hours", "forty-eight hours"),
    ],
)
def test_a_length_of_time_is_the_same_in_every_unit(texts: tuple[str, ...]) -> None:
    found = [durations(text) for text in texts]
    assert all(one == found[0] and len(one) == 1 for one in found), found


def test_a_day_in_every_other_sentence_is_no_length() -> None:
    for text in ("the day after", "a day", "days", "a year ago", "the years of war", "14 prisoners"):
        assert durations(text) == [], text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("½", "1/2"),
        ("2½", "5/2"),
        ("2 ½", "5/2"),
        ("2½ million", "2500000"),
        ("⅔", "2/3"),
        ("1⁄4", "1/4"),
        ("two score", "40"),
        ("a score", "20"),
        ("three score and ten", "70"),
        ("a gross", "144"),
    ],
)
def test_signs_and_tallies_count(text: str, value: str) -> None:
    assert Fraction(value) in figures(f"they hold {text} of them")


def test_a_score_that_counts_nothing_is_a_word() -> None:
    for text in ("the score was settled", "gross violations", "scores of people", "to score"):
        assert figures(text) == [], text


@given(st.integers(2, 400), st.sampled_from(sorted(UNITS)))
def test_a_length_is_its_count_of_units(number: int, unit: str) -> None:
    measure, size = UNITS[unit]
    for count in (str(number), in_words(number)):
        assert durations(f"for {count} {unit}s they") == [(measure, number * size)]


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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("214", 214),
        ("9,000", 9000),
        ("forty-two", 42),
        ("a", 1),
        ("one hundred and twenty", 120),
        ("½", Fraction(1, 2)),
    ],
)
def test_a_text_that_is_a_number_and_nothing_else(text: str, value: Fraction) -> None:
    assert number_said(text) == value


@pytest.mark.parametrize("text", ["", "-5", "forty days", "fortieth", "soon", "20 %", "six to eight"])
def test_a_text_that_is_anything_else_is_no_number(text: str) -> None:
    assert number_said(text) is None


@given(st.integers(0, 10**9))
def test_a_number_in_words_is_a_number(number: int) -> None:
    assert number_said(in_words(number)) == number
