"""Positions from the table of predicates: polarity and holder go down the chain of verbs before anything is
concluded.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case import Case, Issue, Mediator, Party
from goodoffices.record import build
from goodoffices.record.find import find
from goodoffices.record.frames.table import forms, stems, table
from goodoffices.record.model import Article, Proposal

TALKS = "Talks between Ostra and the Reed Front go on in Vesna, mediated by Norland.\n\n"
CASE = Case(
    title="The reeds",
    parties=(Party(id="ostra", name="Ostra", aliases=("Ostran",)), Party(id="front", name="Reed Front",
        aliases=("the Front", "Front"))),
    mediators=(Mediator(id="norland", name="Norland"),),
    issues=(Issue(id="road", name="The road"),),
)  # fmt: skip


def rows(text: str) -> list[Proposal]:
    article = Article(id="a", text=TALKS + text, published="2031-05-09")
    return [
        row for row in build([article], lambda each: find(each, CASE)).proposals if row.kind == "position"
    ]


def stances(text: str) -> list[tuple[str, str | None]]:
    return [(row.party, row.stance) for row in rows(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a claim that is denied is refused, and never accepted
        ("The Reed Front denied that it had agreed to a truce.", [("front", "refuses")]),
        ("The Reed Front dismissed claims that it had signed a truce.", [("front", "refuses")]),
        ("The Reed Front brushed aside reports that it had accepted a truce.", [("front", "refuses")]),
        # what another denies of it says nothing
        ("Ostra denied that the Reed Front had agreed to a truce.", []),
        # a refusal that is denied says nothing
        ("The Reed Front had not rejected the draft.", []),
        ("The Reed Front has not ruled out a truce.", []),
        ("The Reed Front refused to rule out a truce.", []),
        ("The Reed Front denied that it had rejected the draft.", []),
        # a demand that is not given up stands
        (
            "The Reed Front would not budge from its demand that all prisoners be freed.",
            [("front", "demands")],
        ),
        ("The Reed Front refused to drop its demand for a new road.", [("front", "demands")]),
        ("The Reed Front stuck to its demand that all prisoners be freed.", [("front", "demands")]),
        ("The Reed Front dropped its demand for a new road.", []),
        # what is failed, weighed, supposed or feared comes to nothing
        ("The Reed Front failed to agree to a truce.", []),
        ("The Reed Front cannot afford to reject a truce.", []),
        ("The Reed Front is considering accepting a truce.", []),
        ("Ostra would be glad if the Reed Front accepted a truce.", []),
        ("Ostra asked whether the Reed Front would accept a truce.", []),
        # one word for each stance, and what it takes
        ("The Reed Front spurned the draft.", [("front", "refuses")]),
        ("The Reed Front turned the draft down.", [("front", "refuses")]),
        ("The Reed Front is unwilling to leave the valley.", [("front", "refuses")]),
        ("The Reed Front is not prepared to leave the valley.", [("front", "refuses")]),
        ("The Reed Front offered to leave the valley.", [("front", "accepts")]),
        ("The Reed Front pledged to free ten prisoners.", [("front", "accepts")]),
        ("The Reed Front vowed to crush the army.", []),
        ("The Reed Front pledged not to fire first.", []),
        ("The Reed Front pledged not to free the prisoners.", [("front", "refuses")]),
        # the passive has its doer behind "by"
        ("A draft of Norland was rejected by the Reed Front.", [("front", "refuses")]),
        # a law that is withdrawn is asked of somebody
        ("The Reed Front wants Ostra to withdraw the decree.", [("front", "demands")]),
        # nobody who is not known holds anything
        ("Analysts demanded a truce.", []),
        ("The newspaper rejected the draft.", []),
        # a threat asks for what it hangs on
        ("The Reed Front threatened to strike unless Ostra opens the road.", [("front", "demands")]),
    ],
)
def test_what_a_sentence_comes_to(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert stances(text) == expected


def test_whom_a_demand_is_asked_of_and_what_it_hangs_on() -> None:
    (row,) = rows("The Reed Front urged Ostra to open the road.")
    assert (row.asked_of, row.object) == ("Ostra", "to open the road")
    (row,) = rows("The Reed Front is ready to leave the valley if Ostra opens the road.")
    assert (row.object, row.conditions) == ("leave the valley", ("if Ostra opens the road",))
    (row,) = rows(
        "The Reed Front said its fighters would only lay down their arms after Ostran forces leave the "
        "valley."
    )
    assert (row.party, row.stance, row.conditions) == (
        "front",
        "accepts",
        ("after Ostran forces leave the valley",),
    )


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The Reed Front said that it accepts a truce.", "public"),
        ("Ostra said that the Reed Front had accepted a truce.", "claimed-by-another"),
        ("Norland said that the Reed Front had accepted a truce.", "assessed-by-third"),
        ("The Reed Front is said to accept a truce.", "assessed-by-third"),
        ("The Reed Front has accepted a truce.", "public"),
    ],
)
def test_the_voice_of_a_stance(text: str, voice: str) -> None:
    assert [(row.party, row.stance, row.voice) for row in rows(text)] == [("front", "accepts", voice)]


def test_what_is_agreed_together_is_told_of_each() -> None:
    found = rows("Ostra and the Reed Front have signed a truce.")
    assert [(row.party, row.rule.split("@")[0]) for row in found] == [
        ("ostra", "agreed-together"),
        ("front", "agreed-together"),
    ]
    assert stances("Ostra claimed to have reached a truce with the Reed Front.") == [("ostra", "accepts")]


_STANCE = st.sampled_from(
    ["accepted", "agreed to", "signed", "endorsed", "rejected", "opposed", "demanded", "called for"]
)
_DENIAL = st.sampled_from(
    [
        "denied that it had",
        "rejected claims that it had",
        "laughed off reports that it had",
        "dismissed suggestions that it had",
    ]
)


@given(verb=_STANCE, denial=_DENIAL)
def test_no_denial_ever_gives_an_acceptance(verb: str, denial: str) -> None:
    assert ("front", "accepts") not in stances(f"The Reed Front {denial} {verb} a truce.")


@given(
    verb=st.sampled_from(["rejected", "opposed", "turned down", "spurned", "vetoed"]),
    never=st.sampled_from(["has not", "had never", "did not"]),
)
def test_no_refusal_that_is_denied_refuses(verb: str, never: str) -> None:
    assert ("front", "refuses") not in stances(f"The Reed Front {never} {verb} the draft.")


def test_the_table_can_be_read_whole() -> None:
    assert len(table()) > 100
    assert {row.kind for rows in table().values() for row in rows} >= {
        "demand",
        "accept",
        "refuse",
        "give",
        "drop",
        "deny",
        "act",
    }
    assert "spurned" in forms()
    assert "sought" in stems()
