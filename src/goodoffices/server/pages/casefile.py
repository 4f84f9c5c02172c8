"""The case file: parties, issues and options; one more of each, the file to take along, another in its
place.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from goodoffices.case.files import case_to_yaml
from goodoffices.desk.actions.case_file import add_issue, add_option, put_back
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.server.forms.cases import AddToTableForm, ImportForm, case_of_upload
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import number_in, sent, show
from goodoffices.server.store import SentBefore, open_case, write_case


def _where(case_id: str) -> str:
    return reverse("case-file", args=[case_id])


def _form(request: DeskRequest, case: OpenCase) -> AddToTableForm:
    return AddToTableForm(sent(request)[0], outline=case.outline)


def _page(
    request: DeskRequest, case: OpenCase, asked: AddToTableForm, problems: list[str] | None = None
) -> HttpResponse:
    return show(
        request,
        "case_file.html",
        case=case,
        here="case-file",
        outline=case.outline,
        asked=asked,
        problems=problems,
        otherwise=number_in(request, "otherwise"),
        status=400 if problems else 200,
    )


@acting(_form, _page, sent_before=_where)
def case_file(request: DeskRequest, writer: CaseWriter, asked: AddToTableForm) -> str:
    """What is on the table; add an issue or an option."""
    given = asked.cleaned_data
    if given["issue"]:
        add_option(writer, given["issue"], given["name"])
    else:
        add_issue(writer, given["name"])
    return _where(writer.case.id)


@require_GET
def download(request: DeskRequest, case_id: str) -> HttpResponse:
    """The case file with its public record in YAML, in the clear: to be taken along on purpose."""
    case = open_case(request.identity, case_id)
    answer = HttpResponse(case_to_yaml(case.public), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="case.yaml"'
    return answer


@require_POST
def replace(request: DeskRequest, case_id: str) -> HttpResponse:
    """Another case file; those before stay in the room, and the newest counts. It is read before anything is
    written.
    """
    case = open_case(request.identity, case_id)
    asked = ImportForm(request.POST, request.FILES)
    given = case_of_upload(asked, case.record)
    if given is None:
        return _page(request, case, AddToTableForm(outline=case.outline), asked.told())
    try:
        with write_case(request.identity, case_id, asked.cleaned_data["form"], case.parsed) as writer:
            otherwise = put_back(writer, given)
    except SentBefore:
        return redirect("case-file", case_id=case_id)
    return redirect(_where(case_id) + (f"?otherwise={len(otherwise)}" if otherwise else ""))


urlpatterns = [
    path("c/<str:case_id>/case-file/", case_file, name="case-file"),
    path("c/<str:case_id>/case-file/case.yaml", download, name="case-yaml"),
    path("c/<str:case_id>/case-file/replace/", replace, name="replace-case-file"),
]
