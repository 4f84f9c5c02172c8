"""The public record at the desk: articles read in memory, rows decided, and what is accepted on the board."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pages_cast import csp_breaks, text
from things_cast import WRONG_WORDS, heads, page, send

from goodoffices.server.store import new_token

ARTICLE = """Talks over Lake Sarn

VESNA - "We demand a joint team of monitors," said Oren Vale, a spokesman for the Front.

Ana Dorn, the Republic's foreign minister, told parliament that the Republic would not accept a joint team of monitors.

The Republic holds 46 prisoners, according to a relief agency.
"""
TALKS = """Envoys meet again

The talks will continue on Thursday in Vesna, officials said.

The Front said that it would join the talks if the Republic frees the sick first.

The draft agreement has three phases.
"""
CANARY = "quillwort7331feverfew"


def bring(browser: Any, case: str, **more: Any) -> Any:
    from goodoffices.server.store import new_token

    return browser.post(
        f"/c/{case}/record/", {"form": new_token(), "pasted": ARTICLE, "published": "2031-05-06", **more}
    )


def record_of(desk: Any, case: str) -> Any:
    from goodoffices.server.store import open_case

    return open_case(desk, case).record


def positions(desk: Any, case: str) -> list[Any]:
    from goodoffices.server.store import open_case

    return list(open_case(desk, case).public.positions)


def position_row(desk: Any, case: str, party: str) -> Any:
    return next(
        row for row in record_of(desk, case).proposals if row.kind == "position" and row.party == party
    )


def decide(browser: Any, case: str, row: str, decision: str = "accepted", /, **changes: str) -> Any:
    """Send one card as the page has it, decided and corrected."""
    html = page(browser, case, "record/1")
    place = re.search(rf'name="r(\d+)-key" value="{re.escape(row)}"', html)
    assert place, row
    name = f"r{place[1]}"
    sent = {f"{name}-key": row, f"{name}-decision": decision}
    for field, value in _values(html, name).items():
        sent.setdefault(f"{name}-{field}", value)
    sent |= {f"{name}-{field}": value for field, value in changes.items()}
    return send(browser, case, "record/1", "decide", **sent)


def _values(html: str, name: str) -> dict[str, str]:
    found = dict(re.findall(rf'<input[^>]*name="{name}-(\w+)" value="([^"]*)"[^>]*>', html))
    for field, inside in re.findall(rf'<select name="{name}-(\w+)"[^>]*>(.*?)</select>', html, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        found[field] = chosen[1] if chosen else ""
    return {field: value for field, value in found.items() if field not in ("key", "decision")}


def test_a_pasted_article_is_read_and_its_passages_are_marked(mine: Any, desk: Any, lake: str) -> None:
    assert bring(mine, lake, outlet="The Sarn Post").status_code == 302
    assert "The Sarn Post" in text(page(mine, lake, "record"))
    html = page(mine, lake, "record/1")
    assert '<mark class="open">&quot;We ' in html
    assert "Oren Vale" in text(html)
    assert "46 prisoners" in text(html)


def test_what_is_accepted_stands_on_the_board_with_its_citation_and_leaves_with_a_rejection(
    mine: Any, desk: Any, lake: str
) -> None:
    bring(mine, lake)
    row = position_row(desk, lake, "republic")
    assert positions(desk, lake) == []
    assert decide(mine, lake, row.id, about="monitors / joint", stance="refuses").status_code == 302
    (stands,) = positions(desk, lake)
    assert (stands.party, stands.issue, stands.options, stands.stance) == (
        "republic",
        "monitors",
        ("joint",),
        "refuses",
    )
    assert (stands.voice, stands.since, stands.cite[0].passage) == ("public", "2031-05-06", row.text)
    assert "refuses joint team" in text(page(mine, lake, "board"))
    send(mine, lake, "record/1", "reopen", row=row.id)
    decide(mine, lake, row.id, "rejected")
    assert positions(desk, lake) == []


def test_what_is_accepted_reaches_no_room_of_a_side(mine: Any, desk: Any, lake: str) -> None:
    before = heads(desk, lake)
    bring(mine, lake)
    decide(mine, lake, position_row(desk, lake, "republic").id, about="monitors / joint")
    after = heads(desk, lake)
    assert after[0] > before[0]
    assert after[1:] == before[1:]


def test_a_correction_counts_as_accepting_and_is_told(mine: Any, desk: Any, lake: str) -> None:
    bring(mine, lake)
    row = next(row for row in record_of(desk, lake).figures if row.number == 46)
    decide(mine, lake, row.id, "", number="48")
    after = next(one for one in record_of(desk, lake).figures if one.id == row.id)
    assert (after.number, after.status) == (48, "edited")
    assert "corrected" in text(page(mine, lake, "record/1"))


def test_an_accepted_position_on_no_issue_of_the_case_is_said_to_be_off_the_board(
    mine: Any, desk: Any, lake: str
) -> None:
    bring(mine, lake)
    decide(mine, lake, position_row(desk, lake, "republic").id, about="")
    assert "not on the board" in text(page(mine, lake, "record/1"))


def test_events_conditions_and_terms_are_decided_too_and_stand_on_no_board(
    mine: Any, desk: Any, lake: str
) -> None:
    bring(mine, lake, pasted=TALKS)
    before = record_of(desk, lake)
    event = next(row for row in before.events if row.date == "2031-05-08")
    condition = next(row for row in before.proposals if row.kind == "condition")
    phase = next(row for row in before.proposals if row.kind == "phase")
    decide(mine, lake, event.id, place="Port Vesna", kind="round")
    decide(mine, lake, condition.id)
    decide(mine, lake, phase.id, "rejected")
    after = record_of(desk, lake)
    states = {row.id: row.status for row in (*after.events, *after.proposals)}
    assert (states[event.id], states[condition.id], states[phase.id]) == ("edited", "accepted", "rejected")
    assert next(row for row in after.events if row.id == event.id).place == "Port Vesna"
    assert positions(desk, lake) == []
    assert "not on the board" not in text(page(mine, lake, "record/1"))


def test_the_cards_are_narrowed_to_one_kind_and_stay_so(mine: Any, desk: Any, lake: str) -> None:
    bring(mine, lake, pasted=TALKS)
    html = mine.get(f"/c/{lake}/record/1/?show=events").content.decode()
    row = next(row for row in record_of(desk, lake).events if row.date == "2031-05-08")
    assert set(re.findall(r'-key" value="[^"]*:(\w)', html)) == {row.id.partition(":")[2][0]}
    place = re.search(rf'name="r(\d+)-key" value="{re.escape(row.id)}"', html)
    assert place
    name = f"r{place[1]}"
    sent = {f"{name}-key": row.id, f"{name}-decision": "rejected", "form": new_token()}
    sent |= {f"{name}-{field}": value for field, value in _values(html, name).items()}
    answer = mine.post(f"/c/{lake}/record/1/decide/?show=events", sent)
    assert answer["Location"] == f"/c/{lake}/record/1/?show=events&next=1"
    assert next(one for one in record_of(desk, lake).events if one.id == row.id).status == "rejected"
    assert mine.get(f"/c/{lake}/record/1/?show=everything").status_code == 200


def test_a_day_that_is_none_is_told(mine: Any, desk: Any, lake: str) -> None:
    bring(mine, lake, pasted=TALKS)
    row = record_of(desk, lake).events[0]
    answer = decide(mine, lake, row.id, "accepted", date="next week")
    assert (answer.status_code, b"Write the day as" in answer.content) == (400, True)
    assert record_of(desk, lake).events[0].status == "proposed"


@pytest.mark.parametrize(
    ("given", "rows", "expected"),
    [
        ({"kind": "events", "event": "meeting", "date": "2031-05-07", "place": "Vesna"}, "events", "meeting"),
        ({"kind": "figures", "number": "46", "subject": "held"}, "figures", 46),
        ({"kind": "statements", "speaker": "Ana Dorn", "side": "republic"}, "statements", "republic"),
    ],
)
def test_a_passage_is_added_as_a_statement_a_figure_or_an_event(
    mine: Any, desk: Any, lake: str, given: dict[str, str], rows: str, expected: Any
) -> None:
    bring(mine, lake)
    assert send(mine, lake, "record/1", "add", passage="told parliament", **given).status_code == 302
    added = next(row for row in getattr(record_of(desk, lake), rows) if row.rule.startswith("by-hand"))
    assert (added.text, added.status) == ("told parliament", "accepted")
    assert expected in (getattr(added, name, None) for name in ("kind", "number", "side"))


def test_an_article_without_a_title_goes_by_its_first_words(mine: Any, lake: str) -> None:
    bring(
        mine,
        lake,
        pasted="The mediators went home on Sunday without a text and said that nothing was lost yet.",
    )
    assert "The mediators went home" in text(page(mine, lake, "record"))


def test_what_was_missed_is_added_by_its_words_whatever_breaks_between_them(
    mine: Any, desk: Any, lake: str
) -> None:
    bring(mine, lake)
    given = {
        "passage": "told   parliament\nthat the Republic",
        "kind": "proposals",
        "party": "republic",
        "stance": "refuses",
        "about": "monitors / joint",
    }
    assert send(mine, lake, "record/1", "add", **given).status_code == 302
    added = next(row for row in record_of(desk, lake).proposals if row.rule.startswith("by-hand"))
    assert added.text == "told parliament that the Republic"
    assert [position.options for position in positions(desk, lake)] == [("joint",)]


@pytest.mark.parametrize(
    "given",
    [
        {"passage": "words that are not there", "kind": "statements"},
        {"passage": "the", "kind": "statements"},
        {"passage": "", "kind": "statements"},
        {"passage": "told parliament", "kind": "proposals"},
        {"passage": "told parliament", "kind": "figures"},
        {"passage": "told parliament", "kind": "figures", "number": "many"},
        {"passage": "told parliament", "kind": "nothing"},
    ],
)
def test_what_cannot_be_added_is_told(mine: Any, desk: Any, lake: str, given: dict[str, str]) -> None:
    bring(mine, lake)
    before = heads(desk, lake)
    answer = send(mine, lake, "record/1", "add", **given)
    assert answer.status_code == 400
    assert b'role="alert"' in answer.content
    assert heads(desk, lake) == before


def test_more_articles_leave_what_was_found_and_decided_before(mine: Any, desk: Any, lake: str) -> None:
    bring(mine, lake)
    row = position_row(desk, lake, "republic")
    decide(mine, lake, row.id, about="monitors / joint")
    figure = next(one for one in record_of(desk, lake).figures if one.number == 46)
    decide(mine, lake, figure.id, "", number="48")
    send(mine, lake, "record/1", "reopen", row=figure.id)
    before = record_of(desk, lake)
    page_of_it = SimpleUploadedFile(
        "Herald.html",
        f"<html><body><article><p>{ARTICLE}</p><p>{CANARY}</p></article></body></html>".encode(),
    )
    assert bring(mine, lake, pasted="", files=page_of_it).status_code == 302
    after = record_of(desk, lake)
    assert len(after.articles) == 2
    first = before.articles[0].id
    assert [one for one in after.proposals if one.article == first] == list(before.proposals)
    assert [one for one in after.figures if one.article == first] == list(before.figures)
    assert [position.cite[0].source for position in positions(desk, lake)] == [first]


def test_the_same_article_comes_in_once_and_a_form_counts_once(mine: Any, desk: Any, lake: str) -> None:
    for form in ("E" * 22, "E" * 22, "F" * 22):
        assert bring(mine, lake, form=form).status_code == 302
    assert len(record_of(desk, lake).articles) == 1


def test_no_word_of_an_article_lies_readable_on_the_disk(mine: Any, desk: Any, lake: str, home: Any) -> None:
    bring(mine, lake, pasted=f"{ARTICLE}\n{CANARY}\n", outlet=CANARY)
    files = [path for path in home.rglob("*") if path.is_file()]
    assert len(files) > 3
    assert [path.name for path in files if CANARY.encode() in path.read_bytes()] == []


@pytest.mark.parametrize(
    "given",
    [
        {"pasted": ""},
        {"pasted": "x"},
        {"published": "in May"},
        {"form": "short"},
        {"pasted": "", "files": SimpleUploadedFile("a.bin", bytes(range(256)) * 40)},
    ],
)
def test_what_cannot_be_read_is_told(mine: Any, desk: Any, lake: str, given: dict[str, Any]) -> None:
    before = heads(desk, lake)
    answer = bring(mine, lake, **given)
    assert answer.status_code == 400
    assert b'role="alert"' in answer.content
    assert heads(desk, lake) == before


def test_no_word_breaks_the_page_or_is_executed(mine: Any, desk: Any, lake: str) -> None:
    hostile = (
        ARTICLE
        + '\n"<script>alert(1)</script> we demand everything," said </mark><b onclick=x> Vale of the Front.\n'
    )
    bring(mine, lake, pasted=hostile)
    row = position_row(desk, lake, "republic").id
    statuses = {
        decide(mine, lake, row, "", **{field: word}).status_code
        for field in ("decision", "party", "stance", "about", "object")
        for word in WRONG_WORDS[1:4]
    }
    statuses |= {send(mine, lake, "record/1", "reopen", row=word).status_code for word in WRONG_WORDS}
    statuses |= {
        send(mine, lake, "record/1", "add", passage=word, kind="statements").status_code
        for word in WRONG_WORDS
    }
    assert statuses <= {302, 400}
    html = page(mine, lake, "record/1")
    assert "<script>alert" not in html
    assert "<b onclick" not in html
    assert csp_breaks(html) == []


def test_who_has_no_cookie_sees_and_does_nothing(stranger: Any, mine: Any, desk: Any, lake: str) -> None:
    bring(mine, lake)
    before = heads(desk, lake)
    row = position_row(desk, lake, "republic").id
    for name in ("record", "record/1"):
        assert stranger.get(f"/c/{lake}/{name}/")["Location"] == "/unlock/"
    assert bring(stranger, lake).status_code == 403
    assert (
        send(stranger, lake, "record/1", "decide", **{"r0-key": row, "r0-decision": "accepted"}).status_code
        == 403
    )
    assert send(stranger, lake, "record/1", "reopen", row=row).status_code == 403
    assert (
        send(stranger, lake, "record/1", "add", passage="told parliament", kind="statements").status_code
        == 403
    )
    assert heads(desk, lake) == before


def test_an_article_that_is_not_there_is_not_found(mine: Any, lake: str) -> None:
    assert mine.get(f"/c/{lake}/record/1/").status_code == 404
    assert send(mine, lake, "record/9", "decide").status_code == 404


QUOTED = """A second word

