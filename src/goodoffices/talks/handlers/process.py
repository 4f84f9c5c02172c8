"""What is begun and what came of it; how a side stands."""

from __future__ import annotations

from goodoffices.talks import acts
from goodoffices.talks.kinds import Act, RoomEntry
from goodoffices.talks.reasons import Reason, reason
from goodoffices.talks.room_builder import Handler, RoomBuilder
from goodoffices.talks.sides import not_theirs
from goodoffices.talks.threads import FIRST_STATE, Opening, Process, begin, take_step
from goodoffices.talks.view import Claim


def _begun(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, Opening)
    if isinstance(act, acts.SessionCalled) and act.round is not None:
        thread = bench.threads.get(act.round)
        past = bool(act.ended)  # a sitting that is over belongs to a round that is over too
        if (
            thread is None
            or not isinstance(thread.begun, acts.RoundOpened)
            or not (past or thread.state == "open")
        ):
            return reason("no-open-round", entry=act.round)
    label = 1 + bench.threads.done().count(type(act))
    bench.threads[entry.sequence] = begin(entry.sequence, label, entry.hand, act)
    return None


def _followed(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.Followed)
    thread = bench.threads.get(act.thread)
    if thread is None:
        return reason("nothing-begun", entry=act.thread)
    if not isinstance(thread.begun, acts.Spoken) and (why := not_theirs(bench, thread.begun, entry.hand)):
        return why
    missing = next((one for one in act.entries if bench.earlier(one, entry.sequence) is None), None)
    if missing is not None:
        return reason("nothing-to-take-in", entry=missing)
    after = take_step(thread, entry.sequence, entry.hand, act)
    if not isinstance(after, Process):
        return after
    bench.threads[act.thread] = after
    return None


def _invitation(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.InvitationStood)
    bench.invitations.append(
        Claim(entry.sequence, entry.hand, act.party, act.invitation, act.on_what, act.claimed_by)
    )
    return None


def _channel(bench: RoomBuilder, entry: RoomEntry) -> Reason | None:
    act = entry.act
    assert isinstance(act, acts.ChannelStood)
    bench.channels.append(
        Claim(entry.sequence, entry.hand, act.party, act.channel, act.words, act.claimed_by)
    )
    return None


HANDLERS: dict[type[Act], Handler] = {
    **dict.fromkeys(FIRST_STATE, _begun),
    acts.Followed: _followed,
    acts.InvitationStood: _invitation,
    acts.ChannelStood: _channel,
}
