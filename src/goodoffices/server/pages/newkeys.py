"""New keys: what an old copy of the folder still opens, and how that ends. Offered after a change of
passphrase, and in the settings.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse

from goodoffices.desk.actions.keep_identity import make_keys
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.settings import NewKeysForm
from goodoffices.server.pages.acting import acting_on_desk
from goodoffices.server.pages.base import show
from goodoffices.server.store import StoredDesk, rooms_left


def _here() -> str:
    return reverse("new-keys")


def _page(request: DeskRequest, asked: ActForm) -> HttpResponse:
    return show(
        request,
        "new_keys.html",
        asked=asked,
        changed="changed" in request.GET,
        just_made="made" in request.GET,
        fingerprint=request.identity.fingerprint,
        made=len(request.identity.identity.former),
        left=rooms_left(request.identity),
    )


@acting_on_desk(NewKeysForm, _page, after=_here)
def keys(request: DeskRequest, desk: StoredDesk, asked: NewKeysForm) -> str:
    """The page; on POST new keys are made and let in everywhere."""
    make_keys(desk, asked.cleaned_data["passphrase"], asked.cleaned_data["form"])
    return f"{_here()}?made"


@acting_on_desk(ActForm, _page, after=_here, methods=["POST"])
def rooms(request: DeskRequest, desk: StoredDesk, asked: ActForm) -> None:
    """Let the new keys into rooms that were left."""
    desk.let_keys_in(asked.cleaned_data["form"])


urlpatterns = [
    path("settings/keys/", keys, name="new-keys"),
    path("settings/keys/rooms/", rooms, name="new-keys-rooms"),
]
