"""A room and quick capture."""

from __future__ import annotations

from typing import Any

import pytest
from site_cast import items, record, rooms_of

from goodoffices.talks import acts


def test_what_a_side_demands_is_recorded_with_its_issue_raised_and_tied(
    mine: Any, desk: Any, lake: str
) -> None:
    room = rooms_of(desk, lake)[1]
    answer = record(
        mine, lake, room, "! joint team, if the list is settled first /f", about="monitors / joint"
    )
    assert answer.status_code == 302
    said = items(desk, lake, room)[-1]
    assert isinstance(said.act, acts.PositionTaken)
    assert (said.words, said.party, said.level) == (
        "joint team, if the list is settled first",
        "front",
        "float",
    )
    from goodoffices.server.store import open_case

    picture = open_case(desk, lake).picture()
    assert picture.ties == {(room, 1): "monitors"}
    assert picture.tied_options == {(room, 1, "a"): "joint"}
    page = mine.get(f"/c/{lake}/r/{room}/").content.decode()
    assert "joint team, if the list is settled first" in page
    assert "may be floated" in page


def test_a_form_that_is_sent_twice_adds_once(mine: Any, desk: Any, lake: str) -> None:
    room = rooms_of(desk, lake)[1]
    for _ in range(2):
        answer = record(mine, lake, room, "Families first.", form="A" * 22)
        assert answer.status_code == 302
    assert sum(item.words == "Families first." for item in items(desk, lake, room)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": ""},
        {"words": "! "},
        {"form": "short"},
        {"kind": "demands"},
        {"kind": "answers"},
        {"about": "nothing like it"},
        {"side": "nobody"},
        {"mark": "float", "consent": "none"},
        {"words": "x" * 20_001},
        {"words": "a\x00b"},
        {"when": "yesterday"},
    ],
)
def test_what_cannot_be_recorded_is_told_and_kept_in_the_field(
    mine: Any, desk: Any, lake: str, wrong: dict[str, str]
) -> None:
    room = rooms_of(desk, lake)[1]
    before = len(items(desk, lake, room))
    answer = record(mine, lake, room, **{"words": "We wait.", **wrong})
    assert answer.status_code == 400
    assert b'role="alert"' in answer.content
    assert len(items(desk, lake, room)) == before


def test_what_could_not_be_recorded_is_shown_with_every_issue_to_choose(
    mine: Any, lake: str, desk: Any
) -> None:
    room = rooms_of(desk, lake)[1]
    page = record(mine, lake, room, "! the joint team").content.decode()
    assert "Say on which issue" in page
    assert "Who monitors: joint team" in page
    assert 'value="! the joint team"' in page


def test_recording_opens_the_room_alone(
    mine: Any, lake: str, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goodoffices.server.store import cases

    opened: list[str] = []
    read = cases.read_room
    monkeypatch.setattr(cases, "read_room", lambda *given: opened.append(given[2]) or read(*given))
    room = rooms_of(desk, lake)[1]
    assert record(mine, lake, room, "Families first.").status_code == 302
    assert opened == [room]


def test_who_has_no_cookie_sees_and_does_nothing(stranger: Any, desk: Any, lake: str) -> None:
    room = rooms_of(desk, lake)[1]
    before = len(items(desk, lake, room))
    seen = stranger.get(f"/c/{lake}/r/{room}/")
    assert (seen.status_code, seen["Location"]) == (302, "/unlock/")
    assert record(stranger, lake, room, "planted").status_code == 403
    assert len(items(desk, lake, room)) == before
