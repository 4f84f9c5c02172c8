"""The types of a case's records, told in the few kinds that a case file knows."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from goodoffices.language import CodedText


class Shape(msgspec.Struct, frozen=True):
    """What may stand in a place. ``optional`` says that the place may also hold nothing."""

    optional: bool = False


class TextShape(Shape, frozen=True):
    """Any text, exactly as written."""


class Truth(Shape, frozen=True):
    """True or false."""


class Whole(Shape, frozen=True):
    """A whole number."""


class NumberShape(Shape, frozen=True):
    """An exact number. ``interval`` is the record that may stand instead, for a value known only within
    bounds.
    """

    interval: type[msgspec.Struct] | None = None


class WordsShape(Shape, frozen=True):
    """One of a few words."""

    words: tuple[str, ...] = ()


class Many(Shape, frozen=True, kw_only=True):
    """A list."""

    item: Shape


class TableShape(Shape, frozen=True, kw_only=True):
    """Names, each with a value."""

    value: Shape


class RecordShape(Shape, frozen=True, kw_only=True):
    """The fields of a record."""

    cls: type[msgspec.Struct]


class FieldShape(msgspec.Struct, frozen=True):
    """One field of a record."""

    name: str
    kind: Shape
    required: bool


@cache
def fields_of(cls: type[msgspec.Struct]) -> tuple[FieldShape, ...]:
    """The fields of a record type, in their order."""
    return tuple(
        FieldShape(each.name, kind_of(each.type), each.required) for each in msgspec.structs.fields(cls)
    )


def kind_of(annotation: Any) -> Shape:
    """The kind of a type; TypeError for a type that a case file cannot hold."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return _union(inner)
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return Many(item=kind_of(inner[0]))
    if origin is dict and inner[0] is str:
        return TableShape(value=kind_of(inner[1]))
    if origin is Literal:
        return WordsShape(words=inner)
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return RecordShape(cls=annotation)
    simple = {str: TextShape(), bool: Truth(), int: Whole(), Fraction: NumberShape()}
    if annotation in simple:
        return simple[annotation]
    raise TypeError(
        CodedText("case-file-cannot-hold", "a case file cannot hold %(annotation)r", annotation=annotation)
    )


def _union(members: tuple[Any, ...]) -> Shape:
    there = [kind_of(member) for member in members if member is not NoneType]
    records = [kind for kind in there if isinstance(kind, RecordShape)]
    if len(there) == 1:
        return msgspec.structs.replace(there[0], optional=True)
    if len(there) == 2 and len(records) == 1 and NumberShape() in there:
        return NumberShape(interval=records[0].cls, optional=NoneType in members)
    raise TypeError(
        CodedText("case-file-cannot-hold-2", "a case file cannot hold one of %(members)r", members=members)
    )


def neutral(kind: Shape) -> Any:
    """A value of that kind that says nothing, to stand where a file has none."""
    if kind.optional:
        return None
    if isinstance(kind, RecordShape):
        required = [field for field in fields_of(kind.cls) if field.required]
        return kind.cls(**{field.name: neutral(field.kind) for field in required})
    if isinstance(kind, WordsShape):
        return kind.words[0]
    if isinstance(kind, Many):
        return ()
    if isinstance(kind, TableShape):
        return {}
    if isinstance(kind, TextShape):
        return ""
    return {Truth: False, Whole: 0}.get(type(kind), Fraction(0))
