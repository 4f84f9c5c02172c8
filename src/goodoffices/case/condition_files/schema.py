"""The JSON Schema of files of conditions."""

from __future__ import annotations

import json

from goodoffices.case.conditionals import FORMAT, MEANINGS, ConditionSheet, Need
from goodoffices.case.files.schema import NUMBER, TEXT, Schema, record_schema


def conditions_schema() -> Schema:
    """The schema (draft 2020-12), short forms included. That names lead somewhere only reading can tell."""
    defs: dict[str, Schema] = {"text": TEXT, "number": NUMBER}
    party: Schema = {
        "anyOf": [
            {"$ref": "#/$defs/text"},
            {
                "type": "object",
                "properties": {"id": {"$ref": "#/$defs/text"}, "name": {"$ref": "#/$defs/text"}},
                "required": ["id"],
            },
        ]
    }
    for cls, meanings in MEANINGS.items():
        defs[cls.__name__] = record_schema(cls, meanings)
    full = defs[Need.__name__]
    several = {"type": "array", "items": {"$ref": "#/$defs/Need"}}
    defs[Need.__name__] = {"anyOf": [{"$ref": "#/$defs/text"}, several, full]}
    defs["Party"] = party
    sheet = defs.pop(ConditionSheet.__name__)
    sheet["properties"]["format"]["const"] = FORMAT
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Good Offices conditions",
        **sheet,
        "$defs": dict(sorted(defs.items())),
    }


def conditions_schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(conditions_schema(), indent=2, ensure_ascii=False) + "\n"
