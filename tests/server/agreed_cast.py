"""An agreement at the desk for the tests of its pages: the invented prisoner exchange that is shipped, taken
into the Lake Sarn talks.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from goodoffices.agreement import Agreement
from goodoffices.agreement.files import read_agreement_text
from goodoffices.agreement.tracking import FieldReport

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "agreements"


def prisoners() -> Agreement:
    """The agreement, some years earlier: what was reported of it lies in the past."""
    text = (EXAMPLES / "prisoners.yaml").read_text(encoding="utf-8")
    return read_agreement_text(text.replace("2031-", "2025-")).agreement


def acted(desk: Any, case: str, deed: Any, *given: Any, **more: Any) -> Any:
    """Do what an action does, in one transaction as a form would."""
    from goodoffices.server.store import new_token, write_case

    with write_case(desk, case, new_token()) as pen:
        return deed(pen, *given, **more)


def taken(desk: Any, case: str, agreement: Agreement | None = None) -> None:
    """Take the agreement in."""
    from goodoffices.desk.actions.keep_agreement import take_in_agreement

    acted(desk, case, take_in_agreement, agreement or prisoners(), "file")


def report(at: int = 1, /, **more: Any) -> FieldReport:
    """A report of trucks, by the joint team; each ``at`` is an hour and a number of its own."""
    fields: dict[str, Any] = {
        "id": f"m-{at}",
        "at": datetime(2025, 6, 9, 8, tzinfo=UTC) + timedelta(hours=at),
        "commitment": "trucks",
        "what": "partly",
        "says": "joint-team",
        **more,
    }
    return FieldReport(**fields)


def received(desk: Any, case: str, *reports: FieldReport, **more: Any) -> Any:
    """Reports that came in."""
    from goodoffices.desk.actions.report_deeds import take_in_reports

    return acted(desk, case, take_in_reports, reports, **more)
