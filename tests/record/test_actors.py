"""Everybody in the reports is one somebody: who the parties are, who goes between, who speaks for whom."""

from __future__ import annotations

import pytest
from invented_reports import DENIED, FOREST, PACT, PENSIONS, RIVAL, SHORT, SORRY, SWAP

from goodoffices.record import Actor, Actors, Article, Sides, find_actors, find_sides
from goodoffices.record.actors.mediator_rules import MEDIATOR
from goodoffices.record.actors.rules import PARTY
from goodoffices.record.lines import roles


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


NAMES = [
    # A name in letters, with members' names in it, is not the body that employs them.
    (
        "BHL offers new deal\n\nThe BHL Players' Association said on Monday that it had rejected the offer "
        "of the BHL. "
        "The BHLPA demanded a share of the income. Talks between the BHL and the union resume on Friday.\n",
        {"BHL", "BHL Players' Association"},
        set(),
    ),
    # A dateline is nobody; rebels without a name are a side; a bloc that brokers goes between.
    (
        "OLD HAVEN, Jan 7 (Reuters) - Kessari rebels and a government delegation started peace talks on "
        "Tuesday in Kessar. "
        "The talks were brokered by the western regional bloc, the Lake Council on Trade (LCT). The Kessari "
        "government said "
        "it had agreed to a truce. The rebels demanded the release of eleven detainees.\n",
        {"Kessar", "rebels"},
        {"Lake Council on Trade"},
    ),
    # Who is represented by a body, and a list of names under one short form.
    (
        "Dockers walk out\n\nThe Guild of Dockers (GOD) wants a higher rate. The employers, represented by "
        "the Alliance of "
        "Harbour Firms (AHF), refused to pay it after talks with the guild failed. The Reconciliation, "
        "Inquiry and Service "
        "Board (RISB) will try to break the deadlock.\n",
        {"Guild of Dockers", "Alliance of Harbour Firms"},
        {"Reconciliation, Inquiry and Service Board"},
    ),
    # A family is a side under its surname, and those who bear it are of it.
    (
        "Heirs meet the museum\n\nThe Holm family and the Torval Museum met in Hale on Monday. The Holm "
        "family is demanding "
        "nine pictures. The Torval Museum refused to hand them over.\n",
        {"Holm family", "Torval Museum"},
        set(),
    ),
]


@pytest.mark.parametrize(("text", "parties", "mediators"), NAMES)
def test_names_in_letters_lists_and_families(text: str, parties: set[str], mediators: set[str]) -> None:
    found = find_actors([Article(id="r", text=text, lines=roles(text))])
    assert {each.name for each in found.parties} == parties
    assert {each.name for each in found.mediators} == mediators


def test_unions_that_are_set_apart_are_not_one_side() -> None:
    text = (
        "The Union of Ferrymen rejected the offer of Norfer Lines on Monday. Two other unions accepted it. "
        "The Deck Guild "
        "said that it had signed. Talks between Norfer Lines and the Union of Ferrymen go on.\n"
    )
    found = actors(text)
    assert "Union of Ferrymen" in {each.name for each in found.parties}
    assert found.of("Deck Guild") is not found.of("Union of Ferrymen")


def test_an_outlet_is_a_party_only_where_it_is_an_employer() -> None:
    strike = (
        "BBC strike is off\n\nThe Stage Union offered to call off a strike at the BBC. The BBC management "
        "agreed to talks. "
        "BBC staff had walked out. The BBC offered to meet the Stage Union on Friday, the union told "
        "Reuters.\n"
    )
    found = actors(strike)
    assert {each.name for each in found.parties} == {"Stage Union", "BBC"}
    told = "Norland and Istria resumed talks on Monday, the BBC said. Norland told the BBC so.\n"
    assert "BBC" not in {each.name for each in actors(told).everyone}


def test_letters_of_another_language_stand_for_the_name_before_them() -> None:
    text = (
        "Olmian officials and rebels of the Free Dessa Movement (GDM) began talks in Hale on Monday. The GDM "
        "demanded a vote. The GDM rejected the offer of Olmia. Olmia was ready to talk.\n"
    )
    found = actors(text)
    assert {each.name for each in found.parties} == {"Olmia", "Free Dessa Movement"}


