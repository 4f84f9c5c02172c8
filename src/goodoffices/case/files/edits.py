"""The edits that turn one YAML text into another: what changed is written anew, all else stays as somebody
set it.

The text is never dumped as a whole. Each changed value is found by its place and replaced there; new fields
and items go below those that they follow; what is gone leaves with its line. Comments, blank lines, the order
of keys and the way in which texts are quoted therefore stay.
"""

from __future__ import annotations

import difflib
from typing import Any

import msgspec

from goodoffices.case.files.kinds import Many, RecordShape, Shape, TableShape, fields_of
from goodoffices.case.files.plain import Plain, PlainMark, plain, plain_field
from goodoffices.case.files.shorts import widen
from goodoffices.case.files.yaml_out import entry, flow, item, scalar
from goodoffices.case.issues import Issue
from goodoffices.case.positions import Position
from goodoffices.case.trees.nodes import Fields, Leaf, TreeItems, TreeNode

Edit = tuple[int, int, str]
"""From where to where in the text, and what to put there."""


def apply_edits(text: str, edits: list[Edit]) -> str:
    """The text with every edit made; edits do not overlap, and those at one place keep their order."""
    parts = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        parts += [text[at:start], new]
        at = max(at, end)
    return "".join([*parts, text[at:]])


class _Part(msgspec.Struct):
    """One part of a record or table, before and after."""

    kind: Shape
    old: Any
    new: Any


