"""The case file: parties, issues and options; one more of each, the file to take along, another in its
place.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.case.files import case_to_yaml
from goodoffices.desk.actions.case_file import add_to_table, put_back
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.table import table_page
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.cases import AddToTableForm, ImportForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, number_in, show
from goodoffices.server.store import open_case

_here = address("case-file")


def _page(request: DeskRequest, case: OpenCase, asked: ActForm) -> HttpResponse:
    bringing = isinstance(asked, ImportForm)
    return show(
        request,
        "case_file.html",
        table_page(case),
        case=case,
        here="case-file",
        asked=AddToTableForm(outline=case.outline) if bringing else asked,
        problems=asked.told() if bringing else (),
        otherwise=number_in(request, "otherwise"),
    )


@acting(AddToTableForm, _page, after=_here)
def case_file(request: DeskRequest, writer: CaseWriter, asked: AddToTableForm) -> None:
    """What is on the table; add an issue or an option."""
    add_to_table(writer, asked.cleaned_data["name"], asked.cleaned_data["issue"])


@require_GET
def download(request: DeskRequest, case_id: str) -> HttpResponse:
    """The case file with its public record in YAML, in the clear: to be taken along on purpose."""
    case = open_case(request.identity, case_id)
    answer = HttpResponse(case_to_yaml(case.whole), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="case.yaml"'
    return answer


@acting(ImportForm, _page, after=_here, methods=["POST"], heavy=True)
def replace(request: DeskRequest, writer: CaseWriter, asked: ImportForm) -> str | None:
    """Another case file; those before stay in the room, and the newest counts."""
    otherwise = put_back(writer, asked.cleaned_data["case"])
    return f"{_here(writer.case.id)}?otherwise={len(otherwise)}" if otherwise else None


urlpatterns = [
    path("c/<str:case_id>/case-file/", case_file, name="case-file"),
    path("c/<str:case_id>/case-file/case.yaml", download, name="case-yaml"),
    path("c/<str:case_id>/case-file/replace/", replace, name="replace-case-file"),
]
