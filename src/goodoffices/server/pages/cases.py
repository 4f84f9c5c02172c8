"""The cases of this desk: list them, begin one, take one from a case file, end one."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from goodoffices.desk.actions.end_case import end_case
from goodoffices.desk.actions.found_case import case_of_names
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.folder import STATE
from goodoffices.server.forms.cases import EndForm, ImportForm, NewCaseForm
from goodoffices.server.founding import begin
from goodoffices.server.pages.acting import acting_on_desk
from goodoffices.server.pages.base import show
from goodoffices.server.store import StoredDesk, list_cases, open_case


@require_http_methods(["GET"])
def cases(request: DeskRequest) -> HttpResponse:
    """The list."""
    listed = list_cases(request.identity)
    return show(request, "cases.html", cases=listed, notices=STATE.told, trouble=STATE.trouble)


def _list(**_where: str) -> str:
    return reverse("cases")


def _new_page(request: DeskRequest, asked: NewCaseForm) -> HttpResponse:
    return show(request, "case_new.html", asked=asked)


@acting_on_desk(NewCaseForm, _new_page, after=_list)
def new(request: DeskRequest, desk: StoredDesk, asked: NewCaseForm) -> str:
    """Begin a case with a title, parties and issues, one a line."""
    given = asked.cleaned_data
    case = case_of_names(given["title"], given["parties"], given["mediators"], given["issues"])
    return reverse("rooms", args=[begin(desk.identity, case, given["default"], given["form"])])


def _import_page(request: DeskRequest, asked: ImportForm) -> HttpResponse:
    return show(request, "case_import.html", asked=asked)


@acting_on_desk(ImportForm, _import_page, after=_list)
def import_file(request: DeskRequest, desk: StoredDesk, asked: ImportForm) -> str:
    """Begin a case from a case file in YAML or JSON."""
    given = asked.cleaned_data
    return reverse("rooms", args=[begin(desk.identity, given["case"], given["default"], given["form"])])


def _end_page(request: DeskRequest, asked: EndForm, case_id: str) -> HttpResponse:
    return show(request, "case_end.html", case=open_case(request.identity, case_id), asked=asked)


@acting_on_desk(EndForm, _end_page, after=_list)
def end(request: DeskRequest, desk: StoredDesk, asked: EndForm, case_id: str) -> None:
    """End a case: its title has to be written again."""
    end_case(desk, case_id, asked.cleaned_data["confirm"])


urlpatterns = [
    path("", cases, name="cases"),
    path("new/", new, name="new-case"),
    path("import/", import_file, name="import-case"),
    path("c/<str:case_id>/end/", end, name="end-case"),
]
