"""What every page shares: how it is rendered and where it leads."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.functional import SimpleLazyObject

from goodoffices.desk.open_case import OpenCase
from goodoffices.server.folder import STATE
from goodoffices.server.nav import NAV
from goodoffices.server.store import new_token
from goodoffices.server.titles import titles


def sent(request: HttpRequest) -> tuple[QueryDict | None, MultiValueDict[str, UploadedFile] | None]:
    """What a form was filled in with, and its files; nothing for a page that was only asked for."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def number_in(request: HttpRequest, name: str) -> int:
    """A number that the address states; 0 where it states none."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def show(
    request: HttpRequest,
    template: str,
    *,
    case: OpenCase | None = None,
    here: str = "",
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a page. ``here`` is the page's name in the navigation; ``form`` is a fresh token for the forms
    on it.
    """
    nav = NAV if case else ()
    view = {
        "case": case,
        "nav": nav,
        "here": here,
        "token": new_token(),
        "recorded": "recorded" in request.GET,
        # Read only where a page names rooms: it opens every room of the case.
        "titles": SimpleLazyObject(lambda: titles(case)) if case else {},
        "trouble": STATE.trouble,
        **context,
    }
    return render(request, template, view, status=status)
