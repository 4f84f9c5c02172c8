"""The public record: articles brought in, an article beside its cards, rows decided, corrected and added by
hand.
"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from goodoffices.desk import stands_on_board
from goodoffices.desk.actions.public_record import add_row, decide_cards, reopen_card
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.record import GROUPS, Card, article_rows, cards, pieces, title_of
from goodoffices.record import Article, Given, Proposal, Record, rules_to_accept
from goodoffices.server.bringing import bring_articles
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.record import (
    ON_PAGE,
    AddRowForm,
    BringArticlesForm,
    CardsForm,
    ReopenForm,
    RowForm,
    SideChoices,
)
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import show
from goodoffices.server.reading.wording import words_of_refusal
from goodoffices.server.store import SentBefore, open_case


@require_http_methods(["GET", "POST"])
def record(request: DeskRequest, case_id: str) -> HttpResponse:
    """The articles; and bringing in more."""
    case = open_case(request.identity, case_id)
    files = request.FILES.getlist("files")
    asked = BringArticlesForm(request.POST or None, files)
    problems: list[str] = []
    if request.method == "POST" and asked.is_valid():
        given = asked.cleaned_data
        said = Given(outlet=given["outlet"], published=given["published"])
        data = [(file.name, file.read()) for file in files]
        if given["pasted"]:
            data.append((_("pasted"), given["pasted"].encode()))
        try:
            brought = bring_articles(request.identity, case_id, given["form"], data, said)
        except SentBefore:
            return redirect("record-of-case", case_id=case_id)
        problems = [f"{name}: {words_of_refusal(why)}" for name, why in brought.refused]
        problems += [f"{name}: {note.what}" for name, note in brought.notes]
        if not problems:
            return redirect("record-of-case", case_id=case_id)
        case = open_case(request.identity, case_id)
    whole = case.record
    return show(
        request,
        "record.html",
        case=case,
        here="record-of-case",
        status=400 if asked.errors or problems else 200,
        asked=asked,
        problems=problems[:20],
        articles=article_rows(whole),
        at_once=rules_to_accept(whole),
    )


@require_GET
def article(request: DeskRequest, case_id: str, number: int) -> HttpResponse:
    """One article and its cards."""
    case = open_case(request.identity, case_id)
    return _article_page(request, case, number)


def _article_url(case_id: str, number: int) -> str:
    return reverse("article", args=[case_id, number])


def _cards_form(request: DeskRequest, case: OpenCase, number: int) -> CardsForm:
    here = article_of(case.record, number)
    return CardsForm(request.POST, case.record, here.id, SideChoices(case.outline))


def _row_form(request: DeskRequest, case: OpenCase, number: int) -> ReopenForm:
    return ReopenForm(request.POST, article_of(case.record, number).id)


def _adding_form(request: DeskRequest, case: OpenCase, number: int) -> AddRowForm:
    return AddRowForm(
        request.POST, SideChoices(case.outline), case.record, article_of(case.record, number).id
    )


def _with_told(request: DeskRequest, case: OpenCase, asked: ActForm, number: int) -> HttpResponse:
    if isinstance(asked, AddRowForm):
        return _article_page(request, case, number, adding=asked)
    return _article_page(request, case, number, told=asked.told())


@acting(_cards_form, _with_told, sent_before=_article_url, methods=["POST"])
def decisions(request: DeskRequest, writer: CaseWriter, asked: CardsForm, number: int) -> str:
    """Keep what was decided and corrected on one page of cards."""
    decide_cards(writer, asked.decisions())
    return back_to_article(request, writer.case.id, number, decided=True)


@acting(_row_form, _with_told, sent_before=_article_url, methods=["POST"])
def reopen(request: DeskRequest, writer: CaseWriter, asked: ReopenForm, number: int) -> str:
    """Open a decided row again."""
    reopen_card(writer, asked.cleaned_data["row"])
    return back_to_article(request, writer.case.id, number)


@acting(_adding_form, _with_told, sent_before=_article_url, methods=["POST"])
def by_hand(request: DeskRequest, writer: CaseWriter, asked: AddRowForm, number: int) -> str:
    """Add a row on a passage."""
    add_row(writer, asked.cleaned_data["kind"], asked.article, asked.span, asked.values())
    return back_to_article(request, writer.case.id, number)


def _article_page(
    request: DeskRequest,
    case: OpenCase,
    number: int,
    *,
    told: list[str] | None = None,
    adding: AddRowForm | None = None,
) -> HttpResponse:
    whole, file, outline = case.record, case.file, case.outline
    here = article_of(whole, number)
    sides = SideChoices(outline)
    to_decide, done = cards(whole, here.id)
    sent = request.POST if told else None
    narrowed = _narrowed(request)
    listed = [card for card in to_decide if not narrowed or card.group == narrowed]
    loose = {
        card.place
        for card in done
        if isinstance(card.row, Proposal)
        and card.row.kind == "position"
        and card.row.status != "rejected"
        and not stands_on_board(file, card.row)
    }
    return show(
        request,
        "article.html",
        case=case,
        here="record-of-case",
        status=400 if told or adding else 200,
        article=here,
        number=number,
        count=len(whole.articles),
        pieces=pieces(here.text, [*listed, *done]),
        title=title_of(here),
        groups=[
            (name, count)
            for name in GROUPS
            if (count := sum(card.group == name for card in to_decide)) or name == narrowed
        ],
        narrowed=narrowed,
        open=len(to_decide),
        forms=[(_form(card, sent, sides), card) for card in listed[:ON_PAGE]],
        left=max(0, len(listed) - ON_PAGE),
        at_once=[
            one
            for one in rules_to_accept(whole, here.id)
            if any(card.row.rule == one.rule for card in listed)
        ],
        next=request.GET.get("next") == "1",
        done=done,
        loose=loose,
        told=told or [],
        labels={one.id: one.label for one in (*outline.parties, *outline.mediators)}
        | {issue.id: issue.label for issue in outline.issues}
        | {f"{issue.id} {one.id}": one.label for issue in outline.issues for one in issue.options},
        adding=adding or AddRowForm(None, sides, whole, here.id),
    )


def _narrowed(request: DeskRequest) -> str:
    """The one group of cards that was asked for, or all."""
    wanted = request.GET.get("show", "")
    return wanted if wanted in GROUPS else ""


def back_to_article(request: DeskRequest, case: str, number: int, *, decided: bool = False) -> str:
    """The article again, with the cards narrowed as they were; where some were ``decided``, the next one in
    focus.
    """
    narrowed = _narrowed(request)
    asked = ({"show": narrowed} if narrowed else {}) | ({"next": "1"} if decided else {})
    return reverse("article", args=[case, number]) + (f"?{urlencode(asked)}" if asked else "")


def _form(card: Card, sent: object, sides: SideChoices) -> RowForm:
    return RowForm(sent, card.place, card.kind, card.row, sides)


def article_of(record: Record, number: int) -> Article:
    """The article of that number; 404 where there is none."""
    if not 1 <= number <= len(record.articles):
        raise Http404
    return record.articles[number - 1]


urlpatterns = [
    path("c/<str:case_id>/record/", record, name="record-of-case"),
    path("c/<str:case_id>/record/<int:number>/", article, name="article"),
    path("c/<str:case_id>/record/<int:number>/decide/", decisions, name="article-decide"),
    path("c/<str:case_id>/record/<int:number>/reopen/", reopen, name="article-reopen"),
    path("c/<str:case_id>/record/<int:number>/add/", by_hand, name="article-add"),
]
