"""Demands, offers and terms, matched to a case where there is one; events with who takes part."""

from __future__ import annotations

import pytest

from goodoffices.case import Case, Issue, Mediator, Option, Party
from goodoffices.record import build
from goodoffices.record.find import find
from goodoffices.record.model import Article, Event, Proposal
from goodoffices.report.record_text import positions_text

CASE = Case(
    title="The delta",
    parties=(Party(id="luria", name="Luria", aliases=("Lurian",)), Party(id="redband", name="Redband")),
    mediators=(Mediator(id="otto", name="Ostmark"),),
    issues=(
        Issue(id="boats", name="Return of the boats", keywords=("boat",), options=(Option(id="all",
            keywords=("all boats",)), Option(id="some", keywords=("some boats",)))),
        Issue(id="dam", name="The dam", keywords=("dam", "reservoir")),
    ),
)  # fmt: skip


def proposals(text: str, case: Case | None = CASE, published: str = "") -> list[Proposal]:
    return list(find(Article(id="a", text=text, published=published), case).proposals)


def positions(text: str) -> list[tuple[str, str | None, str, str]]:
    return [
        (each.party, each.stance, each.object, each.voice)
        for each in proposals(text)
        if each.kind == "position"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Redband has demanded the return of all boats.", ("redband", "demands", "the return of all boats",
        "public")),
        ("Luria refuses to drain the dam.", ("luria", "refuses", "to drain the dam", "public")),
        ("The Lurian government agreed to open the dam.", ("luria", "accepts", "to open the dam", "public")),
        ("Luria called for an end to the blockade.", ("luria", "demands", "an end to the blockade",
        "public")),
        ("Redband official Ivo Stern said any deal must return the boats.", ("redband", "demands",
        "return the boats", "public")),
        ("Redband official Ivo Stern said the movement is ready to join the talks.", ("redband", "accepts",
        "join the talks", "public")),
        ("Redband official Ivo Stern said Luria will not leave the dam.", ("luria", "refuses",
        "leave the dam", "claimed-by-another")),
        ("Luria is said to demand that the boats are intact.", ("luria", "demands", "the boats are intact",
        "assessed-by-third")),
        ("Redband official Ivo Stern said Redband needs to have a new dam.", ("redband", "demands",
        "Redband needs to have a new dam", "public")),
        ("Redband official Ivo Stern said Luria must leave the dam.", ("redband", "demands",
        "Luria must leave the dam", "public")),
        ("Redband official Ivo Stern said the boats must be returned.", ("redband", "demands",
        "the boats must be returned", "public")),
        ("Redband official Ivo Stern repeated the demand that any agreement must include a new dam.",
        ("redband", "demands", "a new dam", "public")),
        ("Redband official Ivo Stern said Redband cannot accept a new dam.", ("redband", "refuses",
        "a new dam", "public")),
        ('"That is why we need to have a new dam," Redband official Ivo Stern said.', ("redband", "demands",
        "a new dam", "public")),
        ("Ostmark minister Lea Holm stressed the importance of opening the dam.", ("otto", "demands",
        "opening the dam", "public")),
        ("Ostmark minister Lea Holm encouraged Redband to open the dam.", ("otto", "demands",
        "to open the dam", "public")),
        ("Redband official Ivo Stern said Redband is ready to join the talks if Luria opens the dam.",
        ("redband", "accepts", "join the talks", "public")),
    ],
)  # fmt: skip
def test_stances(text: str, expected: tuple[str, str, str, str]) -> None:
    assert positions(text) == [expected]


def test_would_if_is_an_offer_with_a_condition() -> None:
    found = proposals(
        '"If Luria opens the dam, we would, but nothing is new," Redband official Ivo Stern said.'
    )
    offer = next(each for each in found if each.kind == "position")
    assert (offer.party, offer.stance, offer.conditions) == (
        "redband",
        "accepts",
        ("If Luria opens the dam",),
    )
    assert any(each.kind == "condition" and each.text == "If Luria opens the dam" for each in found)


def test_whom_a_demand_is_put_to_names_no_issue() -> None:
    (row,) = [
        each
        for each in proposals("Ostmark minister Lea Holm urged Redband, which holds the dam, to give way.")
        if each.kind == "position"
    ]
    assert (row.object, row.issue) == ("to give way", "")


