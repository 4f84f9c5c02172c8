"""A speaker's side, filled from another article only where nothing speaks against it."""

from __future__ import annotations

import pytest

from goodoffices.record import Article, Person, Proposal, Record, Statement
from goodoffices.record.fill_sides import fill_sides

TEXT = "The Front demands monitors."


def record(name: str, *people: Person, by: str = "") -> Record:
    said = Statement(
        id="b:1", article="b", start=0, end=9, text=TEXT[:9], type="indirect", speaker=name, rule="t@1"
    )
    position = Proposal(
        id="b:2", article="b", start=0, end=9, text=TEXT[:9], kind="position", party="Front",
            stance="demands", by=by or name, voice="assessed-by-third", rule="t@1"
    )  # fmt: skip
    articles = (Article(id="a", text=TEXT), Article(id="b", text=TEXT))
    return Record(articles=articles, statements=(said,), proposals=(position,), people=people)


VALE = Person(article="a", name="Oren Vale", side="Front")


def test_the_same_full_name_takes_its_side_and_his_word_becomes_his_sides_own():
    filled = fill_sides(record("Oren Vale", VALE))
    assert filled.statements[0].side == "Front"
    assert filled.proposals[0].voice == "public"


def test_another_sides_speaker_claims():
    filled = fill_sides(record("Ana Dorn", Person(article="a", name="Ana Dorn", side="Republic")))
    assert filled.proposals[0].voice == "claimed-by-another"


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("Vale", [VALE, Person(article="a", name="Vale", side="Front")]),
        ("Oren Vael", [VALE]),
        ("Oren Vale", [VALE, Person(article="c", name="Oren Vale", side="Republic")]),
    ],
)
def test_a_surname_another_spelling_or_two_sides_fill_nothing(name, people):
    filled = fill_sides(record(name, *people))
    assert filled.statements[0].side == ""
    assert filled.proposals[0].voice == "assessed-by-third"
