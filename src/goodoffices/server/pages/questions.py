"""What might be asked of each side, and putting one of the questions: a person words it, and a person sends it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from goodoffices.case import Case
from goodoffices.desk.views.questions import Asking, Side, sides
from goodoffices.server.forms.relays import AskForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.phrases import PHRASES
from goodoffices.server.reasons import worded
from goodoffices.server.shown.relays import Pointed, look_at
from goodoffices.server.store import SentBefore, open_case, writing
from goodoffices.talks import MediatorView, NotWritten, Relay, acts


@require_GET
def questions(request: DeskRequest, case_id: str) -> HttpResponse:
    """Side by side, in the order of the case."""
    case = open_case(request.desk, case_id)
    shown = sides(case.together, case.public)
    return show(request, "questions.html", case=case, here="board", sides=shown)


@require_http_methods(["GET", "POST"])
def ask(request: DeskRequest, case_id: str, key: str) -> HttpResponse:
    """One question, to be worded and put in the side's own room."""
    case = open_case(request.desk, case_id)
    view, file = case.together, case.public
    side, question = _find(view, file, key)
    if side is None or question is None or not question.room:
        raise Http404
    asked = AskForm(request.POST or None)
    refused = ""
    pointed: tuple[Pointed, ...] = ()
    if request.method == "POST" and asked.is_valid():
        pointed = look_at(view, file, Relay(to=question.room, words=asked.cleaned_data["words"]))
    unseen = [one for one in pointed if one.text not in asked.cleaned_data["keep"]]
    if request.method == "POST" and asked.is_valid() and not unseen:
        act = acts.Asked(words=asked.cleaned_data["words"], to=side.party, issue=question.label)
        try:
            with writing(request.desk, case_id, asked.cleaned_data["form"]) as pen:
                at = pen.write(question.room, act)
        except SentBefore:
            return redirect("room", case_id=case_id, room_id=question.room)
        except NotWritten as problem:
            refused = worded(problem.reason)
        else:
            return redirect(f"{reverse('room', args=[case_id, question.room])}#e{at}")
    return show(
        request,
        "question.html",
        case=case,
        here="board",
        status=400 if asked.errors or refused or unseen else 200,
        phrases=PHRASES,
        pointed=pointed,
        kept=asked.cleaned_data.get("keep", ()) if asked.is_bound else (),
        asked=asked,
        refused=refused,
        side=side,
        question=question,
        key=key,
        words=asked.data.get("words", "") if asked.is_bound else question_words(question),
        room=view.rooms[question.room],
    )


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


def _find(view: MediatorView, file: Case, key: str) -> tuple[Side | None, Asking | None]:
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
