"""What a report says of its own secrecy, and a case without its confidences."""

from __future__ import annotations

import msgspec
import pytest
from report_cast import harbour_like, lake

from goodoffices.analysis import analyse, board
from goodoffices.case import Case, Minimum, Preference, Voice
from goodoffices.report import contract, render_page, without_confidences
from goodoffices.report.secrecy import seal_words


def said(voice: Voice | None, least: Voice | None = None, fictional: bool = False) -> Case:
    """The harbour with the first party's preference and minimum in these voices."""
    case = harbour_like()
    first = msgspec.structs.replace(
        case.preferences[0],
        said=voice,
        minimum=Minimum(score=case.preferences[0].points["port"]["w"], said=least),  # type: ignore[arg-type]
    )
    return msgspec.structs.replace(case, preferences=(first, *case.preferences[1:]), fictional=fictional)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (lake(), "for the mediators only"),
        (said("confided"), "for the mediators only"),
        (said("public", "confided"), "for the mediators only"),
        (said(None), "treat them as confided"),
        (said("public", "public"), "Holds nothing that was confided"),
    ],
)
def test_the_head_says_who_may_read(case: Case, words: str) -> None:
    assert words in seal_words(case, board(case))


def test_without_confidences_nothing_confided_is_left_anywhere() -> None:
    case = without_confidences(lake())
    assert [p for p in case.positions if p.voice == "confided"] == []
    assert case.preferences == ()
    assert len(case.positions) == 8
    text = (
        render_page(case, analyse(case), board(case))
        + b"".join(contract(case, analyse(case), board(case))).decode()
    )
    assert "the list is settled first" not in text
    assert "Holds nothing that was confided" in text


def test_a_public_score_keeps_its_weights_and_loses_its_confided_minimum() -> None:
    kept: list[Preference] = [
        without_confidences(case).preferences[0]
        for case in (said("public", "confided"), said("public", "public"))
    ]
    assert [preference.minimum is None for preference in kept] == [True, False]
    assert kept[0].points == kept[1].points


def test_scores_of_unknown_origin_count_as_confided() -> None:
    assert [p.party for p in without_confidences(said(None)).preferences] == ["p1", "p2", "p3"]


def test_a_refusal_that_the_board_calls_confided_is_sealed_as_such() -> None:
    case = said(None, fictional=True)
    refusing = msgspec.structs.replace(case.preferences[0], refuses={"port": ("w",)})
    case = msgspec.structs.replace(case, preferences=(refusing, *case.preferences[1:]))
    assert seal_words(case, board(case)) == "Holds what was confided: for the mediators only"
