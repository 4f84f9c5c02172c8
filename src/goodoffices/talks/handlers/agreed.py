"""What was agreed and reported: an entry that names another is held to what that one is."""

from __future__ import annotations

from goodoffices.talks import acts
from goodoffices.talks.kinds import Act, RoomEntry
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.room_builder import Handler, RoomBuilder
from goodoffices.talks.sides import is_mediator


def _taken(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.AgreementTaken)
    if not is_mediator(bench, entry.hand.author):
        return reason("mediators-tell")
    item = bench.earlier(act.entry, entry.sequence)
    if item is None or not isinstance(item.act, acts.Attached):
        return reason("not-file", entry=act.entry)
    return None


def _told(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    return None if is_mediator(bench, entry.hand.author) else reason("mediators-tell")


def _looked_at(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.ReportLookedAt)
    item = bench.earlier(act.entry, entry.sequence)
    holds = item is not None and isinstance(item.act, acts.ReportsReceived)
    if not holds or not 0 <= act.place < len(item.act.reports):  # type: ignore[union-attr] # tried in `holds`
        return reason("not-report", entry=act.entry)
    return None


def _listed(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.PersonListed)
    if act.entry is None:
        return None
    item = bench.earlier(act.entry, entry.sequence)
    before = item.act if item is not None else None
    if not isinstance(before, acts.PersonListed) or (before.exchange, before.category) != (
        act.exchange,
        act.category,
    ):
        return reason("not-listed", entry=act.entry)
    return None


def _person_followed(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.PersonFollowed)
    item = bench.earlier(act.entry, entry.sequence)
    if item is None or not isinstance(item.act, acts.PersonListed):
        return reason("not-listed", entry=act.entry)
    return None


HANDLERS: dict[type[Act], Handler] = {
    acts.AgreementTaken: _taken,
    acts.ReportsTold: _told,
    acts.PhaseTurned: _told,
    acts.ListTold: _told,
    acts.ReportLookedAt: _looked_at,
    acts.PersonListed: _listed,
    acts.PersonFollowed: _person_followed,
}
