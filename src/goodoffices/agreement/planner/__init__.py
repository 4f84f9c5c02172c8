"""Planning an exchange between sides who do not trust each other: an order of turns in which nobody gains by
stopping, or the least exposed one."""

from goodoffices.agreement.planner.days import PlannedTurn
from goodoffices.agreement.planner.least import WORK
from goodoffices.agreement.planner.plan import ExchangePlan, Exposure, plan_exchange
from goodoffices.agreement.planner.problem import CannotPlan, receiver_of
from goodoffices.agreement.planner.removals import Removal, removals

__all__ = [
    "WORK",
    "CannotPlan",
    "ExchangePlan",
    "Exposure",
    "PlannedTurn",
    "Removal",
    "plan_exchange",
    "receiver_of",
    "removals",
]
