"""What a format tells of itself: its name, how its files are recognised, and its reader. A format is one
module with one of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from goodoffices.case.case import Case
from goodoffices.case.trees.nodes import Fields
from goodoffices.case.trees.text import shown
from goodoffices.case.trees.xml_text import Element

Role = Literal["domain", "profile"]
Syntax = Literal["XML", "JSON", "YAML"]
Tree = Fields | Element


class Document(msgspec.Struct, frozen=True):
    """One file: what it is, and its tree."""

    path: Path
    format: str
    role: Role
    tree: Tree

    @property
    def file(self) -> str:
        """The name by which problems call it."""
        return shown(self.path)

    @property
    def fields(self) -> Fields:
        """The tree of a file in JSON or YAML."""
        assert isinstance(self.tree, Fields)
        return self.tree

    @property
    def element(self) -> Element:
        """The tree of a file in XML."""
        assert isinstance(self.tree, Element)
        return self.tree


class ForeignFormat(msgspec.Struct, frozen=True, kw_only=True):
    """One format of the field."""

    name: str
    syntax: Syntax
    role_of: Callable[[Tree], Role | None]
    """What a file with that tree is in this format; None if it is of another."""
    signs: re.Pattern[bytes]
    """What stands in the first bytes of a file of this format, and in none of our own."""
    begins: str
    """By what a person tells its files: the sentence for one that is none."""
    read: Callable[[Sequence[Document]], Case]
    """The case of its documents, the domain first where there is one. Raises ``ProblemsFound``."""
    needs_domain: bool = False
    """Whether a profile says nothing without the file of its domain."""
