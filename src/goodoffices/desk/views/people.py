"""What the page of people shows: each side's standing, who speaks for it, and what it still has to
approve.
"""

from __future__ import annotations

import msgspec

from goodoffices.desk import standing_of
from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.processes import ProcessRow, rows
from goodoffices.talks import MediatorView, acts
from goodoffices.talks.acts import Ref


class StandingClaim(msgspec.Struct, frozen=True):
    """Somebody's last word on a side's standing; ``by`` empty is the side itself."""

    by: str
    value: str
    words: str
    at: str


class SidePeople(msgspec.Struct, frozen=True, kw_only=True):
    """A side. Its own word comes first, then what others claim, newest first."""

    label: str
    invitations: tuple[StandingClaim, ...]
    channels: tuple[StandingClaim, ...]
    mandates: tuple[ProcessRow, ...]
    approvals: tuple[ProcessRow, ...]


class PeoplePage(msgspec.Struct, frozen=True):
    """Side by side, in the order of the case."""

    sides: tuple[SidePeople, ...]


def people_page(case: OpenCase) -> PeoplePage:
    """Every side's people."""
    return PeoplePage(people(case.together, case.outline))


def people(view: MediatorView, outline: Outline) -> tuple[SidePeople, ...]:
    """Every side, in the order of the case; what has ended comes last in each list."""
    found = []
    for party in outline.parties:
        stands = standing_of(view, party.id)
        found.append(
            SidePeople(
                label=party.label,
                invitations=_claims(view, stands.invitations),
                channels=_claims(view, stands.channels),
                mandates=tuple(row for row in rows(view, acts.MandateHeld) if row.act.party == party.id),
                approvals=tuple(row for row in rows(view, acts.ApprovalDue) if row.act.party == party.id),
            )
        )
    return tuple(found)


def _claims(view: MediatorView, words: tuple[tuple[str, str, str, Ref], ...]) -> tuple[StandingClaim, ...]:
    claims = [
        StandingClaim(by, value, said, view.rooms[ref.room].items[ref.sequence].hand.at)
        for by, value, said, ref in words
    ]
    return tuple(sorted(claims, key=lambda claim: bool(claim.by)))
