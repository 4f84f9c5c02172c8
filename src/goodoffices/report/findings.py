"""What a brief found as JSON for other programs, and its schema.

The contract is docs/reference/brief-json.md; its schema docs/reference/brief.schema.json.
"""

from __future__ import annotations

import json

import msgspec

from goodoffices.desk import Findings

SCHEMA_OF = "https://json-schema.org/draft/2020-12/schema"


def findings_json(found: Findings) -> str:
    """All findings as one JSON object, indented."""
    return msgspec.json.format(msgspec.json.encode(found), indent=1).decode()


def findings_schema() -> str:
    """The JSON Schema of :func:`findings_json`, ending in a line break."""
    schema = {"$schema": SCHEMA_OF, "title": "The findings of a brief", **msgspec.json.schema(Findings)}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
