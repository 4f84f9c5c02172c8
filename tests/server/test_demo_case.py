"""The demonstration: an invented case with everything that the pages show, and a desk that nobody is asked
about.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from goodoffices.talks import acts

MOMENT = datetime(2031, 5, 14, 15, 30, tzinfo=UTC)


@pytest.fixture
def shown(desk: Any) -> Any:
    """The demonstration's case, opened."""
    from goodoffices.server.demo import build
    from goodoffices.server.store import open_case

    return open_case(desk, build(desk, MOMENT))


def test_every_kind_of_thing_that_the_pages_show_is_in_it(shown: Any) -> None:
    picture = shown.together
    written = {type(item.act) for room in picture.rooms.values() for item in room.items.values()}
    assert {
        acts.Said,
        acts.PositionTaken,
        acts.Asked,
        acts.Answered,
        acts.Promised,
        acts.Relayed,
        acts.Received,
        acts.Noted,
        acts.RoundOpened,
        acts.SessionCalled,
        acts.MandateHeld,
        acts.ApprovalDue,
        acts.ContactHeld,
        acts.ActorNamed,
        acts.DeadlineSet,
        acts.InvitationStood,
        acts.ChannelStood,
        acts.ProposalPut,
        acts.ProposalAnswered,
        acts.ProposalResult,
        acts.WouldDo,
    } <= written
    assert [
        item.invalid for room in picture.rooms.values() for item in room.items.values() if item.invalid
    ] == []


def test_its_relays_rest_on_what_was_released(shown: Any) -> None:
    relays = shown.together.relays
    assert len(relays) == 2
    assert [(relay.uncited, relay.withdrawn, relay.faults) for relay in relays] == [(False, False, ())] * 2


def test_its_board_has_agreed_contested_and_open_issues_and_public_words(shown: Any) -> None:
    from goodoffices.desk import picture

    case = shown.public
    gaps = picture(shown.together, case, "2031-05-14")
    assert {row.status for row in gaps.board.rows} == {"agreed", "bridgeable", "contested", "open"}
    assert {position.voice for position in case.positions} == {"public"}
    assert {word.level for cell in gaps.cells for word in cell.words} >= {"closed", "float", "public"}


def test_nothing_in_it_is_later_than_now(shown: Any) -> None:
    times = [item.hand.at for view in shown.views() for item in view.items.values()]
    told = [time for time in times if time.startswith("2031")]
    assert len(told) > 50
    assert max(told) <= "2031-05-14T15:30:00Z"


def test_whoever_comes_is_let_in_to_a_desk_that_is_shown(stranger: Any, desk: Any, lake: str) -> None:
    from goodoffices.server.access.desk_session import DOOR

    assert stranger.get("/")["Location"] == "/unlock/"
    DOOR.shown, DOOR.first_page = desk, f"/c/{lake}/"
    try:
        came = stranger.get("/", follow=True)
        assert f"/c/{lake}/".encode() in came.content
        assert stranger.get(f"/c/{lake}/").status_code == 200
        stranger.post("/lock/")
        assert b"Open the demonstration again" in stranger.get("/unlock/").content
        assert stranger.post(f"/c/{lake}/rooms/new/", {"title": "x"}).status_code == 403
        assert stranger.get("/", follow=True).status_code == 200
    finally:
        DOOR.shown = None
