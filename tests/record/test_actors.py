"""Everybody in the reports is one somebody: who the parties are, who goes between, who speaks for whom."""

from __future__ import annotations

import pytest
from invented_reports import DENIED, FOREST, PACT, PENSIONS, RIVAL, SHORT, SORRY, SWAP

from goodoffices.record import Actor, Actors, Article, Sides, find_actors, find_sides


def actors(*texts: str) -> Actors:
    return find_actors([Article(id=f"r{number}", text=text) for number, text in enumerate(texts)])


def parts(*texts: str) -> list[tuple[str, str]]:
    found = actors(*texts)
    return [(each.name, each.part) for each in (*found.parties, *found.mediators)]


def persons(actor: Actor) -> set[str]:
    return {person.name for person in actor.persons}


@pytest.mark.parametrize(
    ("text", "parties", "mediators"),
    [
        (DENIED, {"Karsa Front", "Olmia"}, set()),
        (SHORT, {"Marsh Armed Forces", "River Guard"}, {"Norland", "Istria"}),
        (RIVAL, {"Vell Exchange", "Brakemann Bank", "Orlan"}, set()),
        (PENSIONS, {"unions", "government"}, set()),
        (PACT, {"Sarmia", "Norland"}, {"European Alliance"}),
        (FOREST, {"Ostra", "Forest Army"}, set()),
        (SWAP, {"Kessar", "Hill Front"}, {"Union"}),
        (SORRY, set(), set()),
    ],
)
def test_parties_and_mediators_of_whole_reports(text: str, parties: set[str], mediators: set[str]) -> None:
    found = actors(text)
    assert {each.name for each in found.parties} == parties
    assert {each.name for each in found.mediators} == mediators


def test_a_full_name_its_initials_and_its_first_word_are_one() -> None:
    army = actors(SHORT).of("MAF")
    assert army is not None
    assert (army.name, army.short) == ("Marsh Armed Forces", "MAF")
    at = SHORT.index("The Marsh army")
    assert actors(SHORT).at("r0", at, at + 14) == army


def test_an_adjective_and_a_government_are_their_state_and_the_group_is_who_was_named() -> None:
    found = actors(DENIED)
    olmia, front = found.of("Olmian"), found.of("Karsa Front")
    assert olmia is not None
    assert olmia == found.of("Olmia")
    assert front is not None
    assert persons(front) == {"Idris Mavo"}
    at = DENIED.index("the group had")
    assert found.at("r0", at, at + 9) == front


def test_a_minister_is_of_her_government_and_so_is_her_spokesman() -> None:
    found = actors(PENSIONS)
    government = found.of("government")
    assert government is not None
    assert persons(government) == {"Ann Corvin"}
    assert found.of("Ms Corvin") is None or found.of("Corvin") == government
    at = PENSIONS.index("A spokesman for Ms Corvin")
    assert found.at("r0", at, at + 25) == government


def test_who_leads_or_holds_an_office_stands_under_the_side() -> None:
    found = actors(FOREST)
    assert persons(found.parties[0]) == {"Luis Sandro", "Juan Cresto"}
    assert actors(SWAP).of("Khal Yaman") == actors(SWAP).of("Kessari")


def test_what_one_report_tells_of_a_name_holds_in_all() -> None:
    later = "The MAF left the talks. Its chief, General Ada Holm, gave no reason."
    found = actors(later, SHORT)
    assert found.of("MAF") == found.of("Marsh Armed Forces")
    assert [each.part for each in found.parties] == ["party", "party"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talks between Luria, Vesland and Redland began.", [("Luria", "party"), ("Vesland", "party"),
        ("Redland", "party")]),
        ("A conflict between the Chadian army and the Lake Support Forces (LSF) goes on.", [("Chad",
        "party"), ("Lake Support Forces", "party")]),
        ("Talks between striking dockworkers and the port operators broke down.", [("dockworkers", "party"),
        ("port operators", "party")]),
        ("The Malaysian facilitator of the talks is coming.", [("Malaysia", "mediator")]),
        ("The UN mediator Ada Marsh will oversee the talks.", [("United Nations", "mediator")]),
        ("Talks are held under the auspices of the UN.", [("United Nations", "mediator")]),
        ("Former mediators met. The mediator spoke. Senior facilitators left.", []),
        ("The road between Vesna and Sarn is closed.", []),
        ("The Norwegian government and the leftist LRF rebels returned to the table for peace talks.",
        [("Norway", "party"), ("LRF", "party")]),
        ("Norwegian government, LRF leaders resume talks in Vesna", [("Norway", "party"), ("LRF", "party")]),
        ("Talks between Orbis and striking US factory workers will resume.", [("Orbis", "party"),
        ("factory workers", "party")]),
        ("The delegations of Sarn and Veld held talks in Vesna.", [("Sarn", "party"), ("Veld", "party")]),
        ("Luria and Vesland on Monday signed an agreement on the river.", [("Luria", "party"), ("Vesland",
        "party")]),
        ("Marosia and Lower Tarn ended a two-day meeting without a word on the dam.", [("Marosia", "party"),
        ("Lower Tarn", "party")]),
        ("Luria and Vesland are cold. Talks are dull.", []),
        ("The River Commission, which has been mediating since spring, made a plan.", [("River Commission",
        "mediator")]),
    ],
)  # fmt: skip
def test_parties_and_mediators_of_a_sentence(text: str, found: list[tuple[str, str]]) -> None:
    assert parts(text) == found


def test_the_passages_that_name_a_side_are_cited() -> None:
    found = actors(SWAP)
    named = find_sides(found, Sides(None, found))
    assert all(SWAP[each.start : each.end] == each.words for each in named)
    assert {each.side for each in named} == {"Kessar", "Hill Front", "Union"}
