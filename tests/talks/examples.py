"""An act of any kind made by the types of its fields, with a word of its own in every text: so that a kind
that is new is tried like the others.
"""

from __future__ import annotations

from itertools import count
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from goodoffices.vault import SealedFile

FILE = SealedFile("b1", b"k" * 32, 1234, b"d" * 32)


def canary(number: int) -> str:
    """A word that stands nowhere else, in letters alone."""
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, 20)
        letters = "bcdfghjklmnpqrstvwxz"[rest] + "aeiou"[rest % 5] + letters
    return f"qu{letters}x"


def example(kind: type[Any], numbers: count[int] | None = None, **given: Any) -> Any:
    """One act of a kind, every text filled in with a word of its own."""
    numbers = numbers if numbers is not None else count(1)
    hints = get_type_hints(kind, include_extras=True)
    return kind(
        **{
            name: given[name] if name in given else _value(hints[name], numbers)
            for name in kind.__struct_fields__
        }
    )


def _value(hint: Any, numbers: count[int]) -> Any:
    metadata = getattr(hint, "__metadata__", ())
    if metadata:
        holds = next(one.extra["holds"] for one in metadata if isinstance(one, msgspec.Meta) and one.extra)
        if holds == "entry":
            return 1
        if holds == "time":
            return "2031-07-19T10:00:00Z"
        return canary(next(numbers))
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return inner[0]
    if hint is str:
        return canary(next(numbers))
    if hint is int:
        return 1
    if hint is bool:
        return False
    if hint is bytes:
        return b"d" * 32
    if hint is SealedFile:
        return FILE
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return example(hint, numbers)
    if origin is tuple:
        return (_value(inner[0], numbers),)
    if origin is dict:
        return {_value(inner[0], numbers): _value(inner[1], numbers)}
    return _value(next(one for one in inner if one is not type(None)), numbers)
