"""An agreement as a person reads it: its plan, its state, its papers."""

from goodoffices.report.agreed.contract import plan_contract, plan_schema
from goodoffices.report.agreed.terminal import render_plan

__all__ = ["plan_contract", "plan_schema", "render_plan"]
