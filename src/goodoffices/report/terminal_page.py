"""What every part of the terminal report is written on: a width, and the characters that can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from goodoffices.analysis import Status
from goodoffices.report.columns import Cell, clean, table, to_ascii, wrap
from goodoffices.report.wording import ASCII_SHAPES, SHAPES

Section = tuple[str, list[str]]
"""A title, and lines."""


class TerminalPage(msgspec.Struct, frozen=True):
    """A page ``width`` columns wide, in ASCII where ``unicode`` is false. What is put on it is made safe to
    print.
    """

    width: int
    unicode: bool = True

    def text(self, text: str) -> str:
        """The text as it can be shown here."""
        text = clean(text)
        return text if self.unicode else to_ascii(text)

    def shape(self, status: Status) -> str:
        """The shape of a status."""
        return (SHAPES if self.unicode else ASCII_SHAPES)[status]

    def lines(self, text: str, hang: str = "", lead: str = "") -> list[str]:
        """The text in lines, each led by ``lead``; ``hang`` leads all but the first besides."""
        return [lead + line for line in wrap(self.text(text), self.width - len(lead), hang)]

    def listed(self, entries: Iterable[str]) -> list[str]:
        """Entries of a list, each with a dot before it."""
        return [line for entry in entries for line in self.lines("· " + entry, "  ")]

    def table(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        numbers: Sequence[int] = (),
        *,
        apart: bool = False,
    ) -> list[str] | None:
        """The table, or None where it does not fit."""
        shown = [[[self.text(paragraph) for paragraph in cell] for cell in row] for row in rows]
        heads = [self.text(head) for head in header]
        rule = "─" if self.unicode else "-"
        return table(heads, shown, self.width, rule=rule, numbers=numbers, apart=apart)

    def table_or_list(
        self, header: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()
    ) -> list[str]:
        """The table, or where it does not fit each row as a list of "head: cell"."""
        found = self.table(header, [[[cell] for cell in row] for row in rows], numbers)
        if found is not None:
            return found
        lines: list[str] = []
        for first, *rest in rows:
            lines += self.lines(first, "  ")
            for head, cell in zip(header[1:], rest, strict=True):
                lines += self.lines(f"{head}: {cell}", "  ", "  ") if cell else []
        return lines
