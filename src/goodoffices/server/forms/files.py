"""The form that attaches a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.attach import attach
from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.server.forms.base import words_field
from goodoffices.server.forms.capture import ConsentForm, side_choices
from goodoffices.server.wording.templatetags import SHORT_MARKS
from goodoffices.talks import RoomView


class AttachForm(ConsentForm):
    """A file, whose it is, and how far it may travel."""

    file = forms.FileField(label=_("File"), max_length=250)
    side = forms.ChoiceField(label=_("Side"), required=False)
    words = words_field(_("What it is"), limit=2000, required=False)
    mark = forms.ChoiceField(
        label=_("How far it may travel"), choices=list(SHORT_MARKS.items()), required=False
    )

    def deed(self, writer: CaseWriter, room: str) -> int:
        """Name the file, which was sealed while it came in, in the room's entry; gives its sequence."""
        given, file = self.cleaned_data, self.cleaned_data["file"]
        return attach(
            writer,
            room,
            file.sealed,
            file.name,
            file.content_type,
            words=given["words"],
            party=given["side"],
            proxy=self.proxy(given["side"], writer.at) if given["side"] else None,
            disclosure=given["mark"] or None,
        )

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The room, and what its sides are called."""
        return {"view": case.view(where["room_id"]), "outline": case.outline}

    def __init__(self, *args: Any, view: RoomView, outline: Outline) -> None:
        super().__init__(*args)
        self.fields["side"].choices = side_choices(view, outline)
