"""What may still be done with an entry: its issue, its mark, other words, taking it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions import change_entry
from goodoffices.desk.actions.put_on_issue import put_on_issue
from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.entry_page import EntryPage, entry_in
from goodoffices.server.forms.about import about_choices, about_pairs, about_value
from goodoffices.server.forms.base import ActForm, LongSelect, name_field, words_field
from goodoffices.server.forms.capture import ConsentForm
from goodoffices.server.wording.templatetags import SHORT_MARKS, STANCES
from goodoffices.talks import RoomView, acts


class SortForm(ActForm):
    """On which issue a position is; of something that was merely ``said`` also that it is one, and on what
    condition.
    """

    stance = forms.ChoiceField(label=_("It is"), choices=STANCES.items(), required=False)
    condition = words_field(_("If"), limit=2000, required=False)
    about = forms.ChoiceField(label=_("On which issue"), required=False, widget=LongSelect)
    new_issue = name_field(_("New issue"), required=False)
    new_option = name_field(_("New option"), required=False)

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The issues that there are, and whether the entry was merely said."""
        view = case.view(where["room_id"])
        said = not isinstance(entry_in(view, where["sequence"]).act, acts.PositionTaken)
        return {"outline": case.outline_in(view.room), "view": view, "said": said}

    def __init__(
        self, *args: Any, outline: Outline, view: RoomView | None = None, said: bool = False
    ) -> None:
        super().__init__(*args)
        self.said = said
        self.fields["about"].choices = about_choices(outline, view)
        self.meant = {about_value(*pair): pair for pair in about_pairs(outline)}

    def clean(self) -> dict[str, Any]:
        """An issue of the case or a new one; what was said needs a stance."""
        given: dict[str, Any] = super().clean()
        if self.said and not given.get("stance") and not self.errors:
            self.add_error("stance", _("Say whether they demand, accept or refuse it."))
        if not given.get("about") and not given.get("new_issue") and not self.errors:
            self.add_error("about", _("Say on which issue, or name a new one."))
        return given

    @property
    def place(self) -> tuple[str, str]:
        """The ids of the issue and the option that were chosen; empty for a new one."""
        return self.meant[self.cleaned_data.get("about") or ""]

    def deed(self, writer: CaseWriter, room: str, sequence: int) -> int:
        """Put it there; gives the entry in its place."""
        given, (issue, option) = self.cleaned_data, self.place
        return put_on_issue(
            writer,
            room,
            sequence,
            issue=issue,
            option=option,
            new_issue=given["new_issue"],
            new_option=given["new_option"],
            stance=given["stance"] or None,
            condition=given["condition"],
        )


class ChangeForm(ConsentForm):
    """A change of an entry, as who said it told."""

    def deed(self, writer: CaseWriter, room: str, sequence: int) -> None:
        """Make the change."""
        raise NotImplementedError


class MarkForm(ChangeForm):
    """How far an entry may travel from now on."""

    level = forms.ChoiceField(label=_("How far it may travel"), choices=list(SHORT_MARKS.items()))

    def deed(self, writer: CaseWriter, room: str, sequence: int) -> None:
        """Widen the mark, or withdraw it."""
        proxy = self.proxy_of(writer, room, sequence)
        change_entry.mark(writer, room, sequence, self.cleaned_data["level"], proxy)


class CorrectForm(ChangeForm):
    """Other words for an entry."""

    words = words_field(_("Words as they should be"))

    def deed(self, writer: CaseWriter, room: str, sequence: int) -> None:
        """Put the words in place of the first ones."""
        proxy = self.proxy_of(writer, room, sequence)
        change_entry.correct(writer, room, sequence, self.cleaned_data["words"], proxy)


class TakeBackForm(ChangeForm):
    """An entry no longer holds. A ``slip`` of whoever recorded it is none of the side's acts."""

    words = words_field(_("Why, if they say so"), limit=2000, required=False)
    slip = forms.BooleanField(required=False)

    def deed(self, writer: CaseWriter, room: str, sequence: int) -> None:
        """Take it back."""
        if self.cleaned_data["slip"]:
            change_entry.take_back(writer, room, sequence, gettext("recorded by mistake"))
            return
        proxy = self.proxy_of(writer, room, sequence)
        change_entry.take_back(writer, room, sequence, self.cleaned_data["words"], proxy)


CHANGES: dict[str, type[ChangeForm]] = {"mark": MarkForm, "correct": CorrectForm, "take-back": TakeBackForm}
"""By their names in addresses."""


def change_form(request: HttpRequest, case: OpenCase, what: str, **where: Any) -> ChangeForm:
    """The form of the change that an address names."""
    if what not in CHANGES:
        raise NotThereError("no such change")
    return CHANGES[what].of(request, case, **where)


def forms_of(shown: EntryPage, outline: Outline, asked: ActForm | None) -> dict[str, Any]:
    """Every form on an entry's page, filled in with what stands; ``asked`` as it was sent, where it was
    refused.
    """
    item = shown.item
    person = item.proxy.person if item.proxy else ""
    found: dict[str, Any] = {
        "mark": MarkForm(initial={"level": item.level, "person": person}),
        "correct": CorrectForm(initial={"words": item.words}),
        "take_back": TakeBackForm(),
        "sorting": None,
    }
    if shown.can_be_put:
        said = not isinstance(item.act, acts.PositionTaken)
        found["sorting"] = SortForm(outline=outline, view=shown.view, said=said)
    named = {MarkForm: "mark", CorrectForm: "correct", TakeBackForm: "take_back", SortForm: "sorting"}
    return found | ({named[type(asked)]: asked} if asked is not None else {})
