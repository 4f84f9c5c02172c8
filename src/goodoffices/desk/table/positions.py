"""A position as the values of a form: whose it is, on what, with its conditions and approvals."""

from __future__ import annotations

from typing import Any

from goodoffices.case import Approval, Case, Choice, Condition
from goodoffices.desk.table.rows import columns_of, made_rows, row_of, rows_of
from goodoffices.language import CodedText

_Values = dict[str, Any]
YES = "on"
"""What stands in the column of a mark that is set."""


def position_values(case: Case, record: Any) -> _Values:
    """A position's own values, besides its plain ones."""
    return {
        "agreed": record.agreed,
        "conditions": rows_of(record.conditions, lambda one: _condition_row(case, one)),
        "approval": rows_of(record.approval, _approval_row),
    }


def position_of(case: Case, values: _Values, record: Any, wrong: dict[str, str]) -> _Values:
    """What the values make. A condition that was given in options stays so until its words are changed."""
    if not values["options"] and not str(values["words"]).strip():
        wrong["words"] = CodedText(
            "table-position-says-nothing", "Choose an option, or write in words what was said."
        )
    if not values["stance"]:
        wrong["stance"] = CodedText("table-stance-needed", "Say what the party does: demand, accept, refuse.")
    if not values["party"]:
        wrong["party"] = CodedText("table-party-needed", "Say whose position it is.")

    def condition(row: str) -> Condition | None:
        party, does = columns_of(row, 2)
        if not does.strip():
            wrong["conditions"] = CodedText("table-condition-needed", "Write what has to hold.")
            return None
        return Condition(party=party, does=does.strip())

    def approval(row: str) -> Approval | None:
        by, given = columns_of(row, 2)
        if not by.strip():
            wrong["approval"] = CodedText("table-approval-needed", "Write whose approval it is.")
            return None
        return Approval(by=by.strip(), given=given == YES)

    return {
        "agreed": bool(values["agreed"]),
        "conditions": made_rows(
            values["conditions"], record.conditions, lambda one: _condition_row(case, one), condition
        ),
        "approval": made_rows(values["approval"], record.approval, _approval_row, approval),
    }


def position_label(case: Case, record: Any) -> str:
    """What a position is called in a list: on what, and in which words."""
    issue = next((one for one in case.issues if one.id == record.issue), None)
    names = {one.id: one.label for one in issue.options} if issue is not None else {}
    said = " / ".join(names.get(one, one) for one in record.options) or record.words
    return f"{issue.label if issue is not None else record.issue}: {said}"


def _condition_row(case: Case, one: Condition) -> str:
    return row_of(one.party, one.does or "; ".join(_choice_words(case, each) for each in one.choices))


def _choice_words(case: Case, choice: Choice) -> str:
    issue = next((one for one in case.issues if one.id == choice.issue), None)
    names = {one.id: one.label for one in issue.options} if issue is not None else {}
    label = issue.label if issue is not None else choice.issue
    return f"{label}: {' / '.join(names.get(one, one) for one in choice.options)}"


def _approval_row(one: Approval) -> str:
    return row_of(one.by, YES if one.given else "")
