"""What a report consists of in a file: its columns, and the schema of files in JSON."""

from __future__ import annotations

from typing import Any, get_args

from goodoffices.agreement.tracking.reports import Deed

DEEDS: tuple[Deed, ...] = get_args(Deed)
"""Everything that a report may tell."""
COLUMNS = {
    "id": "A number of its own; made of the rest, where it is left out.",
    "time": "When it was done, with its zone: 2031-06-09 14:30+03:00.",
    "place": "Where.",
    "commitment": "The commitment, exchange, power or phase that it is about.",
    "what": "What it tells: done, partly, not-done, verified, disputed, violated, contested, cured, "
    "suspended, resumed, extended, terminated, substituted, entered, left, withdrawn.",
    "number": "How many this report tells of.",
    "category": "Of which category, in an exchange.",
    "says": "Who says so.",
    "evidence": "What shows it: a list, a picture, a receipt.",
    "verified_by": "Who checked it; several with a semicolon between them.",
    "withdraws": "The number of the report that is withdrawn.",
    "seen_by": "To whom it was opened; several with a semicolon between them.",
    "maker": "Who wrote it down; seen by the mediators alone.",
    "note": "Anything else.",
}
"""Column to its meaning; time, commitment, what and says are needed."""
NEEDED = ("time", "commitment", "what", "says")
_LISTS = ("verified_by", "seen_by")


def reports_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of a file of reports in JSON; in CSV each property is a column."""
    fields: dict[str, Any] = {
        column: {"description": meaning, "type": "string"} for column, meaning in COLUMNS.items()
    }
    fields["what"] = {"description": COLUMNS["what"], "enum": list(DEEDS)}
    fields["number"] = {"description": COLUMNS["number"], "type": ["number", "string", "null"]}
    for column in _LISTS:
        words = {"type": "array", "items": {"type": "string"}}
        fields[column] = {"description": COLUMNS[column], "anyOf": [{"type": "string"}, words]}
    one = {
        "type": "object",
        "properties": fields,
        "required": list(NEEDED),
        "additionalProperties": False,
    }
    many = {"type": "array", "items": {"$ref": "#/$defs/report"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Good Offices reports of what was done",
        "anyOf": [
            many,
            {"type": "object", "properties": {"reports": many}, "required": ["reports"]},
        ],
        "$defs": {"report": one},
    }
