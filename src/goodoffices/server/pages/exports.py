"""A whole case to one encrypted file, and from one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodoffices.server.desk_session import COOKIE, DOOR
from goodoffices.server.forms.exports import ExportForm, TakeInForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import sent, show
from goodoffices.server.pages.start import drawn_before, public_page
from goodoffices.server.refusing import refuse
from goodoffices.server.store import (
    AnotherUser,
    HereAlready,
    OtherKeys,
    check_case,
    export_case,
    has_user,
    import_case,
    open_case,
    stored_identity,
)
from goodoffices.server.uploads import ExportInMemory, with_handler
from goodoffices.vault import Tampered, UnreadableError, WrongPassphrase, new_passphrase


@require_http_methods(["GET", "POST"])
def export(request: DeskRequest, case_id: str) -> HttpResponse:
    """Write the case out, under a passphrase of the file's own."""
    case = open_case(request.identity, case_id)
    asked = ExportForm(sent(request)[0])
    if request.method == "GET" or not asked.is_valid():
        status = 400 if asked.errors else 200
        words = drawn_before(request) or new_passphrase()
        return show(request, "export.html", case=case, asked=asked, words=words, status=status)
    for fault in check_case(case, files=False).faults:
        raise Tampered(fault)  # a copy of what was altered would be taken for a good one
    pieces = export_case(case, asked.cleaned_data["passphrase"], hand_over=asked.cleaned_data["hand_over"])
    answer = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="case-{case_id[:8]}.goodoffices"'
    return answer


@require_http_methods(["GET", "POST"])
def bring(request: DeskRequest) -> HttpResponse:
    """Take a case in from its encrypted file; before the first start, with the identity that it brings."""
    started = has_user()
    if not started and not DOOR.knows(request.COOKIES.get(COOKIE, "")):
        return refuse(
            request,
            403,
            _(
                "This desk has no owner yet. Stop it in the terminal with Ctrl-C and start it again: the "
                "address that it shows then holds for a minute."
            ),
        )
    if started and request.identity is None:
        return redirect("unlock")
    asked = TakeInForm(*sent(request))
    if request.method == "POST" and asked.is_valid():
        told = _take(asked)
        if not told:
            if started and stored_identity().user != request.identity.user:
                DOOR.lock()  # the identity that came along took the place of one that had nothing yet
            return redirect("cases")
        asked.add_error("file", told)
    template = "bring.html" if started else "bring_first.html"
    status = 400 if asked.errors else 200
    if started:
        return show(request, template, asked=asked, status=status)
    return render(request, template, {"asked": asked}, status=status)


def _take(asked: TakeInForm) -> str:
    """What is wrong; empty where the case was taken in."""
    try:
        import_case(asked.cleaned_data["file"].chunks(), asked.cleaned_data["passphrase"])
    except WrongPassphrase:
        return _("The passphrase does not open this file, or the file was altered.")
    except (UnreadableError, Tampered) as problem:
        return _("The file cannot be used: %(why)s.") % {"why": problem}
    except HereAlready:
        return _("This case is on this laptop already.")
    except OtherKeys:
        return _(
            "The case is yours, and was written out under newer keys than this desk has. Open it in a folder "
            "of its own, in a terminal: goodoffices restore FILE --home FOLDER"
        )
    except AnotherUser:
        return _(
            "The case belongs to another identity than this desk, which has cases of its own. Open it in a "
            "folder of its own, in a terminal: goodoffices restore FILE --home FOLDER"
        )
    return ""


def _in_memory(request: HttpRequest) -> ExportInMemory:
    return ExportInMemory(request)


urlpatterns = [
    path("c/<str:case_id>/export/", export, name="export"),
    path("bring/", public_page(with_handler(bring, _in_memory)), name="bring"),
]
