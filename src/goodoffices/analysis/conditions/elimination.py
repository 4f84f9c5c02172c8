"""Amounts that are shares of each other, solved in exact numbers."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

Row = dict[int, Fraction]
"""Act to its share."""

_ALONE = -1
"""The key of what does not hang on any act."""


def eliminate(parts: Mapping[int, Row], alone: Mapping[int, Fraction]) -> Row | None:
    """x = alone + parts · x by elimination, an entry for each act of ``parts``; None where that has not one
    solution.
    """
    order = list(parts)
    rows = {act: {**parts[act], _ALONE: alone[act]} for act in order}
    for place, act in enumerate(order):
        own = rows[act].pop(act, Fraction(0))
        if own == 1:
            return None
        row = rows[act] = {key: value / (1 - own) for key, value in rows[act].items()}
        for later in order[place + 1 :]:
            weight = rows[later].pop(act, None)
            if weight:
                for key, value in row.items():
                    rows[later][key] = rows[later].get(key, Fraction(0)) + weight * value
    found: Row = {}
    for act in reversed(order):
        terms = (value * (1 if key == _ALONE else found[key]) for key, value in rows[act].items())
        found[act] = sum(terms, Fraction(0))
    return found
