"""Numbers as a reader sees them: exact where that is short, rounded where it is not, never more digits than
help.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.case import format_exact

PLACES = 4
"""Most decimals that are shown; a longer number is rounded to so many, for the eye only."""

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WRITTEN_OUT = 10**12


def show(number: Fraction | int, places: int = PLACES) -> str:
    """A score: exact where it has at most ``places`` decimals, else rounded to so many ("65.8333")."""
    exact = Fraction(number)
    text = format_exact(exact)
    decimals = len(text.partition(".")[2])
    if "/" in text or decimals > places:
        text = format_exact(round_half_up(exact, places))
    return _minus(_group(text))


def show_signed(number: Fraction | int, places: int = PLACES) -> str:
    """A gain or a loss, with its sign ("+5", "−3", "0")."""
    text = show(number, places)
    return f"+{text}" if number > 0 else text


def show_share(share: Fraction) -> str:
    """A part of a whole in per cent ("30 %"); "under 1 %" where it is that small, never a false 0."""
    if 0 < share < Fraction(1, 100):
        return "under 1\u00a0%"
    return f"{show(round_half_up(share * 100, 0), 0)}\u00a0%"


def show_count(number: int) -> str:
    """How many: in full to a million million ("390,625"), then as a power of ten ("1.2 × 10²⁰")."""
    if abs(number) < _WRITTEN_OUT:
        return _minus(f"{number:,}")
    power = len(str(abs(number))) - 1
    lead = round_half_up(Fraction(number, 10**power), 1)
    if lead >= 10:
        lead, power = lead / 10, power + 1
    text = format_exact(lead)
    times = "" if text == "1" else f"{text} × "
    return f"{times}10{str(power).translate(_SUPERSCRIPT)}"


def plural(number: int, one: str, many: str = "") -> str:
    """A number with its noun ("1 package", "204 packages")."""
    return f"{show_count(number)} {one if number == 1 else many or one + 's'}"


def in_words(number: int, one: str, many: str = "") -> str:
    """A number with its noun to begin a sentence: in words to nine ("Two changes"), then in figures."""
    noun = one if number == 1 else many or one + "s"
    small = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    return f"{small[number] if number < len(small) else show_count(number)} {noun}"


def round_half_up(number: Fraction, places: int) -> Fraction:
    """Rounded to ``places`` decimals, halves away from zero, exactly."""
    scale = 10**places
    sign = -1 if number < 0 else 1
    return sign * Fraction(int(abs(number) * scale + Fraction(1, 2)), scale)


def _group(text: str) -> str:
    whole, dot, part = text.partition(".")
    part = part.rstrip("0")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{dot if part else ''}{part}"


def _minus(text: str) -> str:
    return "0" if text == "-0" else text.replace("-", "−")
