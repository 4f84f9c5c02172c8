"""Who takes part, in the brief: one line for each person or side in a round, the latest state last, with who
says so.
"""

from __future__ import annotations

from functools import partial

from goodoffices.desk import first_case, make_brief
from goodoffices.record import Article, build
from goodoffices.record.connect import find_outsiders
from goodoffices.record.find import find
from goodoffices.report.brief_words import column_words

TALKS = "Mediators from Norland and Istria spoke of gaps between Luria and Redland. "


def lines(*texts: str) -> list[tuple[str, ...]]:
    articles = [
        Article(id=f"r{n}", text=(TALKS if n == 1 else "") + text, published="2030-08-15")
        for n, text in enumerate(texts, start=1)
    ]
    record = build(articles, partial(find, case=first_case(articles)))
    section = next(each for each in make_brief(record).sections if each.key == "parties")
    assert all(len(item.cells) == 5 and item.cites for item in section.items)
    return [tuple(map(column_words, item.cells)) for item in section.items]


def of(side: str, found: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [cells[1:4] for cells in found if cells[0] == side]


def test_the_states_of_a_side_in_one_line_the_latest_last() -> None:
    found = lines(
        "Talks opened in Vesna on Thursday. On Sunday Redland announced that it refuses to send delegates to "
        "the talks. "
        "Redland official Ivo Stern said it did not take part in Thursday's meeting.",
        "Redland representatives in Vesna were briefed by Norlandic mediators on Thursday.",
    )
    assert of("Redland", found) == [
        (
            "party",
            "Redland representatives",
            "refused 2030-08-11; absent 2030-08-15 (says Ivo Stern); through mediators 2030-08-15",
        )
    ]


def test_a_person_written_in_two_ways_is_one_line() -> None:
    found = lines(
        "Talks involving Lurian envoy Samuel Dorn opened in Vesna on Thursday.",
        "Lurian envoy Samuell Dorn met in Vesna on Thursday with Istrian minister Ana Reik for a round of "
        "talks.",
    )
    assert len([cells for cells in found if "Dorn" in cells[2]]) == 1


def test_an_outsider_who_is_told_of_the_talks_is_briefed_and_a_party_is_there_through_the_mediators() -> None:
    found = lines(
        "Talks opened in Vesna on Thursday. Istrian minister Ana Reik spoke to the Chadian foreign minister "
        "Ado Sale and briefed him on the talks. "
        "Istrian minister Ana Reik telephoned the Redland leader Ivo Stern to brief him on the talks.",
    )
    assert of("Chad", found) == [("", "Ado Sale, Chadian foreign minister", "briefed")]
    assert [cells[2] for cells in of("Redland", found)] == ["through mediators"]


def test_who_meets_the_mediators_takes_part() -> None:
    found = lines(
        "Talks opened in Vesna on Thursday. Luria's minister Ana Moreva met the mediators in Vesna."
    )
    assert of("Luria", found) == [("party", "Ana Moreva, Luria's minister", "present")]


def test_states_outside_the_talks_stand_with_the_words_that_tie_them_to_these() -> None:
    found = lines(
        "Talks opened in Vesna amid threats by Chad to close the river. Norland urged Peru, the host of many "
        "exiles, to use its influence. "
        "Chile may refrain from a boycott if a deal is reached. Peru is far away."
    )
    assert of("Chad", found) == [("", "", "“threats by Chad to close the river”")]
    assert of("Peru", found) == [("", "", "“urged Peru, the host of many exiles”")]
    assert of("Chile", found) == [("", "", "“Chile may refrain from a boycott if a deal is reached”")]


def test_a_side_of_the_talks_is_no_outsider() -> None:
    article = Article(id="a", text="Norland urged Peru, the host of many exiles, to wait. Chad backed it.")
    assert [tie.side for tie in find_outsiders([article], ["Peruvian"])] == ["Chad"]


def test_a_surname_that_one_person_bears_is_his_line() -> None:
    found = lines(
        "Talks opened in Vesna on Thursday. Peruvian envoy Samuel Dorn was at the talks.",
        "Dorn was to join the talks on Friday.",
    )
    assert of("Peru", found) == [("", "Samuel Dorn / Dorn, Peruvian envoy", "present; expected 2030-08-16")]


def test_a_briefing_long_after_is_not_of_the_round() -> None:
    found = lines(
        "Talks opened in Vesna on 3 March 2029. Istrian minister Ana Reik telephoned the Chadian minister "
        "Ado Sale to brief him on the talks."
    )
    assert [cells[4] for cells in found if cells[0] == "Chad"] == ["told 2030-08-15"]
