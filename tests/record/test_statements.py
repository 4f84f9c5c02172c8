"""Statements: one invented sentence or two for each way of attributing."""

from __future__ import annotations

import pytest

from goodoffices.record.find import find
from goodoffices.record.model import Article, Statement


def statements(text: str, **fields: str) -> list[Statement]:
    return list(find(Article(id="a", text=text, **fields)).statements)  # type: ignore[arg-type]


def only(text: str, **fields: str) -> Statement:
    found = statements(text, **fields)
    assert len(found) == 1, [(each.rule, each.text) for each in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "speaker", "content"),
    [
        # quotation first
        ('"We will sign nothing before the harvest," envoy Ana Moreva told reporters.', "direct",
        "Ana Moreva", "We will sign nothing before the harvest"),
        ("“The river is not for sale,” said Ana Moreva, head of the Lurian delegation.", "direct",
        "Ana Moreva", "The river is not for sale"),
        ("''The river is not for sale,'' she wrote. ", "direct", "", "The river is not for sale"),
        ("'The river is not for sale,' Ana Moreva insisted.", "direct", "Ana Moreva",
        "The river is not for sale"),
        ("«The river is not for sale», Ana Moreva added.", "direct", "Ana Moreva",
        "The river is not for sale"),
        # a question or an exclamation ends the quotation, not the sentence
        ('"Who would sign that?" Ana Moreva asked.', "direct", "Ana Moreva", "Who would sign that?"),
        # verb first
        ('Ana Moreva said: "The river is not for sale."', "direct", "Ana Moreva",
        "The river is not for sale."),
        # reporter's words
        ("Lurian officials said the dam would open on schedule.", "indirect", "Lurian officials",
        "the dam would open on schedule"),
        ("The foreign ministry warned on Tuesday that the truce was fragile.", "indirect",
        "foreign ministry", "the truce was fragile"),
        # both
        ('Two Lurian officials said the first day was "very useful" and that the talks go on.', "mixed",
        "Two Lurian officials", 'the first day was "very useful" and that the talks go on'),
        # unquoted inversion
        ("Much ground remains to be covered, conceded Ana Moreva, head of the Lurian delegation.",
        "indirect", "Ana Moreva", "Much ground remains to be covered"),
        # attribution behind
        ("Talks on the dam opened in Vellin, mediator Otto Brandt said.", "indirect", "Otto Brandt",
        "Talks on the dam opened in Vellin"),
        # according to
        ("According to an earlier draft, Luria is to return 33 boats.", "document", "earlier draft",
        "Luria is to return 33 boats"),
        ("At least 40 houses were lost, according to the interior ministry.", "fact", "interior ministry",
        "At least 40 houses were lost"),
        # hearsay
        ("Luria is said to demand that the boats are intact.", "hearsay", "",
        "to demand that the boats are intact"),
        # quoted words without anyone to say them
        ('The paper left open what counts as "usable boats" in the second stage.', "floating", "",
        "usable boats"),
    ],
)  # fmt: skip
def test_each_way_of_attributing(text: str, kind: str, speaker: str, content: str) -> None:
    found = only(text)
    assert (found.type, found.speaker, found.text) == (kind, speaker, content)
    assert text[found.start : found.end] == found.text


def test_an_aside_on_time_stays_outside_the_statement() -> None:
    first, second = statements(
        'Luria on Tuesday said that the talks were "serious," a day after Vellish minister Jon Karst '
        "described the sides as close."
    )
    assert (first.speaker, first.text) == ("Luria", 'the talks were "serious,"')
    assert (second.speaker, second.role, second.text) == (
        "Jon Karst",
        "Vellish minister",
        "the sides as close",
    )


@pytest.mark.parametrize("aside", ["as rain fell on the capital", "while crowds gathered outside",
    "although few believed it", "after hours of debate"])  # fmt: skip
