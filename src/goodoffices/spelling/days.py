"""Days and stretches of days as they are written: "15 January", "January 15th", "mid-January", "2031-01-15",
"15.01.", "late May 2031".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goodoffices.spelling.numerals import MONTHS, ONES, ORDINALS, TENS
from goodoffices.spelling.tokens import Token

_STRETCHES = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_PARTS = {
    "beginning": (1, 10),
    "start": (1, 10),
    "middle": (11, 20),
    "midst": (11, 20),
    "end": (21, 31),
    "close": (21, 31),
}
_BEFORE_MAY = frozenset(
    "in by of before until till after since from to during through early mid late this next last and "
    "or between".split()
)
_NUMERIC = re.compile(r"(\d{1,4})([-./])(\d{1,2})(?:\2(\d{1,4}))?\.?")


class DayRange(NamedTuple):
    """A day, or a stretch within a month: the year (0: not said), the month, first and last day, and its
    tokens.
    """

    year: int
    month: int
    first_day: int
    last_day: int
    first: int
    end: int

    def meets(self, other: DayRange) -> bool:
        """Whether one day can be of both."""
        if self.month != other.month or (self.year and other.year and self.year != other.year):
            return False
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def within(self, other: DayRange) -> bool:
        """Whether it says no more than ``other``: every day of the other's stretch is one of its own."""
        return self.meets(other) and self.first_day <= other.first_day and other.last_day <= self.last_day


def find_days(tokens: Sequence[Token], text: str) -> Iterator[DayRange]:
    """The days in a text; ``text`` is the text of the tokens as written."""
    for at, token in enumerate(tokens):
        month = MONTHS.get(token.stem) or MONTHS.get(token.text.casefold())
        if month and not token.is_number:
            if token.stem in ("may", "mar", "march", "dec", "jan", "jun", "sep") and not _is_month(
                tokens, at
            ):
                continue
            yield from _named(tokens, at, month)
        elif token.is_number:
            yield from _numeric(tokens, at, text)


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether "May" or "March" is a month here: a number, or a word that leads to one, stands beside it."""
    beside = [*tokens[max(0, at - 2) : at], *tokens[at + 1 : at + 2]]
    if any(one.is_number or one.stem in ORDINALS for one in beside):
        return True
    return tokens[at].text[0].isupper() and at > 0 and tokens[at - 1].stem in _BEFORE_MAY


def _named(tokens: Sequence[Token], at: int, month: int) -> Iterator[DayRange]:
    year, after = _year(tokens, at + 1)
    before = [token.stem for token in tokens[max(0, at - 3) : at]]
    if before and before[-1] in _STRETCHES:
        yield DayRange(year, month, *_STRETCHES[before[-1]], at - 1, after)
    elif len(before) >= 2 and before[-1] == "of" and before[-2] in _PARTS:
        yield DayRange(year, month, *_PARTS[before[-2]], at - 2, after)
    elif len(before) >= 3 and before[-1] == "of" and before[-2] == "half":
        yield DayRange(year, month, *((1, 15) if before[-3] == "first" else (16, 31)), at - 3, after)
    else:
        yield from _with_day(tokens, at, month, year, after)


def _with_day(tokens: Sequence[Token], at: int, month: int, year: int, after: int) -> Iterator[DayRange]:
    back = at - 1
    while back >= 0 and tokens[back].stem in ("of", "the", "st", "nd", "rd", "th"):
        back -= 1
    day, first = _day_back(tokens, back)
    if day:
        yield DayRange(year, month, day, day, first, after)
        earlier, begin = _day_back(tokens, first - 1 if tokens[first].joined else first - 2)
        if (
            earlier
            and earlier < day
            and (tokens[first].joined or tokens[first - 1].stem in ("to", "and", "or"))
        ):
            yield DayRange(year, month, earlier, day, begin, after)
        return
    day, end = _day_ahead(tokens, at + 1)
    if day:
        year, end = _year(tokens, end)
        yield DayRange(year, month, day, day, at, end)
        return
    yield DayRange(year, month, 1, 31, at, after)


def _day_back(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    if at < 0:
        return 0, at
    one = tokens[at]
    if one.is_number:
        return (int(one.text), at) if one.text.isdecimal() and 1 <= int(one.text) <= 31 else (0, at)
    value = ORDINALS.get(one.stem) or ONES.get(one.stem) or TENS.get(one.stem) or 0
    if 0 < value < 10 and at and tokens[at - 1].stem in ("twenty", "thirty"):
        return TENS[tokens[at - 1].stem] + value, at - 1
    return (value, at) if 1 <= value <= 31 else (0, at)


def _day_ahead(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    if at < len(tokens) and tokens[at].stem == "the":
        at += 1
    if at >= len(tokens):
        return 0, at
    one = tokens[at]
    if one.is_number:
        fits = one.text.isdecimal() and 1 <= int(one.text) <= 31
        end = at + 1
        if fits and end < len(tokens) and tokens[end].joined and tokens[end].stem in ("st", "nd", "rd", "th"):
            end += 1
        return (int(one.text), end) if fits else (0, at)
    value = ORDINALS.get(one.stem) or 0
    if (
        one.stem in ("twenty", "thirty")
        and at + 1 < len(tokens)
        and 0 < (ORDINALS.get(tokens[at + 1].stem) or 0) < 10
    ):
        return TENS[one.stem] + ORDINALS[tokens[at + 1].stem], at + 2
    return (value, at + 1) if 1 <= value <= 31 else (0, at)


def _year(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    if at < len(tokens) and tokens[at].text.isdecimal() and len(tokens[at].text) == 4:
        return int(tokens[at].text), at + 1
    return 0, at


def _numeric(tokens: Sequence[Token], at: int, text: str) -> Iterator[DayRange]:
    """A date in digits: year first, or day and month in either order where both can be."""
    if at and tokens[at].joined and tokens[at - 1].is_number:
        return  # its first number has been read
    match = _NUMERIC.match(text, tokens[at].start)
    if match is None or (match[4] is None and match[2] != "/" and not match[0].endswith(".")):
        return
    end = at + 1
    while end < len(tokens) and tokens[end].start < match.end():
        end += 1
    one, two, three = int(match[1]), int(match[3]), int(match[4] or 0)
    if len(match[1]) == 4:
        choices = {(one, two, three)}
    elif len(match[1]) <= 2:
        year = three + 2000 if match[4] and three < 100 else three
        choices = {(year, two, one), (year, one, two)}
    else:
        return
    for year, month, day in sorted(choices):
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield DayRange(year, month, day, day, at, end)
