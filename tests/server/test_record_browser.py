"""The record's page in a real browser: what was missed is added where the reader is looking, an article's
outlet is changed, and the article is taken out.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, expect

from browsing import MARKS, let_in

pytestmark = MARKS


def test_an_article_is_worked_through_and_taken_out(
    browser: Browser, address: str, desk: Any, shown: str
) -> None:
    page = let_in(browser, address).page
    page.wait_for_url(f"{address}/")
    case = f"{address}/c/{shown}"
    page.goto(f"{case}/record/")
    page.get_by_label("Or paste the text").fill(
        "Front says no\n\nThe Front refused a joint team of monitors on Monday.\n\n" + "Wind.\n\n" * 60
    )
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("link", name="Front says no").click()
    article = page.locator("#article")
    article.evaluate(
        "(node) => { const text = document.createTreeWalker(node, NodeFilter.SHOW_TEXT).nextNode();"
        "const range = document.createRange(); range.setStart(text, 0); range.setEnd(text, 13);"
        "getSelection().removeAllRanges(); getSelection().addRange(range); }"
    )
    page.locator("#chosen").get_by_role("button", name="a statement").click()
    expect(page.get_by_label("Who says it")).to_be_focused()
    expect(page.get_by_label("Who says it")).to_be_in_viewport()
    assert page.evaluate("scrollY") < 2_000
    page.get_by_text("Day and outlet").click()
    page.locator("#of-outlet").fill("The Sarn Post")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("The Sarn Post").first).to_be_visible()
    page.get_by_text("Take it out", exact=True).click()
    page.get_by_role("button", name="Take the article out").click()
    expect(page).to_have_url(f"{case}/record/")
    expect(page.get_by_role("link", name="Front says no")).to_have_count(0)
    page.context.close()
