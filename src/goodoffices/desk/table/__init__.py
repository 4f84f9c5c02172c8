"""What is on the table, changed by hand: parties, issues, options, phases, terms and the rest of a case file,
each read as the values of a form and made of them again.

All of it is pure: a case in, a case out. :mod:`goodoffices.desk.actions.table` saves what comes of it.
"""

from goodoffices.desk.table.history import TableChange, TableVersion, table_history
from goodoffices.desk.table.keep import (
    added,
    blank_of,
    changed,
    moved_to,
    retired,
    three_way,
)
from goodoffices.desk.table.merge import MERGEABLE, merged_into
from goodoffices.desk.table.parts import PARTS, REMOVED, TablePart, key_of, record_of, records_of
from goodoffices.desk.table.refused import FieldsRefusedError, KeptMeanwhileError
from goodoffices.desk.table.values import Values, made_of, values_of

__all__ = [
    "MERGEABLE",
    "PARTS",
    "REMOVED",
    "FieldsRefusedError",
    "KeptMeanwhileError",
    "TableChange",
    "TablePart",
    "TableVersion",
    "Values",
    "added",
    "blank_of",
    "changed",
    "key_of",
    "made_of",
    "merged_into",
    "moved_to",
    "record_of",
    "records_of",
    "retired",
    "table_history",
    "three_way",
    "values_of",
]
