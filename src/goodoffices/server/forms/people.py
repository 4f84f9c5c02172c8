"""Forms of standing, mandates and approvals."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.begin_process import (
    expect_approval,
    note_channel,
    note_invitation,
    note_mandate,
)
from goodoffices.desk.open_case import CaseWriter
from goodoffices.server.forms.things import Day, ThingForm, choice, choices, lines, long, short
from goodoffices.server.wording.templatetags import CHANNELS, INVITATIONS, MAY


class _OfParty(ThingForm):
    party = choice(_("Side"))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.fields["party"].choices = self.parties


class InvitationForm(_OfParty):
    """How a side stands to the invitation, and who says so."""

    invitation = choice(_("The invitation is"), choices=INVITATIONS.items())
    on_what = short(_("On what condition"), limit=2000)
    claimed_by = short(_("Claimed by (empty: the side itself)"))

    def clean(self) -> dict[str, Any]:
        """A conditional yes says on what."""
        given: dict[str, Any] = super().clean()
        if given.get("invitation") == "conditional" and not given.get("on_what"):
            self.add_error("on_what", _("Say on what condition."))
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Note the claim."""
        given = self.cleaned_data
        note_invitation(writer, given["party"], given["invitation"], given["on_what"], given["claimed_by"])


class ChannelForm(_OfParty):
    """By which way a side takes part."""

    channel = choice(_("Takes part"), choices=CHANNELS.items())
    words = short(_("How"), limit=2000)
    claimed_by = short(_("Claimed by (empty: the side itself)"))

    def deed(self, writer: CaseWriter) -> None:
        """Note the claim."""
        given = self.cleaned_data
        note_channel(writer, given["party"], given["channel"], given["words"], given["claimed_by"])


class MandateForm(_OfParty):
    """Who speaks for a side, who may commit it, and who is asked before that holds."""

    person = short(_("Who"), required=True)
    may = choices(_("Mandate"), required=True, choices=MAY.items())
    referendum_to = lines(_("Ad referendum to, one a line"))
    words = long(_("Words"))

    def deed(self, writer: CaseWriter) -> None:
        """Note the mandate."""
        given = self.cleaned_data
        note_mandate(
            writer, given["party"], given["person"], given["may"], given["referendum_to"], given["words"]
        )


class ApprovalForm(_OfParty):
    """An approval or a step of ratification that is still due."""

    step = choice(
        _("What is due"),
        choices=[("approval", _("an approval")), ("ratification", _("a step of ratification"))],
    )
    by = short(_("By whom"), required=True)
    of = short(_("Of what"), required=True, limit=2000)
    due = Day(label=_("Due"), required=False)

    def deed(self, writer: CaseWriter) -> None:
        """Note that the approval is due."""
        given = self.cleaned_data
        expect_approval(writer, given["party"], given["by"], given["of"], given["step"], given["due"])
