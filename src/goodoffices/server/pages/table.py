"""What is on the table, changed by hand: pages of its records, of the standing text, of changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goodoffices.desk.actions.table import (
    add_options,
    add_part,
    add_party,
    change_part,
    change_settings,
    merge_parts,
    retire_part,
    set_standing_text,
)
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.table import PARTS, FieldsRefusedError, KeptMeanwhileError
from goodoffices.desk.table.parts import numbered, records_of
from goodoffices.desk.views.table import history_page, part_page
from goodoffices.language.words import worded
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.table import CaseSettingsForm, MergeForm, PartForm, RetireForm, StandingTextForm
from goodoffices.server.forms.table.kept import KeptForm
from goodoffices.server.pages.acting import Incomplete, acting
from goodoffices.server.pages.base import number_in, show
from goodoffices.server.store import open_case

Where = dict[str, Any]


def _page(request: DeskRequest, case: OpenCase, asked: ActForm, **where: Any) -> HttpResponse:
    """The page of one record, whichever of its forms was sent."""
    kept = asked if isinstance(asked, PartForm) else PartForm.of(None, case, **where)
    return show(
        request,
        "table_part.html",
        part_page(case, where["part"], where.get("number", 0), where.get("issue", 0)),
        case=case,
        here="case-file",
        asked=asked,
        kept=kept,
        addresses=_addresses(case.id, kept.step, **where),
    )


def _addresses(case_id: str, step: str, **where: Any) -> dict[str, str]:
    """Where the forms of one record are sent."""
    option, number = where["part"] == "option", where.get("number", 0)
    first = [case_id, where["issue"]] if option else [case_id, where["part"]]
    if not number:
        there = reverse("new-option" if option else "new-part", args=first)
        return {"keep": f"{there}?{step}" if step else there}
    names = ("table-option", "retire-option", "merge-option")
    names = names if option else ("table-part", "retire-part", "merge-part")
    keys = ("keep", "retire", "merge")
    return {key: reverse(name, args=[*first, number]) for key, name in zip(keys, names, strict=True)}


def _after(case_id: str, **_where: Any) -> str:
    return f"{reverse('case-file', args=[case_id])}?recorded=1"


def _known(part: str) -> None:
    if part not in PARTS:
        raise NotThereError("no such part")


def _form(request: DeskRequest, case: OpenCase, **where: Any) -> PartForm:
    _known(where["part"])
    return PartForm.of(request, case, **where)


def _refusing(asked: KeptForm, deed: Callable[[], Any]) -> Any:
    """What a deed gives; what it refuses stands beside the fields."""
    try:
        return deed()
    except (FieldsRefusedError, KeptMeanwhileError) as problem:
        asked.refuse(problem)
        raise Incomplete from None


@acting(_form, _page, after=_after)
def part(request: DeskRequest, writer: CaseWriter, asked: PartForm, **where: Any) -> str:
    """One record: change it; or put one more on the table."""
    before = asked.values_before()
    wanted = asked.values_asked(asked.before())
    number = where.get("number", 0)
    if number:
        _refusing(
            asked,
            lambda: change_part(writer, asked.part, asked.key, before, wanted, asked.issue, asked.moved()),
        )
    elif asked.part == "party":
        title = _("%(party)s with mediators") % {"party": wanted["name"]}
        default = writer.case.view(writer.case.home).default
        _refusing(asked, lambda: add_party(writer, wanted, title, default))
    else:
        key = _refusing(asked, lambda: add_part(writer, asked.part, wanted, asked.issue))
        if asked.part == "issue":
            _refusing(asked, lambda: add_options(writer, key, asked.options()))
    if asked.part == "option":
        issue = next(
            place
            for place, one in enumerate(records_of(writer.case.file, "issue"), start=1)
            if one.id == asked.issue
        )
        return f"{reverse('table-part', args=[writer.case.id, 'issue', issue])}?recorded=1"
    return _after(writer.case.id)


def _other(form: type[ActForm]) -> Callable[..., ActForm]:
    def made(request: DeskRequest, case: OpenCase, **where: Any) -> ActForm:
        _known(where["part"])
        return form(request.POST or None)

    return made


def _issue(case: OpenCase, where: Where) -> str:
    return str(numbered(case.file, "issue", where["issue"]).id) if where["part"] == "option" else ""


@acting(_other(RetireForm), _page, after=_after, methods=["POST"])
def retire(request: DeskRequest, writer: CaseWriter, asked: RetireForm, **where: Any) -> None:
    """Take a record off the table, or put it back."""
    given = asked.cleaned_data
    try:
        retire_part(writer, where["part"], given["key"], _issue(writer.case, where), back=given["back"])
    except FieldsRefusedError as problem:
        _tell(asked, problem)


@acting(_other(MergeForm), _page, after=_after, methods=["POST"])
def merge(request: DeskRequest, writer: CaseWriter, asked: MergeForm, **where: Any) -> None:
    """Make two records of one kind one."""
    given = asked.cleaned_data
    try:
        merge_parts(writer, where["part"], given["key"], given["into"], _issue(writer.case, where))
    except FieldsRefusedError as problem:
        _tell(asked, problem)


def _tell(asked: ActForm, problem: FieldsRefusedError) -> None:
    for name, why in problem.wrong.items():
        asked.add_error(name if name in asked.fields else None, worded(why))
    raise Incomplete


def _whole(template: str) -> Callable[..., HttpResponse]:
    def page(request: DeskRequest, case: OpenCase, asked: ActForm, **_where: Any) -> HttpResponse:
        return show(request, template, case=case, here="case-file", asked=asked)

    return page


@acting(StandingTextForm, _whole("table_text.html"), after=_after)
def standing_text(request: DeskRequest, writer: CaseWriter, asked: StandingTextForm) -> None:
    """The option that the draft has for each issue."""
    shown, wanted = asked.packages()
    _refusing(asked, lambda: set_standing_text(writer, shown, wanted))


@acting(CaseSettingsForm, _whole("table_settings.html"), after=_after)
def settings(request: DeskRequest, writer: CaseWriter, asked: CaseSettingsForm) -> None:
    """What the case as a whole says."""
    before = asked.before()
    _refusing(asked, lambda: change_settings(writer, before, asked.wanted(before)))


@require_GET
def history(request: DeskRequest, case_id: str) -> HttpResponse:
    """What was changed on the table, by whom and when."""
    case = open_case(request.identity, case_id)
    return show(
        request,
        "table_history.html",
        history_page(case, number_in(request, "page")),
        case=case,
        here="case-file",
    )


_HERE = "c/<str:case_id>/case-file"
_OF = {"part": "option"}
urlpatterns = [
    path(f"{_HERE}/text/", standing_text, name="standing-text"),
    path(f"{_HERE}/settings/", settings, name="case-settings"),
    path(f"{_HERE}/history/", history, name="table-history"),
    path(f"{_HERE}/issue/<int:issue>/option/new/", part, _OF, name="new-option"),
    path(f"{_HERE}/issue/<int:issue>/option/<int:number>/", part, _OF, name="table-option"),
    path(f"{_HERE}/issue/<int:issue>/option/<int:number>/retire/", retire, _OF, name="retire-option"),
    path(f"{_HERE}/issue/<int:issue>/option/<int:number>/merge/", merge, _OF, name="merge-option"),
    path(f"{_HERE}/<slug:part>/new/", part, name="new-part"),
    path(f"{_HERE}/<slug:part>/<int:number>/", part, name="table-part"),
    path(f"{_HERE}/<slug:part>/<int:number>/retire/", retire, name="retire-part"),
    path(f"{_HERE}/<slug:part>/<int:number>/merge/", merge, name="merge-part"),
]
