"""The relays that went and the drafts that wait; what became of one relay."""

from __future__ import annotations

from django.http import Http404, HttpResponse, QueryDict
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from goodoffices.desk.actions import follow_relay
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views import relays as shown
from goodoffices.server.forms.relays import DraftForm, FollowForm, MendForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import number_in, sent, show
from goodoffices.server.refusing import refuse
from goodoffices.server.store import new_token, open_case
from goodoffices.server.terms import PHRASES
from goodoffices.talks import Provenance, Relay, RelayCondition, conditions_of_relay
from goodoffices.talks.acts import Unsaid

PAGE = 40
"""Relays on one page."""


@require_GET
def relays(request: DeskRequest, case_id: str) -> HttpResponse:
    """The list, the last relay first."""
    case = open_case(request.identity, case_id)
    file, view = case.public, case.together
    lines = shown.lines(view, file)
    pages = max(1, -(-len(lines) // PAGE))
    number = min(max(number_in(request, "page"), 1), pages)
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
        drafts=shown.waiting(view, Provenance(request.identity.user, "look", "")),
        lines=lines[(number - 1) * PAGE : number * PAGE],
        page=number,
        pages=pages,
        second=view.second_release,
    )


def _one(case_id: str, room_id: str, entry: int) -> str:
    return reverse("relay", args=[case_id, room_id, entry])


def _step_form(request: DeskRequest, case: OpenCase, room_id: str, entry: int) -> FollowForm:
    return _new_step(case, room_id, sent(request)[0])


def _new_step(case: OpenCase, room: str, data: QueryDict | None = None) -> FollowForm:
    return FollowForm(data, parties=_sides(case, room), outline=case.outline, view=case.view(room))


def _mend_form(request: DeskRequest, case: OpenCase, room_id: str, entry: int) -> MendForm:
    return MendForm(request.POST)


def _page(
    request: DeskRequest, case: OpenCase, asked: FollowForm | MendForm, room_id: str, entry: int
) -> HttpResponse:
    line = _line(case, room_id, entry)
    room = case.view(room_id)
    mended = asked if isinstance(asked, MendForm) else None
    names = {party.id: party.label for party in case.public.parties}
    return show(
        request,
        "relay.html",
        case=case,
        here="relays",
        phrases=PHRASES,
        line=line,
        asked=_new_step(case, room_id) if mended else asked,
        mended=mended,
        mended_words=mended.data.get("words", "") if mended else "",
        mended_conditions=_mended_conditions(case, line, mended),
        mended_keep=mended.cleaned_data.get("keep", ()) if mended else (),
        taking_back=mended is not None and mended.data.get("do") == "back",
        pointed=_pointed(case, mended, room_id, entry) if mended else (),
        second_token=new_token(),
        third_token=new_token(),
        received=[names.get(who, who) for who in line.item.received],
        corrections=[room.items[one] for one in line.item.corrected],
        own=line.item.hand.author == case.user,
        sheet=reverse("relay-sheet", args=[case.id, room_id]) + f"?entry={entry}",
    )


def _pointed(case: OpenCase, mended: MendForm, room: str, entry: int) -> tuple[shown.Pointed, ...]:
    """What is pointed out in other words for a relay, once they were refused for it."""
    if not isinstance(mended.refusal, RefusedError):
        return ()
    return follow_relay.pointed_in_mended(case, room, entry, mended.cleaned_data["words"])


@acting(_step_form, _page, sent_before=_one)
def relay(request: DeskRequest, writer: CaseWriter, asked: FollowForm, room_id: str, entry: int) -> str:
    """One relay; on POST what its readers did with it."""
    given = asked.cleaned_data
    proxy = asked.proxy(given["party"], writer.at)
    follow_relay.follow_relay(
        writer,
        room_id,
        entry,
        given["step"],
        given["party"],
        proxy,
        given["words"],
        given["mark"] or None,
        asked.taken,
    )
    return _one(writer.case.id, room_id, entry)


@acting(_mend_form, _page, sent_before=_one, methods=["POST"])
def mend(request: DeskRequest, writer: CaseWriter, asked: MendForm, room_id: str, entry: int) -> str:
    """Correct a relay's words, or take it back."""
    given = asked.cleaned_data
    _line(writer.case, room_id, entry)
    words, kept = given["words"], tuple(given["keep"])
    if given["do"] == "correct":
        follow_relay.correct_relay(writer, room_id, entry, words, kept=kept, unsaid=given["unsaid"])
    else:
        follow_relay.take_back_relay(writer, room_id, entry, words, kept=kept)
    return _one(writer.case.id, room_id, entry)


def _list(case_id: str) -> str:
    return reverse("relays", args=[case_id])


def _draft_form(request: DeskRequest, case: OpenCase) -> DraftForm:
    return DraftForm(request.POST)


def _draft_refused(request: DeskRequest, case: OpenCase, asked: DraftForm) -> HttpResponse:
    return refuse(request, 400, " ".join(asked.told()))


@acting(_draft_form, _draft_refused, sent_before=_list, methods=["POST"])
def draft(request: DeskRequest, writer: CaseWriter, asked: DraftForm) -> str:
    """A second mediator releases a draft, or does not; who wrote it drops it."""
    given = asked.cleaned_data
    if given["do"] == "drop":
        follow_relay.drop_draft(writer, given["draft"], given["words"])
    else:
        follow_relay.second_draft(writer, given["draft"], given["do"] == "release", given["words"])
    return _list(writer.case.id)


def _line(case: OpenCase, room: str, entry: int) -> shown.RelayLine:
    """That relay; not found where there is none, or where its room is not this user's."""
    case.view(room)
    for line in shown.lines(case.together, case.public):
        if (line.room, line.item.sequence) == (room, entry):
            return line
    raise Http404


def _sides(case: OpenCase, room: str) -> dict[str, str]:
    names = {party.id: party.label for party in case.public.parties}
    return {party: names.get(party, party) for party in case.view(room).parties}


def _to_say(line: shown.RelayLine) -> bool:
    return not line.item.received and line.item.taken_back is None


def _mended_conditions(
    case: OpenCase, line: shown.RelayLine, mended: MendForm | None
) -> tuple[RelayCondition, ...]:
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
