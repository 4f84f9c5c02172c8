"""Where there are more packages than can be compared each with each: some are drawn, and what is said of them
and of single options still holds for all.

* *Drawn* from a seed: half of them at random, half as good for a weighted sum of the parties' drawn values,
  where efficient packages are to be found.
* *Efficient for none* is proved by one permitted package that always beats it, drawn or not.
* *Efficient for some* is proved by a member and weights of the parties in which no option of any issue gives
  a larger weighted sum (a largest weighted sum is efficient: Geoffrion, *Journal of Mathematical Analysis and
  Applications* 22, 1968).
* *Efficient for all* is proved where on every issue no option can be worth more, to all parties together, by
  the most that each can put on it: then nothing can be as good for all and better for one.
* What none of these shows is open, unless a drawn package can beat it and it is efficient for some.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from goodoffices.analysis.little_known.compared import Decided, Member
from goodoffices.analysis.little_known.records import Verdict
from goodoffices.analysis.little_known.said import SaidOrders
from goodoffices.analysis.little_known.sample import draw_party
from goodoffices.analysis.little_known.verdicts import Space
from goodoffices.case import Case

DRAWN = 512
"""Packages that are drawn and compared."""

FINE = 400
"""Options of one issue up to which what was said of them is compared, each with each."""

_TRIES = 40
_HEAVY = 1000
"""How much more one party counts than the others in the weighted sums that are tried."""


def too_fine(case: Case) -> bool:
    """Whether an issue has so many options that they cannot be compared with each other."""
    return any(len(case.options(issue)) > FINE for issue in case.issues)


def some_packages(case: Case, said: list[SaidOrders], seed: int = 7, drawn: int = DRAWN) -> Space:
    """Permitted packages without an option that a preference refuses, as far as there are such options."""
    rng = np.random.default_rng(seed)
    issues = tuple(issue.id for issue in case.issues)
    options = tuple(tuple(option.id for option in case.options(issue)) for issue in case.issues)
    space = Space(issues, options, np.zeros((0, len(issues)), dtype=np.int64))
    live = _live(case, space)
    values = [draw_party(one, issues, drawn // 2, rng) for one in said]
    weights = rng.dirichlet(np.ones(len(said)), drawn // 2)
    good = np.zeros((drawn // 2, len(issues)), dtype=np.int64)
    for k, (issue, kept) in enumerate(zip(issues, live, strict=True)):
        total = sum(
            weights[:, p, None] * _in_parts(one[issue][:, kept]) * rng.uniform(0, 1, (drawn // 2, 1))
            for p, one in enumerate(values)
        )
        good[:, k] = np.array(kept)[np.argmax(total, axis=1)]
    found: dict[tuple[int, ...], None] = {}
    for row in good.tolist():
        if case.permits(_named(space, row)):
            found.setdefault(tuple(row))
    for _ in range(_TRIES):
        chosen = np.column_stack([rng.choice(kept, drawn // 2) for kept in live])
        for row in chosen.tolist():
            if len(found) < drawn and case.permits(_named(space, row)):
                found.setdefault(tuple(row))
        if len(found) >= drawn:
            break
    rows = np.array(sorted(found), dtype=np.int64).reshape(-1, len(issues))
    return Space(issues, options, rows, drawn=True)


def _named(space: Space, row: list[int]) -> dict[str, str]:
    return {i: o[k] for i, o, k in zip(space.issues, space.options, row, strict=True)}


def _in_parts(values: np.ndarray) -> np.ndarray:
    low, high = values.min(axis=1, keepdims=True), values.max(axis=1, keepdims=True)
    parts: np.ndarray = (values - low) / np.where(high > low, high - low, 1.0)
    return parts


def _live(case: Case, space: Space) -> list[list[int]]:
    """Per issue the places of the options that no preference refuses; all, where that leaves none."""
    refused = {(i, o) for preference in case.preferences for i, of in preference.refuses.items() for o in of}
    found = []
    for issue, options in zip(space.issues, space.options, strict=True):
        kept = [k for k, option in enumerate(options) if (issue, option) not in refused]
        found.append(kept or list(range(len(options))))
    return found


@dataclass
class OptionsBeyond:
    """What holds of single options and of drawn packages against all that are permitted."""

    case: Case
    said: list[SaidOrders]
    space: Space

    def __post_init__(self) -> None:
        self.live = _live(self.case, self.space)
        self.tied = {issue for linkage in self.case.linkages for issue in linkage.issues}

    def never(self, issue: str, option: str) -> str | None:
        """Another option with which every package that has this one would in any case be better; None where
        there is none, or where a linkage may forbid the change.
        """
        if issue in self.tied:
            return None
        at = self.space.issues.index(issue)
        for k in self.live[at]:
            other = self.space.options[at][k]
            if other == option:
                continue
            least = [one.spans[issue].difference(option, other) for one in self.said]
            if all(m.value is not None and m.value <= 0 for m in least) and any(
                m.value is not None and (m.value < 0 or m.strict) for m in least
            ):
                return other
        return None

    def judged(self, found: Decided) -> Decided:
        """The verdicts on the drawn packages, each of them proved against all that are permitted."""
        verdicts: list[Verdict] = []
        dead = {(i, o) for i, of in zip(self.space.issues, self.space.options, strict=True)
                for o in of if self.never(i, o) is not None}  # fmt: skip
        for row, verdict in enumerate(found.verdicts):
            if verdict == "none" or dead.intersection(self.space.package(row).items()):
                verdicts.append("none")
                continue
            member = self._member_for(row)
            if member is not None:
                found.witnesses[row] = member
            else:
                found.witnesses.pop(row, None)
            if self._for_all(row):
                verdicts.append("all")
            else:
                verdicts.append("some" if member is not None and verdict == "some" else "open")
        return Decided(verdicts, found.beats, found.witnesses)

    def _member_for(self, row: int) -> Member | None:
        """A member in which the package has the largest weighted sum of all, with some weights of the
        parties.
        """
        package = self.space.package(row)
        found = [one.highest(package) for one in self.said]
        member = [worth for worth in found if worth is not None]
        if len(member) < len(self.said):
            return None
        parties = range(len(member))
        for heavy in (None, *parties):
            weights = [_HEAVY if p == heavy else 1 for p in parties]
            if all(self._largest(member, weights, k, package[i]) for k, i in enumerate(self.space.issues)):
                return member
        return None

    def _largest(self, member: Member, weights: list[int], at: int, option: str) -> bool:
        issue = self.space.issues[at]

        def total(each: str) -> Fraction:
            return sum(
                (w * worth[issue][each] for w, worth in zip(weights, member, strict=True)), Fraction(0)
            )

        mine = total(option)
        return all(total(self.space.options[at][k]) <= mine for k in self.live[at])

    def _for_all(self, row: int) -> bool:
        package = self.space.package(row)
        for k, (issue, option) in enumerate(package.items()):
            for o in self.live[k]:
                most = [one.spans[issue].difference(self.space.options[k][o], option) for one in self.said]
                if sum((m.value for m in most if m.value is not None), Fraction(0)) > 0:
                    return False
                if any(m.value is None for m in most):
                    return False
        return True
