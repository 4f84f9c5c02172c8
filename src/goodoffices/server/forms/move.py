"""The form that moves an entry to the room where it belongs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.server.forms.base import ActForm

OF_THE_ROOM = "="
"""Whose word it is: of the side whose room it is moved to; of the same side as before where that room is not
one side's.
"""


class MoveForm(ActForm):
    """To which room, and whose word it is there."""

    room = forms.ChoiceField(label=_("It belongs in"))
    side = forms.ChoiceField(label=_("Whose word it is"), required=False)

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
