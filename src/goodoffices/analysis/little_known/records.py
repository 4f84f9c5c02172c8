"""What can be said where little is known, in the case's own names."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.case import Package

Verdict = Literal["all", "some", "none", "open"]
"""Of the preferences that agree with what was said, for how many something holds; "open": not decided within
the work that is allowed.
"""

Values = dict[str, dict[str, dict[str, Fraction]]]
"""Party to issue to option to value: one member of the set of preferences that agree with what was said."""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the sampled preferences. ``error`` is its standard error, from the spread between batches."""

    value: float
    error: float


class PackageVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """One package under all the preferences that agree with what was said.

    ``acceptable``: every side would take it (its minimum met, nothing in it refused). ``efficient``: no
    permitted package is at least as good for every side and better for one. Both are proved. ``beaten_by`` is
    a package that beats it: for every member where ``efficient`` is "none", for some where it is "some".
    ``witness`` is a member for which it is efficient, checked against every permitted package.
    ``efficient_share``, ``accepted_share`` and ``chosen`` (by solution concept) are sampled. ``regret`` is
    the largest part of its whole range that any side could lose against its best permitted package; where
    drafts were compared, or some packages drawn, at most that.
    """

    package: Package
    acceptable: Verdict
    efficient: Verdict
    beaten_by: Package | None = None
    witness: Values | None = None
    efficient_share: Share | None = None
    accepted_share: Share | None = None
    chosen: dict[str, Share] = {}
    regret: float | None = None


class OptionVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """One option. ``efficient``: "all" where every package that can be efficient has it, "none" where no such
    package does. ``acceptable``: "all" where every side has said so, "none" where somebody refuses it.
    """

    issue: str
    option: str
    acceptable: Verdict
    efficient: Verdict


class KnownQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to ask whether it would accept which option. ``settles`` is how many packages of which it is open
    whether all would accept them are settled at least, whatever the answer; ``at_best`` by the better answer.
    """

    party: str
    issue: str
    option: str
    settles: int
    at_best: int


class SelfContradiction(msgspec.Struct, frozen=True, kw_only=True):
    """What one party said that cannot all hold: the ``comparisons`` of drafts with these numbers (from 1, in
    the order of the case) with each other and with what it said of these ``issues``; or, where there are
    none, its order and its numbers on one issue. Take away any one comparison, and the others can hold. They
    are set aside.
    """

    party: str
    comparisons: tuple[int, ...] = ()
    issues: tuple[str, ...] = ()


class LittleKnown(msgspec.Struct, frozen=True, kw_only=True):
    """What follows from what was said, and no more.

    Of so many ``packages`` so many were ``compared``: all that are permitted, or, where these are too many,
    some that were drawn from a seed; what is told of ``options`` and proved of single packages holds against
    all. ``acceptable`` and ``efficient`` count those compared by verdict. ``shown`` are the best of them;
    ``ruled_out`` some that are efficient for none, each with what beats it; ``least_regret`` the package
    whose largest regret is smallest, None where regret tells no two packages apart. ``samples`` is how many
    members were drawn (0: none).
    """

    packages: int
    compared: int
    acceptable: dict[Verdict, int]
    efficient: dict[Verdict, int]
    options: tuple[OptionVerdict, ...]
    shown: tuple[PackageVerdict, ...]
    ruled_out: tuple[PackageVerdict, ...] = ()
    least_regret: PackageVerdict | None = None
    questions: tuple[KnownQuestion, ...] = ()
    contradictions: tuple[SelfContradiction, ...] = ()
    samples: int = 0
    assumptions: tuple[str, ...] = ()
