"""What the analysis finds, in the case's own names and exact numbers.

These records are all that `report` and callers see; arrays and packed integers stay behind them. Scores are
:class:`fractions.Fraction` on the case's own scale.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.analysis.little_known.records import LittleKnown
from goodoffices.case import Package

SolutionName = str
"""The key of a solution concept; :data:`goodoffices.analysis.concepts.CONCEPTS` has them."""

Scores = dict[str, Fraction]
"""Party id to score."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One point of the frontier. ``package`` is one of the ``count`` packages that give exactly these
    ``scores``.

    ``efficient`` is true where it is proved that no permitted package is at least as good for every party and
    better for one. Where it is false, nothing that was found beats the point. ``counted`` says that there are
    just ``count`` packages; where it is false, there are at least so many.
    """

    scores: Scores
    package: Package
    count: int
    counted: bool = True
    efficient: bool = True


class Frontier(msgspec.Struct, frozen=True, kw_only=True):
    """The efficient packages among those that are permitted and meet all the stated minima.

    ``size`` counts points, ``points`` holds them with the first party's score falling: all, or as many as
    were asked for, evenly spaced. ``complete`` is false where the work or the time was used up (``ended``:
    "work", "clock"), values are known as intervals only ("intervals"), or scores had to be rounded. Then some
    points may only be found, not proved efficient (``efficient`` counts those that are), others may be
    missing, and ``error_bounds`` says, by party, how far off it can be: every package has one of the points
    found near it that gives each party at most so much less. ``error_bound`` is the largest of them.
    """

    points: tuple[Point, ...]
    size: int
    efficient: int = 0
    complete: bool = True
    ended: Literal["", "clock", "work", "intervals"] = ""
    error_bound: Fraction = Fraction(0)
    error_bounds: Scores = {}


class Solution(msgspec.Struct, frozen=True, kw_only=True):
    """One proposed package by one rule.

    ``value`` is what the rule makes as large as it can (nash: product of gains; kalai_smorodinsky: smallest
    share of the way to the ideal point; egalitarian: smallest gain; utilitarian: weighted sum of scores);
    ``bound`` is proved to be at least the best value; ``proved`` says that they meet. ``count`` and
    ``counted`` are a point's. ``note`` is a sentence that a reader needs ("X cannot gain at all").
    """

    scores: Scores
    package: Package
    value: Fraction
    bound: Fraction
    proved: bool
    method: str
    count: int = 1
    counted: bool = True
    note: str = ""


class Shortfall(msgspec.Struct, frozen=True, kw_only=True):
    """Why no package meets all the stated minima, for one party: the ``best`` that it can get where every
    other party's minimum is met (``others_met``), or where as many of them are met as can be at once; and how
    far that falls short of its ``reservation`` (0 where it does not).
    """

    best: Fraction
    reservation: Fraction
    short_by: Fraction
    others_met: bool


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """How many packages meet the stated minima: of the ``permitted`` ones, without what somebody refuses,
    ``all_minima`` those of every party. Where fewer parties are enough, ``enough`` packages within linkages
    meet the minima of enough of them and hold nothing that one of these refuses.
    """

    permitted: int
    all_minima: int
    enough: int | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One clause changed in the standing text."""

    issue: str
    before: str
    after: str


class Bridge(msgspec.Struct, frozen=True, kw_only=True):
    """A package near the standing text that every party would accept: ``changes``, how it settles what the
    text leaves open (``fills``), and what it then gives each.
    """

    changes: tuple[Change, ...]
    fills: tuple[Change, ...] = ()
    scores: Scores
    package: Package


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """An option of the standing text that ``parties`` refuse outright."""

    issue: str
    option: str
    parties: tuple[str, ...]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The standing text weighed.

    ``scores`` is what it gives each party and ``meets`` whether that reaches the party's minimum; with
    issues that it leaves open (``undecided``), or values known as intervals only, ``scores`` and ``upper``
    are the least and the most that it can come to, and ``unsure`` has the parties whose minimum turns on
    that. ``permitted`` is false where a linkage forbids it, however it is filled in; ``refused`` has its
    options that somebody refuses. ``blocked`` says that a linkage leaves no way to fill it in without an
    option that somebody refuses; the scores are then those with them. ``efficient`` is None while issues
    are open, where an option of it is refused, or where the time was too short to tell. ``better`` costs
    no party anything: of the packages that do not, it is the one whose smallest step, as a share of the
    way from the text to that party's best among them, is largest (Kalai–Smorodinsky from the text);
    ``adds`` is what it adds. ``bridges`` are the packages at the fewest changes that reach every minimum,
    best first, out of ``bridge_count``; empty with ``distance`` None where there is none.
    """

    scores: Scores
    upper: Scores
    meets: dict[str, bool]
    unsure: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    permitted: bool = True
    refused: tuple[Refused, ...] = ()
    blocked: bool = False
    efficient: bool | None = None
    better: Point | None = None
    adds: Scores = {}
    distance: int | None = None
    bridges: tuple[Bridge, ...] = ()
    bridge_count: int = 0
    proved: bool = True


class Trade(msgspec.Struct, frozen=True, kw_only=True):
    """Two issues on which two parties' weights run opposite: ``one`` gains on ``one_gains_on`` and yields on
    ``other_gains_on``, which matters less to it; ``other`` the other way round. ``shares``, party to issue,
    are the part of a party's whole range of scores that turns on the issue; ``strength`` is the smaller of
    the two parties' differences between them.
    """

    one: str
    other: str
    one_gains_on: str
    other_gains_on: str
    shares: dict[str, dict[str, Fraction]]
    strength: Fraction


class Reveal(msgspec.Struct, frozen=True, kw_only=True):
    """A warning: this package sits on (or next to) a party's confided minimum, so that proposing it would
    tell it. ``instead`` is an efficient package that does not, where there is one.
    """

    party: str
    where: str
    scores: Scores
    instead: Point | None = None


Coalition = tuple[str, ...]
"""Parties, in the case's order."""


