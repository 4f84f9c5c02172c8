"""The case file: parties, issues and options; one more of each, the file to take along, another in its place."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodoffices.case.files import case_to_yaml
from goodoffices.desk.actions.case_file import add_issue, add_option, put_back
from goodoffices.server.forms.cases import AddForm, ImportForm, case_of_upload
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import number_in, sent, show
from goodoffices.server.store import SentBefore, open_case, writing


@require_http_methods(["GET", "POST"])
def case_file(request: DeskRequest, case_id: str) -> HttpResponse:
    """What is on the table; add an issue or an option."""
    case = open_case(request.desk, case_id)
    outline = case.outline
    asked = AddForm(sent(request)[0], outline=outline)
    if request.method == "POST" and asked.is_valid():
        given = asked.cleaned_data
        try:
            with writing(request.desk, case_id, given["form"]) as pen:
                if given["issue"]:
                    add_option(pen, given["issue"], given["name"])
                else:
                    add_issue(pen, given["name"])
        except SentBefore:
            return redirect("case-file", case_id=case_id)
        except ValueError:
            asked.add_error("name", _("The options of this issue are its numbers; this is not one of them."))
        else:
            return redirect("case-file", case_id=case_id)
    status = 400 if asked.errors else 200
    return show(
        request,
        "case_file.html",
        case=case,
        here="case-file",
        outline=outline,
        asked=asked,
        otherwise=number_in(request, "otherwise"),
        status=status,
    )


@require_http_methods(["GET"])
def download(request: DeskRequest, case_id: str) -> HttpResponse:
    """The case file with its public record in YAML, in the clear: to be taken along on purpose."""
    case = open_case(request.desk, case_id)
    answer = HttpResponse(case_to_yaml(case.public), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="case.yaml"'
    return answer


@require_http_methods(["POST"])
def replace(request: DeskRequest, case_id: str) -> HttpResponse:
    """Another case file; those before stay in the room, and the newest counts."""
    case = open_case(request.desk, case_id)
    asked = ImportForm(request.POST, request.FILES)
    given = case_of_upload(asked, case.record)
    if given is not None:
        try:
            with writing(request.desk, case_id, asked.cleaned_data["form"]) as pen:
                otherwise = put_back(pen, given)
        except SentBefore:
            return redirect("case-file", case_id=case_id)
        after = f"?otherwise={len(otherwise)}" if otherwise else ""
        return redirect(reverse("case-file", args=[case_id]) + after)
    outline = case.outline
    view = {"outline": outline, "asked": AddForm(outline=outline), "problems": asked.told()}
    return show(request, "case_file.html", case=case, here="case-file", status=400, **view)


urlpatterns = [
    path("c/<str:case_id>/case-file/", case_file, name="case-file"),
    path("c/<str:case_id>/case-file/case.yaml", download, name="case-yaml"),
    path("c/<str:case_id>/case-file/replace/", replace, name="replace-case-file"),
]
