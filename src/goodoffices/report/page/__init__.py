"""The report as one self-contained HTML page."""

from goodoffices.report.page.render import render_page

__all__ = ["render_page"]
