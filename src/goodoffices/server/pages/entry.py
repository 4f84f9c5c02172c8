"""One entry: all that came of it, and what may still be done with it (its issue, its mark, other words,
taking it back).
"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.entry_page import entry_page
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.entry import ChangeForm, SortForm, TakeBackForm, change_form, forms_of
from goodoffices.server.pages.acting import acting, told_alone
from goodoffices.server.pages.base import address, show
from goodoffices.server.store import now, open_case
from goodoffices.server.wording.entry_line import line_of

_here = address("entry", "room_id", "sequence")


@require_GET
def entry(request: DeskRequest, case_id: str, room_id: str, sequence: int) -> HttpResponse:
    """The entry."""
    return _page(request, open_case(request.identity, case_id), None, room_id, sequence)


def _page(
    request: DeskRequest, case: OpenCase, asked: ActForm | None, room_id: str, sequence: int, what: str = ""
) -> HttpResponse:
    shown = entry_page(case, room_id, sequence)
    if asked is not None and shown.is_file:  # its page has no form on which the refusal could stand
        return told_alone(request, case, asked)
    return show(
        request,
        "entry.html",
        shown,
        case=case,
        here="rooms",
        line=line_of(shown.view, case.outline, shown.item),
        lines_later=[line_of(shown.view, case.outline, one) for one in shown.later],
        at=now(),
        **forms_of(shown, case.outline_in(room_id), asked),
    )


@acting(change_form, _page, after=_here, methods=["POST"])
def change(
    request: DeskRequest, writer: CaseWriter, asked: ChangeForm, room_id: str, sequence: int, what: str
) -> str | None:
    """Widen or withdraw its mark, correct it, take it back; after a slip, the room."""
    asked.deed(writer, room_id, sequence)
    slip = isinstance(asked, TakeBackForm) and asked.cleaned_data["slip"]
    return address("room", "room_id")(writer.case.id, room_id=room_id) if slip else None


@acting(SortForm, _page, after=_here, methods=["POST"])
def on_issue(request: DeskRequest, writer: CaseWriter, asked: SortForm, room_id: str, sequence: int) -> str:
    """Put on its issue a position that was left for later, or something said that is one."""
    made = asked.deed(writer, room_id, sequence)
    return _here(writer.case.id, room_id=room_id, sequence=made)


urlpatterns = [
    path("c/<str:case_id>/r/<str:room_id>/e/<int:sequence>/", entry, name="entry"),
    path("c/<str:case_id>/r/<str:room_id>/e/<int:sequence>/issue/", on_issue, name="sort-entry"),
    path("c/<str:case_id>/r/<str:room_id>/e/<int:sequence>/<str:what>/", change, name="change-entry"),
]
