"""The communiqué: its wording and what becomes of it; its paper as a page, a Word file and a PDF, with
nothing else on it; and the paper of one room.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.actions.communique import pointed_in_wording
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.communique import (
    CommuniquePage,
    communique_page,
    communique_paper,
    wording_paper,
)
from goodoffices.desk.views.relays import Pointed
from goodoffices.report.documents.communique import communique_pdf, communique_word
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.communique import (
    IssueForm,
    LeakForm,
    ShowForm,
    SignatureForm,
    WordingAnswerForm,
    WordingForm,
)
from goodoffices.server.forms.things import ThingForm
from goodoffices.server.pages.base import fields_of
from goodoffices.server.pages.things import things
from goodoffices.server.store import open_case
from goodoffices.server.wording.terms import PHRASES

KINDS: dict[str, type[ThingForm]] = {
    "wording": WordingForm,
    "show": ShowForm,
    "answer": WordingAnswerForm,
    "sign": SignatureForm,
    "issue": IssueForm,
    "leak": LeakForm,
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAKERS: dict[str, tuple[str, Callable[..., bytes]]] = {
    "docx": (WORD, communique_word),
    "pdf": ("application/pdf", communique_pdf),
}


class PageWithWarnings(msgspec.Struct, frozen=True, kw_only=True):
    """The page, and what to look at before the wording is shown to rooms."""

    page: CommuniquePage
    pointed: tuple[Pointed, ...]
    phrases: dict[str, object]


def _page(case: OpenCase) -> PageWithWarnings:
    page = communique_page(case)
    rooms = [side.room for side in page.sides if side.room and side.stands == "not-asked"]
    return PageWithWarnings(page=page, pointed=pointed_in_wording(case, rooms), phrases=dict(PHRASES))


communique = things(KINDS, "communique.html", "relays", _page, name="communique")


@require_GET
def paper(request: DeskRequest, case_id: str, entry: int) -> HttpResponse:
    """The wording, the embargo, the names: nothing else."""
    made = communique_paper(open_case(request.identity, case_id), entry)
    return render(request, "communique_paper.html", {"case_id": case_id, **fields_of(made)})


@require_GET
def document(request: DeskRequest, case_id: str, entry: int, kind: str) -> HttpResponse:
    """The same as a file."""
    made = communique_paper(open_case(request.identity, case_id), entry)
    media, maker = MAKERS[kind]
    answer = HttpResponse(
        maker(made.title, made.words, made.embargo, made.signers, made.issued), content_type=media
    )
    answer["Content-Disposition"] = f'attachment; filename="communique.{kind}"'
    return answer


@require_GET
def of_room(request: DeskRequest, case_id: str, room_id: str, entry: int) -> HttpResponse:
    """A wording as a room was shown it, with that room's own word on it."""
    made = wording_paper(open_case(request.identity, case_id).view(room_id), entry)
    return render(request, "communique_room.html", {"case_id": case_id, **fields_of(made)})


urlpatterns = [
    path("c/<str:case_id>/communique/", communique, name="communique"),
    path("c/<str:case_id>/communique/<int:entry>/", paper, name="communique-paper"),
    path(
        "c/<str:case_id>/communique/<int:entry>/communique.docx",
        document,
        {"kind": "docx"},
        name="communique-docx",
    ),
    path(
        "c/<str:case_id>/communique/<int:entry>/communique.pdf",
        document,
        {"kind": "pdf"},
        name="communique-pdf",
    ),
    path("c/<str:case_id>/communique/<slug:what>/", communique, name="communique-do"),
    path("c/<str:case_id>/r/<str:room_id>/communique/<int:entry>/", of_room, name="communique-of-room"),
]
