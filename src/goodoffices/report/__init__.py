"""What a person reads: tables for a terminal, a page of HTML, JSON for other programs, charts.

The page is imported only where it is asked for: it brings templates, charts and the record, which a table in
a terminal needs not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goodoffices.report.contract import contract
from goodoffices.report.schema import analysis_schema, schema_text
from goodoffices.report.secrecy import without_confidences
from goodoffices.report.terminal import can_show, render_board, render_terminal

if TYPE_CHECKING:
    from goodoffices.report.page import page_policy, render_page

__all__ = [
    "analysis_schema",
    "can_show",
    "contract",
    "page_policy",
    "render_board",
    "render_page",
    "render_terminal",
    "schema_text",
    "without_confidences",
]


def __getattr__(name: str) -> Any:
    if name in ("page_policy", "render_page"):
        from goodoffices.report import page

        return getattr(page, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
