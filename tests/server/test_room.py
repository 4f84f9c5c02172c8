"""A room and quick capture."""

from __future__ import annotations

import re
from typing import Any

import pytest
from site_cast import items, record, rooms_of

from goodoffices.server.store import new_token
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

    picture = open_case(desk, lake).together
    assert picture.ties == {(room, 1): "monitors"}
    assert picture.tied_options == {(room, 1, "a"): "joint"}
    page = mine.get(f"/c/{lake}/r/{room}/").content.decode()
    assert "joint team, if the list is settled first" in page
    assert "may be floated" in page


def test_a_choice_says_where_it_would_bring_the_name_of_an_issue_into_a_room(
    mine: Any, desk: Any, lake: str
) -> None:
    first, second = rooms_of(desk, lake)[1:3]
    record(mine, lake, first, "! joint team", about="monitors / joint")
    pages = [mine.get(f"/c/{lake}/r/{room}/").content.decode() for room in (first, second)]
    found = [re.findall(r'<optgroup label="([^"]*)"', page) for page in pages]
    known = [label for label in found[0] if not label.endswith("(new in this room)")]
    assert len(known) == 1
    assert all(label.endswith("(new in this room)") for label in found[1])
    assert f"{known[0]} (new in this room)" in found[1]


def test_letters_bring_no_name_of_another_room_before_it_was_shown_whole(
    mine: Any, desk: Any, lake: str
) -> None:
    front, republic = rooms_of(desk, lake)[1:3]
    record(
        mine,
        lake,
        republic,
        "! it is shut",
        side="republic",
        new_issue="Tunnel under the eastern fence",
        new_option="shut for good",
    )
    before = len(items(desk, lake, front))
    for words, names in (
        ("! we want it open #tun", ["Tunnel under the eastern fence"]),
        ("- #tun shut", ["Tunnel under the eastern fence", "shut for good"]),
    ):
        answer = record(mine, lake, front, words)
        html = answer.content.decode()
        assert answer.status_code == 400
        assert [name for name in names if name not in html] == [], re.findall(r"<li>.*?</li>", html)
        assert "would bring into this room" in html
        assert len(items(desk, lake, front)) == before
        assert "Tunnel" not in mine.get(f"/c/{lake}/r/{front}/summary/").content.decode()
    # Another name than the one that was shown is asked about again.
    assert (
        record(mine, lake, front, "! joint #monit", bring="tunnel-under-the-eastern-fence").status_code == 400
    )
    (shown,) = re.findall(r'name="bring" value="([^"]+)"', html)
    assert record(mine, lake, front, words, bring=shown).status_code == 302
    assert record(mine, lake, front, "! open, then #tun").status_code == 302
    assert record(mine, lake, front, "! joint #monit", bring="monitors").status_code == 302


def test_a_name_of_the_room_goes_before_those_of_others(mine: Any, desk: Any, lake: str) -> None:
    front, republic = rooms_of(desk, lake)[1:3]
    record(mine, lake, republic, "! it is shut", side="republic", new_issue="Tunnel under the eastern fence")
    record(mine, lake, front, "! less of it", new_issue="Tunnel toll")
    assert record(mine, lake, front, "! none at all #tun").status_code == 302
    assert {one.issue for one in positions(desk, lake) if one.party == "front"} == {"tunnel-toll"}
    assert "eastern" not in mine.get(f"/c/{lake}/r/{front}/summary/").content.decode()


def positions(desk: Any, case: str) -> list[Any]:
    from goodoffices.desk import told
    from goodoffices.server.store import open_case

    opened = open_case(desk, case)
    return [one.position for one in told(opened.together, opened.file)]


def test_signs_alone_record_a_position_with_issue_option_condition_and_mark(
    mine: Any, desk: Any, lake: str
) -> None:
    room = rooms_of(desk, lake)[1]
    words = "+ #monit joint /if the list is settled /f"
    assert record(mine, lake, room, words, bring="monitors / joint").status_code == 302
    (stands,) = positions(desk, lake)
    assert (stands.issue, stands.options, stands.stance) == ("monitors", ("joint",), "accepts")
    assert [one.does for one in stands.conditions] == ["the list is settled"]
    assert items(desk, lake, room)[-1].level == "float"


