"""Files that people bring in are read in a process of their own, with limits of time and memory, outside any
transaction.

What is hostile, or only very long, then holds up nothing: other pages go on answering, and the process can be
ended.
"""

from goodoffices.server.reading.agreement_text import read_agreement_file_text, read_reports_file_text
from goodoffices.server.reading.bring_in import Brought, bring_in, read_again
from goodoffices.server.reading.case_text import read_case_file_text
from goodoffices.server.reading.confined import Confined, NotReadError
from goodoffices.server.reading.drafts_read import read_draft, read_returned

__all__ = [
    "Brought",
    "Confined",
    "NotReadError",
    "bring_in",
    "read_again",
    "read_agreement_file_text",
    "read_case_file_text",
    "read_draft",
    "read_reports_file_text",
    "read_returned",
]
