"""The public record: articles brought in, an article beside its cards, rows decided, corrected and added by
hand, or accepted at once where one rule found them that was measured to be right nearly always.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.article import article_of, article_page, record_page
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.bringing import bring_articles, change_article
from goodoffices.server.forms.base import ActForm, sent
from goodoffices.server.forms.record import (
    AddRowForm,
    AgainForm,
    ArticleForm,
    BringArticlesForm,
    CardsForm,
    ChangeArticleForm,
    ReopenForm,
    RuleForm,
    TakeOutForm,
    cards_to_decide,
    kept_in,
    narrowed_in,
)
from goodoffices.server.pages.acting import acting, told_alone
from goodoffices.server.pages.base import View, address, number_in, show
from goodoffices.server.reading import NotReadError
from goodoffices.server.reading.wording import words_of_brought, words_of_refusal
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
    shown = article_page(case, number, narrowed_in(request), request.GET.get("side", ""))
    adding = asked if isinstance(asked, AddRowForm) else None
    changing = asked if isinstance(asked, ChangeArticleForm) else None
    return show(
        request,
        "article.html",
        shown,
        case=case,
        here="record-of-case",
        forms=cards_to_decide(shown.listed, asked, case.outline),
        next=request.GET.get("next") == "1",
        told=() if adding else asked.told(),
        kept=kept_in(request),
        changing=changing or ChangeArticleForm(),
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
accept_again_here = _on_article(AgainForm, told_alone, decided=True)


def _on_record(form: type[ArticleForm]) -> View:
    """A view of a deed on the whole record."""

    @acting(form, told_alone, after=_record, methods=["POST"])
    def view(request: DeskRequest, writer: CaseWriter, asked: ArticleForm, **where: int) -> None:
        asked.deed(writer)

    return view


accept = _on_record(RuleForm)
accept_again = _on_record(AgainForm)
take_out = _on_record(TakeOutForm)


@require_http_methods(["POST"])
def change(request: DeskRequest, case_id: str, number: int) -> HttpResponse:
    """Another day or outlet of an article, which is read again."""
    asked = ChangeArticleForm(*sent(request))
    article_of(open_case(request.identity, case_id).record, number)
    if asked.is_valid():
        try:
            with suppress(SentBefore):
                change_article(request.identity, case_id, asked.cleaned_data["form"], number, asked.said())
            return redirect(_article(case_id, number=number))
        except NotReadError as problem:
            asked.add_error(None, words_of_refusal(problem))
    answer = _page(request, open_case(request.identity, case_id), asked, number)
    answer.status_code = 400
    return answer


def _again(request: DeskRequest, case: str, number: int, *, decided: bool = False) -> str:
    """The article again, with the cards narrowed as they were."""
    named = [part for part in (kept_in(request), "next=1" if decided else "") if part]
    return _article(case, number=number) + ("?" + "&".join(named) if named else "")


urlpatterns = [
    path("c/<str:case_id>/record/", record, name="record-of-case"),
    path("c/<str:case_id>/record/accept/", accept, name="accept-rule"),
    path("c/<str:case_id>/record/accept-again/", accept_again, name="accept-again"),
    path("c/<str:case_id>/record/<int:number>/", article, name="article"),
    path("c/<str:case_id>/record/<int:number>/change/", change, name="article-change"),
    path("c/<str:case_id>/record/<int:number>/take-out/", take_out, name="article-take-out"),
    path("c/<str:case_id>/record/<int:number>/accept-again/", accept_again_here, name="article-accept-again"),
    path("c/<str:case_id>/record/<int:number>/decide/", decisions, name="article-decide"),
    path("c/<str:case_id>/record/<int:number>/reopen/", reopen, name="article-reopen"),
    path("c/<str:case_id>/record/<int:number>/add/", by_hand, name="article-add"),
    path("c/<str:case_id>/record/<int:number>/accept/", accept_here, name="article-accept-rule"),
]
