"""Short forms: what a person may write in place of the full fields.

Each rule widens a node to its full form before it is bound to a type. The rules are few and the same
everywhere:

* one item may stand without its list;
* a bare text may stand for a record whose other fields are all optional (:data:`BARE`);
* a choice may be written ``prisoners: [all, most]``, and several choices as one set of such fields;
* an interval may be written ``[2, 5]``;
* a position may be written with its stance as the key: ``demands: all``;
* ``kind: range`` and ``kind: divisible`` may be left out where ``range`` or ``parts`` says so;
* one number for a divisible issue means all of it: ``house: 30`` for ``house: {whole: 30}``.
"""

from __future__ import annotations

from typing import get_args

from goodoffices.case.issues import Issue, Option
from goodoffices.case.linkages import Choice, Excludes
from goodoffices.case.people import Backer, Mediator, Party
from goodoffices.case.positions import Approval, Condition, Position, Stance
from goodoffices.case.preferences import Interval, Minimum
from goodoffices.case.sources import Citation, Source
from goodoffices.case.terms import Earlier, Phase, Term
from goodoffices.case.trees.nodes import Fields, Leaf, TreeItems, TreeNode

BARE: dict[type, str] = {
    Approval: "by",
    Backer: "name",
    Citation: "source",
    Condition: "does",
    Earlier: "id",
    Mediator: "id",
    Minimum: "score",
    Option: "id",
    Party: "id",
    Phase: "id",
    Source: "id",
    Term: "id",
}
"""Record to the field that a bare text stands for."""

WHOLE = "whole"
"""The key under which a preference says what all of a divisible issue is worth."""

STANCES: tuple[str, ...] = get_args(Stance)
_CHOICE_FIELDS = {"issue", "options"}


def widen(node: TreeNode, record: type) -> TreeNode:
    """The node as a full record of that type, or the node itself where no short form applies."""
    if isinstance(node, Leaf):
        field = BARE.get(record)
        return node if field is None or node.empty else fields_at(node, {field: node})
    if isinstance(node, TreeItems) and record is Interval and len(node.items) == 2:
        return fields_at(node, {"low": node.items[0], "high": node.items[1]})
    if record is Excludes and not (isinstance(node, Fields) and "together" in node.keys):
        return fields_at(node, {"together": node})
    if isinstance(node, Fields):
        if record is Choice and len(node.entries) == 1 and not _CHOICE_FIELDS & set(node.keys):
            return _choice(*node.entries[0])
        if record is Position:
            return _position(node)
        if record is Issue:
            return _issue(node)
    return node


def widen_list(node: TreeNode, of_choices: bool = False) -> TreeNode:
    """The node as a list, or the node itself where it is one already or is nothing."""
    if isinstance(node, TreeItems) or (isinstance(node, Leaf) and node.empty):
        return node
    if of_choices and isinstance(node, Fields) and not _CHOICE_FIELDS & set(node.keys):
        return items_at(node, tuple(_choice(key, value) for key, value in node.entries))
    return items_at(node, (node,))


def widen_whole(node: TreeNode) -> TreeNode:
    """What a preference says of one issue: a number alone is the worth of all of a divisible issue."""
    if isinstance(node, TreeItems) or (isinstance(node, Leaf) and not node.empty):
        return fields_at(node, {WHOLE: node})
    return node


def fields_at(place: TreeNode, fields: dict[str, TreeNode]) -> Fields:
    """Fields that stand where another node stood."""
    keys = [Leaf(line=node.line, column=node.column, text=key) for key, node in fields.items()]
    return Fields(
        line=place.line, column=place.column, entries=tuple(zip(keys, fields.values(), strict=True))
    )


def items_at(place: TreeNode, items: tuple[TreeNode, ...]) -> TreeItems:
    """A list that stands where another node stood."""
    return TreeItems(line=place.line, column=place.column, items=items)


def _choice(issue: Leaf, options: TreeNode) -> Fields:
    return fields_at(issue, {"issue": issue, "options": options})


def _position(node: Fields) -> Fields:
    named = [key for key in node.keys if key in STANCES]
    if len(named) != 1 or {"stance", "options"} & set(node.keys):
        return node
    entries: list[tuple[Leaf, TreeNode]] = []
    for key, value in node.entries:
        if key.text == named[0]:
            entries.append((_key_at(key, "stance"), key))
            entries.append((_key_at(value, "options"), value))
        else:
            entries.append((key, value))
    return Fields(line=node.line, column=node.column, entries=tuple(entries))


def _issue(node: Fields) -> Fields:
    keys = set(node.keys)
    kind = "range" if "range" in keys else "divisible" if "parts" in keys else ""
    if "kind" in keys or not kind:
        return node
    said = next(key for key, _ in node.entries if key.text in ("range", "parts"))
    kind_leaf = Leaf(line=said.line, column=said.column, text=kind)
    return Fields(
        line=node.line, column=node.column, entries=(*node.entries, (_key_at(said, "kind"), kind_leaf))
    )


def _key_at(place: TreeNode, text: str) -> Leaf:
    return Leaf(line=place.line, column=place.column, text=text)
