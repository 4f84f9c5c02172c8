"""The page of contacts and outside actors."""

from __future__ import annotations

from typing import Any

import pytest
from pages_cast import csp_breaks, rooms_of, text
from things_cast import begun, fuzz, heads, page, send

from goodoffices.talks import acts


def test_a_contact_says_what_was_asked_promised_and_answered_and_what_came_of_it(
    mine: Any, desk: Any, lake: str
) -> None:
    given = {"whom": "a minister", "how": "by-telephone", "asked": "To wait.", "promised": "An open road."}
    send(mine, lake, "contacts", "contact", **given)
    shown = text(page(mine, lake, "contacts"))
    assert "a minister · by telephone" in shown
    assert "asked To wait. promised An open road. answered nothing yet" in shown
    (held,) = begun(desk, lake, acts.ContactHeld)
    home = rooms_of(desk, lake)[0]
    send(
        mine,
        lake,
        "contacts",
        "step",
        room=home,
        thread=held.sequence,
        step="came-of-it",
        words="They waited.",
    )
    assert "They waited." in text(page(mine, lake, "contacts"))
    assert begun(desk, lake, acts.ContactHeld)[0].state == "open"


def test_an_actor_says_whom_it_backs_presses_or_could_spoil_for(mine: Any, desk: Any, lake: str) -> None:
    send(
        mine, lake, "contacts", "actor", name="Istmark", backs="front", could_spoil_for=["front", "republic"]
    )
    send(mine, lake, "contacts", "contact", whom="its envoy", actor="Istmark")
    shown = text(page(mine, lake, "contacts"))
    assert "backs the Front" in shown
    assert "could spoil for the Front, the Republic" in shown
    assert "contacts 1" in shown
    (named,) = begun(desk, lake, acts.ActorNamed)
    send(mine, lake, "contacts", "step", room=rooms_of(desk, lake)[0], thread=named.sequence, step="drop")
    assert send(mine, lake, "contacts", "contact", whom="again", actor="Istmark").status_code == 400


def test_what_is_noted_stands_in_the_mediators_room_alone(mine: Any, desk: Any, lake: str) -> None:
    before = heads(desk, lake)
    send(mine, lake, "contacts", "contact", whom="a minister")
    assert heads(desk, lake) == [before[0] + 1, *before[1:]]


def test_a_form_that_is_sent_twice_counts_once(mine: Any, desk: Any, lake: str) -> None:
    for _ in range(2):
        assert send(mine, lake, "contacts", "contact", whom="a minister", form="D" * 22).status_code == 302
    assert len(begun(desk, lake, acts.ContactHeld)) == 1


@pytest.mark.parametrize(
    ("what", "given"),
    [
        ("contact", {"whom": ""}),
        ("contact", {"whom": "x", "how": "by-pigeon"}),
        ("contact", {"whom": "x", "actor": "nobody"}),
        ("contact", {"whom": "x", "when": "soon"}),
        ("actor", {"name": ""}),
        ("actor", {"name": "x", "backs": "nobody"}),
    ],
)
def test_what_cannot_be_noted_is_told_and_writes_nothing(
    mine: Any, desk: Any, lake: str, what: str, given: dict[str, str]
) -> None:
    before = heads(desk, lake)
    assert send(mine, lake, "contacts", what, **given).status_code == 400
    assert heads(desk, lake) == before


def test_no_word_breaks_the_page_or_is_executed(mine: Any, desk: Any, lake: str) -> None:
    kinds = {
        "contact": ["whom", "actor", "when", "how", "asked", "promised", "answered"],
        "actor": ["name", "about", "backs"],
    }
    assert set(fuzz(mine, lake, "contacts", kinds, right={"whom": "a minister", "name": "Istmark"})) == {
        302,
        400,
    }
    shown = page(mine, lake, "contacts")
    assert "<script>alert" not in shown
    assert csp_breaks(shown) == []


def test_who_has_no_cookie_sees_and_does_nothing(stranger: Any, desk: Any, lake: str) -> None:
    before = heads(desk, lake)
    assert stranger.get(f"/c/{lake}/contacts/")["Location"] == "/unlock/"
    assert send(stranger, lake, "contacts", "contact", whom="planted").status_code == 403
    assert heads(desk, lake) == before


def test_a_contact_says_who_of_the_mediators_called(mine: Any, desk: Any, lake: str) -> None:
    send(mine, lake, "contacts", "contact", whom="a minister", by="Mr Adeyemi", asked="To wait.")
    (held,) = begun(desk, lake, acts.ContactHeld)
    assert held.begun.by == "Mr Adeyemi"
    assert "a minister · with Mr Adeyemi" in text(page(mine, lake, "contacts"))


def test_a_contact_of_a_day_has_no_hour(mine: Any, desk: Any, lake: str) -> None:
    send(mine, lake, "contacts", "contact", whom="a minister", day="2031-05-02")
    (held,) = begun(desk, lake, acts.ContactHeld)
    assert isinstance(held.begun, acts.ContactHeld)
    assert held.begun.when == "2031-05-02"
    shown = text(page(mine, lake, "contacts"))
    assert "2 May 2031, hour not known" in shown, shown[-2000:]
    assert "12:00" not in shown
    assert "2031" in text(page(mine, lake, "who-talks"))
    both = send(
        mine, lake, "contacts", "contact", whom="a minister", day="2031-05-02", when="2031-05-02T14:10"
    )
    assert both.status_code == 400
    assert "the day alone" in text(both.content.decode())
