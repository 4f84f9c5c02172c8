"""What a file is made of before it means anything: texts, lists and fields, each with its place.

YAML and JSON, our own files and foreign ones, are all read into these nodes, so that what comes after knows
one kind of tree only.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from goodoffices.case.errors import quote
from goodoffices.language import CodedText

MAX_DEPTH = 40
"""Deepest nesting that is read. A case needs about ten levels; more is a mistake or an attack on the reader.
"""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


Kind = Literal["map", "list", "text", "number", "word"]
"""What a node is: fields, a list, a text, a number, or one of true, false and null."""
_NUMBER = re.compile(r"[-+]?(\.?[0-9][0-9_]*(\.[0-9]*)?([eE][-+]?[0-9]+)?|\.(inf|Inf|INF|nan|NaN|NAN))\Z")


class TreeNode(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a file: ``line`` and ``column`` count from 1, ``start`` and ``end`` are offsets of
    characters.
    """

    line: int
    column: int
    start: int = 0
    end: int = 0


class Leaf(TreeNode, frozen=True, kw_only=True):
    """A text. ``plain`` says that it stands without quotes, so that ``true``, ``null`` and the like have a
    meaning.

    ``style`` is the kind of quotes, or ``|`` and ``>`` for YAML's blocks; empty if there are none.
    """

    text: str
    plain: bool = True
    style: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is written here: YAML's and JSON's null."""
        return self.plain and self.text in NULLS


class TreeItems(TreeNode, frozen=True, kw_only=True):
    """A list. ``flow`` says that it is written in brackets."""

    items: tuple[TreeNode, ...]
    flow: bool = True


class Fields(TreeNode, frozen=True, kw_only=True):
    """Keys with what stands under them, in the order of the file. Keys are unique."""

    entries: tuple[tuple[Leaf, TreeNode], ...]
    flow: bool = True

    def get(self, key: str) -> TreeNode | None:
        """What stands under ``key``, or None."""
        return next((node for leaf, node in self.entries if leaf.text == key), None)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys' texts."""
        return tuple(leaf.text for leaf, _ in self.entries)


def kind_of(node: TreeNode) -> Kind:
    """What a node is. A number is a number only without quotes."""
    if isinstance(node, Fields):
        return "map"
    if isinstance(node, TreeItems):
        return "list"
    assert isinstance(node, Leaf)
    if not node.plain:
        return "text"
    if node.empty or node.text in TRUTHS:
        return "word"
    return "number" if _NUMBER.match(node.text) else "text"


def describe(node: TreeNode) -> str:
    """What a node is, in a reader's words."""
    if isinstance(node, TreeItems):
        return "a list"
    if isinstance(node, Fields):
        return "fields" if node.entries else CodedText("empty-braces", "empty braces")
    assert isinstance(node, Leaf)
    if node.empty:
        return "nothing"
    return quote(node.text)
