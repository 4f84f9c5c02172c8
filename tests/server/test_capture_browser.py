"""The field for words in a real browser: Enter records, Shift and Enter begin a line, and without scripts its
button does.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, expect
from site_cast import items, rooms_of

from browsing import MARKS, let_in

pytestmark = MARKS


def test_enter_records_and_shift_enter_begins_a_line(
    browser: Browser, address: str, desk: Any, lake: str
) -> None:
    seen = let_in(browser, address)
    page, room = seen.page, rooms_of(desk, lake)[1]
    page.goto(f"{address}/c/{lake}/r/{room}/")
    words = page.get_by_label("Record what was said", exact=True)
    words.fill("The families come first.")
    words.press("Shift+Enter")
    page.keyboard.type("Then the sick.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").filter(has_text="Then the sick.")).to_be_visible()
    expect(words).to_have_value("")
    assert items(desk, lake, room)[-1].words == "The families come first.\nThen the sick."
    assert seen.wrong == []
    page.context.close()


def test_a_fold_that_was_used_is_open_for_the_next_entry_and_for_what_is_typed_again(
    browser: Browser, address: str, desk: Any, lake: str
) -> None:
    seen = let_in(browser, address)
    page, room = seen.page, rooms_of(desk, lake)[1]
    page.goto(f"{address}/c/{lake}/r/{room}/")
    fold = page.locator("details.more > summary")
    fold.click()
    page.get_by_label("If", exact=True).fill("the list is settled")
    page.get_by_label("Record what was said", exact=True).fill("! all of them")
    page.wait_for_timeout(1200)
    page.goto(f"{address}/")
    page.goto(f"{address}/c/{lake}/r/{room}/")
    expect(page.get_by_label("If", exact=True)).to_be_visible()
    expect(page.get_by_label("If", exact=True)).to_have_value("the list is settled")
    page.get_by_label("Record what was said", exact=True).press("Enter")
    expect(page.get_by_role("article").filter(has_text="all of them")).to_be_visible()
    expect(page.get_by_label("If", exact=True)).to_be_visible()
    expect(page.get_by_label("If", exact=True)).to_have_value("")
    page.context.close()
