"""What sides told of what matters to them: entries in their rooms, in the case's own names, and the case with
them.

Each answer is an entry of its side's room. An answer that was replaced, taken back or recorded in the wrong
room counts no longer; it stays in the history.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from goodoffices.analysis.elicitation import SideAnswers, Unused, cards, gathered, hundred
from goodoffices.case import Case, Interval, Package
from goodoffices.talks import EntryState, MediatorView, acts
from goodoffices.talks.acts import Ref


class ToldMatter(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as its room has it. ``holds``: it was neither replaced nor taken back."""

    ref: Ref
    item: EntryState
    act: acts.MattersTold
    holds: bool


class TiedNames:
    """A room's labels of issues and options as the case's ids; what is not tied is in none of them."""

    def __init__(self, view: MediatorView, case: Case, room: str) -> None:
        self.issues = {
            label: issue
            for (name, label), issue in view.ties.items()
            if name == room and any(one.id == issue for one in case.issues)
        }
        self.options = {
            (label, letter): option
            for (name, label, letter), option in view.tied_options.items()
            if name == room and label in self.issues and _has(case, self.issues[label], option)
        }

    def package(self, parts: tuple[acts.PackagePart, ...]) -> Package:
        """A package; without what the case has no longer."""
        return {
            self.issues[part.issue]: self.options[part.issue, part.option]
            for part in parts
            if (part.issue, part.option) in self.options
        }


def _has(case: Case, issue: str, option: str) -> bool:
    return any(one.id == option for one in case.options(case.issue(issue)))


def told_matters(view: MediatorView, party: str) -> Iterator[ToldMatter]:
    """Every answer of a side in the rooms that this mediator can open, in the order in which they were
    recorded.
    """
    found = []
    for name, room in view.rooms.items():
        for item in room.items.of(acts.MattersTold):
            if isinstance(item.act, acts.MattersTold) and item.party == party and not item.invalid:
                holds = item.taken_back is None and item.replaced_by is None
                found.append(ToldMatter(ref=Ref(name, item.sequence), item=item, act=item.act, holds=holds))
    yield from sorted(found, key=lambda one: (one.item.hand.at, one.ref.room, one.ref.sequence))


def answers_of(view: MediatorView, case: Case, party: str) -> SideAnswers:
    """What a side's answers come to, the last word on each thing."""
    said = _Gathering()
    names: dict[str, TiedNames] = {}
    for one in told_matters(view, party):
        if one.holds:
            room = names.setdefault(one.ref.room, TiedNames(view, case, one.ref.room))
            said.take(one.act.told, room)
    return said.answers()


class _Gathering:
    """Answers, taken in one after another."""

    def __init__(self) -> None:
        self.weights: dict[str, Fraction] = {}
        self.shares: dict[str, dict[str, Fraction]] = {}
        self.worth: dict[str, dict[str, Fraction | Interval]] = {}
        self.order: dict[str, tuple[tuple[str, ...], ...]] = {}
        self.never: dict[tuple[str, str], None] = {}
        self.rather: list[tuple[Package, Package, bool]] = []
        self.more: list[tuple[str, str]] = []
        self.level: Fraction | None = None
        self.no_deal: Package = {}

    def take(self, told: object, names: TiedNames) -> None:
        """One more."""
        match told:
            case acts.RatherTold():
                self._rather(names.package(told.this), names.package(told.than), told.alike)
            case acts.MoreTold():
                if told.issue in names.issues and told.than in names.issues:
                    self.more.append((names.issues[told.issue], names.issues[told.than]))
            case acts.PointsTold():
                points = {names.issues[k]: number_of(v) for k, v in told.points.items() if k in names.issues}
                self.weights = hundred({k: v for k, v in points.items() if v is not None})
            case acts.CardsTold():
                self._cards(told, names)
            case acts.OrderTold() | acts.ShareTold() | acts.WorthTold() | acts.NeverTold():
                if told.issue in names.issues:
                    self._on_issue(told, names)
            case acts.NoDealTold():
                self.level, self.no_deal = number_of(told.level), names.package(told.draft)

    def _rather(self, this: Package, than: Package, alike: bool) -> None:
        both = [issue for issue in this if issue in than]
        one, other = {i: this[i] for i in both}, {i: than[i] for i in both}
        if one != other:
            self.rather.append((one, other, alike))

    def _cards(self, told: acts.CardsTold, names: TiedNames) -> None:
        levels: list[list[str] | int] = []
        for level in told.levels:
            if not level:
                levels.append(1)
            elif known := [names.issues[label] for label in level if label in names.issues]:
                levels.append(known)
        ratio = number_of(told.ratio)
        try:
            self.weights = cards(levels, ratio if ratio is not None else Fraction(1))
        except ValueError:
            return  # what is left of it, without issues that are gone, says nothing

    def _on_issue(
        self, told: acts.OrderTold | acts.ShareTold | acts.WorthTold | acts.NeverTold, names: TiedNames
    ) -> None:
        issue, letters = names.issues[told.issue], names.options
        match told:
            case acts.OrderTold():
                levels = [
                    tuple(letters[told.issue, one] for one in level if (told.issue, one) in letters)
                    for level in told.levels
                ]
                self.order[issue] = tuple(level for level in levels if level)
            case acts.ShareTold():
                self.shares[issue] = {
                    letters[told.issue, one]: number
                    for one, share in told.shares.items()
                    if (told.issue, one) in letters and (number := number_of(share)) is not None
                }
            case acts.WorthTold():
                low, high = number_of(told.low), number_of(told.high)
                if (told.issue, told.option) not in letters or low is None or high is None:
                    return
                row = self.worth.setdefault(issue, {})
                against = letters.get((told.issue, told.against)) if told.against else None
                if against is not None:
                    row.setdefault(against, Fraction(0))
                row[letters[told.issue, told.option]] = low if low == high else Interval(low=low, high=high)
            case acts.NeverTold():
                if (told.issue, told.option) in letters:
                    self.never[issue, letters[told.issue, told.option]] = None

    def answers(self) -> SideAnswers:
        """What they come to."""
        return SideAnswers(
            weights=self.weights,
            shares=self.shares,
            worth=self.worth,
            order=self.order,
            never=tuple(self.never),
            rather=tuple(self.rather),
            more=tuple(self.more),
            level=self.level,
            no_deal=self.no_deal,
        )


def number_of(text: str) -> Fraction | None:
    """A decimal number as an entry has it; None for none."""
    try:
        return (
            Fraction(text)
            if text and len(text) < 40 and "/" not in text and "e" not in text.lower()
            else None
        )
    except (ValueError, ZeroDivisionError):
        return None


def with_matters(view: MediatorView, case: Case) -> tuple[Case, dict[str, tuple[tuple[str, Unused], ...]]]:
    """The case with what every side told of what matters to it; and by side what could not be used."""
    unused: dict[str, tuple[tuple[str, Unused], ...]] = {}
    for party in case.parties:
        said = answers_of(view, case, party.id)
        if said != SideAnswers():
            found = gathered(case, party.id, said)
            case, unused[party.id] = found.case, found.unused
    return case, unused
