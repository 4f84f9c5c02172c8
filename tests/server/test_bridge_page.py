"""The page of the bridge: one step from the board, a first answer, the whole, one step to a proposal."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from pages_cast import csp_breaks, position, rich, rooms_of, text

from goodoffices.server.helpers.bridge_process import PROCESS


def demo(desk: Any) -> str:
    from goodoffices.server.demo import build

    return build(desk, datetime.now(UTC))


def test_from_the_board_to_a_bridge_to_a_proposal_in_two_steps(mine: Any, desk: Any) -> None:
    case = demo(desk)
    assert f'href="/c/{case}/bridge/"' in mine.get(f"/c/{case}/board/").content.decode()
    first = mine.get(f"/c/{case}/bridge/").content.decode()
    assert 'hx-trigger="load"' in first
    assert "The standing text gives every side at least its stated minimum: nothing has to change" in text(
        first
    )
    whole = mine.get(f"/c/{case}/bridge/?whole=1").content.decode()
    assert 'hx-trigger="load"' not in whole
    assert csp_breaks(whole) == []
    begun = re.search(r'href="(/c/\w+/proposals/new/\?p=[0-9.x]+)"', whole)
    assert begun
    assert "standing text" in mine.get(begun[1]).content.decode()


def test_what_one_side_alone_named_in_confidence_is_warned_of(mine: Any, desk: Any) -> None:
    case = demo(desk)
    assert "To propose it would tell what" in text(mine.get(f"/c/{case}/bridge/?whole=1").content.decode())


def test_without_numbers_it_says_on_what_it_rests(mine: Any, desk: Any) -> None:
    case = rich(desk)
    html = text(mine.get(f"/c/{case}/bridge/?whole=1").content.decode())
    assert "No numbers for everything from: the Front, the Republic" in html
    assert "by its own word: yes to" in html


def test_a_case_without_packages_is_told_what_it_needs(mine: Any, desk: Any) -> None:
    from test_desk_silence import lake as without_options

    case, _rooms = without_options(desk)
    assert "It needs two sides and issues with options" in text(
        mine.get(f"/c/{case}/bridge/").content.decode()
    )


def test_what_was_told_in_confidence_reaches_the_bridge(mine: Any, desk: Any) -> None:
    case = demo(desk)
    front = rooms_of(desk, case)[2]
    before = mine.get(f"/c/{case}/bridge/?whole=1").content.decode()
    position(desk, case, front, "aid", "refuses", "300")
    assert mine.get(f"/c/{case}/bridge/?whole=1").content.decode() != before


def test_the_lock_ends_the_process_with_what_it_remembers(mine: Any, desk: Any) -> None:
    from goodoffices.server.access.desk_session import DOOR

    case = demo(desk)
    mine.get(f"/c/{case}/bridge/")
    assert PROCESS.pid is not None
    DOOR.lock()
    assert PROCESS.pid is None


def test_who_has_no_cookie_sees_nothing(stranger: Any, desk: Any, lake: str) -> None:
    assert stranger.get(f"/c/{lake}/bridge/")["Location"] == "/unlock/"
