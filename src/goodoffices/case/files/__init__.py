"""Case files: reading them, saying what is wrong with them and where, and writing them."""

from goodoffices.case.files.read import read_case, read_case_text

__all__ = ["read_case", "read_case_text"]
