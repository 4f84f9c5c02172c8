"""The JSON Schema of agreement files, made from the records and the short forms."""

from __future__ import annotations

import json

import msgspec

from goodoffices.agreement.agreement import AGREEMENT_FORMAT, Agreement
from goodoffices.agreement.files.meanings import AGREED_MEANINGS
from goodoffices.agreement.files.shorts import BARE_AGREED, LISTED
from goodoffices.agreement.requirements import AgreedCondition
from goodoffices.case import Citation, Interval, Source
from goodoffices.case.files.kinds import fields_of
from goodoffices.case.files.meanings import MEANINGS
from goodoffices.case.files.schema import NUMBER, TEXT, Schema, kind_schema
from goodoffices.case.files.shorts import BARE

_BORROWED: tuple[type[msgspec.Struct], ...] = (Citation, Interval, Source)
"""Records of a case that an agreement uses as they are."""


def agreement_schema() -> Schema:
    """The schema (draft 2020-12) of an agreement file, JSON or YAML, short forms included.

    It says what a file may look like; whether the plan in it can work, ``goodoffices plan`` tells.
    """
    defs: dict[str, Schema] = {"text": TEXT, "number": NUMBER}
    for cls in (*AGREED_MEANINGS, *_BORROWED):
        defs[cls.__name__] = _record(cls)
    whole = defs.pop(Agreement.__name__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Good Offices agreement",
        **whole,
        "$defs": dict(sorted(defs.items())),
    }


def agreement_schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(agreement_schema(), indent=2, ensure_ascii=False) + "\n"


def _record(cls: type[msgspec.Struct]) -> Schema:
    meanings = {**MEANINGS, **AGREED_MEANINGS}[cls]
    fields = fields_of(cls)
    properties = {
        each.name: {"description": meanings[each.name], **kind_schema(each.kind)} for each in fields
    }
    if cls is Agreement:
        properties["format"] = {"description": meanings["format"], "const": AGREEMENT_FORMAT}
    full: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    required = [each.name for each in fields if each.required]
    if required:
        full["required"] = required
    kinds = {each.name: each.kind for each in fields}
    shorts = []
    bare = {**BARE, **BARE_AGREED}.get(cls)
    if bare:
        shorts.append({"$ref": "#/$defs/text"} if cls in BARE_AGREED else kind_schema(kinds[bare]))
    if cls in LISTED:
        shorts.append(kind_schema(kinds[LISTED[cls]])["anyOf"][0])
    if cls is AgreedCondition:
        shorts.append({"$ref": "#/$defs/text"})
    if cls is Interval:
        shorts.append(
            {"type": "array", "prefixItems": [{"$ref": "#/$defs/number"}] * 2, "minItems": 2, "maxItems": 2}
        )
    return {"anyOf": [*shorts, full]} if shorts else full
