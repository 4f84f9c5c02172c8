"""What enough sides could agree on, as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goodoffices.analysis import DecisionFound, Point
from goodoffices.case import format_exact

Json = dict[str, Any]


def decision_record(found: DecisionFound | None, point: Callable[[Point], Json]) -> Json | None:
    """The record, or null where all have to agree; ``point`` writes a package with its scores."""
    if found is None:
        return None
    core = found.core
    return {
        "enough": [
            {
                "parties": list(one.parties),
                "possible": one.possible,
                "packages": [point(each) for each in one.packages],
                "count": one.count,
                "complete": one.complete,
            }
            for one in found.enough
        ],
        "blocking": [list(parties) for parties in found.blocking],
        "power": {party: format_exact(share) for party, share in found.power.items()},
        "core": None
        if core is None
        else {
            "size": core.size,
            "packages": [point(each) for each in core.packages],
            "left": None if core.left is None else point(core.left),
            "leaves": list(core.leaves),
            "to": None if core.to is None else point(core.to),
        },
    }
