"""Fewer points for the eye, honestly: which to draw, and how far any point left out lies from one that is
drawn.

Greedy farthest-point choice (Gonzalez 1985, *Clustering to minimize the maximum intercluster distance*): the
distance it leaves is at most twice the least possible for so many points.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec
import numpy as np

Row = tuple[Fraction, ...]


class Thinned(msgspec.Struct, frozen=True):
    """``kept`` are places in the sequence, rising. ``distance`` is the largest difference, as a share of each
    party's range, between a point left out and the nearest one kept, on the party where they differ most.
    """

    kept: tuple[int, ...]
    distance: float


def thin(points: Sequence[Row], most: int, always: Sequence[int] = ()) -> Thinned:
    """At most ``most`` of the points: those at ``always``, each party's best, then again and again the one
    farthest from all kept.
    """
    if len(points) <= most:
        return Thinned(tuple(range(len(points))), 0.0)
    places = np.array([[float(score) for score in row] for row in points])
    spans = np.ptp(places, axis=0)
    places = (places - places.min(axis=0)) / np.where(spans > 0, spans, 1.0)
    kept = list(dict.fromkeys([*always, *(int(best) for best in places.argmax(axis=0))]))
    apart = np.full(len(points), np.inf)
    for place in kept:
        apart = np.minimum(apart, np.abs(places - places[place]).max(axis=1))
    while len(kept) < most:
        place = int(apart.argmax())
        if apart[place] == 0:
            break
        kept.append(place)
        apart = np.minimum(apart, np.abs(places - places[place]).max(axis=1))
    return Thinned(tuple(sorted(kept)), float(apart.max()))
