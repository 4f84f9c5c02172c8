"""For which of the preferences that agree with what was said a package is efficient: all, some or none.
Proved.

What was said of one issue says nothing of another, and what one party said nothing of another party; so the
most by which a package can be better than another for a party is the sum, over the issues, of the most by
which its options can. Write S(y, x) for that sum.

* *x is efficient for all* where no permitted y can beat it for any member: for every y some party has S(y, x)
  < 0 (or a strict 0: never reached), or all have S(y, x) = 0.
* *x is efficient for none* where one permitted y beats it for every member: S(x, y) <= 0 for every party, and
  < 0 (or a strict 0) for one.
* *For some* otherwise. There is a member in which x stands as high above every other package as it can for
  every party at once (each issue's shortest-path tree; the issues and the parties are free of each other).
  Were x beaten by y in it, y would beat x in every member.

Where a party compared whole drafts, or one weight moves several known differences, the issues are not free of
each other: :mod:`compared`.

After the necessary and possible efficiency of robust ordinal regression (Greco, Mousseau & Słowiński,
*European Journal of Operational Research* 191, 2008); the sums stand in place of its linear programs.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.little_known.records import Verdict
from goodoffices.analysis.little_known.said import SaidOrders
from goodoffices.analysis.little_known.spans import Most
from goodoffices.case import Case, Package

Ints = NDArray[np.int64]
_ROWS = 256
"""Packages that are compared with all others at a time."""


@dataclass(frozen=True)
class Space:
    """The permitted packages: ``issues`` ids, ``options`` of each, ``rows`` of option indices, one row a
    package; where ``drawn``, only some of them.
    """

    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    rows: Ints
    drawn: bool = False

    @cached_property
    def product(self) -> bool:
        """Whether every combination of the options that occur is there: changing one issue never leads
        out.
        """
        size = 1
        for column in self.rows.T:
            size *= len(np.unique(column))
        return size == len(self.rows) and not self.drawn

    def package(self, row: int) -> Package:
        """One of them in the case's names."""
        return {i: o[k] for i, o, k in zip(self.issues, self.options, self.rows[row].tolist(), strict=True)}

    def place(self, package: Package) -> int | None:
        """Where a complete package stands, None where it is not permitted."""
        wanted = [
            options.index(package[issue]) for issue, options in zip(self.issues, self.options, strict=True)
        ]
        found = np.flatnonzero((self.rows == np.array(wanted)).all(axis=1))
        return int(found[0]) if found.size else None


def permitted(case: Case, most: int) -> Space | None:
    """Every package that linkages permit and that no preference refuses outright; where that leaves nothing,
    those that linkages permit. None where there are more than ``most`` to look at.
    """
    options = tuple(tuple(option.id for option in case.options(issue)) for issue in case.issues)
    size = 1
    for each in options:
        size *= len(each)
        if size > most:
            return None
    rows = np.indices([len(each) for each in options]).reshape(len(options), -1).T
    issues = tuple(issue.id for issue in case.issues)
    if case.linkages:
        space = Space(issues, options, rows)
        rows = rows[[case.permits(space.package(row)) for row in range(len(rows))]]
    fits = np.ones(len(rows), dtype=np.bool_)
    for preference in case.preferences:
        for issue, refused in preference.refuses.items():
            at = issues.index(issue)
            fits &= ~np.isin(rows[:, at], [options[at].index(option) for option in refused])
    return Space(issues, options, (rows[fits] if fits.any() else rows).astype(np.int64))


