"""Forms of the settings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.server.forms.base import ActForm


class PassphraseForm(forms.Form):
    """Another passphrase."""

    old = forms.CharField(label=_("Passphrase now"), max_length=1000, strip=False)
    new = forms.CharField(label=_("New passphrase"), max_length=1000, strip=False)
    again = forms.CharField(label=_("New passphrase, once more"), max_length=1000, strip=False)

    def clean(self) -> dict[str, Any]:
        """Both have to be the same."""
        given: dict[str, Any] = super().clean()
        if given.get("new") != given.get("again"):
            self.add_error("again", _("The two are not the same."))
        return given


class IdleForm(ActForm):
    """When the desk locks."""

    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=240)


class NewKeysForm(ActForm):
    """The passphrase under which new keys are sealed."""

    passphrase = forms.CharField(label=_("Passphrase now"), max_length=1000, strip=False)
