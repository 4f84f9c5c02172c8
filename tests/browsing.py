"""What the tests in a real browser share: the browser itself, a page that notes what it should not do, and a
look at what everyone must be able to read.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from run import BROWSERS

expect.set_options(timeout=20_000)
"""A page may be slow on a machine with other work; it is waited for no longer than it takes."""

CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium on this machine"),
]
"""Of every module that drives the browser: ``pytestmark = MARKS``."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SHOTS = os.environ.get("GOODOFFICES_SHOTS", "")
"""A folder to keep pictures in, for who wants to look."""
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_DARK = "matchMedia('(prefers-color-scheme: dark)').matches"


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; one at a time in a process, as Playwright allows."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


class Watched:
    """A page that notes what it should not do: say something on the console, fail, ask the reader, or ask
    another address than its own for anything.
    """

    def __init__(self, browser: Browser, address: str, **context: Any) -> None:
        self.address, self.wrong = address, list[str]()
        self.page: Page = browser.new_context(**context).new_page()
        self.page.on("console", lambda message: self.wrong.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("dialog", self._asked_reader)
        self.page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith(self.address):
            self.wrong.append(f"request: {url}")

    def _asked_reader(self, dialog: Any) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def let_in(browser: Browser, address: str, **context: Any) -> Watched:
    """A page of the site that came in by an invitation."""
    from goodoffices.server.access.desk_session import DOOR

    seen = Watched(browser, address, **context)
    seen.page.goto(f"{address}/enter/{DOOR.invite()}/")
    seen.page.wait_for_url(lambda url: "/enter/" not in url)
    return seen


class InCase(Watched):
    """A page that was let in already, at the addresses of one case."""

    def __init__(self, browser: Browser, address: str, case: str, **context: Any) -> None:
        from goodoffices.server.access.desk_session import COOKIE, DOOR

        super().__init__(browser, address, **context)
        self.base = f"{address}/c/{case}"
        self.page.context.add_cookies([{"name": COOKIE, "value": DOOR.admit(), "url": f"{address}/"}])

    def go(self, path: str) -> Page:
        """Go to a page of the case, or to a whole address."""
        answer = self.page.goto(path if path.startswith("http") else f"{self.base}{path}")
        assert answer is not None
        assert answer.status == 200, path
        return self.page


def too_wide(page: Page) -> int:
    """How many pixels of the page lie beyond its window."""
    return max(0, int(page.evaluate(_OVER)))


def faults(page: Page) -> list[Any]:
    """What axe finds on the page with all that is folded opened, and how much too wide it is then.

    It is looked at from its end: there a bar that stays in sight stands in its own place, and covers no
    target.
    """
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true })")
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    told = Axe().run(page, options={"runOnly": {"type": "tag", "values": _RULES}}).response["violations"]
    wide = too_wide(page)
    return [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in told] + [f"{wide} too wide"] * bool(wide)


def picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page, where they are asked for."""
    if SHOTS:
        clean = re.sub(r"\W+", "-", name).strip("-")
        page.screenshot(path=str(Path(SHOTS) / f"{clean}.png"), full_page=True)


def faults_at(seen: Watched, addresses: Mapping[str, str]) -> dict[str, list[Any]]:
    """The faults at each of these addresses, by its name; those without are left out."""
    found = {}
    for name, place in addresses.items():
        seen.page.goto(place)
        size = seen.page.viewport_size
        light = "dark" if seen.page.evaluate(_DARK) else "light"
        picture(seen.page, f"{name}-{size['width'] if size else 0}-{light}")
        found[name] = faults(seen.page)
    return {name: told for name, told in found.items() if told}
