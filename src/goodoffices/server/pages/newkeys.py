"""New keys: what an old copy of the folder still opens, and how that ends. Offered after a change of
passphrase, and in the settings.
"""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.settings import NewKeysForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.store import SentBefore, let_in, new_keys, rooms_left
from goodoffices.vault import WrongPassphrase


@require_http_methods(["GET", "POST"])
def keys(request: DeskRequest) -> HttpResponse:
    """The page; on POST new keys are made and let in everywhere."""
    asked = NewKeysForm(request.POST) if request.method == "POST" else NewKeysForm()
    if asked.is_valid():
        try:
            new_keys(request.identity, asked.cleaned_data["passphrase"], asked.cleaned_data["form"])
            return redirect(reverse("new-keys") + "?made")
        except SentBefore:
            return redirect("new-keys")
        except WrongPassphrase:
            asked.add_error("passphrase", _("This is not the passphrase of this desk."))
    return show(
        request,
        "new_keys.html",
        status=400 if asked.errors else 200,
        asked=asked,
        changed="changed" in request.GET,
        just_made="made" in request.GET,
        fingerprint=request.identity.fingerprint,
        made=len(request.identity.identity.former),
        left=rooms_left(request.identity),
    )


@require_POST
def rooms(request: DeskRequest) -> HttpResponse:
    """Let the new keys into rooms that were left."""
    asked = ActForm(request.POST)
    if asked.is_valid():
        with suppress(SentBefore):
            let_in(request.identity, asked.cleaned_data["form"])
    return redirect("new-keys")


urlpatterns = [
    path("settings/keys/", keys, name="new-keys"),
    path("settings/keys/rooms/", rooms, name="new-keys-rooms"),
]