class VerdictSums:
    """S(y, x) for every party, as integers that also carry whether a bound is strict: ``K * value - strict
    bounds``.
    """

    def __init__(self, said: list[SaidOrders], space: Space) -> None:
        self.space = space
        self.free: list[int] = []
        self.tables = [self._tables(party) for party in said]

    def _tables(self, said: SaidOrders) -> list[NDArray[np.int64]]:
        many = len(self.space.issues) + 1
        bounds = [
            [[said.spans[i].difference(a, b) for b in of] for a in of]
            for i, of in zip(self.space.issues, self.space.options, strict=True)
        ]
        finite = [most.value for table in bounds for row in table for most in row if most.value is not None]
        scale = lcm(*(value.denominator for value in finite)) if finite else 1
        widest = sum(
            (
                max((abs(m.value) for row in table for m in row if m.value is not None), default=Fraction(0))
                for table in bounds
            ),
            Fraction(0),
        )
        free = many * (int(widest * scale) + 1) + many

        self.free.append(free)

        def whole(most: Most) -> int:
            return free if most.value is None else int(most.value * scale) * many - most.strict

        kind = np.int64 if free * many < 2**62 else object
        return [np.array([[whole(m) for m in row] for row in table], dtype=kind) for table in bounds]

    def over(self, party: int, one: Ints, other: Ints) -> Ints:
        """S(one, other) for rows of packages, each of ``one`` with each of ``other``."""
        total: Ints = np.zeros((len(one), len(other)), dtype=self.tables[party][0].dtype)
        for k, table in enumerate(self.tables[party]):
            total = total + table[one[:, k][:, None], other[:, k][None, :]]
        return total


def efficient(sums: VerdictSums) -> tuple[list[Verdict], list[int | None]]:
    """For every package the verdict, and one that beats it (in every member, in some), None where nothing
    can.
    """
    space = sums.space
    verdicts: list[Verdict | None] = [None] * len(space.rows)
    beaten: list[int | None] = [None] * len(space.rows)
    if space.product:
        _by_one_issue(sums, verdicts, beaten)
    left = np.array([row for row, verdict in enumerate(verdicts) if verdict is None], dtype=np.int64)
    for start in range(0, len(left), _ROWS):
        _against_all(sums, left[start : start + _ROWS], verdicts, beaten)
    return [verdict or "all" for verdict in verdicts], beaten


def _by_one_issue(sums: VerdictSums, verdicts: list[Verdict | None], beaten: list[int | None]) -> None:
    """What a change of one issue alone decides: that it can beat a package, that it always does, or, where
    every change may cost some party without bound, that nothing beats it always.
    """
    space = sums.space
    live = [np.unique(column).tolist() for column in space.rows.T]
    places = {tuple(row): place for place, row in enumerate(space.rows.tolist())}
    can, always, never = {}, {}, {}
    for k, options in enumerate(live):
        for x in options:
            others = [y for y in options if y != x]
            most = [[table[k][y, x] for table in sums.tables] for y in others]
            least = [[table[k][x, y] for table in sums.tables] for y in others]
            may = [y for y, e in zip(others, most, strict=True) if min(e) >= 0 and max(e) > 0]
            must = [y for y, e in zip(others, least, strict=True) if max(e) <= 0 and min(e) < 0]
            can[k, x], always[k, x] = may[:1], must[:1]
            never[k, x] = all(any(e[p] >= sums.free[p] for p in range(len(e))) for e in least)
    for row, chosen in enumerate(space.rows.tolist()):
        for found, verdict in ((always, "none"), (can, "some")):
            if verdict == "some" and not all(never[k, x] for k, x in enumerate(chosen)):
                break
            move = next(((k, found[k, x][0]) for k, x in enumerate(chosen) if found[k, x]), None)
            if move is not None:
                verdicts[row] = "none" if verdict == "none" else "some"
                beaten[row] = places[(*chosen[: move[0]], move[1], *chosen[move[0] + 1 :])]
                break


def _against_all(
    sums: VerdictSums, at: Ints, verdicts: list[Verdict | None], beaten: list[int | None]
) -> None:
    """Compare some packages with every permitted one."""
    rows = sums.space.rows
    here = rows[at]
    may = np.ones((len(here), len(rows)), dtype=np.bool_)
    gains, must, loses = np.zeros_like(may), np.ones_like(may), np.zeros_like(may)
    for p in range(len(sums.tables)):
        most = sums.over(p, rows, here).T
        may &= (most >= 0).astype(np.bool_)
        gains |= (most > 0).astype(np.bool_)
        least = sums.over(p, here, rows)
        must &= (least <= 0).astype(np.bool_)
        loses |= (least < 0).astype(np.bool_)
    can, always = may & gains, must & loses
    for k, row in enumerate(at.tolist()):
        if always[k].any():
            verdicts[row], beaten[row] = "none", int(np.argmax(always[k]))
        elif can[k].any():
            verdicts[row], beaten[row] = "some", int(np.argmax(can[k]))
        else:
            verdicts[row] = "all"