def test_a_subordinate_clause_behind_a_comma_stays_outside(aside: str) -> None:
    assert only(f"Ana Moreva said the dam would open, {aside}.").text == "the dam would open"


def test_a_report_within_a_report_has_a_chain() -> None:
    inner, outer = statements(
        "Minister Ana Moreva stressed to her Vellish counterpart the need for calm, the foreign ministry "
        "said."
    )
    assert (inner.text, inner.addressee, inner.within) == (
        "the need for calm",
        "her Vellish counterpart",
        outer.id,
    )
    assert inner.chain == ("Ana Moreva", "foreign ministry")
    assert outer.text.endswith("the need for calm")


def test_the_chain_runs_through_the_outlet_that_was_told() -> None:
    found = only("Some progress was made, two officials told Reuters.", outlet="The Vellin Courier")
    assert found.chain == ("two officials", "Reuters", "The Vellin Courier")
    assert found.unnamed


def test_according_to_an_outlet_stands_behind_the_speaker() -> None:
    inner, outer = statements("Two officials said the day was good, according to Reuters.")
    assert inner.chain == ("Two officials", "Reuters")
    assert (outer.speaker, outer.type) == ("Reuters", "fact")


def test_only_the_clause_with_the_figure_is_credited() -> None:
    found = only(
        "The plan would free 115 sailors for a truce in the delta, where more than 4,000 people have died, "
        "according to the health ministry."
    )
    assert found.text == "more than 4,000 people have died"


def test_a_quotation_in_two_parts_stays_linked() -> None:
    first, second = statements('"The river," Ana Moreva said, "is not for sale."')
    assert (first.text, second.text) == ("The river", "is not for sale.")
    assert second.continues == first.id
    assert second.speaker == "Ana Moreva"


def test_a_second_verb_shares_the_subject() -> None:
    first, second = statements("The envoy said the day was long and added that the talks will go on.")
    assert first.text == "the day was long"
    assert second.text == "the talks will go on"
    assert first.speaker == second.speaker == "The envoy"


def test_adding_shares_the_speaker() -> None:
    first, second = statements('"It is a start," Ana Moreva said in Vellin, adding: "Much is left to do."')
    assert [each.text for each in (first, second)] == ["It is a start", "Much is left to do."]
    assert second.speaker == "Ana Moreva"


def test_a_quotation_by_itself_belongs_to_the_speaker_before_it() -> None:
    found = statements('"It is a start," minister Ana Moreva said.\n"Much is left to do. We go on."\n')
    assert [each.speaker for each in found] == ["Ana Moreva", "Ana Moreva"]
    assert found[1].text == "Much is left to do. We go on."


def test_a_quotation_over_two_paragraphs_is_two_passages_of_one_speaker() -> None:
    found = statements("Minister Ana Moreva said: “It is a start.\n“We go on tomorrow.”")
    assert [each.text for each in found] == ["It is a start.", "We go on tomorrow."]
    assert {each.speaker for each in found} == {"Ana Moreva"}


def test_quotation_marks_inside_a_quotation_stay_inside() -> None:
    assert only("“They told us ‘no’ twice,” Ana Moreva said.").text == "They told us ‘no’ twice"


def test_surnames_and_pronouns_are_resolved_in_the_article() -> None:
    found = statements(
        "Lurian minister Ana Moreva arrived. Moreva said the dam is safe. She said it would open."
    )
    assert [each.speaker for each in found] == ["Ana Moreva", "Ana Moreva"]
    assert {each.role for each in found} == {"Lurian minister"}


def test_a_pronoun_without_anyone_before_it_stays_blank() -> None:
    found = only("She said the dam would open.")
    assert found.speaker == ""
    assert found.text == "the dam would open"


def test_two_people_of_one_surname_are_not_merged() -> None:
    found = statements("Minister Ana Moreva met minister Ivo Moreva. Moreva said the dam is safe.")
    assert found[0].speaker == "Moreva"


