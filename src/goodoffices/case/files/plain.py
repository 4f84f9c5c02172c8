"""A case as plain values, ready to be written: what is left out says nothing that its absence would not."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import msgspec

from goodoffices.case.case import Case
from goodoffices.case.files.shorts import BARE, WHOLE
from goodoffices.case.issues import Issue
from goodoffices.case.linkages import Choice, Excludes
from goodoffices.case.numbers import format_exact
from goodoffices.case.positions import Position
from goodoffices.case.preferences import Interval, Preference


class PlainMark(str):
    """A number or a truth, written without quotes."""

    __slots__ = ()


Plain = str | PlainMark | list["Plain"] | dict[str, "Plain"]


def plain_case(case: Case, short: bool) -> dict[str, Plain]:
    """A case as plain values; ``short`` asks for the short forms that a person would write."""
    found = plain(case, short)
    assert isinstance(found, dict)
    return {"format": case.format, **found}


def plain(value: Any, short: bool) -> Plain:
    """Any value of a case as plain values, without fields that are as they would be by themselves."""
    if isinstance(value, msgspec.Struct):
        return _record(value, short)
    if isinstance(value, tuple):
        return _items(value, short)
    if isinstance(value, dict):
        return {key: plain(inner, short) for key, inner in value.items()}
    if isinstance(value, bool):
        return PlainMark("true" if value else "false")
    if isinstance(value, int | Fraction):
        return PlainMark(format_exact(Fraction(value)))
    return str(value)


def plain_field(record: msgspec.Struct, field: str, short: bool) -> Plain:
    """One field of a record as plain values."""
    found = plain(getattr(record, field), short)
    if not short:
        return found
    if isinstance(record, Preference) and field in ("points", "values") and isinstance(found, dict):
        return {issue: _without_whole(inner) for issue, inner in found.items()}
    if (
        isinstance(found, list)
        and len(found) == 1
        and field in ("cite", "options")
        and not isinstance(record, Issue)
    ):
        return found[0]
    return found


def _record(value: msgspec.Struct, short: bool) -> Plain:
    fields: dict[str, Plain] = {}
    for field in _fields(type(value)):
        held = getattr(value, field.name)
        if field.required or held != _default(field):
            fields[field.name] = plain_field(value, field.name, short)
    return _shorten(value, fields) if short else fields


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a record; found once for each type."""
    return msgspec.structs.fields(kind)


def _default(field: msgspec.structs.FieldInfo) -> Any:
    return field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()


def _shorten(value: msgspec.Struct, fields: dict[str, Plain]) -> Plain:
    bare = BARE.get(type(value))
    if bare and list(fields) == [bare]:
        return fields[bare]
    if isinstance(value, Interval):
        return [fields["low"], fields["high"]]
    if isinstance(value, Excludes):
        return fields["together"]
    if isinstance(value, Position) and value.options:
        order = {field: content for field, content in fields.items() if field not in ("stance", "options")}
        named = {field: order.pop(field) for field in ("party", "issue")}
        return {**named, value.stance: fields["options"], **order}
    if isinstance(value, Issue) and value.range is not None and value.kind == "range":
        fields.pop("kind")
    return fields


def _items(value: tuple[Any, ...], short: bool) -> Plain:
    if not short:
        return [plain(inner, short) for inner in value]
    if value and all(isinstance(inner, Choice) for inner in value):
        issues = [choice.issue for choice in value]
        if len(set(issues)) == len(issues) and not {"issue", "options", "together"} & set(issues):
            return {choice.issue: _one_or_all(choice.options) for choice in value}
    if value and all(isinstance(inner, tuple) for inner in value):
        return [_one_or_all(tier) for tier in value]
    return [plain(inner, short) for inner in value]


def _one_or_all(options: tuple[str, ...]) -> Plain:
    return options[0] if len(options) == 1 else list(options)


def _without_whole(inner: Plain) -> Plain:
    if isinstance(inner, dict) and list(inner) == [WHOLE]:
        return inner[WHOLE]
    return inner
