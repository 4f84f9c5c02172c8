"""Reading nodes of JSON or YAML into exact numbers and maps, with what is wrong noted where it stands."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from goodoffices.case.formats.faults import Faults
from goodoffices.case.trees.nodes import Fields, Kind, Leaf, TreeItems, TreeNode, kind_of
from goodoffices.case.trees.refusal import shorten
from goodoffices.language import CodedText

_CALLED: dict[Kind, str] = {
    "map": CodedText("object", "an object"),
    "list": "a list",
    "text": "a text",
    "number": "a number",
    "word": CodedText("true-false-or-null", "true, false or null"),
}


def require_fields(owner: Fields, name: str, faults: Faults) -> Fields | None:
    """The fields under ``name``, if they are there; otherwise None, with a problem noted."""
    value = _require(owner, name, "map", faults)
    return value if isinstance(value, Fields) else None


def require_items(owner: Fields, name: str, faults: Faults) -> TreeItems | None:
    """The list under ``name``, if it is there; otherwise None, with a problem noted."""
    value = _require(owner, name, "list", faults)
    return value if isinstance(value, TreeItems) else None


def require_number(owner: Fields, name: str, faults: Faults) -> Leaf | None:
    """The number under ``name``, if it is there; otherwise None, with a problem noted."""
    value = _require(owner, name, "number", faults)
    return value if isinstance(value, Leaf) else None


def text_of(node: TreeNode | None) -> str:
    """What a text, a number or a word says; empty for anything else."""
    return node.text if isinstance(node, Leaf) else ""


def exact(node: TreeNode, what: str, faults: Faults) -> Fraction | None:
    """The exact number that a node holds; None, with a problem noted, where it holds none."""
    kind = kind_of(node)
    if kind != "number":
        faults.wrong(
            node,
            CodedText(
                "not-number-2", "%(what)s is %(called)s, not a number.", what=what, called=_CALLED[kind]
            ),
            CodedText("write-decimal-such-0", "Write a decimal such as 0.25."),
        )
        return None
    return faults.number(text_of(node), node, what)


def exact_map(
    owner: Fields, known: Collection[str], whose: str, faults: Faults, *, signed: bool = False
) -> dict[str, Fraction]:
    """Names to numbers. Names that are not ``known`` are noted as problems, and so are numbers below zero
    unless ``signed``; null stands for "not said".
    """
    found: dict[str, Fraction] = {}
    for key, node in owner.entries:
        name = key.text
        if name not in known:
            faults.wrong(
                key,
                CodedText(
                    "has-no-put-number",
                    "%(whose)s has no %(value)r to put a number on.",
                    whose=whose,
                    value=shorten(name, 60),
                ),
            )
        elif not (isinstance(node, Leaf) and node.empty):
            number = exact(
                node, CodedText("number", "the number of %(value)r", value=shorten(name, 60)), faults
            )
            if number is not None and number < 0 and not signed:
                faults.wrong(
                    node,
                    CodedText(
                        "number-below-zero", "the number of %(value)r is below zero.", value=shorten(name, 60)
                    ),
                )
            elif number is not None:
                found[name] = number
    return found


def _require(owner: Fields, name: str, kind: Kind, faults: Faults) -> TreeNode | None:
    value = owner.get(name)
    if value is None:
        faults.wrong(
            owner,
            CodedText("missing", "%(name)r is missing.", name=name),
            CodedText("write-5", "Write %(name)r with %(called)s.", name=name, called=_CALLED[kind]),
        )
    elif kind_of(value) != kind:
        faults.wrong(
            value,
            CodedText(
                "said", "%(value)r is %(called)s.", value=shorten(name, 60), called=_CALLED[kind_of(value)]
            ),
            CodedText("has", "It has to be %(called)s.", called=_CALLED[kind]),
        )
    return value
