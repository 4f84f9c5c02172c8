"""The page of sessions: rounds, sittings, their logs, deadlines and promises."""

from __future__ import annotations

from typing import Any

import pytest
from pages_cast import csp_breaks, put, rooms_of, said, text
from things_cast import begun, fuzz, heads, page, send

from goodoffices.talks import acts


@pytest.fixture
def front(desk: Any, lake: str) -> str:
    return rooms_of(desk, lake)[1]


def step(browser: Any, case: str, room: str, thread: int, name: str, **more: str) -> Any:
    return send(browser, case, "sessions", "step", room=room, thread=thread, step=name, **more)


def test_a_round_opens_in_each_room_chosen_and_sessions_called_there_belong_to_it(
    mine: Any, desk: Any, lake: str, front: str
) -> None:
    rooms = rooms_of(desk, lake)
    send(mine, lake, "sessions", "round", name="Second round", venue="Vesna", rooms=rooms[1:])
    assert [thread.label for thread in begun(desk, lake, acts.RoundOpened)] == [1, 1]
    send(mine, lake, "sessions", "session", room=front, agenda="Fire\nFamilies", venue="East wing")
    (session,) = begun(desk, lake, acts.SessionCalled)
    assert session.begun.round == begun(desk, lake, acts.RoundOpened)[0].sequence
    assert session.begun.agenda == ("Fire", "Families")
    shown = text(page(mine, lake, "sessions"))
    assert "Second round · Vesna" in shown
    assert "Session 1" in shown


def test_a_session_starts_adjourns_goes_on_and_closes(mine: Any, desk: Any, lake: str, front: str) -> None:
    send(mine, lake, "sessions", "session", room=front, now="on")
    (session,) = begun(desk, lake, acts.SessionCalled)
    assert session.state == "sitting"
    states = []
    for name in ("adjourn", "continue", "close"):
        until = {"until": "2031-05-07T09:00"} if name == "adjourn" else {}
        assert step(mine, lake, front, session.sequence, name, **until).status_code == 302
        states.append(begun(desk, lake, acts.SessionCalled)[0].state)
    assert states == ["adjourned", "sitting", "closed"]
    assert "session adjourned" in text(page(mine, lake, f"r/{front}"))
    assert "Recorded." in text(mine.get(f"/c/{lake}/sessions/?recorded=1").content.decode())
    assert begun(desk, lake, acts.SessionCalled)[0].until.endswith("Z")
    assert step(mine, lake, front, session.sequence, "start").status_code == 400


def test_the_log_holds_what_was_said_while_it_sat_and_nothing_else(
    mine: Any, desk: Any, lake: str, front: str
) -> None:
    said(desk, lake, front, "Before it sat.")
    send(mine, lake, "sessions", "session", room=front, now="on")
    (session,) = begun(desk, lake, acts.SessionCalled)
    said(desk, lake, front, "While it sat.")
    step(mine, lake, front, session.sequence, "adjourn")
    said(desk, lake, front, "In the pause.")
    step(mine, lake, front, session.sequence, "continue")
    said(desk, lake, front, "When it went on.")
    log = mine.get(f"/c/{lake}/sessions/{front}/{session.sequence}/").content.decode()
    shown = text(log.split("Take in what was recorded")[0])
    assert [
        words in shown for words in ("Before it sat.", "While it sat.", "In the pause.", "When it went on.")
    ] == [
        False,
        True,
        False,
        True,
    ]


def test_a_deadline_says_what_delay_costs_whom_and_can_be_moved(mine: Any, desk: Any, lake: str) -> None:
    given = {
        "what": "Snow on the pass",
        "due": "2031-06-01",
        "cost-0": "no convoys",
        "cost-1": "pay for troops",
    }
    send(mine, lake, "sessions", "deadline", **given)
    (deadline,) = begun(desk, lake, acts.DeadlineSet)
    assert "delay costs the Front: no convoys" in text(page(mine, lake, "sessions"))
    home = rooms_of(desk, lake)[0]
    step(mine, lake, home, deadline.sequence, "move", until="2031-06-09")
    assert "by 9 June 2031" in text(page(mine, lake, "sessions"))


def test_a_promise_can_be_kept(mine: Any, desk: Any, lake: str, front: str) -> None:
    at = put(desk, lake, front, acts.Promised(words="We bring the list.", to="front", due="2031-05-08"))
    assert "promised by us" in text(page(mine, lake, "sessions"))
    step(mine, lake, front, at, "keep", words="brought at noon")
    assert "kept" in text(page(mine, lake, "sessions"))
    assert begun(desk, lake, acts.Promised)[0].state == "kept"


def test_a_form_that_is_sent_twice_counts_once(mine: Any, desk: Any, lake: str, front: str) -> None:
    for _ in range(2):
        answer = send(mine, lake, "sessions", "session", room=front, now="on", form="C" * 22)
        assert answer.status_code == 302
    assert len(begun(desk, lake, acts.SessionCalled)) == 1


@pytest.mark.parametrize(
    ("what", "given"),
    [
        ("round", {"name": "", "rooms": "x"}),
        ("round", {"name": "Third", "rooms": "nowhere"}),
        ("session", {"room": "nowhere"}),
        ("session", {"starts": "soon"}),
        ("deadline", {"what": "Snow", "due": ""}),
        ("deadline", {"what": "Snow", "due": "2031-13-01"}),
        ("step", {"room": "nowhere", "thread": "1", "step": "close"}),
    ],
)
def test_what_cannot_be_begun_is_told_and_writes_nothing(
    mine: Any, desk: Any, lake: str, what: str, given: dict[str, str]
) -> None:
    before = heads(desk, lake)
    assert send(mine, lake, "sessions", what, **given).status_code == 400
    assert heads(desk, lake) == before


