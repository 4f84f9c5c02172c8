"""One clause of a text: the page, and what can be done on it; and a side's word on many clauses at once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.text_clause import clause_page
from goodoffices.desk.views.text_page import text_page
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.text_clause import (
    ClauseForm,
    DecideForm,
    OwnForm,
    ProposeForm,
    SayForm,
    SayManyForm,
    TakeWordsForm,
    TieForm,
    WeighForm,
)
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, show
from goodoffices.server.store import new_token, open_case

_here = address("text-clause", "text", "place")


def _page(request: DeskRequest, case: OpenCase, asked: ActForm | None, text: int, place: int) -> HttpResponse:
    """The clause with all its forms; the one that was sent as it was filled in."""
    shown = clause_page(case, text, place, date.today())
    forms: dict[str, ActForm] = {
        "change": _or(asked, ClauseForm, parties=shown.sides),
        "say": _or(asked, SayForm, rooms=shown.rooms),
        "propose": _or(asked, ProposeForm, rooms=shown.rooms),
        "own": _or(asked, OwnForm, parties=shown.sides),
        "tie": _or(asked, TieForm, issues=shown.issues),
    }
    return show(
        request,
        "text_clause.html",
        shown,
        case=case,
        here="texts",
        asked=asked,
        tokens={name: new_token() for name in ("change", "say", "propose", "own", "tie", "decide", "weigh")},
        tied_key=_key_of(forms["tie"], shown.tied),
        **{f"{name}_form": form for name, form in forms.items()},
    )


def _or(asked: ActForm | None, kind: Any, **needs: Any) -> ActForm:
    form: ActForm = asked if asked is not None and type(asked) is kind else kind(**needs)
    return form


def _key_of(form: Any, tied: str) -> str:
    return next((key for key, pair in form.meant.items() if key and ":".join(pair) == tied), "")


@require_GET
def clause(request: DeskRequest, case_id: str, text: int, place: int) -> HttpResponse:
    """The page of a clause."""
    return _page(request, open_case(request.identity, case_id), None, text, place)


def _deed(form: Any) -> Any:
    """The view of one of the page's forms."""

    @acting(form, _page, after=_here, methods=["POST"])
    def view(request: DeskRequest, writer: CaseWriter, asked: Any, text: int, place: int) -> None:
        asked.deed(writer, text, place=place)

    return view


def _many_page(request: DeskRequest, case: OpenCase, asked: ActForm, text: int, room_id: str) -> HttpResponse:
    case.view(room_id)
    shown = text_page(case, text, date.today())
    return show(request, "text_say.html", shown, case=case, here="texts", asked=asked, room_id=room_id)


@acting(SayManyForm, _many_page, after=address("text", "text"))
def say_many(request: DeskRequest, writer: CaseWriter, asked: SayManyForm, text: int, room_id: str) -> None:
    """What a side says of clauses of the draft in its room."""
    asked.deed(writer, text)


_HERE = "c/<str:case_id>/text/<int:text>/clause/<int:place>/"
urlpatterns = [
    path(_HERE, clause, name="text-clause"),
    path(f"{_HERE}change/", _deed(ClauseForm), name="text-change"),
    path(f"{_HERE}decide/", _deed(DecideForm), name="text-decide"),
    path(f"{_HERE}say/", _deed(SayForm), name="text-say"),
    path(f"{_HERE}propose/", _deed(ProposeForm), name="text-propose"),
    path(f"{_HERE}own/", _deed(OwnForm), name="text-own"),
    path(f"{_HERE}tie/", _deed(TieForm), name="text-tie"),
    path(f"{_HERE}weigh/", _deed(WeighForm), name="text-weigh"),
    path(f"{_HERE}take-in/", _deed(TakeWordsForm), name="text-take-in"),
    path("c/<str:case_id>/text/<int:text>/say/<str:room_id>/", say_many, name="text-say-many"),
]
