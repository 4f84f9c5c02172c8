"""An entry that stands in the wrong room: who could read it, and to which room it is moved."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_http_methods

from goodoffices.desk.actions.move_entry import can_move, move_entry, readers, resting_on, targets
from goodoffices.desk.open_case import OpenCase
from goodoffices.server.capture import for_later
from goodoffices.server.forms.move import MoveForm
from goodoffices.server.lines import line_of
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import sent, show
from goodoffices.server.reasons import not_written
from goodoffices.server.store import NotFound, SentBefore, open_case, writing
from goodoffices.server.titles import titles
from goodoffices.talks import Item, NotWritten


@require_http_methods(["GET", "POST"])
def page(request: DeskRequest, case_id: str, room_id: str, sequence: int) -> HttpResponse:
    """What moving does, and the form; on POST it is done."""
    case = open_case(request.desk, case_id)
    item = case.view(room_id).items.get(sequence)
    if item is None:
        raise NotFound("no such entry")
    asked = _form(request, case, room_id, item)
    if request.method == "POST" and asked.is_valid():
        given = asked.cleaned_data
        try:
            with writing(request.desk, case_id, given["form"]) as pen:
                target = given["room"]
                later = partial(for_later, pen, target)
                sequence = move_entry(pen, room_id, sequence, target, given["side"], later)
        except SentBefore:
            return redirect("room", case_id=case_id, room_id=given["room"])
        except NotWritten as problem:
            asked.add_error(None, not_written(problem))
        else:
            return redirect("entry", case_id=case_id, room_id=given["room"], sequence=sequence)
    elif not can_move(case, room_id, item):
        raise NotFound("nothing to move")
    return show(
        request,
        "move.html",
        case=case,
        here="rooms",
        status=400 if asked.errors else 200,
        view=case.view(room_id),
        line=line_of(case.view(room_id), case.outline, item),
        asked=asked,
        others=len(readers(case, room_id, item)),
        relays=resting_on(case, room_id, item),
    )


def _form(request: DeskRequest, case: OpenCase, room: str, item: Item) -> MoveForm:
    names = titles(case)
    outline = case.outline
    return MoveForm(
        sent(request)[0],
        rooms=[(one, names[one]) for one in targets(case, room)],
        sides=[(party.id, party.label) for party in outline.parties],
        initial={"side": item.party},
    )


urlpatterns = [path("c/<str:case_id>/r/<str:room_id>/move/<int:sequence>/", page, name="move-entry")]
