"""NegMAS: linear additive utility functions in YAML, with the outcome space in them or in a file of its own.

Utility = sum of weight times the issue's value function, as written. Y. Mohammad, S. Nakadai, A. Greenwald,
*NegMAS: a platform for automated negotiations*, PRIMA 2020. Functions that are Python code cannot be read,
and are refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from goodoffices.case.case import Case
from goodoffices.case.formats.assembly import assemble, party_ids
from goodoffices.case.formats.faults import Faults
from goodoffices.case.formats.foreign import Document, ForeignFormat, Role, Tree
from goodoffices.case.formats.negmas_space import option_id, read_space, short_type
from goodoffices.case.formats.values import exact, require_fields, require_number, text_of
from goodoffices.case.issues import Issue, range_options
from goodoffices.case.numbers import NotExact, parse_exact
from goodoffices.case.preferences import Minimum, Preference, Value
from goodoffices.case.trees.nodes import Fields, TreeItems, TreeNode, kind_of
from goodoffices.case.trees.refusal import shorten
from goodoffices.language import CodedText

ADDITIVE = "LinearAdditiveUtilityFunction"
_NO_RESERVATION = {"-.inf", "-.Inf", "-.INF", "-inf", ".nan", ".NaN", ".NAN", "nan", "null", "~", ""}
_FUNCTIONS: dict[str, tuple[str, ...]] = {
    "IdentityFun": (),
    "ConstFun": ("bias",),
    "LinearFun": ("slope",),
    "AffineFun": ("slope", "bias"),
}


def read_negmas(documents: Sequence[Document]) -> Case:
    """The case of utility functions, the first document being the outcome space where that has a file of its
    own.
    """
    first = documents[0]
    faults = Faults(first.file)
    profiles = list(documents)
    issues: list[Issue] = []
    names: dict[str, str] = {}
    if first.role == "domain":
        issues = read_space(first.fields, faults)
        faults.raise_any()
        profiles = profiles[1:]
    preferences = []
    for profile, party in zip(profiles, party_ids(profiles, faults), strict=True):
        faults.file = profile.file
        kind = short_type(profile.fields)
        if kind != ADDITIVE:
            name = profile.fields.get("type")
            what = CodedText(
                "utility-functions-type-not",
                "utility functions of type %(value)r are not read",
                value=shorten(text_of(name), 80),
            )
            faults.wrong(
                name,
                CodedText(
                    "what-they-do-python", "%(what)s: what they do is Python code, not data.", what=what
                ),
                CodedText("only-read", "Only %(additive)s is read.", additive=ADDITIVE),
            )
            continue
        issues = _space_of(profile.fields, issues, faults)
        if issues:
            preferences.append(_read_function(profile.fields, issues, party, faults))
        label = profile.fields.get("name")
        if label is not None and kind_of(label) == "text" and text_of(label) != party:
            names[party] = text_of(label)
    faults.raise_any()
    return assemble(_title(first), "NegMAS", issues, preferences, names)


def _title(first: Document) -> str:
    """The name of the outcome space, or that of the file where it has none."""
    space = first.fields if first.role == "domain" else first.fields.get("outcome_space")
    name = space.get("name") if isinstance(space, Fields) else None
    said = text_of(name) if name is not None and kind_of(name) == "text" else ""
    return said if said.strip() else first.path.stem


def _space_of(root: Fields, issues: list[Issue], faults: Faults) -> list[Issue]:
    """The issues that hold for a profile: the case's, or the first profile's own; noted where the two
    differ.
    """
    space = root.get("outcome_space")
    if space is None:
        if not issues:
            faults.wrong(
                root,
                CodedText(
                    "file-does-not-say", "the file does not say which issues it speaks of (outcome_space)."
                ),
                CodedText(
                    "give-file-outcome-space", "Give the file of the outcome space first, then the profiles."
                ),
            )
        return issues
    own = read_space(space, faults)
    if not issues or not own:
        return issues or own
    if own != issues:
        faults.wrong(
            space,
            CodedText("outcome-space-differs-from", "the outcome space differs from that of the first file."),
            CodedText("profile-another-scenario", "Is it the profile of another scenario?"),
        )
    return issues


def _read_function(root: Fields, issues: list[Issue], party: str, faults: Faults) -> Preference:
    weights: dict[str, Value] = {}
    values: dict[str, dict[str, Value]] = {}
    for issue, node in _per_issue(root, "weights", issues, faults):
        number = exact(
            node, CodedText("weight", "the weight of %(value)r", value=shorten(issue.id, 60)), faults
        )
        if number is not None:
            weights[issue.id] = number
    for issue, node in _per_issue(root, "values", issues, faults):
        found = _read_values(issue, node, faults)
        if found:
            values[issue.id] = found
    for name in ("bias", "reserved_outcome"):
        extra = root.get(name)
        if extra is not None and not _says_nothing(extra):
            faults.wrong(
                extra,
                CodedText("not-read", "%(name)r is not read.", name=name),
                CodedText("take-out-or-write", "Take it out, or write it into the values."),
            )
    reservation: Fraction | None = None
    reserved = root.get("reserved_value")
    if reserved is not None and text_of(reserved) not in _NO_RESERVATION:
        reservation = exact(reserved, "'reserved_value'", faults)
    return Preference(
        party=party,
        weights=weights,
        values=values,
        minimum=None if reservation is None else Minimum(score=reservation),
    )


def _says_nothing(node: TreeNode) -> bool:
    """Whether a node is null or zero."""
    if kind_of(node) == "word":
        return text_of(node).lower() in ("null", "~", "")
    try:
        return kind_of(node) == "number" and parse_exact(text_of(node)) == 0
    except NotExact:
        return False


def _per_issue(root: Fields, name: str, issues: list[Issue], faults: Faults) -> list[tuple[Issue, TreeNode]]:
    """The parts of ``weights`` or ``values``, by the issues' order (a list) or by their names (a map)."""
    node = root.get(name)
    if isinstance(node, TreeItems):
        if len(node.items) == len(issues):
            return list(zip(issues, node.items, strict=True))
        faults.wrong(
            node,
            CodedText(
                "has-entries-issues",
                "%(name)r has %(number)s entries for %(number2)s issues.",
                name=name,
                number=len(node.items),
                number2=len(issues),
            ),
        )
        return []
    if isinstance(node, Fields):
        known = {issue.id: issue for issue in issues}
        for key, _ in node.entries:
            if key.text not in known:
                faults.wrong(
                    key,
                    CodedText("there-no-issue", "there is no issue %(value)r.", value=shorten(key.text, 60)),
                )
        for missing in known.keys() - set(node.keys):
            faults.wrong(
                node,
                CodedText(
                    "has-no-entry-issue",
                    "%(name)r has no entry for the issue %(value)r.",
                    name=name,
                    value=shorten(missing, 60),
                ),
            )
        return [(known[key.text], part) for key, part in node.entries if key.text in known]
    faults.wrong(
        node or root,
        CodedText("missing-or-not-list", "%(name)r is missing or not a list.", name=name),
        CodedText("write-one-entry-each", "Write %(name)s: […], one entry for each issue.", name=name),
    )
    return []


