"""Records as the values of a form: kept as they were shown, they are what they were, to the letter."""

from __future__ import annotations

from case_strategies import cases
from hypothesis import given, settings

from goodoffices.case import Case
from goodoffices.desk.table import PARTS, made_of, records_of, values_of
from goodoffices.desk.table.linkages import can_be_shown


@given(cases())
@settings(max_examples=80, deadline=None)
def test_a_record_read_as_values_and_made_of_them_is_itself(case: Case) -> None:
    """Nothing that a form does not ask, and nothing that it asks, changes by being kept as it was shown."""
    for part in PARTS:
        for of in [one.id for one in case.issues] if part == "option" else [""]:
            for record in records_of(case, part, of):
                if part != "linkage" or can_be_shown(case, record):
                    assert made_of(case, part, values_of(case, part, record), record) == record
