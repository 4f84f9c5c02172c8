"""Forms on the page of a clause: other words for it, a decision, a side's word, whose a bracket is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.text_clauses import (
    change_clause,
    clause_at,
    decide,
    own_bracket,
    set_aside,
    tie_clause,
)
from goodoffices.desk.actions.text_sides import propose_words, say_on_clauses, take_in, weigh
from goodoffices.desk.one_text.content import VersionContent
from goodoffices.desk.one_text.line import OneText
from goodoffices.desk.one_text.releasing import content_there
from goodoffices.desk.one_text.standing import TextStanding
from goodoffices.desk.one_text.working import working_clauses
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.text_clause import RoomOfSide, label_there, rooms_of_sides
from goodoffices.server.forms.base import ActForm, words_field
from goodoffices.server.forms.capture import ConsentForm
from goodoffices.server.forms.texts import DraftField
from goodoffices.server.forms.things import Day
from goodoffices.server.wording.templatetags import SHORT_MARKS
from goodoffices.server.wording.text_words import SIDE_WORDS

CLAUSE = 100_000
"""Longest clause, in characters."""


def seen_content(one: OneText, version: int | None) -> VersionContent:
    """The version that stood on the page from which a form was sent. Raises NotThereError."""
    return one.content(one.newest if version is None else one.version(version))


def still_newest(one: OneText, version: int | None) -> None:
    """Refuse what names a place of a version when another one has come: the place is another's by now."""
    if version is not None and version != one.newest.entry:
        raise RefusedError("changed-meanwhile")


