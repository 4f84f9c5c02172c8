"""Every address of the site: each page module's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import groupby

from django.urls import URLPattern, URLResolver, include, path

PAGES = (
    "start",
    "cases",
    "exports",
    "check",
    "rest",
    "drafts",
    "casefile",
    "table",
    "board",
    "rooms",
    "room",
    "entry",
    "move",
    "files",
    "compose",
    "relays",
    "sheets",
    "texts",
    "text_clause",
    "text_release",
    "text_conclude",
    "text_files",
    "text_package",
    "papers",
    "questions",
    "proposals",
    "matters",
    "bridge",
    "conditional",
    "communique",
    "sessions",
    "next",
    "agreement",
    "agreement_draft",
    "agreement_papers",
    "people",
    "contacts",
    "who_talks",
    "arrivals",
    "record",
    "analysis",
    "settings",
    "newkeys",
)
"""Modules of ``pages``, in the order in which their addresses are tried."""

_OF_A_CASE = "c/<str:case_id>/"


def _of_pages() -> Iterator[URLPattern]:
    for name in PAGES:
        yield from import_module(f"goodoffices.server.pages.{name}").urlpatterns


def _first(pattern: URLPattern) -> str:
    """What an address begins with up to its first slash, that of a case up to the one behind its id."""
    route = str(pattern.pattern)
    return _OF_A_CASE if route.startswith(_OF_A_CASE) else _segment(route)


def _segment(route: str) -> str:
    return route[: route.find("/") + 1]


def _behind(front: str, pattern: URLPattern) -> URLPattern:
    """The same address without its front."""
    route = str(pattern.pattern).removeprefix(front)
    return path(route, pattern.callback, pattern.default_args, pattern.name)


def _by_front(patterns: Iterable[URLPattern]) -> list[URLPattern | URLResolver]:
    """The addresses with one front under it, so that a request tries a dozen fronts instead of two hundred
    addresses. Fronts are plain words, so that only one fits, and those under one keep their order.
    """
    found: list[URLPattern | URLResolver] = []
    fronts = sorted(patterns, key=_first)
    for front, group in groupby(fronts, _first):
        behind = [_behind(front, pattern) for pattern in group]
        if "<" in front and front != _OF_A_CASE:
            raise ValueError(f"{front}: an address begins with a plain word.")
        if front == _OF_A_CASE:
            found.append(path(front, include(_by_front(behind))))
        else:
            found.append(path(front, include(behind)))
    return found


urlpatterns = _by_front(_of_pages())

handler400 = "goodoffices.server.access.refusing.bad_request"
handler403 = "goodoffices.server.access.refusing.forbidden"
handler404 = "goodoffices.server.access.refusing.not_found"
handler500 = "goodoffices.server.access.refusing.failed"
