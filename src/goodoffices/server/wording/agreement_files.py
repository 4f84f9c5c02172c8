"""The files of an agreement and of its state that leave the desk: what makes each of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from goodoffices.agreement import Agreement
from goodoffices.agreement.files import agreement_to_json, agreement_to_yaml
from goodoffices.agreement.tracking import Ledger, for_viewer
from goodoffices.desk.keeping import kept_reports, ledger_of, without_worths
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.report.agreed.papers import due_calendar
from goodoffices.report.agreed.report_form import form_pdf, form_word
from goodoffices.report.agreed.sheets import reports_csv, states_csv, track_workbook
from goodoffices.report.agreed.track import track_contract
from goodoffices.server.helpers.plan_process import paper_of


def _of_agreement(case: OpenCase) -> Agreement:
    if case.agreement is None:
        raise NotThereError("no agreement")
    return case.agreement.agreement


def _ledger(case: OpenCase) -> Ledger:
    ledger = ledger_of(case, datetime.now(UTC))
    if ledger is None:
        raise NotThereError("no agreement")
    return ledger


def _of_side(case: OpenCase, party: str) -> Ledger:
    """The state from the reports that a side may see by the agreement, without what anything is worth."""
    agreement = _of_agreement(case)
    if party not in {one.id for one in agreement.parties}:
        raise NotThereError("no such party")
    seen = for_viewer(agreement, tuple(one.report for one in kept_reports(case)), party)
    return Ledger(without_worths(agreement), datetime.now(UTC), seen, partial=True)


_MADE: dict[str, Callable[[OpenCase], str | bytes]] = {
    "agreement.json": lambda case: agreement_to_json(_of_agreement(case)),
    "agreement.yaml": lambda case: agreement_to_yaml(_of_agreement(case)),
    "for-sides.json": lambda case: agreement_to_json(without_worths(_of_agreement(case))),
    "state.csv": lambda case: states_csv(_ledger(case)),
    "state.xlsx": lambda case: track_workbook(_ledger(case)),
    "state.json": lambda case: track_contract(_ledger(case)),
    "reports.csv": lambda case: reports_csv(one.report for one in kept_reports(case)),
    "form.pdf": lambda case: form_pdf(_of_agreement(case)),
    "form.docx": lambda case: form_word(_of_agreement(case)),
    "due.ics": lambda case: due_calendar(_of_agreement(case), "", date.today()),
}
"""File to what makes it here; what needs the plan is made by the planning process."""
_PLANNED = {
    "agreement.docx": "docx",
    "agreement.pdf": "pdf",
    "turns.csv": "csv",
    "turns.xlsx": "xlsx",
    "plan.json": "json",
}


def file_of(case: OpenCase, name: str) -> str | bytes:
    """A file of the agreement or of its state, by its name. Raises NotThereError, and
    :class:`~goodoffices.server.helpers.plan_process.NoPlanError` where it needs a plan and there is none.
    """
    if name in _MADE:
        return _MADE[name](case)
    if name not in _PLANNED:
        raise NotThereError("no such file")
    return paper_of(_of_agreement(case), _PLANNED[name])


def file_of_side(case: OpenCase, number: int, name: str) -> str | bytes:
    """A file for one side, by its place among the parties from 1: what is due from or to it, and the state as
    it may see it. Raises NotThereError.
    """
    agreement = _of_agreement(case)
    if not 1 <= number <= len(agreement.parties):
        raise NotThereError("no such party")
    party = agreement.parties[number - 1].id
    if name == "due.ics":
        return due_calendar(agreement, party, date.today())
    made: dict[str, Callable[[Ledger], str | bytes]] = {
        "state.csv": states_csv,
        "state.xlsx": track_workbook,
        "state.json": track_contract,
    }
    if name not in made:
        raise NotThereError("no such file")
    return made[name](_of_side(case, party))


def parties_of(case: OpenCase) -> list[tuple[int, str]]:
    """The parties by their places from 1. Raises NotThereError where there is no agreement."""
    return [(place, one.label) for place, one in enumerate(_of_agreement(case).parties, 1)]
