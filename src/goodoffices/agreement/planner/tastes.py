"""What a walk likes to take next. None of them changes what is proved; each finds a way in exchanges in which
the others wander."""

from __future__ import annotations

from goodoffices.agreement.planner.problem import TurnProblem
from goodoffices.agreement.planner.walk import Caps, Taste


def tastes_of(problem: TurnProblem, backward: bool) -> list[Taste]:
    """The tastes for a problem, most promising first."""
    sign = -1 if backward else 1
    weights = _weights(problem)
    surplus = [
        -sign * sum(step * weight for step, weight in zip(kind.step, weights, strict=True))
        for kind in problem.kinds
    ]

    def roomy(kind: int, after: tuple[int, ...], caps: Caps) -> float:
        """Keep the smallest room as large as can be, each side's room weighed by what flows through it."""
        return min((cap - d) * weight for cap, d, weight in zip(caps, after, weights, strict=True))

    def gainful(kind: int, after: tuple[int, ...], caps: Caps) -> float:
        """Take what makes the sum of the rooms grow most."""
        return surplus[kind]

    def gainful_and_roomy(kind: int, after: tuple[int, ...], caps: Caps) -> float:
        """What makes rooms grow before what makes them shrink; among them the roomy one."""
        return (1e12 if surplus[kind] >= 0 else 0) + roomy(kind, after, caps)

    def even(kind: int, after: tuple[int, ...], caps: Caps) -> float:
        """Keep the rooms of the sides alike."""
        rooms = [(cap - d) * weight for cap, d, weight in zip(caps, after, weights, strict=True)]
        return min(rooms) - max(rooms)

    return [roomy, gainful_and_roomy, gainful, even]


def _weights(problem: TurnProblem) -> list[float]:
    """A weight for each dimension, so that about as much flows through one as through another."""
    flows = [0] * len(problem.dimensions)
    for kind in problem.kinds:
        for place, step in enumerate(kind.step):
            flows[place] += kind.count * abs(step)
    most = max(flows, default=0) or 1
    return [most / flow if flow else 1.0 for flow in flows]
