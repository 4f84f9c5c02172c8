"""What may stand in a log: which kind of error, and where in the program. Never words, paths or what an
exception says.
"""

from __future__ import annotations

import logging
import traceback


class WithoutContent(logging.Formatter):
    """Formats a record as logger, level, and the kind and place of its error.

    A record's own message is left out, for others' messages quote what they were given (addresses, values,
    rows).
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line, and one more for each step of a traceback."""
        lines = [f"{record.name}: {record.levelname.lower()}"]
        if record.exc_info and record.exc_info[0] is not None:
            lines[0] += f": {record.exc_info[0].__name__}"
            steps = traceback.extract_tb(record.exc_info[2])
            lines += [f"  {step.filename}:{step.lineno} {step.name}" for step in steps]
        return "\n".join(lines)
