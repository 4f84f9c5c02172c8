"""The agreement in a real browser, on the demonstration: by axe, in both widths and both lights.

A report is recorded, and a room told, without a script.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from browsing import MARKS, faults_at, let_in

pytestmark = MARKS


@pytest.fixture
def agreed(desk: Any) -> str:
    """The demonstration's second case, by its id."""
    from goodoffices.server.demo.agreed import build_agreed

    return build_agreed(desk)


def addresses(desk: Any, case: str) -> dict[str, str]:
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
    browser: Browser, address: str, desk: Any, agreed: str, scheme: str, width: int
) -> None:
    seen = let_in(browser, address, color_scheme=scheme, viewport={"width": width, "height": 900})
    seen.page.wait_for_url(f"{address}/")
    base = f"{address}/c/{agreed}/agreement"
    places = {name: f"{base}/{place}" for name, place in addresses(desk, agreed).items()}
    assert faults_at(seen, places) == {}
    assert seen.wrong == []
    seen.page.context.close()


def test_a_report_is_recorded_and_a_room_told_without_javascript(
    browser: Browser, address: str, desk: Any, agreed: str
) -> None:
    seen = let_in(browser, address, java_script_enabled=False)
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
