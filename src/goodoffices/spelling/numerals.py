"""The one table of number words, scales and months."""

from __future__ import annotations

from fractions import Fraction

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)

ONES: dict[str, int] = {word: value for value, word in enumerate(_ONES.split())}
"""Zero to nineteen."""
TENS: dict[str, int] = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)} | {
    "fourty": 40
}
"""Twenty to ninety."""
SCALES: dict[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "milliard": 10**9,
    "billion": 10**9,
    "trillion": 10**12,
}
"""Words that multiply what stands before them."""
TALLIES: dict[str, int] = {"score": 20, "gross": 144}
"""Scales that are words of other senses too: they count behind a number or an article alone."""
NUMERALS: dict[str, int] = {
    **ONES,
    **{word: value for word, value in TENS.items() if word != "fourty"},
    **SCALES,
}
"""Every number word with its value."""
SHORT_SCALES: dict[str, int] = {
    "k": 1_000,
    "m": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "mln": 10**6,
    "mrd": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
    "grand": 1_000,
}
"""Scales as they are shortened behind digits ("1.5bn")."""
ORDINALS: dict[str, int] = {word: value for value, word in enumerate(_ORDINALS.split())} | {
    word[:-1] + "ieth": value for word, value in TENS.items()
}
"""First, second … nineteenth; twentieth to ninetieth."""
FRACTIONS: dict[str, Fraction] = {
    "half": Fraction(1, 2),
    "halves": Fraction(1, 2),
    "third": Fraction(1, 3),
    "thirds": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
}
"""Parts of one; all but "half" behind a number or an article."""

_MONTHS = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
)
MONTHS: dict[str, int] = {word: place for row in _MONTHS for place, word in enumerate(row.split(), start=1)}
MONTHS |= {"sept": 9}
"""Months, whole and short, 1 to 12."""
