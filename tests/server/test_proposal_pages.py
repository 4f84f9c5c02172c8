"""The pages of proposals: one is written, looked at and put; answered; made known; and a side's sheet says
nothing but its own.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from pages_cast import csp_breaks, position, text
from proposals_cast import AFTER, BEFORE, answer, at, known, put_one
from site_cast import items, rooms_of
from test_desk_silence import same
from things_cast import WRONG_WORDS

from goodoffices.server.store import new_token
from goodoffices.talks import acts


@pytest.fixture
def rooms(desk: Any, lake: str) -> list[str]:
    return rooms_of(desk, lake)


def soon(hours: int = 4) -> str:
    return (datetime.now() + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")


def send(browser: Any, case: str, into: list[str], **more: Any) -> Any:
    given = {
        "form": new_token(),
        "mode": "double-blind",
        "rooms": into,
        "closes": soon(),
        "o0.0": "0",
        "do": "send",
        **more,
    }
    return browser.post(f"/c/{case}/proposals/new/", given)


def test_a_proposal_begins_with_a_package_that_the_address_names_by_places(mine: Any, lake: str) -> None:
    html = mine.get(f"/c/{lake}/proposals/new/?p=1").content.decode()
    assert re.search(r'<option\s+value="1"\s+selected>neighbours', html)
    assert "There is one closing time" in html
    assert "a side that said yes knows that the other said no" in html
    assert csp_breaks(html) == []


def test_what_was_chosen_on_a_table_that_changed_is_not_put(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    import msgspec

    from goodoffices.desk.stored_files import save_case_file

    page = f"/c/{lake}/proposals/new/?p=0"
    mark = re.search(r'name="table" value="(\w+)"', mine.get(page).content.decode())
    assert mark is not None
    with at(desk, lake, BEFORE) as pen:
        first, *others = pen.case.file.issues
        turned = msgspec.structs.replace(first, options=first.options[::-1])
        save_case_file(pen, msgspec.structs.replace(pen.case.file, issues=(turned, *others)))
    before = len(items(desk, lake, rooms[1]))
    answer = send(mine, lake, rooms[1:], table=mark[1])
    assert answer.status_code == 400
    html = answer.content.decode()
    assert "What is on the table changed after this page was opened" in text(html)
    assert len(items(desk, lake, rooms[1])) == before
    again = re.search(r'name="table" value="(\w+)"', html)
    assert again is not None
    assert again[1] != mark[1]
    assert send(mine, lake, rooms[1:], table=again[1]).status_code == 302


def test_it_is_put_into_each_room_in_its_own_names_and_answered_there(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    sent = send(mine, lake, rooms[1:], why="the bridge")
    assert sent.status_code == 302
    for room in rooms[1:]:
        put = items(desk, lake, room)[-1].act
        assert isinstance(put, acts.ProposalPut)
        assert put.parts == (acts.PackagePart(issue=1, option="a"),)
        assert "bridge" not in str(items(desk, lake, room))
    page = sent["Location"].split("?")[0]
    given = {
        "form": new_token(),
        "party": "front",
        "answer": "yes",
        "mandate": "commit",
        "person": "Dr Salim",
    }
    done = mine.post(f"{page}answer/", {**given, "how": "by-telephone", "consent": "by-word-of-mouth"})
    assert done.status_code == 302
    html = text(mine.get(page).content.decode())
    assert "Dr Salim · by telephone · consent: by word of mouth" in html
    assert "has not answered yet" in html
    assert mine.post(f"{page}known/", {"form": new_token()}).status_code == 400


def test_what_is_pointed_out_holds_a_proposal_back_until_it_is_left_in_knowingly(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    position(desk, lake, rooms[1], "monitors", "accepts", "joint", words="A joint team.")
    held = send(mine, lake, rooms[1:], words="Perhaps a joint team of the harbour?")
    assert held.status_code == 400
    html = held.content.decode()
    kept = re.findall(r'name="keep" value="([^"]+)"', html)
    assert kept
    assert "Perhaps a joint team of the harbour?" in html
    assert (
        send(mine, lake, rooms[1:], words="Perhaps a joint team of the harbour?", keep=kept).status_code
        == 302
    )


def test_several_packages_are_listed_marked_and_one_is_taken(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    more = mine.post(
        f"/c/{lake}/proposals/new/",
        {"form": new_token(), "mode": "double-blind", "columns": "1", "do": "column"},
    ).content.decode()
    assert 'name="o1.0"' in more
    sent = send(mine, lake, rooms[1:], mode="acceptance-set", columns="2", **{"o1.0": "1"})
    page = sent["Location"].split("?")[0]
    html = mine.get(page).content.decode()
    assert 'name="rank-2"' in html
    given = {"form": new_token(), "party": "front", "mandate": "commit", "rank-1": "2", "rank-2": "1"}
    assert mine.post(f"{page}answer/", given).status_code == 302
    assert items(desk, lake, rooms[1])[-1].act.marks == (2, 1)
    twice = {**given, "form": new_token(), "rank-1": "1"}
    assert mine.post(f"{page}answer/", twice).status_code == 400


def test_what_is_wrong_comes_back_as_it_was_written_with_a_plain_word(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    before = [len(items(desk, lake, room)) for room in rooms]
    for given, word in (
        ({"closes": ""}, "Say when it closes"),
        ({"closes": "2001-01-01T10:00"}, "closing time is not ahead"),
        ({"rooms": []}, "say to whom it is put"),
        ({"o0.0": "x"}, "it proposes nothing"),
        ({"confirm_by": "2031-01-01"}, "go together"),
    ):
        answered = send(mine, lake, rooms[1:], **given)
        assert answered.status_code == 400
        assert word in text(answered.content.decode())
    assert [len(items(desk, lake, room)) for room in rooms] == before


def test_no_word_in_any_field_breaks_a_page(mine: Any, desk: Any, lake: str, rooms: list[str]) -> None:
    sent = put_one(desk, lake, rooms[1:], moment=BEFORE)
    for word in WRONG_WORDS:
        for field in ("words", "closes", "mode", "columns", "o0.0", "confirm_by", "referendum", "why", "do"):
            answered = send(mine, lake, rooms[1:], **{field: word})
            assert answered.status_code in (200, 302, 400), (field, word)
        for what in ("answer", "confirm", "home", "withdraw", "conclude", "known"):
            given = {
                "form": new_token(),
                "party": word,
                "answer": word,
                "who": word,
                "words": word,
                "by": word,
            }
            answered = mine.post(f"/c/{lake}/proposals/{sent}/{what}/", given)
            assert answered.status_code in (302, 400), (what, word)


def test_who_has_no_cookie_sees_and_does_nothing(
    stranger: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    sent = put_one(desk, lake, rooms[1:])
    entry = items(desk, lake, rooms[1])[-1].sequence
    for page in ("proposals/", "proposals/new/", f"proposals/{sent}/", f"r/{rooms[1]}/proposal/{entry}/"):
        assert stranger.get(f"/c/{lake}/{page}")["Location"] == "/unlock/"
    assert stranger.post(f"/c/{lake}/proposals/{sent}/known/", {"form": new_token()}).status_code == 403


@pytest.mark.parametrize("page", ["proposals/99/", "r/{room}/proposal/1/", "proposals/0/"])
def test_what_is_not_there_is_said_so(mine: Any, lake: str, rooms: list[str], page: str) -> None:
    assert mine.get(f"/c/{lake}/{page.format(room=rooms[1])}").status_code == 404


def test_the_list_says_how_often_answers_in_confidence_were_asked_for(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    for _ in range(2):
        put_one(desk, lake, rooms[1:])
    html = text(mine.get(f"/c/{lake}/proposals/").content.decode())
    assert "asked for 2 times in this case" in html


def sheets(mine: Any, desk: Any, case: str, room: str) -> list[str]:
    """Every sheet of the room's proposals, what stands in the room, and its relay sheet."""
    puts = [item.sequence for item in items(desk, case, room) if isinstance(item.act, acts.ProposalPut)]
    pages = [f"proposal/{entry}/" for entry in puts] + ["summary/"]
    return [same(mine.get(f"/c/{case}/r/{room}/{page}").content.decode()) for page in pages]


