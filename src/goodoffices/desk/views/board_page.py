"""The board's page and a cell's page: the rows, what is open besides, and which of it is listed."""

from __future__ import annotations

from datetime import date

import msgspec

from goodoffices.analysis import Status
from goodoffices.case import Figure
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.arrivals import loose_positions
from goodoffices.desk.views.board import BoardBox, BoardRow, BoardWord, Circle, circles, rows
from goodoffices.desk.views.open_matters import OpenMatter, OpenMatters, channels, open_matters
from goodoffices.desk.views.paging import page_from_start
from goodoffices.desk.views.relays import ref_of
from goodoffices.talks import EntryState

LISTED = 12
"""Things in a card under the board before the rest is folded away."""
PAGE = 50
"""Entries on one page of a cell."""


class BoardPage(msgspec.Struct, frozen=True, kw_only=True):
    """The board. ``silent`` are the issues on which nobody said anything, ``text`` says whether there is a
    standing text, ``counts`` how many issues have each status, ``standing`` by which way each side takes
    part; of what may be said elsewhere the newest are listed, and ``sayable_left`` more are there. ``asks``
    counts the questions that might be put, ``loose`` the accepted positions of the public record that are on
    no issue. ``left_open`` are terms without a definition that are of no issue, ``figures`` those given in
    public.
    """

    rows: tuple[BoardRow, ...]
    silent: tuple[str, ...]
    parties: tuple[str, ...]
    text: bool
    counts: tuple[tuple[Status, int], ...]
    standing: tuple[tuple[str, str], ...]
    circles: tuple[Circle, ...]
    matters: OpenMatters
    sayable: tuple[OpenMatter, ...]
    sayable_left: int
    asks: int
    loose: int
    left_open: tuple[str, ...]
    figures: tuple[Figure, ...]
    listed: int = LISTED


class CellPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the entries behind a cell, the newest first."""

    row: BoardRow
    box: BoardBox
    listed: tuple[BoardWord, ...]
    page: int
    pages: int


def board_page(case: OpenCase, today: date) -> BoardPage:
    """The board as it stands on a day."""
    file, view, shown = case.public, case.together, case.board(today)
    drawn, matters = rows(file, view, shown), open_matters(view, file, shown)
    return BoardPage(
        rows=tuple(row for row in drawn if not row.silent),
        silent=tuple(row.issue for row in drawn if row.silent),
        parties=tuple(party.label for party in file.parties),
        text=bool(file.text),
        counts=tuple((status, count) for status, count in shown.board.counts.items() if count),
        standing=channels(file, shown),
        circles=circles(file, shown),
        matters=matters,
        sayable=matters.sayable[: -LISTED - 1 : -1],
        sayable_left=max(0, len(shown.sayable) - LISTED),
        asks=sum(map(len, shown.questions.values())),
        loose=len(loose_positions(case)),
        left_open=tuple(
            term.name or term.id for term in file.terms if term.defined is False and not term.issues
        ),
        figures=file.figures,
    )


def cell_page(case: OpenCase, today: date, row: int, column: int, page: int) -> CellPage:
    """Every entry behind one cell, which is named by numbers. Raises NotThereError."""
    drawn = rows(case.public, case.together, case.board(today))
    if not (1 <= row <= len(drawn) and 1 <= column <= len(drawn[row - 1].boxes)):
        raise NotThereError("no such cell")
    box = drawn[row - 1].boxes[column - 1]
    on = page_from_start(len(box.behind), PAGE, page)
    listed = box.behind[on.first : on.end]
    return CellPage(row=drawn[row - 1], box=box, listed=listed, page=on.page, pages=on.pages)


def recorded_last(case: OpenCase, mark: str) -> tuple[str, EntryState] | None:
    """The room and the entry that a mark names; None if there is none."""
    ref = ref_of(mark)
    if ref is None or ref.room not in case.room_ids:
        return None
    item = case.view(ref.room).items.get(ref.sequence)
    return (ref.room, item) if item is not None else None
