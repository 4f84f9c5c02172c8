"""Readers for the formats of the field, and a writer for one of them.

Read: Genius (XML), GeniusWeb and ANL (JSON), NegoLog (JSON). What they mean, and what is refused, is told in
docs/reference/formats.md. A domain and its profiles become one :class:`goodoffices.case.Case`.
"""

from goodoffices.case.formats.documents import looks_foreign
from goodoffices.case.formats.reading import read_foreign

__all__ = ["looks_foreign", "read_foreign"]
