"""Exact numbers.

A number on the table is a decimal or a fraction that somebody wrote: ``12.50``, ``1/3``. It is held as
:class:`fractions.Fraction`, so that ties between packages are ties and sums do not depend on their order.
Binary floating point never enters a case.
"""

from __future__ import annotations

import re
from fractions import Fraction

from goodoffices.language import CodedText

_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE](?P<exponent>[+-]?\d{1,3}))?\Z", re.ASCII)
_RATIO = re.compile(r"[+-]?\d+/\d+\Z", re.ASCII)

MAX_DIGITS = 60
"""Longest number, in characters, that is read or written: beyond it a file is in error rather than in good
faith.
"""

_TOO_LONG = (
    CodedText("number-too-long", "the number takes more than %(most)s characters", most=MAX_DIGITS),
    CodedText("write-fewer-digits", "write it with fewer digits"),
)
_TOO_LARGE = (
    CodedText("number-too-large", "the number is larger than 10^15"),
    CodedText("write-larger-unit", "write it in a larger unit"),
)

LARGEST = 10**15
"""Largest size of a number, either sign: beyond it sums of scores no longer fit the exact arithmetic of the
analysis.
"""


class NotExact(ValueError):
    """A text that is not an exact number: ``what`` it is, and what to write ``instead``."""

    def __init__(self, what: str, instead: str) -> None:
        self.what, self.instead = what, instead
        super().__init__(CodedText("not-exact", "%(what)s; %(instead)s", what=what, instead=instead))

    def __reduce__(self) -> tuple[type[NotExact], tuple[str, str]]:
        return NotExact, (self.what, self.instead)


def parse_exact(text: str) -> Fraction:
    """Read ``"12.5"``, ``"-3"``, ``"1e3"`` or ``"1/3"`` exactly.

    Raises :class:`NotExact` for anything else, among them NaN, infinities, numbers beyond :data:`LARGEST` and
    numbers whose shortest exact text is longer than :data:`MAX_DIGITS`.
    """
    text = text.strip()
    if len(text) > MAX_DIGITS:
        raise NotExact(*_TOO_LONG)
    decimal = _DECIMAL.match(text)
    if decimal:
        exponent = int(decimal["exponent"] or 0)
        if abs(exponent) > MAX_DIGITS:
            raise NotExact(*(_TOO_LARGE if exponent > 0 else _TOO_LONG))
        number = Fraction(text)
    elif _RATIO.match(text):
        top, bottom = text.split("/")
        if int(bottom) == 0:
            raise NotExact(
                CodedText("divides-by-zero", "%(words)s divides by zero", words=text),
                CodedText("write-fraction", "write a fraction such as 1/3"),
            )
        number = Fraction(int(top), int(bottom))
    else:
        raise NotExact(CodedText("not-number", "%(words)r is not a number", words=text), _instead(text))
    check_exact(number)
    return number


def _instead(text: str) -> str:
    """What to write in place of a text that was meant as a number."""
    if re.fullmatch(r"[+-]?\d+,\d+", text, re.ASCII):
        return CodedText(
            "write-if-comma-marks",
            "write %(decimal)s if the comma marks decimals, %(thousands)s if it marks thousands",
            decimal=text.replace(",", "."),
            thousands=text.replace(",", ""),
        )
    if re.fullmatch(r"[+-]?\d+(\.\d+)?\s*%", text, re.ASCII):
        return CodedText(
            "write-leave-sign-out", "write %(number)s and leave the sign out", number=text.rstrip("% ")
        )
    if re.fullmatch(r"[+-]?\d{1,3}([ '\u00a0\u202f]\d{3})+", text, re.ASCII):
        return CodedText("case-write", "write %(number)s", number=re.sub(r"\D", "", text))
    return CodedText("write-decimal-such-12", "write a decimal such as 12.5 or a fraction such as 1/3")


def check_exact(number: Fraction) -> None:
    """Raise :class:`NotExact` for a number that a case cannot hold: too large, or too long when written
    out.
    """
    if abs(number) > LARGEST:
        raise NotExact(*_TOO_LARGE)
    if len(format_exact(number)) > MAX_DIGITS:
        raise NotExact(*_TOO_LONG)


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
