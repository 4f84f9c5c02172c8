"""An agreement, or a file of reports, that somebody brings, read under limits."""

from __future__ import annotations

from goodoffices.agreement import Agreement
from goodoffices.agreement.files import agreement_to_json, read_agreement_text
from goodoffices.agreement.tracking import FieldReport
from goodoffices.case import ProblemsFound
from goodoffices.desk.keeping.received import field_report
from goodoffices.server.reading.confined import Confined
from goodoffices.server.reading.messages import (
    AgreementFileRead,
    ReadAgreementFile,
    ReadReportsFile,
    ReportsFileRead,
    restored,
)


def read_agreement_file_text(data: bytes, name: str) -> Agreement:
    """The agreement in the bytes of a file (YAML or JSON).

    Raises :class:`~goodoffices.server.reading.NotReadError` and :class:`~goodoffices.case.ProblemsFound`.
    """
    with Confined() as reader:
        answer = reader.ask(ReadAgreementFile(data, name))
    assert isinstance(answer, AgreementFileRead)
    if not answer.agreement:
        raise ProblemsFound(restored(answer.problems))
    return read_agreement_text(answer.agreement, name, "json").agreement


def read_reports_file_text(data: bytes, name: str, agreement: Agreement) -> tuple[FieldReport, ...]:
    """The reports in the bytes of a file (CSV or JSON). Raises as :func:`read_agreement_file_text`."""
    with Confined() as reader:
        answer = reader.ask(ReadReportsFile(data, name, agreement_to_json(agreement)))
    assert isinstance(answer, ReportsFileRead)
    if answer.problems:
        raise ProblemsFound(restored(answer.problems))
    return tuple(field_report(one, one.id) for one in answer.reports)
