"""What matters, at the desk: each answer is an entry of its side's room; a side's questions and scorecard
rest on its own answers.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest
from pages_cast import csp_breaks, text
from site_cast import items, rooms_of
from test_desk_silence import same
from things_cast import WRONG_WORDS, send

from goodoffices.talks import acts


@pytest.fixture
def rooms(desk: Any, lake: str) -> list[str]:
    return rooms_of(desk, lake)


def confided(desk: Any, case: str) -> Any:
    from goodoffices.server.store import open_case

    return open_case(desk, case).confided


def tell(browser: Any, case: str, where: str, what: str, **given: Any) -> Any:
    answered = send(browser, case, f"matters/{where}", what, **given)
    assert answered.status_code == 302, text(answered.content.decode())[:400]
    return answered


def all_sorts(browser: Any, case: str, side: int = 1) -> None:
    """An answer of every sort."""
    tell(browser, case, f"{side}/1", "order", **{"rank-0": "1", "rank-1": "2"})
    tell(browser, case, f"{side}/1", "shares", **{"share-0": "100", "share-1": "12,5"})
    tell(browser, case, f"{side}/1", "never", option="neighbours")
    tell(browser, case, f"{side}", "points", **{"points-0": "70", "points-1": "30"})
    tell(browser, case, f"{side}", "cards", **{"card-0": "3", "card-1": "1", "ratio": "4"})
    tell(browser, case, f"{side}", "more", more="monitors", less="ratio", reason="Who watches matters most.")
    tell(browser, case, f"{side}", "no-deal", level="20")
    tell(browser, case, f"{side}/1", "worth", option="0", against="1", low="30", high="40")


def test_each_answer_is_an_entry_in_its_sides_room_and_reaches_the_analysis(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    before = len(items(desk, lake, rooms[2]))
    all_sorts(mine, lake)
    told = [item.act for item in items(desk, lake, rooms[1]) if isinstance(item.act, acts.MattersTold)]
    assert len(told) == 8
    assert {act.party for act in told} == {"front"}
    assert len(items(desk, lake, rooms[2])) == before
    preference = confided(desk, lake).preference("front")
    assert preference.minimum.score == 20
    assert preference.refuses == {"monitors": ("neighbours",)}
    assert preference.points["monitors"]["neighbours"] == 0
    html = mine.get(f"/c/{lake}/matters/1/").content.decode()
    assert "Who watches matters most." in html
    assert "no agreement would be worth" in html
    assert csp_breaks(html) == []


def test_an_answer_that_no_longer_holds_stays_in_the_history_with_its_reason(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    tell(mine, lake, "1", "no-deal", level="20")
    entry = items(desk, lake, rooms[1])[-1].sequence
    tell(
        mine,
        lake,
        "1",
        "back",
        entry=str(entry),
        reason="They had meant something else.",
        consent="in-writing",
    )
    preference = confided(desk, lake).preference("front")
    assert preference is None or preference.minimum is None
    html = text(mine.get(f"/c/{lake}/matters/1/").content.decode())
    assert "taken back" in html


def test_what_contradicts_is_shown_and_not_refused(mine: Any, lake: str) -> None:
    tell(mine, lake, "1/1", "worth", option="0", low="5")
    tell(mine, lake, "1/1", "worth", option="1", low="9")
    tell(mine, lake, "1/1", "order", **{"rank-0": "1", "rank-1": "2"})
    html = text(mine.get(f"/c/{lake}/matters/1/").content.decode())
    assert "Ask again" in html
    assert "its order is not that of its numbers" in html


def test_a_sides_scorecard_says_what_it_gains_gives_up_and_has_not_said(mine: Any, lake: str) -> None:
    tell(mine, lake, "1/1", "worth", option="0", low="30")
    tell(mine, lake, "1/1", "worth", option="1", low="12.5")
    html = text(mine.get(f"/c/{lake}/matters/1/card/?p=1.x").content.decode())
    assert "neighbours’ team 12.5 30" in html
    assert "Ratio of exchange open not said" in html


@pytest.mark.parametrize(
    ("where", "what", "given"),
    [
        ("1", "more", {"more": "monitors", "less": "monitors"}),
        ("1", "points", {"points-0": "many"}),
        ("1", "points", {}),
        ("1", "cards", {"card-0": "1"}),
        ("1", "no-deal", {}),
        ("1/1", "order", {"rank-0": "1"}),
        ("1/1", "shares", {"share-0": "101"}),
        ("1/1", "worth", {"option": "0", "low": "9", "high": "1"}),
    ],
)
def test_what_says_nothing_comes_back_with_a_plain_word(
    mine: Any, desk: Any, lake: str, rooms: list[str], where: str, what: str, given: dict[str, str]
) -> None:
    before = [len(items(desk, lake, room)) for room in rooms]
    assert send(mine, lake, f"matters/{where}", what, **given).status_code == 400
    assert [len(items(desk, lake, room)) for room in rooms] == before


def test_no_word_in_any_field_breaks_a_page(mine: Any, lake: str) -> None:
    for where, what, field in (
        ("1", "more", "more"),
        ("1", "rather", "this"),
        ("1", "points", "points-0"),
        ("1", "cards", "ratio"),
        ("1", "no-deal", "level"),
        ("1", "back", "entry"),
        ("1/1", "worth", "low"),
        ("1/1", "order", "rank-0"),
        ("1/1", "never", "option"),
    ):
        for word in WRONG_WORDS:
            assert send(mine, lake, f"matters/{where}", what, **{field: word}).status_code in (302, 400)
    for page in ("matters/9/", "matters/1/9/", "matters/0/"):
        assert mine.get(f"/c/{lake}/{page}").status_code == 404
    assert mine.get(f"/c/{lake}/matters/1/card/?p=99.-1.xx").status_code == 200


def test_who_has_no_cookie_sees_and_does_nothing(stranger: Any, desk: Any, lake: str) -> None:
    for page in ("matters/1/", "matters/1/1/", "matters/1/card/"):
        assert stranger.get(f"/c/{lake}/{page}")["Location"] == "/unlock/"
    assert send(stranger, lake, "matters/1", "no-deal", level="1").status_code == 403


def test_a_sides_questions_and_scorecard_are_the_same_whatever_another_side_told(
    mine: Any, desk: Any
) -> None:
    from test_desk_silence import lake as fresh

    shown = []
    for loud in (False, True):
        case, _rooms = fresh(desk)
        mine.post(f"/c/{case}/case-file/", {"form": _token(), "issue": "ratio", "name": "1 to 1"})
        mine.post(f"/c/{case}/case-file/", {"form": _token(), "issue": "ratio", "name": "2 to 1"})
        tell(mine, case, "1/1", "worth", option="0", low="10")
        if loud:
            tell(mine, case, "2/1", "worth", option="1", low="99")
            tell(mine, case, "2", "no-deal", level="50")
        pages = [mine.get(f"/c/{case}/matters/1/{page}").content.decode() for page in ("", "1/", "card/?p=1")]
        shown.append([_without_list(same(page)) for page in pages])
    assert shown[0] == shown[1]


def _token() -> str:
    from goodoffices.server.store import new_token

    return new_token()


def _without_list(html: str) -> str:
    """Without the list of sides, which is the mediators'."""
    return re.sub(r'<ul class="rooms-of">.*?</ul>', "", html, flags=re.S)


