"""The form that opens a room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import OpenCase
from goodoffices.server.forms.base import ActForm, name_field
from goodoffices.server.forms.cases import DefaultField
from goodoffices.server.wording.look_alikes import looks_like
from goodoffices.server.wording.templatetags import SORTS

SORT_CHOICES = [(sort, SORTS[sort]) for sort in ("delegation-mediators", "mediators", "all")]
"""A delegation among itself is a room that no mediator can open, so a mediator's desk opens none."""


class RoomForm(ActForm):
    """A room to open."""

    title = name_field(_("Title"))
    sort = forms.ChoiceField(label=_("Who is in it"), choices=SORT_CHOICES)
    parties = forms.MultipleChoiceField(label=_("Parties"), required=False)
    default = DefaultField()

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The parties to choose from."""
        return {"outline": case.outline}

    def __init__(self, *args: Any, outline: Outline) -> None:
        super().__init__(*args)
        self.fields["parties"].choices = [(party.id, party.label) for party in outline.parties]

    def require_told_apart(self, rooms: Iterable[str]) -> None:
        """Raise ValidationError if the title can be taken for that of another room. Asked where it is
        opened: a form that is sent again finds its own.
        """
        other = looks_like(self.cleaned_data["title"], rooms)
        if other:
            told = _("This can be taken for the room “%(room)s”. Call it so that the two are told apart.")
            raise forms.ValidationError(told % {"room": other})

    def clean(self) -> dict[str, Any]:
        """A delegation's room is of one side at least; the mediators' is of none."""
        given: dict[str, Any] = super().clean()
        sort, parties = given.get("sort"), given.get("parties") or []
        if sort == "delegation-mediators" and not parties:
            self.add_error("parties", _("Say which delegation the room is of."))
        if sort == "mediators":
            given["parties"] = []
        return given
