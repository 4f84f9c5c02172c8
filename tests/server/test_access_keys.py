"""Access keys: each that a page shows is there, once, and does what the page says, in a real browser."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page, expect
from things_cast import room_of

from browsing import MARKS, let_in

pytestmark = MARKS
TAKEN = frozenset("def")
"""Browsers answer to these themselves with Alt: the address, the menus of Chromium and Edge, the menu of
files.
"""


def press(page: Page, key: str) -> None:
    """Alt with a key, as the browser itself gets it: an access key is answered to the character, which
    Playwright's keyboard leaves out.
    """
    session = page.context.new_cdp_session(page)
    code = f"Key{key.upper()}" if key.isalpha() else f"Digit{key}"
    named = {"key": key, "code": code, "windowsVirtualKeyCode": ord(key.upper())}
    session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "modifiers": 1, **named})
    session.send(
        "Input.dispatchKeyEvent",
        {"type": "char", "modifiers": 1, "text": key, "unmodifiedText": key, **named},
    )
    session.send("Input.dispatchKeyEvent", {"type": "keyUp", **named})
    session.detach()


def pages(case: str, room: str) -> list[str]:
    return [
        f"/c/{case}/{name}"
        for name in ("board/", "", f"r/{room}/", "relays/", "relays/new/", "record/", "record/1/", "people/")
    ]


def test_every_key_that_a_page_shows_is_there_once_and_is_none_of_the_browser(
    browser: Browser, address: str, desk: Any, shown: str
) -> None:
    page = let_in(browser, address).page
    page.wait_for_url(f"{address}/")
    front = room_of(desk, shown, "front")
    page.goto(f"{address}/c/{shown}/r/{front}/")
    page.get_by_label("Record what was said").fill("We shall see.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Recorded:")).to_be_visible()
    for where in ["", *pages(shown, front)]:
        if where:
            page.goto(address + where)
        keys = [one.get_attribute("accesskey") or "" for one in page.locator("[accesskey]").all()]
        said = {one.inner_text().lower() for one in page.locator("kbd.key").all()}
        assert len(keys) == len(set(keys)), where
        assert not TAKEN & set(keys), where
        assert said <= set(keys), where
        assert not said or set(keys) <= said, where
    page.context.close()


def test_each_key_does_what_the_page_says(browser: Browser, address: str, desk: Any, shown: str) -> None:
    page = let_in(browser, address).page
    page.wait_for_url(f"{address}/")
    front, case = room_of(desk, shown, "front"), f"{address}/c/{shown}"
    page.goto(f"{case}/board/")
    press(page, "r")
    expect(page.get_by_label("Record what was said")).to_be_focused()
    page.goto(f"{case}/record/1/")
    press(page, "c")
    expect(page.locator(".card").first).to_be_focused()
    page.keyboard.press("a")
    press(page, "s")
    expect(page).to_have_url(f"{case}/record/1/?next=1")
    page.goto(f"{case}/relays/new/")
    press(page, "w")
    expect(page.get_by_label("Words of the relay")).to_be_focused()
    page.goto(f"{case}/r/{front}/")
    page.get_by_label("Record what was said").fill("We shall see.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Recorded:")).to_be_visible()
    press(page, "z")
    expect(page.locator(".entry.past").filter(has_text="We shall see.")).to_be_visible()
    press(page, "1")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mediators")
    press(page, "l")
    expect(page).to_have_url(f"{address}/unlock/")
    page.context.close()
