"""Whether a case makes sense: that names lead somewhere, numbers are in bounds, and linkages can be met.

It works on the records alone, so that a case from any format is held to the same rules; places in a file are
looked up where there is a file.
"""

from goodoffices.case.validate.check import problems_of
from goodoffices.case.validate.references import citations_in
from goodoffices.case.validate.sheet import NO_PLACES, Path, Places, suggest
from goodoffices.case.validate.sizes import option_count
from goodoffices.case.validate.values import UNFIT

__all__ = ["NO_PLACES", "UNFIT", "Path", "Places", "citations_in", "option_count", "problems_of", "suggest"]
