"""Numbers: that each can be held exactly and written out again."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import msgspec

from goodoffices.case.numbers import NotExact, check_exact
from goodoffices.case.validate.sheet import Path, Sheet


def check_numbers(sheet: Sheet) -> None:
    """No number is beyond the exact range; those of a file were held to it when they were read."""
    for path, number in numbers_in(sheet.case, ()):
        try:
            check_exact(number)
        except NotExact as error:
            what, _, instead = str(error).partition("; ")
            sheet.say(path, f"At {_words(path)} {what}.", f"{instead[:1].upper()}{instead[1:]}.")


def numbers_in(value: Any, path: Path) -> Iterator[tuple[Path, Fraction]]:
    """Every exact number of a record, with where it stands."""
    if isinstance(value, Fraction):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from numbers_in(getattr(value, field), (*path, field))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from numbers_in(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from numbers_in(inner, (*path, index))


def _words(path: Path) -> str:
    return " / ".join(str(part + 1) if isinstance(part, int) else part for part in path)
