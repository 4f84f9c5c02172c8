"""A foreign file, parsed and recognised by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from goodoffices.case.errors import ProblemsFound
from goodoffices.case.formats.foreign import Document, ForeignFormat, Syntax, Tree
from goodoffices.case.formats.table import FORMATS
from goodoffices.case.trees.json_text import parse_json
from goodoffices.case.trees.nodes import Fields, TreeNode
from goodoffices.case.trees.refusal import refuse, shorten
from goodoffices.case.trees.text import (
    BYTE_ORDER_MARKS,
    MAX_BYTES,
    is_folder,
    is_special,
    read_bytes,
    shown,
    text_of,
)
from goodoffices.case.trees.xml_text import Element, parse_xml
from goodoffices.case.trees.yaml_text import parse_yaml
from goodoffices.language import CodedText

MAX_YAML_BYTES = 1_000_000
"""Largest YAML file that is read here; the published scenarios have under 10 kB."""
MAX_NODES = 500_000
_HEAD = 4096
_OWN = re.compile(rb'goodoffices-case-\d|^\s*"?parties"?\s*:', re.MULTILINE)


def looks_foreign(head: bytes, path: Path, formats: Sequence[ForeignFormat] = FORMATS) -> bool:
    """Whether a file, by its first bytes and its name, is in one of the formats read here rather than a case
    file of ours.

    For a folder ``head`` is empty. A file that looks foreign may still turn out unreadable; the reader then
    says why.
    """
    if is_folder(path) or path.suffix.lower() == ".xml" or path.name == "_info.yaml":
        return True
    head = _start(head)
    syntax = _syntax(head, path)
    if syntax == "XML":
        return True
    if _OWN.search(head):
        return False
    return any(each.signs.search(head) for each in formats if each.syntax == syntax)


def open_document(path: Path) -> Document:
    """Parse a file and say what it is. Raises ``ProblemsFound`` if it is none of the known kinds."""
    found = recognise(path)
    if isinstance(found, ProblemsFound):
        raise found
    return found


def recognise(path: Path, formats: Sequence[ForeignFormat] = FORMATS) -> Document | ProblemsFound:
    """Parse a file and say what it is, or the reason why a well-formed file is none of the known kinds.
    Raises ``ProblemsFound`` if it is not even well formed.
    """
    if is_special(path):
        raise refuse(
            shown(path), None, CodedText("not-ordinary-file", "this is not an ordinary file."), "Name a file."
        )
    data = read_bytes(path, MAX_YAML_BYTES if path.suffix.lower() in (".yaml", ".yml") else MAX_BYTES)
    syntax = _syntax(_start(data), path)
    if syntax == "YAML" and len(data) > MAX_YAML_BYTES:
        raise refuse(
            shown(path),
            None,
            CodedText(
                "file-too-large-yaml",
                "the file is too large for YAML: at most %(max_yaml_bytes)s bytes are read.",
                max_yaml_bytes=f"{MAX_YAML_BYTES:,}",
            ),
        )
    root = _parse(data, syntax, shown(path))
    possible = [each for each in formats if each.syntax == syntax]
    if isinstance(root, Fields | Element):
        tree: Tree = root
        for each in possible:
            role = each.role_of(tree)
            if role is not None:
                return Document(path, each.name, role, tree)
    return refuse(
        shown(path),
        root,
        CodedText(
            "no-file",
            "this %(syntax)s is no file of %(names)s%(beginning)s.",
            syntax=syntax,
            names=" or ".join(each.name for each in possible),
            beginning=_beginning(root),
        ),
        " ".join(each.begins for each in possible),
    )


def _parse(data: bytes, syntax: Syntax, name: str) -> TreeNode | Element:
    if syntax == "XML":
        return parse_xml(data, name)
    text = text_of(data, name, utf_16=syntax == "JSON")
    node = parse_yaml(text, name) if syntax == "YAML" else parse_json(text, name, most=MAX_NODES)
    if node is None:
        raise refuse(name, None, CodedText("file-empty-2", "the file is empty."))
    return node


def _syntax(start: bytes, path: Path) -> Syntax:
    if start.startswith(b"<") or path.suffix.lower() == ".xml":
        return "XML"
    return "JSON" if start.startswith(b"{") else "YAML"


def _start(data: bytes) -> bytes:
    """How a file begins, whatever its encoding."""
    for mark in BYTE_ORDER_MARKS:
        data = data.removeprefix(mark)
    return data[:_HEAD].replace(b"\x00", b"").lstrip()


def _beginning(root: TreeNode | Element) -> str:
    return (
        CodedText("begins", ": it begins with <%(value)s>", value=shorten(root.tag, 40))
        if isinstance(root, Element)
        else ""
    )
