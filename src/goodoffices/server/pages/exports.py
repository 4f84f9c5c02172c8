"""A whole case to one encrypted file, and from one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods

from goodoffices.server.access.desk_session import DOOR
from goodoffices.server.access.middleware import DeskRequest, knows, public_page
from goodoffices.server.access.refusing import no_owner
from goodoffices.server.forms.base import sent
from goodoffices.server.forms.exports import ExportForm, TakeInForm
from goodoffices.server.forms.settings import drawn_before
from goodoffices.server.pages.base import show
from goodoffices.server.store import (
    AnotherUser,
    HereAlready,
    export_case,
    has_user,
    import_case,
    open_case,
    require_whole,
    stored_identity,
)
from goodoffices.server.uploads import ExportInMemory, with_handler
from goodoffices.server.wording.reasons import not_taken_in
from goodoffices.vault import Tampered, UnreadableError, WrongPassphrase, new_passphrase

_NOT_TAKEN = (WrongPassphrase, UnreadableError, Tampered, HereAlready, AnotherUser)


@require_http_methods(["GET", "POST"])
def export(request: DeskRequest, case_id: str) -> HttpResponse:
    """Write the case out, under a passphrase of the file's own."""
    case = open_case(request.identity, case_id)
    asked = ExportForm(sent(request)[0])
    if request.method == "GET" or not asked.is_valid():
        words = drawn_before(request) or new_passphrase()
        return show(request, "export.html", case=case, asked=asked, words=words)
    require_whole(case)
    pieces = export_case(case, asked.cleaned_data["passphrase"], hand_over=asked.cleaned_data["hand_over"])
    answer = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="case-{case_id[:8]}.goodoffices"'
    return answer


@require_http_methods(["GET", "POST"])
def bring(request: DeskRequest) -> HttpResponse:
    """Take a case in from its encrypted file; before the first start, with the identity that it brings."""
    started = has_user()
    if not started and not knows(request):
        return no_owner(request)
    if started and request.identity is None:
        return redirect("unlock")
    asked = TakeInForm(*sent(request))
    if request.method == "POST" and asked.is_valid():
        try:
            import_case(asked.cleaned_data["file"].chunks(), asked.cleaned_data["passphrase"])
            if started and stored_identity().user != request.identity.user:
                DOOR.lock()  # the identity that came along took the place of one that had nothing yet
            return redirect("cases")
        except _NOT_TAKEN as problem:
            asked.add_error("file", not_taken_in(problem))
    if started:
        return show(request, "bring.html", asked=asked)
    return render(request, "bring_first.html", {"asked": asked}, status=400 if asked.errors else 200)


def _in_memory(request: HttpRequest) -> ExportInMemory:
    return ExportInMemory(request)


urlpatterns = [
    path("c/<str:case_id>/export/", export, name="export"),
    path("bring/", public_page(with_handler(bring, _in_memory)), name="bring"),
]
