"""Every text of an act, whatever its kind: found by the types of its fields, so that a kind that is new is
read like the others.

What a field holds is said by its type (:mod:`goodoffices.talks.fields`); a bare ``str`` comes as
``undeclared``, which is looked at like a secret.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, cast, get_args, get_origin, get_type_hints

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.disclosure import Disclosure
from goodoffices.talks.fields import Holds
from goodoffices.vault import SealedFile

_OPAQUE = (SealedFile,)
"""Records that hold no words: keys and hashes."""


class HeldText(NamedTuple):
    """A text of an act, and what it holds."""

    holds: Holds
    text: str


class Stated(NamedTuple):
    """A condition: the side that would have to act, if it is one, the words, and how far it may travel itself
    (None: as what was said on it).
    """

    party: str
    words: str
    disclosure: Disclosure | None = None


def texts_of(act: Any) -> Iterator[HeldText]:
    """Every text of a record and of the records in it that is not empty, in the order of its fields."""
    for name, hint in _fields(type(act)):
        yield from _texts(getattr(act, name), hint)


def conditions_of(act: Any) -> tuple[Stated, ...]:
    """The conditions under which something was said, in the order of the fields."""
    return tuple(_conditions(act, "", None))


def files_of(act: Any) -> Iterator[SealedFile]:
    """The sealed files that an act names, whatever its kind."""
    for name, _hint in _fields(type(act)):
        value = getattr(act, name)
        if isinstance(value, SealedFile):
            yield value


def entries_named(act: Any) -> Iterator[int]:
    """The earlier entries of its room that an act names."""
    for name, hint in _fields(type(act)):
        if "entry" in _held_in(hint):
            value = getattr(act, name)
            yield from (
                one
                for one in (value if isinstance(value, tuple) else (value,))
                if one is not None and one >= 0
            )


def sorts_of(kind: type[Any]) -> dict[str, frozenset[str]]:
    """For each field of a kind what its texts hold, those of the records in it included; ``undeclared`` for a
    bare ``str``.
    """
    return {name: frozenset(_held_in(hint)) for name, hint in _fields(kind)}


_FIELDS: dict[type[Any], tuple[tuple[str, Any], ...]] = {}


def _fields(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    """The fields of a record with their types; found once for each."""
    found = _FIELDS.get(kind)
    if found is None:
        hints = get_type_hints(kind, include_extras=True)
        found = _FIELDS[kind] = tuple((name, hints[name]) for name in kind.__struct_fields__)
    return found


def _conditions(value: Any, party: str, level: Disclosure | None) -> Iterator[Stated]:
    for name, hint in _fields(type(value)):
        one = getattr(value, name)
        if isinstance(one, str):
            if one and _sort(hint) == "condition":
                yield Stated(party, one, level)
            continue
        for inner in one if isinstance(one, tuple) else (one,):
            if isinstance(inner, acts.If):
                yield from _conditions(inner, inner.party, inner.disclosure)


def _texts(value: Any, hint: Any) -> Iterator[HeldText]:
    if isinstance(value, str):
        if value:
            yield HeldText(_sort(hint), value)
    elif isinstance(value, _OPAQUE):
        return
    elif isinstance(value, msgspec.Struct):
        yield from texts_of(value)
    elif isinstance(value, dict):
        key, inner = _of(hint, dict, 2)
        for name, one in value.items():
            yield from _texts(name, key)
            yield from _texts(one, inner)
    elif isinstance(value, (tuple, list, set, frozenset)):
        (inner, *_) = _of(hint, type(value), 1)
        for one in value:
            yield from _texts(one, inner)


def _of(hint: Any, kind: type[Any], count: int) -> tuple[Any, ...]:
    """The types inside a container's type; of one that says nothing, bare texts."""
    if get_origin(hint) is kind and len(get_args(hint)) >= count:
        return get_args(hint)
    for member in get_args(hint):
        if get_origin(member) is kind:
            return get_args(member)
    return (str,) * count


_SORTS: dict[int, Holds] = {}
"""What was found for the types of fields, which live as long as their classes do."""


def _sort(hint: Any) -> Holds:
    """What a text of that type holds."""
    found = _SORTS.get(id(hint))
    if found is None:
        sorts = [sort for sort in _held_in(hint) if sort != "entry"]
        found = cast(Holds, sorts[0]) if len(sorts) == 1 else "undeclared"
        _SORTS[id(hint)] = found
    return found


def _held_in(hint: Any) -> set[str]:
    metadata = getattr(hint, "__metadata__", ())
    told = [
        one.extra["holds"]
        for one in metadata
        if isinstance(one, msgspec.Meta) and one.extra and "holds" in one.extra
    ]
    if told:
        return {told[0]}
    if hint is str or hint is Any:
        return {"undeclared"}
    if get_origin(hint) is Literal:
        return {"term"} if any(isinstance(one, str) for one in get_args(hint)) else set()
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        if issubclass(hint, _OPAQUE):
            return set()
        return {sort for _, inner in _fields(hint) for sort in _held_in(inner)}
    return {sort for inner in get_args(hint) for sort in _held_in(inner)}
