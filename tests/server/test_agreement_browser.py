"""The agreement in a real browser, on the demonstration: by axe, in both widths and both lights.

A report is recorded, and a room told, without a script.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect, sync_playwright
from test_browser_hour import ARGUMENTS, RULES, SHOTS, let_in

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    """A browser for this module's tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def agreed(desk: Any) -> str:
    """The demonstration's second case, by its id."""
    from goodoffices.server.demo.agreed import build_agreed

    return build_agreed(desk)


def places(desk: Any, case: str) -> dict[str, str]:
    from goodoffices.desk.keeping import kept_reports
    from goodoffices.server.store import open_case

    found = open_case(desk, case)
    one = kept_reports(found)[-3]
    room = next(view.room for view in found.views() if view.parties == ("shore",))
    return {
        "agreement": "",
        "plan": "plan/",
        "phases": "phases/",
        "phase": "phase/1/",
        "owed": "owed/3/",
        "reports": "reports/",
        "reports-in": "reports-in/",
        "report": f"reports/{one.sequence}/{one.place + 1}/",
        "lists": "lists/",
        "rooms": "rooms/",
        "room": f"rooms/{room}/",
        "papers": "papers/",
        "take-in": "take-in/",
    }


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1600, "dark")])
def test_every_page_is_accessible_and_keeps_to_its_width(
    opened: Browser, address: str, desk: Any, agreed: str, scheme: str, width: int
) -> None:
    seen = let_in(opened, address, color_scheme=scheme, viewport={"width": width, "height": 900})
    seen.page.wait_for_url(f"{address}/")
    found = {}
    for name, place in places(desk, agreed).items():
        seen.page.goto(f"{address}/c/{agreed}/agreement/{place}")
        if SHOTS:
            seen.page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}-{scheme}.png"), full_page=True)
        seen.page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true })")
        seen.page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
        options = {"runOnly": {"type": "tag", "values": RULES}}
        told = Axe().run(seen.page, options=options).response["violations"]
        wide = seen.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        found[name] = ([(rule["id"], rule["nodes"][0]["html"][:160]) for rule in told], wide)
    assert {name: what for name, what in found.items() if what != ([], 0)} == {}
    assert seen.wrong == []
    seen.page.context.close()


def test_a_report_is_recorded_and_a_room_told_without_javascript(
    opened: Browser, address: str, desk: Any, agreed: str
) -> None:
    seen = let_in(opened, address, java_script_enabled=False)
    page = seen.page
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/c/{agreed}/agreement/reports/")
    page.get_by_text("Record what somebody says was done").click()
    page.get_by_label("About").select_option("post-7")
    page.get_by_label("What", exact=True).select_option("done")
    page.get_by_label("When").fill("2025-01-01T12:00")
    page.get_by_label("Who says so").fill("Joint team")
    page.get_by_label("What shows it").fill("a walk through the empty post")
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Recorded.")
    expect(page.get_by_text("a walk through the empty post").first).to_be_visible()
    page.get_by_role("link", name="What rooms are told").click()
    page.get_by_role("link", name="Shore Committee").click()
    page.locator("input[name=reports]").last.check()
    page.get_by_role("button", name="Tell this room").click()
    expect(page.get_by_text("Reports, as it has them")).to_be_visible()
    assert seen.wrong == []
    page.context.close()
