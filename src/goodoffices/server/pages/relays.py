"""The relays that went and the drafts that wait; what became of one relay."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goodoffices.desk.open_case import OpenCase
from goodoffices.server.forms.capture import ConsentForm
from goodoffices.server.forms.relays import DraftForm, MendForm, StepForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.pages.errors import refuse
from goodoffices.server.phrases import PHRASES
from goodoffices.server.reasons import not_written, worded
from goodoffices.server.shown import relays as shown
from goodoffices.server.store import SentBefore, new_form, open_case, writing
from goodoffices.talks import (
    Act,
    Condition,
    Hand,
    NotWritten,
    Relay,
    RelayRefused,
    acts,
    conditions_of_relay,
    write_mended,
)
from goodoffices.talks.acts import Unsaid

PAGE = 40
"""Relays on one page."""


@require_GET
def relays(request: DeskRequest, case_id: str) -> HttpResponse:
    """The list, the last relay first."""
    case = open_case(request.desk, case_id)
    file, view = case.public, case.together
    lines = shown.lines(view, file)
    pages = max(1, -(-len(lines) // PAGE))
    wanted = request.GET.get("page", "")
    number = min(max(int(wanted), 1), pages) if wanted.isdecimal() and len(wanted) < 9 else 1
    rooms = [
        (target, sum(_to_say(line) and line.room == target.room for line in lines))
        for target in shown.targets(view, file)
    ]
    return show(
        request,
        "relays.html",
        case=case,
        here="relays",
        phrases=PHRASES,
        rooms=rooms,
        drafts=shown.waiting(view, Hand(request.desk.user, "look", "")),
        lines=lines[(number - 1) * PAGE : number * PAGE],
        page=number,
        pages=pages,
        second=view.second_release,
    )


@require_http_methods(["GET", "POST"])
def relay(request: DeskRequest, case_id: str, room_id: str, entry: int) -> HttpResponse:
    """One relay; on POST what its readers did with it."""
    case = open_case(request.desk, case_id)
    line = _line(case, room_id, entry)
    asked = StepForm(request.POST or None, parties=_sides(case, room_id))
    if request.method == "GET":
        return _page(request, case, line, asked)
    if not asked.is_valid():
        return _page(request, case, line, asked, status=400)
    try:
        with writing(request.desk, case_id, asked.cleaned_data["form"]) as pen:
            pen.write(room_id, _step(asked, entry, pen.at))
    except SentBefore:
        pass
    except NotWritten as problem:
        asked.add_error("step", not_written(problem))
        return _page(request, case, line, asked, status=400)
    return redirect("relay", case_id=case_id, room_id=room_id, entry=entry)


@require_POST
def mend(request: DeskRequest, case_id: str, room_id: str, entry: int) -> HttpResponse:
    """Correct a relay's words, or take it back."""
    case = open_case(request.desk, case_id)
    line = _line(case, room_id, entry)
    mended = MendForm(request.POST)
    if not mended.is_valid():
        return _page(request, case, line, None, mended=mended, status=400)
    given = mended.cleaned_data
    wanted = Relay(
        to=room_id,
        words=given["words"],
        goes_as=line.act.goes_as,
        attributed_to=line.act.attributed_to,
    )
    pointed = shown.look_at(case.together, case.public, wanted)
    if any(one.text not in given["keep"] for one in pointed):
        return _page(request, case, line, None, mended=mended, pointed=pointed, status=400)
    try:
        with writing(request.desk, case_id, given["form"]) as pen:
            if given["do"] == "correct":
                view, hand, kept = pen.case.together, pen.hand(room_id), tuple(one.text for one in pointed)
                pen.put(
                    *write_mended(
                        view, room_id, entry, given["words"], hand, kept=kept, unsaid=given["unsaid"]
                    )
                )
            else:
                pen.write(room_id, acts.TakenBack(entry=entry, words=given["words"]))
    except SentBefore:
        pass
    except NotWritten as problem:
        mended.add_error("words", not_written(problem))
        return _page(request, case, line, None, mended=mended, status=400)
    except RelayRefused as refused:
        for why in refused.reasons:
            mended.add_error("words", worded(why))
        return _page(request, case, line, None, mended=mended, status=400)
    return redirect("relay", case_id=case_id, room_id=room_id, entry=entry)


