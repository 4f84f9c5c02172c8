"""From a case to what was said of every party's preferences, issue by issue.

What counts, in this order, on each issue: numbers (exact or intervals; an option without one lies between the
lowest and the highest given on its issue); an order of options; else the party's own unconditional word:
refused is worse than what was not said, that is worse than accepted, and that is at most as good as demanded.
Nothing is said about how much an issue matters unless numbers say it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.analysis.gap_records import Cell
from goodoffices.analysis.gaps import VOICES
from goodoffices.analysis.little_known.spans import FREE, NOTHING, ZERO, Most, Span, closed
from goodoffices.analysis.option_values import Bounds
from goodoffices.analysis.scores import WHOLE, interpolated
from goodoffices.analysis.stances import make_cell
from goodoffices.case import Case, Interval, Issue, Preference, Voice

MOST_CLOSED = 60
"""Options of one issue up to which bounds are closed by shortest paths; beyond it each value has its own
bounds only.
"""


@dataclass(frozen=True)
class SaidOrders:
    """One party: its span on every issue, the options that it refuses and those that it would take, both by
    its own word; whether numbers say how much issues matter (``scored``).
    """

    party: str
    spans: dict[str, Span]
    refuses: frozenset[tuple[str, str]]
    takes: frozenset[tuple[str, str]]
    scored: bool


def what_was_said(case: Case, voices: Collection[Voice] = VOICES, as_of: str = "") -> list[SaidOrders]:
    """What was said, by party in the case's order."""
    found = []
    for party in case.parties:
        preference = case.preference(party.id)
        spans, refuses, takes = {}, set(), set()
        for issue in case.issues:
            cell = make_cell(case, issue, party.id, frozenset(voices), as_of)
            spans[issue.id] = _span(case, issue, preference, cell)
            for held in cell.own:
                if held.conditions or held.approvals:
                    continue
                if held.stance == "refuses":
                    refuses.add((issue.id, held.option))
                elif held.stance in ("demands", "accepts"):
                    takes.add((issue.id, held.option))
            if preference is not None:
                refuses |= {(issue.id, option) for option in preference.refuses.get(issue.id, ())}
        scored = preference is not None and bool(preference.points or preference.weights)
        found.append(SaidOrders(party.id, spans, frozenset(refuses), frozenset(takes), scored))
    return found


def _span(case: Case, issue: Issue, preference: Preference | None, cell: Cell) -> Span:
    options = tuple(option.id for option in case.options(issue))
    edges: dict[tuple[str, str], Most] = {(ZERO, option): NOTHING for option in options}
    weight, free = Bounds(Fraction(1), Fraction(1)), True
    numbers: dict[str, Bounds] = {}
    if preference is not None:
        numbers = _numbers(case, issue, preference)
        order = preference.order.get(issue.id, ())
        if numbers:
            free = bool(preference.weights) and issue.id not in preference.weights
            if preference.weights and not free:
                weight = _bounds(preference.weights[issue.id])
            lowest, highest = min(b.low for b in numbers.values()), max(b.high for b in numbers.values())
            for option in options:
                bounds = numbers.get(option, Bounds(lowest, highest))
                edges[option, ZERO] = Most(bounds.high)
                edges[ZERO, option] = Most(-bounds.low)
        if order:
            _ordered(edges, [tuple(level) for level in order])
    else:
        order = ()
    if not numbers and not order:
        _ordered(edges, _levels(options, cell), loose=True)
        word = {held.option: held.stance for held in cell.own if not held.conditions and not held.approvals}
        for a in (o for o in options if word.get(o) == "demands"):
            for b in (o for o in options if word.get(o) == "accepts"):
                edges[b, a] = NOTHING
    if len(options) > MOST_CLOSED:
        return Span(options, _loose(options, edges), weight, free)
    return Span(options, closed(options, edges), weight, free)


def _loose(options: tuple[str, ...], edges: dict[tuple[str, str], Most]) -> dict[tuple[str, str], Most]:
    found = dict(edges)
    for a in options:
        found.setdefault((a, ZERO), FREE)
        for b in options:
            if a != b:
                through = found[a, ZERO] + found[ZERO, b]
                found[a, b] = through if through.tighter(edges.get((a, b), FREE)) else edges.get((a, b), FREE)
    return found


def _ordered(
    edges: dict[tuple[str, str], Most], levels: list[tuple[str, ...]], *, loose: bool = False
) -> None:
    """Best first: each level is strictly above the next; within a level options are equal, or, where
    ``loose``, not compared.
    """
    for place, level in enumerate(levels):
        if not loose:
            for a in level:
                for b in level:
                    if a != b:
                        edges[a, b] = NOTHING
        for worse in levels[place + 1 :]:
            for a in level:
                for b in worse:
                    edges[b, a] = Most(Fraction(0), strict=True)


def _levels(options: tuple[str, ...], cell: Cell) -> list[tuple[str, ...]]:
    """What the party would take, what it has not spoken of, what it refuses. What hangs on a condition or an
    approval is in none of them.
    """
    held = {one.option: one.stance for one in cell.own if not one.conditions and not one.approvals}
    spoken = {one.option for one in cell.own}
    takes = tuple(o for o in options if held.get(o) in ("demands", "accepts", "prefers"))
    between = tuple(o for o in options if o not in spoken)
    refused = tuple(o for o in options if held.get(o) == "refuses")
    return [level for level in (takes, between, refused) if level]


def _numbers(case: Case, issue: Issue, preference: Preference) -> dict[str, Bounds]:
    """The options of which a number is known, with the bounds of it."""
    given = (preference.values if preference.weights else preference.points).get(issue.id, {})
    if issue.kind == "divisible":
        if preference.weights and WHOLE not in given and issue.id in preference.weights:
            given = {**given, WHOLE: Fraction(1)}
        whole = given.get(WHOLE)
        if whole is not None:
            mine = [party.id for party in case.parties].index(preference.party)
            bounds = _bounds(whole)
            return {
                option.id: Bounds(
                    bounds.low * parts[mine] / issue.parts, bounds.high * parts[mine] / issue.parts
                )
                for option, parts in case.shares(issue)
            }
    known = {option: _bounds(value) for option, value in given.items()}
    if issue.id in preference.linear:
        lows = interpolated({o: b.low for o, b in known.items()}, case.options(issue))
        highs = interpolated({o: b.high for o, b in known.items()}, case.options(issue))
        return {option: Bounds(lows[option], highs[option]) for option in lows}
    return known


def _bounds(value: Fraction | Interval) -> Bounds:
    return Bounds(value.low, value.high) if isinstance(value, Interval) else Bounds(value, value)
