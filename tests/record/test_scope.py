"""A word that limits what is told and that no rule explains: nothing is claimed, and never the opposite."""

from __future__ import annotations

from itertools import product

import pytest
from test_withheld import stances

ACCEPTED, REFUSED, DEMANDED = ({("front", each)} for each in ("accepts", "refuses", "demands"))
OPPOSITE = {"accepts": REFUSED, "refuses": ACCEPTED, "demands": REFUSED}
DEEDS = (
    ("accepts", "accepted the draft", "accept the draft", "accepting the draft"),
    ("accepts", "signed the accord", "sign the accord", "signing the accord"),
    ("accepts", "agreed to disarm", "agree to disarm", "agreeing to disarm"),
    ("refuses", "rejected the draft", "reject the draft", "rejecting the draft"),
    ("refuses", "ruled out talks", "rule out talks", "ruling out talks"),
    ("demands", "demanded the road", "demand the road", "demanding the road"),
)
BEFORE_PAST = (
    "The Front almost",
    "The Front has nearly",
    "The Front not quite",
    "The Front very nearly",
    "The Front hardly",
    "Everyone but the Front",
    "Everybody except the Front",
    "All parties other than the Front",
    "All sides bar the Front",
    "Few in the Front",
    "Some of the Front",
    "Hardly anyone in the Front",
    "Not one leader of the Front",
    "Those who left the Front",
    "Families of the Front's prisoners",
    "It was not the Front that",
    "There is no evidence that the Front",
    "Hardly anyone thinks the Front",
    "Ostra wished that the Front",
    "Ostra lied when it said the Front",
    "The rumour that the Front",
    "The day will come that the Front",
    "The Front might as well have",
    "The Front should have",
    "The Front denied reports that it had",
    "The Front has not left the road or",
)
BEFORE_BASE = (
    "The Front did everything but",
    "The Front would do anything except",
    "The Front had been expected to",
    "The Front was supposed to",
    "The Front will not disarm, leave or",
    "The Front would neither disarm nor",
    "The Front is reluctant to",
)
BEFORE_GERUND = (
    "Talks ended without the Front",
    "There was no chance of the Front",
    "Ostra left instead of the Front",
    "The Front came close to",
    "The Front was on the verge of",
    "The Front fell short of",
    "The Front is far from",
    "The Front denies having thought of",
    "The Front toyed with the idea of",
)


@pytest.mark.parametrize("opening", [*BEFORE_PAST, *BEFORE_BASE, *BEFORE_GERUND])
def test_what_is_limited_is_not_claimed(opening: str) -> None:
    for stance, past, base, gerund in DEEDS:
        words = past if opening in BEFORE_PAST else base if opening in BEFORE_BASE else gerund
        allowed = OPPOSITE[stance] | REFUSED - {("front", stance)}
        assert stances(f"{opening} {words}.") <= (REFUSED if "disarm" in opening else allowed), words


@pytest.mark.parametrize(("word", "thing"), [*product(("accepted", "demanded", "wanted"), ("but", "except"))])
def test_an_exception_is_not_what_is_told(word: str, thing: str) -> None:
    assert stances(f"The Front {word} anything {thing} a truce.") == set()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("But the Front rejected the draft.", "refuses"),
        ("Ostra waited but the Front rejected the draft.", "refuses"),
        ("The main point is that the Front rejected the draft.", "refuses"),
        ("The Front said on Friday in Vesna that it accepted the draft.", "accepts"),
        ("On Friday the Front accepted the draft.", "accepts"),
        ("Talks ended with the Front rejecting the draft.", "refuses"),
        ("A statement of the Front said that talks go on and that the Front accepted the draft.", "accepts"),
        ("The Front did not leave the road and demanded a truce.", "demands"),
    ],
)
def test_what_is_understood_still_stands(text: str, stance: str) -> None:
    assert ("front", stance) in stances(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Front will not disarm, sign the accord or free the prisoners.", REFUSED),
        ("The Front denies having agreed to sign.", REFUSED),
        ("The Front will not disarm or accept the draft.", REFUSED),
    ],
)
def test_a_denial_goes_on_through_a_list(text: str, found: set[tuple[str, str]]) -> None:
    assert stances(text) == found
