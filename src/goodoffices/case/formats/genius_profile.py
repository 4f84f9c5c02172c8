"""Genius utility profiles: what one party thinks of a domain's values.

Within an issue an evaluation counts as evaluation / largest evaluation; the utility of a package is the sum
of weight times that. Both are taken as exact fractions. A profile that is not additive (hyper-rectangles) is
refused.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.case.formats.faults import Faults
from goodoffices.case.formats.genius_domain import DomainIssue, IssueKind, bounds, issue_elements
from goodoffices.case.formats.genius_functions import read_function
from goodoffices.case.issues import range_options
from goodoffices.case.numbers import format_exact, parse_exact
from goodoffices.case.preferences import Minimum, Preference
from goodoffices.case.trees.refusal import shorten
from goodoffices.case.trees.xml_text import Element
from goodoffices.language import CodedText

Values = dict[str, Fraction]

ROUNDING = Fraction(1, 1_000_000)
"""Weights whose sum is nearer to one than this were meant to sum to one; nothing is said of them."""


def read_profile(root: Element, domain: list[DomainIssue], party: str, faults: Faults) -> Preference | None:
    """What the profile says; None, with problems noted, where it cannot be read."""
    if _not_additive(root, faults):
        return None
    before = len(faults.problems)
    weights = _read_weights(root, faults)
    elements = _match(root, domain, faults)
    notes: list[str] = []
    values: dict[str, dict[str, Fraction]] = {}
    issue_weights: Values = {}
    for known in domain:
        element = elements.get(known.index)
        if element is None:
            continue
        name = known.issue.id
        found = _read_values(element, known, notes, faults)
        if found:
            values[name] = found
        if known.index in weights:
            issue_weights[name] = weights[known.index]
        else:
            faults.wrong(
                element,
                CodedText("issue-has-no-weight-2", "the issue %(name)r has no weight.", name=name),
                CodedText(
                    "write-weight-index-value",
                    'Write <weight index="%(index)s" value="…"/>.',
                    index=known.index,
                ),
            )
    total = sum(issue_weights.values(), Fraction(0))
    if abs(total - 1) > ROUNDING:
        cut = (
            CodedText("genius-cuts-utilities-1", " Genius cuts utilities at 1; here they are not cut.")
            if total > 1
            else ""
        )
        notes.append(
            CodedText(
                "weights-sum-not-1",
                "The weights sum to %(float)s, not to 1; they are taken as they stand.%(cut)s",
                float=format(float(total), ".6g"),
                cut=cut,
            )
        )
    if (root.get("type") or "").upper() == "UNCERTAIN":
        notes.append(
            CodedText(
                "file-also-sets-how",
                "The file also sets how much of this an agent would be told; that is left out.",
            )
        )
    reservation = _unit_number(root, "reservation", faults)
    discount = _unit_number(root, "discount_factor", faults)
    if len(faults.problems) > before:
        return None
    return Preference(
        party=party,
        weights=dict(issue_weights),
        values={issue: dict(options) for issue, options in values.items()},
        minimum=None if reservation is None else Minimum(score=reservation),
        discount=discount,
        about=" ".join(notes),
    )


def _not_additive(root: Element, faults: Faults) -> bool:
    """Whether the utility space is of a kind that weights and values cannot express; noted if so."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag in ("utility", "ufun", "hyperRectangle"):
            faults.wrong(
                element,
                CodedText(
                    "non-linear-utility-space",
                    "this is a non-linear utility space (hyper-rectangles); it cannot be told in weights and "
                    "option values and is not read.",
                ),
            )
            return True
        stack.extend(child for child in reversed(element.children) if child.tag != "issue")
    kind = root.get("type")
    if kind is not None and kind.lower() not in ("", "uncertain", "linear", "additive"):
        faults.wrong(
            root,
            CodedText(
                "utility-spaces-type-not",
                "utility spaces of type %(value)r are not read.",
                value=shorten(kind, 40),
            ),
            CodedText("only-additive-ones", "Only additive ones are."),
        )
        return True
    return False


