"""The cases of this desk: list them, begin one, take one from a case file, end one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_http_methods

from goodoffices.case import Case
from goodoffices.desk.actions.found_case import case_of_names
from goodoffices.server.folder import STATE
from goodoffices.server.forms.cases import EndForm, ImportForm, NewCaseForm, case_of_upload
from goodoffices.server.founding import begin
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import sent, show
from goodoffices.server.store import SentBefore, UnlockedIdentity, end_case, list_cases, open_case
from goodoffices.talks import Disclosure


@require_http_methods(["GET"])
def cases(request: DeskRequest) -> HttpResponse:
    """The list."""
    return show(
        request, "cases.html", cases=list_cases(request.identity), notices=STATE.told, trouble=STATE.trouble
    )


@require_http_methods(["GET", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Begin a case with a title, parties and issues, one a line."""
    asked = NewCaseForm(sent(request)[0])
    if request.method == "GET" or not asked.is_valid():
        return show(request, "case_new.html", asked=asked, status=400 if asked.errors else 200)
    given = asked.cleaned_data
    case = case_of_names(given["title"], given["parties"], given["mediators"], given["issues"])
    return _begin(request.identity, case, given["default"], given["form"])


@require_http_methods(["GET", "POST"])
def import_file(request: DeskRequest) -> HttpResponse:
    """Begin a case from a case file in YAML or JSON."""
    asked = ImportForm(*sent(request))
    case = case_of_upload(asked) if request.method == "POST" else None
    if case is not None:
        return _begin(request.identity, case, asked.cleaned_data["default"], asked.cleaned_data["form"])
    return show(request, "case_import.html", asked=asked, status=400 if asked.errors else 200)


@require_http_methods(["GET", "POST"])
def end(request: DeskRequest, case_id: str) -> HttpResponse:
    """End a case: its title has to be written again."""
    case = open_case(request.identity, case_id)
    asked = EndForm(sent(request)[0], title=case.title)
    if request.method == "GET" or not asked.is_valid():
        return show(request, "case_end.html", case=case, asked=asked, status=400 if asked.errors else 200)
    end_case(request.identity, case_id)
    return redirect("cases")


def _begin(desk: UnlockedIdentity, case: Case, default: Disclosure, form: str) -> HttpResponse:
    try:
        return redirect("rooms", case_id=begin(desk, case, default, form))
    except SentBefore:
        return redirect("cases")


urlpatterns = [
    path("", cases, name="cases"),
    path("new/", new, name="new-case"),
    path("import/", import_file, name="import-case"),
    path("c/<str:case_id>/end/", end, name="end-case"),
]
