"""Numbers handed in by a caller, made exact."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.case import parse_exact

Exact = Fraction | int | str
"""A number that can be held exactly: a fraction, a whole number, or the text of either or of a decimal."""


def exact(number: Exact) -> Fraction:
    """The number as a fraction.

    Raises :class:`goodoffices.case.NotExact`, a ValueError, for a text that is no number, and ValueError for
    a binary floating-point number, which would not be what was written.
    """
    if isinstance(number, float):
        raise ValueError(
            f"{number!r} is a binary floating-point number; write it as text, such as '{number}'"
        )
    return parse_exact(number) if isinstance(number, str) else Fraction(number)
