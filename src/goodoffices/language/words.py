"""What whoever knows a screen words its texts with: texts, numbers, days and lists, in the language of the
:class:`Translator` that is in use in this context (:func:`speaking`).

Modules call them by the short names that are known everywhere::

    from goodoffices.language.words import gettext as _, ngettext as n_
"""

from __future__ import annotations

from goodoffices.language.days import day_in_words, month_in_words
from goodoffices.language.lists import all_of, one_of
from goodoffices.language.numbers import grouped
from goodoffices.language.translator import (
    ENGLISH,
    Translator,
    WordTable,
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
    "day_in_words",
    "gettext",
    "grouped",
    "month_in_words",
    "ngettext",
    "one_of",
    "pgettext",
    "speaking",
    "spoken",
    "worded",
]