def test_numbers_are_shown_as_they_were_said() -> None:
    from goodoffices.server.wording.matter_words import exact

    assert [exact(Fraction(one)) for one in ("30", "12.5", "1/3")] == ["30", "12.5", "0.333"]


def test_why_a_side_is_asked_nothing_is_told(mine: Any, desk: Any) -> None:
    from goodoffices.case import Case, Party
    from goodoffices.server.demo import build
    from goodoffices.server.founding import begin
    from goodoffices.server.store import new_token

    demo = build(desk, datetime.now(UTC))
    parties = (Party(id="front", name="the Front"), Party(id="republic", name="the Republic"))
    bare = begin(desk, Case(title="Bare", fictional=True, parties=parties, issues=()), "closed", new_token())
    for case, why in (
        (demo, "this side's numbers stand in the case file"),
        (bare, "an issue of which this side knows two options"),
    ):
        assert why in text(mine.get(f"/c/{case}/matters/1/").content.decode())


def test_places_of_a_table_that_changed_mean_nothing(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    import msgspec

    from goodoffices.desk.stored_files import save_case_file
    from goodoffices.server.store import new_token, write_case

    html = mine.get(f"/c/{lake}/matters/1/1/").content.decode()
    mark = re.search(r'name="table"\s+value="(\w+)"', html)
    assert mark is not None
    with write_case(desk, lake, new_token()) as pen:
        first, *others = pen.case.file.issues
        turned = msgspec.structs.replace(first, options=first.options[::-1])
        save_case_file(pen, msgspec.structs.replace(pen.case.file, issues=(turned, *others)))
    before = len(items(desk, lake, rooms[1]))
    answer = send(mine, lake, "matters/1/1", "order", **{"rank-0": "1", "rank-1": "2", "table": mark[1]})
    assert answer.status_code == 400
    assert "What is on the table changed after this page was opened" in text(answer.content.decode())
    assert len(items(desk, lake, rooms[1])) == before


def test_the_bridge_asks_a_side_the_same_whatever_another_told_and_ranks_sides_for_mediators(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    from pages_cast import position, told

    from goodoffices.desk.bridge import BridgeFound
    from goodoffices.desk.views.bridge import bridge_page
    from goodoffices.server.store import open_case

    def asks() -> dict[str, Any]:
        return {one.label: one for one in bridge_page(open_case(desk, lake), BridgeFound()).asks}

    for room, party in ((rooms[1], "front"), (rooms[2], "republic")):
        for option in ("joint", "neighbours"):
            position(desk, lake, room, "monitors", "accepts", option, proxy=told(party))
    before = asks()
    assert set(before) == {"the Front", "the Republic"}
    tell(mine, lake, "2/1", "worth", option="0", low="90", high="90")
    tell(mine, lake, "2/1", "worth", option="1", low="0", high="0")
    after = asks()
    assert after["the Front"].asks == before["the Front"].asks
    assert next(iter(after)) == "the Front"  # all is known of the other
    html = text(mine.get(f"/c/{lake}/bridge/").content.decode())
    assert "nothing that another side told is in it" in html
    assert "Without options yet, and left out: Ratio of exchange" in html