"We will come to Vesna tomorrow," said Oren Vale, a spokesman for the Front.

"Nobody has asked us anything," said Ana Dorn, the Republic's foreign minister.

Officials say that the road is open.
"""
SURE = "quote-then-verb@1"


def accepted(desk: Any, case: str) -> list[str]:
    return [row.rule for row in record_of(desk, case).statements if row.status == "accepted"]


def test_what_a_rule_found_that_is_nearly_always_right_is_accepted_at_once_in_one_article(
    mine: Any, desk: Any, lake: str
) -> None:
    bring(mine, lake)
    bring(mine, lake, pasted=QUOTED)
    shown = text(page(mine, lake, "record/2"))
    assert "tried on 326 passages" in shown
    assert "Accept all 2 in this article" in shown
    assert "Accept the one in this article" in text(page(mine, lake, "record/1"))
    answer = send(mine, lake, "record/2", "accept", rule=SURE)
    assert answer["Location"].endswith("/record/2/?next=1")
    assert accepted(desk, lake) == [SURE, SURE]
    assert "at-once" not in page(mine, lake, "record/2")
    assert "at-once" in page(mine, lake, "record/1")


def test_and_in_all_articles(mine: Any, desk: Any, lake: str) -> None:
    bring(mine, lake)
    bring(mine, lake, pasted=QUOTED)
    assert "Accept all 3 that are open, in 2 articles" in text(page(mine, lake, "record"))
    assert send(mine, lake, "record", "accept", rule=SURE).status_code == 302
    assert accepted(desk, lake) == [SURE] * 3
    assert "at-once" not in page(mine, lake, "record")


def test_what_is_decided_already_stays_so(mine: Any, desk: Any, lake: str) -> None:
    bring(mine, lake)
    row = next(row for row in record_of(desk, lake).statements if row.rule == SURE)
    decide(mine, lake, row.id, "rejected")
    send(mine, lake, "record/1", "accept", rule=SURE)
    assert accepted(desk, lake) == []


@pytest.mark.parametrize("rule", ["verb-then-clause@1", "quote-alone@1", "name-colon-quote@1", "none@9", ""])
def test_no_other_rule_is_accepted_at_once(mine: Any, desk: Any, lake: str, rule: str) -> None:
    bring(mine, lake)
    before = record_of(desk, lake)
    assert {row.rule for row in before.statements} - {SURE}
    assert page(mine, lake, "record/1").count('name="rule"') == 1
    for where in ("record/1", "record"):
        answer = send(mine, lake, where, "accept", rule=rule)
        assert answer.status_code == 400
        assert "decided one by one" in text(answer.content.decode())
    assert record_of(desk, lake) == before


def test_narrowed_to_another_kind_nothing_is_offered_that_is_not_shown(
    mine: Any, desk: Any, lake: str
) -> None:
    bring(mine, lake)
    assert "at-once" in mine.get(f"/c/{lake}/record/1/?show=statements").content.decode()
    assert "at-once" not in mine.get(f"/c/{lake}/record/1/?show=figures").content.decode()


def test_who_has_no_cookie_accepts_nothing(stranger: Any, mine: Any, desk: Any, lake: str) -> None:
    bring(mine, lake)
    for where in ("record/1", "record"):
        assert send(stranger, lake, where, "accept", rule=SURE).status_code == 403
    assert send(mine, lake, "record/9", "accept", rule=SURE).status_code == 404
    assert accepted(desk, lake) == []


def test_after_a_decision_the_next_card_has_the_focus(mine: Any, desk: Any, lake: str) -> None:
    bring(mine, lake)
    assert "autofocus" not in page(mine, lake, "record/1")
    answer = decide(mine, lake, record_of(desk, lake).figures[0].id)
    assert mine.get(answer["Location"]).content.decode().count(" autofocus>") == 1


AGAIN = """Front repeats its call

