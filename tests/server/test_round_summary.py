"""The summary of a round for one room: what it holds, in the room's own names; that nothing of another room
or of another side's answer is on its page or in its files; who may have it.
"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from pages_cast import csp_breaks, position, put, relay, rooms_of, said, text, told
from proposals_cast import AFTER, BEFORE, answer, known, put_one
from test_desk_silence import lake as fresh
from test_desk_silence import same
from test_papers import words_of
from things_cast import send

from goodoffices.server.store import open_case
from goodoffices.talks import acts
from goodoffices.talks.acts import Ref

DAY = "2031-05-06"


def round_in(desk: Any, case: str, room: str) -> int:
    """A round of one day; gives its entry."""
    return put(desk, case, room, acts.RoundOpened(name="Second round", venue="Vesna", began=DAY, ended=DAY))


def page(mine: Any, case: str, room: str, number: int) -> str:
    answered = mine.get(f"/c/{case}/r/{room}/round/{number}/")
    assert answered.status_code == 200
    return str(answered.content.decode())


def file(mine: Any, case: str, room: str, number: int, kind: str) -> bytes:
    answered = mine.get(f"/c/{case}/r/{room}/round/{number}/round.{kind}")
    assert answered.status_code == 200
    return bytes(answered.content)


def filled(desk: Any, case: str) -> tuple[list[str], int]:
    """A round in the Front's room with one of everything; gives the rooms and the round."""
    rooms = rooms_of(desk, case)
    front = rooms[1]
    opened = round_in(desk, case, front)
    sitting = acts.SessionCalled(
        round=opened, agenda=("Monitors",), starts=f"{DAY}T09:00:00Z", ended=f"{DAY}T11:00:00Z",
        present=("Dr Salim",)
    )  # fmt: skip
    put(desk, case, front, sitting)
    before = position(desk, case, front, "monitors", "refuses", "joint", words="Never.")
    label = open_case(desk, case).view(front).items[before].act.issue
    put(
        desk, case, front,
        acts.PositionTaken(
            words="With one condition.", proxy=told("front"), issue=label, stance="accepts", options=("a",),
            conditions=(acts.If(does="the list is settled"),), instead_of=(before,),
        ),
    )  # fmt: skip
    free = said(desk, case, rooms[2], "A joint team, perhaps.", "republic", disclosure="float")
    put_in(desk, case, front, Ref(rooms[2], free))
    return rooms, opened


def put_in(desk: Any, case: str, front: str, cite: Ref) -> None:
    """What is done besides: words that were told, asked, promised, set, and a proposal that was agreed."""
    entries = [relay(desk, case, front, "A joint team could be had.", cite)]
    entries.append(put(desk, case, front, acts.Asked(words="How many monitors?", to="front")))
    entries.append(put(desk, case, front, acts.Promised(words="A list by noon.", proxy=told("front"))))
    entries.append(put(desk, case, front, acts.DeadlineSet(what="The truce ends", due="2031-05-12")))
    would = acts.WouldDo(
        words="", party="front", proxy=told("front"), act="Lists handed over", number="3", unit="lists",
        when=(acts.IfDone(party="republic", does="Road opened", at_least="2"),),
    )  # fmt: skip
    put(desk, case, front, would)
    rooms = rooms_of(desk, case)
    sent = put_one(desk, case, rooms[1:], moment=f"{DAY}T12:00:00Z")
    for party in ("front", "republic"):
        answer(desk, case, sent, party, moment=BEFORE)
    known(desk, case, sent, AFTER)
    rounds = open_case(desk, case).view(front).threads_of(acts.RoundOpened)
    put(
        desk, case, front,
        acts.Followed(thread=rounds[0].sequence, step="take-in", entries=tuple(entries)),
    )  # fmt: skip


def test_it_has_what_was_done_in_the_round_in_the_rooms_own_names(mine: Any, desk: Any, lake: str) -> None:
    rooms, opened = filled(desk, lake)
    html = page(mine, lake, rooms[1], opened)
    on_page, in_file = text(html), words_of(file(mine, lake, rooms[1], opened, "docx"))
    for words in (
        "Second round · Vesna · 6 May 2031",
        "agenda: Monitors",
        "1. Who monitors",
        "the Front accepts joint team, if the list is settled",
        "the Front: Lists handed over, 3 lists, if the Republic: Road opened, at least 2",
        "A joint team could be had.",
        "How many monitors? · not answered yet",
        "A list by noon.",
        "The truce ends",
        "Your answer, as it is recorded: yes",
        "Made known: agreed.",
    ):
        assert words in on_page, words
        assert words in in_file.replace("\n", " "), words
    assert "Never." not in on_page  # it was left in the same round
    assert "For the members of this room alone" in in_file
    assert csp_breaks(html) == []
    assert file(mine, lake, rooms[1], opened, "pdf").startswith(b"%PDF")