def test_a_position_without_an_issue_is_left_for_later_and_sorted_then(
    mine: Any, desk: Any, lake: str
) -> None:
    room = rooms_of(desk, lake)[1]
    record(mine, lake, room, "! nobody from the neighbours /f", person="Dr Salim", how="by-telephone")
    left = items(desk, lake, room)[-1]
    assert positions(desk, lake) == []
    place = f"/c/{lake}/r/{room}/e/{left.sequence}/"
    board = mine.get(f"/c/{lake}/board/").content.decode()
    assert "nobody from the neighbours" in board
    assert place in board
    wrong = mine.post(place + "issue/", {"form": new_token()})
    assert (wrong.status_code, b'role="alert"' in wrong.content) == (400, True)
    answer = mine.post(place + "issue/", {"form": new_token(), "about": "monitors / joint"})
    assert answer.status_code == 302
    (stands,) = positions(desk, lake)
    assert (stands.issue, stands.options, stands.words) == (
        "monitors",
        ("joint",),
        "nobody from the neighbours",
    )
    now = items(desk, lake, room)[-1]
    assert (now.level, now.person, now.proxy.how) == ("float", "Dr Salim", "by-telephone")
    assert mine.post(place + "issue/", {"form": new_token(), "about": "ratio"}).status_code == 400
    assert b"On which issue is it?" not in mine.get(answer["Location"]).content


def test_a_chosen_mark_stays_a_sign_holds_once_and_who_spoke_goes_on(mine: Any, desk: Any, lake: str) -> None:
    room = rooms_of(desk, lake)[1]
    there = record(mine, lake, room, "We wait. /p", mark="float", person="Dr Salim", how="by-telephone")
    page = " ".join(mine.get(there["Location"]).content.decode().split())
    assert '<option value="float" selected>' in page
    assert '<option value="by-telephone" selected>' in page
    assert 'name="person" value="Dr Salim"' in page
    assert items(desk, lake, room)[-1].level == "public"
    there = record(mine, lake, room, "We wait. /f")
    page = mine.get(there["Location"]).content.decode()
    assert '<option value="closed" selected>' in page


def test_who_spoke_for_one_side_is_not_taken_for_another(mine: Any, desk: Any, lake: str) -> None:
    from goodoffices.server.store import write_case

    with write_case(desk, lake, new_token()) as pen:
        both = pen.found(acts.RoomNamed(title="Both", sort="all", parties=("front", "republic")))
    record(mine, lake, both, "We wait.", person="Dr Salim")
    record(mine, lake, both, "So do we.", side="republic", person="Dr Salim")
    assert [item.person for item in items(desk, lake, both) if item.words] == ["Dr Salim", ""]
    said = {"form": new_token(), "kind": "said", "words": "planted", "room": both}
    assert mine.post(f"/c/{lake}/said/", said).status_code == 404


def test_what_was_recorded_last_can_be_taken_back_at_once(mine: Any, desk: Any, lake: str) -> None:
    room = rooms_of(desk, lake)[1]
    there = record(mine, lake, room, "We wiat. /f")
    last = items(desk, lake, room)[-1]
    page = mine.get(there["Location"]).content.decode()
    undo = f"/c/{lake}/r/{room}/e/{last.sequence}/take-back/"
    assert undo in page
    answer = mine.post(undo, {"form": new_token(), "slip": "1"})
    assert answer["Location"] == f"/c/{lake}/r/{room}/"
    taken = items(desk, lake, room)[-1]
    assert (taken.act.words, taken.proxy) == ("recorded by mistake", None)
    assert next(one for one in items(desk, lake, room) if one.sequence == last.sequence).level == "closed"


def test_the_board_takes_what_was_said_into_a_room(mine: Any, stranger: Any, desk: Any, lake: str) -> None:
    room = rooms_of(desk, lake)[2]
    given = {"kind": "said", "words": "- #monit joint", "room": room, "bring": "monitors / joint"}
    assert stranger.post(f"/c/{lake}/said/", {"form": new_token(), **given}).status_code == 403
    answer = mine.post(f"/c/{lake}/said/", {"form": new_token(), **given})
    assert answer["Location"] == f"/c/{lake}/board/?done={room}.{items(desk, lake, room)[-1].sequence}"
    (stands,) = positions(desk, lake)
    assert (stands.party, stands.stance) == ("republic", "refuses")
    assert "Recorded" in mine.get(answer["Location"]).content.decode()
    wrong = mine.post(f"/c/{lake}/said/", {"form": new_token(), **given, "words": "! all #zzz"})
    assert (wrong.status_code, b"! all #zzz" in wrong.content) == (400, True)
    for nowhere in ("", "none", f"{room}x"):
        sent = {"form": new_token(), **given, "room": nowhere}
        assert mine.post(f"/c/{lake}/said/", sent).status_code == 404


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
        {"kind": "demands", "side": ""},
        {"words": "! joint team #nothing"},
        {"words": "! a team #team"},
        {"words": "Joint, they say. #monit"},
        {"words": "We wait. /if they wait"},
        {"kind": "demands", "about": "monitors", "words": ""},
        {"kind": "answers"},
        {"about": "nothing like it"},
        {"side": "nobody"},
        {"mark": "float", "consent": "none"},
        {"words": "x" * 20_001},
        {"words": "a\x00b"},
        {"new_issue": "\ufffe", "kind": "asks"},
        {"words": "bell\x07"},
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
    page = record(mine, lake, room, "! the joint team #zeal").content.decode()
    assert "No issue begins like #zeal" in page
    assert "Who monitors: joint team" in page
    assert "! the joint team #zeal</textarea>" in page


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


