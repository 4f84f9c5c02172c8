"""What is printed for a room: relay sheets, the room's summary and that of a round, each with the head of the
room's chain on it.

These pages stand without the site's frame: nothing of the case, not even its title, is on the paper that goes
into a room.
"""

from __future__ import annotations

from datetime import date

import msgspec
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goodoffices.desk.views.rooms import one_room
from goodoffices.desk.views.round_summary import round_summary_of
from goodoffices.desk.views.sheets import sheet_page, summary_page
from goodoffices.report.papers.round import round_paper
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.relays import CheckForm
from goodoffices.server.pages.base import fields_of, show
from goodoffices.server.store import open_case
from goodoffices.server.store.marks import find_mark
from goodoffices.server.wording.terms import PHRASES


@require_GET
def relay_sheet(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """The relays that nobody has confirmed yet, or those that the address names by their entries."""
    asked = request.GET.getlist("entry")[:1000]
    chosen = {int(one) for one in asked if one.isdecimal() and len(one) < 10} if asked else None
    made = sheet_page(open_case(request.identity, case_id), room_id, chosen)
    return _paper(request, "sheet.html", made, case_id, room_id)


@require_GET
def room_summary(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """What stands in a room, for its members."""
    made = summary_page(open_case(request.identity, case_id), room_id)
    return _paper(request, "summary.html", made, case_id, room_id)


@require_GET
def round_page(request: DeskRequest, case_id: str, room_id: str, number: int) -> HttpResponse:
    """What was done in a room in one round, for its members: the paper's own blocks."""
    made = round_summary_of(open_case(request.identity, case_id), room_id, number)
    named = {"case_id": case_id, "room_id": room_id, "round": number, "today": date.today().isoformat()}
    blocks = round_paper(made, date.today()).blocks[1:]  # for whom it is stands above already
    return render(request, "round_summary.html", {**named, "sheet": made, "blocks": blocks})


def _paper(
    request: DeskRequest, template: str, made: msgspec.Struct, case_id: str, room_id: str
) -> HttpResponse:
    named = {"case_id": case_id, "room_id": room_id, "phrases": PHRASES, "today": date.today().isoformat()}
    return render(request, template, {**named, **fields_of(made)})


@require_http_methods(["GET", "POST"])
def check(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """Whether the room's chain still leads through the mark that is printed on a sheet."""
    case = open_case(request.identity, case_id)
    shown = one_room(case, room_id)
    asked = CheckForm(request.POST or None)
    given = asked.cleaned_data if asked.is_valid() else None
    found = find_mark(case, room_id, given["entry"], given["mark"]) if given else None
    return show(request, "check.html", shown, case=case, here="relays", asked=asked, found=found)


urlpatterns = [
    path("c/<str:case_id>/r/<str:room_id>/sheet/", relay_sheet, name="relay-sheet"),
    path("c/<str:case_id>/r/<str:room_id>/summary/", room_summary, name="room-summary"),
    path("c/<str:case_id>/r/<str:room_id>/round/<int:number>/", round_page, name="round-summary"),
    path("c/<str:case_id>/r/<str:room_id>/check/", check, name="check-sheet"),
]