def test_no_word_breaks_the_page_or_is_executed(mine: Any, desk: Any, lake: str, front: str) -> None:
    kinds = {
        "round": ["name", "venue", "rooms", "words"],
        "session": ["room", "agenda", "venue", "starts"],
        "deadline": ["what", "due", "set_by", "cost-0"],
        "step": ["room", "thread", "step", "until"],
    }
    right = {"name": "Round", "rooms": front, "room": front, "what": "Snow", "due": "2031-06-01"}
    assert set(fuzz(mine, lake, "sessions", kinds, right=right)) == {302, 400}
    shown = page(mine, lake, "sessions")
    assert "<script>alert" not in shown
    assert csp_breaks(shown) == []


def test_who_has_no_cookie_sees_and_does_nothing(stranger: Any, desk: Any, lake: str, front: str) -> None:
    at = put(desk, lake, front, acts.SessionCalled())
    before = heads(desk, lake)
    for address in (f"/c/{lake}/sessions/", f"/c/{lake}/sessions/{front}/{at}/"):
        assert stranger.get(address)["Location"] == "/unlock/"
    assert step(stranger, lake, front, at, "start").status_code == 403
    assert heads(desk, lake) == before


def test_a_log_of_no_session_is_not_there(mine: Any, desk: Any, lake: str, front: str) -> None:
    assert mine.get(f"/c/{lake}/sessions/{front}/0/").status_code == 404
    assert mine.get(f"/c/{lake}/sessions/nowhere/0/").status_code == 404


def test_a_room_tells_where_a_session_was_called_and_on_what(mine: Any, desk: Any, lake: str) -> None:
    room = rooms_of(desk, lake)[1]
    put(desk, lake, room, acts.SessionCalled(agenda=("Monitors", "Lists"), venue="East wing"))
    put(desk, lake, room, acts.SessionCalled())
    shown = text(mine.get(f"/c/{lake}/r/{room}/").content.decode())
    assert "session called East wing · Monitors · Lists" in shown
    assert shown.count("session called") == 2


def test_a_session_says_who_was_there_and_it_can_be_noted_later(
    mine: Any, desk: Any, lake: str, front: str
) -> None:
    send(mine, lake, "sessions", "session", room=front, now="on", present="Dr Salim\nMs Tal")
    (session,) = begun(desk, lake, acts.SessionCalled)
    assert "there: Dr Salim, Ms Tal" in text(page(mine, lake, "sessions"))
    step(mine, lake, front, session.sequence, "close")
    answer = step(mine, lake, front, session.sequence, "attend", present="Dr Salim\nGeneral Orr", log="1")
    assert answer["Location"] == f"/c/{lake}/sessions/{front}/{session.sequence}/"
    assert "Who was there Dr Salim General Orr" in text(mine.get(answer["Location"]).content.decode())
    assert begun(desk, lake, acts.SessionCalled)[0].state == "closed"
    assert step(mine, lake, front, session.sequence, "attend").status_code == 400


def test_a_round_that_is_over_holds_what_was_said_on_its_days_and_what_it_takes_in(
    mine: Any, desk: Any, lake: str, front: str
) -> None:
    from site_cast import items, record

    record(mine, lake, front, "In the round.", when="2031-05-04T10:00")
    record(mine, lake, front, "A week later, of the round.", when="2031-05-11T10:00")
    record(mine, lake, front, "Something else.", when="2031-05-11T12:00")
    late = items(desk, lake, front)[-2].sequence
    gone = {"name": "First round", "rooms": [front], "began": "2031-05-03", "ended": "2031-05-05"}
    assert send(mine, lake, "sessions", "round", **gone).status_code == 302
    (held,) = begun(desk, lake, acts.RoundOpened)
    assert held.state == "closed"
    log = f"/c/{lake}/sessions/{front}/{held.sequence}/"

    def entries() -> str:
        return text(mine.get(log).content.decode().split("What was said")[1].split("<details")[0])

    assert "In the round." in entries()
    assert "A week later" not in entries()
    assert step(mine, lake, front, held.sequence, "take-in", entries=str(late), log="1")["Location"] == log
    assert "A week later" in entries()
    assert "Something else." not in entries()
    assert step(mine, lake, front, held.sequence, "take-in", entries="999").status_code == 400
    sat = {"room": front, "starts": "2031-05-04T09:00", "ended": "2031-05-04T11:00"}
    assert send(mine, lake, "sessions", "session", **sat).status_code == 302
    (session,) = begun(desk, lake, acts.SessionCalled)
    assert (session.begun.round, session.state) == (held.sequence, "closed")
    wrong = {**gone, "ended": "2031-05-02"}
    assert send(mine, lake, "sessions", "round", **wrong).status_code == 400


def test_a_session_adjourned_until_friday_stands_under_due(
    mine: Any, desk: Any, lake: str, front: str
) -> None:
    send(mine, lake, "sessions", "session", room=front, now="on")
    (session,) = begun(desk, lake, acts.SessionCalled)

    def due() -> str:
        board = mine.get(f"/c/{lake}/board/").content.decode()
        return text(board.split("<h2>Due</h2>")[1].split("</section>")[0]) if "<h2>Due</h2>" in board else ""

    assert due() == ""
    step(mine, lake, front, session.sequence, "adjourn", until="2031-05-09T10:00", words="until Friday 10:00")
    assert "Session 1 goes on 9 May 2031, 10:00: until Friday 10:00" in due()
    assert "Session 1 goes on 9 May 2031, 10:00" in text(page(mine, lake, "sessions"))
    step(mine, lake, front, session.sequence, "continue")
    assert due() == ""
