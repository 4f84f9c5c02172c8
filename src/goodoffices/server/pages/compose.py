"""Writing a relay: left what was said, right what will be said, and what to look at before anything
leaves.
"""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from goodoffices.desk.actions.relay import RelayLook, draft_relay, look_at_relay, send_relay
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views import relays
from goodoffices.server.forms.relays import RelayForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import show
from goodoffices.server.pages.questions import find_question, question_words
from goodoffices.server.store import open_case
from goodoffices.server.terms import PHRASES
from goodoffices.talks import NotWritten, Relay, relay_of

NEWEST = 40
"""Entries that are shown on the left before the rest is asked for."""


@require_http_methods(["GET", "POST"])
def compose(request: DeskRequest, case_id: str) -> HttpResponse:
    """The page, empty or begun from a source, a question or a draft; on POST: look again, keep as a draft, or
    send.
    """
    if request.POST.get("do") in ("draft", "send"):
        return _act(request, case_id)
    case = open_case(request.identity, case_id)
    if request.method == "GET":
        if not relays.targets(case.together, case.public):
            return show(request, "relay_none.html", case=case, here="relays")
        return _page(request, case, _begun(request, case))
    return _written(request, case, _form(request, case))


def _form(request: DeskRequest, case: OpenCase) -> RelayForm:
    view, file = case.together, case.public
    return RelayForm(
        request.POST,
        targets=relays.targets(view, file),
        sources=relays.sources(view, file, request.POST.get("to", "")),
        parties={party.id: party.label for party in file.parties},
    )


def _written(request: DeskRequest, case: OpenCase, asked: RelayForm) -> HttpResponse:
    """The page with a relay as it was written, looked at again; where sending it was refused, with the
    reasons.
    """
    if not relays.targets(case.together, case.public):
        return show(request, "relay_none.html", case=case, here="relays")
    if not asked.is_valid() and asked.refusal is None:
        return _page(request, case, _raw(asked, case), errors=asked.told())
    given = asked.cleaned_data
    look = look_at_relay(case, asked.relay, draft=asked.draft_ref, kept=tuple(given["keep"]))
    if isinstance(asked.refusal, NotWritten):
        look = msgspec.structs.replace(look, against=(asked.refusal.reason,))
    refused = asked.refusal is not None
    return _page(request, case, look, everything=given["do"] == "all", refused=refused)


@acting(_form, _written, sent_before=lambda case_id: reverse("relays", args=[case_id]), methods=["POST"])
def _act(request: DeskRequest, writer: CaseWriter, asked: RelayForm) -> str:
    """Keep as a draft, or send."""
    given = asked.cleaned_data
    if given["do"] == "draft":
        place = f"d{draft_relay(writer, asked.relay).sequence}"
    else:
        sent = send_relay(writer, asked.relay, draft=asked.draft_ref, kept=tuple(given["keep"]))
        place = f"r{sent.room}-{sent.sequence}"
    return f"{reverse('relays', args=[writer.case.id])}#{place}"


def _begun(request: DeskRequest, case: OpenCase) -> RelayLook:
    """A new relay: from a draft, from a question to a side, or resting on the entries that the address
    names.
    """
    view, file = case.together, case.public
    draft = relays.ref_of(request.GET.get("draft", ""))
    for one in view.drafts:
        if draft is not None and (one.room, one.item.sequence) == (draft.room, draft.sequence):
            return look_at_relay(case, relay_of(one.draft), draft=draft)
    refs = [relays.ref_of(mark) for mark in request.GET.getlist("cite")[:20]]
    cites = tuple(
        ref
        for ref in refs
        if ref is not None
        and (item := view.item(ref.room, ref.sequence)) is not None
        and item.level != "closed"
    )
    rooms = [target.room for target in relays.targets(view, file)]
    to = request.GET.get("to", "")
    if to not in rooms:
        to = next((room for room in rooms if all(ref.room != room for ref in cites)), rooms[0])
    relay = Relay(to=to, words="", rests_on=tuple(ref for ref in cites if ref.room != to))
    question = find_question(view, file, request.GET.get("ask", ""))
    if question is not None and question.room in rooms:
        relay = Relay(to=question.room, words=question_words(question), asks=True)
    return look_at_relay(case, relay)


def _raw(asked: RelayForm, case: OpenCase) -> RelayLook:
    """What was given, as far as it can be shown again, when something in it was wrong."""
    given: dict[str, Any] = asked.cleaned_data
    rooms = [target.room for target in relays.targets(case.together, case.public)]
    relay = Relay(
        to=given.get("to") or rooms[0],
        words=given.get("words") or str(asked.data.get("words", ""))[:100_000],
        goes_as=given.get("goes_as") or "own",
        attributed_to=given.get("attributed_to") or "",
        asks=bool(given.get("asks")),
        rests_on=asked.cites if "cite" in given else (),
    )
    return RelayLook(relay=relay)


def _page(
    request: DeskRequest,
    case: OpenCase,
    look: RelayLook,
    *,
    errors: list[str] | None = None,
    everything: bool = False,
    refused: bool = False,
) -> HttpResponse:
    view, file, relay = case.together, case.public, look.relay
    found = relays.sources(view, file, relay.to, relay.rests_on)
    first = [one for one in found if one.cited]
    rest = [one for one in found if not one.cited]
    listed = [*first, *(rest if everything else rest[:NEWEST])]
    targets = relays.targets(view, file)
    return show(
        request,
        "relay_new.html",
        case=case,
        here="relays",
        status=400 if errors or refused else 200,
        phrases=PHRASES,
        looked=look,
        relay=relay,
        target=next((one for one in targets if one.room == relay.to), None),
        targets=targets,
        sources=listed,
        left=len(found) - len(listed),
        parties=[(party.id, party.label) for party in file.parties],
        unseen=look.unseen,
        second=view.second_release,
        errors=errors or (),
        refused=refused,
        draft_mark=relays.mark_of(look.draft) if look.draft else "",
    )


urlpatterns = [path("c/<str:case_id>/relays/new/", compose, name="new-relay")]
