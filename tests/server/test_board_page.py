"""The board's page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pages_cast import position, put, relay, rooms_of, said, text, told

from goodoffices.talks import acts
from goodoffices.talks.acts import Ref


@pytest.fixture
def front(desk: Any, lake: str) -> str:
    return rooms_of(desk, lake)[1]


@pytest.fixture
def republic(desk: Any, lake: str) -> str:
    return rooms_of(desk, lake)[2]


def page(browser: Any, case: str) -> str:
    answer = browser.get(f"/c/{case}/board/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_cell_shows_the_last_word_with_source_and_mark_and_opens_every_entry(
    mine: Any, desk: Any, lake: str, front: str
) -> None:
    first = position(desk, lake, front, "monitors", "demands", "joint")
    at = position(
        desk, lake, front, "monitors", "accepts", "neighbours", disclosure="float", instead_of=(first,)
    )
    html = page(mine, lake)
    board = html[html.index("<table") :]
    cell = board[board.index("<details><summary>") : board.index("</details>")]
    top, behind = cell.split("</summary>")
    assert "accepts neighbours’ team" in text(top)
    assert "told us" in top
    assert "may be floated" in top
    assert "moved from “demands joint team”" in text(top)
    assert "demands joint team" in text(behind)
    assert "Dr Salim" in behind
    assert f"/c/{lake}/r/{front}/e/{at}/" in behind
    assert mine.get(f"/c/{lake}/r/{front}/e/{at}/").status_code == 200


def test_the_state_of_a_gap_has_a_shape_and_a_word(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    position(desk, lake, front, "monitors", "accepts", "joint")
    assert re.search(r'<span class="st open">open</span>', page(mine, lake))
    position(desk, lake, republic, "monitors", "accepts", "joint")
    html = page(mine, lake)
    assert re.search(r'<span class="st bridgeable">bridgeable</span>', html)
    assert "1 bridgeable" in text(html)


def test_conditions_approvals_and_silence_are_told_on_the_row(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    condition = acts.If(party="republic", does="the list comes first")
    position(
        desk,
        lake,
        front,
        "monitors",
        "accepts",
        "joint",
        conditions=(condition,),
        subject_to=("the council",),
    )
    position(desk, lake, republic, "monitors", "accepts", "joint")
    shown = text(page(mine, lake))
    assert "if the Republic: the list comes first" in shown
    assert "subject to the council" in shown
    assert "Nothing was said on: Ratio of exchange" in shown


def test_what_is_open_besides_stands_under_the_board(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    put(desk, lake, front, acts.Asked(words="How many sick?", to="front"))
    put(
        desk,
        lake,
        front,
        acts.Promised(words="A list by Friday.", proxy=told("front"), due="2031-05-09"),
    )
    put(desk, lake, front, acts.DeadlineSet(what="The truce ends", due="2031-05-12"))
    put(desk, lake, front, acts.ChannelStood(party="front", channel="through-mediators"))
    at = said(desk, lake, front, "A joint team even.", disclosure="float")
    shown = text(page(mine, lake))
    for words in ("How many sick?", "A list by Friday.", "due 9 May 2031", "The truce ends"):
        assert words in shown
    assert "the Front through mediators" in shown
    assert "may go to the Republic with mediators" in shown
    relay(desk, lake, republic, "Perhaps jointly?", Ref(front, at))
    assert "gone to the Republic with mediators" in text(page(mine, lake))


def test_a_new_case_has_a_calm_empty_board(mine: Any, lake: str) -> None:
    html = page(mine, lake)
    assert "Nothing stands on the board yet" in html
    assert "<table" not in html


def test_nobody_without_a_cookie_sees_the_board(stranger: Any, lake: str) -> None:
    answer = stranger.get(f"/c/{lake}/board/")
    assert answer.status_code == 302
    assert answer["Location"] == "/unlock/"
    assert b"Sarn" not in answer.content


def test_another_case_or_none_is_not_found(mine: Any, desk: Any, lake: str) -> None:
    from goodoffices.server.store.models import RoomKey

    assert mine.get("/c/0123/board/").status_code == 404
    RoomKey.objects.all().delete()
    desk.rings.clear()
    assert mine.get(f"/c/{lake}/board/").status_code == 404


def test_a_room_of_which_the_user_is_no_member_adds_nothing_to_the_board(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    from goodoffices.server.store.models import RoomKey

    position(desk, lake, front, "monitors", "demands", "joint", words="canary-of-the-front")
    position(desk, lake, republic, "monitors", "accepts", "joint", words="told by the other side")
    RoomKey.objects.filter(room__id=front).delete()
    desk.rings.clear()
    html = page(mine, lake)
    assert "canary-of-the-front" not in html
    assert "told by the other side" in html


def test_scripts_and_marks_in_names_and_words_stay_words(mine: Any, desk: Any, lake: str, front: str) -> None:
    bad = "<script>alert(1)</script>\"'&\u202e=1+1"
    position(desk, lake, front, "monitors", "demands", "joint", words=bad, proxy=told("front", bad))
    put(desk, lake, front, acts.Asked(words=bad, to=bad))
    put(desk, lake, front, acts.DeadlineSet(what=bad, due=bad))
    html = page(mine, lake)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_a_cell_with_many_entries_opens_the_newest_and_leads_to_a_page_of_all(
    mine: Any, desk: Any, lake: str, front: str
) -> None:
    for number in range(15):
        position(desk, lake, front, "monitors", "accepts", "joint", words=f"Word {number}.")
    html = page(mine, lake)
    assert f'href="/c/{lake}/board/1/1/"' in html
    assert "all 15 entries" in html
    every = mine.get(f"/c/{lake}/board/1/1/").content.decode()
    assert all(f"Word {number}." in every for number in range(15))
    assert [mine.get(f"/c/{lake}/board/{where}/").status_code for where in ("0/1", "1/3", "9/9")] == [404] * 3


def test_what_a_person_accepted_of_the_public_record_stands_beside_what_was_confided(
    mine: Any, desk: Any, lake: str, front: str
) -> None:
    from goodoffices.desk.stored_files import save_record
    from goodoffices.record import Article, Proposal, Record
    from goodoffices.server.store import new_token, write_case

    words = "The Front demands a joint team."
    article = Article(id="a1", text=words, title="Talks resume", outlet="Sarn Herald", published="2031-05-01")

    def found(key: str, option: str, status: Any) -> Proposal:
        return Proposal(
            id=key,
            article="a1",
            start=0,
            end=len(words),
            text=words,
            rule="by-hand@1",
            status=status,
            kind="position",
            party="front",
            stance="demands",
            issue="monitors",
            options=(option,),
        )

    record = Record(
        articles=(article,),
        proposals=(found("p1", "joint", "accepted"), found("p2", "neighbours", "proposed")),
    )
    position(desk, lake, front, "monitors", "accepts", "neighbours")
    with write_case(desk, lake, new_token()) as pen:
        save_record(pen, record)
    html = page(mine, lake)
    shown = text(html)
    assert "demands joint team" in shown
    assert "public · " in shown
    assert "told us · " in shown
    assert "Talks resume, Sarn Herald" in shown
    assert "demands neighbours’ team" not in shown
    room = mine.get(f"/c/{lake}/r/{front}/").content.decode()
    assert "Sarn Herald" not in room


def test_what_may_be_said_elsewhere_names_stance_issue_and_option(
    mine: Any, desk: Any, lake: str, front: str
) -> None:
    position(desk, lake, front, "monitors", "accepts", "joint", disclosure="float")
    html = page(mine, lake)
    told = html[html.index("May be said elsewhere") :]
    assert re.search(r"<bdi>accepts [^<]*: joint[^<,]*</bdi>", told)


def test_each_room_has_its_own_name_wherever_the_mediators_room_falls_among_them(
    mine: Any, desk: Any, home: Any
) -> None:
    case = _with_home_behind_a_side(desk)
    ours, one, two = rooms_of(desk, case)
    said(desk, case, one, "A joint team even.", disclosure="float")
    put(desk, case, two, acts.Asked(words="How many sick?", to="republic"))
    put(desk, case, ours, acts.DeadlineSet(what="The truce ends", due="2031-05-12"))
    html = page(mine, case)
    named = dict(re.findall(r'/r/(\w+)/e/\d+/"><bdi>([^<]+)</bdi>', html))
    assert named == {one: "the Front with mediators", two: "the Republic with mediators", ours: "Mediators"}
    assert "may go to the Republic with mediators" in text(html)


def _with_home_behind_a_side(desk: Any) -> str:
    from goodoffices.case import Case, Party
    from goodoffices.server.founding import begin
    from goodoffices.server.store import new_token

    parties = (Party(id="front", name="the Front"), Party(id="republic", name="the Republic"))
    begun = Case(title="Lake Sarn", fictional=True, parties=parties, issues=())
    while True:  # ids are drawn at random
        case: str = begin(desk, begun, "closed", new_token())
        rooms = rooms_of(desk, case)
        if rooms[0] != min(rooms):
            return case
