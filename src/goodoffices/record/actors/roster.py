"""All actors of a set of reports, and whom a mention means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set

import msgspec

from goodoffices.record.actors.gather import is_metonym
from goodoffices.record.actors.model import Actor, Mention

_BARE = re.compile(r"^(?:the|a|an)\s+|(?:['’]s?)$", re.IGNORECASE)


class Actors:
    """The actors of a record in order of weight, parties first, then mediators, then others. ``by_seat``
    names the states that all the reports call by their capital alone, which may as well be where a firm sits.
    """

    def __init__(self, everyone: Sequence[Actor], by_seat: Set[str] | None = None) -> None:
        self.by_seat = (
            by_seat if by_seat is not None else frozenset(each.name for each in everyone if _by_seat(each))
        )
        self.everyone = tuple(everyone)
        self.parties = tuple(each for each in everyone if each.part == "party")
        self.mediators = tuple(each for each in everyone if each.part == "mediator")
        self._bodies = sorted(each.name for each in everyone if each.kind == "body")
        self._of_name: dict[str, Actor] = {}
        for actor in everyone:
            for name in (actor.id, actor.name, *actor.names, *actor.members):
                if name:
                    self._of_name.setdefault(name.casefold(), actor)
        self._of_person: dict[str, Actor | None] = {}
        for actor in everyone:
            for person in actor.persons:
                self._of_name.setdefault(person.name.casefold(), actor)
                surname = person.name.rsplit(" ", 1)[-1].casefold()
                known = self._of_person.get(surname, actor)
                self._of_person[surname] = actor if known is actor else None
        self._places: dict[str, list[tuple[Mention, Actor]]] = {}
        for actor in everyone:
            for mention in actor.mentions:
                self._places.setdefault(mention.article, []).append((mention, actor))
        for places in self._places.values():
            places.sort(key=lambda place: (place[0].start, place[0].end))
        self._starts = {key: [place.start for place, _ in places] for key, places in self._places.items()}

    def among(self, articles: Set[str]) -> Actors:
        """The same actors with the places of these articles alone, by their ids."""
        return Actors(
            [
                msgspec.structs.replace(
                    actor,
                    mentions=tuple(each for each in actor.mentions if each.article in articles),
                    grounds=tuple(each for each in actor.grounds if each.article in articles),
                )
                for actor in self.everyone
            ],
            self.by_seat,
        )

    def of(self, words: str) -> Actor | None:
        """The actor that a name, an adjective, a member or a person's name means by itself; None for what is
        not known, or for common nouns, which mean somebody only where they stand (see :meth:`at`).
        """
        bare = _BARE.sub("", words.strip())
        found = self._of_name.get(bare.casefold())
        if found is None and " " not in bare:
            found = self._of_person.get(bare.casefold())
        return found

    def is_body(self, words: str) -> bool:
        """Whether the name of a body begins with the words."""
        at = bisect_left(self._bodies, words)
        return at < len(self._bodies) and self._bodies[at].startswith(words)

    def at(self, article: str, start: int, end: int) -> Actor | None:
        """The actor that is spoken of between two places of an article, common nouns ("the group") and
        persons included: the one whose mention begins first there, else the one whose mention holds the
        place.
        """
        places = self._places.get(article, [])
        first = bisect_right(self._starts.get(article, []), start - 1)
        if first < len(places) and places[first][0].start < end:
            return places[first][1]
        if first and places[first - 1][0].end > start:
            return places[first - 1][1]
        return None

    def mentions(self, article: str, start: int, end: int) -> list[tuple[Mention, Actor]]:
        """Every mention that begins between two places of an article, with its actor."""
        starts = self._starts.get(article)
        if starts is None:
            return []
        return self._places[article][bisect_left(starts, start) : bisect_left(starts, end)]


def _by_seat(actor: Actor) -> bool:
    """Whether the reports name a state by its capital alone."""
    return (
        actor.kind == "state"
        and not actor.part
        and all(is_metonym(each.words, actor.name) for each in actor.mentions if each.words[:1].isupper())
    )
