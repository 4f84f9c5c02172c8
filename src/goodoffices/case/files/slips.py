"""Slips that would be read, silently, as something else than was meant; each is told with what to write.

* ``options: low, mid, high`` is, to YAML, one text: the brackets were forgotten. So are dashes under a key.
* ``{id: x, options: low, mid, high}`` is, to YAML, the option ``low`` and two empty fields.
* ``{party: a, issue: x, demands: u, accepts: v}`` is two positions in one.

A comma may belong to a name. So only a text that stands alone in place of a whole list, without quotes, is
taken for a slip, and only where the list *makes* names; where it refers to names, whoever looks them up says
that there is none of that name.
"""

from __future__ import annotations

import re

import msgspec

from goodoffices.case.errors import quote
from goodoffices.case.files.kinds import FieldShape, Many, RecordShape, fields_of
from goodoffices.case.files.shorts import STANCES
from goodoffices.case.issues import Option
from goodoffices.case.people import Backer, Mediator, Party
from goodoffices.case.positions import Position
from goodoffices.case.sources import Source
from goodoffices.case.terms import Earlier, Phase, Term
from goodoffices.case.trees.nodes import Fields, Leaf, TreeNode
from goodoffices.language import CodedText

_MAKES_NAMES: tuple[type, ...] = (Backer, Earlier, Mediator, Option, Party, Phase, Source, Term)
_WORDS = ("aliases", "keywords")
"""Fields that list words of which nothing is looked up."""

_BETWEEN = re.compile(r"\s*[,;،、，；|]\s*|\s+/\s+")
"""What stands between the names of a list that lost its brackets, in several scripts."""


class Slip(msgspec.Struct, frozen=True):
    """What is wrong, what to write, and where."""

    place: TreeNode
    what: str
    instead: str


def brackets_forgotten(node: TreeNode, field: FieldShape) -> Slip | None:
    """The slip where one bare text stands for a list that makes names, and looks like several."""
    item = field.kind.item if isinstance(field.kind, Many) else None
    makes_names = field.name in _WORDS or (isinstance(item, RecordShape) and item.cls in _MAKES_NAMES)
    if not makes_names or not isinstance(node, Leaf) or not node.plain or node.empty or node.style:
        return None
    parts = [part for part in _BETWEEN.split(node.text) if part]
    if len(parts) > 1:
        return Slip(
            node,
            CodedText(
                "stands-one-text-where",
                "Here stands one text, %(words)s, where a list belongs.",
                words=quote(node.text),
            ),
            CodedText(
                "write-or-put-text",
                "Write [%(short)s], or put the text in quotes if it is one name.",
                short=_short(parts),
            ),
        )
    if node.end - node.start > len(node.text):
        return Slip(
            node,
            CodedText("several-lines-stand-one", "Several lines stand here as one text."),
            CodedText(
                "begin-each-dash-one",
                "Begin each with a dash (- one), or put the text in quotes if it is one name.",
            ),
        )
    return None


def names_scattered(node: TreeNode, record: type[msgspec.Struct]) -> Slip | None:
    """The slip where a list inside braces lost its own brackets: ``{id: x, options: u, v}`` is, to YAML, the
    option ``u`` and a field ``v`` with nothing in it. So is a text with a comma in it, without quotes.
    """
    if not isinstance(node, Fields):
        return None
    fields = {field.name: field for field in fields_of(record)}
    known = {*fields, *(STANCES if record is Position else ())}
    entries = list(node.entries)
    for place, (key, child) in enumerate(entries):
        if key.text not in known or not isinstance(child, Leaf) or child.empty or child.style:
            continue
        strays = []
        for stray, nothing in entries[place + 1 :]:
            if stray.text in known or not isinstance(nothing, Leaf) or not nothing.empty or nothing.style:
                break
            strays.append(stray.text)
        if not strays or child.line != entries[place + 1][0].line:
            continue
        parts = [child.text, *strays]
        field = fields.get(key.text)
        if field is None or isinstance(field.kind, Many):
            return Slip(
                child,
                f"Brackets are missing around {quote(', '.join(parts))}.",
                f"Write {key.text}: [{_short(parts)}].",
            )
        return Slip(
            child,
            "A text with a comma in it needs quotes here.",
            f'Write {key.text}: "{", ".join(parts)}".',
        )
    return None


def stances_clash(node: TreeNode) -> Slip | None:
    """The slip where one position has two stances, or a stance with its options twice."""
    if not isinstance(node, Fields):
        return None
    keys = [key for key, _ in node.entries if key.text in STANCES]
    if len(keys) > 1:
        first, second = keys[0].text, keys[1].text
        return Slip(
            keys[1],
            CodedText(
                "two-stances-stand-one",
                "Two stances stand in one position: %(first)s and %(second)s.",
                first=first,
                second=second,
            ),
            CodedText(
                "write-two-positions-one",
                "Write two positions, one with %(first)s and one with %(second)s.",
                first=first,
                second=second,
            ),
        )
    beside = [key.text for key, _ in node.entries if key.text in ("stance", "options")]
    if keys and beside:
        return Slip(
            keys[0],
            CodedText(
                "says-stance-its-options",
                "%(words)r says the stance and its options in one; %(beside)r says it again.",
                words=keys[0].text,
                beside=beside[0],
            ),
            CodedText(
                "write-only-or-only", "Write only %(words)s, or only stance and options.", words=keys[0].text
            ),
        )
    return None


def _short(parts: list[str]) -> str:
    shown = ", ".join(parts[:4])
    return f"{shown}, …" if len(parts) > 4 else shown
