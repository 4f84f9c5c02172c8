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
from goodoffices.language import CodedText

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
    """The last part of a dotted type name; empty if none is given."""
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
        faults.wrong(
            space,
            CodedText("outcome-space-not-map", "the outcome space is not a map."),
            CodedText("write-issues", "Write issues: […] in it."),
        )
        return []
    listed = require_items(space, "issues", faults)
    if listed is None:
        return []
    issues: list[Issue] = []
    for node in listed.items:
        if not isinstance(node, Fields):
            faults.wrong(
                node,
                CodedText("issue-not-map", "this issue is not a map."),
                CodedText("write-name-values", "Write name: … and values: …."),
            )
            continue
        name, called = node.get("name"), text_of(node.get("name"))
        if not called.strip():
            faults.wrong(
                node,
                CodedText("issue-has-no-name", "this issue has no name."),
                CodedText("write-name-2", "Write name: …."),
            )
        elif called in {issue.id for issue in issues}:
            faults.wrong(
                name,
                CodedText(
                    "second-issue-named-2", "a second issue is named %(value)r.", value=shorten(called, 60)
                ),
                CodedText("give-another-name", "Give it another name."),
            )
        else:
            issue = _read_issue(node, called, faults)
            if issue is not None:
                issues.append(issue)
    if not listed.items:
        faults.wrong(listed, CodedText("there-no-issues", "there are no issues."))
    return issues


def _read_issue(node: Fields, name: str, faults: Faults) -> Issue | None:
    kind = short_type(node)
    values = node.get("values")
    if values is None:
        faults.wrong(
            node,
            CodedText("issue-has-no-values", "the issue %(value)r has no values.", value=shorten(name, 60)),
            CodedText("write-values", "Write values: […]."),
        )
        return None
    if kind in (_CONTIGUOUS, _CONTINUOUS) or (kind in ("", "Issue") and kind_of(values) == "number"):
        return _numeric(values, name, kind == _CONTINUOUS, faults)
    if kind not in _LISTED:
        faults.wrong(
            node,
            CodedText(
                "issues-type-not-read-2", "issues of type %(value)r are not read.", value=shorten(kind, 60)
            ),
            CodedText("list-values", "List the values."),
        )
        return None
    options: dict[str, Option] = {}
    for value in values.items if isinstance(values, TreeItems) else ():
        key = option_id(value)
        if isinstance(value, Fields | TreeItems) or not key.strip():
            faults.wrong(
                value,
                CodedText(
                    "value-not-word-or",
                    "a value of %(value)r is not a word or a number.",
                    value=shorten(name, 60),
                ),
            )
        elif key in options:
            faults.wrong(
                value,
                CodedText(
                    "has-value-twice",
                    "%(value)r has the value %(value2)r twice.",
                    value=shorten(name, 60),
                    value2=shorten(key, 60),
                ),
                CodedText("keep-one", "Keep one."),
            )
        else:
            options[key] = Option(id=key)
    if not 0 < len(options) <= MAX_OPTIONS:
        faults.wrong(
            values,
            CodedText(
                "issue-needs-1-values",
                "the issue %(value)r needs 1 to %(max_options)s values in a list.",
                value=shorten(name, 60),
                max_options=f"{MAX_OPTIONS:,}",
            ),
        )
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
            values,
            CodedText(
                "issue-needs-its-lowest",
                "the issue %(value)r needs its lowest and highest number.",
                value=shorten(name, 60),
            ),
            "Write [0, 5].",
        )
        return None
    lowest, highest = numbers
    step = real_step(lowest, highest) if real else Fraction(1)
    found = Range(lowest=lowest, highest=highest, step=step)
    if not 0 < len(found) <= MAX_OPTIONS:
        faults.wrong(
            values,
            CodedText(
                "issue-has-values-1",
                "the issue %(value)r has %(number)s values; 1 to %(max_options)s are read.",
                value=shorten(name, 60),
                number=f"{len(found):,}",
                max_options=f"{MAX_OPTIONS:,}",
            ),
        )
        return None
    about = step_note(lowest, highest, step) if real else ""
    return Issue(id=name, about=about, kind="range", range=found)
