"""Forms of conditional words: what a side would do, if others do what; two names of one act."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.conditional import take_back_word, tell_would_do, tie_acts
from goodoffices.desk.actions.matters import SideTelling
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.views.conditional import acts_of_sides
from goodoffices.desk.views.matters import room_of
from goodoffices.server.forms.base import name_field
from goodoffices.server.forms.capture import ConsentForm
from goodoffices.server.forms.matters import NumberField
from goodoffices.server.forms.things import ThingForm, choice, long
from goodoffices.server.wording.templatetags import SHORT_MARKS
from goodoffices.talks import acts

ROWS = 3
"""Conditions that one word can have on the page."""


class WouldDoForm(ThingForm, ConsentForm):
    """We do this, if they do that."""

    party = choice(_("This side"))
    act = name_field(_("would do"))
    enough = NumberField(label=_("so many of these are enough (empty: all)"))
    number = NumberField(label=_("How much in any case"))
    rate_number = NumberField(label=_("and so much"))
    rate_each = NumberField(label=_("for each"))
    rate_above = NumberField(label=_("above"))
    rate_party = choice(_("that"), required=False)
    rate_does = name_field(_("does"), required=False)
    at_most = NumberField(label=_("at most"))
    most = NumberField(label=_("There are so many at most"))
    unit = name_field(_("counted in"), limit=60, required=False)
    mark = choice(_("How far it may travel"), required=False, choices=[("", "—"), *SHORT_MARKS.items()])
    words = long(_("Their words"))

    def __init__(self, *args: Any, **where: Any) -> None:
        super().__init__(*args)
        self.fields["party"].choices = self.parties
        self.fields["rate_party"].choices = [("", "—"), *self.parties]
        for row in range(ROWS):
            self.fields[f"if_party-{row}"] = choice(
                _("if"), required=False, choices=[("", "—"), *self.parties]
            )
            self.fields[f"if_does-{row}"] = name_field(_("does this"), required=False)
            self.fields[f"if_least-{row}"] = NumberField(label=_("at least"))
            self.fields[f"if_undone-{row}"] = forms.BooleanField(label=_("does not do it"), required=False)
        rows = [f"if_{part}-{row}" for row in range(ROWS) for part in ("party", "does", "least", "undone")]
        self.order_fields(["party", "act", *rows, "enough"])

    def clean(self) -> dict[str, Any]:
        """A condition names who and what; without consent nothing travels."""
        given: dict[str, Any] = super().clean()
        for row in range(ROWS):
            if bool(given.get(f"if_party-{row}")) != bool(given.get(f"if_does-{row}")):
                self.add_error(f"if_does-{row}", _("A condition says who does what."))
        rate = [bool(given.get(name)) for name in ("rate_number", "rate_party", "rate_does")]
        if any(rate) and not all(rate):
            self.add_error("rate_number", _("So much for each: say how much, for whose act, and which."))
        if given.get("mark") not in (None, "", "closed") and given.get("consent") == "none":
            self.add_error("consent", _("Without consent nothing travels: mark it not to travel."))
        if given.get("party") and not room_of(self.case, given["party"]):
            self.add_error("party", _("There is no room of this side alone: open one first."))
        enough = given.get("enough") or "0"
        if not (enough.isdecimal() and int(enough) <= ROWS):
            self.add_error("enough", _("This is how many of the conditions are enough: 1, 2 …"))
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Record the word."""
        given = self.cleaned_data
        party = given["party"]
        when = [
            acts.IfDone(
                party=given[f"if_party-{row}"],
                does=given[f"if_does-{row}"],
                at_least=given[f"if_least-{row}"],
                undone=given[f"if_undone-{row}"],
            )
            for row in range(ROWS)
            if given[f"if_party-{row}"]
        ]
        rates = []
        if given["rate_number"]:
            rates.append(
                acts.ForEach(
                    party=given["rate_party"],
                    does=given["rate_does"],
                    number=given["rate_number"],
                    each=given["rate_each"] or "1",
                    above=given["rate_above"] or "0",
                )
            )
        telling = SideTelling(
            room=room_of(writer.case, party),
            party=party,
            words=given["words"],
            proxy=self.proxy(party, writer.at),
            disclosure=given["mark"] or None,
        )
        tell_would_do(
            writer,
            telling,
            given["act"],
            when,
            enough=int(given["enough"] or 0),
            number=given["number"],
            rates=rates,
            at_most=given["at_most"],
            most=given["most"],
            unit=given["unit"],
        )


class TieActsForm(ThingForm):
    """Two names that rooms use for one act of a side."""

    one = choice(_("This"))
    other = choice(_("is the same as"))

    def __init__(self, *args: Any, **where: Any) -> None:
        super().__init__(*args)
        labels = dict(self.parties)
        self.found = acts_of_sides(self.case)
        named = [
            (str(place), f"{labels.get(act.party, act.party)}: {act.label}")
            for place, act in enumerate(self.found)
        ]
        for name in ("one", "other"):
            self.fields[name].choices = named

    def clean(self) -> dict[str, Any]:
        """Both are acts of one side."""
        given: dict[str, Any] = super().clean()
        if given.get("one") and given.get("other"):
            one, other = (self.found[int(given[name])] for name in ("one", "other"))
            if one.party != other.party:
                self.add_error("other", _("These are acts of two sides."))
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Tie them."""
        one, other = (self.found[int(self.cleaned_data[name])] for name in ("one", "other"))
        tie_acts(writer, one.party, (one.name, other.name))


class WordBackForm(ThingForm, ConsentForm):
    """A conditional word no longer holds."""

    room = forms.CharField(max_length=64, widget=forms.HiddenInput)
    entry = forms.IntegerField(min_value=0, max_value=2**31, widget=forms.HiddenInput)
    reason = long(_("Why"))

    def __init__(self, *args: Any, **where: Any) -> None:
        super().__init__(*args)

    def clean(self) -> dict[str, Any]:
        """The room is one of this person's."""
        given: dict[str, Any] = super().clean()
        if given.get("room") not in self.case.room_ids:
            self.add_error("room", _("This is not there: open the page again."))
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Take it back."""
        given = self.cleaned_data
        item = writer.case.view(given["room"]).items.get(given["entry"])
        proxy = self.proxy(item.party, writer.at) if item is not None and item.party else None
        take_back_word(writer, given["room"], given["entry"], given["reason"], proxy)
