"""Case files: reading them, saying what is wrong with them and where, and writing them."""

from goodoffices.case.files.read import read_case, read_case_text
from goodoffices.case.files.save import save
from goodoffices.case.files.schema import case_schema, schema_text
from goodoffices.case.files.update import update_case, updated_yaml
from goodoffices.case.files.write import case_to_json, case_to_yaml, write_case

__all__ = [
    "case_schema",
    "case_to_json",
    "case_to_yaml",
    "read_case",
    "read_case_text",
    "save",
    "schema_text",
    "update_case",
    "updated_yaml",
    "write_case",
]