def _read_values(issue: Issue, node: TreeNode, faults: Faults) -> dict[str, Value]:
    kind = short_type(node)
    options = issue.options or (range_options(issue.range) if issue.range else ())
    if kind == "TableFun" and isinstance(node, Fields):
        table = require_fields(node, "mapping", faults)
        return _table(issue, {option.id for option in options}, table, faults) if table is not None else {}
    if kind not in _FUNCTIONS or not isinstance(node, Fields):
        faults.wrong(
            node,
            CodedText(
                "value-function-not-read",
                "the value function %(value)r of %(value2)r is not read.",
                value=shorten(kind or "of no type", 60),
                value2=shorten(issue.id, 60),
            ),
            CodedText(
                "known-tablefun", "Known are TableFun, %(functions)s.", functions=", ".join(_FUNCTIONS)
            ),
        )
        return {}
    numbers = {name: Fraction(1) if name == "slope" else Fraction(0) for name in ("slope", "bias")}
    if kind == "ConstFun":
        numbers["slope"] = Fraction(0)
    for name in _FUNCTIONS[kind]:
        part = require_number(node, name, faults)
        number = exact(part, repr(name), faults) if part is not None else None
        if number is None:
            return {}
        numbers[name] = number

    def value(x: Fraction) -> Fraction:
        return numbers["slope"] * x + numbers["bias"]

    return _computed(issue, [option.id for option in options], value, node, faults)


def _table(issue: Issue, ids: set[str], table: Fields, faults: Faults) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key, part in table.entries:
        option = option_id(key)
        if option not in ids:
            faults.wrong(
                key,
                CodedText(
                    "issue-has-no-value",
                    "the issue %(value)r has no value %(value2)r.",
                    value=shorten(issue.id, 60),
                    value2=shorten(option, 60),
                ),
            )
            continue
        if option in found:
            faults.wrong(
                key,
                CodedText(
                    "second-number-stands", "a second number stands for %(value)r.", value=shorten(option, 60)
                ),
                CodedText("keep-one", "Keep one."),
            )
            continue
        number = exact(part, CodedText("value", "the value of %(value)r", value=shorten(option, 60)), faults)
        if number is not None:
            found[option] = number
    return found


def _computed(
    issue: Issue, ids: list[str], value: Callable[[Fraction], Fraction], node: TreeNode, faults: Faults
) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for option in ids:
        try:
            number = faults.keep(
                value(parse_exact(option)),
                node,
                CodedText("value-2", "the value of %(option)s", option=option),
            )
            if number is not None:
                found[option] = number
        except NotExact:
            faults.wrong(
                node,
                CodedText(
                    "has-values-not-numbers",
                    "%(value)r has values that are not numbers.",
                    value=shorten(issue.id, 60),
                ),
                "Use a TableFun.",
            )
            return {}
    return found


def _role(tree: Tree) -> Role | None:
    if not isinstance(tree, Fields):
        return None
    kind = tree.get("type")
    if tree.get("issues") is not None or text_of(kind).endswith("OutcomeSpace"):
        return "domain"
    return "profile" if kind is not None else None


NEGMAS = ForeignFormat(
    name="NegMAS",
    syntax="YAML",
    role_of=_role,
    signs=re.compile(
        rb"^\s*-?\s*['\"]?(outcome_spaces?['\"]?:|type['\"]?:\s*['\"]?[\w.]*(UtilityFunction|UFun|"
        rb"OutcomeSpace|Issue)\b|n_negotiators['\"]?:)",
        re.MULTILINE,
    ),
    begins=CodedText(
        "negmas-outcome-space-has",
        "A NegMAS outcome space has issues at the top, a utility function its type.",
    ),
    read=read_negmas,
)
