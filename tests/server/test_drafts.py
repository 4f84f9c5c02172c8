"""What is typed is sealed as it is typed, given back after the lock, and gone once it is recorded."""

from __future__ import annotations

from typing import Any

import pytest
from site_cast import FOLDER, PASSPHRASE, client, record, rooms_of

from goodoffices.server.access.desk_session import DOOR
from goodoffices.server.store import (
    UnlockedIdentity,
    drop_draft,
    give_draft,
    keep_draft,
    list_drafts,
    new_token,
)
from goodoffices.server.store.drafts import LARGEST, MOST, DraftRefused
from goodoffices.server.store.models import Draft as Row

WORDS = "The families, said in one breath"


def test_a_draft_is_given_back_and_dropped(desk: Any, lake: str) -> None:
    place = f"/c/{lake}/r/1/record/#0"
    keep_draft(desk, place, {"words": ["a"]})
    keep_draft(desk, place, {"words": [WORDS], "mark": ["closed"]})
    keep_draft(desk, "/new/#0", {"title": ["T"]})
    given = give_draft(desk, place)
    assert given is not None
    assert given.fields == {"words": [WORDS], "mark": ["closed"]}
    assert {draft.place for draft in list_drafts(desk)} == {place, "/new/#0"}
    drop_draft(desk, place)
    assert give_draft(desk, place) is None


def test_a_draft_stands_sealed_and_its_place_is_not_told(desk: Any, lake: str) -> None:
    place = f"/c/{lake}/r/1/record/#0"
    for words in (WORDS, WORDS * 3):
        keep_draft(desk, place, {"words": [words]})
        row = Row.objects.get()
        sizes = {len(bytes(row.sealed))}
        assert WORDS.encode() not in bytes(row.sealed)
        assert b"record" not in bytes(row.mark)
    assert len(sizes) == 1
    for file in FOLDER.glob("goodoffices.sqlite3*"):
        assert WORDS.encode() not in file.read_bytes()


def test_another_opens_no_draft_and_the_end_of_a_case_takes_its_drafts(
    mine: Any, desk: Any, lake: str
) -> None:
    from goodoffices.vault import new_identity

    place = f"/c/{lake}/r/1/record/#0"
    keep_draft(desk, place, {"words": [WORDS]})
    other = UnlockedIdentity(new_identity("f" * 30))
    assert give_draft(other, place) is None
    assert list_drafts(other) == ()
    mine.post(f"/c/{lake}/end/", {"form": new_token(), "confirm": "Lake Sarn talks"})
    assert Row.objects.count() == 0


def test_what_was_recorded_is_no_draft_any_more(mine: Any, desk: Any, lake: str) -> None:
    room, form = rooms_of(desk, lake)[1], new_token()
    place = f"/c/{lake}/r/{room}/record/#0"
    sent = {"draft": place, "form": form, "words": WORDS, "csrfmiddlewaretoken": "x"}
    assert mine.post("/drafts/keep/", sent).status_code == 204
    assert mine.get("/drafts/give/", {"draft": place}).json() == {"fields": {"words": [WORDS]}}
    assert record(mine, lake, room, "", form=form, draft=place).status_code == 400
    assert give_draft(desk, place) is not None  # refused: what was typed stays
    assert record(mine, lake, room, WORDS, form=form, draft=place).status_code == 302
    assert give_draft(desk, place) is None
    mine.post("/drafts/keep/", sent)  # one that was on its way when the form was sent
    assert mine.get("/drafts/give/", {"draft": place}).status_code == 204


def test_who_unlocks_gets_back_what_was_typed(mine: Any, desk: Any, lake: str) -> None:
    place = f"/c/{lake}/r/1/record/#0"
    mine.post("/drafts/keep/", {"draft": place, "words": WORDS})
    mine.post("/lock/")
    assert mine.get("/drafts/give/", {"draft": place}).status_code == 302
    again = client()
    again.post("/unlock/", {"passphrase": PASSPHRASE})
    assert again.get("/drafts/give/", {"draft": place}).json()["fields"] == {"words": [WORDS]}
    again.post("/drafts/drop/", {"draft": place})
    assert again.get("/drafts/give/", {"draft": place}).status_code == 204


def test_typing_keeps_the_desk_open(mine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    now = {"seconds": 1000.0}
    monkeypatch.setattr("goodoffices.server.access.desk_session.time.time", lambda: now["seconds"])
    for _ in range(4):
        now["seconds"] += 600
        assert mine.post("/drafts/keep/", {"draft": "/new/#0", "title": "T"}).status_code == 204


@pytest.mark.parametrize("place", ["", "/new/", "http://elsewhere/#0", "/New words/#0", "/new/#0000"])
def test_a_place_is_an_address_of_the_desk(mine: Any, place: str) -> None:
    assert mine.post("/drafts/keep/", {"draft": place, "title": "T"}).status_code == 400
    assert Row.objects.count() == 0


def test_drafts_are_bounded(mine: Any, desk: Any) -> None:
    with pytest.raises(DraftRefused):
        keep_draft(desk, "/new/#0", {"words": ["x" * LARGEST]})
    Row.objects.bulk_create(Row(mark=bytes([one]), sealed=b"") for one in range(MOST))
    assert mine.post("/drafts/keep/", {"draft": "/new/#0", "title": "T"}).status_code == 413


def test_who_has_no_cookie_keeps_and_gets_nothing(stranger: Any, desk: Any) -> None:
    keep_draft(desk, "/new/#0", {"title": ["T"]})
    assert stranger.post("/drafts/keep/", {"draft": "/new/#1", "title": "T"}).status_code == 403
    assert stranger.get("/drafts/give/", {"draft": "/new/#0"}).status_code == 302
    assert stranger.post("/drafts/drop/", {"draft": "/new/#0"}).status_code == 403
    assert DOOR.knows("") is False
    assert Row.objects.count() == 1
