"""Plain values to JSON, in full forms, with exact numbers."""

from __future__ import annotations

import json

from goodoffices.case.files.plain import Plain, PlainMark

WIDTH = 110


def json_of(fields: dict[str, Plain]) -> str:
    """A whole document."""
    return _value(fields, 0) + "\n"


def line_of(fields: dict[str, Plain]) -> str:
    """A whole document in one line."""
    return _line(fields)


def _value(value: Plain, indent: int) -> str:
    line = _line(value)
    if isinstance(value, str) or (indent and len(line) + indent <= WIDTH):
        return line
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        inner = [f"{pad}{_text(key)}: {_value(content, indent + 2)}" for key, content in value.items()]
        return "{\n" + ",\n".join(inner) + "\n" + " " * indent + "}"
    assert isinstance(value, list)
    return (
        "[\n" + ",\n".join(pad + _value(content, indent + 2) for content in value) + "\n" + " " * indent + "]"
    )


def _line(value: Plain) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)}: {_line(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_line, value)) + "]"
    return str(value) if isinstance(value, PlainMark) and "/" not in value else _text(value)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
