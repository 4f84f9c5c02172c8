"""What holds for every request: who may come in, what leaves no trace, how a refusal is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goodoffices.desk.refusals import NotThereError
from goodoffices.language.words import error_words
from goodoffices.server.access.desk_session import COOKIE, DOOR
from goodoffices.server.access.refusing import refuse
from goodoffices.server.store import drop_draft
from goodoffices.server.store.errors import KeyLost
from goodoffices.server.store.users import UnlockedIdentity
from goodoffices.server.wording.troubles import told_of
from goodoffices.vault import NoKey, Tampered, UnreadableError

Answer = Callable[[HttpRequest], HttpResponse]


class DeskRequest(HttpRequest):
    """A request that came in by the door: ``identity`` is the unlocked one."""

    identity: UnlockedIdentity


View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Mark a page that is there without an open desk."""
    view.public_page = True  # type: ignore[attr-defined]
    return view


def poll(view: View) -> View:
    """Mark an address that a page asks by itself: it does not put the lock off."""
    view.is_poll = True  # type: ignore[attr-defined]
    return view


def with_cookie(response: HttpResponse, cookie: str) -> HttpResponse:
    """An answer that lets a browser in."""
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict", path="/")
    return response


def knows(request: HttpRequest) -> bool:
    """Whether a browser was let in by this process, and the desk was not locked since."""
    return DOOR.knows(request.COOKIES.get(COOKIE, ""))


class Quiet:
    """No page is kept by a browser, and no other site is told that there was one."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if not request.path.startswith("/static/"):
            response["Cache-Control"] = "no-store"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response


class RequireUnlocked:
    """Without a cookie of this process and an open desk there is nothing but the page that asks for the
    passphrase.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if getattr(request, "identity", None) is not None and _is_page(request, response):
            DOOR.last_page = request.path
        if getattr(request, "identity", None) is not None and _was_taken(request, response):
            drop_draft(request.identity, request.POST["draft"])
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: object, kwargs: object
    ) -> HttpResponse | None:
        """Let in, or send to the door."""
        act = not getattr(view, "is_poll", False) and _is_own(request)
        desk = DOOR.desk(request.COOKIES.get(COOKIE, ""), act=act)
        request.identity = desk
        if desk is not None or getattr(view, "public_page", False):
            return None
        if request.headers.get("HX-Request"):
            answer = HttpResponse(status=200)
            answer["HX-Redirect"] = "/unlock/"
            return answer
        invitation = DOOR.show() if request.method == "GET" else ""
        if invitation:
            return redirect("enter", token=invitation)
        if request.method != "GET":
            return refuse(request, 403, _("The desk is locked, and nothing was kept of what you sent."))
        return redirect("unlock")


def _was_taken(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether this acknowledges a form that has a draft (``static/drafts.js`` adds its place): what was typed
    is recorded.
    """
    sent = request.method == "POST" and "draft" in request.POST
    return sent and (response.status_code in (302, 303) or "HX-Redirect" in response)


def _is_own(request: HttpRequest) -> bool:
    """Whether a person at the desk asks. Cookies know no ports: another program's page on this laptop sends
    the desk's along, and says so here.
    """
    return request.headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none")


def _is_page(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether this is a page that somebody went to: no part of one, no file, nothing refused."""
    whole = request.headers.get("Sec-Fetch-Dest", "document") == "document"
    html = response.get("Content-Type", "").startswith("text/html")
    return request.method == "GET" and response.status_code == 200 and html and whole and _is_own(request)


class Refusals:
    """What the store and the vault refuse, told plainly."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """A page for what can be told, None for the rest."""
        if isinstance(problem, (NotThereError, Http404)):
            return refuse(request, 404, _("There is no such page, or it is not yours."))
        told = told_of(problem)
        if told:
            return refuse(request, 507 if "full" in told else 409, told, rest=_readable(request, problem))
        if isinstance(problem, (Tampered, NoKey, UnreadableError)):
            told = _(
                "Something stored is not what was written: %(what)s. Do not go on with it; take the last "
                "good copy."
            )
            return refuse(
                request, 409, told % {"what": error_words(problem)}, rest=_readable(request, problem)
            )
        return None


def _readable(request: HttpRequest, problem: Exception) -> str:
    """The case of which something can still be read in spite of it; empty if none is meant, or its key is
    not there.
    """
    at = request.resolver_match
    return str(at.kwargs.get("case_id", "")) if at and not isinstance(problem, KeyLost) else ""
