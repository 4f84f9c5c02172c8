"""Texts as files, and the pages of their other languages."""

from __future__ import annotations

import msgspec
from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.text_files import TextFile, file_of_release, file_of_version
from goodoffices.desk.views.text_more import language_page
from goodoffices.report.documents.text_files import MEDIA, FileKind, text_bytes
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.texts import ClauseTranslationForm, TranslationForm
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, number_in, show
from goodoffices.server.store import open_case
from goodoffices.server.wording.text_words import language_name


@require_GET
def version_file(request: DeskRequest, case_id: str, text: int, kind: str) -> HttpResponse:
    """A version as a file, for mediators."""
    case = open_case(request.identity, case_id)
    file = file_of_version(
        case,
        text,
        version=number_in(request, "version"),
        against=number_in(request, "against"),
        beside=request.GET.get("beside", "")[:40],
    )
    return _answer(file, kind)


@require_GET
def release_file(request: DeskRequest, case_id: str, room_id: str, entry: int, kind: str) -> HttpResponse:
    """A text as a room has it, as a file that can be handed over there."""
    case = open_case(request.identity, case_id)
    return _answer(file_of_release(case, room_id, entry, number_in(request, "against")), kind)


def _answer(file: TextFile, kind: str) -> HttpResponse:
    kinds: dict[str, FileKind] = {one: one for one in MEDIA}
    if kind not in kinds:
        raise Http404
    if file.prevails:
        file = msgspec.structs.replace(file, prevails=language_name(file.prevails))
    answer = HttpResponse(text_bytes(file, kinds[kind]), content_type=MEDIA[kinds[kind]])
    # The browser keeps names of files that were saved: this one says nothing.
    answer["Content-Disposition"] = content_disposition_header(True, f"draft.{kind}") or "attachment"
    return answer


def _language_page(
    request: DeskRequest, case: OpenCase, asked: ActForm, text: int, language: str
) -> HttpResponse:
    shown = language_page(case, text, language)
    return show(request, "text_language.html", shown, case=case, here="texts", asked=asked)


@acting(TranslationForm, _language_page, after=address("text-language", "text", "language"), heavy=True)
def language(
    request: DeskRequest, writer: CaseWriter, asked: TranslationForm, text: int, language: str
) -> None:
    """The draft beside another language; a whole translation is brought."""
    asked.deed(writer, text, language)


@acting(
    ClauseTranslationForm,
    _language_page,
    after=address("text-language", "text", "language"),
    methods=["POST"],
)
def translate(
    request: DeskRequest, writer: CaseWriter, asked: ClauseTranslationForm, text: int, language: str
) -> None:
    """One clause in the other language."""
    asked.deed(writer, text, language)


_HERE = "c/<str:case_id>/text/<int:text>/"
urlpatterns = [
    path(f"{_HERE}file/<str:kind>/", version_file, name="text-file"),
    path("c/<str:case_id>/r/<str:room_id>/text/<int:entry>/<str:kind>/", release_file, name="released-file"),
    path(f"{_HERE}language/<str:language>/", language, name="text-language"),
    path(f"{_HERE}language/<str:language>/clause/", translate, name="text-translate"),
]
