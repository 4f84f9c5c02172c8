"""What was retired: gone from what boards and analyses are made of, kept in the file; and what was merged."""

from __future__ import annotations

import itertools
from typing import Any

import msgspec
import pytest
from case_strategies import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case import (
    Budget,
    Case,
    Choice,
    Condition,
    Count,
    Excludes,
    Implies,
    Issue,
    Linkage,
    MergedPart,
    Minimum,
    Option,
    Party,
    Position,
    Preference,
    follow,
    follow_option,
    on_table,
)
from goodoffices.case.files import case_to_json, case_to_yaml, read_case_text
from goodoffices.case.validate import problems_of

replace = msgspec.structs.replace
BESIDE = (
    "limit-cheapest-package-costs",
    "what-begins-contradicts-itself",
    "refuses-every-option",
    "demanded-and-refused",
    "least-choices-can-never",
    "linkage-names-no-choice",
)
"""What may be wrong with what is left: a party refuses all of it; so many choices cannot be made any more."""


@st.composite
def retired(draw: st.DrawFn, options_only: bool = False) -> Case:
    """A case of which some things were retired."""
    case = draw(cases())

    def some(records: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(one, retired=draw(st.booleans())) for one in records)

    issues = tuple(replace(issue, options=some(issue.options)) for issue in case.issues)
    if options_only:
        return replace(case, issues=issues)
    named = ("phases", "terms", "quantities", "linkages", "earlier")
    return replace(case, issues=some(issues), **{name: some(getattr(case, name)) for name in named})


@given(cases())
@settings(max_examples=30, deadline=None)
def test_a_case_of_which_nothing_was_retired_is_itself(case: Case) -> None:
    assert on_table(case) is case


@given(retired())
@settings(max_examples=150, deadline=None)
def test_what_is_left_names_nothing_that_is_gone_and_keeps_the_rules(case: Case) -> None:
    left = on_table(case)
    codes = {getattr(one.what, "code", "") for one in problems_of(left) if not one.missing}
    assert not {code for code in codes.difference(BESIDE) if not code.startswith("no-package")}
    assert on_table(left) is left


@given(retired())
@settings(max_examples=60, deadline=None)
def test_what_was_retired_goes_out_and_comes_in_with_the_file(case: Case) -> None:
    for text, kind in ((case_to_yaml(case), "yaml"), (case_to_json(case), "json")):
        assert read_case_text(text, "case", kind, unfinished=True) == case


@given(retired(options_only=True))
@settings(max_examples=150, deadline=None)
def test_packages_without_retired_options_are_permitted_as_before(case: Case) -> None:
    """By brute force: retiring options changes nothing of what the other packages have to meet."""
    left = on_table(case)
    choices = [[(issue.id, option.id) for option in left.options(issue)] for issue in left.issues]
    for package in map(dict, itertools.islice(itertools.product(*choices), 200)):
        assert left.permits(package) == case.permits(package)


@given(retired())
@settings(max_examples=150, deadline=None)
def test_what_is_left_forbids_nothing_that_was_permitted(case: Case) -> None:
    left = on_table(case)
    there = {issue.id for issue in left.issues}
    gone = {(issue.id, one.id) for issue in case.issues for one in issue.options if one.retired}
    choices = [[(issue.id, option.id) for option in case.options(issue)] for issue in case.issues]
    for whole in itertools.islice(itertools.product(*choices), 200):
        if case.permits(dict(whole)) and not gone.intersection(whole):
            assert left.permits({issue: option for issue, option in whole if issue in there})


def lake(**more: Any) -> Case:
    """Two issues with two options each."""
    issues = (
        Issue(id="fire", name="Cessation of fire", options=(Option(id="now"), Option(id="later"))),
        Issue(id="watch", options=(Option(id="joint", name="joint team"), Option(id="none"))),
    )
    return Case(title="Lake", parties=(Party(id="a"), Party(id="b")), **{"issues": issues, **more})


def retire(case: Case, issue: str, option: str = "") -> Case:
    """The case with an issue, or an option of it, retired."""

    def one(record: Issue) -> Issue:
        if record.id != issue:
            return record
        if not option:
            return replace(record, retired=True)
        kept = tuple(replace(each, retired=each.retired or each.id == option) for each in record.options)
        return replace(record, options=kept)

    return replace(case, issues=tuple(map(one, case.issues)))


