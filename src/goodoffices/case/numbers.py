"""Exact numbers.

A number on the table is a decimal or a fraction that somebody wrote: ``12.50``, ``1/3``. It is held as
:class:`fractions.Fraction`, so that ties between packages are ties and sums do not depend on their order.
Binary floating point never enters a case.
"""

from __future__ import annotations

import re
from fractions import Fraction

_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?\Z", re.ASCII)
_RATIO = re.compile(r"[+-]?\d+/\d+\Z", re.ASCII)

MAX_DIGITS = 60
"""Longest number, in characters, that is read: beyond it a file is in error rather than in good faith."""


class NotExact(ValueError):
    """A text that is not an exact number; the message says what to write instead."""


def parse_exact(text: str) -> Fraction:
    """Read ``"12.5"``, ``"-3"``, ``"1e3"`` or ``"1/3"`` exactly.

    Raises :class:`NotExact` for anything else, among them NaN, infinities and numbers of unreasonable length.
    """
    text = text.strip()
    if len(text) > MAX_DIGITS:
        raise NotExact(
            f"the number is longer than {MAX_DIGITS} characters; write it shorter or as a fraction"
        )
    if _DECIMAL.match(text):
        return Fraction(text)
    if _RATIO.match(text):
        top, bottom = text.split("/")
        if int(bottom) == 0:
            raise NotExact(f"{text} divides by zero")
        return Fraction(int(top), int(bottom))
    raise NotExact(f"{text!r} is not a number; write a decimal such as 12.5 or a fraction such as 1/3")


def format_exact(number: Fraction) -> str:
    """The shortest exact text of a number: a decimal where one exists, else ``"1/3"``.

    ``parse_exact(format_exact(x)) == x`` for every number that :func:`parse_exact` can return.
    """
    bottom = number.denominator
    twos = fives = 0
    while bottom % 2 == 0:
        bottom //= 2
        twos += 1
    while bottom % 5 == 0:
        bottom //= 5
        fives += 1
    if bottom != 1:
        return f"{number.numerator}/{number.denominator}"
    places = max(twos, fives)
    digits = abs(number.numerator) * 10**places // number.denominator
    sign = "-" if number < 0 else ""
    if places == 0:
        return f"{sign}{digits}"
    whole, part = divmod(digits, 10**places)
    return f"{sign}{whole}.{part:0{places}d}"