def test_a_position_that_was_left_after_the_round_stands_in_its_summary(
    mine: Any, desk: Any, lake: str
) -> None:
    front = rooms_of(desk, lake)[1]
    opened = round_in(desk, lake, front)
    first = position(desk, lake, front, "monitors", "refuses", "joint", words="Not so.")
    label = open_case(desk, lake).view(front).items[first].act.issue
    later = told("front", when="2031-06-01T10:00:00Z")
    put(
        desk, lake, front,
        acts.PositionTaken(
            words="We would.", proxy=later, issue=label, stance="accepts", options=("a",), instead_of=(first,)
        ),
    )  # fmt: skip
    shown = text(page(mine, lake, front, opened))
    assert "Not so." in shown
    assert "We would." not in shown


def test_nothing_of_another_room_is_on_it(mine: Any, desk: Any, lake: str) -> None:
    rooms, opened = filled(desk, lake)
    before = [
        page(mine, lake, rooms[1], opened),
        *(file(mine, lake, rooms[1], opened, kind) for kind in ("docx", "pdf")),
    ]
    for foreign in ("perhaps", "Lake Sarn", rooms[0], rooms[2]):
        assert foreign not in text(str(before[0]))
    said(desk, lake, rooms[2], "Elsewhere, much.", "republic")
    position(desk, lake, rooms[2], "monitors", "demands", "none", proxy=told("republic"))
    put(desk, lake, rooms[2], acts.RoundOpened(name="Another", began=DAY, ended=DAY))
    put(desk, lake, rooms[0], acts.Noted(words="They will not move."))
    assert [
        page(mine, lake, rooms[1], opened),
        *(file(mine, lake, rooms[1], opened, kind) for kind in ("docx", "pdf")),
    ] == before


def test_twenty_pairs_of_documents_are_the_same_until_the_joint_result_differs(mine: Any, desk: Any) -> None:
    """What the other side answered, when and how often, is in no byte of a room's documents."""
    pairs = 0
    for seed in range(10):
        rng = Random(seed)
        worlds = [fresh(desk), fresh(desk)]
        sent = [put_one(desk, case, rooms[1:], package={}, words="Would this do?") for case, rooms in worlds]
        rounds = [round_in(desk, case, rooms[1]) for case, rooms in worlds]
        mine_says = rng.choice(("yes", "no"))
        theirs = rng.sample(("yes", "no", ""), 2) if mine_says == "no" else ["no", ""]
        for (case, _rooms), one, word in zip(worlds, sent, theirs, strict=True):
            answer(desk, case, one, "front", mine_says)
            for _ in range(rng.randint(0, 2)):
                answer(desk, case, one, "republic", "no", f"2031-05-06T1{rng.randint(3, 6)}:00:00Z")
            if word:
                answer(desk, case, one, "republic", word, "2031-05-06T17:30:00Z")
        for after in (False, True):
            if after:
                for (case, _rooms), one in zip(worlds, sent, strict=True):
                    known(desk, case, one, AFTER)
            papers = [
                same(words_of(file(mine, case, rooms[1], number, "docx")))
                for (case, rooms), number in zip(worlds, rounds, strict=True)
            ]
            sizes = {
                len(file(mine, case, rooms[1], number, "docx")) // 16
                for (case, rooms), number in zip(worlds, rounds, strict=True)
            }
            assert papers[0] == papers[1], (seed, after)
            assert max(sizes) - min(sizes) <= 2  # the mark of the chain packs a little differently
            pairs += 1
    assert pairs == 20


@pytest.mark.parametrize("ending", ["", "round.docx", "round.pdf"])
def test_who_may_not_has_none_and_what_is_not_there_is_said_so(
    mine: Any, stranger: Any, desk: Any, lake: str, ending: str
) -> None:
    front = rooms_of(desk, lake)[1]
    opened = round_in(desk, lake, front)
    other = said(desk, lake, front, "No round.")
    assert mine.get(f"/c/{lake}/r/{front}/round/{opened}/{ending}").status_code == 200
    assert stranger.get(f"/c/{lake}/r/{front}/round/{opened}/{ending}")["Location"] == "/unlock/"
    for wrong in (other, 9999):
        assert mine.get(f"/c/{lake}/r/{front}/round/{wrong}/{ending}").status_code == 404


def test_the_page_of_sessions_leads_to_it(mine: Any, desk: Any, lake: str) -> None:
    front = rooms_of(desk, lake)[1]
    send(mine, lake, "sessions", "round", name="One", rooms=[front])
    number = open_case(desk, lake).view(front).threads_of(acts.RoundOpened)[0].sequence
    address = f"/c/{lake}/r/{front}/round/{number}/"
    for where in ("sessions/", f"sessions/{front}/{number}/"):
        assert address in mine.get(f"/c/{lake}/{where}").content.decode()
    assert "Nothing was taken, told, asked or proposed" in mine.get(address).content.decode()
