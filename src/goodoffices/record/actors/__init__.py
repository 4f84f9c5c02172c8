"""Who is in the reports: one pass over all of them builds actors before anything is concluded.

``find_actors`` gives :class:`Actors`; ``of`` tells whom a name means, ``at`` whom the words between two
places of an article mean, common nouns and persons included.
"""

from goodoffices.record.actors.build import find_actors
from goodoffices.record.actors.model import Actor, Kind, Mention, Part, Spokesperson
from goodoffices.record.actors.roster import Actors

__all__ = ["Actor", "Actors", "Kind", "Mention", "Part", "Spokesperson", "find_actors"]
