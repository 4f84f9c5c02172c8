"""What sides would do if others did: conditional words as data, and their files."""

from goodoffices.case.condition_files.read import read_conditions, read_conditions_text
from goodoffices.case.condition_files.schema import conditions_schema, conditions_schema_text
from goodoffices.case.conditionals import ActRate, ConditionalAct, ConditionalWord, ConditionSheet, Need

__all__ = [
    "ActRate",
    "ConditionSheet",
    "ConditionalAct",
    "ConditionalWord",
    "Need",
    "conditions_schema",
    "conditions_schema_text",
    "read_conditions",
    "read_conditions_text",
]
