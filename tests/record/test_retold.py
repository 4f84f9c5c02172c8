"""Who is meant and when it was said: outlets named before, papers put out, days set apart, sources beside a
side.
"""

from __future__ import annotations

import pytest

from goodoffices.record.find import find
from goodoffices.record.model import Article, Statement


def statements(text: str) -> list[Statement]:
    return list(find(Article(id="a", text=text, published="2031-05-06")).statements)


def test_the_report_means_the_outlet_that_was_told():
    first, second = statements(
        "Two officials told Dana Orr of Axios that a deal is near. The report said that the boats would go "
        "home."
    )
    assert first.chain == ("Two officials", "Axios")
    assert (second.speaker, second.chain, second.text) == ("Axios", ("Axios",), "the boats would go home")


def test_a_report_of_somebody_else_is_not_the_outlet():
    *_, last = statements(
        "Two officials told Axios that a deal is near. A parliamentary report said that the boats would go "
        "home."
    )
    assert last.speaker == "parliamentary report"


def test_the_report_means_nobody_where_no_outlet_was_named():
    assert statements("The report said that the boats would go home.")[0].speaker == "report"


def test_to_the_newspaper_passes_on_by_the_outlet_named_before():
    *_, last = statements(
        "The New York Times' sources close to the port said that the deal is dead. The bridge is safe, says "
        "Jan Lund, former head of the port, to the newspaper."
    )
    assert (last.speaker, last.addressee) == ("Jan Lund", "the newspaper")
    assert last.chain == ("Jan Lund", "New York Times")


def test_an_outlet_named_long_before_is_not_meant():
    text = "Two officials told Axios that a deal is near. " + "It rained. " * 20
    assert (
        statements(text + "The newspaper said that the boats would go home.")[-1]
        .chain[0]
        .endswith("newspaper")
    )


def test_a_statement_put_out_speaks_for_those_who_put_it_out():
    (said,) = statements(
        "The talks come a week after the leaders of Norland, Istria and Veld issued a statement calling on "
        "Sarn and the Front to hold a summit."
    )
    assert (said.speaker, said.addressee, said.text) == (
        "the leaders of Norland, Istria and Veld",
        "Sarn and the Front",
        "to hold a summit",
    )


def test_a_paper_that_nobody_puts_out_speaks_for_no_one_here():
    assert not statements("It rained on the statement calling on Sarn to hold a summit.")


def test_a_month_that_opens_the_sentence_dates_the_saying():
    assert (
        statements("In February, Ada Holm warned in Vesna that it was perhaps the last chance.")[0].said
        == "2031-02"
    )
    assert statements("In May, Ada Holm warned in Vesna that it was late.")[0].said_words == "In May"


@pytest.mark.parametrize(
    ("apart", "day"),
    [("a day after", "2031-05-05"), ("two days after", "2031-05-04"), ("a week before", "2031-05-13"), ("as",
        "")],
)  # fmt: skip
def test_a_saying_set_days_apart_from_another_is_dated_by_it(apart: str, day: str):
    *_, last = statements(
        f"The envoy said on Tuesday the talks were good, {apart} Defence Minister Ada Holm described "
        f"the sides as close."
    )
    assert (last.speaker, last.said) == ("Ada Holm", day)


def test_a_day_behind_what_is_hailed_is_when_it_was_hailed():
    (said,) = statements('Norway hailed a "fine start" to the talks Thursday, as pressure grew.')
    assert (said.text, said.said) == ('a "fine start" to the talks', "2031-05-01")


@pytest.mark.parametrize(
    ("source", "side"),
    [
        ("Sources close to the Norwegian leadership", ""),
        ("Swedish officials familiar with the Norwegian plan", "Sweden"),
        ("Norwegian officials", "Norway"),
    ],
)
def test_whom_a_source_is_close_to_is_not_its_side(source: str, side: str):
    assert statements(f"{source} said that the deal is dead.")[0].side == side


def test_the_secretary_of_state_is_american_unless_for_a_field():
    assert statements("Secretary of State Ada Holm said that the talks go on.")[0].side == "United States"
    assert (
        statements("The Secretary of State for Transport, Jan Lund, said that the talks go on.")[0].side == ""
    )
