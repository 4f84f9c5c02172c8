"""The public record: articles brought in, an article beside its cards, rows decided, corrected and added by hand."""

from __future__ import annotations

import re

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from goodoffices.desk import stands_on_board
from goodoffices.desk.actions.public_record import change_record
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.record import GROUPS, Card, article_rows, cards, pieces, title_of
from goodoffices.record import (
    Article,
    Given,
    NotPossible,
    Proposal,
    Record,
    add,
    decide,
    edit,
    rules_to_accept,
)
from goodoffices.server.bringing import bring_articles
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.record import AddForm, BringForm, RowForm, Sides, locate
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.reading.wording import words_of_refusal
from goodoffices.server.store import SentBefore, open_case, writing

ON_PAGE = 20
"""Cards to decide on one page; the next ones follow when these are decided."""
_KEY = re.compile(r"r([0-9]{1,6})-key")


@require_http_methods(["GET", "POST"])
def record(request: DeskRequest, case_id: str) -> HttpResponse:
    """The articles; and bringing in more."""
    case = open_case(request.desk, case_id)
    files = request.FILES.getlist("files")
    asked = BringForm(request.POST or None, files)
    problems: list[str] = []
    if request.method == "POST" and asked.is_valid():
        given = asked.cleaned_data
        said = Given(outlet=given["outlet"], published=given["published"])
        data = [(file.name, file.read()) for file in files]
        if given["pasted"]:
            data.append((_("pasted"), given["pasted"].encode()))
        try:
            brought = bring_articles(request.desk, case_id, given["form"], data, said)
        except SentBefore:
            return redirect("record-of-case", case_id=case_id)
        problems = [f"{name}: {words_of_refusal(why)}" for name, why in brought.refused]
        problems += [f"{name}: {note.what}" for name, note in brought.notes]
        if not problems:
            return redirect("record-of-case", case_id=case_id)
        case = open_case(request.desk, case_id)
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
    case = open_case(request.desk, case_id)
    return _article_page(request, case, number)


@require_http_methods(["POST"])
def decisions(request: DeskRequest, case_id: str, number: int) -> HttpResponse:
    """Keep what was decided and corrected on one page of cards."""
    case = open_case(request.desk, case_id)
    whole = case.record
    here = article_of(whole, number)
    asked, sides = ActForm(request.POST), Sides(case.outline)
    forms = _forms_sent(request, whole, here.id, sides)
    if not asked.is_valid() or not all(form.is_valid() for form in forms):
        told = [
            *asked.told(),
            *(str(one) for form in forms for errors in form.errors.values() for one in errors),
        ]
        return _article_page(request, case, number, told=told)

    def changed(before: Record) -> Record:
        for form in forms:
            before = _decided(before, form)
        return before

    try:
        with writing(request.desk, case_id, asked.cleaned_data["form"]) as pen:
            change_record(pen, changed)
    except SentBefore:
        pass
    except KeyError:
        return _article_page(request, case, number, told=[_("This row is not there: open the page again.")])
    except NotPossible as problem:
        return _article_page(request, case, number, told=[str(problem)])
    return redirect(back_to_article(request, case_id, number, decided=True))


@require_http_methods(["POST"])
def reopen(request: DeskRequest, case_id: str, number: int) -> HttpResponse:
    """Open a decided row again."""
    case = open_case(request.desk, case_id)
    here = article_of(case.record, number)
    asked, key = ActForm(request.POST), request.POST.get("row", "")
    if not asked.is_valid() or not key.startswith(f"{here.id}:"):
        return _article_page(request, case, number, told=[_("This row is not there: open the page again.")])
    try:
        with writing(request.desk, case_id, asked.cleaned_data["form"]) as pen:
            change_record(pen, lambda before: decide(before, key, "proposed"))
    except SentBefore:
        pass
    except KeyError:
        return _article_page(request, case, number, told=[_("This row is not there: open the page again.")])
    return redirect(back_to_article(request, case_id, number))


@require_http_methods(["POST"])
def by_hand(request: DeskRequest, case_id: str, number: int) -> HttpResponse:
    """Add a row on a passage."""
    case = open_case(request.desk, case_id)
    here = article_of(case.record, number)
    asked = AddForm(request.POST, Sides(case.outline))
    if not asked.is_valid():
        return _article_page(request, case, number, adding=asked)
    given = asked.cleaned_data

    def grown(before: Record) -> Record:
        return add(before, given["kind"], here.id, locate(before, here.id, given["passage"]), asked.values())

    try:
        with writing(request.desk, case_id, given["form"]) as pen:
            change_record(pen, grown)
    except SentBefore:
        pass
    except NotPossible as problem:
        asked.add_error("passage", str(problem))
        return _article_page(request, case, number, adding=asked)
    return redirect(back_to_article(request, case_id, number))


def _article_page(
    request: DeskRequest,
    case: OpenCase,
    number: int,
    *,
    told: list[str] | None = None,
    adding: AddForm | None = None,
) -> HttpResponse:
    whole, file, outline = case.record, case.file, case.outline
    here = article_of(whole, number)
    sides = Sides(outline)
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
        adding=adding or AddForm(None, sides),
    )


def _narrowed(request: DeskRequest) -> str:
    """The one group of cards that was asked for, or all."""
    wanted = request.GET.get("show", "")
    return wanted if wanted in GROUPS else ""


def back_to_article(request: DeskRequest, case: str, number: int, *, decided: bool = False) -> str:
    """The article again, with the cards narrowed as they were; where some were ``decided``, the next one in focus."""
    narrowed = _narrowed(request)
    asked = ({"show": narrowed} if narrowed else {}) | ({"next": "1"} if decided else {})
    return reverse("article", args=[case, number]) + (f"?{urlencode(asked)}" if asked else "")


def _form(card: Card, sent: object, sides: Sides) -> RowForm:
    return RowForm(sent, card.place, card.kind, card.row, sides)


def _forms_sent(request: DeskRequest, record: Record, article: str, sides: Sides) -> list[RowForm]:
    """The cards that a page sent back, each on the row that it names: a row that is decided meanwhile is passed over."""
    places = {int(matched[1]) for name in request.POST if (matched := _KEY.fullmatch(name))}
    found = []
    for place in sorted(places)[:ON_PAGE]:
        key = request.POST.get(f"r{place}-key", "")
        if not key.startswith(f"{article}:"):
            continue
        try:
            kind, row = record.row(key)
        except KeyError:
            continue
        if row.status == "proposed":
            found.append(RowForm(request.POST, place, kind, row, sides))
    return found


def _decided(record: Record, form: RowForm) -> Record:
    decision, changes = form.cleaned_data["decision"], form.changes()
    if decision == "rejected":
        return decide(record, form.row.id, "rejected")
    if changes:
        return edit(record, form.row.id, changes)
    return decide(record, form.row.id, "accepted") if decision == "accepted" else record


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
