"""Lists of persons: where each name stands by the rule of its list, and the counts without a name.

A name is ready once its identity was checked, nobody's objection stands, the time for objections is over and
the days for objections in law have passed. Nothing of it happens by itself: it is what the steps that people
recorded come to on a day.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

import msgspec

from goodoffices.agreement import AgreedExchange, Agreement
from goodoffices.agreement.exchanges import PersonList
from goodoffices.agreement.moments import NotAMoment, read_length
from goodoffices.talks import RoomView, acts

if TYPE_CHECKING:
    from goodoffices.desk.open_case import OpenCase

Standing = Literal["proposed", "objected", "replaced", "struck", "in-law", "checked", "ready"]
"""Where a name stands: proposed; somebody objects; another stands in its place; struck; the days for
objections in law run; its identity was checked and something else is still to come; nothing is."""
STANDINGS: tuple[Standing, ...] = (
    "proposed", "objected", "replaced", "struck", "in-law", "checked", "ready"
)  # fmt: skip
_GONE = ("replaced", "struck")


class PersonStep(msgspec.Struct, frozen=True):
    """One thing that came of a name."""

    sequence: int
    step: str
    by: str
    at: str
    until: str
    words: str


class PersonState(msgspec.Struct, frozen=True, kw_only=True):
    """A name on a list, and where it stands."""

    sequence: int
    name: str
    party: str
    at: str
    words: str
    in_place_of: int | None
    standing: Standing
    steps: tuple[PersonStep, ...]
    objections_until: str = ""
    law_until: str = ""


class ListState(msgspec.Struct, frozen=True, kw_only=True):
    """A list: of which exchange and category, its rule, how many are to be named, and the names."""

    exchange: AgreedExchange
    category: str
    rule: PersonList | None
    needed: int
    people: tuple[PersonState, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many names stand how: no name in it."""
        found: dict[str, int] = dict.fromkeys(STANDINGS, 0)
        for one in self.people:
            found[one.standing] += 1
        return found

    @property
    def missing(self) -> int:
        """How many names are still to be proposed."""
        return max(0, self.needed - sum(one.standing not in _GONE for one in self.people))


def lists_of(case: OpenCase, agreement: Agreement, today: date) -> tuple[ListState, ...]:
    """Every list that the agreement has a rule for, and every other in which somebody was named."""
    view = case.view(case.home)
    keys = [
        (exchange.id, give.category)
        for exchange in agreement.exchanges
        for give in exchange.gives
        if give.named or any(rule.category == give.category for rule in exchange.lists)
    ]
    by_list = _listed(view)
    exchanges = {one.id: one for one in agreement.exchanges}
    return tuple(
        _list(exchanges[name], category, by_list.get((name, category), []), view, today)
        for name, category in dict.fromkeys((*keys, *by_list))
        if name in exchanges
    )


def _listed(view: RoomView) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for item in view.items.of(acts.PersonListed):
        act = item.act
        if isinstance(act, acts.PersonListed) and not item.invalid:
            found.setdefault((act.exchange, act.category), []).append(item.sequence)
    return found


def _list(
    exchange: AgreedExchange, category: str, named: list[int], view: RoomView, today: date
) -> ListState:
    rule = next((one for one in exchange.lists if one.category == category), None)
    steps: dict[int, list[PersonStep]] = {}
    for item in view.items.of(acts.PersonFollowed):
        act = item.act
        if isinstance(act, acts.PersonFollowed) and not item.invalid:
            step = PersonStep(item.sequence, act.step, act.by, act.at, act.until, act.words)
            steps.setdefault(act.entry, []).append(step)
    replaced = set()
    for sequence in named:
        act = view.items[sequence].act
        if isinstance(act, acts.PersonListed) and act.entry is not None:
            replaced.add(act.entry)
    return ListState(
        exchange=exchange,
        category=category,
        rule=rule,
        needed=sum(give.number for give in exchange.gives if give.category == category),
        people=tuple(
            _person(view, sequence, rule, tuple(steps.get(sequence, ())), sequence in replaced, today)
            for sequence in named
        ),
    )


def _person(
    view: RoomView,
    sequence: int,
    rule: PersonList | None,
    steps: tuple[PersonStep, ...],
    replaced: bool,
    today: date,
) -> PersonState:
    act = view.items[sequence].act
    assert isinstance(act, acts.PersonListed)
    until = _objections_until(rule, act.at)
    law = next((step.until for step in reversed(steps) if step.step == "legal-days"), "")
    return PersonState(
        sequence=sequence,
        name=act.name,
        party=act.party,
        at=act.at,
        words=act.words,
        in_place_of=act.entry,
        standing=_standing(rule, steps, replaced, until, law, today),
        steps=steps,
        objections_until=until,
        law_until=law,
    )


def _standing(
    rule: PersonList | None,
    steps: tuple[PersonStep, ...],
    replaced: bool,
    until: str,
    law: str,
    today: date,
) -> Standing:
    said = [step.step for step in steps]
    if replaced:
        return "replaced"
    if "struck" in said:
        return "struck"
    objecting = {step.by for step in steps if step.step == "objected"}
    objecting -= {step.by for step in steps if step.step == "objection-dropped"}
    identity = next((step for step in reversed(said) if step in ("identity-checked", "not-the-person")), "")
    if objecting or identity == "not-the-person":
        return "objected"
    if law and date.fromisoformat(law[:10]) >= today:
        return "in-law"
    checked = identity == "identity-checked"
    needs_check = rule is not None and bool(rule.identity_checked_by)
    needs_law = rule is not None and bool(rule.legal_days)
    timely = not until or date.fromisoformat(until[:10]) < today
    if (checked or not needs_check) and (law or not needs_law) and timely:
        return "ready"
    return "checked" if checked else "proposed"


def _objections_until(rule: PersonList | None, at: str) -> str:
    """The last day on which somebody may object to a name; empty where nobody may, or no time was agreed."""
    if rule is None or not rule.objections_by or not rule.objections_within:
        return ""
    try:
        length = read_length(rule.objections_within)
    except NotAMoment:
        return ""
    minutes = length.about_minutes()
    return (datetime.fromisoformat(at[:10]) + timedelta(minutes=minutes)).date().isoformat()
