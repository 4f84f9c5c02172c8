"""What was reported done: reports, the ledger of them, the state of everything that is owed."""

from goodoffices.agreement.tracking.balance import Balance, BalanceLine, balances
from goodoffices.agreement.tracking.ledger import Ledger
from goodoffices.agreement.tracking.reading import read_reports, read_reports_text
from goodoffices.agreement.tracking.report_columns import COLUMNS, reports_schema
from goodoffices.agreement.tracking.reports import Deed, FieldReport, for_viewer, may_see
from goodoffices.agreement.tracking.state import DutyState, TrackedState

__all__ = [
    "COLUMNS",
    "Balance",
    "BalanceLine",
    "Deed",
    "DutyState",
    "FieldReport",
    "Ledger",
    "TrackedState",
    "balances",
    "for_viewer",
    "may_see",
    "read_reports",
    "read_reports_text",
    "reports_schema",
]
