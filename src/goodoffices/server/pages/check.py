"""Whether all that is stored of a case is what was written: gone through on a person's wish, for it takes a while."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_http_methods

from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.store import check_case, open_case


@require_http_methods(["GET", "POST"])
def check(request: DeskRequest, case_id: str) -> HttpResponse:
    """The page; on POST with what was found."""
    case = open_case(request.desk, case_id)
    found = check_case(case) if request.method == "POST" else None
    return show(
        request, "check_case.html", case=case, found=found, status=409 if found and found.faults else 200
    )


urlpatterns = [path("c/<str:case_id>/check/", check, name="check-case")]
