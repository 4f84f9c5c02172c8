"""One entry: all that came of it, and what may still be done with it (its mark, other words, taking it
back).
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goodoffices.desk.actions import change_entry
from goodoffices.desk.actions.move_entry import can_move
from goodoffices.desk.actions.put_on_issue import is_unsorted, put_on_issue
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.sorting import can_be_put
from goodoffices.desk.stored_files import is_stored_file
from goodoffices.server.entry_line import is_moved, line_of
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.capture import ConsentForm, CorrectForm, MarkForm, SortForm, TakeBackForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import show
from goodoffices.server.refusing import refuse
from goodoffices.server.store import NotFound, now, open_case
from goodoffices.talks import EntryState, acts

LATER = (acts.Disclosed, acts.Corrected, acts.TakenBack, acts.Misplaced, acts.Received)
"""Kinds that are shown on the entry that they are about."""
FORMS: dict[str, type[ConsentForm]] = {"mark": MarkForm, "correct": CorrectForm, "take-back": TakeBackForm}


@require_GET
def entry(request: DeskRequest, case_id: str, room_id: str, sequence: int) -> HttpResponse:
    """The entry."""
    return _page(request, open_case(request.identity, case_id), None, room_id, sequence)


def _where(case_id: str, room_id: str, sequence: int, what: str = "") -> str:
    return reverse("entry", args=[case_id, room_id, sequence])


def _change_form(request: DeskRequest, case: OpenCase, room_id: str, sequence: int, what: str) -> ConsentForm:
    if what not in FORMS:
        raise NotFound("no such act")
    return FORMS[what](request.POST)


def _sort_form(request: DeskRequest, case: OpenCase, room_id: str, sequence: int) -> SortForm:
    said = not isinstance(_item(case, room_id, sequence).act, acts.PositionTaken)
    return SortForm(request.POST, outline=case.outline, view=case.view(room_id), said=said)


def _page(
    request: DeskRequest,
    case: OpenCase,
    asked: ActForm | None,
    room_id: str,
    sequence: int,
    what: str = "",
) -> HttpResponse:
    view, outline = case.view(room_id), case.outline
    item = _item(case, room_id, sequence)
    if asked is not None and is_stored_file(item):  # its page has no form on which the refusal could stand
        return refuse(request, 400, " ".join(asked.told()))
    later = [
        one
        for one in view.items.of(*LATER, since=sequence)
        if isinstance(one.act, LATER) and one.act.entry == sequence and not one.void
    ]
    first = item.act.words if isinstance(item.act, acts.Spoken) and not is_moved(item) else ""
    standing = not item.void and item.taken_back is None
    blank: dict[str, Any] = {
        "mark": MarkForm(initial={"level": item.level, "person": item.proxy.person if item.proxy else ""}),
        "correct": CorrectForm(initial={"words": item.words}),
        "take-back": TakeBackForm(),
    }
    forms = blank | ({what: asked} if what else {})
    sorting = asked if isinstance(asked, SortForm) else None
    if sorting is None and can_be_put(item):
        sorting = SortForm(outline=outline, view=view, said=not isinstance(item.act, acts.PositionTaken))
    return show(
        request,
        "entry.html",
        case=case,
        here="rooms",
        view=view,
        line=line_of(view, outline, item),
        later=[line_of(view, outline, one) for one in later],
        first=first if first != item.words else "",
        sorting=sorting,
        is_sorted=sorting is not None and not sorting.said and not is_unsorted(case, room_id, item),
        can_move=can_move(case, room_id, item),
        can_change=standing and bool(item.levels) and not is_stored_file(item),
        mark=forms["mark"],
        correct=forms["correct"],
        take_back=forms["take-back"],
        at=now(),
    )


def _item(case: OpenCase, room: str, sequence: int) -> EntryState:
    item = case.view(room).items.get(sequence)
    if item is None:
        raise NotFound("no such entry")
    return item


@acting(_change_form, _page, sent_before=_where, methods=["POST"])
def change(
    request: DeskRequest, writer: CaseWriter, asked: ConsentForm, room_id: str, sequence: int, what: str
) -> str:
    """Widen or withdraw its mark, correct it, take it back: as who said it told."""
    given, item = asked.cleaned_data, _item(writer.case, room_id, sequence)
    proxy = asked.proxy(item.party, writer.at) if item.party else None
    if what == "take-back" and "slip" in request.POST:
        # A slip of whoever recorded it: the side has not told anything.
        change_entry.take_back(writer, room_id, sequence, _("recorded by mistake"))
        return reverse("room", args=[writer.case.id, room_id])
    if what == "mark":
        change_entry.mark(writer, room_id, sequence, given["level"], proxy)
    elif what == "correct":
        change_entry.correct(writer, room_id, sequence, given["words"], proxy)
    else:
        change_entry.take_back(writer, room_id, sequence, given["words"], proxy)
    return _where(writer.case.id, room_id, sequence)


@acting(_sort_form, _page, sent_before=_where, methods=["POST"])
def on_issue(request: DeskRequest, writer: CaseWriter, asked: SortForm, room_id: str, sequence: int) -> str:
    """Put on its issue a position that was left for later, or something said that is one."""
    given, (issue, option) = asked.cleaned_data, asked.place
    made = put_on_issue(
        writer,
        room_id,
        sequence,
        issue=issue,
        option=option,
        new_issue=given["new_issue"],
        new_option=given["new_option"],
        stance=given["stance"] or None,
        condition=given["condition"],
    )
    return _where(writer.case.id, room_id, made)


urlpatterns = [
    path("c/<str:case_id>/r/<str:room_id>/e/<int:sequence>/", entry, name="entry"),
    path("c/<str:case_id>/r/<str:room_id>/e/<int:sequence>/issue/", on_issue, name="sort-entry"),
    path("c/<str:case_id>/r/<str:room_id>/e/<int:sequence>/<str:what>/", change, name="change-entry"),
]
