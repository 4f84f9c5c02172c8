"""How far an entry may travel out of its room, and who told so."""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.talks.fields import ClockTime, PartyId, PersonName

Disclosure = Literal["closed", "float", "attribute", "public"]
"""``closed``: not at all · ``float``: as the mediator's own idea · ``attribute``: with who said it ·
``public``.
"""

GoesAs = Literal["own", "attributed", "public"]
"""How a relay puts its words: as the mediators' own, as a party's, or as what is public."""

LEVELS: tuple[Disclosure, ...] = ("closed", "float", "attribute", "public")
NEEDED: dict[GoesAs, Disclosure] = {"own": "float", "attributed": "attribute", "public": "public"}
"""What a relay needs of every entry that it cites."""

How = Literal["in-person", "by-telephone", "by-message", "in-writing", "through-another", "not-said"]
Consent = Literal["none", "by-word-of-mouth", "in-writing", "not-said"]
"""``none``: they gave none. ``not-said``: whoever recorded it did not say how they gave it; the mark alone
says how far it may travel.
"""


class Proxy(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """For whom an entry was recorded, and how they told it.

    ``party`` is the side, ``person`` who of it spoke. ``when`` is when it was said (ISO 8601), which may be
    long before it was recorded. Without consent nothing travels, whatever else is marked.
    """

    party: PartyId
    person: PersonName = ""
    how: How
    when: ClockTime
    consent: Consent = "none"


def reaches(level: Disclosure, needed: Disclosure) -> bool:
    """Whether ``level`` allows as much as ``needed``."""
    return LEVELS.index(level) >= LEVELS.index(needed)
