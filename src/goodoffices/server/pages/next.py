"""What is next: everything that has a day, in order of time; and the calendar of one room."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.dated import items_of_room
from goodoffices.desk.views.what_is_next import day_of, next_page
from goodoffices.report.documents.calendar import CalendarDay, write_calendar
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.store import open_case


@require_GET
def what_is_next(request: DeskRequest, case_id: str, room_id: str = "") -> HttpResponse:
    """In all rooms, or in one."""
    case = open_case(request.identity, case_id)
    return show(request, "next.html", next_page(case, date.today(), room_id), case=case, here="next")


@require_GET
def calendar(request: DeskRequest, case_id: str, room_id: str, titles: bool = False) -> HttpResponse:
    """A room's days as a calendar, of that room alone; with neutral titles unless the real ones are asked
    for.
    """
    case = open_case(request.identity, case_id)
    next_page(case, date.today(), room_id)  # raises NotThereError for a room that is not there
    days = [
        CalendarDay(key=one.key, kind=one.kind, day=day, last=day_of(one.last), title=one.what)
        for one in items_of_room(case, room_id)
        if (day := day_of(one.at)) is not None
    ]
    made = write_calendar(room_id, days, stamped=date.today(), titles=titles)
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="calendar.ics"'
    return answer


urlpatterns = [
    path("c/<str:case_id>/next/", what_is_next, name="next"),
    path("c/<str:case_id>/next/<str:room_id>/", what_is_next, name="next-in-room"),
    path("c/<str:case_id>/next/<str:room_id>/calendar.ics", calendar, name="calendar"),
    path(
        "c/<str:case_id>/next/<str:room_id>/titled/calendar.ics",
        calendar,
        {"titles": True},
        name="calendar-titled",
    ),
]
