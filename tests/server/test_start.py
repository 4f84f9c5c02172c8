"""The door: invitations, the first start, the passphrase, locking; and what nobody gets without a cookie."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from site_cast import PASSPHRASE, client, routes

from goodoffices.server.access.desk_session import COOKIE, DOOR, DeskSession
from goodoffices.server.store import has_user


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """A clock that the test moves."""
    now = {"seconds": 1000.0}
    monkeypatch.setattr("goodoffices.server.access.desk_session.time.time", lambda: now["seconds"])
    monkeypatch.setattr("goodoffices.server.access.desk_session.time.monotonic", lambda: 0.0)
    return now


def test_an_invitation_lets_in_once(mine: Any, desk: Any) -> None:
    token, browser = DOOR.invite(), client()
    answer = browser.get(f"/enter/{token}/")
    assert answer.status_code == 200
    cookie = answer.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
    assert browser.get("/").status_code == 200


def test_a_used_invitation_lets_nobody_in_and_locks_nobody_out(desk: Any) -> None:
    token, first, second = DOOR.invite(), client(), client()
    first.get(f"/enter/{token}/")
    for _ in range(3):
        assert second.get(f"/enter/{token}/").status_code == 403
    assert first.get("/").status_code == 200
    assert first.get(f"/enter/{token}/")["Location"] == "/"


def test_the_passphrase_puts_out_whoever_took_the_invitation(desk: Any) -> None:
    token, thief, owner = DOOR.invite(), client(), client()
    thief.get(f"/enter/{token}/")
    assert owner.get(f"/enter/{token}/").status_code == 403
    owner.post("/unlock/", {"passphrase": PASSPHRASE})
    assert owner.get("/").status_code == 200
    assert thief.get("/")["Location"] == "/unlock/"


@pytest.mark.parametrize("site", ["same-site", "cross-site"])
def test_a_page_from_elsewhere_does_not_keep_the_desk_open(
    clock: dict[str, float], mine: Any, lake: str, site: str
) -> None:
    for _ in range(3):
        clock["seconds"] += 400
        mine.get(f"/c/{lake}/board/", headers={"Sec-Fetch-Site": site})
    assert DOOR.last_page == ""
    assert mine.get("/")["Location"] == "/unlock/"


def test_an_invitation_ends_after_a_minute(clock: dict[str, float], desk: Any) -> None:
    token = DOOR.invite()
    clock["seconds"] += 61
    assert client().get(f"/enter/{token}/").status_code == 403


def test_the_first_start_makes_the_identity_and_lets_in(home: Path) -> None:
    browser = client()
    browser.cookies[COOKIE] = DOOR.admit()
    drawn = re.search('id="drawn">([^<]+)<', browser.get("/first/").content.decode())
    assert drawn
    assert len(drawn[1].split()) == 6
    for given in ({"passphrase": "short", "again": "short"}, {"passphrase": PASSPHRASE, "again": "other"}):
        assert browser.post("/first/", given).status_code == 400
    assert not has_user()
    assert browser.post("/first/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})["Location"] == "/"
    assert browser.get("/").status_code == 200
    assert browser.get("/first/")["Location"] == "/unlock/"


def test_nobody_takes_the_desk_before_its_owner(home: Path) -> None:
    stranger = client()
    answer = stranger.post("/first/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    assert (answer.status_code, has_user()) == (403, False)


def test_the_passphrase_opens_and_a_wrong_one_does_not(stranger: Any) -> None:
    DOOR.lock()
    assert stranger.post("/unlock/", {"passphrase": "another phrase altogether"}).status_code == 403
    assert stranger.get("/")["Location"] == "/unlock/"
    assert stranger.post("/unlock/", {"passphrase": f"  {PASSPHRASE.upper()} "})["Location"] == "/"
    assert stranger.get("/").status_code == 200


def test_locking_drops_the_identity(mine: Any) -> None:
    assert mine.post("/lock/")["Location"] == "/unlock/"
    assert mine.get("/")["Location"] == "/unlock/"
    assert DOOR.desk(mine.cookies[COOKIE].value, act=False) is None


def test_idle_minutes_lock_and_a_poll_does_not_put_it_off(clock: dict[str, float], mine: Any) -> None:
    assert mine.get("/").status_code == 200
    for _ in range(3):
        clock["seconds"] += 301
        answer = mine.get("/awake/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (200, "/unlock/")


def test_an_act_puts_the_lock_off(clock: dict[str, float], mine: Any) -> None:
    for _ in range(5):
        clock["seconds"] += 800
        assert mine.get("/stay/").status_code == 204
    clock["seconds"] += 901
    assert mine.get("/")["Location"] == "/unlock/"


def test_a_clock_that_is_set_back_does_not_keep_the_desk_open(
    monkeypatch: pytest.MonkeyPatch, identity: Any
) -> None:
    from goodoffices.server.store import UnlockedIdentity

    steady = {"now": 0.0}
    monkeypatch.setattr("goodoffices.server.access.desk_session.time.monotonic", lambda: steady["now"])
    monkeypatch.setattr("goodoffices.server.access.desk_session.time.time", lambda: -steady["now"])
    door = DeskSession()
    door.open(UnlockedIdentity(identity[0]), 15)
    cookie = door.admit()
    assert door.desk(cookie, act=False) is not None
    steady["now"] = 901.0
    assert door.desk(cookie, act=False) is None


def addresses() -> list[str]:
    """Every address of the site, its parts filled in."""
    found = ["/" + re.sub("<[^>]*>", "1", route) for route in routes()]
    assert len(found) > 150
    return found


@pytest.mark.parametrize("address", addresses())
def test_who_has_no_cookie_gets_nothing_anywhere(stranger: Any, lake: str, address: str) -> None:
    seen, sent = stranger.get(address), stranger.post(address, {"form": "A" * 22})
    assert seen.status_code in (302, 403) or address == "/unlock/"
    if seen.status_code == 302:
        assert seen["Location"] == "/unlock/"
    assert sent.status_code in (302, 403, 405)
    assert b"Lake Sarn" not in seen.content + sent.content


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "192.168.1.7", "", "127.0.0.1.nip.io"]
)
def test_another_name_for_this_laptop_is_refused(mine: Any, host: str) -> None:
    for address in ("/", "/static/desk.css", "/unlock/"):
        assert mine.get(address, headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost:8421", "127.0.0.1:8421", "[::1]:8421"])
def test_this_laptop_is_served(mine: Any, host: str) -> None:
    assert mine.get("/", headers={"host": host}).status_code == 200


def test_a_form_without_the_token_of_the_site_is_refused(desk: Any) -> None:
    from django.test import Client

    browser = Client(headers={"host": "127.0.0.1"}, enforce_csrf_checks=True)
    browser.cookies[COOKIE] = DOOR.admit()
    answer = browser.post("/lock/")
    assert answer.status_code == 403
    assert b"This form was not one of this desk" in answer.content


def test_headers_let_nothing_in_and_nothing_out(mine: Any) -> None:
    answer = mine.get("/")
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert set(policy.values()) == {"'none'", "'self'"}
    assert (policy["default-src"], policy["frame-ancestors"], policy["script-src"]) == (
        "'none'",
        "'none'",
        "'self'",
    )
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


def test_the_deployment_check_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings
    from django.core.checks import run_checks

    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE")  # the tests' own
    shown = [found.id for found in run_checks(include_deployment_checks=True) if not found.is_silenced()]
    assert shown == []
    assert set(settings.SILENCED_SYSTEM_CHECKS) == {"security.W004", "security.W008", "security.W016"}


def test_migrations_are_complete() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    assert has_user() in (True, False)


def test_who_unlocks_the_desk_goes_on_where_it_was(mine: Any, stranger: Any, desk: Any, lake: str) -> None:
    place = f"/c/{lake}/record/"
    mine.get(place)
    for passed_over in (f"/c/{lake}/case-file/case.yaml", "/awake/", "/c/none/"):
        mine.get(passed_over)
    mine.get(f"/c/{lake}/board/", headers={"Sec-Fetch-Dest": "iframe"})
    stranger.get(f"/c/{lake}/board/")
    mine.post("/lock/")
    assert stranger.post("/unlock/", {"passphrase": PASSPHRASE})["Location"] == place