def test_what_several_sides_ask_together_is_a_demand_of_each() -> None:
    text = "The leaders of Ostmark and Norway called on Redband to open the dam."
    assert [(party, stance) for party, stance, _, _ in positions(text)] == [
        ("otto", "demands"),
        ("Norway", "demands"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Redband official Ivo Stern, who asked not to be named, spoke of the dam.",
        "Luria rejected the allegations about the dam.",
        "The agreement calls for the return of the boats.",
        '"That is what Redband agreed to," Ivo Stern said.',
        "Luria offered its condolences to Redband.",
        '"These must stop before the dam opens," Redband official Ivo Stern said.',
    ],
)
def test_what_names_nothing_or_is_a_texts_is_no_position(text: str) -> None:
    assert positions(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luria offered the release of 30 boats.", ("luria", "accepts", "the release of 30 boats", "public")),
        ("Redband is willing to accept a new dam if the boats return.", ("redband", "accepts", "a new dam",
        "public")),
        ("Redband official Ivo Stern said there will be no peace without the boats.", ("redband", "refuses",
        "peace without the boats", "public")),
    ],
)  # fmt: skip
def test_offers_and_what_a_side_is_told_to_be_ready_for(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert positions(text) == [expected]


def test_what_a_dispute_centres_on_is_in_question() -> None:
    (found,) = [
        each
        for each in proposals("The long dispute over the new dam centres on the speed of the water.")
        if each.kind == "issue"
    ]
    assert found.object == "the speed of the water"


def test_what_happened_is_not_refused() -> None:
    assert positions("Ivo Stern said Redband did not take part in the meeting.") == []


def test_a_list_of_demands_gives_its_questions() -> None:
    found = proposals(
        '"Any agreement must achieve a lasting truce, the return of the boats and a new dam," Redband '
        "official Ivo Stern said."
    )
    assert [each.text for each in found if each.kind == "issue"] == [
        "a lasting truce",
        "the return of the boats",
        "a new dam",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        (
            "The talks turn on the gaps that remain over the height of the dam.",
            "issue",
            "the height of the dam",
        ),
        ("It was not specified whether the boats must float.", "term", "whether the boats must float"),
        ("Who attends the talks is not confirmed.", "term", "Who attends the talks"),
        ("The deal would secure the return of 30 boats.", "term", "secure the return of 30 boats"),
        ("Mediators tabled a three-phase plan.", "phase", "three-phase plan"),
        ("Boats come back in a first phase.", "phase", "first phase"),
        ("Luria frees sailors in exchange for a week of quiet.", "term", "Luria frees sailors"),
        ("It is about, for example, how long the dam stays shut.", "term", "how long the dam stays shut"),
        ("One question is, however, how far Redband can go.", "term", "how far Redband can go"),
        ("Luria is to return 33 boats.", "term", "Luria is to return 33 boats"),
        ("All wait for the peace plan presented by Ostmark.", "option", "the peace plan"),
    ],
)
def test_terms(text: str, kind: str, content: str) -> None:
    assert (kind, content) in [(each.kind, each.object) for each in proposals(text)]


def test_what_is_given_for_what_has_both_sides() -> None:
    (swap,) = [
        each
        for each in proposals(
            "The deal under discussion would secure the release of 30 sailors in exchange for a short truce "
            "at sea, where storms go on."
        )
        if each.kind == "term"
    ]
    assert (swap.object, swap.conditions) == (
        "secure the release of 30 sailors",
        ("in exchange for a short truce at sea",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "In the truce of May Redband released 30 sailors in exchange for 90 boats.",
        "In the truce of May Redband released 30 sailors, the cooks among them in exchange for 90 boats.",
        "The deal will be signed on Friday.",
        "The aim is to end the siege of the dam.",
    ],
)
def test_what_was_and_what_becomes_of_a_deal_is_no_term(text: str) -> None:
    assert [each.text for each in proposals(text) if each.kind in ("term", "quantity")] == []


@pytest.mark.parametrize(
    ("text", "name", "by", "when", "phases"),
    [
        ("Luria waits for the peace plan presented by Ostmark envoy Lea Holm last spring.", "the peace plan",
        "Ostmark envoy Lea Holm", "last spring", None),
        ("It is a three-phase proposal for the dam and the boats which Lea Holm outlined in late May.",
        "a three-phase proposal for the dam and the boats", "Lea Holm", "in late May", 3),
        ("The draft was tabled in March by the mediators.", "The draft", "the mediators", "in March", None),
    ],
)  # fmt: skip
def test_whose_plan_and_since_when(text: str, name: str, by: str, when: str, phases: int | None) -> None:
    found = [
        (each.object, each.by, each.since_words, each.number)
        for each in proposals(text)
        if each.kind == "option"
    ]
    assert found == [(name, by, when, phases)]


