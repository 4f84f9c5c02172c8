"""Relays and drafts of relays."""

from __future__ import annotations

from goodoffices.talks import acts
from goodoffices.talks.kinds import Act, RoomEntry
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.room_builder import Handler, RoomBuilder


def _about_relay(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, (acts.Received, acts.AskedBack))
    relay = bench.earlier(act.entry, entry.sequence)
    if relay is None or not isinstance(relay.act, acts.Relayed):
        return reason("not-relay", entry=act.entry)
    if isinstance(act, acts.Received):
        who = act.proxy.person or act.proxy.party if act.proxy else entry.hand.author
        if who in relay.received:
            return reason("confirmed", who=who)
        bench.change(act.entry, received=(*relay.received, who))
    return None


def _seconded(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.Seconded)
    draft = bench.earlier(act.draft, entry.sequence)
    if draft is None or not isinstance(draft.act, acts.Drafted):
        return reason("not-draft", entry=act.draft)
    if draft.hand.author == entry.hand.author:
        return reason("own-draft")
    return None


HANDLERS: dict[type[Act], Handler] = {
    acts.AskedBack: _about_relay,
    acts.Received: _about_relay,
    acts.Seconded: _seconded,
}
