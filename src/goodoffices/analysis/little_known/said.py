"""From a case to what was said of every party's preferences, issue by issue.

What counts, in this order, on each issue: numbers (exact or intervals; an option without one lies between the
lowest and the highest given on its issue, or, where only one number is known of it, anywhere in the party's
range); an order of options; else the party's own unconditional word:
refused is worse than what was not said, that is worse than accepted, and that is at most as good as demanded.
Nothing is said about how much an issue matters unless numbers say it, or drafts that the party compared.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import msgspec

from goodoffices.analysis.gap_records import Cell
from goodoffices.analysis.gaps import VOICES
from goodoffices.analysis.little_known.program import Worth, weight_open
from goodoffices.analysis.little_known.records import SelfContradiction
from goodoffices.analysis.little_known.spans import FREE, NOTHING, ZERO, Most, Span, closed
from goodoffices.analysis.little_known.system import PartySystem
from goodoffices.analysis.option_values import Bounds
from goodoffices.analysis.scores import WHOLE, interpolated
from goodoffices.analysis.stances import make_cell, placed
from goodoffices.case import Case, Interval, Issue, Package, Preference, Rather, Voice

MOST_CLOSED = 60
"""Options of one issue up to which bounds are closed by shortest paths; beyond it each value has its own
bounds only.
"""


@dataclass(frozen=True)
class SaidOrders:
    """One party: its span on every issue, the options that it refuses and those that it would take, both by
    its own word; whether numbers say how much issues matter (``scored``); the drafts that it ``compared``,
    without those that contradict each other or the rest, and the ``contradictions``.
    """

    party: str
    spans: dict[str, Span]
    refuses: frozenset[tuple[str, str]]
    takes: frozenset[tuple[str, str]]
    scored: bool
    compared: tuple[Rather, ...] = ()
    contradictions: tuple[SelfContradiction, ...] = ()

    @cached_property
    def system(self) -> PartySystem | None:
        """The party's preferences as linear conditions; None where the spans say all: it compared no drafts,
        and no weight of an issue with numbers is open.
        """
        if self.compared or any(weight_open(span) for span in self.spans.values()):
            return PartySystem(self.spans, self.compared)
        return None

    def highest(self, package: Package) -> Worth | None:
        """The member in which a package stands as high above every other as what was said of each issue lets
        it; where issues are tied to each other, one in which it stands high. None where strict orders are too
        close for it.
        """
        worth: Worth = dict(self.system.favouring(package)) if self.system is not None else {}
        for issue, option in package.items():
            if issue not in worth:
                best = self._best(issue, option)
                if best is None:
                    return None
                worth[issue] = best
        return worth

    def _best(self, issue: str, option: str) -> dict[str, Fraction] | None:
        if (issue, option) not in self._bests:
            span = self.spans[issue]
            weight = span.weight.high if not span.free else Fraction(1)
            try:
                best = span.best(option, self._more_than_all, _STEP)
                self._bests[issue, option] = {o: value * weight for o, value in best.items()}
            except ValueError:
                self._bests[issue, option] = None
        return self._bests[issue, option]

    @cached_property
    def _bests(self) -> dict[tuple[str, str], dict[str, Fraction] | None]:
        return {}

    @cached_property
    def _more_than_all(self) -> Fraction:
        """More than everything that numbers bound can come to: what an issue that nothing bounds may be worth
        in a witness.
        """
        total = Fraction(1)
        for span in self.spans.values():
            if not span.free:
                total += max(
                    (abs(high.value) for high in map(span.high, span.options) if high.value is not None),
                    default=Fraction(0),
                )
                total += max((abs(span.low(option)) for option in span.options), default=Fraction(0))
        return total


_STEP = Fraction(1, 1000)


def what_was_said(case: Case, voices: Collection[Voice] = VOICES, as_of: str = "") -> list[SaidOrders]:
    """What was said, by party in the case's order."""
    found, positions = [], placed(case.positions)
    for party in case.parties:
        preference = case.preference(party.id)
        spans: dict[str, Span] = {}
        refuses, takes = set(), set()
        clashes: list[SelfContradiction] = []
        for issue in case.issues:
            cell = make_cell(case, issue, party.id, frozenset(voices), as_of, positions)
            spans[issue.id], clash = _sound_span(case, issue, preference, cell)
            clashes += [clash] if clash else []
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
        compared, more = _sound_comparisons(party.id, spans, preference.rather if preference else ())
        found.append(
            SaidOrders(
                party.id,
                spans,
                frozenset(refuses),
                frozenset(takes),
                scored,
                compared,
                (*clashes, *more),
            )
        )
    return found


