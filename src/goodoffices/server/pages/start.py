"""The door: a one-time invitation, the first start, the passphrase, the lock."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goodoffices.server.access.desk_session import DOOR
from goodoffices.server.access.middleware import knows, poll, public_page, with_cookie
from goodoffices.server.access.refusing import invitation_used, no_owner
from goodoffices.server.forms.settings import drawn_before
from goodoffices.server.store import (
    AnotherUser,
    UnlockedIdentity,
    has_user,
    idle_minutes,
    make_user,
    open_desk,
)
from goodoffices.server.wording.reasons import too_weak
from goodoffices.vault import WeakPassphrase, WrongPassphrase, new_passphrase


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
        return invitation_used(request)
    return with_cookie(render(request, "enter.html", {"next": DOOR.first_page}), cookie)


@public_page
@require_http_methods(["GET", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """Ask for the passphrase; before the first start, lead there."""
    if not has_user():
        return redirect("first")
    if request.method == "GET":
        shown = {"shown": DOOR.shown is not None}
        return redirect("cases") if request.identity else render(request, "unlock.html", shown)
    try:
        return _come_in(open_desk(request.POST.get("passphrase", "")))
    except WrongPassphrase:
        wrong = {"wrong": _("This passphrase does not open the desk.")}
        return render(request, "unlock.html", wrong, status=403)


@public_page
@require_http_methods(["GET", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """The first start: six words, or a passphrase of one's own."""
    if has_user():
        return redirect("unlock")
    if not knows(request):
        return no_owner(request)
    wrong = ""
    if request.method == "POST":
        given = request.POST.get("passphrase", "")
        try:
            if given == request.POST.get("again", ""):
                return _come_in(make_user(given))
            wrong = _("The two are not the same.")
        except WeakPassphrase:
            wrong = too_weak()
        except AnotherUser:
            return redirect("unlock")
    shown = {"words": drawn_before(request) or new_passphrase(), "wrong": wrong}
    return render(request, "first.html", shown, status=400 if wrong else 200)


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock now: the identity leaves the memory."""
    DOOR.lock()
    return redirect("unlock")


@require_GET
def stay(request: HttpRequest) -> HttpResponse:
    """What a page tells while somebody types in it: that is an act, and puts the lock off."""
    return HttpResponse(status=204)


awake = poll(require_GET(lambda request: HttpResponse(status=204)))
"""What an open page asks every half minute, so that it leaves the screen when the desk has locked."""


def _come_in(desk: UnlockedIdentity) -> HttpResponse:
    DOOR.open(desk, idle_minutes())
    return with_cookie(redirect(DOOR.last_page or "cases"), DOOR.admit(alone=True))


urlpatterns = [
    path("enter/<str:token>/", enter, name="enter"),
    path("unlock/", unlock, name="unlock"),
    path("first/", first, name="first"),
    path("lock/", lock, name="lock"),
    path("awake/", awake, name="awake"),
    path("stay/", stay, name="stay"),
]
