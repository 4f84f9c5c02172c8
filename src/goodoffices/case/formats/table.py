"""The formats that are read, in the order in which a file is tried. To add one: its module, and its row
here.
"""

from __future__ import annotations

from goodoffices.case.formats.foreign import ForeignFormat
from goodoffices.case.formats.genius import GENIUS
from goodoffices.case.formats.geniusweb import GENIUSWEB
from goodoffices.case.formats.negmas import NEGMAS
from goodoffices.case.formats.negolog import NEGOLOG

FORMATS: tuple[ForeignFormat, ...] = (GENIUS, GENIUSWEB, NEGOLOG, NEGMAS)
