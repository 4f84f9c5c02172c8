"""A text is concluded by a mediator's act, and that is taken back."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.text_conclude import conclude_page
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.text_conclude import ConcludeTextForm, ReopenTextForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, number_in, show


def _page(request: DeskRequest, case: OpenCase, asked: ActForm, text: int) -> HttpResponse:
    version = number_in(request, "version")
    if request.method == "POST" and str(asked.data.get("version", "")).isdecimal():
        version = int(asked.data["version"])
    shown = conclude_page(case, text, version)
    return show(request, "text_conclude.html", shown, case=case, here="texts", asked=asked)


@acting(ConcludeTextForm, _page, after=address("text-conclude", "text"))
def conclude(request: DeskRequest, writer: CaseWriter, asked: ConcludeTextForm, text: int) -> None:
    """A version is what the sides agreed."""
    asked.deed(writer, text)


@acting(ReopenTextForm, _page, after=address("text-conclude", "text"), methods=["POST"])
def reopen(request: DeskRequest, writer: CaseWriter, asked: ReopenTextForm, text: int) -> None:
    """The conclusion no longer holds."""
    asked.deed(writer, text)


_HERE = "c/<str:case_id>/text/<int:text>/"
urlpatterns = [
    path(f"{_HERE}conclude/", conclude, name="text-conclude"),
    path(f"{_HERE}reopen/", reopen, name="text-reopen"),
]
