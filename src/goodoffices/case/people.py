"""The sides, those who go between them, and those behind them."""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.case.sources import Citation, Id

Channel = Literal["at-the-table", "through-mediators", "none"]
Invitation = Literal["accepted", "refused", "conditional", "not-confirmed"]


class Backer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An outside actor that backs, presses or could hold up a party."""

    name: str
    how: str = ""
    cite: tuple[Citation, ...] = ()


class Party(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A side. ``veto`` says that no agreement stands without it, whatever number of parties the case asks
    for.
    """

    id: Id
    name: str = ""
    about: str = ""
    aliases: tuple[str, ...] = ()
    backers: tuple[Backer, ...] = ()
    channel: Channel | None = None
    invitation: Invitation | None = None
    attendance: str = ""
    veto: bool = False
    cite: tuple[Citation, ...] = ()

    @property
    def label(self) -> str:
        """The name to show: the party's name, or its id where it has none."""
        return self.name or self.id


class Mediator(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A third party who goes between."""

    id: Id
    name: str = ""
    about: str = ""
    aliases: tuple[str, ...] = ()
    cite: tuple[Citation, ...] = ()

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id
