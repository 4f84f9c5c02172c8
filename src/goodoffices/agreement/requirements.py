"""What has to be so before something begins, ends or may be done."""

from __future__ import annotations

import msgspec

from goodoffices.agreement.actors import Id, Moment


class AgreedCondition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Conditions that are met together: every field that says something has to be so.

    ``done`` and ``verified`` name commitments, exchanges or measures, ``begun`` and ``ended`` phases,
    ``used`` powers,
    ``overdue`` commitments that were not kept in time. ``agreed`` is what further talks have to settle,
    ``event`` anything else in words;
    ``confirmed_by`` says who tells that it is so, and ``needed`` how many of them (all, where it is left
    out).
    ``at`` is the earliest moment, ``by`` the latest. ``all`` and ``any`` hold further conditions.
    """

    all: tuple[AgreedCondition, ...] = ()
    any: tuple[AgreedCondition, ...] = ()
    done: tuple[Id, ...] = ()
    verified: tuple[Id, ...] = ()
    begun: tuple[Id, ...] = ()
    ended: tuple[Id, ...] = ()
    used: tuple[Id, ...] = ()
    overdue: tuple[Id, ...] = ()
    agreed: str = ""
    event: str = ""
    at: Moment = ""
    by: Moment = ""
    confirmed_by: tuple[str, ...] = ()
    needed: int | None = None
    clause: str = ""

    def parts(self) -> tuple[AgreedCondition, ...]:
        """This one and all that it holds."""
        inner = tuple(part for each in (*self.all, *self.any) for part in each.parts())
        return (self, *inner)
