"""Conditional words taken together: what holds, who waits for whom, which word would bring most."""

from goodoffices.analysis.conditions.results import (
    ConditionsFound,
    ConsistentSet,
    HeldAct,
    LooksAt,
    Unlocking,
    WaitingCircle,
)
from goodoffices.analysis.conditions.solve import EndlessAmountsError, solve_conditions

__all__ = [
    "ConditionsFound",
    "ConsistentSet",
    "EndlessAmountsError",
    "HeldAct",
    "LooksAt",
    "Unlocking",
    "WaitingCircle",
    "solve_conditions",
]