def _match(root: Element, domain: list[DomainIssue], faults: Faults) -> dict[str, Element]:
    """The profile's issues by index, as far as they are the domain's."""
    names = {known.index: known for known in domain}
    before = len(faults.problems)
    found: dict[str, Element] = {}
    for element, _ in issue_elements(root):
        index, name = element.get("index") or "", element.get("name") or ""
        known = names.get(index)
        if known is None:
            faults.wrong(
                element,
                CodedText(
                    "domain-has-no-issue-2",
                    "the domain has no issue with index %(value)r (here %(value2)r).",
                    value=shorten(index, 20),
                    value2=shorten(name, 60),
                ),
                CodedText("profile-another-domain", "Is it the profile of another domain?"),
            )
        elif name != known.issue.id:
            faults.wrong(
                element,
                CodedText(
                    "issue-domain",
                    "issue %(value)s is %(value2)r here and %(value3)r in the domain.",
                    value=shorten(index, 20),
                    value2=shorten(name, 60),
                    value3=shorten(known.issue.id, 60),
                ),
                CodedText("profile-another-domain", "Is it the profile of another domain?"),
            )
        elif index in found:
            faults.wrong(
                element,
                CodedText(
                    "issue-stands-twice", "the issue %(value)r stands here twice.", value=shorten(name, 60)
                ),
                CodedText("keep-one", "Keep one."),
            )
        else:
            found[index] = element
    for known in domain:
        if known.index not in found and len(faults.problems) == before:
            faults.wrong(
                root,
                CodedText(
                    "profile-has-no-issue",
                    "the profile has no issue %(value)r, which the domain has.",
                    value=shorten(known.issue.id, 60),
                ),
            )
    return found


def _read_weights(root: Element, faults: Faults) -> Values:
    """Weights by index. Those of objectives are among them; Genius leaves them out of the utility."""
    weights: Values = {}
    stack = [root]
    while stack:
        element = stack.pop()
        stack.extend(child for child in reversed(element.children) if child.tag == "objective")
        for weight in element.all("weight"):
            index, text = weight.get("index"), weight.get("value")
            if index is None or text is None:
                faults.wrong(
                    weight,
                    CodedText("weight-needs-index-value", "a weight needs an index and a value."),
                    CodedText("write-weight-index-value-2", 'Write <weight index="…" value="…"/>.'),
                )
                continue
            number = faults.number(text, weight, "weight")
            if number is not None and number < 0:
                faults.wrong(
                    weight,
                    CodedText(
                        "weight-below-zero", "the weight %(value)s is below zero.", value=shorten(text, 40)
                    ),
                )
            elif index in weights:
                faults.wrong(
                    weight,
                    CodedText(
                        "second-weight-has-index",
                        "a second weight has the index %(value)s.",
                        value=shorten(index, 20),
                    ),
                    CodedText("keep-one", "Keep one."),
                )
            elif number is not None:
                weights[index] = number
    return weights


def _read_values(element: Element, known: DomainIssue, notes: list[str], faults: Faults) -> Values:
    kind = _kind(element, known.kind, faults)
    if kind is None:
        return {}
    if kind == "discrete":
        return _read_evaluations(element, known, notes, faults)
    limits = bounds(element, faults)
    numbers = known.issue.range
    if limits is None or numbers is None:
        return {}
    if limits != (numbers.lowest, numbers.highest):
        span = CodedText(
            "case-from-to",
            "%(limits)s to %(limits2)s",
            limits=format_exact(limits[0]),
            limits2=format_exact(limits[1]),
        )
        if kind == "integer":
            faults.wrong(
                element,
                CodedText(
                    "runs-from-from-domain",
                    "%(id)r runs from %(span)s here and from %(lowest)s to %(highest)s in the domain.",
                    id=known.issue.id,
                    span=span,
                    lowest=format_exact(numbers.lowest),
                    highest=format_exact(numbers.highest),
                ),
                CodedText("write-domain-s-bounds", "Write the domain's bounds."),
            )
            return {}
        notes.append(
            CodedText(
                "profile-knows-from-its",
                "The profile knows %(id)r from %(span)s; its function is used on the domain's range.",
                id=known.issue.id,
                span=span,
            )
        )
    function = read_function(element, limits[0], faults)
    if function is None:
        return {}
    return _kept(
        {option.id: function(parse_exact(option.id)) for option in range_options(numbers)}, element, faults
    )


