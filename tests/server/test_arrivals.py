"""What was accepted in the public record is taken to where it belongs: agreed, rounds, people, contacts,
issues, terms and figures.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from pages_cast import csp_breaks, rooms_of, text
from test_record_page import bring, positions, record_of
from things_cast import begun, fuzz, heads, page, send

from goodoffices.talks import acts

ARTICLE = """Envoys meet in Vesna

VESNA - The Front and the Republic held a third round of talks in Vesna on 2 May 2031, officials said.

"We demand a fair list of names," said Oren Vale, a spokesman for the Front.

The Front and the Republic agreed to exchange the sick prisoners, the mediator said.

The Front accepted a truce of ten days at sea, it said.

What a lasting truce means is not defined, officials said.

The Republic holds 46 prisoners, according to a relief agency.
"""


@pytest.fixture
def read(mine: Any, desk: Any, lake: str) -> str:
    """The talks with the article brought in."""
    bring(mine, lake, pasted=ARTICLE, published="2031-05-06", outlet="The Sarn Post")
    return lake


def accept(desk: Any, case: str, which: Any) -> list[str]:
    """Accept the rows that ``which`` says yes to; gives their ids."""
    from goodoffices.desk.actions.public_record import RowDecision, decide_cards
    from goodoffices.server.store import new_token, open_case, write_case

    rows = [row.id for _, row in open_case(desk, case).record.rows() if which(row)]
    assert rows
    with write_case(desk, case, new_token()) as writer:
        decide_cards(writer, [RowDecision(row, "accepted") for row in rows])
    return rows


def arrive(browser: Any, case: str, what: str, /, **given: Any) -> Any:
    """Send one form of the page."""
    return send(browser, case, "record/where", what, **given)


def of_kind(kind: str) -> Any:
    return lambda row: getattr(row, "kind", "") == kind


def shown(browser: Any, case: str) -> str:
    return text(page(browser, case, "record/where"))


def test_nothing_waits_before_something_is_accepted_but_what_both_agreed(mine: Any, read: str) -> None:
    found = shown(mine, read)
    assert "Told as agreed by both" in found
    assert "A round" not in found
    assert "Oren Vale" not in found


def test_what_both_agreed_is_accepted_in_one_step(mine: Any, desk: Any, read: str) -> None:
    rows = [row.id for row in record_of(desk, read).proposals if row.rule.startswith("agreed-together")]
    assert len(rows) == 2
    assert arrive(mine, read, "agreed", rows=rows).status_code == 302
    told = {row.id: row.status for row in record_of(desk, read).proposals}
    assert [told[row] for row in rows] == ["accepted", "accepted"]
    assert "Told as agreed by both" not in shown(mine, read)
    other = next(row.id for row in record_of(desk, read).proposals if row.id not in rows)
    assert arrive(mine, read, "agreed", rows=[other]).status_code == 400


def test_an_accepted_round_becomes_a_round_with_who_was_there_once_a_mediator_says_so(
    mine: Any, desk: Any, read: str
) -> None:
    accept(desk, read, of_kind("round"))
    home, front, _republic = rooms_of(desk, read)
    before = heads(desk, read)
    html = page(mine, read, "record/where")
    assert 'name="venue" maxlength="200"\n  value="Vesna"' in html
    assert begun(desk, read, acts.RoundOpened) == []
    given = {"name": "Third round", "venue": "Vesna", "began": "2031-05-02", "ended": "2031-05-02"}
    assert arrive(mine, read, "round", **given, present="Oren Vale", rooms=[home]).status_code == 302
    (opened,) = begun(desk, read, acts.RoundOpened)
    (sat,) = begun(desk, read, acts.SessionCalled)
    assert (opened.begun.name, opened.begun.venue, opened.begun.began) == (
        "Third round",
        "Vesna",
        "2031-05-02",
    )
    assert (sat.begun.round, sat.begun.present, sat.begun.ended) == (
        opened.sequence,
        ("Oren Vale",),
        "2031-05-02",
    )
    assert "A round" not in shown(mine, read)
    assert "there: Oren Vale" in text(page(mine, read, "sessions"))
    after = heads(desk, read)
    assert after[0] == before[0] + 2
    assert after[1:] == before[1:]
    assert front


def test_a_round_to_come_is_a_sitting_called_for_its_day(mine: Any, desk: Any, read: str) -> None:
    home = rooms_of(desk, read)[0]
    given = {"name": "Next round", "venue": "Vesna", "began": "2999-05-02"}
    assert arrive(mine, read, "round", **given, rooms=[home]).status_code == 302
    assert begun(desk, read, acts.RoundOpened) == []
    (called,) = begun(desk, read, acts.SessionCalled)
    assert (called.state, called.begun.starts) == ("called", "2999-05-02")
    assert mine.get(f"/c/{read}/sessions/").status_code == 200
    assert mine.get(f"/c/{read}/next/").status_code == 200
    assert mine.get(f"/c/{read}/board/").status_code == 200


def test_who_speaks_for_a_side_is_noted_as_its_people_are(mine: Any, desk: Any, read: str) -> None:
    accept(desk, read, lambda row: getattr(row, "speaker", "") == "Oren Vale")
    assert "Oren Vale · a spokesman for the Front · the Front" in shown(mine, read)
    given = {"party": "front", "person": "Oren Vale", "may": "speak", "words": "a spokesman for the Front"}
    assert arrive(mine, read, "person", **given).status_code == 302
    (held,) = begun(desk, read, acts.MandateHeld)
    assert (held.begun.party, held.begun.person, held.begun.may) == ("front", "Oren Vale", ("speak",))
    assert "Oren Vale" not in shown(mine, read)
    assert "Oren Vale" in text(page(mine, read, "people"))


def test_a_position_on_no_issue_goes_to_one_of_the_case_or_to_a_new_one(
    mine: Any, desk: Any, read: str
) -> None:
    ids = accept(desk, read, lambda row: getattr(row, "stance", None) == "demands")
    assert "a fair list of names" in shown(mine, read)
    assert "One accepted position of the public record" in text(page(mine, read, "board"))
    assert arrive(mine, read, "issue", rows=ids, about="", new_issue="").status_code == 400
    assert arrive(mine, read, "issue", rows=ids, about="ratio", new_issue="Lists").status_code == 400
    assert arrive(mine, read, "issue", rows=ids, new_issue="Lists").status_code == 302
    (stands,) = positions(desk, read)
    assert (stands.party, stands.issue, stands.cite[0].passage) == (
        "front",
        "lists",
        "demand a fair list of names",
    )
    assert "a fair list of names" not in shown(mine, read)
    from goodoffices.server.forms.about import about_value

    sent = arrive(mine, read, "issue", rows=ids, about=about_value("ratio", ""))
    assert sent.status_code == 302
    assert [one.issue for one in positions(desk, read)] == ["ratio"]


def test_a_position_that_nobody_accepted_is_put_nowhere(mine: Any, desk: Any, read: str) -> None:
    ids = [row.id for row in record_of(desk, read).proposals if row.stance == "demands"]
    before = heads(desk, read)
    assert arrive(mine, read, "issue", rows=ids, new_issue="Lists").status_code == 400
    assert heads(desk, read) == before


def test_accepted_terms_and_figures_stand_in_the_case_and_on_the_board_and_leave_with_a_rejection(
    mine: Any, desk: Any, read: str
) -> None:
    from goodoffices.desk.actions.public_record import RowDecision, decide_cards
    from goodoffices.server.store import new_token, open_case, write_case

    rows = accept(
        desk, read, lambda row: row.rule.startswith("left-open") or getattr(row, "number", None) == 46
    )
    case = open_case(desk, read)
    assert ([one.defined for one in case.public.terms], case.file.terms) == ([False], ())
    assert [(one.what, one.number, one.cite[0].source) for one in case.public.figures] == [
        ("prisoners, held", 46, "pasted")
    ]
    board = text(page(mine, read, "board"))
    assert "Given in public Left open" in board
    assert "46 prisoners, held" in board
    with write_case(desk, read, new_token()) as writer:
        decide_cards(writer, [RowDecision(row, "rejected") for row in rows])
    assert (open_case(desk, read).public.terms, open_case(desk, read).public.figures) == ((), ())


def test_a_download_that_is_put_back_does_not_double_terms_and_figures(
    mine: Any, desk: Any, read: str
) -> None:
    from goodoffices.desk.public import own_file, with_record
    from goodoffices.server.store import open_case

    accept(desk, read, lambda row: row.rule.startswith("left-open") or getattr(row, "number", None) == 46)
    case = open_case(desk, read)
    brought = own_file(case.public, case.record)
    assert (brought.terms, brought.figures) == ((), ())
    again = with_record(case.public, case.record)
    assert (len(again.terms), len(again.figures)) == (1, 1)


def test_what_is_taken_in_stands_in_no_room_of_a_side(mine: Any, desk: Any, read: str) -> None:
    before = heads(desk, read)
    ids = accept(desk, read, lambda row: getattr(row, "stance", None) == "demands")
    arrive(mine, read, "issue", rows=ids, new_issue="Lists")
    arrive(mine, read, "person", party="front", person="Oren Vale", may="speak")
    arrive(mine, read, "actor", name="Istmark", backs="front")
    arrive(mine, read, "contact", whom="its envoy", actor="Istmark", day="2031-05-02")
    after = heads(desk, read)
    assert after[0] > before[0]
    assert after[1:] == before[1:]


def test_a_form_that_is_sent_twice_counts_once(mine: Any, desk: Any, read: str) -> None:
    home = rooms_of(desk, read)[0]
    for _ in range(2):
        sent = arrive(mine, read, "round", name="x", began="2031-05-02", rooms=[home], form="D" * 22)
        assert sent.status_code == 302
    assert len(begun(desk, read, acts.SessionCalled)) == 1


@pytest.mark.parametrize(
    ("what", "given"),
    [
        ("round", {"name": "", "began": "2031-05-02"}),
        ("round", {"name": "x", "rooms": []}),
        ("round", {"name": "x", "ended": "2031-05-02"}),
        ("round", {"name": "x", "present": "Oren Vale"}),
        ("round", {"name": "x", "began": "soon"}),
        ("person", {"party": "nobody", "person": "x", "may": "speak"}),
        ("issue", {"rows": ["nothing"], "new_issue": "x"}),
        ("agreed", {"rows": []}),
    ],
)
def test_what_cannot_be_taken_is_told_and_writes_nothing(
    mine: Any, desk: Any, read: str, what: str, given: dict[str, Any]
) -> None:
    before = heads(desk, read)
    rooms = {"rooms": rooms_of(desk, read)[:1]} if what == "round" else {}
    answer = arrive(mine, read, what, **{**rooms, **given})
    assert answer.status_code == 400
    assert "Not written yet" in text(answer.content.decode())
    assert heads(desk, read) == before


def test_no_word_breaks_the_page_or_is_executed(mine: Any, desk: Any, read: str) -> None:
    accept(desk, read, lambda row: True)
    kinds = {"round": ["name", "venue", "words", "present", "began", "rooms"], "issue": ["rows", "about"]}
    right = {"name": "x", "began": "2031-05-02", "rooms": rooms_of(desk, read)[0]}
    assert set(fuzz(mine, read, "record/where", kinds, right=right)) <= {302, 400}
    html = page(mine, read, "record/where")
    assert "<script>alert" not in html
    assert csp_breaks(html) == []


def test_who_has_no_cookie_sees_and_does_nothing(stranger: Any, desk: Any, read: str) -> None:
    before = heads(desk, read)
    assert stranger.get(f"/c/{read}/record/where/")["Location"] == "/unlock/"
    assert arrive(stranger, read, "actor", name="planted").status_code == 403
    assert heads(desk, read) == before


def test_what_is_set_aside_is_proposed_no_more_until_a_person_asks_for_it(
    mine: Any, desk: Any, read: str
) -> None:
    accept(desk, read, lambda row: True)
    found = shown(mine, read)
    assert "Oren Vale" in found
    waiting = set(re.findall(r'name="keys" value="([^"]+)"', page(mine, read, "record/where")))
    assert any(key.startswith("person:") for key in waiting)
    assert any(key.startswith("round:") for key in waiting)
    before = heads(desk, read)
    for key in waiting:
        assert arrive(mine, read, "aside", keys=[unescape(key)]).status_code == 302
    loose = set(re.findall(r'name="rows" value="([^"]+)"', page(mine, read, "record/where")))
    if loose:
        assert arrive(mine, read, "aside", rows=sorted(loose)).status_code == 302
    after = shown(mine, read)
    assert "Nothing waits." in after
    assert f"{len(waiting) + len(loose)} things are set aside" in after
    assert "Note as speaking for it" not in after
    assert heads(desk, read)[1:] == before[1:]  # no side learns of it
    key = next(unescape(key) for key in waiting if key.startswith("person:"))
    assert arrive(mine, read, "aside", keys=[key], again="1").status_code == 302
    assert "Note as speaking for it" in shown(mine, read)
    assert record_of(desk, read).statements


def test_what_is_not_there_is_not_set_aside(mine: Any, desk: Any, read: str) -> None:
    assert arrive(mine, read, "aside", keys=["person:front:Nobody"]).status_code == 400
    assert arrive(mine, read, "aside").status_code == 400
    assert record_of(desk, read).aside == ()


def test_what_was_set_aside_stays_so_where_more_articles_come(mine: Any, desk: Any, read: str) -> None:
    accept(desk, read, lambda row: True)
    (key,) = set(re.findall(r'value="(round:[^"]+)"', page(mine, read, "record/where")))
    arrive(mine, read, "aside", keys=[unescape(key)])
    bring(mine, read, pasted="Grain prices rose in Ostra on Monday, traders said.", published="2031-05-09")
    assert record_of(desk, read).aside == (unescape(key),)
