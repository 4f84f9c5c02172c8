"""The cases of this desk: list them, begin one, take one from a case file, end one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodoffices.case import Case, Issue, Mediator, Option, Party
from goodoffices.desk.issues import new_id
from goodoffices.desk.stored_files import save_case_file
from goodoffices.server.folder import STATE
from goodoffices.server.forms.cases import EndForm, ImportForm, NewCaseForm, case_of_upload
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import sent, show
from goodoffices.server.store import Desk, SentBefore, beginning, end_case, list_cases, open_case
from goodoffices.talks import acts


@require_http_methods(["GET"])
def cases(request: DeskRequest) -> HttpResponse:
    """The list."""
    return show(
        request, "cases.html", cases=list_cases(request.desk), notices=STATE.told, trouble=STATE.trouble
    )


@require_http_methods(["GET", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Begin a case with a title, parties and issues, one a line."""
    asked = NewCaseForm(sent(request)[0])
    if request.method == "GET" or not asked.is_valid():
        return show(request, "case_new.html", asked=asked, status=400 if asked.errors else 200)
    given = asked.cleaned_data
    parties = _parties(given["parties"])
    case = Case(
        title=given["title"],
        parties=parties,
        mediators=_mediators(given["mediators"], {party.id for party in parties}),
        issues=_issues(given["issues"]),
    )
    return _begin(request.desk, case, given["default"], given["form"])


@require_http_methods(["GET", "POST"])
def import_file(request: DeskRequest) -> HttpResponse:
    """Begin a case from a case file in YAML or JSON."""
    asked = ImportForm(*sent(request))
    case = case_of_upload(asked) if request.method == "POST" else None
    if case is not None:
        return _begin(request.desk, case, asked.cleaned_data["default"], asked.cleaned_data["form"])
    return show(request, "case_import.html", asked=asked, status=400 if asked.errors else 200)


@require_http_methods(["GET", "POST"])
def end(request: DeskRequest, case_id: str) -> HttpResponse:
    """End a case: its title has to be written again."""
    case = open_case(request.desk, case_id)
    asked = EndForm(sent(request)[0], title=case.title)
    if request.method == "GET" or not asked.is_valid():
        return show(request, "case_end.html", case=case, asked=asked, status=400 if asked.errors else 200)
    end_case(request.desk, case_id)
    return redirect("cases")


def begin(desk: Desk, case: Case, default: str, form: str) -> str:
    """Begin a case with its file, its home room and a room of each party with the mediator; gives its id.

    Raises :class:`~goodoffices.server.store.SentBefore`.
    """
    named = acts.RoomNamed(title=case.title, sort="mediators", default=default)  # type: ignore[arg-type]
    with beginning(desk, named, form) as pen:
        save_case_file(pen, case)
        for party in case.parties:
            title = _("%(party)s with mediators") % {"party": party.label}
            pen.found(
                acts.RoomNamed(
                    title=title,
                    sort="delegation-mediators",
                    parties=(party.id,),
                    default=default,  # type: ignore[arg-type]
                )
            )
    return pen.case.id


def _begin(desk: Desk, case: Case, default: str, form: str) -> HttpResponse:
    try:
        return redirect("rooms", case_id=begin(desk, case, default, form))
    except SentBefore:
        return redirect("cases")


def _parties(lines: list[str]) -> tuple[Party, ...]:
    taken: set[str] = set()
    found = []
    for line in lines:
        key = new_id(line, taken)
        taken.add(key)
        found.append(Party(id=key, name=line))
    return tuple(found)


def _mediators(lines: list[str], taken: set[str]) -> tuple[Mediator, ...]:
    found = []
    for line in lines:
        key = new_id(line, taken)
        taken.add(key)
        found.append(Mediator(id=key, name=line))
    return tuple(found)


def _issues(lines: list[str]) -> tuple[Issue, ...]:
    """ "Who monitors: joint team | neighbours’ team" is an issue with two options."""
    taken: set[str] = set()
    found = []
    for line in lines:
        name, _colon, rest = line.partition(":")
        key = new_id(name.strip() or line, taken)
        taken.add(key)
        labels = dict.fromkeys(part.strip() for part in rest.split("|") if part.strip())
        keys: set[str] = set()
        options = []
        for label in labels:
            option = new_id(label, keys)
            keys.add(option)
            options.append(Option(id=option, name=label))
        found.append(Issue(id=key, name=name.strip() or line, options=tuple(options)))
    return tuple(found)


urlpatterns = [
    path("", cases, name="cases"),
    path("new/", new, name="new-case"),
    path("import/", import_file, name="import-case"),
    path("c/<str:case_id>/end/", end, name="end-case"),
]
