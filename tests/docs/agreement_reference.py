"""Writes the reference of agreement files (docs/reference/agreement-file.md, between its marks), and the
schemas beside it; the test compares.

.venv/bin/python tests/docs/agreement_reference.py
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from goodoffices.agreement import DEFECTS
from goodoffices.agreement.files import agreement_schema_text
from goodoffices.agreement.files.meanings import AGREED_MEANINGS
from goodoffices.agreement.files.shorts import BARE_AGREED, LISTED
from goodoffices.agreement.tracking import reports_schema
from goodoffices.case.files.kinds import Many, RecordShape, Shape, TableShape, WordsShape, fields_of
from goodoffices.report.agreed import plan_schema

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs/reference"
PAGE = REFERENCE / "agreement-file.md"

HEADINGS = """\
The whole file
Who: `parties`, `mediators`, `others`
`monitors`
`guarantors`
`enters_into_force`
`ends`
`clauses`
`terms`
`phases`
`extension` of a phase
Conditions: `begins`, `ends`, `after`, `on`, `when`
`commitments`
`powers`
`measures`
`exchanges`
`gives` of an exchange
`ratios` of an exchange
`together` in an exchange
`turns` of an exchange
`lists` of an exchange
`ceasefire`
`lines` and `places`
`violations`
`liaison`
`incidents`
`disputes`
`snap_back`
`amnesty`
`amendment`
`annexes`
`signing`
`after_signature`
`acts`
`impossible`
`temptations`
`spoilers`
`home`
""".splitlines()
SECTIONS = dict(zip(AGREED_MEANINGS, HEADINGS, strict=True))
"""The heading of each record's section."""


def _kind(kind: Shape) -> str:
    if isinstance(kind, Many):
        return f"list of {_kind(kind.item)}"
    if isinstance(kind, TableShape):
        return f"name: {_kind(kind.value)}"
    if isinstance(kind, RecordShape):
        return "fields"
    if isinstance(kind, WordsShape):
        return " · ".join(f"`{word}`" for word in kind.words)
    return {"TextShape": "text", "Truth": "true or false", "Whole": "whole number", "NumberShape": "number"}[
        type(kind).__name__
    ]


def tables() -> str:
    """A section for each record: its fields with what they mean."""
    parts = []
    for cls, meanings in AGREED_MEANINGS.items():
        lines = [f"### {SECTIONS[cls]}", ""]
        short = BARE_AGREED.get(cls)
        if short:
            lines += [f"A bare text stands for `{short}`.", ""]
        if cls in LISTED:
            lines += [f"A list stands for `{LISTED[cls]}`.", ""]
        lines += ["| field | holds | meaning |", "|---|---|---|"]
        for field in fields_of(cls):
            need = " (needed)" if field.required else ""
            lines.append(f"| `{field.name}`{need} | {_kind(field.kind)} | {meanings[field.name]} |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def defects() -> str:
    """Every kind of finding."""
    lines = ["| kind | weighs | what it tells | rests on |", "|---|---|---|---|"]
    lines += [f"| `{one.kind}` | {one.severity} | {one.title} | {one.source} |" for one in DEFECTS.values()]
    return "\n".join(lines) + "\n"


def written(text: str) -> str:
    """The page with its tables as they are today."""
    for mark, made in (("fields", tables()), ("findings", defects())):
        text = re.sub(
            rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)",
            lambda match, made=made: f"{match[1]}\n{made}\n{match[2]}",
            text,
            flags=re.S,
        )
    return text


def schemas() -> dict[Path, str]:
    """The published schemas with their texts."""
    return {
        REFERENCE / "agreement.schema.json": agreement_schema_text(),
        REFERENCE / "reports.schema.json": json.dumps(reports_schema(), indent=2, ensure_ascii=False) + "\n",
        REFERENCE / "plan.schema.json": json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n",
    }


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    for path, made in schemas().items():
        path.write_text(made, encoding="utf-8")
