"""The tables of docs/reference/case-file.md, made from the records and the meanings of their fields.

Run as a program, it writes them, and the published schema, anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from goodoffices.case.files import schema_text
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

REFERENCE = Path(__file__).resolve().parents[2] / "docs/reference"
PAGE = REFERENCE / "case-file.md"
SCHEMA = REFERENCE / "case.schema.json"

_MARK = re.compile(r"(<!-- fields: (?P<record>\w+) -->\n).*?(<!-- end -->)", re.S)


def words_of(kind: Shape) -> str:
    """What may stand in a field, in a reader's words."""
    if isinstance(kind, Many):
        return f"list of {words_of(kind.item)}"
    if isinstance(kind, TableShape):
        return f"name: {words_of(kind.value)}"
    if isinstance(kind, WordsShape):
        return " or ".join(f"`{word}`" for word in kind.words)
    if isinstance(kind, RecordShape):
        return f"[{kind.cls.__name__.lower()}](#{kind.cls.__name__.lower()})"
    if isinstance(kind, NumberShape):
        return "number or [interval](#interval)" if kind.interval else "number"
    return {TextShape: "text", Truth: "`true` or `false`", Whole: "whole number"}[type(kind)]


def table_of(cls: type[msgspec.Struct]) -> str:
    """The fields of a record: name, what may stand there, what it means; those that are needed are in
    bold.
    """
    lines = ["| field | holds | meaning |", "|---|---|---|"]
    for field in fields_of(cls):
        name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
        lines.append(f"| {name} | {words_of(field.kind)} | {MEANINGS[cls][field.name]} |")
    return "\n".join(lines) + "\n"


def with_tables(page: str) -> str:
    """The page with every table as it should be."""
    records = {cls.__name__: cls for cls in MEANINGS}
    return _MARK.sub(lambda found: found[1] + table_of(records[found["record"]]) + found[3], page)


def main() -> None:
    """Write the tables and the schema."""
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    SCHEMA.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
