"""Conditional words at the desk: entered by side, taken together, circles with the word that opens them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pages_cast import csp_breaks, text
from site_cast import items, rooms_of
from things_cast import WRONG_WORDS, send

from goodoffices.talks import acts


@pytest.fixture
def rooms(desk: Any, lake: str) -> list[str]:
    return rooms_of(desk, lake)


def word(browser: Any, case: str, party: str, act: str, *when: tuple[str, str], **more: str) -> None:
    given = {"party": party, "act": act, "consent": "by-word-of-mouth", **more}
    for row, (who, does) in enumerate(when):
        given |= {f"if_party-{row}": who, f"if_does-{row}": does}
    answered = send(browser, case, "conditions", "word", **given)
    assert answered.status_code == 302, text(answered.content.decode())[:600]


def shown(browser: Any, case: str) -> str:
    html = browser.get(f"/c/{case}/conditions/").content.decode()
    assert csp_breaks(html) == []
    return text(html)


def test_a_circle_is_shown_with_the_word_that_would_open_it_and_drawn(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    word(mine, lake, "front", "Release of the sick", ("republic", "Open the road"))
    word(mine, lake, "republic", "Open the road", ("front", "release of the sick."))
    told = shown(mine, lake)
    assert "The largest set of acts in which the others meet every condition. Proved." in told
    assert "wait for each other. Done first, any of" in told
    assert isinstance(items(desk, lake, rooms[1])[-1].act, acts.WouldDo)
    assert isinstance(items(desk, lake, rooms[2])[-1].act, acts.WouldDo)
    svg = mine.get(f"/c/{lake}/conditions/picture.svg").content.decode()
    assert svg.startswith("<svg")
    assert "Open the road" in svg


def test_amounts_are_exact_and_bounded(mine: Any, lake: str) -> None:
    word(mine, lake, "republic", "release", number="130", unit="persons")
    word(
        mine, lake, "front", "release", rate_number="3", rate_each="10", rate_above="30",
        rate_party="republic", rate_does="release", at_most="90", unit="persons",
    )  # fmt: skip
    assert "release (the Front): 30 persons" in shown(mine, lake)


def test_what_nobody_has_given_a_word_on_is_named_and_two_names_can_be_tied(mine: Any, lake: str) -> None:
    word(mine, lake, "front", "monitors", ("republic", "lifts the blockade"))
    word(mine, lake, "republic", "blockade lifted")
    assert "Waited for, without a word on it" in shown(mine, lake)
    page = mine.get(f"/c/{lake}/conditions/").content.decode()
    assert "the Republic: blockade lifted" in page
    places = {
        name: re.search(rf'<option value="(\d+)"[^>]*>the Republic: {name}', page)
        for name in ("lifts the blockade", "blockade lifted")
    }
    one, other = (found[1] if found else "" for found in places.values())
    answered = send(mine, lake, "conditions", "tie", one=one, other=other)
    assert answered.status_code == 302
    told = shown(mine, lake)
    assert "Waited for, without a word on it" not in told
    assert "monitors (the Front)" in told


def test_a_word_that_was_taken_back_counts_no_longer_and_stays_to_be_read(
    mine: Any, desk: Any, lake: str, rooms: list[str]
) -> None:
    word(mine, lake, "front", "monitors")
    entry = items(desk, lake, rooms[1])[-1].sequence
    assert send(mine, lake, "conditions", "back", room=rooms[1], entry=str(entry)).status_code == 302
    told = shown(mine, lake)
    assert "taken back" in told
    assert "What holds" not in told


@pytest.mark.parametrize(
    "given",
    [
        {"party": "front", "act": " "},
        {"party": "front", "act": "x", "if_party-0": "front", "if_does-0": "y"},
        {"party": "front", "act": "x", "if_party-0": "republic"},
        {"party": "front", "act": "x", "rate_number": "3"},
        {"party": "front", "act": "x", "number": "-3"},
        {"party": "front", "act": "x", "enough": "9"},
        {"party": "front", "act": "x", "number": "5", "at_most": "3"},
        {"party": "front", "act": "x", "number": "5", "most": "4.5"},
        {"party": "front", "act": "x", "at_most": "5", "most": "4"},
        {"party": "front", "act": "x", "if_party-0": "republic", "if_does-0": "y", "enough": "2"},
        {"party": "front", "act": "x", "mark": "float", "consent": "none"},
    ],
)
def test_what_says_nothing_comes_back_with_a_plain_word(
    mine: Any, desk: Any, lake: str, rooms: list[str], given: dict[str, str]
) -> None:
    before = [len(items(desk, lake, room)) for room in rooms]
    assert send(mine, lake, "conditions", "word", **given).status_code == 400
    assert [len(items(desk, lake, room)) for room in rooms] == before


def test_amounts_without_an_end_are_told_with_what_to_do(mine: Any, lake: str) -> None:
    for party, other in (("front", "republic"), ("republic", "front")):
        word(
            mine, lake, party, "aid", number="1", rate_number="2", rate_each="1", rate_party=other,
            rate_does="aid",
        )  # fmt: skip
    assert "drive each other up without end" in shown(mine, lake)
    assert mine.get(f"/c/{lake}/conditions/picture.svg").status_code == 204


def test_no_word_in_any_field_breaks_a_page(mine: Any, lake: str, rooms: list[str]) -> None:
    for value in WRONG_WORDS:
        for field in ("party", "act", "if_does-0", "number", "rate_each", "unit", "enough"):
            given = {"party": "front", "act": "x", "if_party-0": "republic", "if_does-0": "y", field: value}
            assert send(mine, lake, "conditions", "word", **given).status_code in (302, 400), (field, value)
        assert send(mine, lake, "conditions", "tie", one=value, other="0").status_code in (302, 400)
        assert send(mine, lake, "conditions", "back", room=value, entry=value).status_code in (302, 400)
    shown(mine, lake)


def test_who_has_no_cookie_sees_and_does_nothing(stranger: Any, desk: Any, lake: str) -> None:
    for page in ("conditions/", "conditions/picture.svg"):
        assert stranger.get(f"/c/{lake}/{page}")["Location"] == "/unlock/"
    assert send(stranger, lake, "conditions", "word", party="front", act="x").status_code == 403


def test_names_of_acts_keep_the_marks_that_are_vowels_in_their_script() -> None:
    from goodoffices.desk.conditional import plain

    assert plain("  The Road,  OPENED. ") == plain("the road opened")
    assert plain("\u0915\u093f") != plain("\u0915\u093e")  # two syllables of Hindi
    assert plain("\u0e01\u0e34\u0e19") != plain("\u0e01\u0e31\u0e19")  # two words of Thai
    assert plain("e\u0301tat") == plain("\u00e9tat")
