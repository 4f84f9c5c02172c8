"""The report alone in its window, with a way back to the desk."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.translation import gettext


def with_way_back(report: str, address: str) -> str:
    """A report's page with a link to an ``address`` of the desk before it."""
    back = format_html(
        '<nav class="contents"><a href="{}">{}</a></nav>', address, gettext("Back to the desk")
    )
    return report.replace('<main id="main">', f'<main id="main">{back}', 1)
