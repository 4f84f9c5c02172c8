"""What is next: everything that has a day, in order of time, in all rooms or in one; and a room's calendar,
which has nothing of any other.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest
from pages_cast import put, rooms_of, text, told
from things_cast import page, send

from goodoffices.talks import acts


def day(ahead: int) -> str:
    """A day from today on."""
    return (datetime.now().astimezone().date() + timedelta(days=ahead)).isoformat()


@pytest.fixture
def rooms(desk: Any, lake: str) -> list[str]:
    """The rooms, with something that has a day in each."""
    home, front, republic = rooms_of(desk, lake)[:3]
    put(desk, lake, home, acts.DeadlineSet(what="Snow on the pass", due=day(30), set_by="Weather"))
    put(desk, lake, home, acts.ApprovalDue(party="front", by="The council", of="The list", due=day(-2)))
    put(desk, lake, front, acts.Promised(words="Names of the sick", due=day(3), proxy=told("front")))
    at = datetime.now(UTC) + timedelta(days=5)
    put(
        desk,
        lake,
        republic,
        acts.SessionCalled(agenda=("Monitors",), starts=at.strftime("%Y-%m-%dT12:00:00Z")),
    )
    put(desk, lake, republic, acts.Promised(words="An answer some time", proxy=told("republic")))
    return [home, front, republic]


def test_all_that_has_a_day_stands_in_order_of_time(mine: Any, lake: str, rooms: list[str]) -> None:
    shown = text(page(mine, lake, "next"))
    told_in = ["Overdue", "The council: The list", "Within seven days", "Names of the sick"]
    told_in += ["session 1", "Monitors", "Later", "Snow on the pass", "Without a day", "An answer some time"]
    places = [shown.index(words) for words in told_in]
    assert places == sorted(places)


def test_what_is_done_is_left_out(mine: Any, desk: Any, lake: str, rooms: list[str]) -> None:
    from goodoffices.server.store import open_case

    assert "Snow on the pass" in page(mine, lake, "next")
    case = open_case(desk, lake)
    for room, begun in ((rooms[0], acts.DeadlineSet), (rooms[0], acts.ApprovalDue)):
        (thread,) = case.view(room).threads_of(begun)
        step = "meet" if begun is acts.DeadlineSet else "give"
        send(mine, lake, "sessions", "step", room=room, thread=thread.sequence, step=step)
    shown = page(mine, lake, "next")
    assert "Snow on the pass" not in shown
    assert "The council" not in shown


def test_what_several_rooms_have_alike_stands_once_with_each_of_its_places(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    for room, sender in ((rooms[1], "front"), (rooms[2], "republic")):
        put(desk, lake, room, acts.Promised(words="The same list", due=day(4), proxy=told(sender)))
    put(desk, lake, rooms[0], acts.DeadlineSet(what="Thaw", due=day(20), set_by="Weather"))
    put(desk, lake, rooms[1], acts.DeadlineSet(what="Thaw", due=day(20), set_by="Weather"))
    html = page(mine, lake, "next")
    shown = text(html)
    assert shown.count("Thaw") == 1
    assert shown.count("The same list") == 2, "whose promise it is tells two apart"
    line = next(one for one in html.split("<li>") if "Thaw" in one)
    assert f"/r/{rooms[0]}/" in line
    assert f"/r/{rooms[1]}/" in line
    assert text(page(mine, lake, f"next/{rooms[1]}")).count("Thaw") == 1


def test_in_one_room_nothing_of_another_is_shown(mine: Any, lake: str, rooms: list[str]) -> None:
    shown = text(page(mine, lake, f"next/{rooms[1]}"))
    assert "Names of the sick" in shown
    for words in ("Snow on the pass", "The council", "Monitors", "An answer some time"):
        assert words not in shown
    assert mine.get(f"/c/{lake}/next/nowhere/").status_code == 404
    assert mine.get(f"/c/{lake}/next/nowhere/calendar.ics").status_code == 404


def calendar(browser: Any, case: str, room: str, titled: str = "") -> bytes:
    answer = browser.get(f"/c/{case}/next/{room}/{titled}calendar.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return bytes(answer.content)


def test_a_calendar_is_neutral_unless_its_real_titles_are_asked_for(
    mine: Any, lake: str, rooms: list[str]
) -> None:
    plain = calendar(mine, lake, rooms[0])
    for words in (b"Snow", b"council", b"list", b"Front", b"Lake Sarn", lake.encode(), rooms[0].encode()):
        assert words not in plain
    events = icalendar.Calendar.from_ical(plain).walk("VEVENT")
    assert [str(one["SUMMARY"]) for one in events] == ["Answer expected", "Date to keep"]
    assert not any("VALARM" in one for one in (plain.decode(),))
    assert b"Snow on the pass" in calendar(mine, lake, rooms[0], "titled/")


def test_a_calendar_says_nothing_of_other_rooms(mine: Any, desk: Any, lake: str, rooms: list[str]) -> None:
    """Whatever happens elsewhere, not a byte of a room's calendar or of its own page's list changes."""
    before = [calendar(mine, lake, rooms[1], titled) for titled in ("", "titled/")]
    for other in (rooms[0], rooms[2]):
        put(desk, lake, other, acts.DeadlineSet(what="Elsewhere", due=day(2)))
        put(desk, lake, other, acts.Promised(words="Elsewhere", due=day(4)))
    assert [calendar(mine, lake, rooms[1], titled) for titled in ("", "titled/")] == before


def test_who_was_not_let_in_gets_neither_page_nor_calendar(
    stranger: Any, lake: str, rooms: list[str]
) -> None:
    for where in ("", f"{rooms[1]}/", f"{rooms[1]}/calendar.ics", f"{rooms[1]}/titled/calendar.ics"):
        answer = stranger.get(f"/c/{lake}/next/{where}")
        assert answer.status_code in (302, 403)
        assert b"Names of the sick" not in answer.content