def test_a_condition_on_what_is_gone_is_kept_in_words() -> None:
    condition = Condition(party="b", choices=(Choice(issue="watch", options=("joint",)),))
    said = Position(party="a", issue="fire", stance="accepts", options=("now",), conditions=(condition,))
    for gone in (retire(lake(positions=(said,)), "watch"), retire(lake(positions=(said,)), "watch", "joint")):
        (left,) = on_table(gone).positions
        assert left.conditions == (Condition(party="b", does="watch: joint team"),)


def test_a_position_on_a_retired_option_says_it_in_words() -> None:
    said = Position(party="a", issue="watch", stance="demands", options=("joint", "none"), words="soon")
    (left,) = on_table(retire(lake(positions=(said,)), "watch", "joint")).positions
    assert (left.options, left.words) == (("none",), "joint team · soon")
    assert on_table(retire(lake(positions=(said,)), "watch")).positions == ()


def test_a_minimum_in_points_that_counted_a_retired_issue_is_no_longer_known() -> None:
    points: Any = {"fire": {"now": 3}, "watch": {"joint": 2}}
    prefers = Preference(party="a", points=points, minimum=Minimum(score=4))  # type: ignore[arg-type]
    case = lake(fictional=True, preferences=(prefers,))
    (left,) = on_table(retire(case, "watch")).preferences
    assert (left.points, left.minimum) == ({"fire": {"now": 3}}, None)
    (kept,) = on_table(retire(case, "watch", "none")).preferences
    assert kept.minimum == Minimum(score=4)  # type: ignore[arg-type]


NOW, JOINT = Choice(issue="fire", options=("now",)), Choice(issue="watch", options=("joint",))


@pytest.mark.parametrize(
    ("linkage", "gone", "left"),
    [
        (Linkage(implies=Implies(when=(NOW,), then=(JOINT,))), ("watch",), None),
        (
            Linkage(implies=Implies(when=(NOW,), then=(JOINT,))),
            ("watch", "joint"),
            Linkage(excludes=Excludes(together=(NOW,))),
        ),
        (Linkage(excludes=Excludes(together=(NOW, JOINT))), ("watch",), None),
        (Linkage(at_least=Count(number=2, of=(NOW, JOINT))), ("watch",), Count(number=1, of=(NOW,))),
        (Linkage(at_most=Count(number=1, of=(NOW, JOINT))), ("watch",), Count(number=1, of=(NOW,))),
        (
            Linkage(budget=Budget(limit=5, costs={"watch": {"joint": 9}})),  # type: ignore[arg-type, dict-item]
            ("watch",),
            None,
        ),
    ],
)
def test_a_linkage_asks_only_what_it_would_ask_in_any_case(
    linkage: Linkage, gone: tuple[str, ...], left: Any
) -> None:
    found = on_table(retire(lake(linkages=(linkage,)), *gone)).linkages
    if left is None:
        assert found == ()
    else:
        assert left in (found[0], found[0].at_most, found[0].at_least)


def test_merges_are_followed_in_their_order() -> None:
    merged = (
        MergedPart(part="option", of="b", was="x", into="y"),
        MergedPart(part="issue", was="b", into="a", options={"y": "z"}),
        MergedPart(part="issue", was="a", into="c"),
        MergedPart(part="phase", was="a", into="p"),
    )
    assert follow(merged, "issue", "b") == "c"
    assert follow(merged, "phase", "a") == "p"
    assert follow(merged, "term", "a") == "a"
    assert follow_option(merged, "b", "x") == ("c", "z")
    assert follow_option(merged, "a", "y") == ("c", "y")


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (MergedPart(part="issue", was="fire", into="watch"), "merged-is-there"),
        (MergedPart(part="issue", was="old", into="nothing"), "merged-into-nothing"),
        (MergedPart(part="option", of="watch", was="joint", into="none"), "merged-is-there"),
        (MergedPart(part="option", of="watch", was="old", into="nothing"), "merged-into-nothing"),
        (MergedPart(part="phase", was="one", into="two"), "merged-into-nothing"),
    ],
)
def test_what_was_merged_leads_somewhere_and_gives_its_id_to_nothing_else(one: MergedPart, code: str) -> None:
    (problem,) = problems_of(lake(merged=(one,)))
    assert problem.what.code == code  # type: ignore[attr-defined]
    sound = (
        MergedPart(part="issue", was="old", into="watch", options={"x": "joint"}),
        MergedPart(part="option", of="old", was="y", into="x"),
    )
    assert problems_of(lake(merged=sound[:1])) == ()
