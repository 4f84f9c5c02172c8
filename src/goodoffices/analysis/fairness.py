"""Whether a package is fair, in several senses that do not agree with each other; none of them is *the* fair
one.

Every party is measured on its own scale, from the worst to the best that it can get in any permitted package
(linkages are hard norms here as everywhere).

* *proportional*: each of n parties gets at least one n-th of that way (H. Steinhaus, *Econometrica* 16,
  1948).
* *equitable*: all get the same part of it; told is the difference between the largest and the smallest (Brams
  & Taylor 1996).
* *free of envy*: nobody would rather have another's share of what is divided (D. K. Foley, 1967; H. R.
  Varian, 1974).
* *maximin share*: each gets at least what it could secure by cutting what is divided into n bundles and
  taking the worst (E. Budish, *Journal of Political Economy* 119, 2011).

The last two need issues that are shared out among the parties (``divisible``), and are None where there are
none.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.analysis.blocks import NothingPermitted, TooLarge
from goodoffices.analysis.frontier_columns import TooWide
from goodoffices.analysis.partial_sums import Limits
from goodoffices.analysis.results import Fairness
from goodoffices.analysis.scored_case import ScoredCase, compile_case
from goodoffices.analysis.scores import WHOLE, Ends, settle
from goodoffices.analysis.standing import ends_within
from goodoffices.case import Case, Issue, Package

MOST_UNITS = 12
"""Parts of divisible issues, all together, up to which every way to cut them is tried."""


def measure(
    case: Case, packages: dict[str, Package], ends: Ends = "middle", limits: Limits | None = None
) -> dict[str, Fairness]:
    """How fair each of these complete packages is, by its name; empty where fewer than two parties have
    scores.
    """
    try:
        scored = compile_case(case, minima="ignored", ends=ends)
        bounds = [ends_within(scored, p, limits) for p in range(len(scored.parties))]
    except (NothingPermitted, TooLarge, TooWide):
        return {}
    if len(scored.parties) < 2 or any(bound is None or not bound.exact for bound in bounds):
        return {}
    reach = {
        party: (field.offset + field.unit * bound.low, field.offset + field.unit * bound.high)
        for party, field, bound in zip(scored.parties, scored.fields, bounds, strict=False)
        if bound is not None
    }
    return {name: _measure(case, scored, reach, package, ends) for name, package in packages.items()}


def _measure(
    case: Case, scored: ScoredCase, reach: dict[str, tuple[Fraction, Fraction]], package: Package, ends: Ends
) -> Fairness:
    parts = {
        party: (score - reach[party][0]) / (reach[party][1] - reach[party][0])
        for party, score in scored.score(package).items()
        if reach[party][1] > reach[party][0]
    }
    least = Fraction(1, len(case.parties))
    divided = [issue for issue in case.issues if issue.kind == "divisible"]
    worth = _worth(case, divided, ends) if divided else None
    return Fairness(
        parts=parts,
        proportional=all(part >= least for part in parts.values()),
        spread=max(parts.values()) - min(parts.values()) if parts else Fraction(0),
        envies=None if worth is None else _envies(case, divided, worth, package),
        maximin=None if worth is None else _maximin(case, divided, worth, package),
    )


def _worth(case: Case, divided: list[Issue], ends: Ends) -> dict[str, dict[str, Fraction]] | None:
    """What all of each divided issue is worth to each party; None where some party does not say so."""
    found = {}
    for party in case.parties:
        preference = case.preference(party.id)
        if preference is None:
            return None
        one = {}
        for issue in divided:
            given = (preference.values if preference.weights else preference.points).get(issue.id, {})
            weight = preference.weights.get(issue.id)
            if preference.weights and weight is not None:
                one[issue.id] = settle(weight, ends) * (settle(given[WHOLE], ends) if WHOLE in given else 1)
            elif WHOLE in given:
                one[issue.id] = settle(given[WHOLE], ends)
            else:
                return None
        found[party.id] = one
    return found


def _shares(case: Case, issue: Issue, package: Package) -> dict[str, Fraction]:
    parts = next(parts for option, parts in case.shares(issue) if option.id == package[issue.id])
    return {party.id: Fraction(part, issue.parts) for party, part in zip(case.parties, parts, strict=True)}


def _envies(
    case: Case, divided: list[Issue], worth: dict[str, dict[str, Fraction]], package: Package
) -> tuple[tuple[str, str], ...]:
    shares = {issue.id: _shares(case, issue, package) for issue in divided}

    def value(judge: str, holder: str) -> Fraction:
        return sum((worth[judge][issue] * share[holder] for issue, share in shares.items()), Fraction(0))

    ids = [party.id for party in case.parties]
    return tuple(
        (one, other) for one in ids for other in ids if one != other and value(one, other) > value(one, one)
    )


def _maximin(
    case: Case, divided: list[Issue], worth: dict[str, dict[str, Fraction]], package: Package
) -> dict[str, tuple[Fraction, Fraction]] | None:
    if sum(issue.parts for issue in divided) > MOST_UNITS:
        return None
    found = {}
    for party in case.parties:
        units = [worth[party.id][issue.id] / issue.parts for issue in divided for _ in range(issue.parts)]
        mine = sum(
            (worth[party.id][issue.id] * _shares(case, issue, package)[party.id] for issue in divided),
            Fraction(0),
        )
        found[party.id] = (mine, maximin_share(units, len(case.parties)))
    return found


def maximin_share(units: list[Fraction], parties: int) -> Fraction:
    """The largest that the smallest of ``parties`` bundles of these units can be worth; every way to cut
    them, equal ones once.
    """
    bundles = {(Fraction(0),) * parties}
    for unit in sorted(units, reverse=True):
        bundles = {
            tuple(sorted(value + unit if place == k else value for place, value in enumerate(bundle)))
            for bundle in bundles
            for k in range(parties)
        }
    return max(bundle[0] for bundle in bundles)
