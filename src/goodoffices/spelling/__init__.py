"""How words, numbers and days are read alike, however they are written: no knowledge of cases or talks."""

from goodoffices.spelling.days import DayRange, find_days
from goodoffices.spelling.durations import UNITS, DurationFound, find_durations
from goodoffices.spelling.numbers import NumberFound, counts, find_figures, number_said, value_of
from goodoffices.spelling.numerals import MONTHS, NUMERALS, SCALES, SHORT_SCALES, TALLIES
from goodoffices.spelling.signs import Folded, fold
from goodoffices.spelling.tokens import Token, stem, tokens_of, words_of

__all__ = [
    "MONTHS",
    "NUMERALS",
    "SCALES",
    "SHORT_SCALES",
    "TALLIES",
    "UNITS",
    "DayRange",
    "DurationFound",
    "Folded",
    "NumberFound",
    "Token",
    "counts",
    "find_days",
    "find_durations",
    "find_figures",
    "fold",
    "number_said",
    "stem",
    "tokens_of",
    "value_of",
    "words_of",
]
