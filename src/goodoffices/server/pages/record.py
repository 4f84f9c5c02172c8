"""The public record: articles brought in, an article beside its cards, rows decided, corrected and added by
hand, or accepted at once where one rule found them that was measured to be right nearly always.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.article import article_page, record_page
from goodoffices.desk.views.record import GROUPS
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.bringing import bring_articles
from goodoffices.server.forms.base import ActForm, sent
from goodoffices.server.forms.record import (
    AddRowForm,
    ArticleForm,
    BringArticlesForm,
    CardsForm,
    ReopenForm,
    RuleForm,
    cards_to_decide,
)
from goodoffices.server.pages.acting import acting, told_alone
from goodoffices.server.pages.base import View, address, number_in, show
from goodoffices.server.reading.wording import words_of_brought
from goodoffices.server.store import SentBefore, open_case

_article = address("article", "number")
_record = address("record-of-case")


@require_http_methods(["GET", "POST"])
def record(request: DeskRequest, case_id: str) -> HttpResponse:
    """The articles; and bringing in more."""
    asked = BringArticlesForm(*sent(request))
    problems: list[str] = []
    if asked.is_valid():
        form, files, said = asked.cleaned_data["form"], asked.articles(), asked.said()
        with suppress(SentBefore):
            problems = words_of_brought(bring_articles(request.identity, case_id, form, files, said))
        if not problems:
            return redirect(_record(case_id))
    case = open_case(request.identity, case_id)
    shown = record_page(case, number_in(request, "page"))
    named: dict[str, Any] = {"problems": problems[:20], "status": 400 if problems else 0}
    return show(request, "record.html", shown, case=case, here="record-of-case", asked=asked, **named)


@require_GET
def article(request: DeskRequest, case_id: str, number: int) -> HttpResponse:
    """One article and its cards."""
    return _page(request, open_case(request.identity, case_id), ActForm(), number)


def _page(request: DeskRequest, case: OpenCase, asked: ActForm, number: int) -> HttpResponse:
    shown = article_page(case, number, _narrowed(request))
    adding = asked if isinstance(asked, AddRowForm) else None
    return show(
        request,
        "article.html",
        shown,
        case=case,
        here="record-of-case",
        forms=cards_to_decide(shown.listed, asked, case.outline),
        next=request.GET.get("next") == "1",
        told=() if adding else asked.told(),
        adding=adding or AddRowForm(**AddRowForm.needs(case, number=number)),
    )


def _on_article(form: type[ArticleForm], page: View = _page, *, decided: bool = False) -> View:
    """A view of a deed on the rows of an article; where some were ``decided``, the next card is in focus."""

    @acting(form, page, after=_article, methods=["POST"])
    def view(request: DeskRequest, writer: CaseWriter, asked: ArticleForm, number: int) -> str:
        asked.deed(writer)
        return _again(request, writer.case.id, number, decided=decided)

    return view


decisions = _on_article(CardsForm, decided=True)
reopen = _on_article(ReopenForm)
by_hand = _on_article(AddRowForm)
accept_here = _on_article(RuleForm, told_alone, decided=True)


@acting(RuleForm, told_alone, after=_record, methods=["POST"])
def accept(request: DeskRequest, writer: CaseWriter, asked: RuleForm) -> None:
    """Accept all that one rule found in all articles."""
    asked.deed(writer)


def _narrowed(request: DeskRequest) -> str:
    """The one group of cards that was asked for, or all."""
    wanted = request.GET.get("show", "")
    return wanted if wanted in GROUPS else ""


def _again(request: DeskRequest, case: str, number: int, *, decided: bool = False) -> str:
    """The article again, with the cards narrowed as they were."""
    narrowed = _narrowed(request)
    named = ({"show": narrowed} if narrowed else {}) | ({"next": "1"} if decided else {})
    return _article(case, number=number) + (f"?{urlencode(named)}" if named else "")


urlpatterns = [
    path("c/<str:case_id>/record/", record, name="record-of-case"),
    path("c/<str:case_id>/record/accept/", accept, name="accept-rule"),
    path("c/<str:case_id>/record/<int:number>/", article, name="article"),
    path("c/<str:case_id>/record/<int:number>/decide/", decisions, name="article-decide"),
    path("c/<str:case_id>/record/<int:number>/reopen/", reopen, name="article-reopen"),
    path("c/<str:case_id>/record/<int:number>/add/", by_hand, name="article-add"),
    path("c/<str:case_id>/record/<int:number>/accept/", accept_here, name="article-accept-rule"),
]