class Enough(msgspec.Struct, frozen=True, kw_only=True):
    """A smallest set of ``parties`` whose agreement is enough. ``possible``: some package meets the minima of
    all of them and holds nothing that one of them refuses (None: the search ended before it could tell, or it
    turns on values that were not given exactly). ``packages`` are some of the efficient ones of these, out of
    ``count``; where not ``complete``, of those found, which may not all be efficient. There are none where
    the scores of one of the parties are not known exactly.
    """

    parties: Coalition
    possible: bool | None
    packages: tuple[Point, ...] = ()
    count: int = 0
    complete: bool = True


class Core(msgspec.Struct, frozen=True, kw_only=True):
    """The packages that no winning set would leave. Where there are none, ``leaves`` shows, for the package
    that is left by the fewest sets, a set that would leave it, and for which other package. Proved: every
    package was looked at.
    """

    size: int
    packages: tuple[Point, ...] = ()
    left: Point | None = None
    leaves: Coalition = ()
    to: Point | None = None


class DecisionFound(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule other than unanimity allows. ``power`` adds up to 1. ``core`` is None where there are too
    many packages to compare.
    """

    enough: tuple[Enough, ...]
    blocking: tuple[Coalition, ...]
    power: dict[str, Fraction]
    core: Core | None = None


class Fairness(msgspec.Struct, frozen=True, kw_only=True):
    """One package. ``parts``: how far from its worst to its best each party gets (a party that gets the same
    in every package is left out); ``proportional``: whether each gets its n-th of it. ``spread``: the largest
    part less the smallest. ``envies``: who would rather have whose share. ``maximin``: by party what it gets
    of what is divided, and its maximin share.
    """

    parts: dict[str, Fraction]
    proportional: bool
    spread: Fraction
    envies: tuple[tuple[str, str], ...] | None = None
    maximin: dict[str, tuple[Fraction, Fraction]] | None = None


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the analysis found about a case. Fields that rest on scores are None where ``unscored``
    says why.

    ``agreement_possible`` says whether some package meets what the case's rule of decision asks: all stated
    minima, or where fewer parties are enough (``decision``), those of enough of them; None where nothing was
    weighed, where the search ended before it could tell, or where it turns on values that were not given
    exactly (a minimum of a party without scores, intervals). ``no_agreement`` is
    there where no package meets all. ``fairness`` measures the solutions, by concept, and the complete
    standing text (``text``). ``little_known`` is what holds for all, some or none of the preferences that
    agree with what was said, where these are not known exactly. ``telling`` has every party with a confided
    minimum: a package that gives it the minimum or at most so much more would tell it.
    """

    packages: int
    scored: tuple[str, ...] = ()
    unscored: dict[str, str] = {}
    reservations: Scores = {}
    maxima: Scores = {}
    agreement_possible: bool | None = None
    frontier: Frontier | None = None
    solutions: dict[SolutionName, Solution] = {}
    no_agreement: dict[str, Shortfall] | None = None
    standing: Standing | None = None
    trades: tuple[Trade, ...] = ()
    reveals: tuple[Reveal, ...] = ()
    telling: Scores = {}
    reach: Reach | None = None
    little_known: LittleKnown | None = None
    decision: DecisionFound | None = None
    fairness: dict[str, Fairness] = {}
    assumptions: tuple[str, ...] = ()
    seconds: float = 0.0