def test_a_director_general_is_of_no_government_and_a_word_met_once_no_armed_body() -> None:
    text = (
        "The Kessari government and the rebels resumed talks on Monday. A rebel Web site said the rebels "
        "would accept a truce. Ada Holm, director general of the Harbour Board, said that it was open. "
        "The Kessari government rejected the demand of the rebels.\n"
    )
    found = actors(text)
    assert {each.name for each in found.parties} == {"Kessari", "rebels"}
    assert "Ada Holm" not in {name for each in found.parties for name in persons(each)}


WHO = [
    # "And" and commas within a name; a sum is no name; firms that one strike is against are one side.
    (
        "The United Dock and Harbour Workers Union (UDHWU) walked out at Quayline, Vell Ports and Orbis on "
        "Monday. "
        "The union is demanding R12,500 a month. The companies offered 8 percent. The Commission for "
        "Conciliation, "
        "Inquiry and Arbitration (CCIA) said that talks between the union and the companies would resume.\n",
        {"United Dock and Harbour Workers Union", "companies"},
        {"Commission for Conciliation, Inquiry and Arbitration"},
    ),
    # One league and its players, whatever letters stand for whom.
    (
        "Talks between the VHL and the VHL Players’ Association broke down. The Vesna Hockey League Players' "
        "Association (VHLPA) said the league had rejected its proposal. VHLPA director Odo Fehn met VHL "
        "commissioner "
        "Gil Batt. Federal mediators carried messages. The Federal Mediation and Inquiry Service met with "
        "the two "
        "sides.\n",
        {"VHL", "Vesna Hockey League Players' Association"},
        {"Federal Mediation and Inquiry Service"},
    ),
    # A leader of one name, and a side in capitals.
    (
        "OLMIA and the rebels held talks on Monday. Rebels want a vote, rebel leader Mavo said. Olmia's "
        "government "
        "and the rebels agreed to meet again, Mavo said.\n",
        {"Olmia", "rebels"},
        set(),
    ),
    # Opposition leader and head of a movement: one person, so one side.
    (
        "Talks between the government and the opposition resumed in Kessar. Ada Holm, the leader of the Reed "
        "Movement, rejected the plan. The Kessari government accepted it. Opposition leader Ada Holm wants "
        "a vote.\n",
        {"Kessar", "Reed Movement"},
        set(),
    ),
    # Somebody goes between for himself, where he no longer acts for anybody or for a party.
    (
        "Harbour Lines proposed appointing an independent mediator in its dispute with the Deck Guild. "
        "Former premier "
        "Odo Vance agreed to serve as a mediator, Harbour Lines said. The Deck Guild rejected the offer of "
        "Harbour "
        "Lines.\n",
        {"Harbour Lines", "Deck Guild"},
        {"Odo Vance"},
    ),
    (
        "Coalition talks between the Greens and the Reed Party stalled on Monday. Health minister Ada Holm, "
        "who led "
        "the talks as informateur, said the Greens and the Reed Party remained far apart.\n",
        {"Greens", "Reed Party"},
        {"Ada Holm"},
    ),
    # To whom an envoy is sent does not send him; who meets both sides is none of them.
    (
        "Norlandic envoy to the Lake Coast Odo Marsh met Olmia's president on Friday. Norland brokered the "
        "truce. "
        "Talks between Olmia and the Lake Tigers go on. Marsh held talks with the Lake Tigers. The "
        "government of "
        "Norland sent Marsh, Norland's president said.\n",
        {"Olmia", "Lake Tigers"},
        {"Norland"},
    ),
    # Two who were presidents of one state, and one who was driven out.
    (
        "Costa Rican President Odo Arran will mediate talks between the ousted president of Honduras, "
        "Manuel Zaya, "
        "and interim Honduran president Gil Batt. Zaya demands to be reinstated. Zaya accused Batt of a "
        "crime. Honduras said "
        "Zaya would be arrested. Talks between Zaya and Honduras open on Friday.\n",
        {"Manuel Zaya", "Honduras"},
        {"Costa Rica"},
    ),
    # A venture is named after one of its partners and is no side; owners act through a body.
    (
        "Orbis and the billionaires who own the other half of TNV-Orbis through VAR fell out over its "
        "chief. Orbis "
        "accused VAR of a raid. VAR rejected a plan by Orbis to split TNV-Orbis. VAR and Orbis agreed to "
        "meet.\n",
        {"Orbis", "VAR"},
        set(),
    ),
    # Member states beside their union are one side with it.
    (
        "Talks between Iran and Britain, France and Germany open on Monday. The EU said that it would hold "
        "talks with "
        "Iran on trade. Iran rejected an offer of the EU.\n",
        {"Iran", "European Union"},
        set(),
    ),
    # Words of a long name within a shorter one; a name in which a possessive stands.
    (
        "Talks between Olmia and the Lake Tigers began. The rebel Liberation Tigers of the Lake (LTL) wants "
        "a vote. "
        "Olmia rejected it.\n",
        {"Olmia", "Liberation Tigers of the Lake"},
        set(),
    ),
    (
        "Peace talks between the Olmian government and the rebel Lord's Salvation Army (LSA) were delayed. "
        "The LSA "
        "rejected the offer of Olmia.\n",
        {"Olmia", "Lord's Salvation Army"},
        set(),
    ),
]


