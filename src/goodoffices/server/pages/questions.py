"""What might be asked of each side, and putting one of the questions: a person words it, and a person sends
it.
"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goodoffices.case import Case
from goodoffices.desk.actions.ask import ask as put_question
from goodoffices.desk.actions.relay import warnings_before
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.questions import Asking, SideQuestions, sides
from goodoffices.desk.views.relays import Pointed
from goodoffices.server.forms.relays import AskForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import sent, show
from goodoffices.server.store import open_case
from goodoffices.server.terms import PHRASES
from goodoffices.talks import MediatorView


@require_GET
def questions(request: DeskRequest, case_id: str) -> HttpResponse:
    """Side by side, in the order of the case."""
    case = open_case(request.identity, case_id)
    shown = sides(case.together, case.public)
    return show(request, "questions.html", case=case, here="board", sides=shown)


def _form(request: DeskRequest, case: OpenCase, key: str) -> AskForm:
    _asking(case, key)
    return AskForm(sent(request)[0])


def _page(request: DeskRequest, case: OpenCase, asked: AskForm, key: str) -> HttpResponse:
    side, question = _asking(case, key)
    pointed: tuple[Pointed, ...] = ()
    if asked.refusal is not None or (asked.is_bound and asked.is_valid()):
        words = asked.cleaned_data["words"]
        pointed = warnings_before(case, case.public, question.room, words)
    unseen = asked.refusal if isinstance(asked.refusal, RefusedError) else None
    return show(
        request,
        "question.html",
        case=case,
        here="board",
        phrases=PHRASES,
        pointed=pointed,
        kept=asked.cleaned_data.get("keep", ()) if asked.is_bound else (),
        asked=asked,
        told=() if unseen else asked.told(),
        side=side,
        question=question,
        key=key,
        words=asked.data.get("words", "") if asked.is_bound else question_words(question),
        room=case.view(question.room),
    )


@acting(_form, _page, sent_before=lambda case_id, key: reverse("questions", args=[case_id]))
def ask(request: DeskRequest, writer: CaseWriter, asked: AskForm, key: str) -> str:
    """One question, to be worded and put in the side's own room."""
    side, question = _asking(writer.case, key)
    given, room = asked.cleaned_data, question.room
    at = put_question(writer, room, side.party, given["words"], question.label, kept=tuple(given["keep"]))
    return f"{reverse('room', args=[writer.case.id, room])}#e{at}"


def _asking(case: OpenCase, key: str) -> tuple[SideQuestions, Asking]:
    """The side and the question that an address names; 404 where there is none, or no room to ask it in."""
    side, question = _find(case.together, case.public, key)
    if side is None or question is None or not question.room:
        raise Http404
    return side, question


def question_words(question: Asking) -> str:
    """A first wording, which a person will change."""
    options = ", ".join(question.options[:6])
    if question.why == "says-two-things":
        words = _("On “%(issue)s” we have heard more than one thing from you (%(options)s). Which holds?")
    elif options:
        words = _("Where do you stand on “%(issue)s”: %(options)s?")
    else:
        words = _("What would you want on “%(issue)s”?")
    return words % {"issue": question.issue, "options": options}


def find_question(view: MediatorView, file: Case, key: str) -> Asking | None:
    """The question that an address names by numbers, or None: words of a case have no place in an address."""
    return _find(view, file, key)[1]


def _find(view: MediatorView, file: Case, key: str) -> tuple[SideQuestions | None, Asking | None]:
    place, _dash, rest = key.partition("-")
    for side in sides(view, file):
        if str(side.number) == place:
            for question in side.questions:
                if question.key == rest:
                    return side, question
    return None, None


urlpatterns = [
    path("c/<str:case_id>/questions/", questions, name="questions"),
    path("c/<str:case_id>/questions/<str:key>/", ask, name="ask"),
]
