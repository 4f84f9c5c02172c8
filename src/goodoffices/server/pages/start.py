"""The door: a one-time invitation, the first start, the passphrase, the lock."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goodoffices.server.desk_session import COOKIE, DOOR
from goodoffices.server.reasons import too_weak
from goodoffices.server.refusing import refuse
from goodoffices.server.store import (
    AnotherUser,
    UnlockedIdentity,
    has_user,
    idle_minutes,
    make_user,
    open_desk,
)
from goodoffices.vault import WeakPassphrase, WrongPassphrase, new_passphrase

View = Callable[..., HttpResponse]
_DRAWN = re.compile(r"[a-z]{2,12}(?: [a-z]{2,12}){5}")


def public_page(view: View) -> View:
    """Mark a page that is there without an open desk."""
    view.public_page = True  # type: ignore[attr-defined]
    return view


def poll(view: View) -> View:
    """Mark an address that a page asks by itself: it does not put the lock off."""
    view.is_poll = True  # type: ignore[attr-defined]
    return view


def drawn_before(request: HttpRequest) -> str:
    """The words that a form had drawn: who wrote them down and mistyped them sees the same ones again, not
    others.
    """
    drawn = request.POST.get("drawn", "")
    return drawn if _DRAWN.fullmatch(drawn) else ""


@public_page
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Take a one-time invitation. The answer is a page that goes on by itself: a redirect would not carry a
    strict cookie.
    """
    if request.identity is not None and DOOR.was_used(token):
        return redirect(DOOR.first_page)  # the same browser, again
    cookie = DOOR.accept(token)
    if cookie is None:
        words = _(
            "This invitation was used or is older than a minute. Unlock the desk with your passphrase: that "
            "also puts out whoever used it."
        )
        return refuse(request, 403, words)
    return _with_cookie(render(request, "enter.html", {"next": DOOR.first_page}), cookie)


@public_page
@require_http_methods(["GET", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """Ask for the passphrase; before the first start, lead there."""
    if not has_user():
        return redirect("first")
    if request.method == "GET":
        told_of = {"shown": DOOR.shown is not None}
        return redirect("cases") if request.identity else render(request, "unlock.html", told_of)
    try:
        desk = open_desk(request.POST.get("passphrase", ""))
    except WrongPassphrase:
        told = {"wrong": _("This passphrase does not open the desk.")}
        return render(request, "unlock.html", told, status=403)
    return _come_in(desk)


@public_page
@require_http_methods(["GET", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """The first start: six words, or a passphrase of one's own."""
    if has_user():
        return redirect("unlock")
    if not DOOR.knows(request.COOKIES.get(COOKIE, "")):
        words = _(
            "This desk has no owner yet. Stop it in the terminal with Ctrl-C and start it again: the address "
            "that it shows then holds for a minute."
        )
        return refuse(request, 403, words)
    view: dict[str, Any] = {"words": drawn_before(request) or new_passphrase()}
    if request.method == "GET":
        return render(request, "first.html", view)
    if request.POST.get("passphrase", "") != request.POST.get("again", ""):
        return render(request, "first.html", {**view, "wrong": _("The two are not the same.")}, status=400)
    try:
        desk = make_user(request.POST.get("passphrase", ""))
    except WeakPassphrase:
        return render(request, "first.html", {**view, "wrong": too_weak()}, status=400)
    except AnotherUser:
        return redirect("unlock")
    return _come_in(desk)


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock now: the identity leaves the memory."""
    DOOR.lock()
    return redirect("unlock")


@poll
@require_GET
def awake(request: HttpRequest) -> HttpResponse:
    """What an open page asks every half minute, so that it leaves the screen when the desk has locked."""
    return HttpResponse(status=204)


@require_GET
def stay(request: HttpRequest) -> HttpResponse:
    """What a page tells while somebody types in it: that is an act, and puts the lock off."""
    return HttpResponse(status=204)


def _come_in(desk: UnlockedIdentity) -> HttpResponse:
    DOOR.open(desk, idle_minutes())
    return _with_cookie(redirect(DOOR.last_page or "cases"), DOOR.admit(alone=True))


def _with_cookie(response: HttpResponse, cookie: str) -> HttpResponse:
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict", path="/")
    return response


urlpatterns = [
    path("enter/<str:token>/", enter, name="enter"),
    path("unlock/", unlock, name="unlock"),
    path("first/", first, name="first"),
    path("lock/", lock, name="lock"),
    path("awake/", awake, name="awake"),
    path("stay/", stay, name="stay"),
]
