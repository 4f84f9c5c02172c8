"""Writing a relay: looking at the words before anything leaves, keeping them as a draft, sending them."""

from __future__ import annotations

import msgspec

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.relays import Pointed, home_for, look_at
from goodoffices.talks import (
    MediatorView,
    NotWritten,
    Provenance,
    Reason,
    Relay,
    RelayCondition,
    conditions_of_relay,
    objections,
    reason,
    relay_of,
    write_draft,
    write_relay,
)
from goodoffices.talks.acts import Ref


class RelayLook(msgspec.Struct, frozen=True, kw_only=True):
    """A relay that is being written, looked at: what is pointed out in it, its conditions, and what stands
    against it.

    ``draft`` is the draft that it is still, ``kept`` what a person saw pointed out and left in it, ``home``
    the room for its origin.
    """

    relay: Relay
    draft: Ref | None = None
    kept: tuple[str, ...] = ()
    home: str = ""
    pointed: tuple[Pointed, ...] = ()
    conditions: tuple[RelayCondition, ...] = ()
    against: tuple[Reason, ...] = ()

    @property
    def cited(self) -> int:
        """How many entries it rests on."""
        return len(self.relay.rests_on)

    @property
    def unseen(self) -> tuple[Pointed, ...]:
        """What was pointed out to nobody yet."""
        return tuple(one for one in self.pointed if one.text not in self.kept)


def look_at_relay(
    case: OpenCase,
    relay: Relay,
    *,
    draft: Ref | None = None,
    kept: tuple[str, ...] = (),
    hand: Provenance | None = None,
) -> RelayLook:
    """Look at a relay as it would leave now. A draft that was changed, where no second release is asked for,
    goes as a new relay.
    """
    view, file = case.together, case.public
    hand = hand or Provenance(case.user, "look", "")
    if draft is not None and not _is_still(view, draft, relay):
        draft = None
    home = home_for(view, relay, hand, (draft.room, draft.sequence) if draft else None, case.home)
    against = objections(view, relay, home, hand, draft.sequence if draft else None)
    return RelayLook(
        relay=relay,
        draft=draft,
        kept=kept,
        home=home,
        pointed=look_at(view, file, relay),
        conditions=conditions_of_relay(view, relay),
        against=against if relay.words.strip() else (),
    )


def looked_again(look: RelayLook, refusal: Exception | None) -> RelayLook:
    """A relay that was looked at after it was refused: the one reason of the refusal, if it had one."""
    if not isinstance(refusal, NotWritten):
        return look
    return msgspec.structs.replace(look, against=(refusal.reason,))


def draft_relay(writer: CaseWriter, relay: Relay) -> Ref:
    """Keep a relay as a draft in a room of mediators; gives its entry."""
    if not relay.words.strip():
        raise NotWritten(reason("no-words"))
    home = look_at_relay(writer.case, relay).home
    (sequence,) = writer.put(write_draft(writer.case.together, relay, home, writer.hand(home)))
    return Ref(home, sequence)


def send_relay(
    writer: CaseWriter, relay: Relay, *, draft: Ref | None = None, kept: tuple[str, ...] = ()
) -> Ref:
    """The relay and its origin, or neither: what was said since somebody looked is looked at again. Gives the
    relay's entry.

    Raises RefusedError if something is pointed out that is not among ``kept``, and
    :class:`~goodoffices.talks.RelayRefused`.
    """
    hand = writer.hand(relay.to)
    look = look_at_relay(writer.case, relay, draft=draft, kept=kept, hand=hand)
    if look.unseen:
        raise RefusedError("not-acknowledged")
    _origin, sequence = writer.put(
        *write_relay(
            writer.case.together,
            relay,
            look.home,
            hand,
            draft=look.draft.sequence if look.draft else None,
            kept=tuple(one.text for one in look.pointed),
        )
    )
    return Ref(relay.to, sequence)


def warnings_before(case: OpenCase, room: str, words: str) -> tuple[Pointed, ...]:
    """What to look at before words go into a room otherwise than as a relay: a question, a correction."""
    return look_at(case.together, case.public, Relay(to=room, words=words))


def _is_still(view: MediatorView, draft: Ref, relay: Relay) -> bool:
    return view.second_release or any(
        (one.room, one.item.sequence) == (draft.room, draft.sequence) and relay_of(one.draft) == relay
        for one in view.drafts
    )
