"""Names on lists: proposed, objected to, replaced, their identity checked, the days for objections in law.

The rule of the list in the agreement says who may do what, and within what time.
"""

from __future__ import annotations

from datetime import date, timedelta

from goodoffices.agreement.exchanges import PersonList
from goodoffices.desk.keeping import ListState, PersonState, lists_of
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import NotThereError, RefusedError
from goodoffices.talks import acts
from goodoffices.talks.acts import ListStep

_OVER = ("replaced", "struck")


def list_person(
    writer: CaseWriter,
    exchange: str,
    category: str,
    name: str,
    party: str,
    at: str,
    *,
    in_place_of: int | None = None,
    words: str = "",
) -> int:
    """Put a name on a list; ``at`` is the day. Raises RefusedError where another proposes by the list's rule,
    where the name stands there already, and where no more are to be named.
    """
    found = _list(writer, exchange, category, at)
    if found.rule is not None and found.rule.proposed_by and party != found.rule.proposed_by:
        raise RefusedError("list-not-theirs", who=_label(writer, found.rule.proposed_by))
    there = {_plain(one.name) for one in found.people if one.standing not in _OVER}
    if _plain(name) in there:
        raise RefusedError("name-listed")
    if in_place_of is not None:
        _person(found, in_place_of)
    elif not found.missing:
        raise RefusedError("list-full", number=found.needed)
    return writer.write(
        writer.case.home,
        acts.PersonListed(
            exchange=exchange,
            category=category,
            name=name,
            party=party,
            at=at,
            entry=in_place_of,
            words=words,
        ),
    )


def follow_person(
    writer: CaseWriter, sequence: int, step: ListStep, by: str, at: str, words: str = ""
) -> int:
    """One step of a name on its list, on the day ``at``. The end of the days for objections in law follows
    from the rule. Raises RefusedError where the rule gives that step to others, or its time is over.
    """
    item = writer.case.view(writer.case.home).items.get(sequence)
    act = item.act if item is not None else None
    if not isinstance(act, acts.PersonListed):
        raise NotThereError("no such name")
    found = _list(writer, act.exchange, act.category, at)
    person = _person(found, sequence)
    if found.rule is not None:
        _require(writer, found.rule, person, step, by, at)
    until = ""
    if step == "legal-days":
        days = found.rule.legal_days if found.rule is not None else None
        if not days:
            raise RefusedError("no-legal-days")
        until = (date.fromisoformat(at[:10]) + timedelta(days=days)).isoformat()
    return writer.write(
        writer.case.home,
        acts.PersonFollowed(entry=sequence, step=step, by=by, at=at, until=until, words=words),
    )


def _require(
    writer: CaseWriter, rule: PersonList, person: PersonState, step: ListStep, by: str, at: str
) -> None:
    """Refuse what the rule gives to others, or no longer allows."""
    if step in ("objected", "objection-dropped") and rule.objections_by:
        if by not in rule.objections_by:
            who = ", ".join(_label(writer, name) for name in rule.objections_by)
            raise RefusedError("objection-not-theirs", who=who)
        if step == "objected" and person.objections_until and at[:10] > person.objections_until:
            raise RefusedError("objection-late", day=person.objections_until)
    checks = step in ("identity-checked", "not-the-person")
    if checks and rule.identity_checked_by and by not in rule.identity_checked_by:
        who = ", ".join(_label(writer, name) for name in rule.identity_checked_by)
        raise RefusedError("identity-not-theirs", who=who)


def _list(writer: CaseWriter, exchange: str, category: str, at: str) -> ListState:
    held = writer.case.agreement
    if held is None:
        raise RefusedError("no-agreement")
    today = date.fromisoformat(at[:10])
    for one in lists_of(writer.case, held.agreement, today):
        if (one.exchange.id, one.category) == (exchange, category):
            return one
    raise RefusedError("no-list")


def _person(found: ListState, sequence: int) -> PersonState:
    person = next((one for one in found.people if one.sequence == sequence), None)
    if person is None:
        raise NotThereError("no such name")
    if person.standing in _OVER:
        raise RefusedError("name-gone")
    return person


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _label(writer: CaseWriter, name: str) -> str:
    held = writer.case.agreement
    return held.agreement.label(name) if held is not None else name
