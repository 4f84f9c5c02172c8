"""What is wrong with a file, where, and what to write instead.

ProblemsFound        one or more problems; nothing was read
  └─ .problems       tuple of Problem, in the order of the file
"""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing that is wrong. ``line`` and ``column`` count from 1; 0 if the place is not known.

    ``missing`` marks what is merely not there yet: a case that is still being put together may lack it.
    """

    file: str
    line: int
    column: int
    what: str
    instead: str = ""
    missing: bool = False

    def __str__(self) -> str:
        place = self.file
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        return f"{place}: {self.what}" + (f" {self.instead}" if self.instead else "")


class ProblemsFound(ValueError):
    """A file that cannot be used, with everything that is wrong with it."""

    def __init__(self, problems: list[Problem] | tuple[Problem, ...]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def quote(text: str) -> str:
    """A text of a file as it stands in a message: in quotes, cut off where it is long, without what acts on a
    terminal.
    """
    return repr(text if len(text) <= 60 else text[:57] + "...")
