"""The types of a case's records, told in the few kinds that a case file knows."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec


class Kind(msgspec.Struct, frozen=True):
    """What may stand in a place. ``optional`` says that the place may also hold nothing."""

    optional: bool = False


class Text(Kind, frozen=True):
    """Any text, exactly as written."""


class Truth(Kind, frozen=True):
    """True or false."""


class Whole(Kind, frozen=True):
    """A whole number."""


class Number(Kind, frozen=True):
    """An exact number. ``interval`` is the record that may stand instead, for a value known only within bounds."""

    interval: type[msgspec.Struct] | None = None


class Words(Kind, frozen=True):
    """One of a few words."""

    words: tuple[str, ...] = ()


class Many(Kind, frozen=True, kw_only=True):
    """A list."""

    item: Kind


class Table(Kind, frozen=True, kw_only=True):
    """Names, each with a value."""

    value: Kind


class Record(Kind, frozen=True, kw_only=True):
    """The fields of a record."""

    cls: type[msgspec.Struct]


class Field(msgspec.Struct, frozen=True):
    """One field of a record."""

    name: str
    kind: Kind
    required: bool


@cache
def fields_of(cls: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields of a record type, in their order."""
    return tuple(Field(each.name, kind_of(each.type), each.required) for each in msgspec.structs.fields(cls))


def kind_of(annotation: Any) -> Kind:
    """The kind of a type; TypeError for a type that a case file cannot hold."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return _union(inner)
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return Many(item=kind_of(inner[0]))
    if origin is dict and inner[0] is str:
        return Table(value=kind_of(inner[1]))
    if origin is Literal:
        return Words(words=inner)
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return Record(cls=annotation)
    simple = {str: Text(), bool: Truth(), int: Whole(), Fraction: Number()}
    if annotation in simple:
        return simple[annotation]
    raise TypeError(f"a case file cannot hold {annotation!r}")


def _union(members: tuple[Any, ...]) -> Kind:
    there = [kind_of(member) for member in members if member is not NoneType]
    records = [kind for kind in there if isinstance(kind, Record)]
    if len(there) == 1:
        return msgspec.structs.replace(there[0], optional=True)
    if len(there) == 2 and len(records) == 1 and Number() in there:
        return Number(interval=records[0].cls, optional=NoneType in members)
    raise TypeError(f"a case file cannot hold one of {members!r}")


def neutral(kind: Kind) -> Any:
    """A value of that kind that says nothing, to stand where a file has none."""
    if kind.optional:
        return None
    if isinstance(kind, Record):
        required = [field for field in fields_of(kind.cls) if field.required]
        return kind.cls(**{field.name: neutral(field.kind) for field in required})
    if isinstance(kind, Words):
        return kind.words[0]
    if isinstance(kind, Many):
        return ()
    if isinstance(kind, Table):
        return {}
    if isinstance(kind, Text):
        return ""
    return {Truth: False, Whole: 0}.get(type(kind), Fraction(0))
