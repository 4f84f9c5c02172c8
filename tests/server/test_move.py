"""A confidence typed into the wrong room: one act voids it there, records it where it belongs, and warnings
go on.
"""

from __future__ import annotations

from typing import Any

import pytest
from canaries import Canaries, found_in
from pages_cast import position, put, relay, said, told
from site_cast import FOLDER, items, rooms_of

from goodoffices.server.store import check_case, new_token, open_case
from goodoffices.talks import acts, encode_entry
from goodoffices.talks.acts import Ref

WORDS = "Below 4,217 the Front would not go."


def move(mine: Any, case: str, room: str, at: int, to: str, side: str = "front") -> Any:
    given = {"form": new_token(), "room": to, "side": side}
    return mine.post(f"/c/{case}/r/{room}/move/{at}/", given)


def test_it_is_voided_there_recorded_here_and_noted_among_mediators(mine: Any, desk: Any, lake: str) -> None:
    home, front, republic = rooms_of(desk, lake)
    at = said(desk, lake, republic, WORDS, "republic", disclosure="float")
    answer = move(mine, lake, republic, at, front)
    assert answer.status_code == 302
    wrong, right = items(desk, lake, republic), items(desk, lake, front)
    assert wrong[at].invalid.code == "misplaced"
    assert (right[-1].words, right[-1].party, right[-1].level) == (WORDS, "front", "float")
    assert right[-1].proxy.person == "Dr Salim"
    moved = items(desk, lake, home)[-1].act
    assert moved == acts.Moved(
        source=Ref(republic, at), target=Ref(front, right[-1].sequence), readers=(desk.user,)
    )
    assert answer["Location"].endswith(f"/r/{front}/e/{right[-1].sequence}/")


def test_whose_word_it_is_goes_by_the_room_unless_somebody_says_otherwise(
    mine: Any, desk: Any, lake: str
) -> None:
    home, front, republic = rooms_of(desk, lake)
    for target, side, party in (
        (front, "=", "front"),
        (front, "republic", "republic"),
        (home, "=", "republic"),
        (front, "", ""),
    ):
        at = said(desk, lake, republic, WORDS, "republic")
        assert move(mine, lake, republic, at, target, side).status_code == 302
        moved = [item for item in items(desk, lake, target) if isinstance(item.act, acts.Said)][-1]
        assert moved.party == party


def test_the_wrong_room_shows_it_on_no_page_any_more(mine: Any, desk: Any, lake: str) -> None:
    _, front, republic = rooms_of(desk, lake)
    position(desk, lake, republic, "monitors", "demands", "joint", words="Only the pelican way.")
    at = items(desk, lake, republic)[-1].sequence
    put(desk, lake, republic, acts.Corrected(entry=at, words="Only the heron way.", proxy=told("republic")))
    for page in (f"r/{republic}/", f"r/{republic}/e/{at}/", "board/"):
        assert "heron" in mine.get(f"/c/{lake}/{page}").content.decode()
    assert move(mine, lake, republic, at, front).status_code == 302
    for page in ("", f"e/{at}/", f"e/{at + 1}/", "summary/", "sheet/"):
        answer = mine.get(f"/c/{lake}/r/{republic}/{page}").content.decode()
        assert "heron" not in answer, page
        assert "pelican" not in answer, page
    assert "heron" in mine.get(f"/c/{lake}/r/{front}/").content.decode()
    assert mine.get(f"/c/{lake}/r/{republic}/move/{at}/").status_code == 404


def test_a_position_moves_under_the_other_rooms_labels(mine: Any, desk: Any, lake: str) -> None:
    _, front, republic = rooms_of(desk, lake)
    put(desk, lake, front, acts.IssueRaised(name="Something first"))
    conditions = (acts.If(does="the list is first"),)
    at = position(desk, lake, republic, "monitors", "accepts", "joint", conditions=conditions)
    assert move(mine, lake, republic, at, front).status_code == 302
    view = open_case(desk, lake).view(front)
    act = view.items[view.head].act
    assert isinstance(act, acts.PositionTaken)
    assert view.issues[act.issue].name == "Who monitors"
    assert [view.issues[act.issue].options[one] for one in act.options] == ["joint team"]
    assert (act.stance, act.conditions) == ("accepts", conditions)


def test_a_relay_back_to_the_wrong_room_is_still_pointed_out(mine: Any, desk: Any, lake: str) -> None:
    _, front, republic = rooms_of(desk, lake)
    at = said(desk, lake, republic, WORDS, "republic")
    move(mine, lake, republic, at, front)
    given = {"form": new_token(), "to": republic, "words": "Would 4,217 do?", "goes_as": "own", "do": "look"}
    answer = mine.post(f"/c/{lake}/relays/new/", given)
    assert "4,217" in answer.content.decode()
    assert items(desk, lake, republic)[-1].act.__class__ is acts.MembersChanged  # nothing went


def test_later_members_are_not_given_what_was_written_up_to_then(mine: Any, desk: Any, lake: str) -> None:
    from goodoffices.vault import add_member, new_identity

    _, front, republic = rooms_of(desk, lake)
    at = said(desk, lake, republic, WORDS, "republic")
    move(mine, lake, republic, at, front)
    said(desk, lake, republic, "And on.", "republic")
    opened = open_case(desk, lake)
    state = opened.state(republic)
    assert state.floor > at
    orr = new_identity("orr")
    made = add_member(
        state, opened.rings[republic], desk.identity, "orr", orr.public, "2031-05-06", history=True
    )
    assert {key.epoch for key in made.sealed_keys if key.recipient == "orr"} == {2, 3}
    joined = made.state.member("orr")
    assert joined is not None
    assert joined.since == state.floor
    assert check_case(opened).faults == ()


