"""Linkages that no package can meet: found exactly where trying every package finds none, and named
sparingly.
"""

from __future__ import annotations

import itertools
import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case import (
    Budget,
    Case,
    Choice,
    Count,
    Excludes,
    Implies,
    Issue,
    Linkage,
    Option,
    Party,
    ProblemsFound,
)
from goodoffices.case.files import read_case_text
from goodoffices.case.validate import problems_of
from goodoffices.case.validate.feasible import blocks

SIZES = (3, 3, 2, 2)
OPTIONS = {f"i{number}": tuple("abc"[:size]) for number, size in enumerate(SIZES)}

choice = st.sampled_from(list(OPTIONS)).flatmap(
    lambda issue: st.lists(st.sampled_from(OPTIONS[issue]), min_size=1, max_size=2, unique=True).map(
        lambda options: Choice(issue=issue, options=tuple(options))
    )
)
choices = st.lists(choice, min_size=1, max_size=3).map(tuple)
cost = st.integers(0, 4).map(Fraction)
costs = st.dictionaries(
    st.sampled_from(["i0", "i1"]), st.fixed_dictionaries({"a": cost, "b": cost, "c": cost}), min_size=1
)
linkage = st.one_of(
    st.builds(Linkage, implies=st.builds(Implies, when=choices, then=choices)),
    st.builds(Linkage, excludes=st.builds(Excludes, together=choices)),
    st.builds(Linkage, at_most=st.builds(Count, number=st.integers(0, 2), of=choices)),
    st.builds(Linkage, at_least=st.builds(Count, number=st.integers(0, 3), of=choices)),
    st.builds(Linkage, budget=st.builds(Budget, limit=cost, costs=costs)),
)


def case_of(linkages: list[Linkage]) -> Case:
    """A case with those linkages over four small issues."""
    issues = [
        Issue(id=issue, options=tuple(Option(id=each) for each in each_)) for issue, each_ in OPTIONS.items()
    ]
    return Case(title="T", parties=(Party(id="p"),), issues=tuple(issues), linkages=tuple(linkages))


def possible(linkages: list[Linkage]) -> bool:
    """Whether some package meets them all, found by trying every one."""
    packages = (dict(zip(OPTIONS, package, strict=True)) for package in itertools.product(*OPTIONS.values()))
    return any(all(linkage.allows(package) for linkage in linkages) for package in packages)


@given(st.lists(linkage, min_size=1, max_size=7))
@settings(max_examples=250)
def test_impossible_linkages_are_found_as_by_trying_every_package(linkages: list[Linkage]) -> None:
    said = [problem.what for problem in problems_of(case_of(linkages))]
    together = [what for what in said if what.startswith("No package can meet")]
    alone = [each for each in linkages if not possible([each])]
    if not alone:
        assert bool(together) == (not possible(linkages))
    assert bool(said) or possible(linkages)
    for what in together:
        named = [linkages[int(number) - 1] for number in re.findall(r"linkage (\d+)", what)]
        assert not possible(named)
        assert all(possible([other for other in named if other is not each]) for each in named)


@given(
    st.lists(
        st.builds(Linkage, implies=st.builds(Implies, when=choices, then=choices)), min_size=1, max_size=4
    )
)
@settings(max_examples=120)
def test_an_implication_that_contradicts_itself_is_found_as_by_trying(linkages: list[Linkage]) -> None:
    said = {
        int(found[1]) - 1
        for problem in problems_of(case_of(linkages))
        if (found := re.match(r"What linkage (\d+) begins with contradicts itself", problem.what))
    }
    expected = set()
    for number, each in enumerate(linkages):
        assert each.implies is not None
        begin = [Linkage(at_least=Count(number=len(each.implies.when), of=each.implies.when))]
        if possible(begin) and not possible([*begin, *linkages]):
            expected.add(number)
    if possible(linkages):
        assert said == expected


TALKS = """\
title: T
parties: [a]
issues:
  - {id: fire, options: [now, later]}
  - {id: people, options: [all, some]}
  - {id: land, options: [all, some]}
  - {id: price, range: {lowest: 0, highest: 9999, step: 1}}
linkages:
  - {id: one, implies: {when: {fire: now}, then: {people: all}}}
  - {id: two, implies: {when: {people: all}, then: {land: all}}}
  - {id: three, implies: {when: {land: all}, then: {fire: later}}}
"""


def test_a_ring_of_implications_that_ends_in_its_own_contrary_is_named() -> None:
    with pytest.raises(ProblemsFound) as found:
        read_case_text(TALKS, "c")
    said = [str(problem) for problem in found.value.problems]
    assert said[0].startswith(
        "c:9:5: What linkage one (line 9) begins with contradicts itself, by way of linkage one"
    )
    assert "linkage three (line 11)" in said[0]


def test_a_ring_of_implications_that_agrees_with_itself_is_sound() -> None:
    assert read_case_text(TALKS.replace("{fire: later}", "{fire: now}")).linkages[2].id == "three"


def test_long_ranges_are_searched_by_what_the_linkages_tell_apart() -> None:
    text = TALKS.replace("{fire: later}", "{fire: now}") + (
        "  - {id: dear, at_least: {number: 1, of: {price: [9998, 9999]}}}\n"
        "  - {id: cheap, budget: {limit: 1, costs: {price: {9998: 2, 9999: 1}, fire: {now: 1, later: 1}}}}\n"
    )
    with pytest.raises(
        ProblemsFound, match=r"c:12:5: No package can meet linkage dear .* and linkage cheap .* together"
    ):
        read_case_text(text, "c")


def test_what_takes_too_long_to_decide_is_not_called_impossible() -> None:
    # Thirteen pigeons in twelve holes: nobody decides this by trying, and it is told apart from what is
    # known.
    holes = [f"h{hole}" for hole in range(12)]
    issues = "".join(f"  - {{id: p{pigeon}, options: [{', '.join(holes)}]}}\n" for pigeon in range(13))
    links = "".join(
        f"  - at_most: {{number: 1, of: [{', '.join(f'{{p{pigeon}: {hole}}}' for pigeon in range(13))}]}}\n"
        for hole in holes
    )
    assert len(read_case_text(f"title: T\nparties: [a]\nissues:\n{issues}linkages:\n{links}").linkages) == 12


@pytest.mark.parametrize(
    ("groups", "together"),
    [
        ([["a", "b"], ["c"], ["b", "c"]], [[0, 1, 2]]),
        ([["a"], ["b"], ["a"]], [[0, 2], [1]]),
        ([["a"], ["b"], ["c"], ["c", "b"], ["a", "c"]], [[0, 1, 2, 3, 4]]),
        ([[], ["a"]], [[0], [1]]),
    ],
)
def test_blocks_are_what_hangs_together(groups: list[list[str]], together: list[list[int]]) -> None:
    assert sorted(blocks(groups)) == together
