"""The card of one row of the record: what was decided on it, and what it says, to be corrected."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.issues import Outline
from goodoffices.record import Event, Figure, Passage, Proposal, Statement
from goodoffices.record.file import Kind
from goodoffices.server.forms.about import about_value
from goodoffices.server.forms.base import TellingForm
from goodoffices.server.forms.things import Day, choice, short
from goodoffices.server.wording.templatetags import EVENTS, STANCES, VOICES

DECISIONS = [("", _("leave")), ("accepted", _("accept")), ("rejected", _("reject"))]


class SideChoices:
    """The choices of a case: who may have said something, and on which issue and option."""

    def __init__(self, outline: Outline) -> None:
        self.parties = [(party.id, party.label) for party in outline.parties]
        self.sides = [*self.parties, *((one.id, one.label) for one in outline.mediators)]
        self.about: list[tuple[str, Any]] = [("", _("nothing on the board"))]
        self.meant: dict[str, tuple[str, str]] = {"": ("", "")}
        # By ids, not by places: the issues may be put in another order while a page is open.
        for issue in outline.issues:
            self._add(issue.label, issue.id, "")
            for option in issue.options:
                self._add(f"{issue.label}: {option.label}", issue.id, option.id)

    def _add(self, label: str, issue: str, option: str) -> None:
        key = about_value(issue, option)
        self.about.append((key, label))
        self.meant[key] = (issue, option)

    def key(self, issue: str, options: tuple[str, ...]) -> str:
        """The choice that means an issue with its first option; empty if the case has no such issue."""
        wanted = (issue, options[0] if options else "")
        keys = [key for key, meant in self.meant.items() if meant == wanted and key]
        return (
            keys[0]
            if keys
            else next((key for key, meant in self.meant.items() if key and meant[0] == issue), "")
        )


class RowForm(TellingForm):
    """One card: a decision, and what the row says, to be corrected. Fields go by the row's kind."""

    key = forms.CharField(max_length=300, widget=forms.HiddenInput)
    decision = forms.ChoiceField(choices=DECISIONS, required=False, widget=forms.RadioSelect)

    def __init__(self, data: Any, place: int, kind: Kind, row: Passage, sides: SideChoices) -> None:
        found = row_fields(kind, row, sides)
        initial = {name: value for name, (_field, value) in found.items()} | {"key": row.id, "decision": ""}
        super().__init__(data, prefix=f"r{place}", initial=initial, label_suffix="")
        self.row, self.kind, self.place, self.sides = row, kind, place, sides
        for name, (field, _value) in found.items():
            self.fields[name] = field

    @property
    def says(self) -> list[forms.BoundField]:
        """The fields of the row itself."""
        return [self[name] for name in self.fields if name not in ("key", "decision")]

    def changes(self) -> dict[str, str]:
        """What a person changed, by the record's names."""
        return changed_fields(self.cleaned_data, self.changed_data, self.sides)


def row_fields(kind: Kind, row: Passage, sides: SideChoices) -> dict[str, tuple[forms.Field, str]]:
    """What of a row can be corrected on its card, with what it says now."""
    if isinstance(row, Statement):
        return {
            "speaker": (short(_("Speaker")), row.speaker),
            "side": (one_of(_("Side"), sides.sides, row.side), row.side),
            "said": (Day(label=_("Said on"), required=False), row.said),
        }
    if isinstance(row, Proposal) and row.kind != "position":
        return {
            "object": (short(_("What"), limit=2000), row.object),
            "party": (one_of(_("Of which side"), sides.parties, row.party), row.party),
        }
    if isinstance(row, Proposal):
        return {
            "party": (one_of(_("Whose position"), sides.parties, row.party), row.party),
            "stance": (one_of(_("Stance"), list(STANCES.items()), row.stance or ""), row.stance or ""),
            "about": (
                choice(_("On the board"), required=False, choices=sides.about),
                sides.key(row.issue, row.options),
            ),
            "voice": (choice(_("Whose word"), choices=VOICES.items()), row.voice),
            "object": (short(_("What"), limit=2000), row.object),
        }
    if isinstance(row, Figure):
        return {
            "number": (short(_("Number"), required=True), str(row.number)),
            "subject": (short(_("Of what")), row.subject),
            "when": (short(_("When")), row.when),
        }
    if isinstance(row, Event):
        return {
            "kind": (choice(_("What happened"), choices=EVENTS.items()), row.kind),
            "what": (short(_("In which words"), limit=2000), row.what),
            "date": (dated(), row.date),
            "place": (short(_("Where")), row.place),
        }
    return {}


def changed_fields(given: dict[str, Any], changed: list[str], sides: SideChoices) -> dict[str, str]:
    """Corrected fields, the choice on the board written out as issue and option."""
    found = {name: str(given[name]) for name in changed if name not in ("key", "decision", "about")}
    if "about" in changed:
        found["issue"], found["options"] = sides.meant[given["about"]]
    return found


def one_of(label: Any, known: list[Any], now: str) -> forms.ChoiceField:
    """One of the choices, nothing, or what the row says now where that is none of them."""
    more = [] if not now or any(now == key for key, _word in known) else [(now, now)]
    return choice(label, required=False, choices=[("", "–"), *known, *more])


def dated() -> forms.RegexField:
    """A day, or a month or a year where no more is known."""
    return forms.RegexField(
        r"\A[0-9]{4}(-[0-9]{2}){0,2}\Z",
        label=_("On which day"),
        required=False,
        error_messages={"invalid": _("Write the day as 2031-05-06, a month as 2031-05, a year as 2031.")},
    )
