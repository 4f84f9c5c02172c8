"""From a package to clauses: what it would make of the one text, edited before it waits."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.text_page import text_list
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.text_package import TextPackageForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, show
from goodoffices.server.store import open_case


def _page(request: DeskRequest, case: OpenCase, asked: TextPackageForm, text: int) -> HttpResponse:
    rows = [(line, asked[f"take-{line.number}"], asked[f"typed-{line.number}"]) for line in asked.page.lines]
    return show(request, "text_package.html", asked.page, case=case, here="texts", asked=asked, rows=rows)


@acting(TextPackageForm, _page, after=address("text", "text"))
def from_package(request: DeskRequest, writer: CaseWriter, asked: TextPackageForm, text: int) -> None:
    """The clauses that a package changes wait for the next version."""
    asked.deed(writer)


@require_GET
def which_text(request: DeskRequest, case_id: str) -> HttpResponse:
    """Into which text: where there is one alone, at once."""
    found = text_list(open_case(request.identity, case_id))
    code = "".join(sign for sign in request.GET.get("p", "")[:4000] if sign in "0123456789.x")
    if len(found.texts) == 1:
        return redirect(f"{address('text-package', 'text')(case_id, text=found.texts[0].entry)}?p={code}")
    case = open_case(request.identity, case_id)
    return show(request, "text_package_which.html", found, case=case, here="texts", code=code)


urlpatterns = [
    path("c/<str:case_id>/text/from-package/", which_text, name="package-text"),
    path("c/<str:case_id>/text/<int:text>/from-package/", from_package, name="text-package"),
]
