"""What whoever knows a screen words its texts with: texts, numbers, days and lists, in the language of the
:class:`Translator` that is in use in this context (:func:`speaking`).

Modules call them by the short names that are known everywhere::

    from goodoffices.language.words import gettext as _, ngettext as n_
"""

from __future__ import annotations

from goodoffices.language.days import day_in_words, days_between, month_in_words, so_long
from goodoffices.language.lists import all_of, one_of
from goodoffices.language.numbers import counted, grouped, own_digits
from goodoffices.language.translator import (
    ENGLISH,
    Translator,
    WordTable,
    error_words,
    gettext,
    ngettext,
    pgettext,
    speaking,
    spoken,
    worded,
)

__all__ = [
    "ENGLISH",
    "Translator",
    "WordTable",
    "all_of",
    "counted",
    "day_in_words",
    "days_between",
    "error_words",
    "gettext",
    "grouped",
    "month_in_words",
    "ngettext",
    "one_of",
    "own_digits",
    "pgettext",
    "so_long",
    "speaking",
    "spoken",
    "worded",
]
