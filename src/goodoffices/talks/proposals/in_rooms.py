"""A proposal as it stands in one room, out of that room's entries alone; and as its rules are computed.

Numbers of listed packages count from 1, in the order in which they were announced.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodoffices.talks import acts
from goodoffices.talks.proposals.records import (
    BlindProposal,
    Confirmation,
    ProposalAnswer,
    ProposalOutcome,
)
from goodoffices.talks.view import EntryState, RoomView


class RoomProposal(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal of a room: its running ``number`` there, what was put, the side's answers and words from
    home in the order in which they were recorded, and the entry that ended it, if one did.
    """

    room: str
    entry: int
    number: int
    item: EntryState
    put: acts.ProposalPut
    answers: tuple[EntryState, ...] = ()
    confirmed: tuple[EntryState, ...] = ()
    home: tuple[EntryState, ...] = ()
    ended: EntryState | None = None

    @property
    def result(self) -> acts.ProposalResult | None:
        """What was made known, if anything was."""
        act = self.ended.act if self.ended is not None else None
        return act if isinstance(act, acts.ProposalResult) else None

    @property
    def withdrawn(self) -> bool:
        """Whether mediators withdrew it."""
        return self.ended is not None and isinstance(self.ended.act, acts.ProposalWithdrawn)


def proposals_in(view: RoomView) -> tuple[RoomProposal, ...]:
    """Every proposal of a room, in order."""
    found = [item for item in view.items.of(acts.ProposalPut) if not item.invalid]
    if not found:
        return ()
    about: dict[int, list[EntryState]] = {item.sequence: [] for item in found}
    for item in view.items.of(acts.ProposalAnswered, acts.ProposalConfirmed, acts.HomeWord):
        entry = getattr(item.act, "entry", -1)
        if not item.invalid and item.taken_back is None and entry in about:
            about[entry].append(item)
    return tuple(
        RoomProposal(
            room=view.room,
            entry=item.sequence,
            number=number,
            item=item,
            put=item.act,
            answers=_of(about[item.sequence], acts.ProposalAnswered),
            confirmed=_of(about[item.sequence], acts.ProposalConfirmed),
            home=_of(about[item.sequence], acts.HomeWord),
            ended=view.items[item.replaced_by] if item.replaced_by is not None else None,
        )
        for number, item in enumerate(found, 1)
        if isinstance(item.act, acts.ProposalPut)
    )


def proposal_at(view: RoomView, entry: int) -> RoomProposal | None:
    """The proposal that an entry of a room put, or None."""
    return next((one for one in proposals_in(view) if one.entry == entry), None)


def _of(items: list[EntryState], kind: type) -> tuple[EntryState, ...]:
    return tuple(item for item in items if isinstance(item.act, kind))


def rules_of(put: acts.ProposalPut) -> BlindProposal:
    """The rules under which a proposal is answered. An open one is agreed as a double-blind one is: by
    everybody's yes.
    """
    options = tuple(str(number) for number in range(1, len(put.options) + 1))
    return BlindProposal(
        id="",
        mode="acceptance-set" if put.mode == "acceptance-set" else "double-blind",
        sides=put.sides,
        closes=put.closes,
        options=options,
        order=options,
        referendum=dict(put.referendum),
    )


def answers_given(proposal: RoomProposal) -> Iterator[ProposalAnswer]:
    """A room's answers as the rules take them. One that was recorded without consent binds nobody."""
    for item in proposal.answers:
        act = item.act
        if isinstance(act, acts.ProposalAnswered):
            yield ProposalAnswer(
                side=item.party,
                at=item.said_at,
                yes=act.answer == "yes",
                marks=tuple(str(mark) for mark in act.marks),
                condition="; ".join(one.does or one.party or "?" for one in act.conditions),
                referendum=act.referendum,
                bound=act.bound and (item.proxy is None or item.proxy.consent != "none"),
                proxy=item.proxy.how if item.proxy is not None else "",
            )


def confirmations_given(proposal: RoomProposal) -> Iterator[Confirmation]:
    """What came of answers subject to confirmation."""
    for item in proposal.confirmed:
        act = item.act
        if isinstance(act, acts.ProposalConfirmed):
            yield Confirmation(side=act.party, at=item.said_at, accepted=act.accepted)


def known_from(rules: BlindProposal, outcome: ProposalOutcome) -> str:
    """The moment after which a result may be made known. "Not agreed" waits for the last announced day of
    confirmation, whoever said no and when: silence until then would tell that everybody has said yes.
    """
    if outcome.result == "agreed":
        return rules.closes
    return max([rules.closes, *rules.referendum.values()])
