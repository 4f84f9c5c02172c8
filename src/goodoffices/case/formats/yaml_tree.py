"""YAML with places, as the same nodes that JSON gives: from the parser's events, so that no tag ever makes an object.

Aliases are refused: nested, they let a short file stand for more values than any memory holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from goodoffices.case.errors import ProblemsFound
from goodoffices.case.formats.faults import refuse, shorten
from goodoffices.case.formats.json_tree import MAX_DEPTH, Kind, Node

MAX_BYTES = 1_000_000
"""Largest YAML file that is read here; the published scenarios have under 10 kB."""

_NUMBER = re.compile(r"[-+]?(\.?[0-9][0-9_]*(\.[0-9]*)?([eE][-+]?[0-9]+)?|\.(inf|Inf|INF|nan|NaN|NAN))\Z")
_WORDS = {"true", "false", "null", "~", ""}


def parse_yaml(data: bytes, file: str) -> Node:
    """The value of the one document of a YAML file. Raises ``ProblemsFound`` where there is none, or not one that is safe."""
    try:
        return _tree(YAML(typ="safe", pure=True).parse(data.decode("utf-8-sig")), file)
    except MarkedYAMLError as reason:
        mark = reason.problem_mark or reason.context_mark
        place = Node("word", mark.line + 1, mark.column + 1) if mark else None
        what = shorten(str(reason.problem or reason.context))
        raise refuse(file, place, f"this is not YAML: {what}.") from reason
    except (YAMLError, UnicodeDecodeError, ValueError) as reason:
        if isinstance(reason, ProblemsFound):
            raise
        raise refuse(
            file, None, f"this is not YAML: {shorten(str(reason))}.", "Save it as UTF-8."
        ) from reason


def _tree(events: Iterator[Any], file: str) -> Node:
    stack: list[Node] = []
    keys: list[Node | None] = []
    root: Node | None = None
    documents = 0
    for event in events:
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise refuse(file, _place(event), "a second document begins here; one is read.")
            continue
        if isinstance(event, AliasEvent):
            raise refuse(file, _place(event), "aliases (*name) are not read.", "Write the value out.")
        if isinstance(event, MappingEndEvent | SequenceEndEvent):
            node = stack.pop()
            keys.pop()
        elif isinstance(event, ScalarEvent):
            node = _scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            if len(stack) >= MAX_DEPTH:
                raise refuse(file, _place(event), f"values are nested more than {MAX_DEPTH} deep.")
            node = _place(event)
            node.kind = "map" if isinstance(event, MappingStartEvent) else "list"
            stack.append(node)
            keys.append(None)
            continue
        else:
            continue
        if not stack:
            root = node
        elif stack[-1].kind == "list":
            stack[-1].items.append(node)
        else:
            keys[-1] = _entry(stack[-1], keys[-1], node, file)
    if root is None:
        raise refuse(file, None, "the file is empty.")
    return root


def _entry(owner: Node, key: Node | None, node: Node, file: str) -> Node | None:
    """Put a name or a value into a map; returns the name that still waits for its value."""
    if key is not None:
        owner.entries[key.text] = (key, node)
        return None
    if node.kind in ("map", "list"):
        raise refuse(file, node, "a name in a map has to be a word or a number.")
    if node.text in owner.entries:
        raise refuse(file, node, f"the name {node.text[:60]!r} stands twice in one map.", "Keep one.")
    return node


def _place(event: Any) -> Node:
    return Node("word", event.start_mark.line + 1, event.start_mark.column + 1)


def _scalar(event: ScalarEvent) -> Node:
    node = _place(event)
    node.text = str(event.value)
    kind: Kind = "text"
    if event.style in (None, "") and node.text.lower() in _WORDS:
        kind = "word"
    elif event.style in (None, "") and _NUMBER.match(node.text):
        kind = "number"
    node.kind = kind
    return node
