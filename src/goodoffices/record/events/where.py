"""Where an event takes place: the place named in its clause."""

from __future__ import annotations

import re

from goodoffices.record import lexicon

_PLACE = re.compile(
    r"\b(?P<by>in|at|near|outside|to)\s(?:the\s)?(?:(?:neighbou?ring|nearby|central|northern|southern|"
    r"eastern|western|downtown)\s)?(?:(?:[A-Z]?[\w-]+\s){1,2}(?:capital|city|town|resort|"
    r"port)\s(?:of\s)?)?(?P<place>[A-Z][\w'’-]+(?:\s(?:[A-Z][\w'’-]+|(?:bin|al|de|"
    r"la)\b))*(?:,\s(?P<wider>[A-Z][a-z]+)(?=[,.;)]|\s(?:on|for|to|with|said|as|and)\b|$))?)"
)
NOT_PLACES = lexicon.bag(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December President Prime Foreign Israeli Palestinian American I Talks "
    "Negotiations Exactly Some Further New Both The Representatives Officials Mediators This That It He She "
    "They There These Those Head Two Three Four Five Secretary Minister Executives Earlier Later Jan Feb Mar "
    "Apr Jun Jul Aug Sept Sep Oct Nov Dec Rebel Peace Last Next First Second"
)
_NOUN_BEHIND = re.compile(
    r" (?:[\w-]+ )?(?:capital|city|town|side|border|government|officials?|group|contact|talks|negotiations|"
    r"round|process|crisis|conflict|war|dispute)\b"
)
_GOES_TO = re.compile(
    r"(?:will )?visit(?:ed)?\s(?:the\s)?(?P<place>[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)*)(?![’'\w])"
)
_OF_TALKS = re.compile(r"\s(?:peace|cease-?fire|hostage|truce|trade|border|dam|crisis)\s")
"""Behind the name of what talks are about ("the Luria ceasefire talks")."""


def place_of(text: str, at: int, span: tuple[int, int], goes: bool = False) -> str:
    """The first place named behind ``at`` in the clause, else the first before it; empty where there is none.
    "to" leads to a place only where someone ``goes``."""
    if goes and (named := _GOES_TO.match(text, at, span[1])) is not None and named["place"] not in NOT_PLACES:
        return named["place"]
    for found in _PLACE.finditer(text, at, span[1]):
        if _is_place(text, found) and (goes or found["by"] != "to"):
            return _bare(found)
    for found in _PLACE.finditer(text, span[0], at):
        if _is_place(text, found) and (goes or found["by"] != "to"):
            return _bare(found)
    return ""


def same_place(one: str, two: str) -> bool:
    """Whether two names can be of one place: the same, or a capital and its country."""
    if one.casefold() == two.casefold():
        return True
    places = lexicon.places()
    return bool(places.get(one)) and places.get(one) == places.get(two)


def _bare(found: re.Match[str]) -> str:
    place, wider = found.group("place"), found.group("wider")
    if wider and lexicon.places().get(wider, wider) != wider:
        # An adjective begins something else: "in Vesna, Istrian and Lurian delegations ...".
        place = place[: found.start("wider") - found.start("place")]
    words = place.rstrip("., ").removesuffix("'s").removesuffix("’s").split(" ")
    while len(words) > 1 and words[-1] in NOT_PLACES:
        words.pop()  # "in Vesna Tuesday"
    return " ".join(words)


def _is_place(text: str, found: re.Match[str]) -> bool:
    """A name that is not a day or a person's title, nor an adjective before its noun ("the Istrian
    capital").
    """
    word = re.split(r"[ '’]", found.group("place"), maxsplit=1)[0]
    places = lexicon.places()
    adjective = (
        word in places and places[word] != word and _NOUN_BEHIND.match(text, found.end("place")) is not None
    )
    return (
        word not in NOT_PLACES
        and not adjective
        and not found.group("place").isupper()
        and not _OF_TALKS.match(text, found.end("place"))
    )