def _kind(element: Element, expected: IssueKind, faults: Faults) -> IssueKind | None:
    words = {word.lower() for key in ("type", "vtype", "etype") if (word := element.get(key)) is not None}
    if "price" in words:
        faults.wrong(
            element,
            CodedText(
                "issue-type-price-rule",
                "the issue %(issue)r is of type price: a rule of an early Genius that gives no value to "
                "each number. It is not read.",
                issue=element.get("name"),
            ),
        )
        return None
    if words - {expected}:
        faults.wrong(
            element,
            CodedText(
                "issue-domain-2",
                "the issue %(issue)r is %(expected)s in the domain and %(words)s here.",
                issue=element.get("name"),
                expected=expected,
                words=" and ".join(sorted(words)),
            ),
            CodedText("write-both", "Write %(expected)s in both.", expected=expected),
        )
        return None
    return expected


def _read_evaluations(element: Element, known: DomainIssue, notes: list[str], faults: Faults) -> Values:
    options = {option.id for option in known.issue.options}
    raw: Values = {}
    for item in element.all("item"):
        value, text = item.get("value"), item.get("evaluation")
        if value is None or value not in options:
            faults.wrong(
                item,
                CodedText(
                    "domain-has-no-value",
                    "the domain has no value %(value)r for the issue %(id)r.",
                    value=shorten(value or "", 60),
                    id=known.issue.id,
                ),
            )
        elif text is not None and text != "null":
            number = faults.number(text, item, "evaluation")
            if number is None:
                continue
            if number < 0:
                faults.wrong(
                    item,
                    CodedText(
                        "evaluation-below-zero",
                        "the evaluation %(value)s is below zero.",
                        value=shorten(text, 40),
                    ),
                    CodedText(
                        "genius-takes-zero-above",
                        "Genius takes zero and above; add the same to every item of the issue.",
                    ),
                )
                continue
            if value in raw and raw[value] != number:
                notes.append(
                    CodedText(
                        "evaluated-twice-last-evaluation",
                        "%(value)r of %(id)r is evaluated twice; the last evaluation counts.",
                        value=value,
                        id=known.issue.id,
                    )
                )
            raw[value] = number
    largest = max(raw.values(), default=Fraction(0))
    return _kept(
        {option.id: raw[option.id] / (largest or 1) for option in known.issue.options if option.id in raw},
        element,
        faults,
    )


def _kept(values: Values, element: Element, faults: Faults) -> Values:
    """The values, each of which has to be a number that a case can hold."""
    kept = {}
    for option, value in values.items():
        number = faults.keep(
            value, element, CodedText("value", "the value of %(value)r", value=shorten(option, 60))
        )
        if number is not None:
            kept[option] = number
    return kept


def _unit_number(root: Element, tag: str, faults: Faults) -> Fraction | None:
    """The number of an element under the root or under its objective that has to lie between 0 and 1."""
    holders = [root, *root.all("objective")]
    element = next((found for holder in holders if (found := holder.first(tag)) is not None), None)
    if element is None:
        return None
    text = element.get("value")
    if text is None:
        faults.wrong(
            element,
            CodedText("has-no-value", "this %(tag)s has no value.", tag=tag),
            CodedText("write-value-2", 'Write <%(tag)s value="…"/>.', tag=tag),
        )
        return None
    number = faults.number(text, element, tag)
    if number is not None and not 0 <= number <= 1:
        faults.wrong(
            element,
            CodedText(
                "does-not-lie-between",
                "the %(tag)s %(value)s does not lie between 0 and 1.",
                tag=tag,
                value=shorten(text, 40),
            ),
        )
        return None
    return number
