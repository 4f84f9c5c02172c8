"""Which sides an article names as parties and which as mediators, in talks of any kind."""

from __future__ import annotations

import pytest

from goodoffices.record import Article, Sides, find_sides


def sides(text: str) -> list[tuple[str, str]]:
    named = find_sides([Article(id="a", text=text)], Sides().of)
    assert all(text[each.start : each.end] == each.words for each in named)
    return list(dict.fromkeys((each.side, each.part) for each in named))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talks between Luria, Vesland and Redland began.", [("Luria", "party"), ("Vesland", "party"), ("Redland", "party")]),
        ("A conflict between the Chadian army and the Lake Support Forces (LSF) goes on.", [("Chad", "party"), ("Lake Support Forces", "party")]),
        ("Talks between striking dockworkers and the port operators broke down.", [("striking dockworkers", "party"), ("port operators", "party")]),
        ("They came for peace talks with the leftist LRF rebels.", [("LRF", "party")]),
        ("Norland has invited both the Chadian army and the LSF to negotiations.", [("Chad", "party"), ("LSF", "party")]),
        ("The Malaysian facilitator of the talks is coming.", [("Malaysia", "mediator")]),
        ("The mediator, Ellen Marsh, went from room to room.", [("Ellen Marsh", "mediator")]),
        ("Federal mediators stepped in. A federal mediator said so.", [("federal mediators", "mediator")]),
        ("Talks are held under the auspices of the UN.", [("United Nations", "mediator")]),
        ("Ada Carr was appointed mediator in May.", [("Ada Carr", "mediator")]),
        ("Former mediators met. The mediator spoke. Senior facilitators left.", []),
        ("The road between Vesna and Sarn is closed.", []),
    ],
)  # fmt: skip
def test_parties_and_mediators(text: str, found: list[tuple[str, str]]) -> None:
    assert sides(text) == found


def test_the_short_form_in_brackets_is_the_same_side() -> None:
    named = find_sides(
        [Article(id="a", text="Talks between Luria and the Moro Front (MF) began.")], Sides().of
    )
    assert [(each.side, each.words) for each in named] == [
        ("Luria", "Luria"),
        ("Moro Front", "the Moro Front"),
        ("Moro Front", "MF"),
    ]
