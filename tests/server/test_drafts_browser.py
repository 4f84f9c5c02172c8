"""Typed words in a real browser: they stand in their form again after the lock, after an error and after a way back, and nothing of them is in the browser's storage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from site_cast import PASSPHRASE, rooms_of
from test_browser_hour import ARGUMENTS, CHROMIUM, let_in, pytestmark

__all__ = ["pytestmark"]
WORDS = "Half a sentence about the sick"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


def words(page: Any) -> Any:
    return page.get_by_label("Record what was said", exact=True)


def test_what_is_typed_stands_there_again_after_the_lock(
    browser: Browser, address: str, desk: Any, lake: str
) -> None:
    seen = let_in(browser, address)
    page = seen.page
    room = f"{address}/c/{lake}/r/{rooms_of(desk, lake)[1]}/"
    page.goto(room)
    words(page).fill(WORDS)
    page.get_by_role("button", name="Lock now").click()
    expect(page.get_by_role("heading", name="The desk is locked")).to_be_visible()
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Unlock").click()
    expect(words(page)).to_have_value(WORDS)
    expect(page.get_by_text("What you had typed is back.")).to_be_visible()
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "sick" not in kept
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("article").filter(has_text=WORDS)).to_be_visible()
    expect(words(page)).to_have_value("")
    assert seen.wrong == []
    page.context.close()


def test_what_is_typed_stands_there_again_after_a_way_elsewhere_and_is_thrown_away(
    browser: Browser, address: str, desk: Any, lake: str
) -> None:
    seen = let_in(browser, address)
    page = seen.page
    room = f"{address}/c/{lake}/r/{rooms_of(desk, lake)[1]}/"
    page.goto(room)
    words(page).fill(WORDS)
    page.goto(f"{address}/")
    page.goto(room)
    expect(words(page)).to_have_value(WORDS)
    page.get_by_role("button", name="Throw it away").click()
    expect(words(page)).to_have_value("")
    page.goto(room)
    expect(words(page)).to_have_value("")
    expect(page.get_by_text("What you had typed is back.")).to_have_count(0)
    page.context.close()
