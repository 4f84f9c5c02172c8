"""The store as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The one application that has tables."""

    name = "goodoffices.server.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
