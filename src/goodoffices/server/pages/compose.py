"""Writing a relay: left what was said, right what will be said, and what to look at before anything
leaves.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_http_methods

from goodoffices.desk.actions.relay import RelayLook, look_at_relay, looked_again
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views import relays
from goodoffices.desk.views.questions import find_question
from goodoffices.desk.views.relay_pages import draft_named, question_begun, relay_begun, relay_choices
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.relays import RelayForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, show
from goodoffices.server.pages.giving_back import given_back
from goodoffices.server.store import open_case
from goodoffices.server.wording.asking import question_words
from goodoffices.server.wording.terms import PHRASES


@require_http_methods(["GET", "POST"])
def compose(request: DeskRequest, case_id: str) -> HttpResponse:
    """The page, empty or begun from a source, a question or a draft; on POST: look again, keep as a draft, or
    send.
    """
    if request.POST.get("do") in ("draft", "send"):
        return _act(request, case_id)
    case = open_case(request.identity, case_id)
    if request.method == "POST":
        return _written(request, case, RelayForm.of(request, case))
    if not relays.targets(case.together, case.public):
        return show(request, "relay_none.html", case=case, here="relays")
    return _page(request, case, _begun(request, case))


def _written(request: DeskRequest, case: OpenCase, asked: RelayForm) -> HttpResponse:
    """The page with a relay as it was written, looked at again; where sending it was refused, with the
    reasons.
    """
    if not relays.targets(case.together, case.public):
        return show(request, "relay_none.html", case=case, here="relays")
    if not asked.is_valid() and asked.refusal is None:
        answer = _page(request, case, RelayLook(relay=asked.as_given), errors=asked.told())
        return given_back(request, answer, asked.errors.keys())
    given = asked.cleaned_data
    look = look_at_relay(case, asked.relay, draft=asked.draft_ref, kept=tuple(given["keep"]))
    look = looked_again(look, asked.refusal)
    return _page(request, case, look, everything=given["do"] == "all", refused=asked.refusal is not None)


@acting(RelayForm, _written, after=address("relays"), methods=["POST"])
def _act(request: DeskRequest, writer: CaseWriter, asked: RelayForm) -> str:
    """Keep as a draft, or send."""
    became, ref = asked.deed(writer)
    place = f"d{ref.sequence}" if became == "d" else f"r{ref.room}-{ref.sequence}"
    return f"{address('relays')(writer.case.id)}#{place}"


def _begun(request: DeskRequest, case: OpenCase) -> RelayLook:
    """A new relay: from a draft, from a question to a side, or resting on the entries that the address
    names.
    """
    ref = relays.ref_of(request.GET.get("draft", ""))
    draft = draft_named(case, ref)
    if draft is not None:
        return look_at_relay(case, draft, draft=ref)
    marked = [relays.ref_of(mark) for mark in request.GET.getlist("cite")[:20]]
    relay = relay_begun(case, request.GET.get("to", ""), [ref for ref in marked if ref is not None])
    found = find_question(case, request.GET.get("ask", ""))
    if found is not None and found[1].room:
        relay = question_begun(found[1].room, question_words(found[1]))
    return look_at_relay(case, relay)


def _page(
    request: DeskRequest,
    case: OpenCase,
    look: RelayLook,
    *,
    errors: list[str] | None = None,
    everything: bool = False,
    refused: bool = False,
) -> HttpResponse:
    return show(
        request,
        "relay_new.html",
        relay_choices(case, look.relay.to, look.relay.rests_on, everything=everything),
        case=case,
        here="relays",
        status=400 if errors or refused else 0,
        phrases=PHRASES,
        looked=look,
        relay=look.relay,
        unseen=look.unseen,
        errors=errors or (),
        refused=refused,
        draft_mark=relays.mark_of(look.draft) if look.draft else "",
    )


urlpatterns = [path("c/<str:case_id>/relays/new/", compose, name="new-relay")]