def _sound_comparisons(
    party: str, spans: dict[str, Span], compared: tuple[Rather, ...]
) -> tuple[tuple[Rather, ...], tuple[SelfContradiction, ...]]:
    """The comparisons that can all hold with the rest of what the party said, and the smallest sets of them
    that cannot: each is set aside whole, for nobody but the party can say which of them it did not mean.
    """
    left = dict(enumerate(compared, 1))
    clashes = []
    while left and not PartySystem(spans, list(left.values())).sound():
        core = dict(left)
        for number in left:
            less = {k: one for k, one in core.items() if k != number}
            if not PartySystem(spans, list(less.values())).sound():
                core = less
        issues = dict.fromkeys(i for one in core.values() for i in one.this if one.this[i] != one.than[i])
        clashes.append(SelfContradiction(party=party, comparisons=tuple(core), issues=tuple(issues)))
        left = {k: one for k, one in left.items() if k not in core}
    return tuple(left.values()), tuple(sorted(clashes, key=lambda clash: clash.comparisons))


def _sound_span(
    case: Case, issue: Issue, preference: Preference | None, cell: Cell
) -> tuple[Span, SelfContradiction | None]:
    """What was said of one issue. Where an order and intervals contradict each other, the numbers alone."""
    try:
        return _span(case, issue, preference, cell), None
    except ValueError:
        assert preference is not None
        order = {key: levels for key, levels in preference.order.items() if key != issue.id}
        bare = msgspec.structs.replace(preference, order=order)
        return _span(case, issue, bare, cell), SelfContradiction(party=preference.party, issues=(issue.id,))


def _span(case: Case, issue: Issue, preference: Preference | None, cell: Cell) -> Span:
    options = tuple(option.id for option in case.options(issue))
    edges: dict[tuple[str, str], Most] = {(ZERO, option): NOTHING for option in options}
    weight, free = Bounds(Fraction(1), Fraction(1)), True
    numbers: dict[str, Bounds] = {}
    if preference is not None:
        numbers = numbers_of(case, issue, preference)
        order = preference.order.get(issue.id, ())
        if numbers:
            free = bool(preference.weights) and issue.id not in preference.weights
            if preference.weights and not free:
                weight = _bounds(preference.weights[issue.id])
            lowest, highest = range_without(case, preference, numbers)
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


def range_without(
    case: Case, preference: Preference, numbers: dict[str, Bounds]
) -> tuple[Fraction, Fraction]:
    """Where an option without a number lies: between the least and the most given on its issue. Where these
    are one and the same, they say nothing of a range, and it is between 0 and whatever the party gave on any
    issue.
    """
    lowest, highest = min(b.low for b in numbers.values()), max(b.high for b in numbers.values())
    if lowest < highest:
        return lowest, highest
    every = [bounds for issue in case.issues for bounds in numbers_of(case, issue, preference).values()]
    return (
        min(Fraction(0), *(bounds.low for bounds in every)),
        max(Fraction(0), *(bounds.high for bounds in every)),
    )


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


def numbers_of(case: Case, issue: Issue, preference: Preference) -> dict[str, Bounds]:
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
