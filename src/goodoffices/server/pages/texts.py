"""The texts of a case: the list, one begun, its page, its settings, its versions."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET

from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.text_more import agreed_page, brackets_page, compared_page, findings_page
from goodoffices.desk.views.text_page import text_list, text_page
from goodoffices.report.charts.brackets import brackets_chart
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.texts import (
    AgreedForm,
    BeginForm,
    BringVersionForm,
    SettingsForm,
    VersionForm,
)
from goodoffices.server.pages.acting import acting
from goodoffices.server.pages.base import address, number_in, show
from goodoffices.server.store import open_case

_of_text = address("text", "text")


@require_GET
def texts(request: DeskRequest, case_id: str) -> HttpResponse:
    """The list of texts; where there is one alone, its page."""
    case = open_case(request.identity, case_id)
    found = text_list(case)
    if len(found.texts) == 1:
        return redirect("text", case_id, found.texts[0].entry)
    return show(request, "texts.html", found, case=case, here="texts")


def _begin_page(request: DeskRequest, case: OpenCase, asked: ActForm) -> HttpResponse:
    return show(request, "text_new.html", case=case, here="texts", asked=asked)


@acting(BeginForm, _begin_page, after=address("texts"), heavy=True)
def new(request: DeskRequest, writer: CaseWriter, asked: BeginForm) -> str:
    """A text is begun from a draft that is pasted or brought."""
    return _of_text(writer.case.id, text=asked.begin(writer))


def _page(request: DeskRequest, case: OpenCase, asked: ActForm | None, text: int) -> HttpResponse:
    shown = text_page(
        case,
        text,
        date.today(),
        version=number_in(request, "version"),
        stretch=number_in(request, "from"),
    )
    return show(request, "text.html", shown, case=case, here="texts", asked=asked)


@require_GET
def text(request: DeskRequest, case_id: str, text: int) -> HttpResponse:
    """The newest draft, or a version that the address names."""
    return _page(request, open_case(request.identity, case_id), None, text)


@acting(VersionForm, _page, after=_of_text, methods=["POST"])
def version(request: DeskRequest, writer: CaseWriter, asked: VersionForm, text: int) -> None:
    """The next version, of the changes that wait."""
    asked.deed(writer, text)


def _bring_page(request: DeskRequest, case: OpenCase, asked: ActForm, text: int) -> HttpResponse:
    shown = text_page(case, text, date.today())
    return show(request, "text_bring.html", shown, case=case, here="texts", asked=asked)


@acting(BringVersionForm, _bring_page, after=_of_text, heavy=True)
def bring(request: DeskRequest, writer: CaseWriter, asked: BringVersionForm, text: int) -> None:
    """A draft that somebody brings becomes the next version."""
    asked.deed(writer, text)


def _settings_form(request: DeskRequest, case: OpenCase, text: int) -> SettingsForm:
    if request.method == "POST":
        return SettingsForm(request.POST)
    held = text_page(case, text, date.today()).head.settings
    return SettingsForm(
        initial={
            "title": held.title,
            "way": held.way,
            "language": held.language,
            "languages": ", ".join(held.languages),
            "authentic": ", ".join(held.authentic),
            "prevails": held.prevails,
            "until_everything": held.until_everything,
        }
    )


def _settings_page(request: DeskRequest, case: OpenCase, asked: ActForm, text: int) -> HttpResponse:
    shown = text_page(case, text, date.today())
    return show(request, "text_settings.html", shown, case=case, here="texts", asked=asked)


@acting(_settings_form, _settings_page, after=_of_text)
def settings(request: DeskRequest, writer: CaseWriter, asked: SettingsForm, text: int) -> None:
    """What holds for the text."""
    asked.deed(writer, text)


@require_GET
def compare(request: DeskRequest, case_id: str, text: int) -> HttpResponse:
    """Two versions in words."""
    case = open_case(request.identity, case_id)
    shown = compared_page(case, text, number_in(request, "old"), number_in(request, "new"))
    return show(request, "text_compare.html", shown, case=case, here="texts")


@require_GET
def findings(request: DeskRequest, case_id: str, text: int) -> HttpResponse:
    """What the rules found, each with its remedy."""
    case = open_case(request.identity, case_id)
    shown = findings_page(case, text, number_in(request, "version"))
    return show(request, "text_findings.html", shown, case=case, here="texts")


@require_GET
def brackets(request: DeskRequest, case_id: str, text: int) -> HttpResponse:
    """The brackets over the versions, and those that are left."""
    case = open_case(request.identity, case_id)
    shown = brackets_page(case, text, date.today())
    rows = [(one.act.name, one.act.brackets, one.act.outer) for one in shown.drafts]
    return show(
        request, "text_brackets.html", shown, case=case, here="texts", chart=brackets_chart(rows, "brackets")
    )


def _agreed_form(request: DeskRequest, case: OpenCase, text: int) -> AgreedForm:
    shown = agreed_page(case, text)
    return AgreedForm(
        request.POST if request.method == "POST" else None,
        versions=shown.head.versions[:-1][::-1],
        labels=tuple(one.label for one in shown.agreed),
    )


def _agreed_page(request: DeskRequest, case: OpenCase, asked: ActForm, text: int) -> HttpResponse:
    return show(request, "text_agreed.html", agreed_page(case, text), case=case, here="texts", asked=asked)


@acting(_agreed_form, _agreed_page, after=_of_text)
def agreed(request: DeskRequest, writer: CaseWriter, asked: AgreedForm, text: int) -> str:
    """What is agreed, made a version of its own, to be released."""
    made = asked.deed(writer, text)
    return f"{address('text-release', 'text')(writer.case.id, text=text)}?version={made}"


_HERE = "c/<str:case_id>/text/<int:text>/"
urlpatterns = [
    path("c/<str:case_id>/text/", texts, name="texts"),
    path("c/<str:case_id>/text/new/", new, name="new-text"),
    path(_HERE, text, name="text"),
    path(f"{_HERE}version/", version, name="text-version"),
    path(f"{_HERE}bring/", bring, name="text-bring"),
    path(f"{_HERE}settings/", settings, name="text-settings"),
    path(f"{_HERE}compare/", compare, name="text-compare"),
    path(f"{_HERE}findings/", findings, name="text-findings"),
    path(f"{_HERE}brackets/", brackets, name="text-brackets"),
    path(f"{_HERE}agreed/", agreed, name="text-agreed"),
]
