"""A case in a notebook: the analysis's records, and the page where a cell shows it."""

from __future__ import annotations

import html
from functools import cached_property
from pathlib import Path

from goodoffices.analysis import Analysis, GapBoard, analyse, board, load
from goodoffices.case import Case
from goodoffices.report.page import render_page

_HEIGHT = 640


class Notebook:
    """A case, its analysis and its gap board, shown as the report's page where a notebook's cell ends with
    it.

    ``Notebook("case.yaml")``, or ``Notebook(case)``; ``analysis`` and ``board`` are the records that programs
    use.
    """

    def __init__(self, source: Case | Path | str, *profiles: Path | str) -> None:
        self.case = source if isinstance(source, Case) else load(source, *profiles)

    @cached_property
    def analysis(self) -> Analysis:
        """What could be agreed."""
        return analyse(self.case)

    @cached_property
    def board(self) -> GapBoard:
        """Where the gaps are."""
        return board(self.case)

    def __repr__(self) -> str:
        parties = ", ".join(party.label for party in self.case.parties)
        return f"Notebook({self.case.title!r}: {parties})"

    def _repr_html_(self) -> str:
        """The page in a frame of its own: its style touches nothing around it, and its policy lets it load
        nothing.
        """
        page = render_page(self.case, self.analysis, self.board)
        return (
            f'<iframe title="{html.escape(self.case.title)}" sandbox="allow-scripts" '
            f'style="width:100%;height:{_HEIGHT}px;border:0" srcdoc="{html.escape(page)}"></iframe>'
        )
