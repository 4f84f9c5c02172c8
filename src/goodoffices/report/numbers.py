"""Numbers as a reader sees them: exact where that is short, rounded where it is not, never more digits than
help.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from goodoffices.case import format_exact
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable, counted, grouped
from goodoffices.language.words import gettext as _

PLACES = 4
"""Most decimals that are shown; a longer number is rounded to so many, for the eye only."""

_IN_WORDS = WordTable(
    dict(
        enumerate(
            (
                N_("No"),
                N_("One"),
                N_("Two"),
                N_("Three"),
                N_("Four"),
                N_("Five"),
                N_("Six"),
                N_("Seven"),
                N_("Eight"),
                N_("Nine"),
            )
        )
    )
)


def show(number: Fraction | int, places: int = PLACES) -> str:
    """A score: exact where it has at most ``places`` decimals, else rounded to so many ("65.8333")."""
    exact = Fraction(number)
    text = format_exact(exact)
    decimals = len(text.partition(".")[2])
    if "/" in text or decimals > places:
        text = format_exact(round_half_up(exact, places))
    return grouped(text)


def show_written(number: int | float) -> str:
    """A number as an article has it, with every decimal that was written."""
    return grouped(format(Decimal(str(number)), "f"), keep=True)


def show_signed(number: Fraction | int, places: int = PLACES) -> str:
    """A gain or a loss, with its sign ("+5", "−3", "0")."""
    text = show(number, places)
    return f"+{text}" if number > 0 else text


def show_share(share: Fraction) -> str:
    """A part of a whole in per cent ("30 %"); "under 1 %" where it is that small, never a false 0."""
    if 0 < share < Fraction(1, 100):
        return _("under %(number)s\u00a0%%", number=grouped("1"))
    return _("%(number)s\u00a0%%", number=show(round_half_up(share * 100, 0), 0))


def show_count(number: int) -> str:
    """How many: in full to a million million ("390,625"), then as a power of ten ("1.2 × 10²⁰")."""
    return counted(number)


def in_words(number: int) -> str:
    """A number that begins a sentence: in words to nine ("Two"), then in figures."""
    return _IN_WORDS.get(number) or counted(number)


def round_half_up(number: Fraction, places: int) -> Fraction:
    """Rounded to ``places`` decimals, halves away from zero, exactly."""
    scale = 10**places
    sign = -1 if number < 0 else 1
    return sign * Fraction(int(abs(number) * scale + Fraction(1, 2)), scale)
