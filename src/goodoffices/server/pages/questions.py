"""What might be asked of each side, and putting one of the questions: a person words it, and a person sends
it.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.actions.relay import warnings_before
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.questions import question_page, questions_page
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.relays import AskForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, show
from goodoffices.server.store import open_case
from goodoffices.server.wording.asking import question_words
from goodoffices.server.wording.terms import PHRASES


@require_GET
def questions(request: DeskRequest, case_id: str) -> HttpResponse:
    """Side by side, in the order of the case."""
    case = open_case(request.identity, case_id)
    return show(request, "questions.html", questions_page(case), case=case, here="board")


def _page(request: DeskRequest, case: OpenCase, asked: AskForm, key: str) -> HttpResponse:
    shown = question_page(case, key)
    sent = asked.cleaned_data if asked.is_bound and (asked.refusal or asked.is_valid()) else {}
    return show(
        request,
        "question.html",
        shown,
        case=case,
        here="board",
        phrases=PHRASES,
        pointed=warnings_before(case, shown.room.room, sent["words"]) if sent else (),
        kept=sent.get("keep", ()),
        asked=asked,
        told=() if isinstance(asked.refusal, RefusedError) else asked.told(),
        key=key,
        words=asked.data.get("words", "") if asked.is_bound else question_words(shown.question),
    )


@acting(AskForm, _page, after=address("questions"))
def ask(request: DeskRequest, writer: CaseWriter, asked: AskForm, key: str) -> str:
    """One question, to be worded and put in the side's own room."""
    room, at = asked.deed(writer, key)
    return f"{address('room', 'room_id')(writer.case.id, room_id=room)}#e{at}"


urlpatterns = [
    path("c/<str:case_id>/questions/", questions, name="questions"),
    path("c/<str:case_id>/questions/<str:key>/", ask, name="ask"),
]
