"""Settings: the fingerprint, the passphrase, when the desk locks."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from goodoffices.desk.actions.keep_identity import change_passphrase, choose_idle_minutes
from goodoffices.server.access.desk_session import DOOR
from goodoffices.server.access.middleware import DeskRequest
from goodoffices.server.forms.base import ActForm
from goodoffices.server.forms.settings import IdleForm, PassphraseForm
from goodoffices.server.pages.acting import acting_on_desk
from goodoffices.server.pages.base import show
from goodoffices.server.store import StoredDesk, idle_minutes
from goodoffices.vault import new_passphrase


def _page(request: DeskRequest, asked: ActForm) -> HttpResponse:
    return show(
        request,
        "settings.html",
        fingerprint=request.identity.fingerprint,
        words=new_passphrase(),
        minutes=idle_minutes(),
        asked=asked if isinstance(asked, PassphraseForm) else PassphraseForm(),
        idle=asked if isinstance(asked, IdleForm) else IdleForm(),
    )


@require_http_methods(["GET"])
def settings(request: DeskRequest) -> HttpResponse:
    """The page."""
    return _page(request, PassphraseForm())


def _changed() -> str:
    return reverse("new-keys") + "?changed"


@acting_on_desk(PassphraseForm, _page, after=_changed, methods=["POST"])
def passphrase(request: DeskRequest, desk: StoredDesk, asked: PassphraseForm) -> None:
    """Seal the keys under another passphrase."""
    change_passphrase(desk, asked.cleaned_data["old"], asked.cleaned_data["new"])


@acting_on_desk(IdleForm, _page, after=lambda: reverse("settings"), methods=["POST"])
def idle(request: DeskRequest, desk: StoredDesk, asked: IdleForm) -> None:
    """Choose after how many minutes the desk locks."""
    minutes = asked.cleaned_data["minutes"]
    choose_idle_minutes(desk, minutes)
    DOOR.open(desk.identity, minutes)


urlpatterns = [
    path("settings/", settings, name="settings"),
    path("settings/passphrase/", passphrase, name="change-passphrase"),
    path("settings/idle/", idle, name="set-idle"),
]
