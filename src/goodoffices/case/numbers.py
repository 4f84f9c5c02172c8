"""Exact numbers.

A number on the table is a decimal or a fraction that somebody wrote: ``12.50``, ``1/3``. It is held as
:class:`fractions.Fraction`, so that ties between packages are ties and sums do not depend on their order.
Binary floating point never enters a case.
"""

from __future__ import annotations

import re
from fractions import Fraction

_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE](?P<exponent>[+-]?\d{1,3}))?\Z", re.ASCII)
_RATIO = re.compile(r"[+-]?\d+/\d+\Z", re.ASCII)

MAX_DIGITS = 60
"""Longest number, in characters, that is read or written: beyond it a file is in error rather than in good
faith.
"""

_TOO_LONG = f"the number takes more than {MAX_DIGITS} characters; write it with fewer digits"

_TOO_LARGE = "the number is larger than 10^15; write it in a larger unit"

LARGEST = 10**15
"""Largest size of a number, either sign: beyond it sums of scores no longer fit the exact arithmetic of the
analysis.
"""


class NotExact(ValueError):
    """A text that is not an exact number; the message says what to write instead."""


def parse_exact(text: str) -> Fraction:
    """Read ``"12.5"``, ``"-3"``, ``"1e3"`` or ``"1/3"`` exactly.

    Raises :class:`NotExact` for anything else, among them NaN, infinities, numbers beyond :data:`LARGEST` and
    numbers whose shortest exact text is longer than :data:`MAX_DIGITS`.
    """
    text = text.strip()
    if len(text) > MAX_DIGITS:
        raise NotExact(_TOO_LONG)
    decimal = _DECIMAL.match(text)
    if decimal:
        exponent = int(decimal["exponent"] or 0)
        if abs(exponent) > MAX_DIGITS:
            raise NotExact(_TOO_LARGE if exponent > 0 else _TOO_LONG)
        number = Fraction(text)
    elif _RATIO.match(text):
        top, bottom = text.split("/")
        if int(bottom) == 0:
            raise NotExact(f"{text} divides by zero; write a fraction such as 1/3")
        number = Fraction(int(top), int(bottom))
    else:
        raise NotExact(f"{text!r} is not a number; {_instead(text)}")
    check_exact(number)
    return number


def _instead(text: str) -> str:
    """What to write in place of a text that was meant as a number."""
    if re.fullmatch(r"[+-]?\d+,\d+", text, re.ASCII):
        return (
            f"write {text.replace(',', '.')} if the comma marks decimals, {text.replace(',', '')} if it "
            f"marks thousands"
        )
    if re.fullmatch(r"[+-]?\d+(\.\d+)?\s*%", text, re.ASCII):
        return f"write {text.rstrip('% ')} and leave the sign out"
    if re.fullmatch(r"[+-]?\d{1,3}([ '\u00a0\u202f]\d{3})+", text, re.ASCII):
        return f"write {re.sub(chr(92) + 'D', '', text)}"
    return "write a decimal such as 12.5 or a fraction such as 1/3"


def check_exact(number: Fraction) -> None:
    """Raise :class:`NotExact` for a number that a case cannot hold: too large, or too long when written
    out.
    """
    if abs(number) > LARGEST:
        raise NotExact(_TOO_LARGE)
    if len(format_exact(number)) > MAX_DIGITS:
        raise NotExact(_TOO_LONG)


def format_exact(number: Fraction) -> str:
    """The exact text of a number: a decimal where one exists and is not too long, else ``"1/3"``.

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
    places = max(twos, fives)
    if bottom != 1 or places > MAX_DIGITS - 20:
        return f"{number.numerator}/{number.denominator}"
    digits = abs(number.numerator) * 10**places // number.denominator
    sign = "-" if number < 0 else ""
    if places == 0:
        return f"{sign}{digits}"
    whole, part = divmod(digits, 10**places)
    return f"{sign}{whole}.{part:0{places}d}"
