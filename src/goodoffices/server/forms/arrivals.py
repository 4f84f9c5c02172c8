"""Forms that take what was accepted in the public record to where it belongs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.take_from_record import (
    accept_agreed,
    place_positions,
    set_aside,
    take_round,
)
from goodoffices.desk.open_case import CaseWriter
from goodoffices.server.forms.record_row import SideChoices
from goodoffices.server.forms.relays import Several
from goodoffices.server.forms.sessions import RoundForm
from goodoffices.server.forms.things import ThingForm, choice, lines, short


class TakeRoundForm(RoundForm):
    """A round that the reports tell, with who was there."""

    present = lines(_("Who was there, one a line"))

    field_order = ("name", "venue", "began", "ended", "present", "rooms", "words")

    def clean(self) -> dict[str, Any]:
        """Who was there needs a day."""
        given: dict[str, Any] = super().clean()
        if given.get("present") and not given.get("began") and "began" not in self.errors:
            self.add_error("began", _("Who was there belongs to a sitting: say on which day it began."))
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Note it in each of the rooms."""
        given = self.cleaned_data
        take_round(
            writer,
            given["rooms"],
            given["name"],
            given["venue"],
            given["words"],
            began=given["began"],
            ended=given["ended"],
            present=given["present"],
        )


class _RowsForm(ThingForm):
    """Rows of the record, by their ids."""

    rows = forms.MultipleChoiceField(label=_("Positions"))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.fields["rows"].choices = [(row.id, row.text) for row in self.case.record.proposals]


class PlaceForm(_RowsForm):
    """Accepted positions, to be put on an issue of the case or a new one."""

    about = choice(_("Issue"), required=False)
    new_issue = short(_("Or a new issue"))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.sides = SideChoices(self.outline)
        self.fields["about"].choices = [("", _("choose")), *self.sides.about[1:]]

    def clean(self) -> dict[str, Any]:
        """One of the two is named."""
        given: dict[str, Any] = super().clean()
        if not self.errors and bool(given.get("about")) == bool(given.get("new_issue")):
            self.add_error("about", _("Choose an issue of the case, or name a new one."))
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Put them there."""
        given = self.cleaned_data
        issue, option = self.sides.meant[given["about"]]
        place_positions(writer, given["rows"], issue, option, new_issue=given["new_issue"])


class BothAgreedForm(_RowsForm):
    """What tells one thing to be agreed by both, to be accepted in one step."""

    def deed(self, writer: CaseWriter) -> None:
        """Accept it."""
        accept_agreed(writer, self.cleaned_data["rows"])


class AsideForm(ThingForm):
    """What is not to be proposed any more, or again: by their keys, positions by those of their rows."""

    keys = Several(required=False)
    rows = Several(required=False)
    again = forms.BooleanField(required=False)

    def deed(self, writer: CaseWriter) -> None:
        """Set it aside."""
        given = self.cleaned_data
        keys = [*given["keys"], *(f"loose:{row}" for row in given["rows"])]
        set_aside(writer, keys, again=given["again"])
