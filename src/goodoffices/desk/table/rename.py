"""What names one thing of a case names another: every place in the file that names issues, options, phases,
terms or earlier plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from goodoffices.case import Budget, Case, CasePart, Choice, Linkage, Position, Preference, Rather

replace = msgspec.structs.replace


class Renaming:
    """``was`` is to be called ``into``, ``options`` those of a merged issue; ``of`` is the issue of an
    option.
    """

    def __init__(
        self, part: CasePart, was: str, into: str, of: str = "", options: Mapping[str, str] | None = None
    ) -> None:
        self.part, self.was, self.into, self.of = part, was, into, of
        self.options = options or {}

    def case(self, case: Case) -> Case:
        """The case with everything that named the one naming the other; records themselves stay."""
        if self.part in ("phase", "earlier"):
            return self._stages(case)
        if self.part == "term":
            return case
        return replace(
            case,
            terms=tuple(replace(one, issues=self._issues(one.issues)) for one in case.terms),
            quantities=tuple(replace(one, issue=self.issue(one.issue)) for one in case.quantities),
            linkages=tuple(map(self._linkage, case.linkages)),
            positions=tuple(map(self._position, case.positions)),
            preferences=tuple(map(self._preference, case.preferences)),
            text=self._package(case.text),
        )

    def issue(self, issue: str) -> str:
        """What an issue is called now."""
        return self.into if (self.part, self.was) == ("issue", issue) else issue

    def option(self, issue: str, option: str) -> str:
        """What an option of an issue is called now."""
        if (self.part, self.was) == ("issue", issue):
            return self.options.get(option, option)
        return self.into if (self.part, self.of, self.was) == ("option", issue, option) else option

    def _stages(self, case: Case) -> Case:
        if self.part == "phase":
            return replace(
                case,
                issues=tuple(replace(one, phase=self._stage(one.phase)) for one in case.issues),
                quantities=tuple(replace(one, phase=self._stage(one.phase)) for one in case.quantities),
            )
        return replace(
            case,
            issues=tuple(
                replace(one, rests_on=tuple(dict.fromkeys(map(self._stage, one.rests_on))))
                for one in case.issues
            ),
        )

    def _stage(self, key: str) -> str:
        return self.into if key == self.was else key

    def _issues(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self.issue, keys)))

    def _options(self, issue: str, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.option(issue, key) for key in keys))

    def _package(self, package: Mapping[str, str]) -> dict[str, str]:
        """Where both were settled, what was said of the one that stays holds."""
        found = {self.issue(issue): self.option(issue, key) for issue, key in package.items()}
        return found | {key: self.option(key, package[key]) for key in found if key in package}

    def _choices(self, choices: Iterable[Choice]) -> tuple[Choice, ...]:
        return tuple(
            Choice(issue=self.issue(one.issue), options=self._options(one.issue, one.options))
            for one in choices
        )

    def _linkage(self, linkage: Linkage) -> Linkage:
        given: dict[str, Any] = {}
        if linkage.implies:
            given["implies"] = replace(
                linkage.implies,
                when=self._choices(linkage.implies.when),
                then=self._choices(linkage.implies.then),
            )
        if linkage.excludes:
            given["excludes"] = replace(linkage.excludes, together=self._choices(linkage.excludes.together))
        for sort in ("at_most", "at_least"):
            count = getattr(linkage, sort)
            if count:
                given[sort] = replace(count, of=self._choices(count.of))
        if linkage.budget:
            given["budget"] = self._budget(linkage.budget)
        return replace(linkage, **given) if given else linkage

    def _budget(self, budget: Budget) -> Budget:
        """Where both cost something, the larger cost holds: a budget is never widened by a merge."""
        found: dict[str, dict[str, Any]] = {}
        for issue, costs in budget.costs.items():
            row = found.setdefault(self.issue(issue), {})
            for key, cost in costs.items():
                name = self.option(issue, key)
                row[name] = max(cost, row.get(name, cost))
        return replace(budget, costs=found)

    def _position(self, position: Position) -> Position:
        return replace(
            position,
            issue=self.issue(position.issue),
            options=self._options(position.issue, position.options),
            conditions=tuple(replace(one, choices=self._choices(one.choices)) for one in position.conditions),
        )

    def _preference(self, preference: Preference) -> Preference:
        """What was said of the one that stays holds where both were valued."""
        return replace(
            preference,
            points=self._scores(preference.points),
            values=self._scores(preference.values),
            weights=self._first({}, preference.weights),
            linear=self._issues(preference.linear),
            order=self._order(preference.order),
            rather=tuple(left for one in preference.rather if (left := self._rather(one)).this != left.than),
            refuses=self._refuses(preference.refuses),
            minimum=replace(preference.minimum, package=self._package(preference.minimum.package))
            if preference.minimum
            else None,
        )

    def _first(self, found: dict[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
        """A table by issues: the row of the one that stays before that of the former."""
        for issue, row in sorted(table.items(), key=lambda one: self.issue(one[0]) != one[0]):
            found.setdefault(self.issue(issue), row)
        return {self.issue(issue): found[self.issue(issue)] for issue in table}

    def _scores(self, table: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {self.issue(issue): {} for issue in table}
        for issue, row in sorted(table.items(), key=lambda one: self.issue(one[0]) != one[0]):
            for key, value in sorted(row.items(), key=lambda one: self.option(issue, one[0]) != one[0]):
                found[self.issue(issue)].setdefault(self.option(issue, key), value)
        return found

    def _order(self, table: Mapping[str, tuple[tuple[str, ...], ...]]) -> dict[str, Any]:
        rows: dict[str, Any] = {}
        for issue, tiers in table.items():
            seen: set[str] = set()
            row = []
            for tier in tiers:
                keys = tuple(key for key in self._options(issue, tier) if key not in seen)
                seen.update(keys)
                row.append(keys)
            rows[issue] = tuple(tier for tier in row if tier)
        return self._first({}, rows)

    def _rather(self, rather: Rather) -> Rather:
        return replace(rather, this=self._package(rather.this), than=self._package(rather.than))

    def _refuses(self, table: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for issue, keys in table.items():
            name = self.issue(issue)
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *self._options(issue, keys))))
        return found
