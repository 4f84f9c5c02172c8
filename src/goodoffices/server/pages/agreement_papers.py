"""What leaves the desk of an agreement: documents, tables, calendars, the form for reports. In the clear, on
purpose.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.helpers.plan_process import NoPlanError
from goodoffices.server.pages.base import show
from goodoffices.server.store import open_case
from goodoffices.server.wording.agreement_files import file_of, file_of_side, parties_of

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "yaml": "application/yaml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}


@require_GET
def paper(request: DeskRequest, case_id: str, file: str) -> HttpResponse:
    """A file of the agreement or of its state."""
    case = open_case(request.identity, case_id)
    try:
        return _file(file_of(case, file), file)
    except NoPlanError as problem:
        late = problem.late
        return show(request, "agreement_none.html", case=case, here="agreement", status=422, late=late)


@require_GET
def side_paper(request: DeskRequest, case_id: str, number: int, file: str) -> HttpResponse:
    """A file for one side."""
    return _file(file_of_side(open_case(request.identity, case_id), number, file), file)


@require_GET
def papers(request: DeskRequest, case_id: str) -> HttpResponse:
    """All files that can be saved."""
    case = open_case(request.identity, case_id)
    return show(request, "agreement_papers.html", case=case, here="agreement", parties=parties_of(case))


def _file(made: str | bytes, name: str) -> HttpResponse:
    answer = HttpResponse(made, content_type=_TYPES[name.rsplit(".", 1)[1]])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


_HERE = "c/<str:case_id>/agreement/papers"
urlpatterns = [
    path(f"{_HERE}/", papers, name="agreement-papers"),
    path(f"{_HERE}/<str:file>", paper, name="agreement-paper"),
    path(f"{_HERE}/<int:number>/<str:file>", side_paper, name="agreement-side-paper"),
]
