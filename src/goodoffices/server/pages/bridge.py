"""The bridge: what would close the gap. A first answer at once; the whole of it comes beside the page, or at
a press where there is no script.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.bridge import BridgeFound
from goodoffices.desk.views.bridge import bridge_page, secret_options
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.helpers.bridge_process import NoBridgeError, bridge_found
from goodoffices.server.pages.base import show
from goodoffices.server.store import open_case


@require_GET
def bridge(request: DeskRequest, case_id: str) -> HttpResponse:
    """The page, with the first helping or (``whole``) all of it."""
    case = open_case(request.identity, case_id)
    whole = "whole" in request.GET
    secret = secret_options(case.together, case.public)
    why = ""
    try:
        found = bridge_found(case.confided, "whole" if whole else "first", secret)
    except NoBridgeError as problem:
        found, why = BridgeFound(whole=True), str(problem)
    return show(request, "bridge.html", bridge_page(case, found), case=case, here="board", why=why)


urlpatterns = [path("c/<str:case_id>/bridge/", bridge, name="bridge")]
