"""Writing a relay: left what was said, right what will be said, and what to look at before anything leaves."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from goodoffices.case import Case
from goodoffices.desk.open_case import OpenCase
from goodoffices.server.forms.relays import RelayForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.pages.questions import find_question, question_words
from goodoffices.server.phrases import PHRASES
from goodoffices.server.reasons import worded
from goodoffices.server.shown import relays
from goodoffices.server.store import Pen, SentBefore, open_case, writing
from goodoffices.talks import (
    Condition,
    Hand,
    MediatorView,
    NotWritten,
    Relay,
    RelayRefused,
    conditions_of_relay,
    objections,
    reason,
    relay_of,
    write_draft,
    write_relay,
)
from goodoffices.talks.acts import Ref

NEWEST = 40
"""Entries that are shown on the left before the rest is asked for."""


class Unseen(Exception):
    """Something in the words was not pointed out to this person before."""


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """A relay that is being written, looked at: what is pointed out in it, and what stands against it."""

    relay: Relay
    draft: Ref | None = None
    kept: tuple[str, ...] = ()
    home: str = ""
    pointed: tuple[relays.Pointed, ...] = ()
    conditions: tuple[Condition, ...] = ()
    against: tuple[str, ...] = ()

    @property
    def cited(self) -> int:
        """How many entries it rests on."""
        return len(self.relay.rests_on)


@require_http_methods(["GET", "POST"])
def compose(request: DeskRequest, case_id: str) -> HttpResponse:
    """The page, empty or begun from a source, a question or a draft; on POST: look again, keep as a draft, or send."""
    case = open_case(request.desk, case_id)
    file, view = case.public, case.together
    if not relays.targets(view, file):
        return show(request, "relay_none.html", case=case, here="relays")
    if request.method == "GET":
        return _page(request, case, file, _begun(request, view, file, case.home))
    asked = _form(request, view, file)
    if not asked.is_valid():
        return _page(request, case, file, _raw(asked, view, file), asked=asked, status=400)
    if asked.cleaned_data["do"] in ("look", "all"):
        looked = _look(view, file, asked, _hand(case), case.home)
        everything = asked.cleaned_data["do"] == "all"
        return _page(request, case, file, looked, asked=asked, everything=everything)
    return _act(request, case, file, asked)


def _act(request: DeskRequest, case: OpenCase, file: Case, asked: RelayForm) -> HttpResponse:
    """Keep as a draft or send, in one transaction; where that is refused, the page again with the reasons."""
    given, against = asked.cleaned_data, ""
    try:
        with writing(request.desk, case.id, given["form"]) as pen:
            where = _draft(pen, file, asked) if given["do"] == "draft" else _send(pen, file, asked)
    except SentBefore:
        return redirect("relays", case_id=case.id)
    except (Unseen, RelayRefused):
        pass
    except NotWritten as problem:
        against = worded(problem.reason)
    else:
        return redirect(f"{reverse('relays', args=[case.id])}#{where}")
    # Read anew: what it was refused for may have been written since.
    case = open_case(request.desk, case.id)
    looked = _look(case.together, file, asked, _hand(case), case.home)
    if against:
        looked = msgspec.structs.replace(looked, against=(against,))
    return _page(request, case, file, looked, asked=asked, status=400, refused=True)


def _draft(pen: Pen, file: Case, asked: RelayForm) -> str:
    view = pen.case.together
    looked = _look(view, file, asked, _hand(pen.case), pen.case.home)
    if not looked.relay.words.strip():
        raise NotWritten(reason("no-words"))
    placed = write_draft(view, looked.relay, looked.home, pen.hand(looked.home))
    (sequence,) = pen.put(placed)
    return f"d{sequence}"


def _send(pen: Pen, file: Case, asked: RelayForm) -> str:
    """Both entries, or none: what was said since the page was shown is looked at again, inside the transaction."""
    view = pen.case.together
    hand = pen.hand(asked.relay.to)
    looked = _look(view, file, asked, hand, pen.case.home)
    if any(one.text not in looked.kept for one in looked.pointed):
        raise Unseen
    origin, relayed = write_relay(
        view,
        looked.relay,
        looked.home,
        hand,
        draft=looked.draft.sequence if looked.draft else None,
        kept=tuple(one.text for one in looked.pointed),
    )
    sequence = pen.put(origin, relayed)[1]
    return f"r{looked.relay.to}-{sequence}"


def _form(request: DeskRequest, view: MediatorView, file: Case) -> RelayForm:
    to = request.POST.get("to", "")
    return RelayForm(
        request.POST,
        targets=relays.targets(view, file),
        sources=relays.sources(view, file, to),
        parties={party.id: party.label for party in file.parties},
    )


def _look(view: MediatorView, file: Case, asked: RelayForm, hand: Hand, first: str) -> Looked:
    draft = asked.draft_ref
    if draft is not None and not _is_still(view, draft, asked.relay):
        draft = None
    kept = tuple(asked.cleaned_data["keep"])
    return _looked(view, file, asked.relay, hand, draft, kept, first)


def _is_still(view: MediatorView, draft: Ref, relay: Relay) -> bool:
    """Whether the relay is what that draft says; where it was changed, and no second release is asked for, it goes as a new one."""
    return view.second_release or any(
        (one.room, one.item.sequence) == (draft.room, draft.sequence) and relay_of(one.draft) == relay
        for one in view.drafts
    )


def _looked(
    view: MediatorView,
    file: Case,
    relay: Relay,
    hand: Hand,
    draft: Ref | None,
    kept: tuple[str, ...],
    first: str,
) -> Looked:
    home = relays.home_for(view, relay, hand, (draft.room, draft.sequence) if draft else None, first)
    against = objections(view, relay, home, hand, draft.sequence if draft else None)
    return Looked(
        relay=relay,
        draft=draft,
        kept=kept,
        home=home,
        pointed=relays.look_at(view, file, relay),
        conditions=conditions_of_relay(view, relay),
        against=tuple(map(worded, against)) if relay.words.strip() else (),
    )


def _begun(request: DeskRequest, view: MediatorView, file: Case, first: str) -> Looked:
    """A new relay: from a draft, from a question to a side, or resting on the entries that the address names."""
    hand = Hand(request.desk.user, "look", "")
    draft = relays.ref_of(request.GET.get("draft", ""))
    for one in view.drafts:
        if draft is not None and (one.room, one.item.sequence) == (draft.room, draft.sequence):
            return _looked(view, file, relay_of(one.draft), hand, draft, (), first)
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
    return _looked(view, file, relay, hand, None, (), first)


def _raw(asked: RelayForm, view: MediatorView, file: Case) -> Looked:
    """What was given, as far as it can be shown again, when something in it was wrong."""
    given: dict[str, Any] = asked.cleaned_data
    rooms = [target.room for target in relays.targets(view, file)]
    relay = Relay(
        to=given.get("to") or rooms[0],
        words=given.get("words") or str(asked.data.get("words", ""))[:100_000],
        goes_as=given.get("goes_as") or "own",
        attributed_to=given.get("attributed_to") or "",
        asks=bool(given.get("asks")),
        rests_on=asked.cites if "cite" in given else (),
    )
    return Looked(relay=relay)


def _page(
    request: DeskRequest,
    case: OpenCase,
    file: Case,
    looked: Looked,
    *,
    asked: RelayForm | None = None,
    everything: bool = False,
    refused: bool = False,
    status: int = 200,
) -> HttpResponse:
    view = case.together
    relay = looked.relay
    found = relays.sources(view, file, relay.to, relay.rests_on)
    first = [one for one in found if one.cited]
    rest = [one for one in found if not one.cited]
    listed = [*first, *(rest if everything else rest[:NEWEST])]
    target = next((one for one in relays.targets(view, file) if one.room == relay.to), None)
    return show(
        request,
        "relay_new.html",
        case=case,
        here="relays",
        status=status,
        phrases=PHRASES,
        looked=looked,
        relay=relay,
        target=target,
        targets=relays.targets(view, file),
        sources=listed,
        left=len(found) - len(listed),
        parties=[(party.id, party.label) for party in file.parties],
        unseen=[one for one in looked.pointed if one.text not in looked.kept],
        second=view.second_release,
        errors=asked.told() if asked is not None and asked.errors else (),
        refused=refused,
        draft_mark=relays.mark_of(looked.draft) if looked.draft else "",
    )


def _hand(case: OpenCase) -> Hand:
    return Hand(case.user, "look", "")


urlpatterns = [path("c/<str:case_id>/relays/new/", compose, name="new-relay")]