class Editor:
    """Finds the edits of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.edits: list[Edit] = []

    def record(
        self, node: TreeNode, cls: type[msgspec.Struct], old: msgspec.Struct, new: msgspec.Struct
    ) -> bool:
        """Note the edits from one record to another; False if the node cannot be edited part by part."""
        if not isinstance(node, Fields):
            return False
        named = {field.name: field.name for field in fields_of(cls)}
        if widen(node, cls) is not node:
            short = _short_names(node, old, new)
            if short is None:
                return False
            named.update(short)
        if set(node.keys) - set(named.values()):
            return False
        full = plain(new, short=False)
        assert isinstance(full, dict)
        parts = {
            named[field.name]: _Part(field.kind, getattr(old, field.name), getattr(new, field.name))
            for field in fields_of(cls)
        }
        wanted = {
            key: plain_field(new, name, short=True)
            for name, key in named.items()
            if name in full or (name == "format" and name in node.keys)
        }
        self.entries(node, wanted, parts)
        return True

    def entries(self, node: Fields, wanted: dict[str, Plain], parts: dict[str, _Part]) -> None:
        """Note the edits of the entries of fields: those gone, those changed, those new."""
        present = list(node.keys)
        for key, child in node.entries:
            if key.text in wanted and parts[key.text].old != parts[key.text].new:
                self.value(node, key, child, parts[key.text], wanted[key.text])
        changed = {key for key, part in parts.items() if part.old != part.new}
        self.remove(
            node, [index for index, key in enumerate(present) if key in changed and key not in wanted]
        )
        before = -1
        for name, value in wanted.items():
            if name in present:
                before = present.index(name)
            elif parts[name].old != parts[name].new:
                self.insert(node, before, name, value)

    def value(self, parent: Fields, key: Leaf, node: TreeNode, part: _Part, value: Plain) -> None:
        """Note the edit of one value, in its parts where it can be edited so, else as a whole."""
        kind, old, new = part.kind, part.old, part.new
        if isinstance(kind, RecordShape) and old is not None and new is not None:
            if self.record(node, kind.cls, old, new):
                return
        elif isinstance(kind, TableShape) and isinstance(node, Fields) and isinstance(value, dict) and new:
            if set(node.keys) == set(old):
                inner = {name: _Part(kind.value, old.get(name), new.get(name)) for name in {**old, **new}}
                self.entries(node, value, inner)
                return
        elif (
            isinstance(kind, Many)
            and isinstance(node, TreeItems)
            and len(node.items) == len(old)
            and old
            and new
        ):
            self.items(node, kind, old, new)
            return
        self.rewrite(parent, key, node, value)

    def items(self, node: TreeItems, kind: Many, old: tuple[Any, ...], new: tuple[Any, ...]) -> None:
        """Note the edits of a list: items are known again by their id, or by being equal."""
        matcher = difflib.SequenceMatcher(
            None, [_name(each) for each in old], [_name(each) for each in new], autojunk=False
        )
        kept: list[tuple[int, int]] = []
        come: list[tuple[int, int]] = []
        for _, i1, i2, j1, j2 in matcher.get_opcodes():
            shared = min(i2 - i1, j2 - j1)
            kept += [(i1 + step, j1 + step) for step in range(shared)]
            come += [(i1 + shared - 1, j) for j in range(j1 + shared, j2)]
            self.remove(node, list(range(i1 + shared, i2)))
        # What ends on the same line as an item belongs before the next one: edits inside items are noted
        # first.
        for i, j in kept:
            if old[i] != new[j]:
                child = node.items[i]
                record = kind.item.cls if isinstance(kind.item, RecordShape) else None
                if record is None or not self.record(child, record, old[i], new[j]):
                    self.replace_item(node, child, plain(new[j], short=True))
        for after, j in come:
            self.insert(node, after, None, plain(new[j], short=True))

    def rewrite(self, parent: Fields, key: Leaf, node: TreeNode, value: Plain) -> None:
        """Put a new value in the place of an old one."""
        if isinstance(value, str) and isinstance(node, Leaf) and node.style not in ("|", ">"):
            new = value if isinstance(value, PlainMark) else scalar(value, node.style)
            self.edits.append((node.start, node.end, new))
        elif parent.flow:
            self.edits.append((node.start, node.end, flow(value)))
        else:
            new = entry(key.text, value, key.column - 1)[key.column - 1 :].rstrip("\n")
            new = new[len(scalar(key.text)) :]
            self.edits.append((key.end, self.end(node), new))

    def replace_item(self, parent: TreeItems, node: TreeNode, value: Plain) -> None:
        """Put a new item in the place of an old one."""
        if parent.flow:
            self.edits.append((node.start, node.end, flow(value)))
        else:
            new = item(value, parent.column - 1)[parent.column + 1 :].rstrip("\n")
            self.edits.append((node.start, self.end(node), new))

    def remove(self, parent: Fields | TreeItems, gone: list[int]) -> None:
        """Take entries or items out: their lines, or their part of the line."""
        spans = _spans(parent)
        for run in _runs(gone):
            first, last = run[0], run[-1]
            start, end = spans[first][0].start, spans[last][1].end
            if parent.flow:
                if last + 1 < len(spans):
                    end = spans[last + 1][0].start
                elif first:
                    start = spans[first - 1][1].end
            elif first == 0 and self.shares_line(parent):
                # The first entry stands on the line of a dash; the first that stays moves up there.
                end = spans[last + 1][0].start if last + 1 < len(spans) else self.end(spans[last][1])
            else:
                start, end = self.line_start(spans[first][0]), self.line_end(spans[last][1])
            self.edits.append((start, end, ""))

    def insert(self, parent: Fields | TreeItems, after: int, key: str | None, value: Plain) -> None:
        """Put an entry or an item in after another one, or first where ``after`` is -1."""
        spans = _spans(parent)
        if parent.flow:
            new = flow(value) if key is None else f"{scalar(key)}: {flow(value)}"
            if after >= 0:
                self.edits.append((spans[after][1].end, spans[after][1].end, f", {new}"))
            else:
                self.edits.append((spans[0][0].start, spans[0][0].start, f"{new}, "))
            return
        indent = parent.column - 1
        new = item(value, indent) if key is None else entry(key, value, indent)
        if after >= 0:
            at = self.line_end(spans[after][1])
            if not self.text[:at].endswith("\n"):
                new = "\n" + new.rstrip("\n")
        else:
            at = self.line_start(spans[0][0])
            if self.shares_line(parent):
                at, new = at + indent, new[indent:] + " " * indent
        if indent == 0 and key is not None and ("\n\n" in self.text or "\r\n\r\n" in self.text):
            new = "\n" + new if after >= 0 else new + "\n"
        self.edits.append((at, at, new))

    def shares_line(self, parent: Fields | TreeItems) -> bool:
        """Whether something stands before the first entry or item on its line: the dash of what holds it."""
        start = self.line_start(parent)
        return bool(self.text[start : start + parent.column - 1].strip())

    def end(self, node: TreeNode) -> int:
        """Where the text of a node ends; the end of a block of text is counted without its empty lines."""
        if isinstance(node, TreeItems | Fields) and not node.flow:
            return self.end(_spans(node)[-1][1])
        return node.start + len(self.text[node.start : node.end].rstrip())

    def line_start(self, node: TreeNode) -> int:
        """The start of the line on which a node begins."""
        return self.text.rfind("\n", 0, node.start) + 1

    def line_end(self, node: TreeNode) -> int:
        """The end of the line on which a node ends, its line break included."""
        found = self.text.find("\n", self.end(node))
        return found + 1 if found >= 0 else len(self.text)


def _runs(numbers: list[int]) -> list[list[int]]:
    """Numbers in a row, together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _spans(parent: Fields | TreeItems) -> list[tuple[TreeNode, TreeNode]]:
    """First and last node of every entry or item."""
    if isinstance(parent, Fields):
        return list(parent.entries)
    return [(child, child) for child in parent.items]


def _short_names(node: Fields, old: msgspec.Struct, new: msgspec.Struct) -> dict[str, str] | None:
    """Under which keys a short form has the fields of its record, where it can stay a short form; else
    None.
    """
    if isinstance(old, Issue) and isinstance(new, Issue) and old.kind == new.kind:
        return {}
    if isinstance(old, Position) and isinstance(new, Position) and old.stance == new.stance and new.options:
        return {"options": old.stance}
    return None


def _name(value: Any) -> tuple[str, ...]:
    """By what an item is known again: its id, what it is about, or all of it."""
    for names in (("id",), ("party", "issue", "stance"), ("party",)):
        if all(hasattr(value, name) for name in names):
            return tuple(getattr(value, name) for name in names)
    return (repr(value),)
