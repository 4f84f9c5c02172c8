"""Reading nodes of JSON or YAML into exact numbers and maps, with what is wrong noted where it stands."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from goodoffices.case.formats.faults import Faults, shorten
from goodoffices.case.formats.json_tree import Kind, Node

_CALLED: dict[Kind, str] = {
    "map": "an object",
    "list": "a list",
    "text": "a text",
    "number": "a number",
    "word": "true, false or null",
}


def require(owner: Node, name: str, kind: Kind, faults: Faults) -> Node | None:
    """The value of ``name`` in a map, if it is there and of that kind; otherwise None, with a problem noted."""
    value = owner.get(name)
    if value is None:
        faults.wrong(owner, f"{name!r} is missing.", f"Write {name!r} with {_CALLED[kind]}.")
        return None
    if value.kind != kind:
        faults.wrong(
            value, f"{shorten(name, 60)!r} is {_CALLED[value.kind]}.", f"It has to be {_CALLED[kind]}."
        )
        return None
    return value


def exact(node: Node, what: str, faults: Faults) -> Fraction | None:
    """The exact number that a node holds; None, with a problem noted, where it holds none."""
    if node.kind != "number":
        faults.wrong(node, f"{what} is {_CALLED[node.kind]}, not a number.", "Write a decimal such as 0.25.")
        return None
    return faults.number(node.text, node, what)


def exact_map(
    owner: Node, known: Collection[str], whose: str, faults: Faults, *, signed: bool = False
) -> dict[str, Fraction]:
    """Names to numbers. Names that are not ``known`` are noted as problems, and so are numbers below zero unless ``signed``;
    null stands for "not said"."""
    found: dict[str, Fraction] = {}
    for name, (key, node) in owner.entries.items():
        if name not in known:
            faults.wrong(key, f"{whose} has no {shorten(name, 60)!r} to put a number on.")
        elif node.kind != "word" or node.text != "null":
            number = exact(node, f"the number of {shorten(name, 60)!r}", faults)
            if number is not None and number < 0 and not signed:
                faults.wrong(node, f"the number of {shorten(name, 60)!r} is below zero.")
            elif number is not None:
                found[name] = number
    return found
