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
        ("Veteran Port Sarn mediator Ada Marsh will oversee the talks.", [("Ada Marsh", "mediator")]),
        ("The UN mediator Ada Marsh will oversee the talks.", [("United Nations", "mediator")]),
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Norwegian government and the leftist LRF rebels returned to the table for peace talks.", [("Norway", "party"), ("LRF", "party")]),
        ("Norwegian government, LRF leaders resume talks in Vesna", [("Norway", "party"), ("LRF", "party")]),
        ("Talks between Orbis and striking US factory workers will resume under a federal mediator.", [("federal mediators", "mediator"), ("Orbis", "party"), ("workers", "party")]),
        ("The delegations of Sarn and Veld held talks in Vesna.", [("Sarn", "party"), ("Veld", "party")]),
        ("Luria and Vesland on Monday signed an agreement on the river.", [("Luria", "party"), ("Vesland", "party")]),
        ("Marosia and Lower Tarn ended a two-day meeting without a word on the dam.", [("Marosia", "party"), ("Lower Tarn", "party")]),
        ("Luria and Vesland are cold. Talks are dull.", []),
    ],
)  # fmt: skip
def test_two_that_talk_or_agree_together_are_parties_where_none_are_named(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert sides(text) == found


def test_where_parties_are_named_others_who_meet_are_none() -> None:
    text = "Talks between Luria and Vesland began. Norland and Redland held talks on peace."
    assert sides(text) == [("Luria", "party"), ("Vesland", "party")]


def test_a_guild_is_named_by_its_members() -> None:
    named = sides("Talks between the boatmen's union and Sarn Ferry Company broke down.")
    assert named == [("boatmen's union", "party"), ("Sarn Ferry Company", "party")]


@pytest.mark.parametrize(
    ("text", "mediator"),
    [
        ("They speak only through Ada Holm, a mediator appointed by the court.", "Ada Holm"),
        ("The River Commission, which has been mediating since spring, made a plan.", "River Commission"),
    ],
)
def test_who_is_told_to_mediate_behind_the_name(text: str, mediator: str) -> None:
    assert sides(text) == ([(mediator, "mediator")] if mediator else [])
