"""Relay sheets and summaries, printed for a room, and the check of their mark."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from pages_cast import csp_breaks, position, put, relay, rich, rooms_of, said, text, told, view_of

from goodoffices.talks import acts
from goodoffices.talks.acts import Ref

sys.path.append(str(Path(__file__).parents[1] / "talks"))


@pytest.fixture
def front(desk: Any, lake: str) -> str:
    return rooms_of(desk, lake)[1]


@pytest.fixture
def republic(desk: Any, lake: str) -> str:
    return rooms_of(desk, lake)[2]


def printed(browser: Any, case: str, room: str, what: str = "sheet", **asked: Any) -> str:
    answer = browser.get(f"/c/{case}/r/{room}/{what}/", asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def mark_of(html: str) -> tuple[str, str]:
    found = re.search(r"up to entry (\d+), mark\s+<span\s+class=\"mark\">([0-9a-f ]+)</span>", html)
    assert found is not None
    return found[1], found[2]


def test_a_sheet_has_the_words_a_place_to_sign_and_the_chains_head(
    mine: Any, desk: Any, lake: str, front: str, republic: str
) -> None:
    at = said(desk, lake, front, "A canary in the mill.", disclosure="float")
    sent = relay(desk, lake, republic, "Might a shared team do?", Ref(front, at), asks=True)
    html = printed(mine, lake, republic)
    shown = text(html)
    for words in ("Might a shared team do?", "The mediators say:", "An answer is asked for", "Signature"):
        assert words in shown
    entry, mark = mark_of(html)
    assert int(entry) == sent == view_of(desk, lake, republic).head
    from goodoffices.server.store import open_case

    head = open_case(desk, lake).state(republic).head
    assert head.hash.hex().startswith(mark.replace(" ", ""))
    assert csp_breaks(html) == []


def test_nothing_of_the_case_or_another_room_is_on_a_sheet(mine: Any, desk: Any) -> None:
    case = rich(desk)
    _, front, republic = rooms_of(desk, case)
    for room, strange in (
        (republic, ("Salim", "mill", "Karim", "forty")),
        (front, ("Orr", "council", "river")),
    ):
        for what in ("sheet", "summary"):
            html = printed(mine, case, room, what)
            for words in ("Lake Sarn", "rests on", "origin", *strange):
                assert words not in html, (words, what)
    assert front not in printed(mine, case, republic)
    assert "mediators" in printed(mine, case, republic)


def test_a_sheet_is_for_what_nobody_confirmed_or_for_what_is_chosen(
    mine: Any, desk: Any, lake: str, republic: str
) -> None:
    first = relay(desk, lake, republic, "First words.")
    second = relay(desk, lake, republic, "Second words.")
    put(desk, lake, republic, acts.Received(entry=first, proxy=told("republic")))
    paper = printed(mine, lake, republic).split("<main>")[1]
    assert "First words." not in paper
    assert "Second words." in paper
    chosen = printed(mine, lake, republic, entry=[first]).split("<main>")[1]
    assert "First words." in chosen
    assert "Second words." not in chosen
    odd = printed(mine, lake, republic, entry=["x", "-1", "9" * 40, str(second)]).split("<main>")[1]
    assert "Second words." in odd


def test_a_mark_is_found_again_until_the_chain_is_another(
    mine: Any, desk: Any, lake: str, republic: str
) -> None:
    from goodoffices.server.store.models import Entry, Snapshot

    relay(desk, lake, republic, "First words.")
    entry, mark = mark_of(printed(mine, lake, republic))
    relay(desk, lake, republic, "Later words.")
    where = f"/c/{lake}/r/{republic}/check/"

    def told_by(**given: str) -> str:
        return text(mine.post(where, {"entry": entry, "mark": mark, **given}).content.decode())

    assert "still leads through this mark" in told_by()
    assert "still leads through this mark" in told_by(mark=mark.upper().replace(" ", ""))
    assert "Another entry stands at this place" in told_by(mark="0" * 24)
    bare = mark.replace(" ", "")
    for place in (0, 11, 23):
        slip = bare[:place] + ("1" if bare[place] != "1" else "2") + bare[place + 1 :]
        said = told_by(mark=slip)
        assert "differs in a few signs" in said
        assert "Another entry" not in said
    at = next(i for i in range(23) if bare[i] != bare[i + 1])
    swapped = bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :]
    assert "differs in a few signs" in told_by(mark=swapped)
    assert "at another entry" in told_by(entry=str(int(entry) - 1))
    assert "ends before this entry" in told_by(entry="99")
    assert mine.post(where, {"entry": "x", "mark": "zz"}).status_code == 400
    row = Entry.objects.get(room_id=republic, sequence=int(entry))
    row.signature = bytes(64)
    row.save()
    Snapshot.objects.all().delete()
    assert mine.post(where, {"entry": entry, "mark": mark}).status_code == 409


def test_nobody_without_a_cookie_prints_anything(stranger: Any, lake: str, republic: str) -> None:
    for what in ("sheet", "summary", "check"):
        answer = stranger.get(f"/c/{lake}/r/{republic}/{what}/")
        assert (answer.status_code, answer["Location"]) == (302, "/unlock/")


def test_sheets_of_histories_that_a_room_cannot_tell_apart_are_the_same_bytes(desk: Any) -> None:
    """Whole pages, from random pairs of histories that are alike in a viewer's rooms and different
    elsewhere.
    """
    from django.template.loader import render_to_string
    from histories import Twins
    from histories import rooms_of as seen_by
    from talks_cast import PEOPLE, ROOMS

    from goodoffices.desk.views.sheets import sheet, sheet_lines, summary
    from goodoffices.server.wording.terms import PHRASES
    from goodoffices.vault import Head

    def page(view: Any, what: str) -> str:
        head = Head(view.head, hashlib.sha256(view.room.encode()).digest())
        made = sheet(view, head, {}) if what == "sheet" else summary(view, head, {})
        context = {"case_id": "c", "room_id": "r", "phrases": PHRASES, "sheet": made, "today": "2031-05-04"}
        context["all"] = [(line, True) for line in sheet_lines(view, {})]
        return render_to_string(f"{what}.html", context)

    loud, different = [], 0
    for seed in range(60):
        twins = Twins(PEOPLE[seed % len(PEOPLE)], seed)
        for _ in range(14):
            twins.step()
        one, two = twins.worlds
        for room in ROOMS:
            for what in ("sheet", "summary"):
                same = page(one.views[room], what) == page(two.views[room], what)
                if room in seen_by(twins.viewer):
                    loud += [] if same else [(seed, room, what)]
                else:
                    different += not same
    assert loud == []
    assert different > 20


def test_a_summary_has_what_stands_in_the_room(mine: Any, desk: Any, lake: str, front: str) -> None:
    position(desk, lake, front, "monitors", "demands", "joint", words="No less.")
    put(desk, lake, front, acts.Asked(words="How many?", to="front"))
    shown = text(printed(mine, lake, front, "summary"))
    for words in (
        "1. Who monitors",
        "the Front demands joint team",
        "No less.",
        "How many?",
        "not to travel",
    ):
        assert words in shown


def test_a_summary_handed_over_numbers_without_a_gap(mine: Any, desk: Any, lake: str) -> None:
    """What was taken back, what stands on no paper and what the room has besides leaves no hole in the
    numbers.
    """
    from pages_cast import position, put, relay, rooms_of

    from goodoffices.talks import acts

    front = rooms_of(desk, lake)[1]
    first = position(desk, lake, front, "ratio", "demands", words="Three for one.")
    put(desk, lake, front, acts.TakenBack(entry=first))
    position(desk, lake, front, "monitors", "accepts", "joint", words="A joint team.")
    position(desk, lake, front, "monitors", "refuses", "neighbours", words="No neighbours.")
    relays = [relay(desk, lake, front, words) for words in ("One idea.", "Another idea.", "A third idea.")]
    put(desk, lake, front, acts.TakenBack(entry=relays[0]))
    for page in ("summary", "sheet"):
        html = mine.get(f"/c/{lake}/r/{front}/{page}/").content.decode()
        paper = html[html.index("<main") :] if "<main" in html else html
        paper = paper[: paper.index("up to entry")]
        assert not re.search(r"entry \d", text(paper)), page
        assert 'li value="' not in paper
        assert "Another idea." in paper
        assert "One idea." not in re.sub(r"<form.*?</form>", "", paper, flags=re.S)
    summary = mine.get(f"/c/{lake}/r/{front}/summary/").content.decode()
    assert [int(number) for number in re.findall(r"<h2>(\d+)\.", summary)] == [1]