def test_a_hundred_pairs_of_pages_are_the_same_until_the_joint_result_differs(mine: Any, desk: Any) -> None:
    """Ten pairs of histories of five proposals, each looked at before and after a result is made known."""
    from test_desk_silence import lake as fresh

    pairs = 0
    for seed in range(10):
        rng = Random(seed)
        worlds = [fresh(desk), fresh(desk)]
        for step in range(5):
            mine_says = rng.choice(("yes", "no"))
            sent = [
                put_one(desk, case, rooms[1:], package={}, words=f"Would {step} do?")
                for case, rooms in worlds
            ]
            if mine_says == "no":  # the joint result is no, whatever the other side says
                words = [rng.sample(("yes", "no", ""), 2), ["no", "no"]][0]
            else:
                words = ["no", ""] if rng.random() < 0.5 else ["yes", "yes"]
            for (case, _rooms), one, word in zip(worlds, sent, words, strict=True):
                answer(desk, case, one, "front", mine_says)
                for moment in rng.sample(("13", "14", "16"), rng.randint(0, 2)):
                    answer(desk, case, one, "republic", "no", f"2031-05-06T{moment}:00:00Z")
                if word:
                    answer(desk, case, one, "republic", word, "2031-05-06T17:30:00Z")
            for after in (False, True):
                if after:
                    for (case, _rooms), one in zip(worlds, sent, strict=True):
                        known(desk, case, one, AFTER)
                first, second = (sheets(mine, desk, case, rooms[1]) for case, rooms in worlds)
                assert first == second, (seed, step, after)
                pairs += 1
    assert pairs == 100


