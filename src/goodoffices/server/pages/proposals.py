"""Proposals: those that were put and what came of them, one to be written, and the sheet of each side."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goodoffices.desk.actions.proposal_drafts import drafted_at
from goodoffices.desk.actions.proposals import ProposalLook, look_at_proposal
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.packages import code_of, issue_choices
from goodoffices.desk.views.proposal_drafts import waiting_drafts
from goodoffices.desk.views.proposal_page import proposal_page
from goodoffices.desk.views.proposal_sheets import proposal_sheet_page
from goodoffices.desk.views.proposals import proposals_page
from goodoffices.desk.views.relays import targets
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.proposals import (
    AnswerForm,
    ConcludeForm,
    ConfirmForm,
    DropDraftForm,
    HomeForm,
    KnownForm,
    ProposalForm,
    WithdrawForm,
)
from goodoffices.server.forms.things import ThingForm
from goodoffices.server.pages.acting import acting, told_alone
from goodoffices.server.pages.base import address, fields_of, number_in, show
from goodoffices.server.pages.things import things
from goodoffices.server.store import open_case
from goodoffices.server.store.clock import now
from goodoffices.server.wording.proposal_words import MODES
from goodoffices.server.wording.terms import PHRASES


@require_GET
def proposals(request: DeskRequest, case_id: str) -> HttpResponse:
    """Every proposal, and how often answers in confidence were asked for."""
    case = open_case(request.identity, case_id)
    drafts = waiting_drafts(case)
    page = proposals_page(case, now())
    return show(request, "proposals.html", page, case=case, here="proposals", drafts=drafts)


@require_http_methods(["GET", "POST"])
def new(request: DeskRequest, case_id: str) -> HttpResponse:
    """The page, empty or begun from packages that the address names by places; on POST: look again, one more
    package, or send.
    """
    if request.POST.get("do") in ("send", "draft"):
        return _act(request, case_id)
    case = open_case(request.identity, case_id)
    if request.method == "POST":
        return _written(request, case, ProposalForm.of(request, case))
    draft = number_in(request, "draft")
    if draft:
        return _written(request, case, ProposalForm(_as_drafted(case, draft), case=case))
    codes = request.GET.getlist("p")[:12]
    begun = {f"o{column}.{place}": one for column, code in enumerate(codes) for place, one in _places(code)}
    mode = request.GET.get("mode", "")
    mode = mode if mode in MODES else "acceptance-set" if len(codes) > 1 else "double-blind"
    given = QueryDict(mutable=True)
    given.update({**begun, "mode": mode, "columns": str(max(1, len(codes))), "do": "look"})
    given.setlist("rooms", [one.room for one in targets(case.together, case.public) if len(one.parties) == 1])
    return _written(request, case, ProposalForm(given, case=case))


def _as_drafted(case: OpenCase, entry: int) -> QueryDict:
    """The form as a draft fills it in. Raises NotThereError."""
    act = drafted_at(case, entry)
    codes = [code_of(case.public, one) for one in (act.packages or (act.package,))]
    given = QueryDict(mutable=True)
    for column, code in enumerate(codes):
        given.update({f"o{column}.{place}": one for place, one in _places(code)})
    given.update({"mode": act.mode, "columns": str(len(codes)), "do": "look", "words": act.words})
    given["draft_of"] = str(entry)
    held = [one for one in targets(case.together, case.public) if len(one.parties) == 1]
    given.setlist("rooms", [one.room for one in held if one.parties[0] in act.sides])
    if act.closes:
        closes = datetime.fromisoformat(act.closes)
        given["closes"] = closes.astimezone().strftime("%Y-%m-%dT%H:%M")
    if act.referendum:
        given.setlist("referendum", list(act.referendum))
        given["confirm_by"] = (
            datetime.fromisoformat(max(act.referendum.values())).astimezone().date().isoformat()
        )
    return given


def _places(code: str) -> list[tuple[int, str]]:
    return list(enumerate(code[:4000].split(".")))


def _written(request: DeskRequest, case: OpenCase, asked: ProposalForm) -> HttpResponse:
    """The page with a proposal as it was written, looked at again."""
    asked.is_valid()
    return _page(request, case, asked)


def _page(request: DeskRequest, case: OpenCase, asked: ProposalForm) -> HttpResponse:
    look: ProposalLook = look_at_proposal(case, asked.draft, now())
    sending = request.POST.get("do") in ("send", "draft")
    found = targets(case.together, case.public)
    return show(
        request,
        "proposal_new.html",
        case=case,
        here="proposals",
        status=400 if sending and (asked.errors or asked.refusal) else 200,
        asked=asked,
        told=() if not sending or (look.unseen and isinstance(asked.refusal, RefusedError)) else asked.told(),
        look=look,
        unseen=look.unseen if sending else (),
        targets=found,
        issues=issue_choices(case.public, asked.packages),
        columns=range(1, asked.column_count + 1),
        more=asked.column_count < 12,
        phrases=PHRASES,
    )


@acting(ProposalForm, _written, after=address("proposals"), methods=["POST"])
def _act(request: DeskRequest, writer: CaseWriter, asked: ProposalForm) -> str:
    """Put it to those that are asked."""
    entry = asked.deed(writer)
    if asked.cleaned_data["do"] == "draft":
        return f"{address('proposals')(writer.case.id)}?recorded=1"
    return f"{address('proposal', 'entry')(writer.case.id, entry=entry)}?recorded=1"


@acting(
    DropDraftForm, told_alone, after=lambda case_id, **where: address("proposals")(case_id), methods=["POST"]
)
def drop(request: DeskRequest, writer: CaseWriter, asked: DropDraftForm, entry: int) -> None:
    """Drop a draft of one's own."""
    asked.deed(writer, entry)


KINDS: dict[str, type[ThingForm]] = {
    "answer": AnswerForm,
    "confirm": ConfirmForm,
    "home": HomeForm,
    "known": KnownForm,
    "withdraw": WithdrawForm,
    "conclude": ConcludeForm,
}


def _proposal(case: OpenCase, entry: int) -> msgspec.Struct:
    return proposal_page(case, entry, now())


proposal = things(KINDS, "proposal.html", "proposals", _proposal, name="proposal", parts=("entry",))


@require_GET
def sheet(request: DeskRequest, case_id: str, room_id: str, entry: int) -> HttpResponse:
    """A proposal as one side has it, to print: without the site's frame, out of that room alone."""
    made = proposal_sheet_page(open_case(request.identity, case_id), room_id, entry)
    named = {"case_id": case_id, "room_id": room_id, "phrases": PHRASES, "today": date.today().isoformat()}
    return render(request, "proposal_sheet.html", {**named, **fields_of(made)})


urlpatterns = [
    path("c/<str:case_id>/proposals/", proposals, name="proposals"),
    path("c/<str:case_id>/proposals/new/", new, name="new-proposal"),
    path("c/<str:case_id>/proposals/draft/<int:entry>/drop/", drop, name="proposal-draft-drop"),
    path("c/<str:case_id>/proposals/<int:entry>/", proposal, name="proposal"),
    path("c/<str:case_id>/proposals/<int:entry>/<slug:what>/", proposal, name="proposal-do"),
    path("c/<str:case_id>/r/<str:room_id>/proposal/<int:entry>/", sheet, name="proposal-sheet"),
]
