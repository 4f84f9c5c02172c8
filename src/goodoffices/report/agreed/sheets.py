"""States, balances and reports as CSV and as a workbook."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.agreement.tracking import COLUMNS, FieldReport, Ledger, balances
from goodoffices.case import format_exact
from goodoffices.language.words import gettext as _
from goodoffices.report.agreed.track import balance_head, balance_rows, track_head, track_rows, when
from goodoffices.report.numbers import show
from goodoffices.report.sheets_of_results import ResultSheet, as_csv, as_xlsx


def states_csv(ledger: Ledger) -> str:
    """The table of states as CSV; what a spreadsheet would run as a formula is led by an apostrophe."""
    return as_csv(ResultSheet(_("State"), track_head(), [list(row) for row in track_rows(ledger)]))


def track_workbook(ledger: Ledger) -> bytes:
    """A workbook: states, balances, reports."""
    sheets = [ResultSheet(_("State"), track_head(), [list(row) for row in track_rows(ledger)])]
    for place, one in enumerate(balances(ledger), 1):
        rows = [list(row) for row in balance_rows(ledger.agreement, one)]
        sheets.append(
            ResultSheet(_("Balance %(number)s", number=place), balance_head(), [list(row) for row in rows])
        )
    head = [
        _("Report"),
        _("Time"),
        _("Place"),
        _("About"),
        _("What"),
        _("Number"),
        _("Says"),
        _("Evidence"),
        _("Checked by"),
    ]
    agreement = ledger.agreement
    sheets.append(
        ResultSheet(
            _("Reports"),
            head,
            [
                [
                    one.id,
                    when(ledger, one.at),
                    one.place,
                    one.commitment + (f"/{one.category}" if one.category else ""),
                    one.what,
                    "" if one.number is None else show(one.number),
                    agreement.label(one.says),
                    one.evidence,
                    ", ".join(agreement.label(name) for name in one.verified_by),
                ]
                for one in ledger.living()
            ],
        )
    )
    return as_xlsx([sheet for sheet in sheets if sheet.rows])


def reports_csv(reports: Iterable[FieldReport]) -> str:
    """Reports as a file that is read again, with the columns that reports have."""
    rows = [
        [
            one.id,
            one.at.isoformat(),
            one.place,
            one.commitment,
            one.what,
            "" if one.number is None else format_exact(one.number),
            one.category,
            one.says,
            one.evidence,
            "; ".join(one.verified_by),
            one.withdraws,
            "; ".join(one.seen_by),
            one.maker,
            one.note,
        ]
        for one in reports
    ]
    return as_csv(ResultSheet("reports", list(COLUMNS), [list(row) for row in rows]))
