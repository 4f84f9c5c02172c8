"""Who talks with whom, through whom: a picture for mediators, with what stands behind each of its lines."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.views.who_talks import who_talks
from goodoffices.report.charts import draw_channels
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.store import open_case
from goodoffices.server.wording.who_talks import NARROW, WIDE, lines_of, picture_of


@require_GET
def picture(request: DeskRequest, case_id: str) -> HttpResponse:
    """The picture in two widths, and its lines."""
    case = open_case(request.identity, case_id)
    found = who_talks(case)
    drawn = picture_of(found)
    return show(
        request,
        "who_talks.html",
        found,
        case=case,
        here="contacts",
        wide=draw_channels(drawn, width=WIDE, key="wide"),
        narrow=draw_channels(drawn, width=NARROW, key="narrow"),
        lines=lines_of(found, case_id),
    )


urlpatterns = [path("c/<str:case_id>/who-talks/", picture, name="who-talks")]
