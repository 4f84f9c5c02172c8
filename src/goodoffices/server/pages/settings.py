"""Settings: the fingerprint, the passphrase, when the desk locks."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodoffices.server.desk_session import DOOR
from goodoffices.server.forms.settings import IdleForm, PassphraseForm
from goodoffices.server.middleware import DeskRequest
from goodoffices.server.pages.base import show
from goodoffices.server.reasons import too_weak
from goodoffices.server.store import change_passphrase, idle_minutes, set_idle_minutes
from goodoffices.vault import WeakPassphrase, WrongPassphrase, new_passphrase


@require_http_methods(["GET"])
def settings(request: DeskRequest) -> HttpResponse:
    """The page."""
    return _page(request)


@require_http_methods(["POST"])
def passphrase(request: DeskRequest) -> HttpResponse:
    """Seal the keys under another passphrase."""
    asked = PassphraseForm(request.POST)
    if not asked.is_valid():
        return _page(request, asked=asked, status=400)
    try:
        change_passphrase(request.identity, asked.cleaned_data["old"], asked.cleaned_data["new"])
    except WrongPassphrase:
        asked.add_error("old", _("This is not the passphrase of this desk."))
        return _page(request, asked=asked, status=400)
    except WeakPassphrase:
        asked.add_error("new", too_weak())
        return _page(request, asked=asked, status=400)
    return redirect(reverse("new-keys") + "?changed")


@require_http_methods(["POST"])
def idle(request: DeskRequest) -> HttpResponse:
    """Choose after how many minutes the desk locks."""
    asked = IdleForm(request.POST)
    if not asked.is_valid():
        return _page(request, idle=asked, status=400)
    set_idle_minutes(request.identity, asked.cleaned_data["minutes"])
    DOOR.open(request.identity, asked.cleaned_data["minutes"])
    return redirect("settings")


def _page(
    request: DeskRequest, asked: PassphraseForm | None = None, idle: IdleForm | None = None, status: int = 200
) -> HttpResponse:
    return show(
        request,
        "settings.html",
        status=status,
        fingerprint=request.identity.fingerprint,
        words=new_passphrase(),
        minutes=idle_minutes(),
        asked=asked or PassphraseForm(),
        idle=idle or IdleForm(),
    )


urlpatterns = [
    path("settings/", settings, name="settings"),
    path("settings/passphrase/", passphrase, name="change-passphrase"),
    path("settings/idle/", idle, name="set-idle"),
]
