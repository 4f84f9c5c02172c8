"""The board's records: every word in its cell, with age, source and movement."""

from __future__ import annotations

from msgspec.structs import replace
from shown_cast import CASE, TODAY, take, tied, told

from goodoffices.desk import picture
from goodoffices.desk.views.board import BoardRow, rows
from goodoffices.desk.views.labels import Labels
from goodoffices.talks import acts


def board(world: object) -> tuple[BoardRow, ...]:
    view = world.sees("moreau")  # type: ignore[attr-defined]
    return rows(CASE, view, picture(view, CASE, TODAY))


def test_a_public_and_a_confided_word_stand_side_by_side_each_with_its_source() -> None:
    world = tied()
    at = take(world, "front", 1, "accepts", "a", disclosure="float")
    box = board(world)[0].boxes[0]
    assert [(one.stance, one.options.names, one.voices, one.sequence) for one in box.own] == [
        ("demands", ("All of them",), ("public",), -1),
        ("accepts", ("40 persons",), ("confided",), at),
    ]
    confided = box.own[1]
    assert (confided.by, confided.level, confided.at, confided.room) == (
        "Dr Salim",
        "float",
        "2031-05-06T14:10:00Z",
        "front",
    )
    assert [(report.title, report.passage) for report in box.own[0].reports] == [
        ("Talks resume", "paragraph 3")
    ]
    assert box.more == 2


def test_what_another_says_of_a_side_is_kept_apart_from_its_own_word() -> None:
    box = board(tied())[1].boxes[1]
    assert (box.own, [one.by for one in box.said_of_it]) == ((), ["the Front"])
    assert not box.silent


def test_an_issue_on_which_nothing_was_said_is_silent() -> None:
    shown = board(tied())
    assert [row.silent for row in shown] == [False, False, True]


def test_a_replaced_position_is_behind_the_cell_with_the_day_and_shows_as_movement() -> None:
    world = tied()
    first = take(world, "front", 2, "demands", "a")
    take(world, "front", 2, "demands", "b", instead_of=(first,))
    box = board(world)[1].boxes[0]
    assert {(one.options.names, one.holds, one.left) for one in box.behind} == {
        (("joint team",), False, "2031-05-06"),
        (("nobody",), True, ""),
    }
    assert [one.options.names for one in box.own] == [("nobody",)]
    assert [(stance, options.names) for stance, options, _ in box.own[0].before] == [
        ("demands", ("joint team",))
    ]
    later = replace(told(), when="2031-05-08T09:00:00Z")
    take(world, "front", 2, "accepts", "a", proxy=later, instead_of=(first + 1,))
    moves = board(world)[1].boxes[0].moves
    assert [(move.option, move.before, move.on) for move in moves] == [("nobody", "demands", "2031-05-08")]


def test_conditions_and_approvals_come_with_the_word_they_belong_to() -> None:
    world = tied()
    condition = acts.If(party="republic", does="the list is settled first")
    take(world, "front", 2, "accepts", "a", conditions=(condition,), subject_to=("the council",))
    take(world, "republic", 2, "accepts", "a")
    row = board(world)[1]
    own = row.boxes[0].own[0]
    assert [(one.party, one.does) for one in own.conditions] == [
        ("the Republic", "the list is settled first")
    ]
    assert own.approvals == ("the council",)
    assert (row.status, row.on.names, row.approvals) == ("bridgeable", ("joint team",), ("the council",))
    assert [one.state for one in row.waits] == ["words"]


def test_who_is_to_be_asked_is_named_where_an_issue_is_open() -> None:
    world = tied()
    take(world, "front", 2, "accepts", "a", proxy=told())
    row = board(world)[1]
    assert (row.status, row.ask) == ("open", ("the Front", "the Republic"))


def test_long_lists_of_options_are_cut_and_ordered_runs_shortened() -> None:
    from fractions import Fraction

    from goodoffices.case import Case, Issue, Option, Range

    case = Case(
        title="x",
        parties=CASE.parties,
        issues=(
            Issue(id="many", options=tuple(Option(id=f"o{i}") for i in range(9))),
            Issue(
                id="days",
                kind="range",
                range=Range(lowest=Fraction(1), highest=Fraction(9), step=Fraction(1), unit="days"),
            ),
            Issue(id="pie", kind="divisible", parts=2),
        ),
    )
    labels = Labels(case)
    cut = labels.options("many", [f"o{i}" for i in range(9)])
    assert (len(cut.names), cut.more) == (5, 4)
    run = labels.options("days", ["3", "4", "5", "6"])
    assert (run.first, run.last) == ("3", "6 days")
    assert labels.options("days", ["3", "5", "6"]).names == ("3 days", "5 days", "6 days")
    assert labels.option("pie", "front 1/2, republic 1/2") == "the Front 1/2, the Republic 1/2"
