"""The JSON Schema of the analysis: what every key means, with the solution concepts from their table."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from goodoffices.analysis import CONCEPTS

Json = dict[str, Any]


def analysis_schema() -> Json:
    """The schema (JSON Schema 2020-12) of what :func:`goodoffices.report.contract` writes."""
    schema: Json = json.loads(
        (files("goodoffices.report") / "analysis.schema.json").read_text(encoding="utf-8")
    )
    schema["properties"]["solutions"]["properties"] = {
        row.key: {
            "$ref": "#/$defs/solution",
            "description": f"{row.title}: {row.makes}, as large as it can be. After {row.after}.",
        }
        for row in CONCEPTS
    }
    return schema


def schema_text() -> str:
    """The schema as text, as it is published."""
    return json.dumps(analysis_schema(), indent=1, ensure_ascii=False) + "\n"
