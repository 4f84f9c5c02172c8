"""Plain values to YAML, as a person would set them: short things on one line, long ones below each other.

Texts stand without quotes where no reader of YAML, of version 1.1 or 1.2, could take them for something else
than the words that they are; numbers that are names (``10: 3``) stand as they are, since a case reads names
as they are written.
"""

from __future__ import annotations

import json
import re
import textwrap

from goodoffices.case.files.plain import Plain, PlainMark

WIDTH = 110
"""Longest line that is written where a text can be broken."""

_PLAIN = re.compile(r"[^\W_](?:[\w %()+./;='°€£$–—’“”«»-]*[\w%()+./;='°€£$–—’“”«»-])?\Z")
_MEANING = re.compile(r"(null|true|false|yes|no|on|off|y|n)\Z|\.(nan|inf)\Z", re.IGNORECASE)
_DASHES = re.compile(r"(---|\.\.\.)")
_FOLDS = re.compile(
    r"[!-~\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff]+( "
    r"[!-~\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff]+)*\Z"
)


def yaml_of(fields: dict[str, Plain]) -> str:
    """A whole document."""
    blocks = [entry(key, value, 0) for key, value in fields.items()]
    text = ""
    for block in blocks:
        spaced = "\n" in block.rstrip("\n") or "\n" in text.rstrip("\n").rsplit("\n\n", 1)[-1].strip()
        text += ("\n" if text and spaced and "\n" in block.rstrip("\n") else "") + block
    return text


def entry(key: str, value: Plain, indent: int) -> str:
    """``key: value`` with what belongs to it, indented, ending with a line break."""
    pad = " " * indent
    head = f"{pad}{scalar(key)}:"
    inline = flow(value)
    if len(head) + 1 + len(inline) <= WIDTH and not _wants_lines(value, indent):
        return f"{head} {inline}\n"
    if isinstance(value, dict) and value:
        return f"{head}\n" + "".join(entry(inner, content, indent + 2) for inner, content in value.items())
    if isinstance(value, list) and value:
        return f"{head}\n" + "".join(item(content, indent + 2) for content in value)
    if isinstance(value, str):
        return f"{head} {long_text(value, indent + 2)}\n"
    return f"{head} {inline}\n"


def item(value: Plain, indent: int) -> str:
    """``- value`` with what belongs to it, indented, ending with a line break."""
    pad = " " * indent
    inline = flow(value)
    if len(pad) + 2 + len(inline) <= WIDTH and not _wants_lines(value, indent + 2):
        return f"{pad}- {inline}\n"
    if isinstance(value, dict) and value:
        body = "".join(entry(inner, content, indent + 2) for inner, content in value.items())
        return f"{pad}- {body[indent + 2 :]}"
    if isinstance(value, list) and value:
        body = "".join(item(content, indent + 2) for content in value)
        return f"{pad}- {body[indent + 2 :]}"
    if isinstance(value, str):
        return f"{pad}- {long_text(value, indent + 2)}\n"
    return f"{pad}- {inline}\n"


def flow(value: Plain) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return value if isinstance(value, PlainMark) else scalar(value)


def scalar(text: str, quotes: str = "") -> str:
    """A text on one line, in the quotes asked for where they can hold it."""
    if quotes == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if not quotes and _PLAIN.match(text) and not _MEANING.match(text) and not _DASHES.match(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else _escape(char) for char in quoted)


def long_text(text: str, indent: int) -> str:
    """A text that is too long for its line: folded or kept in lines where that says it exactly, else in
    quotes.
    """
    pad = " " * indent
    if _FOLDS.match(text) and len(text) > 40:
        lines = textwrap.wrap(text, max(WIDTH - indent, 40), break_long_words=False, break_on_hyphens=False)
        return ">-\n" + "\n".join(pad + line for line in lines)
    lines = text.split("\n")
    if len(lines) > 1 and all(_FOLDS.match(line) for line in lines):
        return "|-\n" + "\n".join(pad + line for line in lines)
    return scalar(text)


def _wants_lines(value: Plain, indent: int) -> bool:
    """Whether a value reads better over several lines even where one would hold it."""
    if isinstance(value, str):
        return False
    if isinstance(value, list):
        return any(isinstance(inner, dict) for inner in value) and len(value) > 1
    return indent == 0 or any(isinstance(inner, dict) and len(inner) > 3 for inner in value.values())


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
