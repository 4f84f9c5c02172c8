"""Nodes to records, led by the records' own types.

Everything that does not fit is said, with its place; the record is made all the same, with neutral values
where something is missing, so that what comes after can look for further problems in one go. What is not
whole is marked, so that nothing is said of it that rests on its missing parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, TypeVar

import msgspec

from goodoffices.case.case import Case
from goodoffices.case.errors import quote
from goodoffices.case.files.kinds import (
    FieldShape,
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
    neutral,
)
from goodoffices.case.files.places import PlacedParts
from goodoffices.case.files.shorts import widen, widen_list, widen_whole
from goodoffices.case.files.slips import brackets_forgotten, names_scattered, stances_clash
from goodoffices.case.linkages import Choice
from goodoffices.case.numbers import NotExact, format_exact, parse_exact
from goodoffices.case.positions import Position
from goodoffices.case.preferences import Preference
from goodoffices.case.trees.nodes import TRUTHS, Fields, Leaf, TreeItems, TreeNode, describe
from goodoffices.case.validate import suggest
from goodoffices.language import CodedText, as_sentence

Say = Callable[[TreeNode, str, str], None]
"""How a problem is told: where, what, what to write instead."""

Widener = Callable[[TreeNode, type], TreeNode]
"""The short forms of a kind of file: a node to the full fields of a record, or the node itself."""

Record = TypeVar("Record", bound=msgspec.Struct)


class Bound(msgspec.Struct):
    """A case with the places of all that it holds. Parts that are not whole have neutral values."""

    case: Case
    places: PlacedParts


def bind_case(node: TreeNode, say: Say) -> Bound | None:
    """The case that a node describes; None if it is not even fields. Problems go to ``say``."""
    if not isinstance(node, Fields):
        say(
            node,
            CodedText(
                "case-consists-fields", "A case consists of fields; this is %(node)s.", node=describe(node)
            ),
            CodedText("begin-title", "Begin with: title: …"),
        )
        return None
    value, places = bind_record(node, Case, say)
    return Bound(value, places)


def bind_record(
    node: TreeNode, cls: type[Record], say: Say, widened: Widener = widen
) -> tuple[Record, PlacedParts]:
    """The record of that type that a node describes, and the places of its parts; problems go to ``say``.

    ``widened`` makes full fields of the short forms that a file of that kind knows.
    """
    value, places = _Binder(say, widened).bind(node, RecordShape(cls=cls), node)
    assert isinstance(value, cls)
    return value, places


class _Binder:
    def __init__(self, say: Say, widened: Widener) -> None:
        self.say = say
        self.widened = widened

    def bind(self, node: TreeNode, kind: Shape, key: TreeNode) -> tuple[Any, PlacedParts]:
        """The value that a node stands for, and its places."""
        places = PlacedParts(node.line, node.column, (key.line, key.column), {})
        if isinstance(kind, NumberShape) and kind.interval and not isinstance(node, Leaf):
            kind = RecordShape(cls=kind.interval)
        value: Any
        if kind.optional and isinstance(node, Leaf) and node.empty:
            value = None
        elif isinstance(kind, RecordShape):
            value = self.record(node, kind.cls, places)
        elif isinstance(kind, Many):
            value = self.items(node, kind, places)
        elif isinstance(kind, TableShape):
            value = self.table(node, kind, places)
        else:
            value = self.leaf(node, kind, places)
        return value, places

    def part(self, node: TreeNode, kind: Shape, key: TreeNode, places: PlacedParts, name: str | int) -> Any:
        """The value of one part of something larger, whose places are noted there."""
        value, inner = self.bind(node, kind, key)
        places.parts[name] = inner
        places.whole &= inner.whole
        return value

    def record(self, node: TreeNode, cls: type[msgspec.Struct], places: PlacedParts) -> msgspec.Struct:
        """A record out of its fields."""
        clash = stances_clash(node) if cls is Position else None
        if clash is not None:
            self.bad(clash.place, places, clash.what, clash.instead)
            return self.unread(cls, places)
        scattered = names_scattered(node, cls)
        if scattered is not None:
            self.bad(scattered.place, places, scattered.what, scattered.instead)
            return self.unread(cls, places)
        node = self.widened(node, cls)
        fields = {field.name: field for field in fields_of(cls)}
        values: dict[str, Any] = {}
        meant: set[str] = set()
        if not isinstance(node, Fields):
            self.bad(
                node,
                places,
                CodedText("stands", "Here stands %(node)s.", node=describe(node)),
                CodedText("write-fields", "Write fields: %(fields)s.", fields=", ".join(fields)),
            )
            return self.unread(cls, places)
        for key, child in node.entries:
            field = fields.get(key.text)
            if field is None:
                near = suggest(key.text, fields)
                meant.add(near)
                instead = near or CodedText(
                    "remove-or-write-one", "Remove it, or write one of: %(fields)s.", fields=", ".join(fields)
                )
                self.bad(
                    key,
                    places,
                    CodedText("not-field", "%(words)s is not a field here.", words=quote(key.text)),
                    instead,
                )
            elif isinstance(child, Leaf) and child.empty:
                self.empty(key, field, values, places)
            elif slip := brackets_forgotten(child, field):
                self.bad(slip.place, places, slip.what, slip.instead)
                places.missing.add(key.text)
                values[key.text] = neutral(field.kind)
            else:
                if cls is Preference and key.text in ("points", "values") and isinstance(child, Fields):
                    child = _with_wholes(child)
                values[key.text] = self.part(child, field.kind, key, places, key.text)
        for field in fields.values():
            if field.required and field.name not in values:
                if suggest(field.name, [field.name]) not in meant:
                    self.bad(
                        node,
                        places,
                        CodedText("missing", "%(name)r is missing.", name=field.name),
                        CodedText("case-add", "Add %(name)s: …", name=field.name),
                    )
                places.missing.add(field.name)
                values[field.name] = neutral(field.kind)
        return cls(**values)

    def unread(self, cls: type[msgspec.Struct], places: PlacedParts) -> msgspec.Struct:
        """A record of which nothing could be read: none of its fields is asked for."""
        places.missing.update(field.name for field in fields_of(cls))
        return neutral_record(cls)

    def empty(self, key: Leaf, field: FieldShape, values: dict[str, Any], places: PlacedParts) -> None:
        """A field with nothing after its colon: as good as left out, unless it is needed."""
        if field.required:
            self.bad(
                key,
                places,
                CodedText("case-empty", "%(words)s is empty.", words=quote(key.text)),
                CodedText("write-its-value-after", "Write its value after the colon."),
            )
            places.missing.add(key.text)
            values[key.text] = neutral(field.kind)

    def items(self, node: TreeNode, kind: Many, places: PlacedParts) -> tuple[Any, ...]:
        """A list out of its items."""
        inner = kind.item
        node = widen_list(node, of_choices=isinstance(inner, RecordShape) and inner.cls is Choice)
        found: list[Any] = []
        for child in node.items if isinstance(node, TreeItems) else ():
            if isinstance(child, Leaf) and child.empty:
                instead = CodedText(
                    "write-or-put-quotes", "Write it, or put it in quotes if it is meant as a word."
                )
                self.bad(
                    child, places, CodedText("item-list-empty", "An item of the list is empty."), instead
                )
                continue
            found.append(self.part(child, inner, child, places, len(found)))
        return tuple(found)

    def table(self, node: TreeNode, kind: TableShape, places: PlacedParts) -> dict[str, Any]:
        """Names with their values."""
        found: dict[str, Any] = {}
        if not isinstance(node, Fields):
            self.bad(
                node,
                places,
                CodedText("stands", "Here stands %(node)s.", node=describe(node)),
                CodedText("write-lines-each-name", "Write lines, each as name: value."),
            )
            return found
        for key, child in node.entries:
            if isinstance(child, Leaf) and child.empty:
                self.bad(
                    key,
                    places,
                    CodedText("case-empty", "%(words)s is empty.", words=quote(key.text)),
                    _meant(key, found),
                )
                continue
            found[key.text] = self.part(child, kind.value, key, places, key.text)
        return found

    def leaf(self, node: TreeNode, kind: Shape, places: PlacedParts) -> Any:
        """A text, a word, a truth or a number."""
        if not isinstance(node, Leaf) or node.empty:
            self.bad(
                node,
                places,
                CodedText("stands", "Here stands %(node)s.", node=describe(node)),
                CodedText("write-2", "Write %(wanted)s.", wanted=_wanted(kind)),
            )
        elif isinstance(kind, TextShape):
            return node.text
        elif isinstance(kind, WordsShape):
            if node.text in kind.words:
                return node.text
            self.bad(
                node,
                places,
                CodedText("not-word", "%(words)s is not a word for this.", words=quote(node.text)),
                _suggest(node.text, kind.words),
            )
        elif isinstance(kind, Truth):
            if node.plain and node.text in TRUTHS:
                return TRUTHS[node.text]
            self.bad(
                node,
                places,
                CodedText(
                    "neither-true-nor-false", "%(words)s is neither true nor false.", words=quote(node.text)
                ),
                CodedText("write-true-or-false", "Write true or false."),
            )
        else:
            number = self.number(node, places)
            if number is not None and isinstance(kind, NumberShape):
                return number
            if number is not None and number.denominator == 1:
                return int(number)
            if number is not None:
                self.bad(
                    node,
                    places,
                    CodedText("not-whole-number", "%(words)s is not a whole number.", words=quote(node.text)),
                    CodedText("write-one-such-3", "Write one such as 3."),
                )
        return neutral(kind)

    def number(self, node: Leaf, places: PlacedParts) -> Fraction | None:
        """The exact number that a text is, or None if it is none."""
        try:
            return parse_exact(node.text)
        except NotExact as error:
            self.bad(node, places, as_sentence(error.what, "."), as_sentence(error.instead, "."))
            return None

    def bad(self, node: TreeNode, places: PlacedParts, what: str, instead: str) -> None:
        """Say a problem, and that what it concerns is not whole."""
        self.say(node, what, instead)
        places.whole = False


def neutral_record(cls: type[msgspec.Struct]) -> msgspec.Struct:
    """A record of that type that says nothing."""
    made = neutral(RecordShape(cls=cls))
    assert isinstance(made, cls)
    return made


def _meant(key: Leaf, before: dict[str, Any]) -> str:
    """What to write where a key has no value; ``{mid: 3,5}`` is read as ``mid: 3`` and an empty ``5``, and
    ``{nights: all-year, none}`` as ``nights: all-year`` and an empty ``none``.
    """
    last = next(reversed(before), None)
    if last is not None and isinstance(before[last], tuple):
        listed = ", ".join(map(str, _flat(before[last])))
        return CodedText(
            "belongs-to-list",
            "If it belongs to the list before it, write %(field)s: [%(listed)s, %(words)s].",
            field=last,
            listed=listed,
            words=key.text,
        )
    if key.text.isdigit() and last is not None and isinstance(before[last], Fraction):
        return CodedText(
            "if-one-number-write",
            "If %(before)s,%(words)s is one number, write it with a point: %(before)s.%(words)s",
            before=format_exact(before[last]),
            words=key.text,
        )
    return CodedText("write-its-value-or", "Write its value, or leave it out.")


def _flat(items: tuple[Any, ...]) -> list[Any]:
    return [part for item in items for part in (_flat(item) if isinstance(item, tuple) else [item])]


def _with_wholes(node: Fields) -> Fields:
    entries = tuple((key, widen_whole(child)) for key, child in node.entries)
    return msgspec.structs.replace(node, entries=entries)


def _suggest(text: str, known: Iterable[str]) -> str:
    known = list(known)
    return suggest(text, known) or CodedText(
        "case-write-one", "Write one of: %(known)s.", known=", ".join(known)
    )


def _wanted(kind: Shape) -> str:
    if isinstance(kind, WordsShape):
        return CodedText("one-of", "one of: %(words)s", words=", ".join(kind.words))
    wanted: dict[type[Shape], str] = {
        TextShape: CodedText("a-text", "a text"),
        Truth: CodedText("true-or-false", "true or false"),
        Whole: CodedText("whole-number", "a whole number"),
    }
    return wanted.get(type(kind), CodedText("a-number", "a number"))
