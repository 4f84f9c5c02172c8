"""Forms of standing, mandates and approvals."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from goodoffices.server.forms.things import Day, ThingForm, choice, choices, lines, long, short
from goodoffices.server.words import CHANNELS, INVITATIONS, MAY
from goodoffices.talks import Act, acts


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

    def acts(self) -> list[Act]:
        """The claim."""
        given = self.cleaned_data
        return [
            acts.InvitationStood(
                party=given["party"],
                invitation=given["invitation"],
                on_what=given["on_what"],
                claimed_by=given["claimed_by"],
            )
        ]


class ChannelForm(_OfParty):
    """By which way a side takes part."""

    channel = choice(_("Takes part"), choices=CHANNELS.items())
    words = short(_("How"), limit=2000)
    claimed_by = short(_("Claimed by (empty: the side itself)"))

    def acts(self) -> list[Act]:
        """The claim."""
        given = self.cleaned_data
        return [
            acts.ChannelStood(
                party=given["party"],
                channel=given["channel"],
                words=given["words"],
                claimed_by=given["claimed_by"],
            )
        ]


class MandateForm(_OfParty):
    """Who speaks for a side, who may commit it, and who is asked before that holds."""

    person = short(_("Who"), required=True)
    may = choices(_("Mandate"), required=True, choices=MAY.items())
    referendum_to = lines(_("Ad referendum to, one a line"))
    words = long(_("Words"))

    def acts(self) -> list[Act]:
        """The mandate."""
        given = self.cleaned_data
        return [
            acts.MandateHeld(
                party=given["party"],
                person=given["person"],
                may=tuple(given["may"]),
                referendum_to=tuple(given["referendum_to"]),
                words=given["words"],
            )
        ]


class ApprovalForm(_OfParty):
    """An approval or a step of ratification that is still due."""

    step = choice(
        _("What is due"),
        choices=[("approval", _("an approval")), ("ratification", _("a step of ratification"))],
    )
    by = short(_("By whom"), required=True)
    of = short(_("Of what"), required=True, limit=2000)
    due = Day(label=_("Due"), required=False)

    def acts(self) -> list[Act]:
        """The approval that is due."""
        given = self.cleaned_data
        return [
            acts.ApprovalDue(
                party=given["party"], by=given["by"], of=given["of"], step=given["step"], due=given["due"]
            )
        ]