@require_POST
def draft(request: DeskRequest, case_id: str) -> HttpResponse:
    """A second mediator releases a draft, or does not; who wrote it drops it."""
    asked = DraftForm(request.POST)
    ref = shown.ref_of(request.POST.get("draft", ""))
    if not asked.is_valid() or ref is None:
        return refuse(request, 400, _("This does not name a draft. Open the page again."))
    given = asked.cleaned_data
    act: Act = acts.Seconded(draft=ref.sequence, agrees=given["do"] == "release", words=given["words"])
    if given["do"] == "drop":
        act = acts.TakenBack(entry=ref.sequence, words=given["words"])
    try:
        with writing(request.desk, case_id, given["form"]) as pen:
            pen.write(ref.room, act)
    except SentBefore:
        pass
    except NotWritten as problem:
        return refuse(request, 400, not_written(problem))
    return redirect("relays", case_id=case_id)


def _line(case: OpenCase, room: str, entry: int) -> shown.Line:
    """That relay; not found where there is none, or where its room is not this user's."""
    case.view(room)
    for line in shown.lines(case.together, case.public):
        if (line.room, line.item.sequence) == (room, entry):
            return line
    raise Http404


def _sides(case: OpenCase, room: str) -> dict[str, str]:
    names = {party.id: party.label for party in case.public.parties}
    return {party: names.get(party, party) for party in case.view(room).parties}


def _step(asked: StepForm, entry: int, now: str) -> Act:
    given = asked.cleaned_data
    proxy = asked.proxy(given["party"], now)
    if given["step"] == "received":
        return acts.Received(entry=entry, proxy=proxy)
    said = {
        "words": given["words"],
        "party": given["party"],
        "proxy": proxy,
        "disclosure": given["mark"] or None,
    }
    if given["step"] == "back":
        return acts.AskedBack(**said, entry=entry)
    return acts.Answered(**said, question=entry)


def _to_say(line: shown.Line) -> bool:
    return not line.item.received and line.item.taken_back is None


def _page(
    request: DeskRequest,
    case: OpenCase,
    line: shown.Line,
    asked: ConsentForm | None,
    *,
    mended: MendForm | None = None,
    pointed: tuple[shown.Pointed, ...] = (),
    status: int = 200,
) -> HttpResponse:
    room = case.view(line.room)
    corrections = [room.items[one] for one in line.item.corrected]
    names = {party.id: party.label for party in case.public.parties}
    return show(
        request,
        "relay.html",
        case=case,
        here="relays",
        status=status,
        phrases=PHRASES,
        line=line,
        asked=asked or StepForm(None, parties=_sides(case, line.room)),
        mended=mended,
        mended_words=mended.data.get("words", "") if mended else "",
        mended_conditions=_mended_conditions(case, line, mended),
        mended_keep=mended.cleaned_data.get("keep", ()) if mended else (),
        taking_back=mended is not None and mended.data.get("do") == "back",
        pointed=pointed,
        second_token=new_form(),
        third_token=new_form(),
        received=[names.get(who, who) for who in line.item.received],
        corrections=corrections,
        own=line.item.hand.author == case.user,
        sheet=reverse("relay-sheet", args=[case.id, line.room]) + f"?entry={line.item.sequence}",
    )


def _mended_conditions(case: OpenCase, line: shown.Line, mended: MendForm | None) -> tuple[Condition, ...]:
    """The conditions as the words stand in the form that corrects it."""
    words = mended.data.get("words", "") if mended else line.item.words
    unsaid = mended.cleaned_data.get("unsaid", ()) if mended and mended.is_bound else ()
    unsaid = unsaid or tuple(
        Unsaid(one.ref.room, one.ref.sequence, one.number, one.why) for one in line.conditions
    )
    refs = dict.fromkeys(one.ref for one in line.conditions)
    relay = Relay(to=line.room, words=words, rests_on=tuple(refs), unsaid=unsaid)
    return conditions_of_relay(case.together, relay)


urlpatterns = [
    path("c/<str:case_id>/relays/", relays, name="relays"),
    path("c/<str:case_id>/relays/draft/", draft, name="draft"),
    path("c/<str:case_id>/relays/<str:room_id>/<int:entry>/", relay, name="relay"),
    path("c/<str:case_id>/relays/<str:room_id>/<int:entry>/mend/", mend, name="mend-relay"),
]
