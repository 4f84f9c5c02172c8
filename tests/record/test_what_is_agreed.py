"""What the reports tell to be agreed: by two together, as a bargain that takes both, or as a deal that is
made; never what is still to come, or what one of them denies.
"""

from __future__ import annotations

import pytest

from goodoffices.case import Case, Issue, Mediator, Party
from goodoffices.desk.agreed import find_agreed
from goodoffices.record import build
from goodoffices.record.find import find
from goodoffices.record.model import Article

TALKS = "Talks between Ostra and the Reed Front go on in Vesna, mediated by Norland.\n\n"
CASE = Case(
    title="The reeds",
    parties=(Party(id="ostra", name="Ostra", aliases=("Ostran",)), Party(id="front", name="Reed Front",
        aliases=("the Front", "Front"))),
    mediators=(Mediator(id="norland", name="Norland"),),
    issues=(Issue(id="road", name="The road"),),
)  # fmt: skip


def agreed(*texts: str) -> list[str]:
    articles = [
        Article(id=f"a{number}", text=TALKS + text, published=f"2031-05-{number + 9:02}")
        for number, text in enumerate(texts)
    ]
    record = build(articles, lambda each: find(each, CASE))
    return [each.words for each in find_agreed(record, ["ostra", "front"])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ostra and the Front have agreed on a truce.", "a truce"),
        ("The two sides agreed to exchange prisoners.", "exchange prisoners"),
        ("Both sides accepted the proposal.", "the proposal"),
        ("Ostra and the Front accepted the mediators' plan.", "the mediators' plan"),
        ("Ostra and its rebel foes have struck a deal to end the war.", "a deal to end the war"),
        ("The Front has agreed to pay Ostra 40 million.", "to pay Ostra 40 million"),
        ("Ostra agreed to sell the road to the Front.", "to sell the road to the Front"),
        ("A ceasefire was agreed on Friday.", "A ceasefire"),
        (
            "The talks on forming a cabinet and electing a speaker were agreed under a deal on Friday.",
            "talks on forming a cabinet and electing a speaker",
        ),
        ("Under a deal reached on Friday, Ostra will free 40 men.", "a deal"),
        (
            "Agreement was reached on the exchange of prisoners, Norland said.",
            "Agreement was reached on the exchange of prisoners",
        ),
    ],
)
def test_what_two_settle_is_agreed(text: str, words: str) -> None:
    assert agreed(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Ostra and the Front will sign a truce on Friday.",
        "Ostra and the Front may sign a truce on Friday.",
        "Ostra and the Front failed to agree on a truce.",
        "Ostra and the Front are close to agreeing on a truce.",
        "Ostra said it had reached a deal with the Front.",
        "The Front would agree to pay Ostra 40 million.",
        "The Front denied that it had signed a truce with Ostra. Ostra said both had signed a truce.",
    ],
)
def test_what_is_to_come_failed_or_claimed_by_one_is_not(text: str) -> None:
    assert agreed(text) == []


def test_who_refused_before_may_have_agreed_since() -> None:
    refusal, deal = "The Front rejected a truce.", "Ostra and the Front have signed a truce."
    assert agreed(refusal, deal) == ["a truce"]
    assert agreed(deal, "The Front denied that it had signed a truce.") == []


@pytest.mark.parametrize(
    ("text", "stance", "object_"),
    [
        ("The Front's main demand is that all prisoners be freed.", "demands", "all prisoners be freed"),
        ("The Front's conditions include a new road.", "demands", "a new road"),
        ("The Front called the offer unacceptable.", "refuses", "the offer"),
        ("The Front described the latest plan as absurd.", "refuses", "the latest plan"),
        ("The Front said the plan was a non-starter.", "refuses", "the plan"),
        ("The Front agreed in principle to a truce.", "accepts", "a truce"),
        ("The Front promised there would be no attacks.", "accepts", "there would be no attacks"),
        ("The Front does not negotiate with outlaws.", "refuses", "negotiate with outlaws"),
        ("The Front would like to keep the road.", "demands", "to keep the road"),
        ("The Front seeks guarantees that no bridge will be closed.", "demands",
            "guarantees that no bridge will be closed"),
        ("The draft, which the Front rejected, opens the road.", "refuses", "The draft"),
        ("The Front said no to the draft.", "refuses", "the draft"),
    ],
)  # fmt: skip
def test_further_ways_of_taking_a_stance(text: str, stance: str, object_: str) -> None:
    rows = build(
        [Article(id="a", text=TALKS + text, published="2031-05-09")], lambda each: find(each, CASE)
    ).proposals
    assert ("front", stance, object_) in {(row.party, row.stance, row.object) for row in rows}