def test_nothing_in_the_wrong_room_says_where_it_went(mine: Any, desk: Any, lake: str) -> None:
    """Moved to one room or to another, the room that it left holds the same, but for what is drawn at
    random.
    """
    mine.post(f"/c/{lake}/rooms/new/", {"form": new_token(), "title": "Monitors", "sort": "mediators"})
    home, front, republic, other = rooms_of(desk, lake)
    left = []
    for target, side in ((front, "front"), (other, ""), (home, "")):
        at = said(desk, lake, republic, WORDS, "republic")
        before = open_case(desk, lake).view(republic).head
        assert move(mine, lake, republic, at, target, side).status_code == 302
        after = open_case(desk, lake).view(republic).items
        new = [after[one] for one in range(before + 1, len(after))]
        left.append(
            [(type(one.act), getattr(one.act, "entry", at) - at, one.words, one.party) for one in new]
        )
        for item in new:
            assert target.encode() not in b"".join(map(bytes, encode_entry(item.act, item.hand)[1:]))
    assert left[0] == left[1] == left[2]


def test_the_page_says_who_could_read_it_and_what_rests_on_it(mine: Any, desk: Any, lake: str) -> None:
    _, front, republic = rooms_of(desk, lake)
    at = said(desk, lake, republic, "A joint team.", "republic", disclosure="float")
    relay(desk, lake, front, "Would a joint team do?", Ref(republic, at))
    page = mine.get(f"/c/{lake}/r/{republic}/move/{at}/").content.decode()
    assert "You alone." in page
    assert "Relays that rest on it and have gone: 1." in page
    move(mine, lake, republic, at, front)
    assert "withdrawn since" in mine.get(f"/c/{lake}/relays/").content.decode()


def test_it_counts_once_and_is_refused_whole(mine: Any, desk: Any, lake: str) -> None:
    _, front, republic = rooms_of(desk, lake)
    at = said(desk, lake, republic, WORDS, "republic")
    counts = [len(items(desk, lake, room)) for room in rooms_of(desk, lake)]
    for given in ({"room": republic}, {"room": ""}, {"room": "nowhere"}, {"room": front, "side": "nobody"}):
        answer = mine.post(f"/c/{lake}/r/{republic}/move/{at}/", {"form": new_token(), **given})
        assert answer.status_code == 400, given
    assert [len(items(desk, lake, room)) for room in rooms_of(desk, lake)] == counts
    form = {"form": new_token(), "room": front, "side": "front"}
    for _ in range(3):
        assert mine.post(f"/c/{lake}/r/{republic}/move/{at}/", form).status_code in (302, 404)
    assert len(items(desk, lake, front)) == counts[1] + 1


def test_a_file_is_saved_from_its_own_room_alone(mine: Any, desk: Any, lake: str) -> None:
    from test_files import attach

    _, front, republic = rooms_of(desk, lake)
    attach(mine, lake, front, b"the map " * 2000)
    at = items(desk, lake, front)[-1].sequence
    assert move(mine, lake, front, at, republic, "republic").status_code == 302
    there = items(desk, lake, republic)[-1].sequence
    assert mine.get(f"/c/{lake}/r/{front}/file/{at}/").status_code == 404
    answer = mine.get(f"/c/{lake}/r/{republic}/file/{there}/")
    assert b"".join(answer.streaming_content) == b"the map " * 2000
    assert check_case(open_case(desk, lake)).faults == ()


def test_what_cannot_be_moved_has_no_page(mine: Any, stranger: Any, desk: Any, lake: str) -> None:
    home, _front, republic = rooms_of(desk, lake)
    at = said(desk, lake, republic, WORDS, "republic")
    kept = next(item.sequence for item in items(desk, lake, home) if isinstance(item.act, acts.Attached))
    for room, sequence in ((home, kept), (republic, 0), (republic, 999), ("nowhere", 1)):
        assert mine.get(f"/c/{lake}/r/{room}/move/{sequence}/").status_code == 404
    assert stranger.get(f"/c/{lake}/r/{republic}/move/{at}/").status_code == 302
    assert stranger.post(f"/c/{lake}/r/{republic}/move/{at}/", {}).status_code == 403


@pytest.mark.parametrize("kind", [acts.Said, acts.Promised, acts.Asked])
def test_nothing_that_was_moved_is_found_on_the_disk(mine: Any, desk: Any, lake: str, kind: Any) -> None:
    _, front, republic = rooms_of(desk, lake)
    planted = Canaries()
    at = put(desk, lake, republic, kind(words=planted.words(6), proxy=told("republic", planted.word())))
    assert move(mine, lake, republic, at, front).status_code == 302
    for page in (f"r/{republic}/", f"r/{front}/", "board/", "relays/"):
        mine.get(f"/c/{lake}/{page}")
    for path in FOLDER.rglob("*"):
        if path.is_file():
            assert not found_in(path.read_bytes()), path
