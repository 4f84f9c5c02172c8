"""A stance is what a side says that it takes: not what it denies, not what a condition supposes."""

from __future__ import annotations

import pytest

from goodoffices.desk import first_case
from goodoffices.record import Article, Proposal, read_bytes
from goodoffices.record.find import find

TALKS = "Talks between the Republic and the Front went on in Vesna on Monday, mediated by Norland.\n"


def positions(sentence: str) -> list[tuple[str, str | None]]:
    (article, *_), _problems = read_bytes((TALKS + sentence).encode(), name="a")
    assert isinstance(article, Article)
    rows: tuple[Proposal, ...] = find(article, first_case([article])).proposals
    return [(row.party, row.stance) for row in rows if row.kind == "position"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Front said that it accepts a ceasefire.", ("Front", "accepts")),
        ("The Front said that it would not accept a ceasefire.", ("Front", "refuses")),
        ("The Front told the Post that it accepts a ceasefire.", ("Front", "accepts")),
        ("The Front refuses a ceasefire.", ("Front", "refuses")),
        ("The Front demanded a ceasefire.", ("Front", "demands")),
    ],
)
def test_a_stance_and_its_denial(sentence, expected):
    assert expected in positions(sentence)
    assert {stance for _, stance in positions(sentence)} == {expected[1]}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Front does not demand a ceasefire.",
        "A diplomat said the Republic would wait if the Front accepts a ceasefire.",
        "Norland will not lend unless 90% of the Front's creditors would agree on a ceasefire.",
        "The Republic insisted that the Front agree to a ceasefire.",
        "The Republic urged the Front to accept a ceasefire.",
    ],
)
def test_what_is_denied_or_supposed_is_no_stance(sentence):
    assert [row for row in positions(sentence) if row[0] == "Front"] == []
