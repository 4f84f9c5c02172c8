"""NegMAS outcome spaces: issues as YAML, of which the kinds with a listed or stepped set of values are
read.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.case.formats.faults import Faults
from goodoffices.case.formats.genius_domain import real_step, step_note
from goodoffices.case.formats.values import exact, require_items, text_of
from goodoffices.case.issues import MAX_OPTIONS, Issue, Kind, Option, Range
from goodoffices.case.numbers import NotExact, format_exact, parse_exact
from goodoffices.case.trees.nodes import Fields, TreeItems, TreeNode, kind_of
from goodoffices.case.trees.refusal import shorten

_LISTED: dict[str, Kind] = {
    "": "nominal",
    "Issue": "nominal",
    "CategoricalIssue": "nominal",
    "DiscreteOrdinalIssue": "ordered",
    "OrdinalIssue": "ordered",
    "DiscreteCardinalIssue": "ordered",
    "CardinalIssue": "ordered",
}
_CONTIGUOUS = "ContiguousIssue"
_CONTINUOUS = "ContinuousIssue"


def short_type(node: TreeNode) -> str:
    """The last part of a dotted type name; empty where none is given."""
    kind = node.get("type") if isinstance(node, Fields) else None
    return text_of(kind).rsplit(".", 1)[-1]


def option_id(node: TreeNode) -> str:
    """A scalar as an option's id: a number in its shortest exact text, anything else as written."""
    if kind_of(node) != "number":
        return text_of(node)
    try:
        return format_exact(parse_exact(text_of(node)))
    except NotExact:
        return text_of(node)


def read_space(space: TreeNode, faults: Faults) -> list[Issue]:
    """The issues of an outcome space; what is wrong is noted."""
    if not isinstance(space, Fields):
        faults.wrong(space, "the outcome space is not a map.", "Write issues: […] in it.")
        return []
    listed = require_items(space, "issues", faults)
    if listed is None:
        return []
    issues: list[Issue] = []
    for node in listed.items:
        if not isinstance(node, Fields):
            faults.wrong(node, "this issue is not a map.", "Write name: … and values: ….")
            continue
        name, called = node.get("name"), text_of(node.get("name"))
        if not called.strip():
            faults.wrong(node, "this issue has no name.", "Write name: ….")
        elif called in {issue.id for issue in issues}:
            faults.wrong(name, f"a second issue is named {shorten(called, 60)!r}.", "Give it another name.")
        else:
            issue = _read_issue(node, called, faults)
            if issue is not None:
                issues.append(issue)
    if not listed.items:
        faults.wrong(listed, "there are no issues.")
    return issues


def _read_issue(node: Fields, name: str, faults: Faults) -> Issue | None:
    kind = short_type(node)
    values = node.get("values")
    if values is None:
        faults.wrong(node, f"the issue {shorten(name, 60)!r} has no values.", "Write values: […].")
        return None
    if kind in (_CONTIGUOUS, _CONTINUOUS) or (kind in ("", "Issue") and kind_of(values) == "number"):
        return _numeric(values, name, kind == _CONTINUOUS, faults)
    if kind not in _LISTED:
        faults.wrong(node, f"issues of type {shorten(kind, 60)!r} are not read.", "List the values.")
        return None
    options: dict[str, Option] = {}
    for value in values.items if isinstance(values, TreeItems) else ():
        key = option_id(value)
        if isinstance(value, Fields | TreeItems) or not key.strip():
            faults.wrong(value, f"a value of {shorten(name, 60)!r} is not a word or a number.")
        elif key in options:
            faults.wrong(
                value, f"{shorten(name, 60)!r} has the value {shorten(key, 60)!r} twice.", "Keep one."
            )
        else:
            options[key] = Option(id=key)
    if not 0 < len(options) <= MAX_OPTIONS:
        faults.wrong(values, f"the issue {shorten(name, 60)!r} needs 1 to {MAX_OPTIONS:,} values in a list.")
        return None
    return Issue(id=name, kind=_LISTED[kind], options=tuple(options.values()))


def _numeric(values: TreeNode, name: str, real: bool, faults: Faults) -> Issue | None:
    """A range from its two ends, or 0 to n - 1 from a single number n."""
    nodes = values.items if isinstance(values, TreeItems) else (values,)
    numbers = [
        number for node in nodes if (number := exact(node, f"a bound of {name!r}", faults)) is not None
    ]
    if len(numbers) == 1:
        numbers = [Fraction(0), numbers[0] - 1]
    if len(numbers) != 2:
        faults.wrong(
            values, f"the issue {shorten(name, 60)!r} needs its lowest and highest number.", "Write [0, 5]."
        )
        return None
    lowest, highest = numbers
    step = real_step(lowest, highest) if real else Fraction(1)
    found = Range(lowest=lowest, highest=highest, step=step)
    if not 0 < len(found) <= MAX_OPTIONS:
        faults.wrong(
            values,
            f"the issue {shorten(name, 60)!r} has {len(found):,} values; 1 to {MAX_OPTIONS:,} are read.",
        )
        return None
    about = step_note(lowest, highest, step) if real else ""
    return Issue(id=name, about=about, kind="range", range=found)
