"""Forms of the settings."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.open_desk import LONGEST_IDLE
from goodoffices.server.forms.base import ActForm

_DRAWN = re.compile(r"[a-z]{2,12}(?: [a-z]{2,12}){5}")


def drawn_before(request: HttpRequest) -> str:
    """The words that a form had drawn: who wrote them down and mistyped them sees the same ones again, not
    others.
    """
    drawn = request.POST.get("drawn", "")
    return drawn if _DRAWN.fullmatch(drawn) else ""


class PassphraseForm(ActForm):
    """Another passphrase. It has no token: sent twice, it finds the passphrase changed; and nothing of it is
    kept as a draft.
    """

    form = None
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

    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=LONGEST_IDLE)


class NewKeysForm(ActForm):
    """The passphrase under which new keys are sealed."""

    passphrase = forms.CharField(label=_("Passphrase now"), max_length=1000, strip=False)