@pytest.mark.parametrize(
    ("when", "told"),
    [("2020-01-01T10:00", "It was put only after that time"), ("2099-01-01T10:00", "has not come yet")],
)
def test_nobody_answers_before_it_was_put_or_at_a_time_that_has_not_come(
    mine: Any, desk: Any, lake: str, rooms: list[str], when: str, told: str
) -> None:
    sent = send(mine, lake, rooms[1:])
    address = sent["Location"].partition("?")[0]
    before = len(items(desk, lake, rooms[1]))
    given = {"form": new_token(), "party": "front", "answer": "yes", "mandate": "commit", "when": when}
    answered = mine.post(f"{address}answer/", given)
    assert answered.status_code == 400
    assert told in text(answered.content.decode())
    assert len(items(desk, lake, rooms[1])) == before
    assert mine.post(f"{address}answer/", {**given, "form": new_token(), "when": ""}).status_code == 302


def test_a_sides_sheet_is_a_word_file_and_a_pdf_with_lines_to_answer_on_and_nothing_of_another(
    mine: Any, desk: Any, lake: str, rooms: list[str], stranger: Any
) -> None:
    from test_papers import words_of

    sent = put_one(desk, lake, rooms[1:], referendum={"front": "2031-05-20T22:00:00Z"})
    entry = next(one.sequence for one in items(desk, lake, rooms[1]) if isinstance(one.act, acts.ProposalPut))
    base = f"/c/{lake}/r/{rooms[1]}/proposal/{entry}/"

    def paper() -> str:
        return words_of(bytes(mine.get(f"{base}proposal.docx").content))

    before = paper()
    for words in (
        "For the delegation of the Front", "Would this do?", "Who monitors: joint team",
        "There is one closing time.", "the Front may answer subject to confirmation until", "Signature",
    ):  # fmt: skip
        assert words in before, words
    answer(
        desk, lake, sent, "republic", "no", words="Never, while I live.", conditions=(acts.If(does="rain"),)
    )
    assert paper() == before
    answer(desk, lake, sent, "front", words="We would.", conditions=(acts.If(does="the list is settled"),))
    after = paper()
    assert "no, if the list is settled" in after or "yes, if the list is settled" in after
    assert "We would." in after
    assert "Signature" not in after
    known(desk, lake, sent, "2031-05-21T10:00:00Z")
    assert "Made known: not agreed." in paper()
    for secret in ("Never, while I live.", "rain", "General Orr", rooms[2], "Lake Sarn"):
        assert secret not in paper()
    assert mine.get(f"{base}proposal.pdf").content.startswith(b"%PDF")
    assert stranger.get(f"{base}proposal.docx")["Location"] == "/unlock/"
    assert mine.get(f"/c/{lake}/r/{rooms[1]}/proposal/1/proposal.docx").status_code == 404


def test_a_draft_is_kept_for_another_mediator_opened_as_it_was_written_and_dropped(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    before = [len(items(desk, lake, room)) for room in rooms[1:]]
    kept = send(mine, lake, rooms[1:], do="draft", words="Would this do, later?", closes="")
    assert (kept.status_code, kept["Location"]) == (302, f"/c/{lake}/proposals/?recorded=1")
    assert [len(items(desk, lake, room)) for room in rooms[1:]] == before
    listed = mine.get(f"/c/{lake}/proposals/").content.decode()
    assert "Would this do, later?" in listed
    opened = re.search(r'href="(/c/\w+/proposals/new/\?draft=\d+)"', listed)
    assert opened
    page = mine.get(opened[1]).content.decode()
    assert "Would this do, later?" in page
    assert re.search(r'name="draft_of" value="\d+"', page)
    assert csp_breaks(page) == []
    entry = opened[1].rsplit("=", 1)[1]
    put_now = send(mine, lake, rooms[1:], words="Would this do, later?", draft_of=entry)
    assert put_now.status_code == 302
    assert "Drafts for another mediator" not in mine.get(f"/c/{lake}/proposals/").content.decode()
    send(mine, lake, rooms[1:], do="draft", words="Another.")
    listed = mine.get(f"/c/{lake}/proposals/").content.decode()
    drop = re.search(r'action="(/c/\w+/proposals/draft/\d+/drop/)"', listed)
    assert drop
    assert mine.post(drop[1], {"form": new_token()}).status_code == 302
    assert "Another." not in mine.get(f"/c/{lake}/proposals/").content.decode()
    assert mine.get(f"/c/{lake}/proposals/new/?draft=9999").status_code == 404
    assert mine.post(f"/c/{lake}/proposals/draft/9999/drop/", {"form": new_token()}).status_code == 404
