"""The days that an agreement names: what is due and not done, and when a phase ends. They stand in the
mediators' room; a room of a side has those of what it was told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from goodoffices.agreement.tracking import Ledger
from goodoffices.desk.dated.item import DatedItem
from goodoffices.desk.keeping import ledger_of, room_knows

if TYPE_CHECKING:
    from goodoffices.desk.open_case import OpenCase

_OVER = ("fulfilled", "cured", "cancelled", "superseded")


def days_of_agreement(case: OpenCase) -> Iterator[DatedItem]:
    """Each commitment that has a day and is not done, room by room, from what that room knows."""
    now = datetime.now(UTC)
    for room in case.readable():
        ledger = ledger_of(case, now) if room == case.home else room_knows(case, room, now).ledger
        if ledger is not None:
            yield from _days(room, ledger)


def _days(room: str, ledger: Ledger) -> Iterator[DatedItem]:
    agreement, zone = ledger.agreement, ledger.course.line.zone
    for duty, state in zip(agreement.duties, ledger.states(), strict=True):
        if state.due is None or state.state in _OVER:
            continue
        local = state.due.astimezone(zone)
        whole = (local.hour, local.minute) == (23, 59)
        owes = getattr(duty, "owes", ()) or tuple(give.party for give in getattr(duty, "gives", ()))
        yield DatedItem(
            room=room,
            key=f"commitment-{duty.id}",
            kind="commitment",
            at=local.date().isoformat() if whole else state.due.astimezone(UTC).isoformat(),
            what=getattr(duty, "what", "") or getattr(duty, "label", duty.id),
            who=", ".join(dict.fromkeys(agreement.label(name) for name in owes)),
            page="agreement",
        )
