"""The analysis of a case: what stands in its file and what was confided in its rooms, put together and
computed in another process.
"""

from __future__ import annotations

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from goodoffices.analysis import Ask
from goodoffices.desk import asks_of, questions_for
from goodoffices.desk.open_case import OpenCase
from goodoffices.report import page_policy
from goodoffices.server.analysis_process import Minima, NoAnalysisError, page_of
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.store import open_case


@require_http_methods(["GET"])
def analysis(request: DeskRequest, case_id: str) -> HttpResponse:
    """The page around the report; the report itself comes in a frame of its own."""
    case = open_case(request.identity, case_id)
    known = case.outline
    return show(
        request,
        "analysis.html",
        case=case,
        here="analysis",
        minima=_minima(request),
        ready=bool(known.issues and known.parties),
    )


@require_http_methods(["GET"])
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})
def report(request: DeskRequest, case_id: str) -> HttpResponse:
    """The report as one page, under its own policy: nothing but its one style and its one script, each named
    by its hash.
    """
    case = open_case(request.identity, case_id)
    framed = "framed" in request.GET
    try:
        page = page_of(case.confided, _asks(case), _minima(request), framed=framed)
    except NoAnalysisError as problem:
        return show(request, "analysis_none.html", status=422, why=str(problem))
    response = HttpResponse(page if framed else _with_way_back(page, case.id))
    response["Content-Security-Policy"] = f"{page_policy()}; frame-ancestors 'self'"
    return response


def _with_way_back(page: str, case: str) -> str:
    """The report alone, with a way back to the desk before it."""
    address = reverse("analysis", args=[case])
    back = format_html(
        '<nav class="contents"><a href="{}">{}</a></nav>', address, gettext("Back to the desk")
    )
    return page.replace('<main id="main">', f'<main id="main">{back}', 1)


def _asks(case: OpenCase) -> dict[str, tuple[Ask, ...]]:
    """The questions that the Questions page has, and no others."""
    known, view = case.public, case.together
    return asks_of({party.id: questions_for(view, known, party.id) for party in known.parties})


def _minima(request: HttpRequest) -> Minima:
    return "ignored" if request.GET.get("minima") == "ignored" else "stated"


urlpatterns = [
    path("c/<str:case_id>/analysis/", analysis, name="analysis"),
    path("c/<str:case_id>/analysis/report/", report, name="analysis-report"),
]
