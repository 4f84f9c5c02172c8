"""Where something was said: reports, and citations of them."""

from __future__ import annotations

from typing import Literal

import msgspec

Id = str
"""A short name that other parts of a case refer to."""

Voice = Literal["public", "confided", "claimed-by-another", "assessed-by-third"]
"""Whose word a position or a preference rests on.

``public``: the party said it in public. ``confided``: the party said it to a mediator.
``claimed-by-another``: another side says so of the party. ``assessed-by-third``: an outsider (a mediator, an
official, an analyst) judges it so.
"""


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report, statement or document that the case cites.

    ``date`` is an ISO 8601 day, month or year, or empty when it is not known; it is never guessed.
    """

    id: Id
    title: str = ""
    outlet: str = ""
    author: str = ""
    date: str = ""
    address: str = ""
    note: str = ""


class Citation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place in a source. ``source`` is the id of a :class:`Source`; ``passage`` says where in it, in a
    reader's words; ``chain`` names who passed it on, first speaker first ("two officials", "a news portal").
    """

    source: Id
    passage: str = ""
    chain: tuple[str, ...] = ()
