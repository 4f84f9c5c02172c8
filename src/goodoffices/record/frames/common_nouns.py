"""Common nouns that mean a side, nobody of the talks, or any of several. English."""

from __future__ import annotations

import re

OWN_GROUP = re.compile(
    r"\b(?:shareholders?|investors?|staff|workers?|families|relatives|residents?|fans|voters?|citizens?|"
    r"supporters?|opponents?|critics?|unions?|parents?|people|customers?|passengers?|refugees?|civilians?|"
    r"allies|rivals|neighbou?rs|backers|enemies|foes|creditors|lenders|victims|journalists|"
    r"protesters|demonstrators|senators|clergy|"
    r"prisoners?|hostages?|industry|industries|sector|lobby|businesses|branches|retailers?|producers?|farmers?|fishermen)$",
    re.IGNORECASE,
)
"""Groups of their own, whoever's name stands before them."""
OTHERS = re.compile(
    r"(?:the\s)?(?:families|relatives|victims|prisoners|hostages|refugees|civilians|journalists|customers|"
    r"passengers|parents|residents|voters|citizens|people|witnesses|onlookers|reporters)",
    re.IGNORECASE,
)
"""Common nouns that are never one of the sides, however few are told of."""
BODIES = frozenset(("unions", "companies", "firms", "groups", "parties", "airlines", "banks"))
ANY_BODY = frozenset(
    "company firm group producer maker giant rival bidder suitor business miner manufacturer retailer".split()
)
"""Nouns that tell nothing apart where two of the kind are told of."""


def ends_in_group(words: str) -> bool:
    """Whether words that mean a state end in a group of its people, in small letters."""
    return words.rsplit(" ", 1)[-1].islower() and OWN_GROUP.search(words) is not None
