"""What a brief found as JSON for other programs, and its schema.

The contract is docs/reference/brief-json.md; its schema docs/reference/brief.schema.json.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from goodoffices.desk import Findings
from goodoffices.language import plain_text

SCHEMA_OF = "https://json-schema.org/draft/2020-12/schema"


def findings_json(found: Findings) -> str:
    """All findings as one JSON object, indented."""
    return msgspec.json.format(msgspec.json.encode(found, enc_hook=plain_text), indent=1).decode()


def findings_schema() -> str:
    """The JSON Schema of :func:`findings_json`, ending in a line break."""
    described = _unbroken(msgspec.json.schema(Findings))
    schema = {"$schema": SCHEMA_OF, "title": "The findings of a brief", **described}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _unbroken(schema: Any) -> Any:
    """The same, its descriptions in one line each: a line break in a docstring is the source's, not the
    reader's.
    """
    if isinstance(schema, dict):
        return {
            key: " ".join(value.split())
            if key == "description" and isinstance(value, str)
            else _unbroken(value)
            for key, value in schema.items()
        }
    return [_unbroken(item) for item in schema] if isinstance(schema, list) else schema
