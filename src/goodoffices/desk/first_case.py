"""Who the parties and mediators are, as the articles themselves say: enough of a case for the rules to name sides by."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case import Case, Mediator, Party
from goodoffices.desk.topics import topics
from goodoffices.record import Article, Named, Sides, find_sides, parts_of_sides


def first_case(articles: Sequence[Article]) -> Case:
    """A case with nothing but parties and mediators, each under the name that the articles give it, and the other
    words by which they name it ("Istrian") as its aliases; its issues are the topics that talks are usually about. It is no case
    to save."""
    named = find_sides(articles, Sides().of)
    parts = parts_of_sides(named)
    return Case(
        title="",
        parties=tuple(
            Party(id=side, name=side, aliases=_aliases(side, named))
            for side, part in parts.items()
            if part == "party"
        ),
        mediators=tuple(
            Mediator(id=side, name=side, aliases=_aliases(side, named))
            for side, part in parts.items()
            if part == "mediator"
        ),
        issues=topics(),
    )


def _aliases(side: str, named: Sequence[Named]) -> tuple[str, ...]:
    words = [each.words.removeprefix("the ").removeprefix("The ") for each in named if each.side == side]
    return tuple(dict.fromkeys(word for word in words if word != side))
