"""Accepting at once what one rule found, where that rule was measured to be right nearly always; in one
article or in all.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse

from goodoffices.desk.actions.public_record import accept_all_of_rule
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.server.forms.base import ActForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.record import article_of, back_to_article
from goodoffices.server.refusing import refuse


def _form(request: DeskRequest, case: OpenCase, number: int = 0) -> ActForm:
    return ActForm(request.POST)


def _page(request: DeskRequest, case: OpenCase, asked: ActForm, number: int = 0) -> HttpResponse:
    return refuse(request, 400, " ".join(asked.told()))


def _after(case_id: str, number: int = 0) -> str:
    return reverse("article", args=[case_id, number]) if number else reverse("record-of-case", args=[case_id])


@acting(_form, _page, sent_before=_after, methods=["POST"])
def accept(request: DeskRequest, writer: CaseWriter, asked: ActForm, number: int = 0) -> str:
    """Accept all that one rule found, in one article or (0) in all."""
    article = article_of(writer.case.record, number).id if number else ""
    accept_all_of_rule(writer, request.POST.get("rule", ""), article)
    case = writer.case.id
    return back_to_article(request, case, number, decided=True) if number else _after(case)


urlpatterns = [
    path("c/<str:case_id>/record/accept/", accept, name="accept-rule"),
    path("c/<str:case_id>/record/<int:number>/accept/", accept, name="article-accept-rule"),
]
