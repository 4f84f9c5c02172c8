"""Forms of concluding a text, and of taking that back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.text_conclude import conclude_text, reopen_text
from goodoffices.desk.open_case import CaseWriter
from goodoffices.server.forms.base import ActForm, words_field
from goodoffices.server.forms.things import Day


class ConcludeTextForm(ActForm):
    """A version is what the sides agreed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    day = Day(label=_("Day on which they agreed"), required=False)
    words = words_field(
        _("How they agreed (signed at the table, by letter, by word in their rooms)"),
        limit=2000,
        required=False,
    )

    def deed(self, writer: CaseWriter, text: int) -> None:
        """Conclude it."""
        given = self.cleaned_data
        conclude_text(writer, text, given["version"], day=given["day"], words=given["words"])


class ReopenTextForm(ActForm):
    """The conclusion no longer holds."""

    words = words_field(_("Why it is taken back"), limit=2000)

    def deed(self, writer: CaseWriter, text: int) -> None:
        """Take it back."""
        reopen_text(writer, text, self.cleaned_data["words"])
