"""NegMAS: linear additive utility functions in YAML, with the outcome space in them or in a file of its own.

Utility = sum of weight times the issue's value function, as written. Y. Mohammad, S. Nakadai, A. Greenwald, *NegMAS: a
platform for automated negotiations*, PRIMA 2020. Functions that are Python code cannot be read, and are refused by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from goodoffices.case.case import Case
from goodoffices.case.formats.assembly import assemble, party_ids
from goodoffices.case.formats.documents import Document
from goodoffices.case.formats.faults import Faults, shorten
from goodoffices.case.formats.json_tree import Node
from goodoffices.case.formats.negmas_space import option_id, read_space, short_type
from goodoffices.case.formats.values import exact, require
from goodoffices.case.issues import Issue, range_options
from goodoffices.case.numbers import NotExact, parse_exact
from goodoffices.case.preferences import Minimum, Preference, Value

ADDITIVE = "LinearAdditiveUtilityFunction"
_NO_RESERVATION = {"-.inf", "-.Inf", "-.INF", "-inf", ".nan", ".NaN", ".NAN", "nan", "null", "~", ""}
_FUNCTIONS: dict[str, tuple[str, ...]] = {
    "IdentityFun": (),
    "ConstFun": ("bias",),
    "LinearFun": ("slope",),
    "AffineFun": ("slope", "bias"),
}


def read_negmas(documents: Sequence[Document]) -> Case:
    """The case of utility functions, the first document being the outcome space where that has a file of its own."""
    first = documents[0]
    faults = Faults(first.file)
    profiles = list(documents)
    issues: list[Issue] = []
    names: dict[str, str] = {}
    if first.role == "domain":
        assert first.node is not None
        issues = read_space(first.node, faults)
        faults.raise_any()
        profiles = profiles[1:]
    preferences = []
    for profile, party in zip(profiles, party_ids(profiles, faults), strict=True):
        assert profile.node is not None
        faults.file = profile.file
        kind = short_type(profile.node)
        if kind != ADDITIVE:
            name = profile.node.get("type")
            what = f"utility functions of type {shorten(name.text if name else '', 80)!r} are not read"
            faults.wrong(name, f"{what}: what they do is Python code, not data.", f"Only {ADDITIVE} is read.")
            continue
        issues = _space_of(profile.node, issues, faults)
        if issues:
            preferences.append(_read_function(profile.node, issues, party, faults))
        label = profile.node.get("name")
        if label is not None and label.kind == "text" and label.text != party:
            names[party] = label.text
    faults.raise_any()
    return assemble(_title(first), "NegMAS", issues, preferences, names)


def _title(first: Document) -> str:
    """The name of the outcome space, or that of the file where it has none."""
    assert first.node is not None
    space = first.node if first.role == "domain" else first.node.get("outcome_space")
    name = space.get("name") if space is not None else None
    return name.text if name is not None and name.kind == "text" and name.text.strip() else first.path.stem


def _space_of(root: Node, issues: list[Issue], faults: Faults) -> list[Issue]:
    """The issues that hold for a profile: the case's, or the first profile's own; noted where the two differ."""
    space = root.get("outcome_space")
    if space is None:
        if not issues:
            faults.wrong(
                root,
                "the file does not say which issues it speaks of (outcome_space).",
                "Give the file of the outcome space first, then the profiles.",
            )
        return issues
    own = read_space(space, faults)
    if not issues or not own:
        return issues or own
    if own != issues:
        faults.wrong(
            space,
            "the outcome space differs from that of the first file.",
            "Is it the profile of another scenario?",
        )
    return issues


def _read_function(root: Node, issues: list[Issue], party: str, faults: Faults) -> Preference:
    weights: dict[str, Value] = {}
    values: dict[str, dict[str, Value]] = {}
    for issue, node in _per_issue(root, "weights", issues, faults):
        number = exact(node, f"the weight of {shorten(issue.id, 60)!r}", faults)
        if number is not None:
            weights[issue.id] = number
    for issue, node in _per_issue(root, "values", issues, faults):
        found = _read_values(issue, node, faults)
        if found:
            values[issue.id] = found
    for name in ("bias", "reserved_outcome"):
        extra = root.get(name)
        if extra is not None and not _says_nothing(extra):
            faults.wrong(extra, f"{name!r} is not read.", "Take it out, or write it into the values.")
    reservation: Fraction | None = None
    reserved = root.get("reserved_value")
    if reserved is not None and reserved.text not in _NO_RESERVATION:
        reservation = exact(reserved, "'reserved_value'", faults)
    return Preference(
        party=party,
        weights=weights,
        values=values,
        minimum=None if reservation is None else Minimum(score=reservation),
    )


def _says_nothing(node: Node) -> bool:
    """Whether a node is null or zero."""
    if node.kind == "word":
        return node.text.lower() in ("null", "~", "")
    try:
        return node.kind == "number" and parse_exact(node.text) == 0
    except NotExact:
        return False


def _per_issue(root: Node, name: str, issues: list[Issue], faults: Faults) -> list[tuple[Issue, Node]]:
    """The parts of ``weights`` or ``values``, by the issues' order (a list) or by their names (a map)."""
    node = root.get(name)
    if node is not None and node.kind == "list":
        if len(node.items) == len(issues):
            return list(zip(issues, node.items, strict=True))
        faults.wrong(node, f"{name!r} has {len(node.items)} entries for {len(issues)} issues.")
        return []
    if node is not None and node.kind == "map":
        known = {issue.id: issue for issue in issues}
        for key, (place, _) in node.entries.items():
            if key not in known:
                faults.wrong(place, f"there is no issue {shorten(key, 60)!r}.")
        for key in known.keys() - node.entries.keys():
            faults.wrong(node, f"{name!r} has no entry for the issue {shorten(key, 60)!r}.")
        return [(known[key], part) for key, (_, part) in node.entries.items() if key in known]
    faults.wrong(
        node or root, f"{name!r} is missing or not a list.", f"Write {name}: […], one entry for each issue."
    )
    return []