def test_what_a_person_did_not_say_is_not_written_down(mine: Any, desk: Any, lake: str) -> None:
    """Neither a consent by word of mouth nor a way in which it was told is made up."""
    room = rooms_of(desk, lake)[1]
    record(mine, lake, room, "A joint team, perhaps.", mark="float")
    proxy = items(desk, lake, room)[-1].proxy
    assert (proxy.how, proxy.consent) == ("not-said", "not-said")
    page = mine.get(f"/c/{lake}/r/{room}/").content.decode()
    assert "by word of mouth" not in re.sub(r"<form.*?</form>", "", page, flags=re.S)
    for name in ("how", "consent"):
        first = re.search(rf'name="{name}">\s*<option value="([^"]*)"', page)
        assert first is not None
        assert first[1] == ""
    record(mine, lake, room, "Again.", consent="in-writing", how="by-telephone")
    assert (items(desk, lake, room)[-1].proxy.how, items(desk, lake, room)[-1].proxy.consent) == (
        "by-telephone",
        "in-writing",
    )


def test_what_is_left_for_later_has_one_place_in_a_room_in_whatever_language_and_release(
    mine: Any, desk: Any, lake: str
) -> None:
    """The issue for it has no name of its own; an earlier release gave it one, in the language of the day."""
    from django.utils import translation

    from goodoffices.server.store import new_token, open_case, write_case
    from goodoffices.talks import acts

    front, republic = open_case(desk, lake).room_ids[1:3]
    with write_case(desk, lake, new_token()) as pen:
        pen.write(republic, acts.IssueRaised(name="Not sorted yet", options=()))
    for room, side in ((front, "front"), (republic, "republic")):
        record(mine, lake, room, "! a joint team", side=side)
        with translation.override("ar"):
            record(mine, lake, room, "! a withdrawal", side=side)
        assert len(open_case(desk, lake).view(room).issues) == 1
    page = mine.get(f"/c/{lake}/r/{front}/summary/").content.decode()
    assert "Not sorted yet" in page
    assert "not sorted yet" in mine.get(f"/c/{lake}/r/{front}/").content.decode()


def on(desk: Any, case: str, room: str) -> tuple[str, list[str], str]:
    """Stance, names of options and words of what was recorded last."""
    from goodoffices.server.store import open_case

    view = open_case(desk, case).view(room)
    item = list(view.items.of(acts.PositionTaken))[-1]
    assert isinstance(item.act, acts.PositionTaken)
    issue = view.issues[item.act.issue]
    return item.act.stance, [issue.options[letter] for letter in item.act.options], item.words


def test_a_new_option_is_named_behind_a_colon_without_opening_the_fold(
    mine: Any, desk: Any, lake: str
) -> None:
    room = rooms_of(desk, lake)[1]
    wanted = "! #ratio: 40 for each soldier /if the list is settled /f"
    assert record(mine, lake, room, wanted, bring="ratio").status_code == 302
    assert on(desk, lake, room) == ("demands", ["40 for each soldier"], "")
    assert items(desk, lake, room)[-1].level == "float"
    assert record(mine, lake, room, "+ #ratio: 40 For Each Soldier").status_code == 302  # there already
    from goodoffices.server.store import open_case

    names = [one.label for one in open_case(desk, lake).outline.issue("ratio").options]
    assert names.count("40 for each soldier") == 1
    asked = record(mine, lake, room, "! #monit: joint", bring="monitors")
    assert (asked.status_code, b"begins like" in asked.content) == (400, True)


def test_words_that_are_the_name_of_an_option_are_that_option_and_no_others_are(
    mine: Any, desk: Any, lake: str
) -> None:
    room = rooms_of(desk, lake)[1]
    add = {"bring": "+ Withdrawal"}
    assert record(mine, lake, room, "! #Withdrawal: complete", **add).status_code == 302
    assert record(mine, lake, room, "! #with: complete withdrawal from the heights").status_code == 302
    for said, options in (
        ("! complete withdrawal #with", ["complete"]),
        ("! Complete! #with", ["complete"]),
        ("! a complete withdrawal from the heights #with", ["complete withdrawal from the heights"]),
        ("! no complete withdrawal #with", []),
        ("! complete withdrawal by May #with", []),
        ("! withdrawal #with", []),
    ):
        assert record(mine, lake, room, said).status_code == 302
        assert on(desk, lake, room)[1] == options, said


