"""What a person reads: tables for a terminal, a page of HTML, JSON for other programs, charts."""

from goodoffices.report.contract import contract
from goodoffices.report.page import page_policy, render_page
from goodoffices.report.secrecy import without_confidences
from goodoffices.report.terminal import can_show, render_board, render_terminal

__all__ = [
    "can_show",
    "contract",
    "page_policy",
    "render_board",
    "render_page",
    "render_terminal",
    "without_confidences",
]
