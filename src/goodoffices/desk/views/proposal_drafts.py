"""Drafts of proposals that wait for a mediator who holds the rooms, for mediators alone."""

from __future__ import annotations

import msgspec

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.proposals import PackageLine, package_lines
from goodoffices.talks import acts


class WaitingDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft that was neither put nor dropped. ``own``: this mediator wrote it; ``missing`` are the sides of
    which this mediator holds no room: another one puts it.
    """

    entry: int
    at: str
    act: acts.ProposalDrafted
    sides: tuple[str, ...]
    package: tuple[PackageLine, ...]
    own: bool
    missing: tuple[str, ...]


def waiting_drafts(case: OpenCase) -> tuple[WaitingDraft, ...]:
    """All of them, in the order in which they were written."""
    labels = case.party_labels
    held = {view.parties[0] for view in case.readable().values() if len(view.parties) == 1}
    found = []
    for item in case.view(case.home).items.of(acts.ProposalDrafted):
        act = item.act
        if not isinstance(act, acts.ProposalDrafted) or item.invalid or item.taken_back is not None:
            continue
        if item.replaced_by is None:
            found.append(
                WaitingDraft(
                    entry=item.sequence,
                    at=item.hand.at,
                    act=act,
                    sides=tuple(labels.get(side, side) for side in act.sides),
                    package=package_lines(case.file, act.package),
                    own=item.hand.author == case.user,
                    missing=tuple(labels.get(side, side) for side in act.sides if side not in held),
                )
            )
    return tuple(found)
