"""Positions: what a party demands, accepts or refuses, and whose word that rests on."""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.case.linkages import Choice
from goodoffices.case.sources import Citation, Id, Voice

Stance = Literal["demands", "accepts", "refuses"]


class Condition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What has to hold for a position to hold: "if they …, then we …".

    ``party`` is the side that would have to act, if it is one. ``does`` is the condition in words;
    ``choices`` the same in the case's own options, where it can be put so.
    """

    party: Id = ""
    does: str = ""
    choices: tuple[Choice, ...] = ()


class Approval(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A position that binds only when ``by`` has approved it; ``given`` once it has."""

    by: str
    given: bool = False


class Position(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``party`` demands, accepts or refuses on ``issue``.

    ``options`` are the options meant; with none, the stance is on the issue in general and ``words`` says
    what (paraphrase, never a quotation that the project does not own). ``since`` is an ISO day or empty.
    ``voice`` says whose word it rests on, ``by`` names the one who said it where that is not the party
    itself, ``cite`` where. ``until`` closes a position that was later left. ``agreed`` marks what all who
    hold it are told to have agreed or signed together: whoever reports it, it binds them.
    """

    party: Id
    issue: Id
    stance: Stance
    options: tuple[Id, ...] = ()
    words: str = ""
    voice: Voice = "public"
    by: str = ""
    since: str = ""
    until: str = ""
    conditions: tuple[Condition, ...] = ()
    approval: tuple[Approval, ...] = ()
    agreed: bool = False
    cite: tuple[Citation, ...] = ()
