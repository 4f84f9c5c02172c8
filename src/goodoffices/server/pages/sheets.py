"""What is printed for a room: relay sheets and the room's summary, each with the head of the room's chain on
it.

These pages stand without the site's frame: nothing of the case, not even its title, is on the paper that goes
into a room.
"""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.sheets import sheet, sheet_lines, summary
from goodoffices.server.forms.relays import CheckForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.store import open_case
from goodoffices.server.store.marks import Found, find_mark
from goodoffices.server.terms import PHRASES


@require_GET
def relay_sheet(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """The relays that nobody has confirmed yet, or those that the address names by their entries."""
    case = open_case(request.identity, case_id)
    view, head = case.view(room_id), case.state(room_id).head
    asked = request.GET.getlist("entry")[:1000]
    chosen = {int(one) for one in asked if one.isdecimal() and len(one) < 10} if asked else None
    parties = _parties(case)
    made = sheet(view, head, parties, chosen)
    shown = {line.entry for line in made.lines}
    context = {
        "case_id": case_id,
        "room_id": room_id,
        "phrases": PHRASES,
        "sheet": made,
        "all": [
            (line, line.entry in shown)
            for line in sorted(sheet_lines(view, parties), key=lambda line: not line.is_new)
        ],
        "today": date.today().isoformat(),
    }
    return render(request, "sheet.html", context)


@require_GET
def room_summary(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """What stands in a room, for its members."""
    case = open_case(request.identity, case_id)
    made = summary(case.view(room_id), case.state(room_id).head, _parties(case))
    context = {
        "case_id": case_id,
        "room_id": room_id,
        "phrases": PHRASES,
        "sheet": made,
        "today": date.today().isoformat(),
    }
    return render(request, "summary.html", context)


@require_http_methods(["GET", "POST"])
def check(request: DeskRequest, case_id: str, room_id: str) -> HttpResponse:
    """Whether the room's chain still leads through the mark that is printed on a sheet."""
    case = open_case(request.identity, case_id)
    view = case.view(room_id)
    asked = CheckForm(request.POST or None)
    found: Found | None = None
    if request.method == "POST" and asked.is_valid():
        found = find_mark(case, room_id, asked.cleaned_data["entry"], asked.cleaned_data["mark"])
    status = 400 if asked.errors else 200
    return show(
        request,
        "check.html",
        case=case,
        here="relays",
        status=status,
        asked=asked,
        told=[str(one) for errors in asked.errors.values() for one in errors],
        found=found,
        room=view,
    )


def _parties(case: OpenCase) -> dict[str, str]:
    return {party.id: party.label for party in case.outline.parties}


urlpatterns = [
    path("c/<str:case_id>/r/<str:room_id>/sheet/", relay_sheet, name="relay-sheet"),
    path("c/<str:case_id>/r/<str:room_id>/summary/", room_summary, name="room-summary"),
    path("c/<str:case_id>/r/<str:room_id>/check/", check, name="check-sheet"),
]
