"""One entry: all that came of it, and what may still be done with it (its mark, other words, taking it back)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodoffices.desk.actions.move_entry import can_move
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.stored_files import is_stored_file
from goodoffices.server.capture import sort
from goodoffices.server.forms.capture import ConsentForm, CorrectForm, MarkForm, SortForm, TakeBackForm
from goodoffices.server.lines import is_moved, line_of
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.pages.errors import refuse
from goodoffices.server.reasons import not_written
from goodoffices.server.store import NotFound, SentBefore, now, open_case, writing
from goodoffices.talks import Act, Item, NotWritten, Proxy, acts, reason

LATER = (acts.Disclosed, acts.Corrected, acts.TakenBack, acts.Misplaced, acts.Received)
"""Kinds that are shown on the entry that they are about."""
FORMS: dict[str, type[ConsentForm]] = {"mark": MarkForm, "correct": CorrectForm, "take-back": TakeBackForm}


@require_http_methods(["GET"])
def entry(request: DeskRequest, case_id: str, room_id: str, sequence: int) -> HttpResponse:
    """The entry."""
    return _page(request, case_id, room_id, sequence, {}, 200)


def _mark(asked: ConsentForm, sequence: int, proxy: Proxy | None) -> Act:
    return acts.Disclosed(entry=sequence, level=asked.cleaned_data["level"], proxy=proxy)


def _correct(asked: ConsentForm, sequence: int, proxy: Proxy | None) -> Act:
    return acts.Corrected(entry=sequence, words=asked.cleaned_data["words"], proxy=proxy)


def _take_back(asked: ConsentForm, sequence: int, proxy: Proxy | None) -> Act:
    return acts.TakenBack(entry=sequence, words=asked.cleaned_data["words"], proxy=proxy)


_ACTS: dict[str, Callable[[ConsentForm, int, Proxy | None], Act]] = {
    "mark": _mark,
    "correct": _correct,
    "take-back": _take_back,
}


@require_http_methods(["POST"])
def change(request: DeskRequest, case_id: str, room_id: str, sequence: int, what: str) -> HttpResponse:
    """Widen or withdraw its mark, correct it, take it back: as who said it told."""
    if what not in FORMS:
        raise NotFound("no such act")
    asked = FORMS[what](request.POST)
    if not asked.is_valid():
        return _page(request, case_id, room_id, sequence, {what: asked}, 400)
    slip = what == "take-back" and "slip" in request.POST
    try:
        with writing(request.desk, case_id, asked.cleaned_data["form"]) as pen:
            item = _item(pen.case.view(room_id).items.get(sequence))
            if is_stored_file(item):
                return refuse(request, 400, _("The case file and the record are changed on their own pages."))
            proxy = asked.proxy(item.party, pen.at) if item.party else None
            act = _ACTS[what](asked, sequence, proxy)
            if slip:  # a slip of whoever recorded it: the side has not told anything
                act = acts.TakenBack(entry=sequence, words=_("recorded by mistake"))
            pen.write(room_id, act)
    except SentBefore:
        pass
    except NotWritten as problem:
        asked.add_error(None, not_written(problem))
        return _page(request, case_id, room_id, sequence, {what: asked}, 400)
    if slip:
        return redirect("room", case_id=case_id, room_id=room_id)
    return redirect("entry", case_id=case_id, room_id=room_id, sequence=sequence)


@require_http_methods(["POST"])
def on_issue(request: DeskRequest, case_id: str, room_id: str, sequence: int) -> HttpResponse:
    """Put on its issue a position that was left for later, or something said that is one."""
    case = open_case(request.desk, case_id)
    said = isinstance(_item(case.view(room_id).items.get(sequence)).act, acts.Said)
    asked = SortForm(request.POST, outline=case.outline, view=case.view(room_id), said=said)
    if not asked.is_valid():
        return _page(request, case_id, room_id, sequence, {}, 400, sorting=asked)
    given = asked.cleaned_data
    try:
        with writing(request.desk, case_id, given["form"]) as pen:
            item = _item(pen.case.view(room_id).items.get(sequence))
            if not _unsorted(pen.case, room_id, item):
                raise NotWritten(reason("has-issue"))
            sequence = sort(pen, room_id, item, asked)
    except SentBefore:
        pass
    except NotWritten as problem:
        asked.add_error(None, not_written(problem))
        return _page(request, case_id, room_id, sequence, {}, 400, sorting=asked)
    return redirect("entry", case_id=case_id, room_id=room_id, sequence=sequence)


def _unsorted(case: OpenCase, room: str, item: Item) -> bool:
    """Whether it holds and can be put on an issue: something that a side said, or a position on an issue that is none of the case's."""
    holds = not item.void and item.taken_back is None and item.replaced_by is None
    if isinstance(item.act, acts.Said):
        return holds and bool(item.party)
    return (
        holds
        and isinstance(item.act, acts.PositionTaken)
        and (room, item.act.issue) not in case.together.ties
    )


def _item(item: Item | None) -> Item:
    if item is None:
        raise NotFound("no such entry")
    return item


def _page(
    request: DeskRequest,
    case_id: str,
    room: str,
    sequence: int,
    asked: dict[str, ConsentForm],
    status: int,
    sorting: SortForm | None = None,
) -> HttpResponse:
    case = open_case(request.desk, case_id)
    view, outline = case.view(room), case.outline
    item = _item(view.items.get(sequence))
    later = [
        one
        for one in view.items.of(*LATER, since=sequence)
        if isinstance(one.act, LATER) and one.act.entry == sequence and not one.void
    ]
    first = item.act.words if isinstance(item.act, acts.Spoken) and not is_moved(item) else ""
    standing = not item.void and item.taken_back is None
    return show(
        request,
        "entry.html",
        case=case,
        here="rooms",
        status=status,
        view=view,
        line=line_of(view, outline, item),
        later=[line_of(view, outline, one) for one in later],
        first=first if first != item.words else "",
        sorting=(sorting or SortForm(outline=outline, view=view, said=isinstance(item.act, acts.Said)))
        if _unsorted(case, room, item)
        else None,
        can_move=can_move(case, room, item),
        can_change=standing and bool(item.levels) and not is_stored_file(item),
        mark=asked.get("mark")
        or MarkForm(initial={"level": item.level, "person": item.proxy.person if item.proxy else ""}),
        correct=asked.get("correct") or CorrectForm(initial={"words": item.words}),
        take_back=asked.get("take-back") or TakeBackForm(),
        at=now(),
    )


urlpatterns = [
    path("c/<str:case_id>/r/<str:room_id>/e/<int:sequence>/", entry, name="entry"),
    path("c/<str:case_id>/r/<str:room_id>/e/<int:sequence>/issue/", on_issue, name="sort-entry"),
    path("c/<str:case_id>/r/<str:room_id>/e/<int:sequence>/<str:what>/", change, name="change-entry"),
]