"We demand a joint team of monitors," said Oren Vale, a spokesman for the Front.

Envoys met in Vesna yesterday.
"""


def test_the_cards_are_narrowed_to_one_side_and_stay_so(mine: Any, desk: Any, lake: str) -> None:
    bring(mine, lake)
    row = position_row(desk, lake, "republic")
    html = mine.get(f"/c/{lake}/record/1/?side=republic").content.decode()
    assert f'value="{row.id}"' in html
    assert f'value="{position_row(desk, lake, "front").id}"' not in html
    assert 'href="?show=positions&amp;side=republic"' in html
    answer = mine.post(f"/c/{lake}/record/1/decide/?show=positions&side=republic", {"form": new_token()})
    assert answer["Location"].endswith("?show=positions&side=republic&next=1")


def test_a_card_says_what_it_will_do_to_the_board(mine: Any, desk: Any, lake: str) -> None:
    bring(mine, lake)
    shown = text(page(mine, lake, "record/1"))
    on = sum(row.kind == "position" and bool(row.issue) for row in record_of(desk, lake).proposals)
    assert shown.count("Accepted, it stands on the board.") <= on
    assert "kept off the board until it names" in shown or "it stands on the board" in shown


def test_what_says_an_accepted_position_again_is_accepted_in_one_step(
    mine: Any, desk: Any, lake: str
) -> None:
    bring(mine, lake)
    bring(mine, lake, pasted=AGAIN)
    first, again = (
        next(r for r in record_of(desk, lake).proposals if r.article == a.id and r.party == "front")
        for a in record_of(desk, lake).articles
    )
    assert "you accepted already" not in text(page(mine, lake, "record/2"))
    decide(mine, lake, first.id)
    assert "One more position says what you accepted already" in text(page(mine, lake, "record/2"))
    assert "One more position" in text(page(mine, lake, "record"))
    assert send(mine, lake, "record/2", "accept-again").status_code == 302
    assert record_of(desk, lake).row(again.id)[1].status == "accepted"
    assert "you accepted already" not in text(page(mine, lake, "record"))


def test_day_and_outlet_are_changed_later_and_days_are_read_anew(mine: Any, desk: Any, lake: str) -> None:
    bring(mine, lake)
    bring(mine, lake, pasted=AGAIN, published="2031-05-06")
    decide(mine, lake, position_row(desk, lake, "republic").id)
    met = next(
        row for row in record_of(desk, lake).events if row.article == record_of(desk, lake).articles[1].id
    )
    assert met.date == "2031-05-05"
    answer = send(mine, lake, "record/2", "change", published="2031-06-10", outlet="The Sarn Post")
    assert answer["Location"].endswith("/record/2/")
    after = record_of(desk, lake)
    assert (after.articles[1].published, after.articles[1].outlet) == ("2031-06-10", "The Sarn Post")
    assert next(row for row in after.events if row.article == after.articles[1].id).date == "2031-06-09"
    assert position_row(desk, lake, "republic").status == "accepted"
    assert send(mine, lake, "record/2", "change", published="someday").status_code == 400
    assert send(mine, lake, "record/7", "change", published="2031-06-10").status_code == 404


def test_an_article_is_taken_out_with_what_was_found_and_decided_in_it(
    mine: Any, desk: Any, lake: str
) -> None:
    bring(mine, lake)
    bring(mine, lake, pasted=AGAIN)
    decide(mine, lake, position_row(desk, lake, "republic").id, about="monitors / joint")
    assert len(positions(desk, lake)) == 1
    assert "and one decided card with it" in text(page(mine, lake, "record/1"))
    before = heads(desk, lake)
    assert send(mine, lake, "record/1", "take-out")["Location"].endswith("/record/")
    record = record_of(desk, lake)
    assert len(record.articles) == 1
    assert {row.article for _kind, row in record.rows()} == {record.articles[0].id}
    assert positions(desk, lake) == []
    assert heads(desk, lake)[1:] == before[1:]
    assert send(mine, lake, "record/5", "take-out").status_code == 404


def test_who_has_no_cookie_changes_and_takes_out_nothing(
    stranger: Any, mine: Any, desk: Any, lake: str
) -> None:
    bring(mine, lake)
    before = heads(desk, lake)
    for what in ("change", "take-out", "accept-again"):
        assert send(stranger, lake, "record/1", what, published="2031-06-10").status_code == 403
    assert send(stranger, lake, "record", "accept-again").status_code == 403
    assert heads(desk, lake) == before
