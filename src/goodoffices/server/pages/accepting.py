"""Accepting at once what one rule found, where that rule was measured to be right nearly always; in one article or in all."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodoffices.desk.actions.public_record import change_record
from goodoffices.record import NotPossible, accept_rule
from goodoffices.server.forms.base import ActForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.errors import refuse
from goodoffices.server.pages.record import article_of, back_to_article
from goodoffices.server.store import SentBefore, open_case, writing


@require_http_methods(["POST"])
def in_article(request: DeskRequest, case_id: str, number: int) -> HttpResponse:
    """Accept all that a rule found in one article."""
    here = article_of(open_case(request.desk, case_id).record, number)
    return _accept(request, case_id, here.id, back_to_article(request, case_id, number, decided=True))


@require_http_methods(["POST"])
def in_all(request: DeskRequest, case_id: str) -> HttpResponse:
    """Accept all that a rule found in any article."""
    return _accept(request, case_id, "", reverse("record-of-case", args=[case_id]))


def _accept(request: DeskRequest, case: str, article: str, after: str) -> HttpResponse:
    asked, rule = ActForm(request.POST), request.POST.get("rule", "")
    if not asked.is_valid():
        return refuse(request, 400, _("This form is not complete: open the page again."))
    try:
        with writing(request.desk, case, asked.cleaned_data["form"]) as pen:
            change_record(pen, lambda before: accept_rule(before, rule, article))
    except SentBefore:
        pass
    except NotPossible:
        return refuse(request, 400, _("What this rule finds is decided one by one."))
    return redirect(after)


urlpatterns = [
    path("c/<str:case_id>/record/accept/", in_all, name="accept-rule"),
    path("c/<str:case_id>/record/<int:number>/accept/", in_article, name="article-accept-rule"),
]