def test_a_sign_may_begin_with_a_digit_and_a_number_in_a_sentence_is_none(
    mine: Any, desk: Any, lake: str
) -> None:
    room = rooms_of(desk, lake)[1]
    assert record(mine, lake, room, "! #ratio: 33 alive", bring="ratio").status_code == 302
    assert record(mine, lake, room, "+ #33 alive").status_code == 302
    assert on(desk, lake, room)[:2] == ("accepts", ["33 alive"])
    assert record(mine, lake, room, "They came with bus #12: the blue one").status_code == 302
    assert items(desk, lake, room)[-1].words == "They came with bus #12: the blue one"
    assert record(mine, lake, room, "! the place of bus #12").status_code == 400


def test_an_issue_that_nobody_named_yet_is_shown_whole_and_put_on_the_table(
    mine: Any, desk: Any, lake: str
) -> None:
    room = rooms_of(desk, lake)[1]
    asked = record(mine, lake, room, "! for all of them #Amnesty")
    assert asked.status_code == 400
    assert b'value="+ Amnesty"' in asked.content
    assert record(mine, lake, room, "! for all of them #Amnesty", bring="+ Amnesty").status_code == 302
    from goodoffices.server.store import open_case

    assert "Amnesty" in [one.label for one in open_case(desk, lake).outline.issues]


def test_a_sorted_entry_is_sorted_again_where_it_stands_and_never_where_it_stood(
    mine: Any, desk: Any, lake: str
) -> None:
    room = rooms_of(desk, lake)[1]
    record(mine, lake, room, "! a joint team of theirs", about="monitors / joint")
    first = items(desk, lake, room)[-1].sequence
    place = f"/c/{lake}/r/{room}/e/"
    new = {"about": "ratio", "new_option": "one for one"}
    assert mine.post(f"{place}{first}/issue/", {"form": new_token(), **new}).status_code == 302
    (stands,) = positions(desk, lake)
    assert (stands.issue, stands.words, stands.until) == ("ratio", "a joint team of theirs", "")
    assert mine.post(f"{place}{first}/issue/", {"form": new_token(), **new}).status_code == 400
    assert len(positions(desk, lake)) == 1
    board = mine.get(f"/c/{lake}/board/").content.decode()
    assert "moved from" not in board


def test_the_fold_stays_open_where_something_in_it_was_used(mine: Any, desk: Any, lake: str) -> None:
    room = rooms_of(desk, lake)[1]
    plain = record(mine, lake, room, "a")
    assert 'class="more" open' not in mine.get(plain["Location"]).content.decode()
    used = record(mine, lake, room, "b", person="Dr Salim")
    assert 'class="more" open' in mine.get(used["Location"]).content.decode()


def test_a_paragraph_of_several_lines_is_kept_as_it_was_written(mine: Any, desk: Any, lake: str) -> None:
    room = rooms_of(desk, lake)[1]
    assert (
        record(
            mine, lake, room, "First line #monit\r\n\r\nand a second.", kind="demands", bring="monitors"
        ).status_code
        == 302
    )
    assert on(desk, lake, room)[2] == "First line\nand a second."
    record(mine, lake, room, "One.\r\nTwo.")
    assert items(desk, lake, room)[-1].words == "One.\nTwo."
    page = mine.get(f"/c/{lake}/r/{room}/").content.decode()
    assert "One.<br>Two." in page
    assert '<textarea id="words"' in page


def test_after_begin_the_page_says_what_comes_next_until_something_was_said(
    mine: Any, desk: Any, lake: str
) -> None:
    room = rooms_of(desk, lake)[1]
    begun = mine.get(f"/c/{lake}/").content.decode()
    assert "What comes next" in begun
    assert "Open a side’s room below" in begun
    record(mine, lake, room, "Good morning.")
    assert "What comes next" not in mine.get(f"/c/{lake}/").content.decode()


def test_the_last_page_of_a_room_is_full_and_the_first_holds_what_remains(
    mine: Any, desk: Any, lake: str
) -> None:
    from goodoffices.desk.views.rooms import PAGE
    from goodoffices.server.store import write_case

    room = rooms_of(desk, lake)[1]
    with write_case(desk, lake, new_token()) as writer:
        for number in range(PAGE + 5):
            at = writer.write(room, acts.Said(words=f"Point {number}.", party=""))
            if not number:
                first = at

    def points(query: str) -> list[str]:
        return re.findall(r"Point \d+\.", mine.get(f"/c/{lake}/r/{room}/{query}").content.decode())

    assert points("") == points("?page=2") == [f"Point {number}." for number in range(5, PAGE + 5)]
    assert points("?page=1") == points(f"?entry={first}") == [f"Point {number}." for number in range(5)]
