"""Forms of lists of persons: a name to put on one, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.follow_lists import follow_person, list_person
from goodoffices.desk.issues import Outline
from goodoffices.desk.keeping import lists_of
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.server.forms.agreement import HeldForm
from goodoffices.server.forms.base import name_field
from goodoffices.server.forms.things import Day, choice, long
from goodoffices.server.wording.agreement_words import LIST_STEPS


class PersonForm(HeldForm):
    """A name to put on a list."""

    list = choice(_("List"))
    name = name_field(_("Name"))
    party = choice(_("Proposed by"))
    at = Day(label=_("Day"), required=False)
    instead = choice(_("In the place of"), required=False)
    words = long(_("What is known of the person"))

    def __init__(self, data: Any, case: OpenCase, outline: Outline, name: str) -> None:
        super().__init__(data, case, outline, name)
        found = lists_of(case, self.agreed, date.today())
        self.fields["list"].choices = [
            (f"{one.exchange.id}/{one.category}", f"{one.exchange.label}: {one.category}") for one in found
        ]
        self.fields["party"].choices = [(one.id, one.label) for one in self.agreed.parties]
        self.fields["instead"].choices = [
            ("", "–"),
            *((str(one.sequence), one.name) for each in found for one in each.people),
        ]

    def deed(self, writer: CaseWriter) -> None:
        """Put it on the list."""
        given = self.cleaned_data
        exchange, _slash, category = given["list"].partition("/")
        list_person(
            writer,
            exchange,
            category,
            given["name"],
            given["party"],
            given["at"] or date.today().isoformat(),
            in_place_of=int(given["instead"]) if given["instead"] else None,
            words=given["words"],
        )


class PersonStepForm(HeldForm):
    """What came of a name."""

    person = forms.IntegerField(min_value=0, max_value=2**31, widget=forms.HiddenInput)
    step = choice(_("What"), choices=list(LIST_STEPS.items()))
    by = choice(_("By whom"), required=False)
    at = Day(label=_("Day"), required=False)
    words = long(_("Words"))

    def __init__(self, data: Any, case: OpenCase, outline: Outline, name: str) -> None:
        super().__init__(data, case, outline, name)
        self.fields["by"].choices = [("", "–"), *self.actors]

    def deed(self, writer: CaseWriter) -> None:
        """Record it."""
        given = self.cleaned_data
        follow_person(
            writer,
            given["person"],
            given["step"],
            given["by"],
            given["at"] or date.today().isoformat(),
            given["words"],
        )
