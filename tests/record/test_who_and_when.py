"""Who said it, and when and where the talks were: whole invented reports, each with what a careful reader
finds in it.
"""

from __future__ import annotations

import pytest
from invented_reports import CROSSING, FOREST, PENSIONS, RIVAL, SHORT, SORRY, SWAP

from goodoffices.record import Given, Happening, Record, Statement, build, finder, read_bytes, timeline

DAY = "2031-05-09"


def record(text: str) -> Record:
    articles, _ = read_bytes(text.encode(), name="report", given=Given(published=DAY))
    return build(articles, finder(articles))


def said(text: str, words: str) -> Statement:
    found = [row for row in record(text).statements if words in row.text]
    assert len(found) == 1, [(row.speaker, row.text) for row in found]
    return found[0]


def rounds(text: str) -> list[Happening]:
    found = record(text)
    return [row for row in timeline(found.articles, found.events) if row.kind == "round"]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "side"),
    [
        (CROSSING, "on our soil", "Badro Atlan", "Istria"),
        (CROSSING, "of a pause", "Steven Wick", "Norland"),
        (CROSSING, "four issues", "Steven Wick", "Norland"),
        (CROSSING, "would not stop", "Omar Sel", "Reed Front"),
        (CROSSING, "ten burnt trucks", "Pell Arnow", ""),
        (RIVAL, "early stage", "Vell Exchange", "Vell Exchange"),
        (RIVAL, "undervalued the business", "Vell Exchange", "Vell Exchange"),
    ],
)
def test_who_said_it(text: str, words: str, speaker: str, side: str) -> None:
    row = said(text, words)
    assert (row.speaker, row.side) == (speaker, side)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("\"The shaft is closed,\" Ada Holm, its minister for mines, added.", "Ada Holm",
        "The shaft is closed"),
        ("Ada Holm, a member of the Vesna bank's board, the Lower Bank, said that the loan stands.",
        "Ada Holm", "the loan stands"),
        ("Ada Holm an adviser to Luria's Security Council (LSC), told a conference on Monday that the "
            "loan stands.", "Ada Holm", "the loan stands"),
        ("\"The loan stands,\" said the head of Luria's army, General Ada Holm, adding that it was late.",
        "Ada Holm", "The loan stands"),
        ("\"The loan is to be paid in May,\" the Vesna Post reports a bank source as saying.",
        "a bank source", "The loan is to be paid"),
        ("Unions for harbour staff in Vesna have expressed fears that up to 300 posts would go.",
        "Unions for harbour staff in Vesna", "up to 300 posts"),
        ("Security sources in neighbouring Luria said that two envoys had come.",
        "Security sources in neighbouring Luria", "two envoys had come"),
        ("A senior aide to President Ivo Marsh, Ada Holm, told reporters that the loan stands.", "Ada Holm",
        "the loan stands"),
    ],
)  # fmt: skip
def test_a_subject_stands_apart_from_its_verb(text: str, speaker: str, words: str) -> None:
    assert said(text, words).speaker == speaker


def test_talks_that_were_held_and_then_suspended_are_told_with_their_place() -> None:
    found = rounds(SHORT)
    assert ("2031-04", "Saltport") in [(row.date, row.place) for row in found]
    assert all(each.name != "Saltport" for row in found for each in row.participants)
    assert any("suspended" in row.stages for row in found)


def test_a_round_next_week_is_to_come() -> None:
    (row,) = rounds(PENSIONS)
    assert (row.date, row.stages) == ("2031-W20", ("to come",))
    met = next(row for row in record(PENSIONS).events if row.kind == "meeting")
    assert (met.place, met.date) == ("Hale", "2031-05-03")


def test_what_was_put_off_is_one_round_and_not_to_come() -> None:
    (row,) = rounds(FOREST)
    assert (row.date, row.place, row.stages) == ("2031-05-08", "Quill", ("postponed",))


def test_each_round_has_its_own_day_place_and_people() -> None:
    found = {row.place: row for row in rounds(SWAP)}
    assert set(found) == {"Solna", "Genf"}
    assert found["Solna"].date == "2031-05-08"
    assert found["Genf"].date == "2030-09"
    assert [(each.name, each.certainty) for each in found["Genf"].participants] == [("Hill Front", "absent")]
    assert all(each.name != "Speaking" for row in found.values() for each in row.participants)


def test_where_nobody_talks_with_anybody_nothing_is_claimed() -> None:
    found = record(SORRY)
    assert found.statements
    assert not found.proposals
    assert not found.events
