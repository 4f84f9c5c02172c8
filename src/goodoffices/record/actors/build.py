"""Actors out of articles: gathered, pointed out, weighed; and which of them are parties, which go between."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.record.actors.choosing import Casting
from goodoffices.record.actors.describing import Describer
from goodoffices.record.actors.evidence import grounds
from goodoffices.record.actors.folding import folded
from goodoffices.record.actors.gather import gather
from goodoffices.record.actors.one_side import one_side
from goodoffices.record.actors.pointing import point
from goodoffices.record.actors.roster import Actors
from goodoffices.record.actors.weighing import Weighed
from goodoffices.record.language import READ
from goodoffices.record.model import Article


def find_actors(articles: Sequence[Article]) -> Actors:
    """Everybody in the reports, each once. Which are parties and which go between is told by all the reports
    together: who talks with whom, demands, offers and signs; who mediates, hosts and convenes.
    """
    articles = [article for article in articles if article.language in READ]
    gathered = gather(articles)
    point(articles, gathered)
    weighed = Weighed(articles, gathered, list(grounds(articles, gathered)), one_side(articles, gathered))
    parts = Casting(weighed).parts()
    if more := folded(weighed, parts):
        weighed = weighed.fold({key: side for key, side in more.items() if side})
        parts = {key: part for key, part in Casting(weighed).parts().items() if key not in more}
    # In the order in which they are met, not of weight: a brief ranks no side.
    keys = dict.fromkeys(sorted(parts, key=lambda key: (parts[key] != "party", weighed.first(key))))
    for places in gathered.seen.values():
        for seen in places:
            key = weighed.whole(seen.key)
            if key and (key in parts or weighed.is_somebody(key)):
                keys.setdefault(key)
    describer = Describer(weighed)
    actors = [describer.actor(key, parts.get(key, "")) for key in keys]
    return Actors(sorted(actors, key=lambda actor: {"party": 0, "mediator": 1, "": 2}[actor.part]))
