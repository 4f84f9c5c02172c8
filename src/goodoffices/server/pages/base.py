"""What every page shares: how it is rendered and where it leads."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodoffices.server.nav import NAV
from goodoffices.server.store import OpenCase, new_form


def show(
    request: HttpRequest,
    template: str,
    *,
    case: OpenCase | None = None,
    here: str = "",
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a page. ``here`` is the page's name in the navigation; ``form`` is a fresh token for the forms on it."""
    nav = NAV if case else ()
    view = {"case": case, "nav": nav, "here": here, "token": new_form(), **context}
    return render(request, template, view, status=status)
