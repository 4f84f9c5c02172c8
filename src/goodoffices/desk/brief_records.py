"""What a brief is made of: sections of cited lines. Records only; :mod:`goodoffices.desk.brief` fills
them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.analysis import GapBoard
from goodoffices.case import Case
from goodoffices.desk.brief_cells import EMPTY, BriefCell
from goodoffices.desk.cites import PassageCite, cite, once
from goodoffices.desk.findings import Findings
from goodoffices.desk.front.records import FrontPage
from goodoffices.record import Record

__all__ = ["Brief", "BriefItem", "PassageCite", "Section", "cite", "merged", "once"]


class BriefItem(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a section: its cells under the section's heads, and the passages that it stands on.

    Lines that follow each other under one ``heading`` belong together."""

    cells: tuple[BriefCell, ...]
    cites: tuple[PassageCite, ...] = ()
    heading: BriefCell = EMPTY


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """The lines of one kind. What it is called, what its cells are and what is said where there are none goes
    by its ``key`` (:mod:`goodoffices.report.brief_words`).
    """

    key: str
    items: tuple[BriefItem, ...]


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """The picture of the talks that a few reports give.

    ``case`` is the case at hand with the positions that the reports add to it, or the one that they imply
    (``implied``); None if they name no two parties. ``called_after`` are the parties of which the
    ``title`` is made, empty if it has one of its own. ``board`` is its gap board. ``first`` and ``last``
    are the days of publication between which the dated reports lie. ``front`` is its first page;
    ``findings`` are all that the reports tell, as records without language.
    """

    title: str
    called_after: tuple[str, ...] = ()
    front: FrontPage
    sections: tuple[Section, ...]
    record: Record
    findings: Findings
    case: Case | None = None
    implied: bool = True
    board: GapBoard | None = None
    first: str = ""
    last: str = ""
    confirmed: int = 0
    proposed: int = 0


def merged(items: Sequence[BriefItem]) -> list[BriefItem]:
    """Lines with the same cells as one line with all their passages, in the order in which they were met."""
    found: dict[tuple[BriefCell, ...], BriefItem] = {}
    for item in items:
        before = found.get(item.cells)
        cites = item.cites if before is None else (*before.cites, *item.cites)
        found[item.cells] = BriefItem(cells=item.cells, cites=once(cites), heading=item.heading)
    return list(found.values())
