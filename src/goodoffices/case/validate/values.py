"""Numbers and texts: that each can be held exactly, written out, and shown without harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import msgspec

from goodoffices.case.numbers import NotExact, check_exact
from goodoffices.case.validate.sheet import Path, Sheet
from goodoffices.language import CodedText, as_sentence

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text of a case may hold: they can be neither written in YAML nor shown without harm in a
terminal.
"""


def check_values(sheet: Sheet) -> None:
    """No number is beyond the exact range, no text has characters of control; a file is held to it when it is
    read.
    """
    for path, value in values_in(sheet.case, ()):
        if isinstance(value, str):
            unfit = UNFIT.search(value)
            if unfit:
                what = CodedText(
                    "stands-character-u",
                    "At %(words)s stands the character U+%(ord)s.",
                    words=_words(path),
                    ord=format(ord(unfit.group()), "04X"),
                )
                sheet.say(path, what, CodedText("remove", "Remove it."))
            continue
        try:
            check_exact(value)
        except NotExact as error:
            sheet.say(
                path,
                CodedText("number-unfit", "At %(place)s %(what)s.", place=_words(path), what=error.what),
                as_sentence(error.instead, "."),
            )


def values_in(value: Any, path: Path) -> Iterator[tuple[Path, Fraction | str]]:
    """Every exact number and every text of a record, names of tables included, with where it stands."""
    if isinstance(value, Fraction | str):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from values_in(getattr(value, field), (*path, field))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), key
            yield from values_in(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from values_in(inner, (*path, index))


def _words(path: Path) -> str:
    words = " / ".join(str(part + 1) if isinstance(part, int) else part for part in path)
    return UNFIT.sub("?", words)
