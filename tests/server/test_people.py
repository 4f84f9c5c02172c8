"""The page of people: standing, mandates, approvals."""

from __future__ import annotations

from typing import Any

import pytest
from pages_cast import csp_breaks, text
from things_cast import begun, fuzz, heads, page, send

from goodoffices.talks import acts

RIGHT = {
    "party": "front",
    "invitation": "accepted",
    "channel": "none",
    "person": "Dr Mar",
    "may": "speak",
    "step": "approval",
    "by": "the council",
    "of": "the text",
}


def test_each_side_shows_its_own_word_first_and_then_who_claims_what(mine: Any, desk: Any, lake: str) -> None:
    send(mine, lake, "people", "invitation", party="front", invitation="refused", claimed_by="a radio")
    send(
        mine,
        lake,
        "people",
        "invitation",
        party="front",
        invitation="conditional",
        on_what="the list is shown",
    )
    send(mine, lake, "people", "channel", party="front", channel="through-mediators")
    shown = text(page(mine, lake, "people"))
    assert "accepted on a condition : the list is shown" in shown.replace("condition:", "condition :")
    assert shown.index("the list is shown") < shown.index("claimed by a radio")
    assert "through mediators" in shown


def test_a_mandate_says_who_may_commit_and_who_is_asked_first_and_can_end(
    mine: Any, desk: Any, lake: str
) -> None:
    given = {
        "party": "front",
        "person": "Dr Mar",
        "may": ["speak", "commit"],
        "referendum_to": "the council\nthe shore",
    }
    assert send(mine, lake, "people", "mandate", **given).status_code == 302
    assert "ad referendum to the council, the shore" in text(page(mine, lake, "people"))
    (held,) = begun(desk, lake, acts.MandateHeld)
    assert held.begun.may == ("speak", "commit")
    home = _home(desk, lake)
    done = send(mine, lake, "people", "step", room=home, thread=held.sequence, step="end", words="recalled")
    assert done.status_code == 302
    assert begun(desk, lake, acts.MandateHeld)[0].state == "ended"
    again = send(mine, lake, "people", "step", room=home, thread=held.sequence, step="end")
    assert again.status_code == 400
    assert "was not written" in text(again.content.decode())


def test_an_approval_that_is_due_can_be_given(mine: Any, desk: Any, lake: str) -> None:
    send(
        mine,
        lake,
        "people",
        "approval",
        party="republic",
        by="parliament",
        of="the text",
        step="ratification",
        due="2031-06-01",
    )
    assert "due 1 June 2031" in text(page(mine, lake, "people"))
    (due,) = begun(desk, lake, acts.ApprovalDue)
    send(mine, lake, "people", "step", room=_home(desk, lake), thread=due.sequence, step="give")
    assert begun(desk, lake, acts.ApprovalDue)[0].state == "given"


def test_what_is_noted_stands_in_the_mediators_room_alone(mine: Any, desk: Any, lake: str) -> None:
    before = heads(desk, lake)
    send(mine, lake, "people", "invitation", **RIGHT)
    after = heads(desk, lake)
    assert after == [before[0] + 1, *before[1:]]


def test_a_form_that_is_sent_twice_counts_once(mine: Any, desk: Any, lake: str) -> None:
    for _ in range(2):
        assert send(mine, lake, "people", "mandate", **{**RIGHT, "form": "B" * 22}).status_code == 302
    assert len(begun(desk, lake, acts.MandateHeld)) == 1


@pytest.mark.parametrize(
    ("what", "wrong"),
    [
        ("invitation", {"party": "nobody"}),
        ("invitation", {"invitation": "conditional", "on_what": ""}),
        ("channel", {"channel": "by-pigeon"}),
        ("mandate", {"may": "rule"}),
        ("mandate", {"person": ""}),
        ("approval", {"due": "tomorrow"}),
        ("approval", {"form": "short"}),
        ("step", {"room": "nowhere", "thread": "0"}),
        ("step", {"room": "nowhere", "thread": "x" * 20}),
    ],
)
def test_what_cannot_be_noted_is_told_and_writes_nothing(
    mine: Any, desk: Any, lake: str, what: str, wrong: dict[str, str]
) -> None:
    before = heads(desk, lake)
    answer = send(mine, lake, "people", what, **{**RIGHT, **wrong})
    assert answer.status_code == 400
    assert b'role="alert"' in answer.content
    assert heads(desk, lake) == before


def test_no_word_breaks_the_page_or_is_executed(mine: Any, desk: Any, lake: str) -> None:
    kinds = {
        "invitation": ["on_what", "claimed_by"],
        "channel": ["words"],
        "mandate": ["person", "referendum_to", "words"],
        "approval": ["by", "of", "due"],
        "step": ["room", "thread", "step", "until"],
    }
    assert set(fuzz(mine, lake, "people", kinds, right=RIGHT)) == {302, 400}
    shown = page(mine, lake, "people")
    assert "<script>alert" not in shown
    assert csp_breaks(shown) == []


def test_who_has_no_cookie_sees_and_does_nothing(stranger: Any, desk: Any, lake: str) -> None:
    before = heads(desk, lake)
    assert stranger.get(f"/c/{lake}/people/")["Location"] == "/unlock/"
    assert send(stranger, lake, "people", "mandate", **RIGHT).status_code == 403
    assert heads(desk, lake) == before


def test_an_unknown_form_and_a_form_fetched_are_not_there(mine: Any, lake: str) -> None:
    assert send(mine, lake, "people", "nothing", **RIGHT).status_code == 404
    assert mine.get(f"/c/{lake}/people/mandate/").status_code == 404


def _home(desk: Any, case: str) -> str:
    from goodoffices.server.store import open_case

    return str(open_case(desk, case).home)
