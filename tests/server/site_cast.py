"""The folder and the first cast of the site's tests. Importing it sets Django up: Django loads nothing
before.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(tempfile.mkdtemp(prefix="goodoffices-tests-"))
os.environ["GOODOFFICES_HOME"] = str(FOLDER)
os.environ["DJANGO_SETTINGS_MODULE"] = "goodoffices.server.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in the thread of the tests

from goodoffices.server import prepare  # noqa: E402

prepare(FOLDER)

PASSPHRASE = "copper lantern meadow orbit pencil quarry"


def client() -> Any:
    """A browser that comes to 127.0.0.1."""
    from django.test import Client

    return Client(headers={"host": "127.0.0.1"}, raise_request_exception=True)


def routes(patterns: Any = None, before: str = "") -> Iterator[str]:
    """The routes of a table of addresses, the site's own unless told, and of the tables in it."""
    from django.urls import get_resolver

    for one in get_resolver().url_patterns if patterns is None else patterns:
        here = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from routes(one.url_patterns, here)
        else:
            yield here


def rooms_of(desk: Any, case: str) -> list[str]:
    """The rooms of a case, the mediators' first."""
    from goodoffices.server.store import open_case

    return open_case(desk, case).room_ids


def items(desk: Any, case: str, room: str) -> list[Any]:
    """What was written in a room."""
    from goodoffices.server.store import open_case

    return list(open_case(desk, case).view(room).items.values())


def record(browser: Any, case: str, room: str, words: str, **more: str) -> Any:
    """Capture something, of the Front where nothing else is said."""
    from goodoffices.server.store import new_token

    given = {"form": new_token(), "side": "front", "kind": "said", "words": words, "mark": "closed", **more}
    return browser.post(f"/c/{case}/r/{room}/record/", given)
