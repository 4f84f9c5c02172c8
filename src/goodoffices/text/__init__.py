"""The single text: clauses, brackets, versions, differences, findings. Pure: no storage, no screen, no knowledge of cases or talks."""

from goodoffices.text.finding import Finding, Severity, Spot, in_order

__all__ = ["Finding", "Severity", "Spot", "in_order"]
