"""Boards, relays and sheets in a real browser: by keys, without JavaScript, narrow and wide, light and dark,
right to left.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages_cast import rich, rooms_of, view_of
from playwright.sync_api import Browser, Page, expect, sync_playwright

from goodoffices.talks import acts

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium on this machine"),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield opened
        opened.close()


class Seen:
    """A browser that was let in, and what it did that it should not have."""

    def __init__(self, browser: Browser, address: str, case: str, **context: Any) -> None:
        from goodoffices.server.access.desk_session import COOKIE, DOOR

        self.wrong: list[str] = []
        self.base = f"{address}/c/{case}"
        made = browser.new_context(**context)
        made.add_cookies([{"name": COOKIE, "value": DOOR.admit(), "url": f"{address}/"}])
        self.page: Page = made.new_page()
        self.page.on("console", lambda message: self.wrong.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("request", lambda request: self._asked(request.url, address))

    def _asked(self, url: str, address: str) -> None:
        if not url.startswith(address):
            self.wrong.append(f"request: {url}")

    def open(self, path: str) -> Page:
        """Go there."""
        answer = self.page.goto(f"{self.base}{path}")
        assert answer is not None
        assert answer.status == 200, path
        return self.page


def paths(desk: Any, case: str) -> list[str]:
    _, front, republic = rooms_of(desk, case)
    relayed = [
        item.sequence
        for item in view_of(desk, case, republic).items.values()
        if isinstance(item.act, acts.Relayed)
    ]
    return [
        "/board/",
        "/relays/",
        f"/relays/new/?to={republic}",
        f"/relays/{republic}/{relayed[0]}/",
        f"/r/{republic}/sheet/",
        f"/r/{front}/summary/",
        f"/r/{republic}/check/",
        "/questions/",
        "/questions/1-2a/",
    ]


@pytest.mark.parametrize(
    ("width", "scheme"), [(1600, "light"), (360, "dark"), (360, "light"), (1600, "dark")]
)
def test_every_page_is_quiet_accessible_and_not_too_wide(
    browser: Browser, address: str, desk: Any, width: int, scheme: Any
) -> None:
    case = rich(desk)
    seen = Seen(browser, address, case, color_scheme=scheme, viewport={"width": width, "height": 900})
    for path in paths(desk, case):
        page = seen.open(path)
        page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true })")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        told = [
            (one["id"], [node["target"] for node in one["nodes"]]) for one in found.response["violations"]
        ]
        assert told == [], path
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, path
    assert seen.wrong == []


def test_a_cell_opens_by_key_and_without_javascript(browser: Browser, address: str, desk: Any) -> None:
    case = rich(desk)
    seen = Seen(browser, address, case, java_script_enabled=False)
    page = seen.open("/board/")
    row = page.get_by_role("row", name="Who monitors")
    behind = row.get_by_text("We would accept monitors, a joint team even")
    expect(behind).to_be_hidden()
    row.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(behind).to_be_visible()


def test_what_may_not_leave_is_pointed_out_while_the_words_are_written(
    browser: Browser, address: str, desk: Any
) -> None:
    case = rich(desk)
    republic = rooms_of(desk, case)[2]
    seen = Seen(browser, address, case)
    page = seen.open(f"/relays/new/?to={republic}")
    page.get_by_label("Words of the relay").fill("Karim agrees.")
    expect(page.locator("#look")).to_contain_text("Karim")
    expect(page.get_by_label("Words of the relay")).to_be_focused()
    assert seen.wrong == []


def test_a_relay_is_written_sent_and_printed_without_javascript(
    browser: Browser, address: str, desk: Any
) -> None:
    case = rich(desk)
    republic = rooms_of(desk, case)[2]
    seen = Seen(browser, address, case, java_script_enabled=False)
    page = seen.open(f"/relays/new/?to={republic}")
    page.get_by_role("checkbox", name="the relay says this").first.check()
    page.get_by_label("Words of the relay").fill("Would forty be a beginning?")
    page.get_by_role("button", name="Release to the room").click()
    expect(page.get_by_text("May give something away")).to_be_visible()
    page.get_by_label("leave it in").first.check()
    page.get_by_role("button", name="Release to the room").click()
    expect(page.get_by_role("heading", name="Relays", exact=True)).to_be_visible()
    room = page.locator(".rooms li").filter(has_text="the Republic with mediators")
    room.get_by_role("link", name="Relay sheet").click()
    expect(page.locator("main")).to_contain_text("Would forty be a beginning?")
    expect(page.locator("main")).not_to_contain_text("Lake Sarn")


def test_right_to_left_turns_the_page_around(browser: Browser, address: str, desk: Any) -> None:
    from django.test import override_settings

    case = rich(desk)
    seen = Seen(browser, address, case, locale="ar", viewport={"width": 1280, "height": 900})
    with override_settings(LANGUAGES=[("ar", "Arabic"), ("en", "English")]):
        page = seen.open("/board/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    first = page.get_by_role("columnheader", name="Issue").bounding_box()
    last = page.get_by_role("columnheader", name="Gap").bounding_box()
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]


def test_printed_a_sheet_has_nothing_of_the_screen(browser: Browser, address: str, desk: Any) -> None:
    case = rich(desk)
    republic = rooms_of(desk, case)[2]
    seen = Seen(browser, address, case)
    page = seen.open(f"/r/{republic}/sheet/")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_role("link", name="Back to the relays")).to_be_hidden()
    expect(page.get_by_text("Signature")).to_be_visible()
