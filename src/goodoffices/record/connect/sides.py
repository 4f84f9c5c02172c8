"""Which sides the reports name as parties to the talks and which as going between, each on its passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from goodoffices.record.actors import Actor, Actors, Mention
from goodoffices.record.names import Sides

RULE = "actor@1"


class SideNamed(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that names a party or a mediator. ``side`` is its one name, ``words`` how it stands at
    ``start``.
    """

    side: str
    part: str
    article: str
    start: int
    end: int
    words: str
    rule: str = RULE


def find_sides(actors: Actors, sides: Sides) -> list[SideNamed]:
    """For each party, then each mediator: the passages that make it one, then one for each other way in which
    it is named.
    """
    return [row for actor in (*actors.parties, *actors.mediators) for row in _rows(actor, sides.id_of(actor))]


def _rows(actor: Actor, side: str) -> Iterable[SideNamed]:
    told: set[str] = set()
    for mention in (*actor.grounds, *_of_itself(actor)):
        if mention in actor.grounds or mention.words.casefold() not in told:
            told.add(mention.words.casefold())
            yield SideNamed(
                side=side,
                part=actor.part,
                article=mention.article,
                start=mention.start,
                end=mention.end,
                words=mention.words,
            )


def _of_itself(actor: Actor) -> Iterable[Mention]:
    """The places that name it, not those who speak for it."""
    names = {name.casefold() for name in (actor.name, *actor.names)}
    return (mention for mention in actor.mentions if mention.words.removeprefix("the ").casefold() in names)


def parts_of_sides(named: Sequence[SideNamed]) -> dict[str, str]:
    """What each side is, in the order of the rows."""
    return {each.side: each.part for each in named}
