"""The picture of who talks with whom at the desk: what each line stands for, and who may see it."""

from __future__ import annotations

import re
from typing import Any

from pages_cast import csp_breaks, put, rooms_of, said, text
from test_arrivals import accept
from test_record_page import bring
from things_cast import heads, page, send

from goodoffices.talks import acts

MET = """Envoys meet in Vesna

VESNA - The Front and the Republic held a third round of talks in Vesna on 2 May 2031, officials said.
"""


def who(desk: Any, case: str) -> Any:
    from goodoffices.desk.views.who_talks import who_talks
    from goodoffices.server.store import open_case

    return who_talks(open_case(desk, case))


def pairs(found: Any) -> list[tuple[str, str, str, str]]:
    """The ties by the names of their ends."""
    name = [end.name for end in found.ends]
    return [(name[tie.first], name[tie.second], tie.way, tie.what) for tie in found.ties]


def test_a_side_that_shares_a_room_speaks_with_this_desk(mine: Any, desk: Any, lake: str) -> None:
    found = who(desk, lake)
    assert [(end.name, end.part) for end in found.ends] == [
        ("the Front", "side"),
        ("the Republic", "side"),
        ("", "desk"),
    ]
    assert pairs(found) == [("the Front", "", "talks", "room"), ("the Republic", "", "talks", "room")]
    said(desk, lake, rooms_of(desk, lake)[1], "Never.")
    assert [bool(tie.at) for tie in who(desk, lake).ties] == [True, False]


def test_channels_actors_and_contacts_are_lines_on_whose_word_they_stand(
    mine: Any, desk: Any, lake: str
) -> None:
    home = rooms_of(desk, lake)[0]
    put(desk, lake, home, acts.ChannelStood(party="front", channel="through-mediators"))
    put(desk, lake, home, acts.ChannelStood(party="front", channel="none", claimed_by="the Republic"))
    send(mine, lake, "contacts", "actor", name="Istmark", backs="front", could_spoil_for=["republic"])
    send(mine, lake, "contacts", "contact", whom="its envoy", actor="Istmark", by="Ms Roe")
    send(mine, lake, "contacts", "contact", whom="a bishop")
    found = who(desk, lake)
    assert found.ends[0].channel == "through-mediators"
    assert set(pairs(found)) >= {
        ("the Front", "", "told", "through-mediators"),
        ("the Front", "", "none", "none"),
        ("Istmark", "the Front", "tie", "backs"),
        ("Istmark", "the Republic", "tie", "could-spoil"),
        ("", "Istmark", "talks", "contact"),
        ("", "a bishop", "talks", "contact"),
    }
    shown = text(page(mine, lake, "who-talks"))
    assert "contact: its envoy · by Ms Roe" in shown
    assert "by the Republic" in shown


def test_what_was_accepted_of_the_record_is_a_line_and_what_was_not_is_none(
    mine: Any, desk: Any, lake: str
) -> None:
    bring(mine, lake, pasted=MET, published="2031-05-06")
    both = ("the Front", "the Republic", "talks", "round")
    assert both not in pairs(who(desk, lake))
    accept(desk, lake, lambda row: getattr(row, "kind", "") == "round")
    assert both in pairs(who(desk, lake))
    assert "talks in Vesna" in text(page(mine, lake, "who-talks"))


def test_every_number_in_the_picture_is_one_of_the_list(mine: Any, desk: Any, lake: str) -> None:
    send(mine, lake, "contacts", "actor", name="Istmark", backs="front", presses="republic")
    html = page(mine, lake, "who-talks")
    drawn = html[html.index('<div class="chart wide">') : html.index('<div class="chart narrow">')]
    numbers = re.findall(r">(\d+)</text>", drawn)
    told = html[html.index('<ol class="told">') :]
    assert sorted(numbers, key=int) == [str(n) for n in range(1, told.count("<li><b>") + 1)]
    assert csp_breaks(html) == []


def test_words_in_the_picture_are_words(mine: Any, desk: Any, lake: str) -> None:
    send(mine, lake, "contacts", "actor", name="<script>alert(1)</script>", backs="front")
    html = page(mine, lake, "who-talks")
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_looking_writes_nothing_and_no_room_or_paper_of_a_side_tells_of_it(
    mine: Any, desk: Any, lake: str
) -> None:
    _, front, _ = rooms_of(desk, lake)
    papers = [f"/c/{lake}/r/{front}/", f"/c/{lake}/r/{front}/summary/"]
    tokens = re.compile(r'value="[A-Za-z0-9_-]{22,64}"')
    before = [tokens.sub("", mine.get(one).content.decode()) for one in papers]
    send(mine, lake, "contacts", "actor", name="Istmark", backs="front")
    rows = heads(desk, lake)
    page(mine, lake, "who-talks")
    assert heads(desk, lake) == rows
    assert [tokens.sub("", mine.get(one).content.decode()) for one in papers] == before


def test_who_has_no_cookie_sees_nothing(stranger: Any, lake: str) -> None:
    assert stranger.get(f"/c/{lake}/who-talks/")["Location"] == "/unlock/"
    assert stranger.post(f"/c/{lake}/who-talks/").status_code in (403, 405)
