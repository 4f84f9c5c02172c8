"""Forms of rounds, sessions and deadlines."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

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
from goodoffices.server.titles import titles
from goodoffices.talks import Act, acts


class RoundForm(ThingForm):
    """A round to open, in one room or several: each room counts its own."""

    name = short(_("Name"), required=True)
    venue = short(_("Venue"))
    rooms = choices(_("Opened in"), required=True)
    words = long(_("Words"))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.fields["rooms"].choices = _rooms(self)

    def placed(self) -> list[tuple[str, Act]]:
        """The round, in each of the rooms."""
        given = self.cleaned_data
        act = acts.RoundOpened(name=given["name"], venue=given["venue"], words=given["words"])
        return [(room, act) for room in given["rooms"]]


class SessionForm(ThingForm):
    """A sitting to call in a room; it belongs to the room's open round, if there is one."""

    room = choice(_("Room"))
    agenda = lines(_("Agenda, one item a line"))
    venue = short(_("Venue"))
    starts = Moment(label=_("Starts"), required=False)
    now = forms.BooleanField(label=_("It sits now"), required=False)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.fields["room"].choices = _rooms(self)

    def placed(self) -> list[tuple[str, Act]]:
        """The session, and its start where it sits already."""
        given = self.cleaned_data
        view = self.case.view(given["room"])
        rounds = [thread for thread in view.threads_of(acts.RoundOpened) if thread.state == "open"]
        session = acts.SessionCalled(
            round=rounds[-1].sequence if rounds else None,
            agenda=tuple(given["agenda"]),
            venue=given["venue"],
            starts=given["starts"],
        )
        found: list[tuple[str, Act]] = [(given["room"], session)]
        if given["now"]:
            found.append((given["room"], acts.Followed(thread=view.head + 1, step="start")))
        return found


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

    def acts(self) -> list[Act]:
        """The deadline."""
        given = self.cleaned_data
        costs = [(party, given.get(f"cost-{place}")) for place, (party, _label) in enumerate(self.parties)]
        return [
            acts.DeadlineSet(
                what=given["what"],
                due=given["due"],
                set_by=given["set_by"],
                costs=tuple(acts.DelayCost(party=party, words=words) for party, words in costs if words),
            )
        ]


def _rooms(form: ThingForm) -> list[tuple[str, str]]:
    return list(titles(form.case).items())
