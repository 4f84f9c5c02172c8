"""Forms of a whole case's file."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.server.forms.base import ActForm, TellingForm
from goodoffices.server.wording.reasons import too_weak
from goodoffices.vault import WeakPassphrase, require_strong


class ExportForm(ActForm):
    """The passphrase of the file."""

    passphrase = forms.CharField(label=_("Passphrase of the file"), max_length=1000, strip=False)

    hand_over = forms.BooleanField(
        required=False,
        label=_("Hand the case over: these words alone open it, without the passphrase of this desk"),
    )
    again = forms.CharField(label=_("Once more"), max_length=1000, strip=False)

    def clean_again(self) -> str:
        """The same: nobody can open a file under a slip of the fingers."""
        given: str = self.cleaned_data["again"]
        if "passphrase" in self.cleaned_data and given != self.cleaned_data["passphrase"]:
            raise forms.ValidationError(_("The two are not the same."))
        return given

    def clean_passphrase(self) -> str:
        """It has to be strong: the file may lie anywhere."""
        given: str = self.cleaned_data["passphrase"]
        try:
            require_strong(given)
        except WeakPassphrase:
            raise forms.ValidationError(too_weak()) from None
        return given


class TakeInForm(TellingForm):
    """A case's file to take in."""

    file = forms.FileField(label=_("The case’s file"))
    passphrase = forms.CharField(label=_("Passphrase of the file"), max_length=1000, strip=False)
