"""The JSON Schema of case files, made from the records and the short forms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from goodoffices.case.case import FORMAT, Case
from goodoffices.case.files.kinds import (
    Many,
    NumberShape,
    RecordShape,
    Shape,
    TableShape,
    TextShape,
    Truth,
    Whole,
    WordsShape,
    fields_of,
)
from goodoffices.case.files.meanings import MEANINGS
from goodoffices.case.files.shorts import BARE, STANCES, WHOLE
from goodoffices.case.issues import Issue
from goodoffices.case.linkages import Choice, Excludes, Linkage
from goodoffices.case.positions import Position
from goodoffices.case.preferences import Interval, Minimum, Preference
from goodoffices.case.validate.linkages import KINDS

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"]}
NUMBER: Schema = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^\s*([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?|[+-]?\d+/\d+)\s*$"},
    ]
}


def case_schema() -> Schema:
    """The schema (draft 2020-12) of a case file, JSON or YAML, short forms included.

    It says what a file may look like; that names lead somewhere and linkages can be met, only reading it can
    tell.
    """
    defs: dict[str, Schema] = {"text": TEXT, "number": NUMBER}
    for cls in MEANINGS:
        defs[cls.__name__] = _record(cls)
    case = defs.pop("Case")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Good Offices case",
        **case,
        "$defs": dict(sorted(defs.items())),
    }


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(case_schema(), indent=2, ensure_ascii=False) + "\n"


def _record(cls: type[msgspec.Struct]) -> Schema:
    return record_schema(cls, MEANINGS[cls])


def record_schema(cls: type[msgspec.Struct], meanings: Mapping[str, str]) -> Schema:
    """The schema of one record, short forms included."""
    properties = {
        field.name: _field(cls, field.name, field.kind, meanings[field.name]) for field in fields_of(cls)
    }
    required = [field.name for field in fields_of(cls) if field.required]
    full: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        full["required"] = required
    if cls is Linkage:
        full["oneOf"] = [{"required": [kind]} for kind in KINDS]
    if cls is Minimum:
        full["oneOf"] = [{"required": ["score"]}, {"required": ["package"]}]
    if cls is Position:
        options = {"$ref": "#/$defs/Position/properties/options"}
        properties.update(dict.fromkeys(STANCES, options))
        full["required"] = ["party", "issue"]
        full["oneOf"] = [{"required": ["stance"]}, *({"required": [stance]} for stance in STANCES)]
    short = _short(cls)
    return {"anyOf": [*short, full]} if short else full


def _short(cls: type[msgspec.Struct]) -> list[Schema]:
    """What may stand in place of all the fields of a record."""
    if cls in BARE:
        kinds = {field.name: field.kind for field in fields_of(cls)}
        return [kind_schema(kinds[BARE[cls]])]
    if cls is Interval:
        return [{"type": "array", "prefixItems": [_ref("number")] * 2, "minItems": 2, "maxItems": 2}]
    if cls is Choice:
        return [{**_choices(), "maxProperties": 1}]
    if cls is Excludes:
        return [kind_schema(Many(item=RecordShape(cls=Choice)))]
    return []


def _field(cls: type[msgspec.Struct], name: str, kind: Shape, told: str) -> Schema:
    meaning = {"description": told}
    if cls is Case and name == "format":
        return {**meaning, "const": FORMAT}
    if cls is Preference and name in ("points", "values"):
        value = {"anyOf": [*_options_of(kind_schema(kind)["additionalProperties"])]}
        return {**meaning, "type": "object", "additionalProperties": value}
    schema = {**meaning, **kind_schema(kind)}
    if (cls, name) in ((Case, "parties"), (Case, "issues")):
        schema["anyOf"][0]["minItems"] = 1
    if (cls, name) in ((Issue, "parts"), (Case, "needed")):
        schema["minimum"] = 1
    return schema


def _options_of(table: Schema) -> list[Schema]:
    """Numbers by option, or one number for the whole of a divisible issue."""
    return [{**table, "description": f"Option to number, or {WHOLE}: number."}, table["additionalProperties"]]


def kind_schema(kind: Shape) -> Schema:
    """What may stand where a value of that kind belongs; records by reference to ``$defs``."""
    if isinstance(kind, RecordShape):
        return _ref(kind.cls.__name__)
    if isinstance(kind, Many):
        inner = kind_schema(kind.item)
        several = [{"type": "array", "items": inner}, inner]
        if isinstance(kind.item, RecordShape) and kind.item.cls is Choice:
            several.append(_choices())
        return {"anyOf": several}
    if isinstance(kind, TableShape):
        return {"type": "object", "additionalProperties": kind_schema(kind.value)}
    if isinstance(kind, WordsShape):
        return {"enum": list(kind.words)}
    if isinstance(kind, NumberShape):
        interval = [_ref(kind.interval.__name__)] if kind.interval else []
        return {"anyOf": [_ref("number"), *interval]} if interval else _ref("number")
    simple = {TextShape: _ref("text"), Truth: {"type": "boolean"}, Whole: {"type": "integer"}}
    return simple[type(kind)]


def _choices() -> Schema:
    """Issues with their options, as a short form of choices."""
    return {
        "type": "object",
        "propertyNames": {"not": {"enum": ["issue", "options", "together"]}},
        "additionalProperties": kind_schema(Many(item=TextShape())),
        "minProperties": 1,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
