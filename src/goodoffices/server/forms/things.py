"""Forms of things that are begun in a room and go on there, and of the steps that they take."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.begin_process import take_step
from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.server.forms.base import NAME, ActForm, Lines, Moment, words_field
from goodoffices.talks import STEPS, Process, acts

SHORT = 2000
"""Longest remark, in characters."""


class Day(forms.Field):
    """A day; gives it as 2031-05-06, or an empty text."""

    widget = forms.DateInput(attrs={"type": "date"})

    def clean(self, value: Any) -> str:
        """The day."""
        text = str(super().clean(value) or "").strip()
        try:
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            raise forms.ValidationError(_("This is no day: write it as 2031-05-06.")) from None


class ThingForm(ActForm):
    """Something to write into rooms. ``parties`` are those of the case, to choose from."""

    def __init__(self, data: Any, case: OpenCase, outline: Outline, name: str) -> None:
        super().__init__(data, auto_id=f"{name}_%s", label_suffix="")
        self.case, self.outline = case, outline
        self.parties = [(party.id, party.label) for party in outline.parties]

    def deed(self, writer: CaseWriter) -> None:
        """Do what the form asks."""
        raise NotImplementedError

    def next(self) -> str:
        """The address that comes next; empty for the form's own page."""
        return ""


def choice(label: Any, *, required: bool = True, choices: Any = ()) -> forms.ChoiceField:
    """One of several."""
    return forms.ChoiceField(label=label, choices=list(choices), required=required)


def choices(label: Any, *, required: bool = False, choices: Any = ()) -> forms.MultipleChoiceField:
    """Any of several."""
    return forms.MultipleChoiceField(
        label=label, choices=list(choices), required=required, widget=forms.CheckboxSelectMultiple
    )


def short(label: Any, *, required: bool = False, limit: int = NAME) -> forms.CharField:
    """A name or a few words."""
    return words_field(label, limit=limit, required=required)


def long(label: Any, *, required: bool = False) -> forms.CharField:
    """A remark of some sentences."""
    field = words_field(label, limit=SHORT, required=required)
    field.widget = forms.Textarea(attrs={"rows": 2, "maxlength": SHORT})
    return field


def lines(label: Any, *, required: bool = False) -> Lines:
    """Several, one a line."""
    return Lines(
        label=label, max_length=SHORT * 2, required=required, widget=forms.Textarea(attrs={"rows": 2})
    )


class Numbers(forms.MultipleChoiceField):
    """Entries of a room, by their sequences."""

    def valid_value(self, value: Any) -> bool:
        """Any number; whether there is such an entry, the room knows."""
        return str(value).isascii() and str(value).isdecimal() and len(str(value)) < 9

    def clean(self, value: Any) -> list[int]:
        """The numbers."""
        return [int(one) for one in super().clean(value)]


class StepForm(ThingForm):
    """A step of something begun: the page names its room and its entry."""

    room = forms.CharField(max_length=64, widget=forms.HiddenInput)
    thread = forms.IntegerField(min_value=0, max_value=2**31, widget=forms.HiddenInput)
    step = forms.CharField(label=_("Step"), max_length=40)
    words = long(_("Words"))
    until = forms.CharField(label=_("Until"), max_length=40, required=False)
    present = lines(_("Who was there, one a line"))
    entries = Numbers(required=False)
    log = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """The thing has to be there, and the step one of its own; a new time where a step has one."""
        given: dict[str, Any] = super().clean()
        thread = self._thread(given)
        if given.get("step") == "attend" and not given.get("present"):
            self.add_error("present", _("Say who was there."))
        if given.get("step") == "take-in" and not given.get("entries"):
            self.add_error("step", _("Choose what it takes in."))
        if thread is None:
            self.add_error("thread", _("This is not there: open the page again."))
        elif given.get("step") not in STEPS[type(thread.begun)]:
            self.add_error("step", _("Say which step."))
        elif given.get("until"):
            moment = Day() if isinstance(thread.begun, acts.DeadlineSet) else Moment()
            try:
                given["until"] = moment.clean(given["until"])
            except forms.ValidationError as problem:
                self.add_error("until", problem)
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Take the step, in the room of what it goes on from."""
        given = self.cleaned_data
        take_step(
            writer,
            given["room"],
            given["thread"],
            given["step"],
            given["words"],
            given["until"],
            present=given["present"],
            entries=given["entries"],
        )

    def next(self) -> str:
        """The log on which the step was taken, if it was."""
        given = self.cleaned_data
        if not given["log"]:
            return ""
        return reverse("session-log", args=[self.case.id, given["room"], given["thread"]])

    def _thread(self, given: dict[str, Any]) -> Process | None:
        if given.get("room") not in self.case.room_ids:
            return None
        return self.case.view(given["room"]).threads.get(given.get("thread", -1))
