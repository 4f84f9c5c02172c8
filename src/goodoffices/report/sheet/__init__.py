"""Pages of cited passages: the brief and the record, each one file that loads nothing."""

from goodoffices.report.sheet.render import render_brief, render_record

__all__ = ["render_brief", "render_record"]