def test_a_role_with_the_points_back_to_its_holder() -> None:
    found = statements(
        "Ministry spokesperson Lev Oran said the talks go on. The spokesperson added that the room is booked."
    )
    assert [each.speaker for each in found] == ["Lev Oran", "Lev Oran"]


def test_side_is_the_country_or_body_that_the_role_names() -> None:
    kirby, badran = statements(
        "Qatari negotiator Sami Nour said the day was long. Husk Bad, a senior Redband official, said the "
        "day was short."
    )
    assert (kirby.side, badran.side) == ("Qatar", "Redband")


def test_condition_hedge_and_day() -> None:
    found = only(
        "Ana Moreva said on Monday that Luria may join if the dam is drained.", published="2030-01-09"
    )
    assert found.condition == "if the dam is drained"
    assert found.hedge == "may"
    assert (found.said, found.said_words) == ("2030-01-07", "on Monday")


def test_a_relative_clause_ends_with_its_comma() -> None:
    found = only(
        'The summit in Vellin, which Lurian officials have said is "the last chance", comes amid storms.'
    )
    assert found.text == 'is "the last chance"'


def test_unnamed_sources_are_marked() -> None:
    found = only("A source with knowledge of the talks told AFP the text was ready.")
    assert (found.speaker, found.unnamed, found.addressee) == (
        "A source with knowledge of the talks",
        True,
        "AFP",
    )


def test_a_dateline_is_no_part_of_the_speaker() -> None:
    found = only('VELLIN - The United Kingdom said Monday there was "guarded hope" for the dam.')
    assert found.speaker == "United Kingdom"


@pytest.mark.parametrize(
    "text",
    [
        "The army attacked the town and the river rose.",
        "Officials met in Vellin on Tuesday.",
        "The book was called a lot of names.",
        "It rained for 40 days.",
        "",
        "\n\n",
        "“",
        "''",
    ],
)
def test_nothing_is_found_where_nobody_speaks(text: str) -> None:
    assert [each.rule for each in statements(text) if each.type != "floating"] == []


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert (
        only("Mr. Moreva of the U.S. mission said Gen. Karst would not come.").text
        == "Gen. Karst would not come"
    )


def test_ids_are_the_same_when_the_article_is_read_again() -> None:
    text = 'Ana Moreva said the dam is safe. "It is," she said.'
    assert [each.id for each in statements(text)] == [each.id for each in statements(text)]
    assert len({each.id for each in statements(text)}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "A lawyer for the mill declined to comment.",
        "The envoy, Ana Moreva, refused to be named.",
        "Ana Moreva reported this story from Vellin.",
    ],
)
def test_silence_and_signatures_are_no_statements(text: str) -> None:
    assert statements(text) == []


def test_what_was_not_said_ends_what_was() -> None:
    said = only("Ana Moreva said the talks would go on next week but did not specify a day.")
    assert said.text == "the talks would go on next week"


def test_one_who_declined_to_be_named_is_the_speaker_of_what_follows() -> None:
    said = only("An aide of the guild, who declined to be named, said the mill would open.")
    assert (said.speaker, said.text) == ("An aide of the guild", "the mill would open")


def test_a_name_in_a_comparison_speaks_not() -> None:
    said = only(
        "Jon Karst says that to pass over a judge as patient as Moreva suggests it is not in earnest."
    )
    assert said.speaker == "Jon Karst"


def test_who_was_briefed_speaks_and_not_what_about() -> None:
    said = only("A person briefed on the talks said the mill would be sold.")
    assert (said.speaker, said.unnamed) == ("A person briefed on the talks", True)


def test_let_it_be_known_is_said_by_its_subject() -> None:
    held, taken = statements(
        "Jon Karst spoke first. The third heir, their cousin Piet, let it be known through his lawyer that "
        "he would accept "
        "any split of the orchard."
    )
    assert (held.speaker, held.type) == ("Piet", "indirect")
    assert taken.speaker == "Piet"
