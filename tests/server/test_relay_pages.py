"""Writing, sending and following relays."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pages_cast import csp_breaks, put, relay, rooms_of, said, text, told, view_of

from goodoffices.talks import acts
from goodoffices.talks.acts import Ref


@pytest.fixture
def front(desk: Any, lake: str) -> str:
    return rooms_of(desk, lake)[1]


@pytest.fixture
def republic(desk: Any, lake: str) -> str:
    return rooms_of(desk, lake)[2]


def form(to: str, words: str, **more: Any) -> dict[str, Any]:
    from goodoffices.server.store import new_token

    return {"form": new_token(), "to": to, "words": words, "goes_as": "own", "do": "send", **more}


def send(browser: Any, case: str, to: str, words: str, **more: Any) -> Any:
    return browser.post(f"/c/{case}/relays/new/", form(to, words, **more))


def gone(desk: Any, case: str, room: str) -> list[Any]:
    return [item for item in view_of(desk, case, room).items.values() if isinstance(item.act, acts.Relayed)]


def origins(desk: Any, case: str) -> list[Any]:
    home = view_of(desk, case, rooms_of(desk, case)[0])
    return [item.act for item in home.items.values() if isinstance(item.act, acts.Origin)]


def test_the_page_shows_what_may_be_cited_and_greys_the_rest_with_the_reason(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    at = said(desk, lake, front, "A joint team even.", disclosure="float")
    said(desk, lake, front, "Below forty no.")
    said(desk, lake, front, "No consent.", proxy=told("front", consent="none"))
    html = mine.get(f"/c/{lake}/relays/new/?to={republic}").content.decode()
    assert f'name="cite" value="{front}.{at}"' in html
    assert html.count('name="cite"') == 1
    assert html.count('class="entry closed"') == 2
    assert "recorded without consent" in html
    assert "not to travel" in html
    assert csp_breaks(html) == []


def test_a_relay_puts_words_in_one_room_and_their_origin_in_the_mediators(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    at = said(desk, lake, front, "A joint team even.", disclosure="float")
    answer = send(mine, lake, republic, "Might a shared team do?", cite=[f"{front}.{at}"], asks="on", keep=[])
    assert answer.status_code == 302
    (item,) = gone(desk, lake, republic)
    assert item.act == acts.Relayed(words="Might a shared team do?", asks=True)
    (origin,) = origins(desk, lake)
    assert [(cite.room, cite.sequence) for cite in origin.cites] == [(front, at)]
    listed = text(mine.get(answer["Location"]).content.decode())
    assert "Might a shared team do?" in listed
    assert "no answer yet" in listed


def test_nothing_leaves_before_what_is_pointed_out_was_seen(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    said(desk, lake, front, "Below forty there is no point in our going on.")
    words = "Forty is the number we hear most."
    first = send(mine, lake, republic, words)
    assert first.status_code == 400
    html = first.content.decode()
    assert "May give something away" in html
    assert 'name="keep" value="Forty"' in html
    assert "Below forty there is no point" in html
    assert gone(desk, lake, republic) == []
    assert origins(desk, lake) == []
    again = send(mine, lake, republic, words, keep=["Forty"])
    assert again.status_code == 302
    assert [origin.kept for origin in origins(desk, lake)] == [("Forty",)]


def test_what_was_seen_does_not_cover_what_is_new_in_the_words(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    said(desk, lake, front, "Below forty, or fifty, no.")
    answer = send(mine, lake, republic, "Forty, or fifty?", keep=["Forty"])
    assert answer.status_code == 400
    assert gone(desk, lake, republic) == []


def test_looking_sends_nothing(mine: Any, desk: Any, lake: str, republic: str) -> None:
    answer = send(mine, lake, republic, "Good morning.", do="look")
    assert answer.status_code == 200
    assert "Good morning." in answer.content.decode()
    assert gone(desk, lake, republic) == []


def test_what_is_not_released_for_this_is_refused_with_the_reason(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    at = said(desk, lake, front, "A joint team even.", disclosure="float")
    answer = send(
        mine, lake, republic, "Shared.", cite=[f"{front}.{at}"], goes_as="attributed", attributed_to="front"
    )
    assert answer.status_code == 400
    assert "is not released for this (may be floated as ours)" in answer.content.decode()
    closed = said(desk, lake, front, "Never that.")
    answer = send(mine, lake, republic, "Shared.", cite=[f"{front}.{closed}"])
    assert "is not released for this (not to travel)" in answer.content.decode()
    assert gone(desk, lake, republic) == []


def test_what_is_attributed_is_the_word_of_the_side_that_is_cited(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    at = said(desk, lake, front, "Families come first.", disclosure="attribute")
    answer = send(mine, lake, republic, "Families come first.", cite=[f"{front}.{at}"], goes_as="attributed")
    assert answer.status_code == 302
    assert gone(desk, lake, republic)[0].act.attributed_to == "front"


def test_an_uncited_relay_is_marked_so_for_the_mediators_only(
    mine: Any, desk: Any, lake: str, republic: str
) -> None:
    send(mine, lake, republic, "Good morning.")
    assert "rests on nothing recorded" in mine.get(f"/c/{lake}/relays/").content.decode()
    assert "nothing recorded" not in mine.get(f"/c/{lake}/r/{republic}/").content.decode()


def test_a_form_that_is_sent_twice_sends_once(mine: Any, desk: Any, lake: str, republic: str) -> None:
    once = form(republic, "Good morning.")
    answers = [mine.post(f"/c/{lake}/relays/new/", once) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert len(gone(desk, lake, republic)) == 1
    assert len(origins(desk, lake)) == 1


def test_a_draft_is_kept_and_sent_as_it_is_or_changed(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    at = said(desk, lake, front, "A joint team even.", disclosure="float")
    answer = send(mine, lake, republic, "Shared?", cite=[f"{front}.{at}"], do="draft")
    home = rooms_of(desk, lake)[0]
    mark = f"{home}.{view_of(desk, lake, home).head}"
    assert answer.status_code == 302
    assert gone(desk, lake, republic) == []
    assert "Shared?" in mine.get(f"/c/{lake}/relays/").content.decode()
    html = mine.get(f"/c/{lake}/relays/new/?draft={mark}").content.decode()
    assert "Shared?" in html
    assert "checked" in html
    send(mine, lake, republic, "Shared?", cite=[f"{front}.{at}"], draft=mark)
    assert origins(desk, lake)[0].draft == int(mark.split(".")[1])
    assert "look at it and send" not in mine.get(f"/c/{lake}/relays/").content.decode()
    assert send(mine, lake, republic, "Something else.", draft=mark).status_code == 302


def test_a_draft_is_dropped_by_who_wrote_it(mine: Any, desk: Any, lake: str, republic: str) -> None:
    from goodoffices.server.store import new_token

    send(mine, lake, republic, "Better not.", do="draft")
    home = rooms_of(desk, lake)[0]
    mark = f"{home}.{view_of(desk, lake, home).head}"
    answer = mine.post(f"/c/{lake}/relays/draft/", {"form": new_token(), "draft": mark, "do": "drop"})
    assert answer.status_code == 302
    assert "Better not." not in mine.get(f"/c/{lake}/relays/").content.decode()
    for wrong, status in (("", 400), (f"{home}.99999", 400), ("x.1", 404)):
        given = {"form": new_token(), "draft": wrong, "do": "drop"}
        assert mine.post(f"/c/{lake}/relays/draft/", given).status_code == status


def test_a_case_that_asks_for_a_second_release_sends_no_draft_without_it(
    mine: Any, desk: Any, lake: str, republic: str
) -> None:
    home = rooms_of(desk, lake)[0]
    named = acts.RoomNamed(title="Lake Sarn talks", sort="mediators", second_release=True)
    put(desk, lake, home, named)
    answer = send(mine, lake, republic, "Good morning.")
    assert answer.status_code == 400
    assert "draft it first" in answer.content.decode()
    send(mine, lake, republic, "Good morning.", do="draft")
    mark = f"{home}.{view_of(desk, lake, home).head}"
    answer = send(mine, lake, republic, "Good morning.", draft=mark)
    assert "no second mediator has released it yet" in answer.content.decode()
    from goodoffices.server.store import new_token

    own = mine.post(f"/c/{lake}/relays/draft/", {"form": new_token(), "draft": mark, "do": "release"})
    assert own.status_code == 400
    assert "a second mediator releases it" in own.content.decode()
    assert gone(desk, lake, republic) == []


def test_receipt_questions_and_answers_are_recorded_on_the_relay(
    mine: Any, desk: Any, lake: str, republic: str
) -> None:
    from goodoffices.server.store import new_token

    at = relay(desk, lake, republic, "Would you look at the list?", asks=True)
    where = f"/c/{lake}/relays/{republic}/{at}/"
    given = {"party": "republic", "person": "General Orr", "how": "in-person", "mark": "float"}
    for step, words in (("received", ""), ("back", "Which list?"), ("answered", "Tonight.")):
        answer = mine.post(where, {"form": new_token(), "step": step, "words": words, **given})
        assert answer.status_code == 302
    shown = text(mine.get(where).content.decode())
    assert "received: General Orr" in shown
    assert "Which list?" in shown
    assert "Tonight." in shown
    item = view_of(desk, lake, republic).items[at]
    assert item.received == ("General Orr",)
    again = mine.post(where, {"form": new_token(), "step": "received", "words": "", **given})
    assert again.status_code == 400
    assert "has confirmed it already" in again.content.decode()


def test_a_relay_is_corrected_and_taken_back_and_both_stay_readable(
    mine: Any, desk: Any, lake: str, republic: str
) -> None:
    from goodoffices.server.store import new_token

    at = relay(desk, lake, republic, "On Monday.")
    where = f"/c/{lake}/relays/{republic}/{at}/"
    mine.post(f"{where}mend/", {"form": new_token(), "do": "correct", "words": "On Tuesday."})
    html = mine.get(where).content.decode()
    assert "On Monday." in html
    assert "On Tuesday." in html
    assert mine.post(f"{where}mend/", {"form": new_token(), "do": "correct"}).status_code == 400
    mine.post(f"{where}mend/", {"form": new_token(), "do": "back", "words": ""})
    assert view_of(desk, lake, republic).items[at].taken_back is not None
    assert "taken back" in mine.get(where).content.decode()


def test_a_source_that_is_withdrawn_later_is_shown_on_the_relay(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    at = said(desk, lake, front, "A joint team even.", disclosure="float")
    relay(desk, lake, republic, "Shared?", Ref(front, at))
    put(desk, lake, front, acts.Disclosed(entry=at, level="closed", proxy=told("front")))
    assert "rests on what was withdrawn since" in mine.get(f"/c/{lake}/relays/").content.decode()


@pytest.mark.parametrize("path", ["relays/", "relays/new/", "questions/"])
def test_nobody_without_a_cookie_sees_or_sends(stranger: Any, desk: Any, lake: str, path: str) -> None:
    answer = stranger.get(f"/c/{lake}/{path}")
    assert (answer.status_code, answer["Location"]) == (302, "/unlock/")
    assert stranger.post(f"/c/{lake}/{path}", {}).status_code in (403, 405)


def test_a_room_of_which_the_user_is_no_member_is_neither_source_nor_target(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    from goodoffices.server.store.models import RoomKey

    at = said(desk, lake, front, "canary of the front", disclosure="float")
    sent = relay(desk, lake, front, "To the front.")
    RoomKey.objects.filter(room__id=front).delete()
    desk.rings.clear()
    html = mine.get(f"/c/{lake}/relays/new/?cite={front}.{at}").content.decode()
    assert "canary" not in html
    assert front not in html
    assert send(mine, lake, front, "Hello.").status_code == 400
    assert send(mine, lake, republic, "Hello.", cite=[f"{front}.{at}"]).status_code == 400
    assert gone(desk, lake, republic) == []
    for path in (f"relays/{front}/{sent}/", f"r/{front}/sheet/", f"r/{front}/summary/", f"r/{front}/check/"):
        assert mine.get(f"/c/{lake}/{path}").status_code == 404


def test_a_question_is_worded_by_a_person_and_asked_in_the_sides_own_room(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    from pages_cast import position

    from goodoffices.server.store import new_token

    position(desk, lake, front, "monitors", "demands", "joint")
    named = position(desk, lake, republic, "monitors", "refuses", "neighbours")
    put(desk, lake, republic, acts.TakenBack(entry=named, proxy=told("republic")))
    html = mine.get(f"/c/{lake}/questions/").content.decode()
    assert f"/c/{lake}/questions/2-1a/" in html
    begun = mine.get(f"/c/{lake}/questions/2-1a/").content.decode()
    assert "Where do you stand on “Who monitors”" in begun
    before = view_of(desk, lake, republic).head
    answer = mine.post(f"/c/{lake}/questions/2-1a/", {"form": new_token(), "words": "And who monitors?"})
    assert answer.status_code == 302
    item = view_of(desk, lake, republic).items[before + 1]
    assert (item.act.words, item.act.to, item.act.issue) == ("And who monitors?", "republic", 1)
    into = mine.get(f"/c/{lake}/relays/new/?ask=2-1a").content.decode()
    assert "Where do you stand on “Who monitors”" in into
    assert mine.get(f"/c/{lake}/questions/9-9z/").status_code == 404


def test_an_answer_to_a_relay_reaches_the_board_with_its_condition(
    mine: Any, desk: Any, lake: str, republic: str
) -> None:
    from goodoffices.desk.confided import told
    from goodoffices.server.store import new_token, open_case

    at = relay(desk, lake, republic, "A joint team could stand on the road.")  # it asks nothing; they answer
    where = f"/c/{lake}/relays/{republic}/{at}/"
    given = {"party": "republic", "person": "General Orr", "mark": "closed", "step": "answered"}
    taken = {"stance": "accepts", "about": "monitors / joint", "condition": "the list is settled"}
    sent = {"form": new_token(), "words": "We could live with that.", **given}
    assert mine.post(where, {**sent, "stance": "accepts"}).status_code == 400
    assert mine.post(where, {**sent, **taken}).status_code == 302
    opened = open_case(desk, lake)
    (one,) = told(opened.together, opened.file)
    assert (one.position.stance, one.position.options, one.position.words) == (
        "accepts",
        ("joint",),
        "We could live with that.",
    )
    assert [condition.does for condition in one.position.conditions] == ["the list is settled"]
    board = text(mine.get(f"/c/{lake}/board/").content.decode())
    assert re.search(r"accepts +joint team ?, +if +the list is settled", board), board
    assert "We could live with that." in text(mine.get(where).content.decode())


def test_an_answer_in_words_alone_stands_beside_the_board_until_it_is_put_there(
    mine: Any, desk: Any, lake: str, republic: str
) -> None:
    from goodoffices.server.store import new_token

    at = relay(desk, lake, republic, "A joint team could stand on the road.", asks=True)
    given = {"party": "republic", "mark": "closed", "step": "answered", "words": "Rather not a joint one."}
    mine.post(f"/c/{lake}/relays/{republic}/{at}/", {"form": new_token(), **given})
    board = mine.get(f"/c/{lake}/board/").content.decode()
    assert "Rather not a joint one." in board.split("Answered to relays")[1].split("</section>")[0]
    answer = max(view_of(desk, lake, republic).items)
    place = f"/c/{lake}/r/{republic}/e/{answer}/issue/"
    put = {"form": new_token(), "stance": "refuses", "about": "monitors / joint"}
    assert mine.post(place, put).status_code == 302
    board = mine.get(f"/c/{lake}/board/").content.decode()
    assert "Answered to relays" not in board
    assert "Rather not a joint one." in board
