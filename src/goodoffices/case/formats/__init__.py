"""Readers for the formats of the field, and a writer for one of them.

Which are read stands in :data:`FORMATS`, a row for each; what they mean, and what is refused, in
docs/reference/formats.md. A domain and its profiles become one :class:`goodoffices.case.Case`.
"""

from goodoffices.case.formats.documents import looks_foreign
from goodoffices.case.formats.genius_writer import genius_files, genius_notes, write_genius
from goodoffices.case.formats.reading import read_foreign
from goodoffices.case.formats.table import FORMATS

__all__ = ["FORMATS", "genius_files", "genius_notes", "looks_foreign", "read_foreign", "write_genius"]
