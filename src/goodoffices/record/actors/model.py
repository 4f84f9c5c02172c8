"""Who is in the reports: actors with all their names, and the places that speak of them."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["state", "body", "people"]
"""What an actor is: a ``state`` with its government, a ``body`` of its own (a firm, a union, a movement, an
army), or ``people`` who are named by what they are ("the workers", "the families").
"""
Part = Literal["party", "mediator", ""]


class Mention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One place that speaks of an actor: ``words`` as they stand from ``start`` to ``end`` of the article."""

    article: str
    start: int
    end: int
    words: str


class Spokesperson(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Someone who speaks or acts for an actor, with the office that the reports give."""

    name: str
    role: str = ""


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """One somebody, under whatever names the reports give.

    ``id`` is unique among the actors of a record. ``name`` is how it is called in full, ``short`` its
    initials where the reports use them; ``names`` are all forms that mean it, these two among them, and
    ``called`` is the one that the reports use most. ``members`` are bodies that stand on its side as parts of
    it. ``part`` is what it is in the talks, empty for who is neither party nor mediator; ``weight`` how much
    the reports say so.
    """

    id: str
    name: str
    kind: Kind
    short: str = ""
    names: tuple[str, ...] = ()
    called: str = ""
    persons: tuple[Spokesperson, ...] = ()
    members: tuple[str, ...] = ()
    part: Part = ""
    weight: float = 0.0
    mentions: tuple[Mention, ...] = ()
    grounds: tuple[Mention, ...] = ()
    """The passages that make it a party or a mediator."""
