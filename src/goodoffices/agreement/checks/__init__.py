"""What is looked at before an agreement is signed."""

from goodoffices.agreement.agreement import Agreement
from goodoffices.agreement.checks.clause_dates import check_clause_dates
from goodoffices.agreement.checks.counts import check_counts
from goodoffices.agreement.checks.cross_references import check_references
from goodoffices.agreement.checks.kinds import DEFECTS, DefectKind
from goodoffices.agreement.checks.look import Look, PartPlaces
from goodoffices.agreement.checks.meanings import check_meanings
from goodoffices.agreement.checks.names import check_names
from goodoffices.agreement.checks.provisions import check_provisions
from goodoffices.agreement.checks.rules import check_rules
from goodoffices.agreement.checks.stages import check_stages
from goodoffices.agreement.checks.times import check_times
from goodoffices.agreement.checks.waits import check_waits
from goodoffices.agreement.checks.witnesses import check_witnesses
from goodoffices.text import Finding

__all__ = ["DEFECTS", "DefectKind", "check_agreement"]

_RULES = (
    check_names,
    check_references,
    check_waits,
    check_times,
    check_clause_dates,
    check_counts,
    check_witnesses,
    check_stages,
    check_provisions,
    check_meanings,
    check_rules,
)


def check_agreement(agreement: Agreement, places: PartPlaces | None = None) -> tuple[Finding, ...]:
    """Everything in the plan that would trouble those who have to live with it, in the order of the file.

    ``places`` says where its parts stand in a file; without it findings have no place.
    """
    look = Look(agreement, places)
    for rule in _RULES:
        rule(look)
    return look.findings()
