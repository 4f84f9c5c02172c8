"""Case files: reading them, saying what is wrong with them and where, and writing them."""

from goodoffices.case.files.read import is_foreign, read_case, read_case_in_progress, read_case_text
from goodoffices.case.files.schema import case_schema, schema_text
from goodoffices.case.files.starter import Starter, template
from goodoffices.case.files.update import update_case, updated_yaml
from goodoffices.case.files.write import case_to_json, case_to_line, case_to_yaml, write_case
from goodoffices.case.trees.save import save
from goodoffices.case.trees.text import has_comments, shown

__all__ = [
    "Starter",
    "case_schema",
    "case_to_json",
    "case_to_line",
    "case_to_yaml",
    "has_comments",
    "is_foreign",
    "read_case",
    "read_case_in_progress",
    "read_case_text",
    "save",
    "schema_text",
    "shown",
    "template",
    "update_case",
    "updated_yaml",
    "write_case",
]
