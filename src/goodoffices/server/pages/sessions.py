"""Rounds and sessions room by room, deadlines and what delay costs, and the log of one sitting."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.views.sessions import session_log, sessions_page
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.sessions import DeadlineForm, RoundForm, SessionForm
from goodoffices.server.forms.things import StepForm, ThingForm
from goodoffices.server.pages.base import show
from goodoffices.server.pages.things import things
from goodoffices.server.store import open_case
from goodoffices.server.wording.entry_line import line_of

KINDS: dict[str, type[ThingForm]] = {
    "round": RoundForm,
    "session": SessionForm,
    "deadline": DeadlineForm,
    "step": StepForm,
}

sessions = things(KINDS, "sessions.html", "sessions", sessions_page)


@require_GET
def log(request: DeskRequest, case_id: str, room_id: str, session: int) -> HttpResponse:
    """What was said in a room during one session, or one round."""
    case = open_case(request.identity, case_id)
    shown = session_log(case, room_id, session)
    return show(
        request,
        "session.html",
        shown,
        case=case,
        here="sessions",
        lines=[line_of(shown.view, case.outline, item) for item in shown.said],
        others=[line_of(shown.view, case.outline, item) for item in shown.offered],
    )


urlpatterns = [
    path("c/<str:case_id>/sessions/", sessions, name="sessions"),
    path("c/<str:case_id>/sessions/<slug:what>/", sessions, name="sessions-do"),
    path("c/<str:case_id>/sessions/<str:room_id>/<int:session>/", log, name="session-log"),
]
