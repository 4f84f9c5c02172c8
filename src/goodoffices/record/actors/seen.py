"""What one pass over the articles gives: every place that speaks of somebody, and what is known of the
names."""

from __future__ import annotations

from collections import Counter

import msgspec

from goodoffices.record import lexicon
from goodoffices.record.actors.joining import Body
from goodoffices.record.actors.runs import Texts
from goodoffices.record.actors.states import States

ANAPHORIC = frozenset(("group", "armed", "firm", "union", "party", "army", "family"))
"""Kinds of nouns that point back to a body of their kind ("the group")."""
PEOPLES = frozenset(("workers", "armed", "family", "owners", "union", "firm", "opposition"))
"""Kinds that can be a side of talks without any name."""


class ActorSeen(msgspec.Struct, gc=False):
    """One place that speaks of somebody. ``person`` where it names one who acts for the key; ``pointing``
    where it is a common noun.
    """

    start: int
    end: int
    key: str
    kind: str = ""
    person: str = ""
    role: str = ""
    adjective: str = ""
    pointing: bool = False


class Gathered(msgspec.Struct):
    """What one pass over the articles gives."""

    texts: Texts
    states: States
    bodies: dict[str, Body]
    forms: dict[str, str]
    seen: dict[str, list[ActorSeen]]
    people: dict[str, Counter[str]]
    armies: dict[str, str]
    persons: dict[str, str]
    nouns: dict[str, Counter[str]]
    kinds: dict[str, str] = {}
    """The kind of each body that was asked about."""
    acting: frozenset[str] = frozenset()
    """Outlets that are an employer or a firm in these reports."""

    def is_outlet(self, name: str) -> bool:
        """Whether a name is one of an outlet that only tells."""
        return name in lexicon.outlets() and name not in self.acting
