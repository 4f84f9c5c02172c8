"""Trades: pairs of issues on which two parties' weights run opposite; and common ground, on which nothing has
to be traded.

To each party an issue is worth the range of its scores there, from the worst option to the best. A party's
*share* of an issue is that range as a part of all its ranges together, so that points of different parties
are never compared. Two parties can trade on two issues where the one's share is larger on the first and the
other's on the second: each yields where it loses less than it gains (H. Raiffa, *The Art and Science of
Negotiation*, 1982, ch. 10–11; D. G. Pruitt's *logrolling*, *Negotiation Behavior*, 1981, ch. 5).

- On both issues the parties must want different things. Where some option is best for both there is nothing
  to yield: that is common ground.
- Options that somebody refuses are left out; so is an issue on which a party has not scored every option that
  remains, since its range there is not known.
- Of intervals a trade has to hold whatever the true values are; the shares given are those at which it is
  weakest.
- A ranking says which option is better, not by how much, so it gives common ground and no trades.
- Linkages are not looked at: a trade is an idea to be tried, not a package.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations

import msgspec

from goodoffices.analysis.option_values import (
    Bounds,
    OptionValues,
    best_ranked,
    may_be_best,
    option_values,
    range_of,
    surely_best,
)
from goodoffices.analysis.results import Trade
from goodoffices.case import Case

LIMIT = 20
"""Trades given where the caller asks for no other number."""


class CommonGround(msgspec.Struct, frozen=True, kw_only=True):
    """An issue on which every party whose preferences are known there likes one of ``options`` best.
    ``parties`` are these, two or more.
    """

    issue: str
    options: tuple[str, ...]
    parties: tuple[str, ...]


def find_trades(case: Case, limit: int = LIMIT) -> tuple[Trade, ...]:
    """The strongest trades, at most ``limit`` of them.

    ``strength`` is the smaller of what the two parties gain, each as a part of its whole range: the
    difference between its share of the issue on which it gains and of the one on which it yields. Equally
    strong ones stand in the case's order of parties and issues.
    """
    if len(case.issues) < 2:
        return ()
    known = option_values(case)
    ranges = {
        party: {issue: range_of(values) for issue, values in one.items()} for party, one in known.items()
    }
    widest = {party: sum((wide.high for wide in one.values()), Fraction(0)) for party, one in ranges.items()}
    found = []
    for one, other in combinations(known, 2):
        disputed = [
            issue.id
            for issue in case.issues
            if issue.id in known[one]
            and issue.id in known[other]
            and not _may_agree(known[one][issue.id], known[other][issue.id])
        ]
        for first, second in permutations(disputed, 2):
            trade = _trade(ranges, widest, (one, other), (first, second))
            if trade is not None:
                found.append(trade)
    found.sort(key=lambda trade: -trade.strength)
    return tuple(found[:limit])


def common_ground(case: Case) -> tuple[CommonGround, ...]:
    """The issues on which every party that prefers some remaining option to another likes the same one best,
    in the case's order.

    A party to which all options are worth the same likes none best, and is not counted.
    """
    known = option_values(case)
    ranked = best_ranked(case)
    found = []
    for issue in case.issues:
        best: dict[str, set[str]] = {}
        for party in case.parties:
            values = known.get(party.id, {}).get(issue.id)
            if values is not None and range_of(values).high > 0:
                best[party.id] = surely_best(values)
            elif values is None and issue.id in ranked.get(party.id, {}):
                best[party.id] = ranked[party.id][issue.id]
        shared = set.intersection(*best.values()) if len(best) > 1 else set()
        if shared:
            options = tuple(option.id for option in case.options(issue) if option.id in shared)
            found.append(CommonGround(issue=issue.id, options=options, parties=tuple(best)))
    return tuple(found)


def _may_agree(one: OptionValues, other: OptionValues) -> bool:
    """Whether some option may, as far as is known, be best for both."""
    return bool(may_be_best(one) & may_be_best(other))


def _trade(
    ranges: dict[str, dict[str, Bounds]],
    widest: dict[str, Fraction],
    parties: tuple[str, str],
    issues: tuple[str, str],
) -> Trade | None:
    one, other = parties
    first, second = issues
    shares = {}
    for party, gains, yields in ((one, first, second), (other, second, first)):
        gained, yielded = ranges[party][gains].low, ranges[party][yields].high
        if gained <= yielded:
            return None
        whole = widest[party] - ranges[party][gains].high + gained
        shares[party] = {gains: gained / whole, yields: yielded / whole}
    return Trade(
        one=one,
        other=other,
        one_gains_on=first,
        other_gains_on=second,
        shares=shares,
        strength=min(
            shares[one][first] - shares[one][second],
            shares[other][second] - shares[other][first],
        ),
    )
