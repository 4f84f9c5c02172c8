"""Numbers in digits and in English words, as exact values: "forty-two", "42 hundred", "4.2 thousand",
"$1.5bn", "XXII", "two and a half million".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from goodoffices.spelling.numerals import FRACTIONS, ONES, ORDINALS, SCALES, SHORT_SCALES, TALLIES, TENS
from goodoffices.spelling.tokens import Token, tokens_of

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NUMBERED = frozenset(
    "annex appendix article chapter clause item option paragraph part phase point resolution schedule "
    "section stage step title way".split()
)
"""What is numbered: behind it a single letter can be a Roman number."""
_PERCENT = frozenset({"%", "percent", "pct"})
_BEGINS = frozenset({*ONES, *TENS, *SCALES, *ORDINALS, *FRACTIONS, "a", "an"})
_MOST = 10**9
"""Digits in a number that is read; what is longer is no figure that anybody would say."""


class NumberFound(NamedTuple):
    """A number: its value, whether per cent of something, and the tokens that it is made of (``first`` up to,
    not with, ``end``).
    """

    value: Fraction
    percent: bool
    first: int
    end: int


def find_figures(tokens: Sequence[Token]) -> Iterator[NumberFound]:
    """The numbers in a text. A bare "one", and "first" to "third", are words like others."""
    at = 0
    while at < len(tokens):
        figure = _at(tokens, at) if counts(tokens[at].text, tokens[at].stem) else None
        if figure is None:
            at += 1
            continue
        yield figure
        yield from _read_otherwise(tokens, figure)
        at = figure.end


def counts(text: str, stem: str) -> bool:
    """Whether a number can begin with a token, given as it stands and by its stem."""
    return (
        stem in _BEGINS
        or text[0].isdigit()
        or (len(text) < 16 and (text.isupper() or text.islower()) and not set(text).difference("IVXLCDMivx"))
    )


def _at(tokens: Sequence[Token], at: int) -> NumberFound | None:
    token = tokens[at]
    if token.is_number:
        value, end = value_of(token.text), at + 1
        if value is None:
            return None
        value, end = _divided(tokens, value, end)
        value, end = _and_a_half(tokens, value, end)
        value, end = _scaled(tokens, value, end, short=True)
    else:
        spelt = _spelt(tokens, at) or _part(tokens, at) or _roman(tokens, at)
        if spelt is None:
            return None
        value, end = spelt
    return _measured(tokens, value, at, end)


def _divided(tokens: Sequence[Token], value: Fraction, end: int) -> tuple[Fraction, int]:
    """A fraction with a stroke ("1⁄2"), alone or behind a whole number ("2 1⁄2")."""
    for whole, over in ((Fraction(0), end - 1), (value, end)):
        if over + 2 < len(tokens) and tokens[over].is_number and tokens[over + 1].text == "⁄":
            above, below = value_of(tokens[over].text), value_of(tokens[over + 2].text)
            if above is not None and below:
                return whole + above / below, over + 3
    return value, end


def _measured(tokens: Sequence[Token], value: Fraction, first: int, end: int) -> NumberFound:
    word = tokens[end].stem if end < len(tokens) else ""
    if word in _PERCENT:
        return NumberFound(value, True, first, end + 1)
    if word == "per" and end + 1 < len(tokens) and tokens[end + 1].stem == "cent":
        return NumberFound(value, True, first, end + 2)
    return NumberFound(value, False, first, end)


def _read_otherwise(tokens: Sequence[Token], figure: NumberFound) -> Iterator[NumberFound]:
    """The second reading of what can be read in two ways: "5 m" as metres, "half" as fifty per cent, a point
    or comma before three digits.
    """
    first = tokens[figure.first]
    if first.is_number and figure.end - figure.first == 2 and tokens[figure.end - 1].stem == "m":
        value = value_of(first.text)
        if value is not None:
            yield figure._replace(value=value)
    if 0 < figure.value < 1 and not figure.percent:
        yield figure._replace(value=figure.value * 100, percent=True)
    match = re.fullmatch(r"(\d{1,3})[.,](\d{3})", first.text)
    if match and figure.end - figure.first > 1:
        decimal = Fraction(f"{match[1]}.{match[2]}")
        value, _ = _scaled(tokens, decimal, figure.first + 1, short=True)
        yield figure._replace(value=value)


def value_of(text: str) -> Fraction | None:
    """The value of a number in digits, with or without marks between thousands; ``3.5`` and ``3,5`` are the
    same. None where it is too long, and where the text does not begin with a digit.
    """
    if not text or not text[0].isdigit():
        return None
    parts = re.split(r"[^\d]+", text)
    marks = re.findall(r"[^\d]+", text)
    if sum(map(len, parts)) > 30:
        return None
    if len(parts) == 1:
        return Fraction(int(text))
    if (
        len(set(marks)) == 1
        and all(len(part) == 3 for part in parts[1:])
        and len(parts[0]) <= 3
        and parts[0] != "0"
    ):
        return Fraction(int("".join(parts)))
    if len(parts) == 2:
        return Fraction(f"{int(parts[0])}.{parts[1]}")
    if len(set(marks[:-1])) == 1 and marks[-1] != marks[0] and all(len(part) == 3 for part in parts[1:-1]):
        return Fraction(f"{int(''.join(parts[:-1]))}.{parts[-1]}")
    return Fraction(int("".join(parts)))


_SINGLE = frozenset({"a", "an", "one", "1"})


def number_said(text: str) -> Fraction | None:
    """The value of a text that is a number and nothing else, in digits or in words: ``214``, ``9,000``,
    ``forty-two``, ``a``. None where it is anything else.
    """
    tokens = tokens_of(text)
    if not tokens or tokens[-1].stem in ORDINALS or re.match(r"\s*[-\u2212]", text):
        return None
    if len(tokens) == 1 and tokens[0].stem in _SINGLE:
        return Fraction(1)
    found = next(find_figures(tokens), None)
    whole = found is not None and (found.first, found.end) == (0, len(tokens)) and not found.percent
    return found.value if whole and found is not None else None


def _scaled(tokens: Sequence[Token], value: Fraction, end: int, *, short: bool) -> tuple[Fraction, int]:
    while end < len(tokens):
        word = tokens[end].stem
        scale = SCALES.get(word) or TALLIES.get(word) or (SHORT_SCALES.get(word) if short else None)
        if not scale or value > _MOST**3:
            break
        value, end = value * scale, end + 1
    return value, end


def _and_a_half(tokens: Sequence[Token], value: Fraction, end: int) -> tuple[Fraction, int]:
    words = [token.stem for token in tokens[end : end + 3]]
    if words[:2] == ["and", "a"] and len(words) == 3 and words[2] in ("half", "quarter", "third"):
        return value + FRACTIONS[words[2]], end + 3
    return value, end


class _Sum:
    """A number in words while it is read: what is finished, and the group below the next scale."""

    def __init__(self) -> None:
        self.total, self.group, self.last, self.words = Fraction(0), Fraction(0), 10**15, 0
        self.tallied = False

    def add(self, value: int) -> bool:
        fits = self.group % 100 == 0 if value >= 10 else self.group % 10 == 0 and self.group % 100 != 10
        fits = fits or (self.tallied and value < 20)  # "three score and ten"
        if self.words and (not fits or (value == 0)):
            return False
        self.group += value
        self.words += 1
        return True

    def scale(self, value: int) -> None:
        self.words += 1
        self.tallied = value in TALLIES.values()
        if value in (12, 100) or self.tallied:
            self.group = (self.group or Fraction(1)) * value
        elif value > self.last:
            self.total, self.group = (self.total + self.group) * value, Fraction(0)
        else:
            self.total, self.group, self.last = (
                self.total + (self.group or Fraction(1)) * value,
                Fraction(0),
                value,
            )

    @property
    def value(self) -> Fraction:
        return self.total + self.group


def _spelt(tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """A number in words from here on, and where it ends."""
    found, place = _Sum(), at
    while place < len(tokens):
        word = tokens[place].stem
        if tokens[place].apart and place > at and tokens[place - 1].stem not in SCALES:
            break  # "forty, two of them sick" are two numbers; "four thousand, two hundred" is one
        if word in ("and", "a", "an") or (word == "point" and found.words):
            step = _joint(tokens, place, found)
            if step is None:
                break
            place = step
            continue
        value = ONES.get(word, TENS.get(word))
        ordinal = ORDINALS.get(word)
        if value is not None and found.add(value):
            place += 1
        elif word in SCALES and (found.words or word != "dozen" or place == at):
            found.scale(SCALES[word])
            place += 1
        elif word in TALLIES and (found.words or (place > at and tokens[place - 1].stem in ("a", "an"))):
            found.scale(TALLIES[word])
            place += 1
        elif ordinal is not None and (found.words or ordinal > 3) and found.add(ordinal):
            place += 1
            break
        else:
            break
    if not found.words or (place == at + 1 and tokens[at].stem == "one"):
        return None
    return found.value, place


def _joint(tokens: Sequence[Token], place: int, found: _Sum) -> int | None:
    """Past "and" or "a" inside a number, or past its decimals; None where the number ends before."""
    after = [token.stem for token in tokens[place + 1 : place + 3]]
    word = tokens[place].stem
    if word in ("a", "an"):
        scale = bool(after) and (after[0] in SCALES or after[0] in TALLIES)
        return place + 1 if not found.words and scale else None
    if word == "point":
        decimals = ""
        end = place + 1
        while end < len(tokens) and ONES.get(tokens[end].stem, 99) < 10:
            decimals += str(ONES[tokens[end].stem])
            end += 1
        found.group += Fraction(f"0.{decimals}") if decimals else 0
        return end if decimals else None
    if not found.words or not after:
        return None
    value, end = _and_a_half(tokens, found.value, place)
    if end > place:
        found.group += value - found.value
        return end
    whole = found.tallied or (found.group % 100 == 0 and (found.group or found.total))
    return place + 1 if whole and (after[0] in ONES or after[0] in TENS or after[0] in ORDINALS) else None


def _part(tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """Read "half", "a third", "two thirds", "half a million"; a number before it was read already."""
    word = tokens[at].stem
    part = FRACTIONS.get(word) or FRACTIONS.get(f"{word}s")
    if part is None:
        return None
    before = tokens[at - 1].stem if at else ""
    if word not in ("half", "halve") and before not in ("a", "one") and before not in ONES:
        return None
    count = ONES.get(before, 1) or 1
    value, end = part * count, at + 1
    rest = [token.stem for token in tokens[end : end + 3]]
    skip = next((n for n in (1, 2) if rest[:n] in (["a"], ["of"], ["of", "a"], ["of", "the"])), 0)
    if rest[:2] == ["of", "a"]:
        skip = 2
    if len(rest) > skip and rest[skip] in SCALES:
        return _scaled(tokens, value, end + skip, short=False)
    return value, end


def _roman(tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    text = tokens[at].text
    if len(text) == 1 and not (at and tokens[at - 1].stem in _NUMBERED):
        return None
    if text != text.upper() and text.casefold() != text:
        return None
    high = text.upper()
    if text != high and (set(high) - set("IVX") or len(text) == 1):
        return None
    if len(high) > 15 or set(high) - set(_ROMAN_VALUES) or not _ROMAN.fullmatch(high):
        return None
    values = [_ROMAN_VALUES[sign] for sign in high]
    total = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    return Fraction(total), at + 1
