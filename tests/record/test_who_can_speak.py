"""Who can say something, and who is meant: happenings, both sides, relative clauses, asides, insisting on a
thing.
"""

from __future__ import annotations

import pytest

from goodoffices.record.find import find
from goodoffices.record.model import Article, Statement
from goodoffices.record.names import Sides
from goodoffices.record.people import People
from goodoffices.record.text.tags import Words


def statements(text: str) -> list[Statement]:
    return list(find(Article(id="a", text=text, published="2031-05-06")).statements)


def test_a_round_of_talks_concludes_and_says_nothing():
    assert not statements(
        "After an hour of heated words, the second round of talks between Norway and Sweden has concluded."
    )
    assert not statements("The move also included the boats of Norway, underscoring that the price was high.")


def test_a_body_that_concludes_says_what_it_concluded():
    assert (
        statements("The ministry of Norway concluded that the dam is safe.")[0].speaker
        == "ministry of Norway"
    )


@pytest.mark.parametrize("who", ["Both sides", "The two sides", "All parties", "Both of the delegations"])
def test_both_sides_are_not_one_side(who: str):
    (said,) = statements(f"{who}, led by Prime Minister Ada Holm (Norway), agreed to exchange the boats.")
    assert (said.side, said.role) == ("", "")


def test_what_a_country_says_in_a_relative_clause_is_its_statement():
    first, second = statements(
        "Norway, which said a binding text must come before any filling, wants the league to mediate."
    )
    assert (first.speaker, first.text) == ("Norway", "a binding text must come before any filling")
    assert (second.speaker, second.role) == ("Norway", "")


def test_a_clause_behind_according_to_is_content_not_a_role():
    (said,) = statements(
        "According to Ada Holm, a lasting peace should mean a halt to strikes, forming the ground for talks."
    )
    assert (said.speaker, said.role) == ("Ada Holm", "")
    assert said.text == "a lasting peace should mean a halt to strikes, forming the ground for talks"


def test_insisting_on_a_thing_demands_it():
    (said,) = statements("Norway has insisted upon a list of names before the boats sail.")
    assert (said.rule, said.cue, said.text) == (
        "verb-demand@1",
        "insisted upon",
        "a list of names before the boats sail",
    )


def test_a_reporter_named_with_the_outlet_passes_on_for_it():
    (said,) = statements("The talks lasted half an hour, the BBC's Ada Holm reports from Vesna.")
    assert said.chain == ("Ada Holm", "BBC")


def test_one_who_is_named_behind_an_office_speaks_by_that_name():
    first, second = statements(
        'The rebels\' chief negotiator, Ada Holm, said that there was no hope. "That is it," she said.'
    )
    assert {(each.speaker, each.role, each.unnamed) for each in (first, second)} == {
        ("Ada Holm", "The rebels' chief negotiator", False)
    }


def test_a_surname_with_particles_means_the_whole_name():
    *_, last = statements("Ada de la Croix said that it rained. De la Croix said that the talks went on.")
    assert last.speaker == "Ada de la Croix"


def test_he_in_the_sentence_of_an_unnamed_source_means_that_source():
    *_, last = statements(
        "Jon Karst said that it rained.\nOne Front member said the hall was warm, though he warned that "
        "peace would take time."
    )
    assert (last.speaker, last.unnamed) == ("One Front member", True)


def test_what_somebody_would_say_is_not_said():
    found = statements("Ada Holm said that aid would flow, but only once the Front agrees to end the fight.")
    assert [each.speaker for each in found] == ["Ada Holm"]


def test_adding_to_doubt_says_nothing():
    found = statements(
        "The ministry said that the bridge is safe, adding a dose of doubt even as talks went on."
    )
    assert [each.text for each in found] == ["the bridge is safe"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The firm said after the strike began that it had sent for help.", "it had sent for help"),
        ("Ada Holm told reporters in the Norwegian capital, Oslo, that talks go on.", "talks go on"),
        ('Ada Holm - known as "the doctor" - said Jon Karst would be there.', "Jon Karst would be there"),
        ("Norway will request a ceasefire once talks begin.", "a ceasefire once talks begin"),
    ],
)
def test_where_content_begins(text: str, content: str):
    assert [each.text for each in statements(text)] == [content]


def test_a_union_that_represents_workers_speaks_itself():
    (said,) = statements("The union representing as many as 3,000 workers says that it is ready.")
    assert said.speaker == "union"


@pytest.mark.parametrize(
    ("who", "side"),
    [("Norway's main rebel group", ""), ("Norwegian guerrillas", ""), ("Norwegian officials", "Norway")],
)
def test_rebels_do_not_speak_for_the_country_that_they_fight(who: str, side: str):
    assert statements(f"{who} said that the talks go on.")[0].side == side


def test_the_government_is_that_of_the_one_country_whose_government_is_named():
    (said,) = statements("It rained on the Norwegian government.\nThe government said that the talks go on.")
    assert (said.speaker, said.side) == ("government", "Norway")


def test_the_government_is_nobodys_where_two_are_named():
    (said,) = statements(
        "The Norwegian government met the Swedish government. The government said that the talks go on."
    )
    assert said.side == "government"


def test_an_adjective_that_opens_a_sentence_is_no_body():
    (said,) = statements("Federal mediators said the talks go on. It is a federal matter.")
    assert said.side == "federal mediators"


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("Canadian Auto Workers", ""),
        ("Revolutionary Armed Forces of Colombia", ""),
        ("European Union envoys", "European Union"),
        ("African Union", "African Union"),
        ("Canadian Defence Minister", "Canada"),
    ],
)
def test_a_country_in_the_name_of_a_body_of_its_own_is_not_its_side(who: str, side: str):
    assert Sides().of(who) == side


@pytest.mark.parametrize("feast", ["Labor Day", "Independence Day", "Christmas Eve"])
def test_a_feast_is_nobody_whose_words_are_quoted(feast: str):
    people = People(Words(f"Hundreds came to the harbour for the {feast} picnic of Ada Holm."), Sides(), "a")
    assert set(people.full.values()) == {"Ada Holm"}
