"""Who can say something, and who is meant: happenings, both sides, relative clauses, asides, insisting on a thing."""

from __future__ import annotations

import pytest

from goodoffices.record.find import find
from goodoffices.record.model import Article, Statement


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
