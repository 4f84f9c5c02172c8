"""Forms of contacts with outsiders, and of outside actors."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.begin_process import name_actor, note_contact
from goodoffices.desk.open_case import CaseWriter
from goodoffices.server.forms.base import Moment
from goodoffices.server.forms.things import Day, ThingForm, choice, choices, long, short
from goodoffices.server.wording.templatetags import WAYS
from goodoffices.talks import acts


class ContactForm(ThingForm):
    """Who was called, what was asked, promised, answered."""

    whom = short(_("Who"), required=True)
    by = short(_("Who of us"))
    actor = choice(_("Of"), required=False)
    when = Moment(label=_("When"), required=False)
    day = Day(label=_("Or the day alone, where no hour is known"), required=False)
    how = choice(_("How"), choices=[("", _("not said")), *WAYS.items()], required=False)
    asked = long(_("What was asked"))
    promised = long(_("What was promised"))
    answered = long(_("What was answered"))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        names = [
            thread.begun.name
            for view in self.case.views()
            for thread in view.threads_of(acts.ActorNamed)
            if isinstance(thread.begun, acts.ActorNamed) and thread.state == "named"
        ]
        self.fields["actor"].choices = [
            ("", _("nobody named here")),
            *((name, name) for name in dict.fromkeys(names)),
        ]

    def clean(self) -> dict[str, Any]:
        """A time, or a day alone."""
        given: dict[str, Any] = super().clean()
        if given.get("when") and given.get("day"):
            self.add_error("day", _("Give the time, or the day alone."))
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Note the contact."""
        given = self.cleaned_data
        note_contact(
            writer,
            given["whom"],
            given["actor"],
            given["when"] or given["day"],
            given["how"],
            by=given["by"],
            asked=given["asked"],
            promised=given["promised"],
            answered=given["answered"],
        )


class ActorForm(ThingForm):
    """Somebody outside the talks who has a hand in them."""

    name = short(_("Name"), required=True)
    about = long(_("About"))
    backs = choices(_("Backs"))
    presses = choices(_("Presses"))
    could_spoil_for = choices(_("Could spoil the talks for"))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        for name in ("backs", "presses", "could_spoil_for"):
            self.fields[name].choices = self.parties

    def deed(self, writer: CaseWriter) -> None:
        """Note the actor."""
        given = self.cleaned_data
        name_actor(
            writer,
            given["name"],
            given["about"],
            backs=given["backs"],
            presses=given["presses"],
            could_spoil_for=given["could_spoil_for"],
        )
