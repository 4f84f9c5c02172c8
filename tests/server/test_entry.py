"""One entry: its mark, other words, taking it back."""

from __future__ import annotations

from typing import Any

import pytest
from site_cast import items, record, rooms_of

from goodoffices.server.store import new_token


@pytest.fixture
def said(mine: Any, desk: Any, lake: str) -> str:
    """Where an entry of the Front stands."""
    room = rooms_of(desk, lake)[1]
    record(mine, lake, room, "We would accept monitors.", person="Dr Salim")
    return f"/c/{lake}/r/{room}/e/{items(desk, lake, room)[-1].sequence}/"


def newest(desk: Any, lake: str) -> Any:
    return next(item for item in items(desk, lake, rooms_of(desk, lake)[1]) if item.party)


def test_a_mark_is_widened_and_withdrawn(mine: Any, desk: Any, lake: str, said: str) -> None:
    for level in ("attribute", "closed", "float"):
        answer = mine.post(said + "mark/", {"form": new_token(), "level": level, "person": "Dr Salim"})
        assert answer["Location"] == said
        assert newest(desk, lake).level == level
    assert mine.get(said).content.count(b"<li>") >= 3


def test_without_consent_a_mark_is_not_widened(mine: Any, desk: Any, lake: str, said: str) -> None:
    answer = mine.post(said + "mark/", {"form": new_token(), "level": "float", "consent": "none"})
    assert answer.status_code == 400
    assert b"only who said it decides" in answer.content
    assert newest(desk, lake).level == "closed"


def test_a_correction_keeps_what_was_first_recorded_and_closes(
    mine: Any, desk: Any, lake: str, said: str
) -> None:
    mine.post(said + "mark/", {"form": new_token(), "level": "float"})
    given = {"form": new_token(), "words": "We could live with monitors.", "person": "Dr Salim"}
    assert mine.post(said + "correct/", given).status_code == 302
    assert (newest(desk, lake).words, newest(desk, lake).level) == ("We could live with monitors.", "closed")
    assert b"We would accept monitors." in mine.get(said).content


def test_what_is_taken_back_no_longer_travels(mine: Any, desk: Any, lake: str, said: str) -> None:
    mine.post(said + "mark/", {"form": new_token(), "level": "public"})
    assert mine.post(said + "take-back/", {"form": new_token()}).status_code == 302
    assert (newest(desk, lake).level, newest(desk, lake).taken_back is not None) == ("closed", True)
    assert b"Mark it so" not in mine.get(said).content
    assert mine.post(said + "mark/", {"form": new_token(), "level": "public"}).status_code == 400


@pytest.mark.parametrize("where", ["e/99999/", "e/1/none/", "e/x/"])
def test_what_is_not_there_is_not_there(mine: Any, desk: Any, lake: str, where: str) -> None:
    room = rooms_of(desk, lake)[1]
    assert mine.get(f"/c/{lake}/r/{room}/{where}").status_code in (404, 405)
    assert (
        mine.post(f"/c/{lake}/r/{room}/e/99999/mark/", {"form": new_token(), "level": "float"}).status_code
        == 404
    )


def test_who_has_no_cookie_changes_nothing(stranger: Any, desk: Any, lake: str, said: str) -> None:
    assert stranger.post(said + "mark/", {"form": new_token(), "level": "public"}).status_code == 403
    assert newest(desk, lake).level == "closed"


def put_there(browser: Any, place: str, **given: str) -> Any:
    return browser.post(f"{place}issue/", {"form": new_token(), **given})


def test_something_said_is_put_on_its_issue_without_typing_it_again(
    mine: Any, desk: Any, lake: str, said: str
) -> None:
    mine.post(said + "mark/", {"form": new_token(), "level": "float", "person": "Dr Salim"})
    assert "Is it a demand" in mine.get(said).content.decode()
    answer = put_there(
        mine, said, stance="accepts", about="monitors / joint", condition="the list is settled first"
    )
    assert answer.status_code == 302
    now, first = items(desk, lake, rooms_of(desk, lake)[1])[-1], newest(desk, lake)
    assert (now.words, now.level, now.person) == ("We would accept monitors.", "float", "Dr Salim")
    assert (now.act.stance, [one.does for one in now.act.conditions]) == (
        "accepts",
        ["the list is settled first"],
    )
    assert now.proxy == first.proxy
    assert first.act.words == "We would accept monitors."
    page = mine.get(said).content.decode()
    assert f"put on its issue as entry {now.sequence}" in page
    assert "Is it a demand" not in page
    board = mine.get(f"/c/{lake}/board/").content.decode()
    assert "joint team" in board
    assert board.count("We would accept monitors.</span> <small>may be floated") == 1
    relay = mine.get(f"/c/{lake}/relays/new/?to={rooms_of(desk, lake)[2]}").content.decode()
    assert relay.count('<p class="said">We would accept monitors.</p>') == 1


@pytest.mark.parametrize(
    "given",
    [
        {"about": "monitors / joint"},
        {"stance": "accepts"},
        {"stance": "wants", "about": "monitors"},
        {"stance": "demands", "about": "moon"},
        {"stance": "demands", "new_issue": "x" * 201},
        {"stance": "demands", "about": "ratio", "condition": "\x00"},
    ],
)
def test_it_is_not_put_anywhere_before_it_is_said_what_it_is_and_where(
    mine: Any, desk: Any, lake: str, said: str, given: dict[str, str]
) -> None:
    before = items(desk, lake, rooms_of(desk, lake)[1])
    answer = put_there(mine, said, **given)
    assert (answer.status_code, b'role="alert"' in answer.content) == (400, True)
    assert items(desk, lake, rooms_of(desk, lake)[1]) == before


def test_what_we_said_and_what_was_taken_back_is_put_on_no_issue(
    mine: Any, desk: Any, lake: str, said: str
) -> None:
    room = rooms_of(desk, lake)[1]
    record(mine, lake, room, "We shall see.", side="")
    ours = f"/c/{lake}/r/{room}/e/{items(desk, lake, room)[-1].sequence}/"
    mine.post(said + "take-back/", {"form": new_token()})
    for place in (ours, said):
        assert b"Is it a demand" not in mine.get(place).content
        assert put_there(mine, place, stance="accepts", about="monitors").status_code == 400
    assert put_there(mine, f"/c/{lake}/r/{room}/e/99999/", stance="accepts").status_code == 404
