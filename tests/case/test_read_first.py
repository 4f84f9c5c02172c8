"""A case written by hand, with every short form, comes out as the same records as its long form."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.case import Choice, Interval, Range
from goodoffices.case.files import read_case_text

SHORT = """
title: Strike
parties: [union, {id: firm, name: The firm}]
issues:
  - {id: wage, range: {lowest: 0, highest: 5, step: 0.5}}
  - {id: shift, options: [day, night, {id: both, name: Both}]}
  - {id: hall, parts: 2}
linkages:
  - implies: {when: {wage: [0.5, 1]}, then: {shift: day}}
  - excludes: {wage: 5, shift: night}
positions:
  - {party: union, issue: shift, demands: day, cite: r1}
preferences:
  - party: union
    points: {wage: {0.5: 1/3, 1: [2, 3]}, hall: 10}
    order: {shift: [day, [night, both]]}
    minimum: 40
sources: [r1]
"""


def test_short_forms_stand_for_full_records() -> None:
    case = read_case_text(SHORT)
    assert [party.id for party in case.parties] == ["union", "firm"]
    wage, shift, hall = case.issues
    assert (wage.kind, shift.kind, hall.kind) == ("range", "nominal", "divisible")
    assert wage.range == Range(lowest=Fraction(0), highest=Fraction(5), step=Fraction(1, 2))
    assert [option.label for option in shift.options] == ["day", "night", "Both"]
    implies, excludes = (linkage.implies or linkage.excludes for linkage in case.linkages)
    assert implies.when == (Choice(issue="wage", options=("0.5", "1")),)
    assert excludes.together[1] == Choice(issue="shift", options=("night",))
    assert (case.positions[0].stance, case.positions[0].options) == ("demands", ("day",))
    union = case.preference("union")
    assert union is not None
    assert union.points == {
        "wage": {"0.5": Fraction(1, 3), "1": Interval(low=Fraction(2), high=Fraction(3))},
        "hall": {"whole": Fraction(10)},
    }
    assert union.order == {"shift": (("day",), ("night", "both"))}
    assert union.minimum is not None
    assert union.minimum.score == 40
