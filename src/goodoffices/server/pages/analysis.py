"""The analysis of a case: what stands in its file and what was confided in its rooms, put together and
computed in another process.
"""

from __future__ import annotations

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from goodoffices.report import page_policy
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.helpers.analysis_process import Minima, NoAnalysisError, page_of
from goodoffices.server.pages.base import address, show
from goodoffices.server.store import open_case
from goodoffices.server.wording.way_back import with_way_back


@require_http_methods(["GET"])
def analysis(request: DeskRequest, case_id: str) -> HttpResponse:
    """The page around the report; the report itself comes in a frame of its own."""
    case = open_case(request.identity, case_id)
    ready = bool(case.outline.issues and case.outline.parties)
    return show(request, "analysis.html", case=case, here="analysis", minima=_minima(request), ready=ready)


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
        page = page_of(case.confided, case.asks(), _minima(request), framed=framed)
    except NoAnalysisError as problem:
        return show(request, "analysis_none.html", status=422, why=str(problem))
    response = HttpResponse(page if framed else with_way_back(page, address("analysis")(case_id)))
    response["Content-Security-Policy"] = f"{page_policy()}; frame-ancestors 'self'"
    return response


def _minima(request: HttpRequest) -> Minima:
    return "ignored" if request.GET.get("minima") == "ignored" else "stated"


urlpatterns = [
    path("c/<str:case_id>/analysis/", analysis, name="analysis"),
    path("c/<str:case_id>/analysis/report/", report, name="analysis-report"),
]
