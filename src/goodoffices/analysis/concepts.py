"""The solution concepts: one row each, from which terminal, page, JSON and schema take what they say of it.

A row has what a reader needs (a plain title, what it makes as large as it can, a definition, who first wrote
of it and where) and the function that finds it. To add one: write the function, add a row. Nothing else names
a concept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from goodoffices.language import gettext_noop

if TYPE_CHECKING:
    from goodoffices.analysis.best_packages import BestPackages
    from goodoffices.analysis.results import Solution
    from goodoffices.analysis.solutions import Solver


class Concept(msgspec.Struct, frozen=True, kw_only=True):
    """One way to pick a package.

    ``title`` is what a reader calls it, ``makes`` what it makes as large as it can, ``after`` the theorists'
    name of it, ``compares`` whether it sets one party's points against another's. ``solve`` finds it on the
    frontier, among the permitted packages that meet every stated minimum; ``best`` without the frontier,
    where that is too large (None: there it is not given).
    """

    key: str
    title: str
    makes: str
    definition: str
    after: str
    citation: str
    compares: bool
    solve: Callable[[Solver], Solution]
    best: Callable[[BestPackages], Solution | None] | None = None


CONCEPTS: list[Concept] = [
    Concept(
        key="nash",
        title=gettext_noop("Balanced gains"),
        makes=gettext_noop("the product of what each side gains"),
        definition=gettext_noop(
            "The largest product of gains over the stated minima, all gains positive; among equals "
            "the one whose smallest gain is "
            "largest. It stays the same when one side’s points are multiplied by a number."
        ),
        after=gettext_noop("Nash"),
        citation="J. F. Nash, “The bargaining problem”, Econometrica 18 (1950)",
        compares=False,
        solve=lambda solver: solver.nash(),
        best=lambda best: best.nash(),
    ),
    Concept(
        key="kalai_smorodinsky",
        title=gettext_noop("Even shares"),
        makes=gettext_noop("the smallest share of the way to each side’s best"),
        definition=gettext_noop(
            "Each side’s gain as a share of the way from its minimum to the best it could get in any "
            "package that meets all minima; the smallest share as large as can be, then the next "
            "smallest. It "
            "stays the same when one side’s points are multiplied by a number."
        ),
        after=gettext_noop("Kalai–Smorodinsky"),
        citation="E. Kalai and M. Smorodinsky, “Other solutions to Nash’s bargaining problem”, Econometrica "
        "43 (1975)",
        compares=False,
        solve=lambda solver: solver.kalai_smorodinsky(),
        best=lambda best: best.kalai_smorodinsky(),
    ),
    Concept(
        key="egalitarian",
        title=gettext_noop("Nobody far behind"),
        makes=gettext_noop("the smallest gain"),
        definition=gettext_noop(
            "The smallest gain as large as can be, then the next smallest. It compares one side’s "
            "points with another’s."
        ),
        after=gettext_noop("egalitarian"),
        citation="E. Kalai, “Proportional solutions to bargaining situations”, Econometrica 45 (1977)",
        compares=True,
        solve=lambda solver: solver.egalitarian(),
        best=lambda best: best.egalitarian(),
    ),
    Concept(
        key="utilitarian",
        title=gettext_noop("Largest total"),
        makes=gettext_noop("the sum of all scores"),
        definition=gettext_noop(
            "The largest (weighted) sum of scores. It compares one side’s points with another’s."
        ),
        after=gettext_noop("utilitarian"),
        citation="J. C. Harsanyi, “Cardinal welfare, individualistic ethics, and interpersonal comparisons "
        "of utility”, "
        "Journal of Political Economy 63 (1955)",
        compares=True,
        solve=lambda solver: solver.utilitarian(),
        best=lambda best: best.utilitarian(),
    ),
]
"""Every concept, in the order in which they are shown."""


def concept(key: str) -> Concept:
    """The row of that key; KeyError where there is none."""
    for row in CONCEPTS:
        if row.key == key:
            return row
    raise KeyError(f"there is no solution concept {key!r}")
