"""Whether all that is stored of a case is what was written: gone through on a person's wish, for it takes a
while.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.store import check_and_begin, go_on_from_here, open_case


@require_http_methods(["GET", "POST"])
def check(request: DeskRequest, case_id: str) -> HttpResponse:
    """The page; on POST with what was found."""
    case = open_case(request.identity, case_id)
    found = check_and_begin(case) if request.method == "POST" else None
    status = 409 if found and found.faults else 200
    return show(request, "check_case.html", case=case, here="check", found=found, status=status)


@require_POST
def go_on(request: DeskRequest, case_id: str) -> HttpResponse:
    """A person knows why something seen is gone: from here on, what is stored now is what was seen."""
    go_on_from_here(open_case(request.identity, case_id))
    return redirect("check-case", case_id=case_id)


urlpatterns = [
    path("c/<str:case_id>/check/", check, name="check-case"),
    path("c/<str:case_id>/check/go-on/", go_on, name="check-go-on"),
]
