"""Settings: the fingerprint, the passphrase, when the desk locks."""

from __future__ import annotations

from typing import Any

import pytest
from site_cast import PASSPHRASE

from goodoffices.server.access.desk_session import DOOR
from goodoffices.server.store import idle_minutes, new_token, open_desk
from goodoffices.vault import WrongPassphrase

NEW = "harbour linen magnet nickel oyster pepper"


def test_the_fingerprint_is_shown(mine: Any, desk: Any) -> None:
    assert desk.fingerprint.encode() in mine.get("/settings/").content


def test_the_passphrase_changes(mine: Any, desk: Any) -> None:
    given = {"old": PASSPHRASE, "new": NEW, "again": NEW}
    assert mine.post("/settings/passphrase/", given).status_code == 302
    assert open_desk(NEW).user == desk.user
    with pytest.raises(WrongPassphrase):
        open_desk(PASSPHRASE)


@pytest.mark.parametrize(
    "wrong",
    [{"old": "not this one, surely"}, {"again": "another"}, {"new": "short", "again": "short"}, {"old": ""}],
)
def test_what_is_wrong_changes_nothing(mine: Any, desk: Any, wrong: dict[str, str]) -> None:
    given = {"old": PASSPHRASE, "new": NEW, "again": NEW, **wrong}
    assert mine.post("/settings/passphrase/", given).status_code == 400
    assert open_desk(PASSPHRASE).user == desk.user


def test_the_idle_minutes_hold_at_once(mine: Any) -> None:
    assert mine.post("/settings/idle/", {"form": new_token(), "minutes": "3"}).status_code == 302
    assert (idle_minutes(), DOOR.idle_seconds) == (3, 180.0)
    assert mine.post("/settings/idle/", {"form": new_token(), "minutes": "0"}).status_code == 400
    assert idle_minutes() == 3


def test_who_has_no_cookie_changes_no_passphrase(stranger: Any, desk: Any) -> None:
    given = {"old": PASSPHRASE, "new": NEW, "again": NEW}
    assert stranger.post("/settings/passphrase/", given).status_code == 403
    assert open_desk(PASSPHRASE).user == desk.user


def test_what_is_no_number_in_the_place_of_the_minutes_is_the_usual_time(mine: Any, desk: Any) -> None:
    from django.db import connection

    from goodoffices.server.store import idle_minutes

    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_user SET idle_minutes = 'long'")
    assert idle_minutes() == 15
