"""What the words of a clause would have somebody owe: read where it is said plainly, left empty elsewhere."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.agreement.owed_in_text import duties_in

PEOPLE = {"ash": ["Ash", "Republic of Ash"], "birch": ["Birch"], "envoy": ["The envoy"]}
PHASES = {"first phase": "one"}


def read(words: str) -> list[str]:
    """Each draft as a line: who → to whom: what | how many of what | by | every | until | checked by."""
    return [
        " | ".join(
            (
                f"{','.join(one.owes)} → {','.join(one.to)}: {one.what}",
                f"{one.number or ''} {one.unit}".strip(),
                *(one.by, one.every, one.until, one.verified_by),
            )
        ).strip(" |")
        for one in duties_in(words, PEOPLE, PHASES, parties=["ash", "birch"])
    ]


@pytest.mark.parametrize(
    ("words", "drafts"),
    [
        (
            "Ash shall pay Birch 5,000 crowns by 30 June 2032, verified by the Fund.",
            ["ash → birch: pay Birch 5,000 crowns | 5000 crowns | 2032-06-30 |  |  | Fund"],
        ),
        (
            "The Republic of Ash undertakes to release forty prisoners, and Birch shall return 12 soldiers "
            "within ten days of signature.",
            [
                "ash → birch: release forty prisoners | 40 prisoners",
                "birch → ash: return 12 soldiers | 12 soldiers | 10 days after signature",
            ],
        ),
        (
            "Ash will withdraw behind the line no later than day 16 of the first phase.",
            ["ash → birch: withdraw behind the line |  | day 16 of one"],
        ),
        ("Birch shall not fly until 31 May 2032.", ["birch → ash: not fly |  |  |  | 2032-05-31"]),
        ("The parties shall meet each month.", ["ash,birch → ash,birch: meet each month |  |  | 1 month"]),
        (
            "Ash and Birch open the road within 24 hours.",
            ["ash,birch → ash,birch: open the road |  | within 24 hours"],
        ),
        ("Neither party recruits children.", ["ash,birch → ash,birch: not recruit children"]),
        ("The envoy publishes the map.", ["envoy → : publish the map"]),
        ("Birch pays $1,280,000.", ["birch → ash: pay $1,280,000 | 1280000 dollars"]),
        # So long after something that has no id yet is left to the words.
        ("Ash pays within ten days of the count.", ["ash → birch: pay within ten days of the count"]),
        ("(a) Ash signs. (b) Birch signs.", ["ash → birch: sign", "birch → ash: sign"]),
        *(
            (words, [])
            for words in (
                "", "Ash's army is tired.", "Payments of Ash are due.", "Ash may leave.", "Ash, Birch.",
                "Ash has been informed.", "Nobody shall fire.", "A truce begins on 3 May.", "It is opened.",
            )
        ),
    ],
)  # fmt: skip
def test_a_draft_says_what_the_words_say_and_no_more(words: str, drafts: list[str]) -> None:
    assert read(words) == drafts


@given(st.text(alphabet="Ash Birch shal py 12,.()both\n’'", max_size=80))
def test_any_words_are_read_without_a_crash(words: str) -> None:
    for one in duties_in(words, PEOPLE, PHASES):
        assert one.owes
        assert one.number is None or one.number >= Fraction(0)


def test_no_people_owe_nothing() -> None:
    assert duties_in("Ash shall pay.", {}) == []
