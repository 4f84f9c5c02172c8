"""Who the parties and mediators are, as the articles themselves say: enough of a case for the rules to name
sides by.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case import Case, Mediator, Party
from goodoffices.desk.topics import topics
from goodoffices.record import Actor, Actors, Article, find_actors


def first_case(articles: Sequence[Article], actors: Actors | None = None) -> Case:
    """A case with nothing but parties and mediators, each under the name that the articles give it, and the
    other words by which they name it ("Istrian") as its aliases; its issues are the topics that talks are
    usually about. It is no case to save. ``actors`` are those of the articles, where they were found already.
    """
    found = actors if actors is not None else find_actors(articles)
    return Case(
        title="",
        parties=tuple(Party(id=one.name, name=one.name, aliases=_aliases(one)) for one in found.parties),
        mediators=tuple(
            Mediator(id=one.name, name=one.name, aliases=_aliases(one)) for one in found.mediators
        ),
        issues=topics(),
    )


def _aliases(actor: Actor) -> tuple[str, ...]:
    return tuple(name for name in actor.names if name != actor.name)
