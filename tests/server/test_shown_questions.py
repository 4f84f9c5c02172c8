"""What might be asked of a side stands in that side's words."""

from __future__ import annotations

from shown_cast import CASE, take, tied

from goodoffices.desk.views.questions import sides
from goodoffices.talks import acts


def test_a_side_is_asked_in_its_own_room_and_in_its_own_names() -> None:
    world = tied()
    front, republic = sides(world.sees("moreau"), CASE)
    assert (front.label, front.rooms[0], republic.rooms[0]) == ("the Front", "front", "republic")
    asked = {one.number: one for one in republic.questions}
    assert (asked[1].issue, asked[1].room, asked[1].label) == ("sick in republic", "republic", 1)
    assert asked[2].options == ("joint", "none")


def test_an_issue_that_only_the_other_side_raised_is_not_asked_about() -> None:
    world = tied()
    world.write("front", "moreau", acts.IssueRaised(name="the harbour", options=("open",)))
    world.write(
        "mediators",
        "moreau",
        acts.IssueTied(room="front", label=3, issue="harbour", options={"a": "open"}),
    )
    front, republic = sides(world.sees("moreau"), CASE)
    assert 3 in [one.number for one in front.questions]
    assert 3 not in [one.number for one in republic.questions]


def test_two_words_of_a_side_that_differ_are_asked_about() -> None:
    world = tied()
    take(world, "front", 1, "refuses", "b")
    front, _ = sides(world.sees("moreau"), CASE)
    assert [(one.issue, one.options) for one in front.questions if one.why == "says-two-things"] == [
        ("sick in front", ("all",))
    ]
