"""GeniusWeb (and the ANL competitions that use it): a JSON domain with JSON profiles.

Only the linear additive utility space is read: utility = sum of weight times value, both as written, in [0,
1]. A reservation bid is turned into its utility. GeniusWeb: B. Renting, TU Delft Interactive Intelligence
group, *GeniusWeb* reference, "Profile" and "Domain", 2019–2023.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from goodoffices.case.case import Case
from goodoffices.case.formats.assembly import assemble, party_ids
from goodoffices.case.formats.faults import Faults
from goodoffices.case.formats.foreign import Document, ForeignFormat, Role, Tree
from goodoffices.case.formats.values import (
    exact,
    exact_map,
    require_fields,
    require_items,
    require_number,
    text_of,
)
from goodoffices.case.issues import MAX_OPTIONS, Issue, Option, Range, range_options
from goodoffices.case.numbers import parse_exact
from goodoffices.case.preferences import Minimum, Preference, Value
from goodoffices.case.trees.nodes import Fields, Leaf, TreeNode, kind_of
from goodoffices.case.trees.refusal import shorten
from goodoffices.language import CodedText

ADDITIVE = "LinearAdditiveUtilitySpace"
PROFILE_ENDINGS = ("UtilitySpace", "PartialOrdering")
_DISCRETE = ("DiscreteValueSetUtilities", "discreteutils")
_NUMBER = ("NumberValueSetUtilities", "numberutils")


def read_geniusweb(documents: Sequence[Document]) -> Case:
    """The case of a GeniusWeb domain, which comes first, and profiles. Raises ``ProblemsFound`` with all that
    is wrong in any of them.
    """
    domain, *profiles = documents
    faults = Faults(domain.file)
    issues = _read_issues(domain.fields, faults)
    faults.raise_any()
    preferences = []
    for profile, party in zip(profiles, party_ids(profiles, faults), strict=True):
        faults.file = profile.file
        preferences.append(_read_profile(profile.fields, issues, party, faults))
    faults.raise_any()
    name = domain.fields.get("name")
    title = text_of(name) if name is not None and kind_of(name) == "text" else ""
    title = title if title.strip() else domain.path.stem
    return assemble(title, "GeniusWeb", issues, preferences)


def _read_issues(root: Fields, faults: Faults) -> list[Issue]:
    listed = require_fields(root, "issuesValues", faults)
    if listed is None:
        return []
    if not listed.entries:
        faults.wrong(listed, CodedText("there-no-issues", "there are no issues."))
    found = []
    for key, _ in listed.entries:
        name = key.text
        if not name.strip():
            faults.wrong(key, CodedText("issue-has-no-name", "this issue has no name."))
        elif node := require_fields(listed, name, faults):
            issue = (
                _range_issue(name, node, faults)
                if node.get("range") is not None
                else _listed_issue(name, node, faults)
            )
            if issue:
                found.append(issue)
    return found


def _listed_issue(name: str, node: Fields, faults: Faults) -> Issue | None:
    values = require_items(node, "values", faults)
    if values is None:
        return None
    options: dict[str, Option] = {}
    for value in values.items:
        said = text_of(value)
        if kind_of(value) != "text" or not said.strip():
            faults.wrong(
                value,
                CodedText("value-not-text", "a value of %(value)r is not a text.", value=shorten(name, 60)),
                'Write "…".',
            )
        elif said in options:
            faults.wrong(
                value,
                CodedText(
                    "has-value-twice",
                    "%(value)r has the value %(value2)r twice.",
                    value=shorten(name, 60),
                    value2=shorten(said, 60),
                ),
                CodedText("keep-one", "Keep one."),
            )
        else:
            options[said] = Option(id=said)
    if not values.items:
        faults.wrong(
            values,
            CodedText("issue-has-no-values", "the issue %(value)r has no values.", value=shorten(name, 60)),
        )
    if len(options) > MAX_OPTIONS:
        faults.wrong(
            values,
            CodedText(
                "issue-has-more-than-2",
                "the issue %(value)r has more than %(max_options)s values.",
                value=shorten(name, 60),
                max_options=f"{MAX_OPTIONS:,}",
            ),
        )
    return Issue(id=name, options=tuple(options.values()))


def _range_issue(name: str, node: Fields, faults: Faults) -> Issue | None:
    given = require_fields(node, "range", faults)
    if given is None:
        return None
    parts = [given.get(key) for key in ("low", "high", "step")]
    numbers = [
        exact(part, CodedText("range-s-bound-or", "the range's bound or step"), faults)
        for part in parts
        if part is not None
    ]
    known = [number for number in numbers if number is not None]
    if len(known) < 3:
        if len(numbers) < 3:
            faults.wrong(given, CodedText("range-needs-low-high", "a range needs low, high and step."))
        return None
    found = Range(lowest=known[0], highest=known[1], step=known[2])
    if not 0 < len(found) <= MAX_OPTIONS:
        faults.wrong(
            given,
            CodedText(
                "range-has-values-from",
                "this range has %(number)s values; from 1 to %(max_options)s are read.",
                number=f"{len(found):,}",
                max_options=f"{MAX_OPTIONS:,}",
            ),
            CodedText("step-has-above-zero", "The step has to be above zero, high not below low."),
        )
        return None
    return Issue(id=name, kind="range", range=found)


def _read_profile(root: Fields, issues: list[Issue], party: str, faults: Faults) -> Preference:
    empty = Preference(party=party)
    head = next(key for key, _ in root.entries if key.text.endswith(PROFILE_ENDINGS))
    kind = head.text
    if kind != ADDITIVE:
        faults.wrong(
            head,
            CodedText(
                "profiles-type-not-read", "profiles of type %(value)s are not read.", value=shorten(kind, 60)
            ),
            CodedText("only", "Only %(additive)s is.", additive=ADDITIVE),
        )
        return empty
    space = require_fields(root, kind, faults)
    if space is None:
        return empty
    carried = space.get("domain")
    if carried is not None and not _same_issues(carried, issues, faults):
        return empty
    weights_node = require_fields(space, "issueWeights", faults)
    utilities = require_fields(space, "issueUtilities", faults)
    if weights_node is None or utilities is None:
        return empty
    known = {issue.id: issue for issue in issues}
    weights: dict[str, Value] = dict(
        exact_map(weights_node, known.keys(), CodedText("domain", "the domain"), faults)
    )
    values: dict[str, dict[str, Value]] = {}
    for key, node in utilities.entries:
        name = key.text
        if name not in known:
            faults.wrong(
                key,
                CodedText(
                    "domain-has-no-issue", "the domain has no issue %(value)r.", value=shorten(name, 60)
                ),
                CodedText("profile-another-domain", "Is it the profile of another domain?"),
            )
        else:
            values[name] = dict(_read_utilities(known[name], node, faults))
    for name in known:
        if utilities.get(name) is None:
            faults.wrong(
                utilities,
                CodedText(
                    "issue-has-no-utilities", "the issue %(value)r has no utilities.", value=shorten(name, 60)
                ),
            )
        if weights_node.get(name) is None:
            faults.wrong(
                weights_node,
                CodedText(
                    "issue-has-no-weight", "the issue %(value)r has no weight.", value=shorten(name, 60)
                ),
            )
    preference = Preference(party=party, weights=weights, values=values)
    bid = space.get("reservationBid")
    if bid is None or (isinstance(bid, Leaf) and bid.empty):
        return preference
    minimum = _utility_of_bid(bid, preference, issues, faults)
    if minimum is None:
        return preference
    return Preference(
        party=party,
        weights=weights,
        values=values,
        minimum=Minimum(score=minimum),
        about=CodedText(
            "minimum-utility-file-s", "The minimum is the utility of the file's reservation bid."
        ),
    )


def _same_issues(carried: TreeNode, issues: list[Issue], faults: Faults) -> bool:
    """Whether the domain that the profile carries has the same issues and values as the domain file."""
    own = Faults(faults.file)
    theirs = {issue.id: issue for issue in _read_issues(carried, own)} if isinstance(carried, Fields) else {}
    faults.problems.extend(own.problems)
    for issue in issues:
        other = theirs.get(issue.id)
        same = other is not None and issue.range == other.range and set(issue.options) == set(other.options)
        if not same:
            faults.wrong(
                carried,
                CodedText(
                    "profile-s-own-domain",
                    "the profile's own domain differs from the domain file in the issue %(value)r.",
                    value=shorten(issue.id, 60),
                ),
                CodedText("profile-another-domain", "Is it the profile of another domain?"),
            )
    return not own.problems and all(issue.id in theirs for issue in issues)


def _read_utilities(issue: Issue, node: TreeNode, faults: Faults) -> dict[str, Fraction]:
    whose = CodedText("issue", "the issue %(value)r", value=shorten(issue.id, 60))
    for name in _DISCRETE if isinstance(node, Fields) else ():
        inner = node.get(name) if isinstance(node, Fields) else None
        if isinstance(inner, Fields):
            table = require_fields(inner, "valueUtilities", faults)
            ids = {option.id for option in issue.options}
            return exact_map(table, ids, whose, faults) if table is not None else {}
    for name in _NUMBER if isinstance(node, Fields) else ():
        inner = node.get(name) if isinstance(node, Fields) else None
        if isinstance(inner, Fields) and issue.range is not None:
            return _number_utilities(issue.range, inner, faults)
    faults.wrong(
        node,
        CodedText("utilities-no-known-kind", "the utilities of %(whose)s are of no known kind.", whose=whose),
        CodedText(
            "write-listed-values-range",
            "Write %(discrete)s for listed values, %(number)s for a range.",
            discrete=_DISCRETE[0],
            number=_NUMBER[0],
        ),
    )
    return {}


def _number_utilities(numbers: Range, node: Fields, faults: Faults) -> dict[str, Fraction]:
    """Utilities of a range: on the straight line from (lowValue, lowUtility) to (highValue, highUtility)."""
    names = ("lowValue", "lowUtility", "highValue", "highUtility")
    nodes = [require_number(node, name, faults) for name in names]
    found = [
        exact(part, repr(name), faults) for part, name in zip(nodes, names, strict=True) if part is not None
    ]
    known = [number for number in found if number is not None]
    if len(known) < len(names):
        return {}
    low, low_utility, high, high_utility = known
    if low == high:
        faults.wrong(
            node,
            CodedText("lowvalue-highvalue-equal", "'lowValue' and 'highValue' are equal."),
            CodedText("they-have-differ", "They have to differ."),
        )
        return {}
    slope = (high_utility - low_utility) / (high - low)
    utilities = {}
    for option in range_options(numbers):
        value = low_utility + slope * (parse_exact(option.id) - low)
        if faults.keep(value, node, f"the utility of {option.id}") is not None:
            utilities[option.id] = value
    return utilities


def _utility_of_bid(
    bid: TreeNode, preference: Preference, issues: list[Issue], faults: Faults
) -> Fraction | None:
    """The exact utility of a reservation bid that settles every issue."""
    chosen = require_fields(bid, "issuevalues", faults) if isinstance(bid, Fields) else None
    if chosen is None:
        faults.wrong(
            bid,
            CodedText("reservation-bid-has-no", "the reservation bid has no issuevalues."),
            'Write {"issuevalues": {…}}.',
        )
        return None
    total = Fraction(0)
    complete = True
    for issue in issues:
        value = chosen.get(issue.id)
        utility = preference.values.get(issue.id, {}).get(_option(value)) if value is not None else None
        weight = preference.weights.get(issue.id)
        if isinstance(utility, Fraction) and isinstance(weight, Fraction):
            total += weight * utility
            continue
        complete = False
        faults.wrong(
            value or chosen,
            CodedText(
                "reservation-bid-has-no-2",
                "the reservation bid has no value with a utility for the issue %(value)r.",
                value=shorten(issue.id, 60),
            ),
            CodedText("name-one-its-values", "Name one of its values, or take the bid out."),
        )
    return (
        faults.keep(total, bid, CodedText("utility-reservation-bid", "the utility of the reservation bid"))
        if complete
        else None
    )


def _option(value: TreeNode) -> str:
    """A value of a bid as an option's id; a number in the text that a range gives it."""
    if kind_of(value) != "number":
        return text_of(value)
    number = parse_exact(text_of(value))
    return range_options(Range(lowest=number, highest=number, step=Fraction(1)))[0].id


def _role(tree: Tree) -> Role | None:
    names = tree.keys if isinstance(tree, Fields) else ()
    if "issuesValues" in names:
        return "domain"
    return "profile" if any(name.endswith(PROFILE_ENDINGS) for name in names) else None


GENIUSWEB = ForeignFormat(
    name="GeniusWeb",
    syntax="JSON",
    role_of=_role,
    signs=re.compile(rb'"(issuesValues|issueUtilities|\w*(UtilitySpace|PartialOrdering))"\s*:'),
    begins=CodedText(
        "geniusweb-domain-has-issuesvalues",
        'A GeniusWeb domain has "issuesValues" at the top, a profile "LinearAdditiveUtilitySpace".',
    ),
    read=read_geniusweb,
    needs_domain=True,
)