@pytest.mark.parametrize(("text", "parties", "mediators"), WHO)
def test_who_is_who(text: str, parties: set[str], mediators: set[str]) -> None:
    found = actors(text)
    assert {each.name for each in found.parties} == parties
    assert {each.name for each in found.mediators} == mediators


def test_who_bids_is_told_by_a_bid_and_not_by_an_attempt() -> None:
    found = actors(
        "Envoy Odo Marsh starts a tour in a bid to revive talks between Olmia and the Lake Tigers. Olmia "
        "and the "
        "Lake Tigers held talks.\n"
    )
    assert {each.name for each in found.parties} == {"Olmia", "Lake Tigers"}


def test_two_who_bear_one_surname_are_told_apart_or_nobody() -> None:
    text = (
        "Talks between the Harbour Lines and the Deck Guild resumed. Deck Guild director Odo Fehn met "
        "Harbour Lines "
        "chairman Gil Batt. Union counsel Stev Fehn met him too. Fehn said that talks would go on.\n"
    )
    assert {each.name for each in actors(text).parties} == {"Harbour Lines", "Deck Guild"}


MORE = [
    # A firm beside "and union bosses" is no union; a union of teachers is one.
    (
        "Royal Quay and union bosses accepted an invitation from the Labour Council to break the deadlock. "
        "Talks "
        "between the Dock Workers Union (DWU) and Royal Quay, under the mediation of the Labour Council, "
        "came to "
        "nothing.\n",
        {"Royal Quay", "Dock Workers Union"},
        {"Labour Council"},
    ),
    # A community of two peoples is not the state of the first; whose name stands before "-led" leads.
    (
        "Cyprus President Odo Marsh and Turkish Cypriot leader Ivo Vance agreed to start talks. The "
        "resumption of the "
        "UN-led talks was welcomed. Turkish Cypriot leader Ivo Vance rejected conditions. Cyprus wants a "
        "statement.\n",
        {"Cyprus", "Turkish Cypriot"},
        {"United Nations"},
    ),
    # Letters of another language behind a name in which an army stands; whose mediation it is.
    (
        "Olmian President Odo Marsh ended the efforts of Norwegian President Ivo Vance to achieve an "
        "agreement with "
        "the Revolutionary Armed Forces of Dessa (FARD). The president thanked for the mediation of "
        "President Ivo "
        "Vance of Norway. Olmia demanded that FARD release the hostages before any talks. FARD wants a "
        "swap, and "
        "Olmia and FARD held talks.\n",
        {"Olmia", "Revolutionary Armed Forces of Dessa"},
        {"Norway"},
    ),
    # Owners of what was seized can be a side.
    (
        "The owners of the Vesna Star are in talks with pirates who have demanded a ransom. Talks between "
        "the owners "
        "and the pirates resumed, the pirates said.\n",
        {"owners", "pirates"},
        set(),
    ),
]


@pytest.mark.parametrize(("text", "parties", "mediators"), MORE)
def test_who_is_who_elsewhere(text: str, parties: set[str], mediators: set[str]) -> None:
    found = actors(text)
    assert {each.name for each in found.parties} == parties
    assert {each.name for each in found.mediators} == mediators


@pytest.mark.parametrize(
    ("name", "pattern"), [(rule.name, rule.pattern.pattern) for rule in (*MEDIATOR, *PARTY)]
)
def test_a_rule_that_opens_with_somebody_is_tried_at_names_alone(name: str, pattern: str) -> None:
    assert pattern.startswith("(?P<one>⟨") or not pattern.startswith("(?P<one>"), name


def test_those_who_act_for_a_side_may_stand_before_its_name() -> None:
    for one in ("⟨0⟩", "leaders of ⟨0⟩", "the rebel leaders of the ⟨0⟩"):
        found = [rule.name for rule in PARTY if rule.pattern.search(f"{one} met envoys of ⟨1⟩ in vesna.")]
        assert "met" in found
