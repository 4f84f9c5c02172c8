"""Every rule that a case has to keep, in turn."""

from __future__ import annotations

from goodoffices.case.case import Case
from goodoffices.case.errors import Problem
from goodoffices.case.on_table import on_table
from goodoffices.case.validate.decisions import check_decision
from goodoffices.case.validate.feasible import check_feasible
from goodoffices.case.validate.issues import check_issues
from goodoffices.case.validate.linkages import check_linkages
from goodoffices.case.validate.merged import check_merged, check_something_left
from goodoffices.case.validate.names import check_names
from goodoffices.case.validate.positions import check_positions
from goodoffices.case.validate.preferences import check_preferences
from goodoffices.case.validate.references import check_references
from goodoffices.case.validate.sheet import NO_PLACES, Places, Sheet
from goodoffices.case.validate.values import check_values

_RULES = (
    check_names,
    check_values,
    check_issues,
    check_references,
    check_positions,
    check_preferences,
    check_linkages,
    check_decision,
    check_merged,
)


def problems_of(case: Case, places: Places = NO_PLACES, name: str = "case") -> tuple[Problem, ...]:
    """Everything that is wrong with a case, in the order of the file; empty if it is sound.

    ``places`` says where its parts stand in the file ``name``; without a file every problem is at line 0.
    """
    sheet = Sheet(case, places, name)
    for rule in _RULES:
        rule(sheet)
    standing = on_table(case)
    if standing is case:
        check_feasible(sheet)
    else:  # parts have other places there: what can be met no more is told without one
        left = Sheet(standing, NO_PLACES, name)
        check_linkages(left)
        check_feasible(left)
        check_something_left(sheet)
        sheet.problems += left.problems
    return tuple(sorted(sheet.problems, key=lambda problem: (problem.line, problem.column)))
