"""The form that moves an entry to the room where it belongs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.move_entry import move_entry
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.entry_page import entry_in, targets
from goodoffices.server.forms.base import ActForm
from goodoffices.server.wording.titles import titles

OF_THE_ROOM = "="
"""Whose word it is: of the side whose room it is moved to; of the same side as before where that room is not
one side's.
"""


class MoveForm(ActForm):
    """To which room, and whose word it is there."""

    room = forms.ChoiceField(label=_("It belongs in"))
    side = forms.ChoiceField(label=_("Whose word it is"), required=False)

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The rooms to which the entry can be moved, and the sides."""
        entry_in(case.view(where["room_id"]), where["sequence"])
        named = titles(case)
        return {
            "rooms": [(room, named[room]) for room in targets(case, where["room_id"])],
            "sides": [(party.id, party.label) for party in case.outline.parties],
            "initial": {"side": OF_THE_ROOM},
        }

    def deed(self, writer: CaseWriter, room: str, sequence: int) -> int:
        """Move it; gives its entry in the other room."""
        target, side = self.cleaned_data["room"], self.cleaned_data["side"]
        if side == OF_THE_ROOM:
            parties = writer.case.view(target).parties
            side = parties[0] if len(parties) == 1 else entry_in(writer.case.view(room), sequence).party
        return move_entry(writer, room, sequence, target, side)

    def __init__(
        self, *args: Any, rooms: list[tuple[str, str]], sides: list[tuple[str, str]], **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.fields["room"].choices = [("", "—"), *rooms]
        self.fields["side"].choices = [
            (OF_THE_ROOM, _("of the side of that room")),
            *sides,
            ("", _("our own")),
        ]
