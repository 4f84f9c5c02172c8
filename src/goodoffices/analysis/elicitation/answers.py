"""A question to one side, and its answer written into the case. Everything may stay partial."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from goodoffices.analysis.elicitation.known_so_far import numbers
from goodoffices.case import Case, Package, Preference, Rather


class ToAsk(msgspec.Struct, frozen=True, kw_only=True):
    """A question with a number for an answer: what is ``option`` worth to ``party``, on its own scale?

    ``against``: on an issue whose options stand in an order, the option at the other end, which is worth 0 or
    has a number already: then the question is how much it matters to go from the one to the other (below 0:
    it would be a loss). ``could_cost`` is how much of the guess hangs on it, as a part of the gains, at most.
    """

    party: str
    issue: str
    option: str
    against: str = ""
    could_cost: float = 0.0


def answered(case: Case, asked: ToAsk, number: Fraction) -> Case:
    """The case with an answer. Where an end of an issue is asked about, the other end is worth 0."""
    before = case.preference(asked.party) or Preference(party=asked.party)
    row = dict(before.points.get(asked.issue, {}))
    if asked.against and asked.against not in row:
        row[asked.against] = Fraction(0)
    row[asked.option] = number
    after = msgspec.structs.replace(before, points={**before.points, asked.issue: row})
    return case.with_preference(after)


def compared(case: Case, party: str, this: Package, than: Package, *, alike: bool = False) -> Case:
    """The case with one comparison of drafts, whole or in part: "could you live with this, or rather with
    that?"
    """
    before = case.preference(party) or Preference(party=party)
    one = Rather(this=dict(this), than=dict(than), alike=alike)
    return case.with_preference(msgspec.structs.replace(before, rather=(*before.rather, one)))


def matters_more(case: Case, party: str, issue: str, than: str) -> Case:
    """The case with "this issue matters more to us than that": the best of the one with the worst of the
    other is better than the other way round. Raises ValueError where the side has not said what is best and
    worst there.
    """
    ends = {each: _ends(case, party, each) for each in (issue, than)}
    this = {issue: ends[issue][0], than: ends[than][1]}
    other = {issue: ends[issue][1], than: ends[than][0]}
    return compared(case, party, this, other)


def cards(levels: Sequence[Sequence[str] | int], ratio: Fraction) -> dict[str, Fraction]:
    """What issues weigh, of 100, by cards laid in order: each level holds the issues that matter alike, least
    first; a number is so many blank cards between two levels; ``ratio`` is how many times the most important
    level weighs the least (J. Figueira & B. Roy, *European Journal of Operational Research* 139, 2002).
    Raises ValueError.
    """
    if ratio < 1:
        raise ValueError("the most important weighs at least as much as the least: a ratio of 1 or more")
    places: list[tuple[int, Sequence[str]]] = []
    place = 0
    for level in levels:
        if isinstance(level, int):
            place += level
        else:
            places.append((place, level))
            place += 1
    if not places or not all(level for _, level in places):
        raise ValueError("a level without a card says nothing; leave it out, or write how many blank cards")
    low, high = places[0][0], places[-1][0]
    step = (ratio - 1) / (high - low) if high > low else Fraction(0)
    raw = {issue: 1 + step * (at - low) for at, level in places for issue in level}
    if sum(len(level) for _, level in places) > len(raw):
        raise ValueError("an issue has two cards; lay it once")
    whole = sum(raw.values(), Fraction(0))
    return {issue: 100 * weight / whole for issue, weight in raw.items()}


def _ends(case: Case, party: str, issue: str) -> tuple[str, str]:
    """A side's best and worst option of an issue, by its order or its numbers."""
    preference = case.preference(party)
    order = preference.order.get(issue, ()) if preference else ()
    if len(order) > 1:
        return order[0][0], order[-1][0]
    given = numbers(preference, issue) if preference else {}
    best = max(given, key=lambda option: given[option].low, default="")
    worst = min(given, key=lambda option: given[option].high, default="")
    if not best or given[best].low <= given[worst].high:
        raise ValueError(f"{party} has not said what is best and worst on {issue!r}; ask that first")
    return best, worst


def answers_for_all(case: Case) -> int:
    """How many answers numbers for everything would take, from all sides together."""
    return len(case.parties) * sum(len(case.options(issue)) for issue in case.issues)
