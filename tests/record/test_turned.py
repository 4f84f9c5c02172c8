"""What somebody vows, insists on or says with a denial in it is refused or not read at all, wherever the
denial stands: never the other way round.
"""

from __future__ import annotations

from itertools import product

import pytest
from test_withheld import stances

REFUSED = {("front", "refuses")}
ACCEPTED = {("front", "accepts")}
COMMITS = ("vowed", "pledged", "promised", "swore", "decided", "agreed", "chose")
SAYS = ("said", "insisted", "declared", "warned", "vowed", "has pledged", "have insisted", "told Ostra")
DEEDS = ("disarm", "accept the draft", "talk to Ostra", "sign the accord")
DENIALS = (
    "that it will not negotiate",
    "it would never disarm",
    "that it would not let inspectors into the camps",
    "that it cannot accept the draft",
    "that it will neither disarm nor sign the accord",
    "that under no circumstances would it accept the draft",
    "nobody would disarm",
    "that there would be no talks",
    "that nothing would make it accept the draft",
)


@pytest.mark.parametrize(("verb", "word"), [*product(COMMITS, ("never to", "not to"))])
def test_what_is_vowed_not_to_be_done_is_refused(verb: str, word: str) -> None:
    for deed in DEEDS:
        assert stances(f"The Front {verb} {word} {deed}.") <= REFUSED
    if verb in ("vowed", "pledged", "promised", "agreed"):
        assert stances(f"The Front {verb} {word} disarm.") == REFUSED


@pytest.mark.parametrize(("verb", "clause"), [*product(SAYS, DENIALS)])
def test_a_clause_that_denies_is_never_accepted_or_demanded(verb: str, clause: str) -> None:
    assert stances(f"The Front {verb} {clause}.") <= REFUSED


@pytest.mark.parametrize("verb", SAYS)
def test_who_says_that_he_will_not_refuses(verb: str) -> None:
    assert stances(f"The Front {verb} that it will not negotiate.") == REFUSED


@pytest.mark.parametrize(
    ("text", "at_most"),
    [
        ("Leaders of the Front have insisted that they will not negotiate.", REFUSED),
        ('Ostra said the Front had "vowed never to disarm".', REFUSED),
        ("Front vows never to disarm", REFUSED),
        ("Vowing never to disarm, the Front left Vesna.", REFUSED),
        ("The Front's insistence that it will not disarm angered Ostra.", REFUSED),
        ("The Front's promise never to negotiate was kept.", REFUSED),
        ("The Front never vowed never to disarm.", set()),
        ("The Front denied it had vowed never to disarm.", set()),
        ("The Front no longer vows never to disarm.", set()),
        ("The Front pledged not to reject the draft.", ACCEPTED),
        ("The Front pledged never to boycott the talks.", ACCEPTED),
        ("The Front agreed not to attack the road.", ACCEPTED),
        ("The Front insisted that Ostra would not negotiate.", {("ostra", "refuses")}),
        ("The Front prefers war to accepting the draft.", REFUSED),
        ("The Front prefers fighting to disarming.", REFUSED),
        ("The Front prefers not to sign the accord.", REFUSED),
        ("The Front cannot but accept the draft.", ACCEPTED),
        ("The Front will not let observers cross the road.", REFUSED),
        ("The Front stopped demanding the road.", set()),
        ("The Front has stopped calling for a truce.", set()),
        ("The Front gave up demanding the road.", set()),
        ("The Front delayed signing the accord.", REFUSED),
        ("The Front put off signing the accord.", REFUSED),
        ("The Front dismissed accepting the draft as folly.", REFUSED),
        ("The Front dismissed the idea that it would accept the draft.", REFUSED),
        ("The Front is nowhere near accepting the draft.", REFUSED),
        ("The Front has no interest in accepting the draft.", REFUSED),
        ("The Front said it saw no point in signing the accord.", REFUSED),
        ("The Front will not be bullied into signing the accord.", REFUSED),
        ("Accepting the draft is out of the question, the Front said.", REFUSED),
        ("The Front said accepting the draft would be madness.", REFUSED),
        ("There is no way the Front will accept the draft.", REFUSED),
        ("Not even the Front accepts the draft.", REFUSED),
        ("All but the Front signed the accord.", REFUSED),
        ("The Front scarcely accepts the draft.", REFUSED),
        ("The Front is hardly ready to sign.", REFUSED),
        ("The Front will not disarm or sign the accord.", REFUSED),
        ("The Front neither accepted nor rejected the draft.", set()),
        ("The Front promised nothing.", REFUSED),
        ("The Front promised no truce.", REFUSED),
        ("The Front pledged no concessions.", REFUSED),
        ("Front vows no surrender", REFUSED),
        ("The Front demanded nothing.", set()),
        ("Will the Front ever accept the draft?", set()),
    ],
)
def test_a_denial_anywhere_in_the_chain_is_heard(text: str, at_most: set[tuple[str, str]]) -> None:
    assert stances(text) <= at_most


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Front vowed to disarm.", "accepts"),
        ("The Front insisted that no troops remain on the road.", "demands"),
        ("The Front insisted that Ostra must not keep the road.", "demands"),
        ("The Front insists that newcomers cannot join the council.", "demands"),
        ("The Front walked out last week demanding a new road.", "demands"),
        ("The Front started demanding the road.", "demands"),
    ],
)
def test_what_holds_no_denial_of_its_own_still_stands(text: str, stance: str) -> None:
    assert ("front", stance) in stances(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Front won't accept the draft.", REFUSED),
        ("The Front couldn't sign the accord.", REFUSED),
        ("Ostra said the Front mustn't accept the draft.", {("ostra", "demands")}),
        ("The Front insisted that Ostra couldn't keep the road.", {("ostra", "refuses")}),
        ("The Front insisted that Ostra isn't ready to keep the road.", {("ostra", "refuses")}),
        ("The Front insisted that Ostra won't keep the road.", set()),
    ],
)
def test_a_denial_is_the_same_with_either_apostrophe(text: str, found: set[tuple[str, str]]) -> None:
    assert stances(text) == found
    assert stances(text.replace("'", "’")) == found