def test_what_hangs_on_a_condition_stands_beside_it() -> None:
    (row,) = [
        each
        for each in proposals("Mara may hold back if the dam is shut, Ostmark minister Lea Holm said.")
        if each.kind == "condition"
    ]
    assert (row.text, row.object, row.by) == ("if the dam is shut", "Mara may hold back", "Lea Holm")


def test_what_a_side_pushes_for_and_that_it_moved() -> None:
    (push,) = [each for each in proposals("Ostmark has been pushing a plan for the dam.") if each.stance]
    assert (push.party, push.stance, push.object) == ("otto", "demands", "a plan for the dam")
    (moved,) = [
        each
        for each in proposals(
            "Lea Holm, an Ostmark minister, said that Luria appears to have softened its demands."
        )
        if each.rule.startswith("position-moved")
    ]
    assert (moved.party, moved.stance, moved.voice) == ("luria", None, "assessed-by-third")


def test_a_phase_count_and_a_quantity_are_numbers() -> None:
    found = proposals("The three-phase plan foresees that Luria is to release 33 sailors.")
    assert {(each.kind, each.number) for each in found if each.number is not None} == {
        ("phase", 3),
        ("quantity", 33),
    }


def test_matched_to_the_issues_and_options_of_the_case() -> None:
    (found,) = [
        each for each in proposals("Redband has demanded the return of all boats.") if each.kind == "position"
    ]
    assert (found.issue, found.options) == ("boats", ("all",))
    assert "boats" in found.matched


def test_what_the_head_names_goes_before_what_is_behind_it() -> None:
    (found,) = [each for each in proposals("Redband has demanded a dam for the boat.") if each.stance]
    assert found.issue == "dam"


def test_without_a_case_nothing_is_matched() -> None:
    found = proposals("Redband has demanded the return of all boats.", case=None)
    assert [(each.party, each.issue) for each in found if each.kind == "position"] == [("Redband", "")]


def test_statements_say_what_they_are_about() -> None:
    found = find(Article(id="a", text="Luria said the dam and the boats come first."), CASE).statements
    assert set(found[0].about) == {"dam", "boats"}


def events(text: str, published: str = "2030-08-15") -> list[Event]:
    return list(find(Article(id="a", text=text, published=published), CASE).events)


def test_a_round_with_place_day_and_people() -> None:
    (found,) = events(
        "Ostmark envoy Lea Holm met on Thursday in Vellin with Lurian minister Ana Moreva for a round of "
        "negotiations."
    )
    assert (found.kind, found.place, found.date) == ("round", "Vellin", "2030-08-15")
    assert [(each.name, each.side, each.certainty) for each in found.participants] == [
        ("Lea Holm", "otto", "present"),
        ("Ana Moreva", "luria", "present"),
    ]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Redband official Ivo Stern said the movement did not take part in the meeting.", "absent"),
        ("Redband announced that it refuses to send delegates to the negotiations.", "refused"),
        ("Redband representatives were briefed by Ostmark mediators.", "through mediators"),
        ("Luria will be represented at a high level.", "expected"),
    ],
)
def test_certainty_of_taking_part(text: str, certainty: str) -> None:
    found = events(text)
    assert certainty in [each.certainty for event in found for each in event.participants]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Prime Minister Ana Moreva approved the departure of the delegation.", "approval"),
        ("Redband released 105 sailors in exchange for 240 prisoners.", "exchange"),
        ("Envoy Lea Holm paid a visit to Luria.", "visit"),
        ("The sides signed a ceasefire agreement.", "agreement"),
        ("The minister spoke to Lea Holm about the dam.", "meeting"),
    ],
)
def test_kinds_of_events(text: str, kind: str) -> None:
    assert kind in [each.kind for each in events(text)]


def test_a_list_of_demands_is_shown_under_each_issue_of_the_case() -> None:
    article = Article(
        id="a",
        text='"Any agreement must achieve the return of the boats and a new dam," Redband official Ivo '
        "Stern said.",
    )
    record = build([article], lambda each: find(each, CASE))
    text = positions_text(record, CASE)
    assert "RETURN OF THE BOATS\n\nredband · demands · the return of the boats" in text
    assert "THE DAM\n\nredband · demands · a new dam" in text
