"""An entry that stands in the wrong room: who could read it, and to which room it is moved."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse

from goodoffices.desk.actions.move_entry import can_move, move_entry, readers, resting_on, targets
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.server.entry_line import line_of
from goodoffices.server.forms.move import OF_THE_ROOM, MoveForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import sent, show
from goodoffices.server.store import NotFound
from goodoffices.server.titles import titles


def _form(request: DeskRequest, case: OpenCase, room_id: str, sequence: int) -> MoveForm:
    if sequence not in case.view(room_id).items:
        raise NotFound("no such entry")
    names = titles(case)
    return MoveForm(
        sent(request)[0],
        rooms=[(one, names[one]) for one in targets(case, room_id)],
        sides=[(party.id, party.label) for party in case.outline.parties],
        initial={"side": OF_THE_ROOM},
    )


def _page(request: DeskRequest, case: OpenCase, asked: MoveForm, room_id: str, sequence: int) -> HttpResponse:
    view = case.view(room_id)
    item = view.items[sequence]
    if not asked.errors and not can_move(case, room_id, item):
        raise NotFound("nothing to move")
    return show(
        request,
        "move.html",
        case=case,
        here="rooms",
        view=view,
        line=line_of(view, case.outline, item),
        asked=asked,
        others=len(readers(case, room_id, item)),
        relays=resting_on(case, room_id, item),
    )


def _after(case_id: str, room_id: str, sequence: int) -> str:
    return reverse("room", args=[case_id, room_id])


@acting(_form, _page, sent_before=_after)
def page(request: DeskRequest, writer: CaseWriter, asked: MoveForm, room_id: str, sequence: int) -> str:
    """What moving does, and the form; on POST it is done."""
    given = asked.cleaned_data
    side = given["side"]
    if side == OF_THE_ROOM:
        parties = writer.case.view(given["room"]).parties
        side = parties[0] if len(parties) == 1 else writer.case.view(room_id).items[sequence].party
    moved = move_entry(writer, room_id, sequence, given["room"], side)
    return reverse("entry", args=[writer.case.id, given["room"], moved])


urlpatterns = [path("c/<str:case_id>/r/<str:room_id>/move/<int:sequence>/", page, name="move-entry")]
