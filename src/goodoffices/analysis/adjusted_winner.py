"""Adjusted Winner: two parties share out things, at most one of which has to be divided.

S. J. Brams and A. D. Taylor, *Fair Division* (1996), ch. 4. Each party spreads 100 points over the items.
Steps:

1. Every item goes to the party that gave it more points; tied items go to the party that leads without them.
2. While that party still leads, items move from it to the other, in rising order of the ratio of the leader's
   points to the other's, so that tied items (ratio 1) move first.
3. The item with which the lead would turn is divided so that both totals are equal.

The outcome, in the points as stated, is *equitable* (equal totals), *envy-free* (neither would rather have
the other's part) and *efficient* (nothing is better for one without being worse for the other). Stating false
points can pay a party that knows the other's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import msgspec

from goodoffices.analysis.exact import Exact, exact
from goodoffices.analysis.scores import WHOLE
from goodoffices.case import Case, Interval, Issue, Preference
from goodoffices.language import CodedText

POINTS = 100
"""What the points of each party are made to add up to."""


class CannotDivide(ValueError):
    """Adjusted Winner cannot be used here; the message says why and what to write instead."""


class Transfer(msgspec.Struct, frozen=True, kw_only=True):
    """``share`` of an item moves. ``ratio`` is the giver's points for the whole item over the taker's, None
    where the taker gave it no points; ``totals`` are what each then has.
    """

    item: str
    giver: str
    taker: str
    share: Fraction
    ratio: Fraction | None
    totals: dict[str, Fraction]


class AdjustedWinner(msgspec.Struct, frozen=True, kw_only=True):
    """The division and how it came about.

    ``points`` are those used, adding up to 100; ``stated`` what each party's own points added up to
    (``scaled`` where that was not 100). ``first`` gives each item's first holder, ``tied`` the items with
    equal points, ``first_totals`` the points so far. ``shares`` is the division, item to party to share;
    ``split`` the item that is divided, empty where none is.
    """

    parties: tuple[str, str]
    points: dict[str, dict[str, Fraction]]
    stated: dict[str, Fraction]
    first: dict[str, str]
    tied: tuple[str, ...]
    first_totals: dict[str, Fraction]
    transfers: tuple[Transfer, ...]
    shares: dict[str, dict[str, Fraction]]
    totals: dict[str, Fraction]
    split: str = ""

    @property
    def scaled(self) -> bool:
        """Whether the stated points of either party did not add up to 100 and were scaled."""
        return any(total != POINTS for total in self.stated.values())


def adjusted_winner(points: Mapping[str, Mapping[str, Exact]]) -> AdjustedWinner:
    """Divide by the points of two parties: party to item to points, in numbers or their text ("12.5").

    Raises :class:`CannotDivide` where there are not two parties, they do not give points to the same items,
    points are negative or not exact, or a party gives none at all.
    """
    parties, items, stated = _checked(points)
    one, other = parties
    sums = {party: sum(stated[party].values(), Fraction(0)) for party in parties}
    scaled = {p: {item: stated[p][item] * POINTS / sums[p] for item in items} for p in parties}
    first, tied = _first_holders(parties, items, scaled)
    totals = _totals(parties, items, scaled, first)
    shares = {item: {party: Fraction(first[item] == party) for party in parties} for item in items}
    first_totals = dict(totals)
    leader, trailer = (one, other) if totals[one] >= totals[other] else (other, one)
    transfers = []
    for item in _in_order([item for item in items if first[item] == leader], scaled[leader], scaled[trailer]):
        lead = totals[leader] - totals[trailer]
        mine, theirs = scaled[leader][item], scaled[trailer][item]
        if lead == 0:
            break
        if mine + theirs == 0:
            continue
        moved = min(Fraction(1), lead / (mine + theirs))
        totals[leader] -= moved * mine
        totals[trailer] += moved * theirs
        shares[item] = {leader: 1 - moved, trailer: moved}
        transfers.append(
            Transfer(
                item=item,
                giver=leader,
                taker=trailer,
                share=moved,
                ratio=mine / theirs if theirs else None,
                totals={party: totals[party] for party in parties},
            )
        )
    return AdjustedWinner(
        parties=parties,
        points=scaled,
        stated=sums,
        first=first,
        tied=tied,
        first_totals=first_totals,
        transfers=tuple(transfers),
        shares={item: {party: shares[item][party] for party in parties} for item in items},
        totals=totals,
        split=next((item for item in items if 0 < shares[item][one] < 1), ""),
    )


def adjusted_winner_of(case: Case) -> AdjustedWinner:
    """Divide the divisible issues of a case between its two parties.

    What all of an issue is worth to a party is read from its preferences: ``points`` under the key ``whole``,
    or the issue's weight (times the ``value`` of the whole, where one is given). Other issues are left aside.
    Raises :class:`CannotDivide` where the case has not two parties, no divisible issue, a linkage on one (a
    division might break it), or lacks one exact number for each party and issue.
    """
    if len(case.parties) != 2:
        raise CannotDivide(
            CodedText(
                "adjusted-winner-divides-between",
                "Adjusted Winner divides between two parties; the case has %(number)s",
                number=len(case.parties),
            )
        )
    items = [issue for issue in case.issues if issue.kind == "divisible"]
    if not items:
        raise CannotDivide(
            CodedText(
                "case-has-no-divisible",
                "the case has no divisible issue; write kind: divisible for what can be shared out",
            )
        )
    tied = {issue for linkage in case.linkages for issue in linkage.issues} & {issue.id for issue in items}
    if tied:
        first = next(issue.label for issue in items if issue.id in tied)
        raise CannotDivide(
            CodedText(
                "linkage-names-division-might",
                "a linkage names %(first)r, and a division might break it; see the packages instead",
                first=first,
            )
        )
    points: dict[str, dict[str, Exact]] = {}
    for party in case.parties:
        preference = case.preference(party.id)
        if preference is None:
            raise CannotDivide(
                CodedText(
                    "nothing-known-what-prefers",
                    "nothing is known of what %(label)s prefers; write its points under preferences",
                    label=party.label,
                )
            )
        points[party.id] = {issue.id: _values(party.label, preference, issue) for issue in items}
    return adjusted_winner(points)


def _values(party: str, preference: Preference, issue: Issue) -> Fraction:
    weight = preference.weights.get(issue.id) if preference.weights else Fraction(1)
    stated = preference.values if preference.weights else preference.points
    whole = stated.get(issue.id, {}).get(WHOLE, Fraction(1) if preference.weights else None)
    if weight is None or whole is None:
        raise CannotDivide(
            CodedText(
                "gives-no-points-write",
                "%(party)s gives no points to %(label)s; write them under the key %(whole)s",
                party=party,
                label=issue.label,
                whole=WHOLE,
            )
        )
    if isinstance(weight, Interval) or isinstance(whole, Interval):
        raise CannotDivide(
            CodedText(
                "gives-interval-adjusted-winner",
                "%(party)s gives %(label)s an interval; Adjusted Winner needs one number",
                party=party,
                label=issue.label,
            )
        )
    return weight * whole


def _checked(
    points: Mapping[str, Mapping[str, Exact]],
) -> tuple[tuple[str, str], list[str], dict[str, dict[str, Fraction]]]:
    if len(points) != 2:
        raise CannotDivide(
            CodedText(
                "adjusted-winner-divides-between-2",
                "Adjusted Winner divides between two parties, not %(number)s",
                number=len(points),
            )
        )
    one, other = points
    items = list(points[one])
    for party, rival in ((one, other), (other, one)):
        absent = [item for item in points[rival] if item not in points[party]]
        if absent:
            raise CannotDivide(
                CodedText(
                    "gives-no-points-write-2",
                    "%(party)s gives no points to %(absent)s; write 0 if it is worth nothing to it",
                    party=party,
                    absent=absent[0],
                )
            )
    found: dict[str, dict[str, Fraction]] = {one: {}, other: {}}
    for party in (one, other):
        for item in items:
            try:
                worth = exact(points[party][item])
            except ValueError as error:
                raise CannotDivide(f"{party}, {item}: {error}") from error
            if worth < 0:
                raise CannotDivide(
                    CodedText(
                        "gives-fewer-than-no",
                        "%(party)s gives %(item)s fewer than no points; write 0 or more",
                        party=party,
                        item=item,
                    )
                )
            found[party][item] = worth
        if not any(found[party].values()):
            raise CannotDivide(
                CodedText(
                    "gives-no-points-anything",
                    "%(party)s gives no points to anything; write more than 0 for some item",
                    party=party,
                )
            )
    return (one, other), items, found


def _first_holders(
    parties: tuple[str, str], items: Sequence[str], points: Mapping[str, Mapping[str, Fraction]]
) -> tuple[dict[str, str], tuple[str, ...]]:
    one, other = parties
    tied = tuple(item for item in items if points[one][item] == points[other][item])
    higher = {
        item: one if points[one][item] > points[other][item] else other for item in items if item not in tied
    }
    totals = _totals(parties, list(higher), points, higher)
    leader = one if totals[one] >= totals[other] else other
    return {item: higher.get(item, leader) for item in items}, tied


def _totals(
    parties: tuple[str, str],
    items: Sequence[str],
    points: Mapping[str, Mapping[str, Fraction]],
    holder: Mapping[str, str],
) -> dict[str, Fraction]:
    return {
        party: sum((points[party][item] for item in items if holder[item] == party), Fraction(0))
        for party in parties
    }


def _in_order(items: list[str], mine: Mapping[str, Fraction], theirs: Mapping[str, Fraction]) -> list[str]:
    """By rising ratio of the holder's points to the other's, those without points from the other last."""
    return sorted(items, key=lambda item: (theirs[item] == 0, mine[item] / (theirs[item] or 1)))