def _read_values(issue: Issue, node: Node, faults: Faults) -> dict[str, Value]:
    kind = short_type(node) if node.kind == "map" else ""
    options = issue.options or (range_options(issue.range) if issue.range else ())
    if kind == "TableFun":
        table = require(node, "mapping", "map", faults)
        return _table(issue, {option.id for option in options}, table, faults) if table is not None else {}
    if kind not in _FUNCTIONS:
        faults.wrong(
            node,
            f"the value function {shorten(kind or 'of no type', 60)!r} of {shorten(issue.id, 60)!r} is not read.",
            f"Known are TableFun, {', '.join(_FUNCTIONS)}.",
        )
        return {}
    numbers = {name: Fraction(1) if name == "slope" else Fraction(0) for name in ("slope", "bias")}
    if kind == "ConstFun":
        numbers["slope"] = Fraction(0)
    for name in _FUNCTIONS[kind]:
        part = require(node, name, "number", faults)
        number = exact(part, repr(name), faults) if part is not None else None
        if number is None:
            return {}
        numbers[name] = number

    def value(x: Fraction) -> Fraction:
        return numbers["slope"] * x + numbers["bias"]

    return _computed(issue, [option.id for option in options], value, node, faults)


def _table(issue: Issue, ids: set[str], table: Node, faults: Faults) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key, part in table.entries.values():
        option = option_id(key)
        if option not in ids:
            faults.wrong(key, f"the issue {shorten(issue.id, 60)!r} has no value {shorten(option, 60)!r}.")
            continue
        if option in found:
            faults.wrong(key, f"a second number stands for {shorten(option, 60)!r}.", "Keep one.")
            continue
        number = exact(part, f"the value of {shorten(option, 60)!r}", faults)
        if number is not None:
            found[option] = number
    return found


def _computed(
    issue: Issue, ids: list[str], value: Callable[[Fraction], Fraction], node: Node, faults: Faults
) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for option in ids:
        try:
            number = faults.keep(value(parse_exact(option)), node, f"the value of {option}")
            if number is not None:
                found[option] = number
        except NotExact:
            faults.wrong(
                node, f"{shorten(issue.id, 60)!r} has values that are not numbers.", "Use a TableFun."
            )
            return {}
    return found
