"""Rounds and sessions room by room, deadlines and what delay costs, and the log of one sitting."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.periods import days_of, round_items, sitting_items
from goodoffices.desk.stored_files import is_stored_file
from goodoffices.desk.views.processes import rows
from goodoffices.desk.views.sessions import ahead, due, rounds
from goodoffices.server.entry_line import line_of
from goodoffices.server.forms.sessions import DeadlineForm, RoundForm, SessionForm
from goodoffices.server.forms.things import StepForm, ThingForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.pages.room import ASIDE
from goodoffices.server.pages.things import Forms, things
from goodoffices.server.store import open_case
from goodoffices.talks import acts

KINDS: dict[str, type[ThingForm]] = {
    "round": RoundForm,
    "session": SessionForm,
    "deadline": DeadlineForm,
    "step": StepForm,
}
_NOT_SAID = (*ASIDE, acts.RoundOpened, acts.SessionCalled, acts.Followed, acts.Origin)
OFFERED = 60
"""Latest entries of a room that a round or session is offered to take in."""


@require_GET
def log(request: DeskRequest, case_id: str, room_id: str, session: int) -> HttpResponse:
    """What was said in a room during one session, or one round."""
    case = open_case(request.identity, case_id)
    view, outline = case.view(room_id), case.outline
    row = next(
        (
            row
            for kind in (acts.SessionCalled, acts.RoundOpened)
            for row in rows(case.together, kind)
            if (row.room, row.thread.sequence) == (room_id, session)
        ),
        None,
    )
    if row is None:
        raise Http404
    is_round = isinstance(row.act, acts.RoundOpened)
    items = (round_items if is_round else sitting_items)(view, row.thread)
    said = [item for item in items if not isinstance(item.act, _NOT_SAID) and not is_stored_file(item)]
    held = {item.sequence for item in said}
    others = [
        item
        for item in sorted(view.items.values(), key=lambda item: -item.sequence)
        if item.sequence not in held
        and not item.void
        and isinstance(item.act, (acts.Spoken, acts.Noted, acts.Relayed))
        and not is_stored_file(item)
    ]
    return show(
        request,
        "session.html",
        case=case,
        here="sessions",
        view=view,
        row=row,
        is_round=is_round,
        days=days_of(row.thread) if is_round else ("", ""),
        lines=[line_of(view, outline, item) for item in said],
        others=[line_of(view, outline, item) for item in others[:OFFERED]],
    )


def _page(request: DeskRequest, case: OpenCase, forms: Forms, asked: ThingForm) -> HttpResponse:
    """All of them, and a form for each thing that can be begun."""
    view = case.together
    return show(
        request,
        "sessions.html",
        case=case,
        here="sessions",
        rooms=rounds(view, case.room_ids),
        ahead=ahead(view),
        due=due(view, case.outline),
        forms=forms,
    )


sessions = things(KINDS, _page, here="sessions")

urlpatterns = [
    path("c/<str:case_id>/sessions/", sessions, name="sessions"),
    path("c/<str:case_id>/sessions/<slug:what>/", sessions, name="sessions-do"),
    path("c/<str:case_id>/sessions/<str:room_id>/<int:session>/", log, name="session-log"),
]
