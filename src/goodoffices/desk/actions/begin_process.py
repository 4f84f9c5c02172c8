"""Beginning what goes on by steps: rounds and sessions, deadlines, mandates, approvals, contacts, actors; and
noting how a side stands.

What concerns one room stands in it; everything else in the mediators' own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from goodoffices.case import Channel, Invitation
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.periods import in_round
from goodoffices.talks import acts


def open_round(
    writer: CaseWriter,
    rooms: Sequence[str],
    name: str,
    venue: str = "",
    words: str = "",
    *,
    began: str = "",
    ended: str = "",
) -> dict[str, int]:
    """Open a round in one room or several, each of which counts its own; gives the entry by room. ``began``
    and ``ended`` are days: with the last one it is over.
    """
    act = acts.RoundOpened(name=name, venue=venue, words=words, began=began, ended=ended)
    return {room: writer.write(room, act) for room in rooms}


def call_session(
    writer: CaseWriter,
    room: str,
    agenda: Sequence[str] = (),
    venue: str = "",
    starts: str = "",
    *,
    sits: bool = False,
    ended: str = "",
    present: Sequence[str] = (),
) -> int:
    """Call a sitting in a room; it belongs to the room's open round, if there is one. ``sits``: it has begun.
    With ``ended`` it is over, and belongs to the round in which it began.
    """
    rounds = [
        thread
        for thread in writer.case.view(room).threads_of(acts.RoundOpened)
        if (starts and in_round(thread, starts) if ended else thread.state == "open")
    ]
    called = writer.write(
        room,
        acts.SessionCalled(
            round=rounds[-1].sequence if rounds else None,
            agenda=tuple(agenda),
            venue=venue,
            starts=starts,
            ended=ended,
            present=tuple(present),
        ),
    )
    if sits and not ended:
        take_step(writer, room, called, "start")
    return called


def set_deadline(
    writer: CaseWriter, what: str, due: str, set_by: str = "", costs: Mapping[str, str] | None = None
) -> int:
    """Note a time by which something has to be; ``costs`` has what delay costs each side, in words."""
    found = tuple(acts.DelayCost(party=party, words=words) for party, words in (costs or {}).items() if words)
    return writer.write(writer.case.home, acts.DeadlineSet(what=what, due=due, set_by=set_by, costs=found))


def note_invitation(
    writer: CaseWriter, party: str, invitation: Invitation, on_what: str = "", claimed_by: str = ""
) -> int:
    """Note how a side stands to the invitation; ``claimed_by`` empty is the side itself."""
    return writer.write(
        writer.case.home,
        acts.InvitationStood(party=party, invitation=invitation, on_what=on_what, claimed_by=claimed_by),
    )


def note_channel(
    writer: CaseWriter, party: str, channel: Channel, words: str = "", claimed_by: str = ""
) -> int:
    """Note by which way a side takes part."""
    return writer.write(
        writer.case.home,
        acts.ChannelStood(party=party, channel=channel, words=words, claimed_by=claimed_by),
    )


def note_mandate(
    writer: CaseWriter,
    party: str,
    person: str,
    may: Sequence[Literal["speak", "commit"]],
    referendum_to: Sequence[str] = (),
    words: str = "",
) -> int:
    """Note who speaks for a side or may commit it, and who is asked before that holds."""
    return writer.write(
        writer.case.home,
        acts.MandateHeld(
            party=party, person=person, may=tuple(may), referendum_to=tuple(referendum_to), words=words
        ),
    )


def expect_approval(
    writer: CaseWriter,
    party: str,
    by: str,
    of: str,
    step: Literal["approval", "ratification"] = "approval",
    due: str = "",
) -> int:
    """Note an approval, or a step of ratification, that is still due on a side."""
    return writer.write(writer.case.home, acts.ApprovalDue(party=party, by=by, of=of, step=step, due=due))


def note_contact(
    writer: CaseWriter,
    whom: str,
    actor: str = "",
    when: str = "",
    how: str = "",
    *,
    by: str = "",
    asked: str = "",
    promised: str = "",
    answered: str = "",
) -> int:
    """Note a contact with somebody outside the talks; ``by`` is who of the mediators had it."""
    return writer.write(
        writer.case.home,
        acts.ContactHeld(
            whom=whom,
            by=by,
            actor=actor,
            when=when,
            how=how,
            asked=asked,
            promised=promised,
            answered=answered,
        ),
    )


def name_actor(
    writer: CaseWriter,
    name: str,
    about: str = "",
    *,
    backs: Sequence[str] = (),
    presses: Sequence[str] = (),
    could_spoil_for: Sequence[str] = (),
) -> int:
    """Note somebody outside the talks who has a hand in them, and the sides that it touches."""
    return writer.write(
        writer.case.home,
        acts.ActorNamed(
            name=name,
            about=about,
            backs=tuple(backs),
            presses=tuple(presses),
            could_spoil_for=tuple(could_spoil_for),
        ),
    )


def take_step(
    writer: CaseWriter,
    room: str,
    begun: int,
    step: str,
    words: str = "",
    until: str = "",
    *,
    present: Sequence[str] = (),
    entries: Sequence[int] = (),
) -> int:
    """One step of what was begun with an entry of a room; ``until`` is a new time where the step has one,
    ``present`` who was there, ``entries`` what it takes in.
    """
    return writer.write(
        room,
        acts.Followed(
            thread=begun,
            step=step,
            words=words,
            until=until,
            present=tuple(present),
            entries=tuple(entries),
        ),
    )
