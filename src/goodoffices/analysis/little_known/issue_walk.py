"""Values of the options of one issue, drawn evenly from what its bounds leave."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.little_known.spans import ZERO, Most, Span, closed

Floats = NDArray[np.float64]
_SWEEPS = 40
"""Rounds of the walk through all coordinates before a member is taken."""


class IssueWalk:
    """The room that bounds leave on one issue; values from 0 to 1 where nothing else bounds them.

    ``start`` lies inside. Options whose difference is known move together: ``moving`` are the groups that can
    move at all.
    """

    def __init__(self, span: Span) -> None:
        edges = {pair: Most(bound.value) for pair, bound in span.most.items() if bound.value is not None}
        for option in span.options:
            if (option, ZERO) not in edges:
                edges[option, ZERO] = Most(Fraction(1))
        most = closed(span.options, edges) if len(span.options) <= 60 else edges
        size = self.size = len(span.options)
        self.gap = gap = np.full((size + 1, size + 1), np.inf)
        nodes = [*span.options, ZERO]
        for a in range(size + 1):
            gap[a, a] = 0.0
            for b in range(size + 1):
                bound = most.get((nodes[a], nodes[b]))
                if bound is not None and bound.value is not None:
                    gap[a, b] = float(bound.value)
        starts = [gap[a, size] - gap[a, :size] for a in range(size)] + [-gap[size, :size]]
        finite = [start for start in starts if np.isfinite(start).all()]
        self.start: Floats = np.mean(finite, axis=0)
        self.groups = _tied(gap[:size, :size])
        self.leads = [group[0] for group in self.groups]
        self.moving = [g for g in self.groups if gap[g[0], size] + gap[size, g[0]] > 1e-15]

    def room(self, values: Floats, group: list[int]) -> tuple[Floats, Floats]:
        """By how much a group may move down and up, member by member."""
        lead, size = group[0], self.size
        others = [j for j in self.leads if j != lead]
        high = np.minimum(
            self.gap[lead, size],
            np.min(values[:, others] + self.gap[lead, others], axis=1, initial=np.inf),
        )
        low = np.maximum(
            -self.gap[size, lead],
            np.max(values[:, others] - self.gap[others, lead], axis=1, initial=-np.inf),
        )
        return np.minimum(low - values[:, lead], 0.0), np.maximum(high - values[:, lead], 0.0)

    def run(self, samples: int, rng: np.random.Generator, sweeps: int = _SWEEPS) -> Floats:
        """Values of the options, one row a member."""
        values = np.tile(self.start, (samples, 1))
        for _ in range(sweeps if self.moving else 0):
            for group in self.moving:
                low, high = self.room(values, group)
                values[:, group] += rng.uniform(low, high)[:, None]
        return values


def _tied(gap: Floats) -> list[list[int]]:
    """Options whose difference is known exactly move together."""
    groups: list[list[int]] = []
    for k in range(len(gap)):
        home = next((g for g in groups if abs(gap[g[0], k] + gap[k, g[0]]) < 1e-15), None)
        if home is None:
            groups.append([k])
        else:
            home.append(k)
    return groups
