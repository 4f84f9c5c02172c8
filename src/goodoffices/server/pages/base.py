"""What every page shares: how it is rendered and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from goodoffices.desk.open_case import OpenCase
from goodoffices.server.folder import STATE
from goodoffices.server.forms.base import ActForm
from goodoffices.server.store import new_token
from goodoffices.server.wording.nav import nav_of
from goodoffices.server.wording.titles import titles

View = Callable[..., HttpResponse]


def number_in(request: HttpRequest, name: str) -> int:
    """A number that the address states; 0 if it states none."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def show(
    request: HttpRequest,
    template: str,
    shown: msgspec.Struct | None = None,
    *,
    case: OpenCase | None = None,
    here: str = "",
    status: int = 0,
    **context: Any,
) -> HttpResponse:
    """Render a page. The fields of ``shown`` and what is named besides stand in the template by their names.

    ``here`` is the page's name in the navigation; ``token`` in the template is a fresh one for the forms on
    the page. Where a form named ``asked`` has errors, the status is 400.
    """
    asked = context.get("asked")
    status = status or (400 if getattr(asked, "errors", None) else 200)
    named = {
        "case": case,
        "nav": nav_of(case.id) if case else (),
        "here": here,
        "token": new_token(),
        "recorded": "recorded" in request.GET,
        # Read only where a page names rooms: it opens every room of the case.
        "titles": SimpleLazyObject(lambda: titles(case)) if case else {},
        "trouble": STATE.trouble,
        **fields_of(shown),
        **context,
    }
    return render(request, template, named, status=status)


def fields_of(shown: msgspec.Struct | None) -> dict[str, Any]:
    """A record's fields by their names."""
    return {name: getattr(shown, name) for name in shown.__struct_fields__} if shown is not None else {}


def page_of_form(
    template: str, here: str, view: Callable[..., msgspec.Struct] | None = None
) -> Callable[..., HttpResponse]:
    """The page around one form: ``view(case, **where)`` is what it shows besides."""

    def page(request: HttpRequest, case: OpenCase, asked: ActForm, **where: Any) -> HttpResponse:
        shown = view(case, **where) if view is not None else None
        return show(request, template, shown, case=case, here=here, asked=asked)

    return page


def address(name: str, *parts: str) -> Callable[..., str]:
    """Where a page stands whose address takes the case and these ``parts`` of the address that one is on."""

    def at(case_id: str, **where: Any) -> str:
        return reverse(name, args=[case_id, *(where[part] for part in parts)])

    return at
