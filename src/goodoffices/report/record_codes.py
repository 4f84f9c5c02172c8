"""The rows of a record as passages with codes, as programs for qualitative analysis know them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from goodoffices.record import Passage, Proposal, Record, Statement
from goodoffices.report.record_tables import tables

CONFIRMED = {
    "proposed": "Not confirmed",
    "accepted": "Confirmed by a person",
    "edited": "Confirmed by a person",
}
"""The code for a row's status; a row that a person rejected is left out."""
Code = tuple[str, ...]
"""A code by its path in the tree of codes, the broadest first."""


class CodedPassage(msgspec.Struct, frozen=True):
    """A passage with its codes; ``facts`` are the row's other cells in words."""

    row: Passage
    codes: tuple[Code, ...]
    facts: str


def coded_passages(record: Record) -> Iterator[CodedPassage]:
    """Every row that stands on a passage and was not rejected, in the order of the record."""
    facts = _facts(record)
    for kind, row in record.rows():
        if row.status in CONFIRMED:
            codes = ((kind.capitalize(), *_finer(row)), *_whose(row), ("Confirmed", CONFIRMED[row.status]))
            yield CodedPassage(row, codes, facts.get(row.id, ""))


def tree_of(codes: Sequence[Code]) -> list[Code]:
    """Every code with all that stand above it, each once, parents first."""
    found = {code[:depth] for code in codes for depth in range(1, len(code) + 1)}
    return sorted(found)


def _finer(row: Passage) -> Code:
    """What kind of its kind a row is."""
    if isinstance(row, Proposal):
        return (row.kind, row.stance) if row.stance else (row.kind,)
    for field in ("type", "state", "kind", "how"):
        if finer := getattr(row, field, ""):
            return (finer,)
    return ()


def _whose(row: Passage) -> tuple[Code, ...]:
    """Whose word or position it is."""
    if isinstance(row, Proposal):
        names: tuple[str, ...] = (row.party,)
    elif isinstance(row, Statement):
        names = (row.side, row.speaker)
    else:
        names = (getattr(row, "source", ""),)
    path = tuple(dict.fromkeys(name for name in names if name))
    return (("Whose", *path),) if path else ()


def _facts(record: Record) -> dict[str, str]:
    return {
        row.id: "; ".join(f"{head}: {cell}" for head, cell in zip(table.head, row.cells, strict=True) if cell)
        for table in tables(record)
        for row in table.rows
    }
