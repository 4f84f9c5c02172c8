"""How words, numbers and days are read alike, however they are written: no knowledge of cases or talks."""

from goodoffices.spelling.days import Days, find_days
from goodoffices.spelling.numbers import Figure, find_figures
from goodoffices.spelling.numerals import MONTHS, NUMERALS, SCALES
from goodoffices.spelling.signs import Folded, fold, visible
from goodoffices.spelling.tokens import Token, stem, tokens_of

__all__ = [
    "MONTHS",
    "NUMERALS",
    "SCALES",
    "Days",
    "Figure",
    "Folded",
    "Token",
    "find_days",
    "find_figures",
    "fold",
    "stem",
    "tokens_of",
    "visible",
]
