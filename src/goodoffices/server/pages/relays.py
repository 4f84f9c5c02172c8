"""The relays that went and the drafts that wait; what became of one relay."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.actions.follow_relay import pointed_in_mended
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.relay_pages import mended_conditions, relay_line, relay_page, relays_page
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.relays import DraftForm, FollowForm, MendForm
from goodoffices.server.pages.acting import acting, told_alone
from goodoffices.server.pages.base import address, number_in, show
from goodoffices.server.store import new_token, open_case
from goodoffices.server.wording.terms import PHRASES

_here = address("relay", "room_id", "entry")


@require_GET
def relays(request: DeskRequest, case_id: str) -> HttpResponse:
    """The list, the last relay first."""
    case = open_case(request.identity, case_id)
    shown = relays_page(case, number_in(request, "page"))
    return show(request, "relays.html", shown, case=case, here="relays", phrases=PHRASES)


def _page(
    request: DeskRequest, case: OpenCase, asked: FollowForm | MendForm, room_id: str, entry: int
) -> HttpResponse:
    shown = relay_page(case, room_id, entry)
    mended = asked if isinstance(asked, MendForm) else None
    refused = mended is not None and isinstance(mended.refusal, RefusedError)
    words = mended.given_words if mended else shown.line.item.words
    return show(
        request,
        "relay.html",
        shown,
        case=case,
        here="relays",
        phrases=PHRASES,
        asked=FollowForm(**FollowForm.needs(case, room_id=room_id)) if mended else asked,
        mended=mended,
        mended_conditions=mended_conditions(case, shown.line, words, mended.unsaid if mended else ()),
        pointed=pointed_in_mended(case, room_id, entry, words) if refused else (),
        second_token=new_token(),
        third_token=new_token(),
        sheet=f"{address('relay-sheet', 'room_id')(case.id, room_id=room_id)}?entry={entry}",
    )


@acting(FollowForm, _page, after=_here)
def relay(request: DeskRequest, writer: CaseWriter, asked: FollowForm, room_id: str, entry: int) -> None:
    """One relay; on POST what its readers did with it."""
    asked.deed(writer, room_id, entry)


@acting(MendForm, _page, after=_here, methods=["POST"])
def mend(request: DeskRequest, writer: CaseWriter, asked: MendForm, room_id: str, entry: int) -> None:
    """Correct a relay's words, or take it back."""
    relay_line(writer.case, room_id, entry)
    asked.deed(writer, room_id, entry)


@acting(DraftForm, told_alone, after=address("relays"), methods=["POST"])
def draft(request: DeskRequest, writer: CaseWriter, asked: DraftForm) -> None:
    """A second mediator releases a draft, or does not; who wrote it drops it."""
    asked.deed(writer)


urlpatterns = [
    path("c/<str:case_id>/relays/", relays, name="relays"),
    path("c/<str:case_id>/relays/draft/", draft, name="draft"),
    path("c/<str:case_id>/relays/<str:room_id>/<int:entry>/", relay, name="relay"),
    path("c/<str:case_id>/relays/<str:room_id>/<int:entry>/mend/", mend, name="mend-relay"),
]
