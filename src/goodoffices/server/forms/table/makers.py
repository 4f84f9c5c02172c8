"""Makers of fields: each makes a field for a case and a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.case import Case, Issue
from goodoffices.desk.table.linkages import LISTED, named_in, offered
from goodoffices.desk.table.preferences import NEVER, WHOLE
from goodoffices.server.forms.base import Lines, LongSelect, NameField, TextField
from goodoffices.server.forms.table.rows import Column, RowsField

Maker = Callable[[Case, Any], forms.Field]
"""Makes a field for a case and a record (None for one that is not there yet)."""


def name(label: Any, *, needed: bool = True, help_text: Any = "") -> Maker:
    """What something is called."""
    return lambda _case, _record: NameField(label=label, max_length=200, required=needed, help_text=help_text)


def words(label: Any, *, rows: int = 1, limit: int = 4000, help_text: Any = "") -> Maker:
    """A text; of several lines where it has ``rows``."""

    def made(_case: Case, _record: Any) -> forms.Field:
        field = TextField(label=label, max_length=limit, required=False, help_text=help_text)
        if rows > 1:
            field.widget = forms.Textarea(attrs={"rows": rows, "maxlength": limit})
        return field

    return made


def lines(label: Any, *, rows: int = 2, help_text: Any = "") -> Maker:
    """Several, one a line."""
    return lambda _case, _record: Lines(
        label=label,
        max_length=4000,
        required=False,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def mark(label: Any) -> Maker:
    """Yes or no."""
    return lambda _case, _record: forms.BooleanField(label=label, required=False)


def one_of(label: Any, choices: Callable[[Case, Any], list[tuple[str, Any]]]) -> Maker:
    """One of several, or none."""
    return lambda case, record: forms.ChoiceField(
        label=label, choices=[("", _("not said")), *choices(case, record)], required=False
    )


def chosen(label: Any, choices: Callable[[Case, Any], list[tuple[str, Any]]]) -> Maker:
    """One of several, and not none."""
    return lambda case, record: forms.ChoiceField(
        label=label, choices=[("", _("choose")), *choices(case, record)]
    )


def least(issue: Issue) -> Maker:
    """The option of an issue in the draft that a party would just take."""

    def made(case: Case, _record: Any) -> forms.Field:
        options = [(one.id, one.label) for one in case.options(issue)]
        return forms.ChoiceField(
            label=issue.label, choices=[("", _("not said")), *options], required=False, widget=LongSelect
        )

    return made


def said_options(issue: Issue) -> Maker:
    """The options of an issue that a position names; numbers of a long range are typed."""

    def made(case: Case, record: Any) -> forms.Field:
        held = set(record.options) if record is not None else set()
        options = case.options(issue)
        if len(options) > LISTED:
            return lines(_("Options, one a line"))(case, record)
        listed = [(one.id, one.label) for one in options if not one.retired or one.id in held]
        return forms.MultipleChoiceField(
            label=_("Options"), choices=listed, required=False, widget=forms.CheckboxSelectMultiple
        )

    return made


def any_of(label: Any, choices: Callable[[Case, Any], list[Any]]) -> Maker:
    """Any of several."""
    return lambda case, record: forms.MultipleChoiceField(
        label=label, choices=choices(case, record), required=False, widget=forms.CheckboxSelectMultiple
    )


def typed_number(label: Any, *, help_text: Any = "") -> Maker:
    """An exact number, as it is typed."""
    return lambda _case, _record: forms.CharField(
        label=label,
        max_length=60,
        required=False,
        help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


def records(list_name: str, kept: str = "") -> Callable[[Case, Any], list[tuple[str, Any]]]:
    """Records of the case to choose from: those on the table, and those that are chosen already."""

    def listed(case: Case, record: Any) -> list[tuple[str, Any]]:
        held = getattr(record, kept, ()) if kept else ()
        held = (held,) if isinstance(held, str) else held
        return [
            (one.id, getattr(one, "label", "") or one.name or one.id)
            for one in getattr(case, list_name)
            if not getattr(one, "retired", False) or one.id in held
        ]

    return listed


def ties(case: Case, record: Any) -> list[Any]:
    return offered(case, named_in(record) if record is not None else set())


def parties(case: Case, _record: Any) -> list[tuple[str, Any]]:
    return [(party.id, party.label) for party in case.parties]


def cites(case: Case, _record: Any) -> forms.Field:
    """Where it was said: any number of passages."""
    sources = tuple((one.id, one.title or one.id) for one in case.sources)
    columns = (
        Column(label=_("Source"), choices=sources),
        Column(label=_("Passage")),
        Column(label=_("Passed on by, the first speaker first")),
    )
    help_text = "" if sources else _("Add a source to the case first.")
    return RowsField(columns, label=_("Sources"), help_text=help_text)


def conditions(case: Case, _record: Any) -> forms.Field:
    """What has to hold for a position to hold."""
    who = Column(label=_("Who would act"), choices=tuple(parties(case, None)))
    return RowsField((who, Column(label=_("What has to hold"), length=2000)), label=_("Only if"))


def approvals(_case: Case, _record: Any) -> forms.Field:
    """Whose approval it needs."""
    columns = (Column(label=_("Whose")), Column(label=_("given"), mark="on"))
    return RowsField(columns, label=_("Approval it needs"))


def worth(issue: Issue) -> Maker:
    """What each option of an issue is worth to a party: a row for each, or free rows where there are many."""

    def made(case: Case, record: Any) -> forms.Field:
        columns = (
            Column(label=_("Option")),
            Column(label=_("Worth"), length=125),
            Column(label=_("Rank"), length=60),
            Column(label=_("never"), mark=NEVER),
        )
        held = {*record.order.get(issue.id, ()), *record.refuses.get(issue.id, ())} if record else set()
        named = {*record.points.get(issue.id, ()), *record.values.get(issue.id, ())} if record else set()
        named |= {one if isinstance(one, str) else part for one in held for part in one}
        options = case.options(issue)
        if issue.kind != "divisible" and len(options) > LISTED:
            return RowsField(columns, label=issue.label)
        fixed = [(one.id, one.label) for one in options[:LISTED] if not one.retired or one.id in named]
        fixed += [(key, key) for key in sorted(named - dict(fixed).keys() - {WHOLE})]
        if issue.kind == "divisible":
            fixed.insert(0, (WHOLE, _("all of it")))
        return RowsField(columns, label=issue.label, fixed=fixed)

    return made
