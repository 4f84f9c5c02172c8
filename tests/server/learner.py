"""Somebody who does what a tutorial says, in a real browser: what it has in bold is on the page where it says
so.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from browsing import InCase

TUTORIALS = Path(__file__).parents[2] / "docs" / "tutorial"


class Learner:
    """Does it; ``used`` are the names in bold that were found."""

    def __init__(self, seen: InCase) -> None:
        self.seen, self.page = seen, seen.page
        self.used: set[str] = set()

    def named(self, found: Locator, name: str) -> Locator:
        """Something on the page that the tutorial names."""
        expect(found.first).to_be_visible()
        self.used.add(name)
        return found.first

    def link(self, name: str) -> Locator:
        """A link of that name."""
        return self.named(self.page.get_by_role("link", name=name, exact=True), name)

    def button(self, name: str) -> Locator:
        """A button of that name."""
        return self.named(self.page.get_by_role("button", name=name, exact=True), name)

    def field(self, form: Any, name: str) -> Locator:
        """A field of that name, in a form or on the page."""
        return self.named(form.get_by_label(name, exact=True), name)

    def fold(self, name: str) -> Locator:
        """What is folded under a name, opened."""
        summary = self.named(self.page.locator("summary", has_text=name), name)
        held = self.page.locator("details", has=summary)
        if held.first.get_attribute("open") is None:
            summary.click()
        return held.first


def names_in(written: str) -> set[str]:
    """What a tutorial has in bold."""
    return {name.rstrip(".") for name in re.findall(r"\*\*([^*]+)\*\*", written)}
