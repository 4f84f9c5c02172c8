"""Numbers as a language writes them, digit for digit: nothing is rounded here."""

from __future__ import annotations

from decimal import Decimal

from goodoffices.language.translator import spoken

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WRITTEN_OUT = 10**12
_ZEROS = {
    "adlm": 0x1E950,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "deva": 0x0966,
    "mymr": 0x1040,
    "olck": 0x1C50,
    "tibt": 0x0F20,
}
"""Where the digits of a system of Unicode's locale data begin; all ten stand in a row."""


def grouped(digits: str, *, keep: bool = False) -> str:
    """An exact decimal ("-1234567.25") with the signs of the language in use ("−1,234,567.25"), and its
    digits (Arabic as it is written in Egypt has its own). Zeros at the end are left out, unless they are to
    be kept.
    """
    whole, _, part = digits.partition(".")
    part = part if keep else part.rstrip("0")
    negative, whole = whole.startswith("-"), whole.lstrip("-")
    sign = "−" if negative and (part or whole.strip("0")) else ""
    speaker = spoken()
    if speaker.english:
        return f"{sign}{int(whole):,}{'.' if part else ''}{part}"
    from babel.numbers import format_decimal

    number = Decimal(f"{whole}.{part}" if part else whole)
    places = "#,##0" + ("." + "0" * len(part) if part else "")
    told = format_decimal(number, places, speaker.locale, numbering_system="default")
    return sign + own_digits(str(told))


def counted(number: int) -> str:
    """How many: in full to a million million ("390,625"), then as a power of ten ("1.2 × 10²⁰")."""
    if abs(number) < _WRITTEN_OUT:
        return grouped(str(number))
    power = len(str(abs(number))) - 1
    tenths = (abs(number) * 10 + 10**power // 2) // 10**power
    if tenths >= 100:
        tenths, power = tenths // 10, power + 1
    times = "" if tenths == 10 else grouped(f"{tenths // 10}.{tenths % 10}") + " × "
    sign = "−" if number < 0 else ""
    return f"{sign}{times}{own_digits('10')}{str(power).translate(_SUPERSCRIPT)}"


def own_digits(text: str) -> str:
    """A text with the digits that the language in use is written with in place of 0 to 9."""
    speaker = spoken()
    zero = None if speaker.english else _ZEROS.get(speaker.locale.default_numbering_system)
    return text if zero is None else text.translate({ord("0") + digit: zero + digit for digit in range(10)})
