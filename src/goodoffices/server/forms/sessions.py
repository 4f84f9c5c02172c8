"""Forms of rounds, sessions and deadlines."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.begin_process import call_session, open_round, set_deadline
from goodoffices.desk.open_case import CaseWriter
from goodoffices.server.forms.base import Moment
from goodoffices.server.forms.things import (
    Day,
    ThingForm,
    choice,
    choices,
    lines,
    long,
    short,
)
from goodoffices.server.wording.titles import titles


class RoundForm(ThingForm):
    """A round to open, in one room or several: each room counts its own."""

    name = short(_("Name"), required=True)
    venue = short(_("Venue"))
    rooms = choices(_("Opened in"), required=True)
    began = Day(label=_("First day (empty: today)"), required=False)
    ended = Day(label=_("Last day, if it is over"), required=False)
    words = long(_("Words"))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.fields["rooms"].choices = _rooms(self)

    def clean(self) -> dict[str, Any]:
        """One that is over began before, on a day."""
        given: dict[str, Any] = super().clean()
        began, ended = given.get("began"), given.get("ended")
        if ended and (not began or ended < began):
            self.add_error("began", _("A round that is over has a first day, and its last is not before it."))
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Open the round in each of the rooms."""
        given = self.cleaned_data
        open_round(
            writer,
            given["rooms"],
            given["name"],
            given["venue"],
            given["words"],
            began=given["began"],
            ended=given["ended"],
        )


class SessionForm(ThingForm):
    """A sitting to call in a room; it belongs to the room's open round, if there is one."""

    room = choice(_("Room"))
    agenda = lines(_("Agenda, one item a line"))
    venue = short(_("Venue"))
    starts = Moment(label=_("Starts"), required=False)
    ended = Moment(label=_("Ended, if it is over"), required=False)
    present = lines(_("Who is there, one a line"))
    now = forms.BooleanField(label=_("It sits now"), required=False)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.fields["room"].choices = _rooms(self)

    def clean(self) -> dict[str, Any]:
        """One that is over began before."""
        given: dict[str, Any] = super().clean()
        starts, ended = given.get("starts"), given.get("ended")
        if ended and (not starts or ended < starts):
            self.add_error(
                "starts", _("A session that is over has a beginning, and its end is not before it.")
            )
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Call the session, and start it where it sits already."""
        given = self.cleaned_data
        call_session(
            writer,
            given["room"],
            given["agenda"],
            given["venue"],
            given["starts"],
            sits=given["now"],
            ended=given["ended"],
            present=given["present"],
        )


class DeadlineForm(ThingForm):
    """A time by which something has to be, and what delay costs each side."""

    what = short(_("What"), required=True, limit=2000)
    due = Day(label=_("By"))
    set_by = short(_("Set by"))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        for place, (_party, label) in enumerate(self.parties):
            words = _("What delay costs %(party)s") % {"party": label}
            self.fields[f"cost-{place}"] = long(words)

    def deed(self, writer: CaseWriter) -> None:
        """Note the deadline."""
        given = self.cleaned_data
        costs = {party: given.get(f"cost-{place}") or "" for place, (party, _) in enumerate(self.parties)}
        set_deadline(writer, given["what"], given["due"], given["set_by"], costs)


def _rooms(form: ThingForm) -> list[tuple[str, str]]:
    return list(titles(form.case).items())
