"""Refusals and failures: a plain page each, and nothing of what happened inside."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def refuse(request: HttpRequest, status: int, words: str, *, rest: str = "") -> HttpResponse:
    """A page that says what was refused and what to do instead; ``rest`` is a case of which other things can
    still be read.
    """
    return render(request, "error.html", {"status": status, "words": words, "rest": rest}, status=status)


def no_owner(request: HttpRequest) -> HttpResponse:
    """Before the first start, for who came without the invitation."""
    words = _(
        "This desk has no owner yet. Stop it in the terminal with Ctrl-C and start it again: the address "
        "that it shows then holds for a minute."
    )
    return refuse(request, 403, words)


def invitation_used(request: HttpRequest) -> HttpResponse:
    """For who comes with an invitation that lets nobody in any more."""
    words = _(
        "This invitation was used or is older than a minute. Unlock the desk with your passphrase: that "
        "also puts out whoever used it."
    )
    return refuse(request, 403, words)


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from a page of this site, or from one that was open before the last start."""
    return refuse(
        request, 403, _("This form was not one of this desk's. Open the page again and send it once more.")
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for more than a page takes."""
    if isinstance(exception, RequestDataTooBig):
        return refuse(
            request, 413, _("This is more than the desk takes: files up to 100 MB, case files up to 8 MB.")
        )
    return refuse(request, 400, _("This cannot be read as a request to this desk."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return refuse(request, 403, _("This is not allowed."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return refuse(request, 404, _("There is no such page, or it is not yours."))


def failed(request: HttpRequest) -> HttpResponse:
    """500."""
    return refuse(
        request,
        500,
        _(
            "Something went wrong here, and nothing was recorded of what you sent. The terminal in which the "
            "desk runs names the place."
        ),
    )
