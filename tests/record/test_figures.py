"""Figures: number, subject, unit, state, modifier, time frame, and a source only in the same clause."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.record.find import find
from goodoffices.record.model import Article, Figure
from goodoffices.record.numbers import with_unit


def figures(text: str, published: str = "2030-08-15") -> list[Figure]:
    return list(find(Article(id="a", text=text, published=published)).figures)


@pytest.mark.parametrize(
    ("text", "number", "subject", "state", "modifier", "unit"),
    [
        ("Luria still holds 115 hostages.", 115, "hostages", "held", "exactly", ""),
        ("More than 40,000 people have been killed.", 40000, "people", "killed", "more than", ""),
        ("The death toll surpassed 4,005.", 4005, "", "killed", "more than", ""),
        ("Redband militants released 105 hostages.", 105, "hostages", "released", "exactly", ""),
        ("Luria is to release 33 people in a first phase.", 33, "people", "to be released", "exactly", ""),
        ("At least twelve soldiers were wounded.", 12, "soldiers", "wounded", "at least", ""),
        ("Up to 20 villages were flooded.", 20, "villages", "", "at most", ""),
        ("Nearly two million people were displaced.", 2_000_000, "people", "displaced", "fewer than", ""),
        ("Some 1.5 million tons went north.", 1_500_000, "", "", "about", "tons"),
        ("Twenty-two boats sailed.", 22, "boats", "", "exactly", ""),
        ("The bank gave $5.5 million.", 5_500_000, "", "", "exactly", "$"),
        ("Turnout was 61.5 percent.", 61.5, "", "", "exactly", "percent"),
        ("The 14-month war goes on.", 14, "war", "", "exactly", "month"),
        ("The flood hurt many, and boats lay idle for 36 hours.", 36, "", "", "exactly", "hours"),
        ("About 300 U.S. troops stay.", 300, "U.S. troops", "", "about", ""),
    ],
)
def test_number_subject_state_modifier_unit(
    text: str, number: float, subject: str, state: str, modifier: str, unit: str
) -> None:
    (found,) = figures(text)
    assert (found.number, found.subject, found.state, found.modifier, found.unit) == (
        number,
        subject,
        state,
        modifier,
        unit,
    )
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "They met on 3 March 2029.",
        "They met at 9 a.m. and at 12:30.",
        "Two officials said no.",
        "In 1994 nothing happened.",
        "Route 66/2 is closed.",
        "The house at B-52 stood.",
        "Version 1.2.3 was shown.",
    ],
)
def test_dates_times_and_counts_of_sources_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_the_source_of_the_same_clause() -> None:
    near, far = figures("The interior ministry said 12 people were killed. The port lost 40 boats.")
    assert (near.source, far.source) == ("interior ministry", "")
    assert near.statement


def test_a_source_elsewhere_in_the_sentence_is_none() -> None:
    (found,) = figures("The minister said the port was safe, while 40 boats were lost.")
    assert found.source == ""


def test_a_range_has_two_ends() -> None:
    (found,) = figures("Between 20 and 30 prisoners were freed.")
    assert (found.number, found.upto, found.state) == (20, 30, "released")


def test_the_day_of_the_clause_but_not_of_an_attribute() -> None:
    dated, attribute = figures(
        "On Tuesday 12 people were killed. Luria freed 105 hostages seized in the 7 May 2029 attack."
    )
    assert (dated.when, attribute.when) == ("2030-08-13", "")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The war that the port's health ministry said has killed 40,005 goes on.", "port's health ministry"),
        ("According to an earlier draft, Luria is to release 33 people.", "earlier draft"),
        ("The strike has cost $120 million, the operators say.", "the operators"),
        ("Norland said it saw hope for a truce in the 14-month war.", ""),
    ],
)
def test_the_source_beside_the_clause_but_not_of_what_is_background(text: str, source: str) -> None:
    assert [each.source for each in figures(text)] == [source]


def test_the_day_before_when_and_of_those_given_in_exchange() -> None:
    freed, given = figures(
        "There was one truce in May, when Luria freed 105 sailors in exchange for 240 prisoners."
    )
    assert (freed.when, given.when) == ("2030-05", "2030-05")


def test_the_day_on_which_it_is_said_is_not_the_figures_day() -> None:
    (found,) = figures("The ministry said on Tuesday that 12 people had been killed.")
    assert found.when == ""


def test_a_bare_number_that_refers_back_is_no_new_figure() -> None:
    assert figures("Nobody said whether these 33 must be alive.") == []


def test_a_line_that_is_only_a_number_of_captives_says_nothing_of_their_state() -> None:
    (found,) = figures("33 hostages")
    assert (found.subject, found.state) == ("hostages", "")


def test_members_of_a_body_are_counted() -> None:
    (found,) = figures("The union put 4,500 of its members on strike.")
    assert (found.number, found.subject) == (4500, "members")


@pytest.mark.parametrize("text", ["Under the nine-month old pact it held.", "Pay rises over two years."])
def test_a_preposition_is_no_modifier(text: str) -> None:
    assert [each.modifier for each in figures(text)] == ["exactly"]


def test_time_frames_are_quoted() -> None:
    (found,) = figures(
        "Since the war began, 40 boats were lost. ".replace("Since the war began, ", "So far ", 1)
    )
    assert found.frame == "So far"


@given(st.integers(10, 10**12))
def test_grouped_digits_are_read_exactly(number: int) -> None:
    if 1800 <= number <= 2100:
        return
    (found,) = figures(f"Luria counted {number:,} boats.")
    assert found.exact == Fraction(number)


@given(st.decimals(min_value=11, max_value=10**6, places=2))
def test_decimals_are_read_exactly(number: object) -> None:
    (found,) = figures(f"Luria counted {number} tons of grain.")
    assert found.exact == Fraction(str(number))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The mill is worth $3 million to $4.5 million.", (3_000_000, 4_500_000)),
        ("The mill is worth €30,000-€45,000 today.", (30_000, 45_000)),
        ("The mill is worth $3 million or $4.5 million.", (3_000_000, None)),
    ],
)
def test_a_range_of_money_may_name_the_currency_twice(text: str, ends: tuple[float, float | None]) -> None:
    found = figures(text)[0]
    assert (found.number, found.upto) == ends
    assert text[found.start : found.end] == found.text


def test_ages_are_left_out() -> None:
    assert figures("They agreed to free boatmen aged 18 to 25 and women aged between 30 and 40.") == []


def test_a_number_in_the_name_of_its_source_is_no_source_of_itself() -> None:
    (found,) = figures("The guild of as many as 3,000 boatmen in the delta says nothing is signed.")
    assert (found.number, found.source) == (3000, "")


def test_a_number_stands_with_its_unit_as_it_is_written() -> None:
    pairs = [("40", ""), ("40", "percent"), ("40", "$"), ("40", "US$"), ("40", "€")]
    assert [with_unit(*pair) for pair in pairs] == ["40", "40 percent", "$40", "US$40", "€40"]
