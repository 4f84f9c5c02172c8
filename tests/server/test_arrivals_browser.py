"""In a real browser: an accepted round is noted with a changed name, a position is put on a new issue, and
the picture of who talks with whom fits a narrow screen.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, expect
from test_arrivals import ARTICLE, accept
from test_record_page import bring

from browsing import MARKS, let_in, too_wide

pytestmark = MARKS


def test_what_was_accepted_is_taken_to_where_it_belongs(
    browser: Browser, address: str, desk: Any, mine: Any, shown: str
) -> None:
    bring(mine, shown, pasted=ARTICLE, published="2031-05-06")
    accept(desk, shown, lambda row: True)
    page = let_in(browser, address).page
    page.wait_for_url(f"{address}/")
    case = f"{address}/c/{shown}"
    page.goto(f"{case}/record/where/")
    page.get_by_label("Name", exact=True).fill("Third round")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("Recorded.")).to_be_visible()
    expect(page.get_by_role("button", name="Note it")).to_have_count(0)
    page.get_by_label("a fair list of names").check()
    page.get_by_label("Or on a new issue").fill("Lists")
    page.get_by_role("button", name="Put them there").click()
    expect(page.get_by_label("a fair list of names")).to_have_count(0)
    page.goto(f"{case}/sessions/")
    expect(page.get_by_role("link", name="Third round")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    for where in ("record/where", "who-talks", "board"):
        page.goto(f"{case}/{where}/")
        assert too_wide(page) == 0, where
    page.goto(f"{case}/who-talks/")
    expect(page.locator(".chart.narrow svg")).to_be_visible()
    expect(page.locator(".chart.wide svg")).to_be_hidden()
    page.context.close()
