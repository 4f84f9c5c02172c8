"""Many answers of one side, of many sorts, taken together as one preference.

All numbers end on one scale, the side's own: what a package is worth is the sum of what its options are. How
much an issue matters (points, or cards) is how much going from its worst to its best option adds (*swing*: D.
von Winterfeldt & W. Edwards, *Decision Analysis and Behavioral Research*, 1986); how good options are on
their issue is a part of that. What cannot be used yet is told, with what is missing; nothing is dropped
silently.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.analysis.elicitation.answers import compared, matters_more
from goodoffices.analysis.elicitation.known_so_far import numbers
from goodoffices.case import Case, Interval, Minimum, Package, Preference

Unused = Literal[
    "ends-not-known",
    "no-weight",
    "has-numbers",
    "draft-has-gaps",
    "order-against-numbers",
    "drafts-against-numbers",
    "refuses-all",
]
"""Why an answer is not used: the best and the worst option of an issue are not known; how much the issue
matters is not known; numbers say it already; the draft leaves issues open. The last three contradict what
else the side said, and are set aside until somebody asks again.
"""


class SideAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """What a side said, the last word on each thing; packages and issues by the case's ids.

    ``weights``: how much issues matter, together (all of one answer). ``shares``: issue to option to 0 …
    100. ``worth``: issue to option to a number or an interval. ``order``: issue to options, best first.
    ``never``: what could never be. ``rather`` and ``more`` keep all, in order: drafts compared, and issues of
    which one matters more. ``level`` and ``no_deal``: what no agreement would be worth.
    """

    weights: dict[str, Fraction] = {}
    shares: dict[str, dict[str, Fraction]] = {}
    worth: dict[str, dict[str, Fraction | Interval]] = {}
    order: dict[str, tuple[tuple[str, ...], ...]] = {}
    never: tuple[tuple[str, str], ...] = ()
    rather: tuple[tuple[Package, Package, bool], ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    level: Fraction | None = None
    no_deal: Package = {}


class GatheredAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """The case with a side's preference, and what could not be used: a thing (an issue's id, ``more 1`` for
    the first of these, ``no-deal``) and why.
    """

    case: Case
    unused: tuple[tuple[str, Unused], ...] = ()


def gathered(case: Case, party: str, said: SideAnswers) -> GatheredAnswers:
    """The case with what a side said, laid over what the case has of it."""
    before = case.preference(party) or Preference(party=party, said="confided")
    unused: list[tuple[str, Unused]] = []
    points = _points_before(case, before)
    order = {**before.order, **said.order}
    for issue, row in said.worth.items():
        points[issue] = {**points.get(issue, {}), **row}
    for issue in dict.fromkeys([*said.weights, *said.shares]):
        _weighed(said, issue, points, order, unused)
    _require_one_order(points, order, unused)
    after = msgspec.structs.replace(
        before,
        points=points,
        weights={},
        values={},
        order=order,
        minimum=_minimum(case, before, said, unused),
        refuses=_refuses(case, before, said, unused),
        rather=(),
    )
    found = case.with_preference(after)
    drafts = [(one.this, one.than, one.alike, "") for one in before.rather]
    drafts += [(this, than, alike, f"rather {n}") for n, (this, than, alike) in enumerate(said.rather, 1)]
    for number, (issue, less) in enumerate(said.more, 1):
        try:
            asked = matters_more(found, party, issue, less).preference(party)
        except ValueError:
            unused.append((f"more {number}", "ends-not-known"))
            continue
        assert asked is not None
        drafts.append((asked.rather[-1].this, asked.rather[-1].than, False, f"more {number}"))
    for this, than, alike, name in drafts:
        if _is_told_otherwise(points, this, than, alike):
            unused.append((name, "drafts-against-numbers"))
        elif this != than:
            found = compared(found, party, this, than, alike=alike)
    return GatheredAnswers(case=found, unused=tuple(unused))


def _require_one_order(
    points: dict[str, dict[str, Fraction | Interval]],
    order: dict[str, tuple[tuple[str, ...], ...]],
    unused: list[tuple[str, Unused]],
) -> None:
    """Take out the orders that are not those of their numbers."""
    for issue, levels in list(order.items()):
        row = points.get(issue, {})
        known = [
            (place, value)
            for place, level in enumerate(levels)
            for option in level
            if isinstance(value := row.get(option), Fraction)
        ]
        wrong = any((a < b and x <= y) or (a == b and x != y) for a, x in known for b, y in known if a <= b)
        if wrong:
            del order[issue]
            unused.append((issue, "order-against-numbers"))


def _minimum(
    case: Case,
    before: Preference,
    said: SideAnswers,
    unused: list[tuple[str, Unused]],
) -> Minimum | None:
    if said.level is not None:
        return Minimum(score=said.level, said="confided")
    if said.no_deal and all(issue.id in said.no_deal for issue in case.issues):
        return Minimum(package=dict(said.no_deal), said="confided")
    if said.no_deal:
        unused.append(("no-deal", "draft-has-gaps"))
    return before.minimum


def _refuses(
    case: Case, before: Preference, said: SideAnswers, unused: list[tuple[str, Unused]]
) -> dict[str, tuple[str, ...]]:
    found = {issue: list(options) for issue, options in before.refuses.items()}
    for issue, option in said.never:
        if option not in found.setdefault(issue, []):
            found[issue].append(option)
    for one in case.issues:
        options = {each.id for each in case.options(one)}
        if options and options <= set(found.get(one.id, ())):
            del found[one.id]
            unused.append((one.id, "refuses-all"))
    return {issue: tuple(options) for issue, options in found.items()}


def _is_told_otherwise(
    points: Mapping[str, Mapping[str, Fraction | Interval]], this: Package, than: Package, alike: bool
) -> bool:
    """Whether exact numbers say other than a comparison of two drafts."""
    apart = Fraction(0)
    for issue, option in this.items():
        one, other = (points.get(issue, {}).get(each) for each in (option, than[issue]))
        if option == than[issue]:
            continue
        if not isinstance(one, Fraction) or not isinstance(other, Fraction):
            return False
        apart += one - other
    return (apart != 0) if alike else (apart <= 0)


def _weighed(
    said: SideAnswers,
    issue: str,
    points: dict[str, dict[str, Fraction | Interval]],
    order: dict[str, tuple[tuple[str, ...], ...]],
    unused: list[tuple[str, Unused]],
) -> None:
    """Turn what an issue matters, and how good its options are on it, into numbers."""
    weight, shares = said.weights.get(issue), said.shares.get(issue, {})
    if shares and issue not in order and len(set(shares.values())) > 1:
        levels = sorted(set(shares.values()), reverse=True)
        order[issue] = tuple(tuple(o for o, share in shares.items() if share == level) for level in levels)
    if issue in said.worth:
        unused.append((issue, "has-numbers"))
    elif weight is None:
        unused.append((issue, "no-weight"))
    elif len(shares) > 1:
        points[issue] = {option: weight * share / 100 for option, share in shares.items()}
    elif len(order.get(issue, ())) > 1:
        best, worst = order[issue][0], order[issue][-1]
        points[issue] = {**dict.fromkeys(best, weight), **dict.fromkeys(worst, Fraction(0))}
    else:
        unused.append((issue, "ends-not-known"))


def _points_before(case: Case, before: Preference) -> dict[str, dict[str, Fraction | Interval]]:
    """What the case has of a side's numbers, as points: weights times values."""
    if not before.weights:
        return {issue: dict(row) for issue, row in before.points.items()}
    found: dict[str, dict[str, Fraction | Interval]] = {}
    for issue in case.issues:
        row = numbers(before, issue.id)
        if row:
            found[issue.id] = {
                option: one.low if one.low == one.high else Interval(low=one.low, high=one.high)
                for option, one in row.items()
            }
        elif issue.kind == "divisible" and issue.id in before.weights:
            found[issue.id] = {"whole": before.weights[issue.id]}
    return found


def own_view(case: Case, party: str) -> Case:
    """The case with one side's preference alone: what a scorecard or a question to that side may rest on."""
    own: Sequence[Preference] = [one for one in case.preferences if one.party == party]
    return msgspec.structs.replace(case, preferences=tuple(own), positions=())


def hundred(points: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Numbers of how much issues matter, scaled to add up to 100."""
    whole = sum(points.values(), Fraction(0))
    return {issue: 100 * one / whole for issue, one in points.items()} if whole > 0 else {}
