"""The report as one self-contained HTML page."""

from goodoffices.report.page.render import page_policy, render_page

__all__ = ["page_policy", "render_page"]
