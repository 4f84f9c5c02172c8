"""Whether a package can meet all the linkages, and whether each implication can ever come into play.

The issues that linkages tie together form blocks; each block is searched by itself. Options that every
linkage treats alike count as one, which leaves few even of a long range. The search assigns issue after issue
and turns back as soon as a linkage can no longer be met; it is bounded, and what it cannot decide within the
bound is not called impossible.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from goodoffices.case.linkages import Choice, Linkage
from goodoffices.case.validate.linkages import KINDS
from goodoffices.case.validate.sheet import Sheet
from goodoffices.language import CodedText

MAX_STEPS = 50_000
"""Most assignments that one search tries before it gives up undecided."""

MAX_BLOCK_STEPS = 500_000
"""Most assignments over all searches of one case."""


class Undecided(Exception):
    """The search reached its bound."""


def check_feasible(sheet: Sheet) -> None:
    """Name the linkages that no package can meet together, and the implications that contradict each
    other.
    """
    usable = [index for index in range(len(sheet.case.linkages)) if _usable(sheet, index)]
    budget = [MAX_BLOCK_STEPS]
    for block in blocks([sheet.case.linkages[index].issues for index in usable]):
        indices = [usable[number] for number in block]
        try:
            _check_block(sheet, indices, budget)
        except Undecided:
            continue


def blocks(groups: Sequence[Iterable[str]]) -> list[list[int]]:
    """The numbers of the groups that share a member, directly or by way of others, together."""
    home: dict[str, int] = {}
    found: dict[int, list[int]] = {}
    for number, group in enumerate(groups):
        members = list(group)
        joined = sorted({home[member] for member in members if member in home})
        key = joined[0] if joined else number
        merged = found.pop(key, [])
        for other in joined[1:]:
            merged += found.pop(other)
        found[key] = [*merged, number]
        home.update((member, key) for member, old in list(home.items()) if old in joined)
        home.update((member, key) for member in members)
    return [sorted(numbers) for numbers in found.values()]


def _usable(sheet: Sheet, index: int) -> bool:
    """Whether a linkage is whole and could be met by itself, so that only its being with others is in
    question.
    """
    linkage = sheet.case.linkages[index]
    if not sheet.sound(("linkages", index)) or sum(getattr(linkage, kind) is not None for kind in KINDS) != 1:
        return False
    if linkage.budget and any(cost < 0 for costs in linkage.budget.costs.values() for cost in costs.values()):
        return False
    named = [(choice.issue, choice.options) for choice in linkage.choices]
    named += (
        [(issue, tuple(costs)) for issue, costs in linkage.budget.costs.items()] if linkage.budget else []
    )
    for issue, options in named:
        known = sheet.options(issue)
        if known is None or not all(option in known for option in options):
            return False
    return bool(named) and can_hold(
        linkage, {}, {issue: list(sheet.options(issue) or ()) for issue, _ in named}
    )


def _check_block(sheet: Sheet, indices: list[int], budget: list[int]) -> None:
    linkages = [sheet.case.linkages[index] for index in indices]
    if not _possible(sheet, linkages, (), budget):
        guilty = _smallest(sheet, linkages, (), budget)
        names = [_name(sheet, indices[number]) for number in guilty]
        first = indices[guilty[0]]
        if len(names) == 1:
            what, instead = (
                CodedText("no-package-can-meet", "No package can meet %(names)s.", names=names[0]),
                CodedText("change-or-take-out", "Change it or take it out."),
            )
        else:
            what = CodedText(
                "no-package-can-meet-2",
                "No package can meet %(names)s and %(names2)s together.",
                names=", ".join(names[:-1]),
                names2=names[-1],
            )
            instead = CodedText("change-one-them-or", "Change one of them or take it out.")
        sheet.say(("linkages", first), what, instead)
        return
    implications = [number for number, linkage in enumerate(linkages) if linkage.implies]
    for number in implications:
        implies = linkages[number].implies
        assert implies is not None
        others = [linkages[other] for other in implications]
        if _possible(sheet, [], implies.when, budget) and not _possible(sheet, others, implies.when, budget):
            guilty = _smallest(sheet, others, implies.when, budget)
            names = [_name(sheet, indices[implications[other]]) for other in guilty]
            what = CodedText(
                "what-begins-contradicts-itself",
                "What %(name)s begins with contradicts itself, by way of %(names)s.",
                name=_name(sheet, indices[number]),
                names=" and ".join(names),
            )
            sheet.say(
                ("linkages", indices[number]),
                what,
                CodedText("change-one-them-or-2", "Change one of them, or exclude the option outright."),
            )


def _name(sheet: Sheet, index: int) -> str:
    linkage = sheet.case.linkages[index]
    return CodedText(
        "linkage",
        "linkage %(value)s%(line)s",
        value=linkage.id or index + 1,
        line=sheet.line(("linkages", index)),
    )


def _smallest(
    sheet: Sheet, linkages: list[Linkage], forced: tuple[Choice, ...], budget: list[int]
) -> list[int]:
    """Numbers of linkages that cannot be met together, none of which could be left out (by deletion, one by
    one).
    """
    kept = list(range(len(linkages)))
    for number in range(len(linkages)):
        rest = [other for other in kept if other != number]
        if not _possible(sheet, [linkages[other] for other in rest], forced, budget):
            kept = rest
    return kept


def _possible(sheet: Sheet, linkages: list[Linkage], forced: tuple[Choice, ...], budget: list[int]) -> bool:
    """Whether a package can meet all these linkages and choices; Undecided beyond the bound."""
    open_ = _open_options(sheet, linkages, forced)
    chosen: dict[str, str] = {}
    if not all(open_.values()) or not all(can_hold(rule, chosen, open_) for rule in linkages):
        return False
    by_issue = {issue: [rule for rule in linkages if issue in rule.issues] for issue in open_}
    order = sorted(by_issue, key=lambda issue: (-len(by_issue[issue]), issue))
    steps = 0
    trail = [iter(open_[order[0]])] if order else []
    while trail:
        issue = order[len(trail) - 1]
        chosen.pop(issue, None)
        option = next(trail[-1], None)
        if option is None:
            trail.pop()
            continue
        steps += 1
        budget[0] -= 1
        if steps > MAX_STEPS or budget[0] < 0:
            raise Undecided
        chosen[issue] = option
        if all(can_hold(rule, chosen, open_) for rule in by_issue[issue]):
            if len(trail) == len(order):
                return True
            trail.append(iter(open_[order[len(trail)]]))
    return not order


def _open_options(sheet: Sheet, rules: list[Linkage], forced: tuple[Choice, ...]) -> dict[str, list[str]]:
    """Issue to its options, of those that all linkages treat alike one only, without what the forced choices
    bar.
    """
    issues = dict.fromkeys(
        [issue for rule in rules for issue in rule.issues] + [choice.issue for choice in forced]
    )
    found = {}
    for issue in issues:
        sets = [set(choice.options) for rule in rules for choice in rule.choices if choice.issue == issue]
        costs = [rule.budget.costs[issue] for rule in rules if rule.budget and issue in rule.budget.costs]
        kept = [set(choice.options) for choice in forced if choice.issue == issue]
        alike: dict[tuple[object, ...], str] = {}
        for option in sheet.options(issue) or ():
            if all(option in allowed for allowed in kept):
                sign = (*(option in each for each in sets), *(cost.get(option) for cost in costs))
                alike.setdefault(sign, option)
        found[issue] = list(alike.values())
    return found


def can_hold(rule: Linkage, chosen: dict[str, str], open_: dict[str, list[str]]) -> bool:
    """Whether a linkage may still be met, some issues being settled and the others open to the options given.

    It never says no wrongly; with every issue settled it is exact.
    """

    def met(choice: Choice) -> bool:
        return chosen.get(choice.issue) in choice.options

    def may(choice: Choice) -> bool:
        if choice.issue in chosen:
            return met(choice)
        return any(option in choice.options for option in open_[choice.issue])

    if rule.implies:
        return not all(map(met, rule.implies.when)) or all(map(may, rule.implies.then))
    if rule.excludes:
        return not all(map(met, rule.excludes.together))
    if rule.at_most:
        return sum(map(met, rule.at_most.of)) <= rule.at_most.number
    if rule.at_least:
        return sum(map(may, rule.at_least.of)) >= rule.at_least.number
    if rule.budget:
        zero = Fraction(0)
        spent = zero
        for issue, costs in rule.budget.costs.items():
            options = [chosen[issue]] if issue in chosen else open_[issue]
            spent += min((costs.get(option, zero) for option in options), default=zero)
        return spent <= rule.budget.limit
    return True
