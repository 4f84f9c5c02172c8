"""The case without what was retired: what boards, analyses and choices are made of.

What was retired stays in the file, so that whatever cites it still finds it. Here everything that names it is
said without it, and nothing more is claimed than before: a condition that was given in options is kept in
words; a linkage asks only what it would ask whatever became of a retired issue; a minimum in points that
counted such an issue is no longer known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from goodoffices.case.issues import Issue
from goodoffices.case.linkages import Budget, Choice, Count, Excludes, Implies, Linkage
from goodoffices.case.positions import Condition, Position
from goodoffices.case.preferences import Minimum, Preference, Value
from goodoffices.case.sources import Id

if TYPE_CHECKING:
    from goodoffices.case.case import Case


def on_table(case: Case) -> Case:
    """The case without its retired issues, options, phases, terms, quantities, linkages and earlier plans;
    the case itself where nothing was retired.
    """
    if not _retired(case):
        return case
    gone = _Gone(case)
    quantities = (one for one in case.quantities if not one.retired and one.issue not in gone.issues)
    terms = (one for one in case.terms if not one.retired)
    return msgspec.structs.replace(
        case,
        issues=tuple(gone.issue(one) for one in case.issues if not one.retired),
        phases=tuple(one for one in case.phases if not one.retired),
        earlier=tuple(one for one in case.earlier if not one.retired),
        terms=tuple(
            msgspec.structs.replace(one, issues=tuple(key for key in one.issues if key not in gone.issues))
            for one in terms
        ),
        quantities=tuple(msgspec.structs.replace(one, phase=gone.phase(one.phase)) for one in quantities),
        linkages=tuple(
            left for one in case.linkages if not one.retired and (left := gone.linkage(one)) is not None
        ),
        positions=tuple(gone.position(one) for one in case.positions if one.issue not in gone.issues),
        preferences=tuple(gone.preference(one) for one in case.preferences),
        text={issue: option for issue, option in case.text.items() if gone.has(issue, option)},
    )


def _retired(case: Case) -> bool:
    """Whether anything was retired."""
    return any(
        (
            any(one.retired or any(option.retired for option in one.options) for one in case.issues),
            any(one.retired for one in case.phases),
            any(one.retired for one in case.terms),
            any(one.retired for one in case.quantities),
            any(one.retired for one in case.linkages),
            any(one.retired for one in case.earlier),
        )
    )


class _Gone:
    """What is no longer on the table, and each record without it."""

    def __init__(self, case: Case) -> None:
        self.labels = {issue.id: issue.label for issue in case.issues}
        self.issues = {issue.id for issue in case.issues if issue.retired}
        self.options = {
            (issue.id, option.id): option.label
            for issue in case.issues
            for option in issue.options
            if option.retired or issue.retired
        }
        self.phases = {one.id for one in case.phases if one.retired}
        self.earlier = {one.id for one in case.earlier if one.retired}
        self.names = {
            (issue.id, option.id): option.label for issue in case.issues for option in issue.options
        }

    def has(self, issue: Id, option: Id) -> bool:
        """Whether an option of an issue is still on the table."""
        return issue not in self.issues and (issue, option) not in self.options

    def phase(self, key: Id) -> Id:
        """A phase, or none."""
        return "" if key in self.phases else key

    def issue(self, issue: Issue) -> Issue:
        """An issue that stays."""
        return msgspec.structs.replace(
            issue,
            options=tuple(one for one in issue.options if not one.retired),
            phase=self.phase(issue.phase),
            rests_on=tuple(one for one in issue.rests_on if one not in self.earlier),
        )

    def position(self, position: Position) -> Position:
        """A position: options that are gone stand in its words."""
        kept = tuple(one for one in position.options if self.has(position.issue, one))
        loose = [
            self.options[position.issue, one]
            for one in position.options
            if (position.issue, one) in self.options
        ]
        words = " · ".join([*loose, *([position.words] if position.words else [])])
        return msgspec.structs.replace(
            position, options=kept, words=words, conditions=tuple(map(self.condition, position.conditions))
        )

    def condition(self, condition: Condition) -> Condition:
        """A condition, in words where one of its options is gone: it is never left out."""
        if all(self.has(one.issue, key) for one in condition.choices for key in one.options):
            return condition
        told = "; ".join(
            f"{self.labels.get(one.issue, one.issue)}: "
            + " / ".join(self.names.get((one.issue, key), key) for key in one.options)
            for one in condition.choices
        )
        return msgspec.structs.replace(condition, does=condition.does or told, choices=())

    def linkage(self, linkage: Linkage) -> Linkage | None:
        """What a linkage still asks for certain; None if that is nothing."""
        replace = msgspec.structs.replace
        if linkage.implies:
            return self._implies(linkage, linkage.implies)
        if linkage.excludes:
            left = self._met(linkage.excludes.together)
            sound = left is not None and not self._open(linkage.excludes.together)
            return replace(linkage, excludes=Excludes(together=left)) if sound and left else None
        if linkage.at_most:
            of = self._counted(linkage.at_most.of)
            return replace(linkage, at_most=Count(number=linkage.at_most.number, of=of)) if of else None
        if linkage.at_least:
            of, number = self._counted(linkage.at_least.of), linkage.at_least.number
            number -= sum(one.issue in self.issues for one in linkage.at_least.of)
            return replace(linkage, at_least=Count(number=number, of=of)) if number > 0 else None
        if linkage.budget:
            return self._budget(linkage, linkage.budget)
        return linkage

    def _implies(self, linkage: Linkage, implies: Implies) -> Linkage | None:
        when, then = self._met(implies.when), self._known(implies.then)
        if when is None or self._open(implies.when):
            return None
        never = any(not self._left(one).options for one in then)
        if never:  # what would have to be chosen can be chosen no more: so neither can what asks for it
            return msgspec.structs.replace(linkage, implies=None, excludes=Excludes(together=when))
        left = tuple(self._left(one) for one in then)
        return msgspec.structs.replace(linkage, implies=Implies(when=when, then=left)) if left else None

    def _budget(self, linkage: Linkage, budget: Budget) -> Linkage | None:
        costs = {
            issue: {key: cost for key, cost in costs.items() if self.has(issue, key)}
            for issue, costs in budget.costs.items()
            if issue not in self.issues
        }
        after = msgspec.structs.replace(budget, costs=costs)
        return msgspec.structs.replace(linkage, budget=after) if costs else None

    def _known(self, choices: Iterable[Choice]) -> tuple[Choice, ...]:
        return tuple(one for one in choices if one.issue not in self.issues)

    def _open(self, choices: Iterable[Choice]) -> bool:
        return any(one.issue in self.issues for one in choices)

    def _left(self, choice: Choice) -> Choice:
        kept = tuple(one for one in choice.options if self.has(choice.issue, one))
        return choice if kept == choice.options else Choice(issue=choice.issue, options=kept)

    def _met(self, choices: Iterable[Choice]) -> tuple[Choice, ...] | None:
        """The choices on issues that are there; None if one of them can be met no more."""
        left = tuple(self._left(one) for one in self._known(choices))
        return None if any(not one.options for one in left) else left

    def _counted(self, choices: Iterable[Choice]) -> tuple[Choice, ...]:
        return tuple(left for one in self._known(choices) if (left := self._left(one)).options)

    def preference(self, preference: Preference) -> Preference:
        """What is known of a party's preferences on what is there."""
        counted = {*preference.points, *preference.values, *preference.weights} & self.issues
        points, values = self._scores(preference.points), self._scores(preference.values)
        return msgspec.structs.replace(
            preference,
            points=points,
            values=values,
            weights={key: one for key, one in preference.weights.items() if key not in self.issues},
            linear=tuple(one for one in preference.linear if one in (points or values)),
            order={
                issue: tiers
                for issue, order in preference.order.items()
                if issue not in self.issues and (tiers := self._tiers(issue, order))
            },
            rather=tuple(
                one
                for one in preference.rather
                if all(self.has(*choice) for draft in (one.this, one.than) for choice in draft.items())
            ),
            refuses={
                issue: kept
                for issue, keys in preference.refuses.items()
                if (kept := tuple(key for key in keys if self.has(issue, key)))
            },
            minimum=self._minimum(preference.minimum, bool(counted)),
        )

    def _scores(self, scores: dict[Id, dict[Id, Value]]) -> dict[Id, dict[Id, Value]]:
        return {
            issue: kept
            for issue, row in scores.items()
            if (kept := {key: one for key, one in row.items() if self.has(issue, key)})
        }

    def _tiers(self, issue: Id, order: tuple[tuple[Id, ...], ...]) -> tuple[tuple[Id, ...], ...]:
        tiers = (tuple(key for key in tier if self.has(issue, key)) for tier in order)
        return tuple(tier for tier in tiers if tier)

    def _minimum(self, minimum: Minimum | None, counted: bool) -> Minimum | None:
        if minimum is None or (minimum.score is not None and counted):
            return None
        package = {issue: key for issue, key in minimum.package.items() if issue not in self.issues}
        if any(not self.has(issue, key) for issue, key in package.items()):
            return None
        if minimum.package and not package:
            return None
        return msgspec.structs.replace(minimum, package=package)