class OfSides(ActForm):
    """A form that may name sides of the case."""

    owners = forms.MultipleChoiceField(
        label=_("Whose words they are; for us alone"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, parties: dict[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owners"].choices = list(parties.items())

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The sides."""
        return {"parties": case.party_labels}


class ClauseForm(OfSides):
    """Other words for a clause, or a new one below it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = forms.IntegerField(widget=forms.HiddenInput, required=False)
    typed = DraftField(label=_("The clause as it shall be"), max_length=CLAUSE, required=False)
    below = forms.BooleanField(label=_("as a new clause below this one"), required=False)
    remark = words_field(_("Remark for us"), limit=2000, required=False)

    def deed(self, writer: CaseWriter, text: int, place: int) -> None:
        """Record the change."""
        given = self.cleaned_data
        change_clause(
            writer,
            text,
            given["version"],
            place,
            given["typed"],
            on=given["on"],
            owners=given["owners"],
            remark=given["remark"],
            below=given["below"],
        )


class DecideForm(ActForm):
    """What stands in place of changes to the same words, or of one that is set aside."""

    changes = forms.RegexField(r"\A[0-9]{1,9}(,[0-9]{1,9}){0,99}\Z", widget=forms.HiddenInput)
    choice = forms.CharField(label=_("What shall stand"), max_length=20)
    typed = DraftField(label=_("Other words"), max_length=CLAUSE, required=False)
    remark = words_field(_("Remark for us"), limit=2000, required=False)

    def deed(self, writer: CaseWriter, text: int, place: int) -> None:
        """Decide."""
        given = self.cleaned_data
        entries = tuple(int(one) for one in given["changes"].split(","))
        if given["choice"] == "old":
            set_aside(writer, text, entries, given["remark"])
        else:
            decide(writer, text, place, entries, self._words(writer, text, place), given["remark"])

    def _words(self, writer: CaseWriter, text: int, place: int) -> str:
        """The clause as the choice makes it."""
        given = self.cleaned_data
        one = OneText(writer.case, text)
        draft = one.content(one.newest).text
        own = working_clauses(draft, one.waiting).get(place)
        if given["choice"] == "typed" or own is None:
            return str(given["typed"])
        if given["choice"] == "brackets":
            return own.merged.bracketed
        wanted = {str(change.entry): change.put for change in own.changes}
        return wanted.get(given["choice"], draft.clauses[place].printed)


class OfSideForm(ConsentForm):
    """What a side said of what its room has: ``where`` names the room and the release."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    where = forms.ChoiceField(label=_("Side"))
    mark = forms.ChoiceField(
        label=_("How far it may travel"), choices=list(SHORT_MARKS.items()), required=False
    )
    remark = words_field(_("Remark, for us alone"), limit=2000, required=False)

    def __init__(self, *args: Any, rooms: tuple[RoomOfSide, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        self.rooms = {f"{one.release.room}.{one.release.entry}": one for one in rooms}
        self.fields["where"].choices = [
            (
                key,
                _("%(side)s, on draft %(number)s of its room")
                % {"side": one.label, "number": one.release.number},
            )
            for key, one in self.rooms.items()
        ]

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The rooms of sides that have the text."""
        one = OneText(case, where["text"])
        return {"rooms": rooms_of_sides(one, TextStanding(one))}

    @property
    def room(self) -> RoomOfSide:
        """The side's room that was chosen."""
        return self.rooms[self.cleaned_data["where"]]

    def clause(self, writer: CaseWriter, text: int, place: int) -> str:
        """The label in the side's room of the clause that stood on the page, which may be of a version before
        the newest by now.
        """
        one = OneText(writer.case, text)
        seen = seen_content(one, self.cleaned_data["version"])
        clause_at(seen.text, place)
        label = label_there(seen, place, one.content(self.room.release.version))
        if not label:
            raise RefusedError("clause-not-there")
        return label


class SayForm(OfSideForm):
    """A side's word on a clause, or on several."""

    word = forms.ChoiceField(
        label=_("It says"), choices=[pair for pair in SIDE_WORDS.items() if pair[0] != "not-seen"]
    )
    condition = words_field(_("If"), limit=2000, required=False)
    due = Day(label=_("Its authorities answer by"), required=False)
    subject_to = words_field(_("Who has to approve"), limit=200, required=False)

    def clean(self) -> dict[str, Any]:
        """A condition and its word belong together."""
        given: dict[str, Any] = super().clean()
        if given.get("word") == "agreed-if" and not given.get("condition"):
            self.add_error(
                "condition", _("“Agreed, if …” needs its condition: write it, or say another word.")
            )
        if given.get("condition") and given.get("word") != "agreed-if":
            self.add_error(
                "condition", _("A condition belongs to “agreed, if …”: say that, or leave it out.")
            )
        return given

    def record(self, writer: CaseWriter, text: int, labels: tuple[str, ...]) -> None:
        """Record it in the side's room."""
        given, side = self.cleaned_data, self.room
        say_on_clauses(
            writer,
            text,
            side.release.room,
            side.release.entry,
            labels,
            given["word"],
            party=side.party,
            proxy=self.proxy(side.party, writer.at),
            disclosure=given["mark"] or None,
            condition=given["condition"],
            due=given["due"],
            subject_to=(given["subject_to"],) if given["subject_to"] else (),
            remark=given["remark"],
        )

    def deed(self, writer: CaseWriter, text: int, **where: Any) -> None:
        """The word on the clause of the page."""
        self.record(writer, text, (self.clause(writer, text, where["place"]),))


class SayManyForm(SayForm):
    """A side's word on several clauses of what its room has."""

    clauses = forms.MultipleChoiceField(label=_("On these clauses"), widget=forms.CheckboxSelectMultiple)

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The one room, and the clauses of its newest draft."""
        one = OneText(case, where["text"])
        rooms = tuple(
            each for each in rooms_of_sides(one, TextStanding(one)) if each.release.room == where["room_id"]
        )
        labels: list[tuple[str, str]] = []
        for each in rooms:
            there = content_there(one, each.release)
            clauses = zip(there.rows, there.text.clauses, strict=True)
            labels = [(row.label, clause.printed.strip()) for row, clause in clauses if row.takes]
        return {"rooms": rooms, "labels": labels}

    def __init__(self, *args: Any, labels: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["clauses"].choices = labels

    def deed(self, writer: CaseWriter, text: int, **where: Any) -> None:
        """Record it."""
        self.record(writer, text, tuple(self.cleaned_data["clauses"]))


class ProposeForm(OfSideForm):
    """Words that a side proposes for the clause."""

    typed = DraftField(label=_("The clause as it would have it"), max_length=CLAUSE)

    def deed(self, writer: CaseWriter, text: int, place: int) -> None:
        """Record them in the side's room and in the draft."""
        given, side = self.cleaned_data, self.room
        label = self.clause(writer, text, place)
        propose_words(
            writer,
            text,
            side.release.room,
            side.release.entry,
            label,
            given["typed"],
            party=side.party,
            proxy=self.proxy(side.party, writer.at),
            disclosure=given["mark"] or None,
            remark=given["remark"],
        )


class OwnForm(OfSides):
    """Whose a bracket is."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    bracket = forms.IntegerField(widget=forms.HiddenInput)
    since = Day(label=_("Since"), required=False)
    remark = words_field(_("Remark for us"), limit=2000, required=False)

    def deed(self, writer: CaseWriter, text: int, **where: Any) -> None:
        """Note it."""
        given = self.cleaned_data
        still_newest(OneText(writer.case, text), given["version"])
        own_bracket(
            writer, text, given["bracket"], given["owners"], since=given["since"], remark=given["remark"]
        )


class TieForm(ActForm):
    """What a clause is about."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    about = forms.ChoiceField(label=_("Issue, or one of its options"), required=False)

    def __init__(self, *args: Any, issues: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.meant = {"": ("", "")}
        choices: list[tuple[str, Any]] = [("", _("nothing on the board"))]
        for place, issue in enumerate(issues):
            for key, label, pair in _choices_of(place, issue):
                choices.append((key, label))
                self.meant[key] = pair
        self.fields["about"].choices = choices

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The issues."""
        return {"issues": case.outline.issues}

    def deed(self, writer: CaseWriter, text: int, place: int) -> None:
        """Tie it."""
        issue, option = self.meant[self.cleaned_data["about"]]
        one = OneText(writer.case, text)
        still_newest(one, self.cleaned_data["version"])
        label = clause_at(one.content(one.newest).text, place).label
        tie_clause(writer, text, label, issue=issue, option=option)


def _choices_of(place: int, issue: Any) -> list[tuple[str, str, tuple[str, str]]]:
    found = [(str(place), issue.label, (issue.id, ""))]
    for number, option in enumerate(issue.options):
        found.append((f"{place}.{number}", f"{issue.label}: {option.label}", (issue.id, option.id)))
    return found


class OfEntryForm(ActForm):
    """Something to be done with an entry of a side's room."""

    room = forms.CharField(max_length=80, widget=forms.HiddenInput)
    entry = forms.IntegerField(min_value=0, max_value=10**9, widget=forms.HiddenInput)


class WeighForm(OfEntryForm):
    """The position that a side's word proposes: taken, or left."""

    do = forms.ChoiceField(choices=[("take", ""), ("leave", "")])

    def deed(self, writer: CaseWriter, text: int, **where: Any) -> None:
        """Take it or leave it."""
        given = self.cleaned_data
        weigh(writer, text, given["room"], given["entry"], take=given["do"] == "take")


class TakeWordsForm(OfEntryForm):
    """Words that a side proposed, to be taken into the draft as a change of its."""

    def deed(self, writer: CaseWriter, text: int, **where: Any) -> None:
        """Take them in."""
        take_in(writer, text, self.cleaned_data["room"], self.cleaned_data["entry"])
