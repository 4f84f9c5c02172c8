"""The first hour in a real browser; every page by axe, in both widths and both lights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from browsing import MARKS, faults, faults_at, let_in

pytestmark = MARKS
WORDS = "copper lantern meadow orbit pencil quarry"


def test_the_first_hour(browser: Browser, address: str, home: Path) -> None:
    seen = let_in(browser, address)
    page = seen.page
    page.wait_for_url(f"{address}/first/")
    page.get_by_label("Type these six words").fill(WORDS)
    page.get_by_label("Once more").fill(WORDS)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="New case").click()
    page.get_by_label("Title").fill("Lake Sarn talks")
    page.get_by_label("Parties, one a line").fill("the Front\nthe Republic")
    page.get_by_label("Issues, one a line").fill(
        "Who monitors: joint team | neighbours’ team\nRatio of exchange"
    )
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="the Front with mediators").click()
    words = page.get_by_label("Record what was said", exact=True)
    expect(words).to_be_focused()
    page.get_by_label("On which issue").select_option("Who monitors: joint team")
    words.fill("+ if the list of the sick is settled first /f")
    page.get_by_role("button", name="Record").click()
    entry = page.get_by_role("article").filter(has_text="list of the sick")
    expect(entry).to_contain_text("accepts Who monitors: joint team")
    expect(entry).to_contain_text("may be floated as the mediator’s own idea")
    expect(words).to_be_focused()
    expect(words).to_have_value("")
    page.keyboard.type("Below forty there is no point in our going on.")
    page.keyboard.press("Enter")
    closed = page.get_by_role("article").filter(has_text="Below forty")
    expect(closed).to_contain_text("not to travel")
    closed.get_by_role("link", name="change").click()
    page.get_by_label("From now on").select_option("may be attributed")
    page.get_by_role("button", name="Mark it so").click()
    expect(page.get_by_role("article")).to_contain_text("may be attributed")
    page.get_by_role("button", name="Lock now").click()
    expect(page.get_by_role("heading", name="The desk is locked")).to_be_visible()
    page.get_by_label("Passphrase").fill(WORDS)
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_role("article")).to_contain_text("Below forty")
    assert seen.wrong == []
    page.context.close()


def test_capture_without_script(browser: Browser, address: str, lake: str) -> None:
    seen = let_in(browser, address, java_script_enabled=False)
    page = seen.page
    page.get_by_role("link", name="Lake Sarn talks").click()
    page.get_by_role("link", name="the Republic with mediators").click()
    page.get_by_label("Record what was said", exact=True).fill("? is “alive” meant at hand-over")
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_role("article").last).to_contain_text("asks")
    assert seen.wrong == []
    page.context.close()


def pages_of(case: str, rooms: list[str], last: int) -> dict[str, str]:
    return {
        "cases": "/",
        "new": "/new/",
        "import": "/import/",
        "bring": "/bring/",
        "settings": "/settings/",
        "rooms": f"/c/{case}/",
        "room": f"/c/{case}/r/{rooms[1]}/?mark=float&done=4",
        "board-done": f"/c/{case}/board/?done={rooms[1]}.4",
        "left-for-later": f"/c/{case}/r/{rooms[1]}/e/{last}/",
        "entry": f"/c/{case}/r/{rooms[1]}/e/4/",
        "attach": f"/c/{case}/r/{rooms[1]}/attach/",
        "home-room": f"/c/{case}/r/{rooms[0]}/",
        "new-room": f"/c/{case}/rooms/new/",
        "case-file": f"/c/{case}/case-file/",
        "export": f"/c/{case}/export/",
        "end": f"/c/{case}/end/",
        "missing": "/c/none/",
    }


@pytest.mark.parametrize("width", [360, 1600])
def test_the_pages_before_the_door_are_accessible(
    browser: Browser, address: str, home: Path, width: int
) -> None:
    seen = let_in(browser, address, viewport={"width": width, "height": 900})
    page = seen.page
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for place in ("/first/", "/bring/", "/enter/none/"):
            page.goto(address + place)
            found[place, scheme] = faults(page)
    page.goto(f"{address}/first/")
    drawn = page.locator("#drawn").inner_text()
    page.get_by_label("Type these six words").fill(drawn)
    page.get_by_label("Once more").fill(f"{drawn} x")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#drawn")).to_have_text(drawn)
    found["wrong", "dark"] = faults(page)
    page.get_by_label("Type these six words").fill(drawn)
    page.get_by_label("Once more").fill(drawn)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Cases")).to_be_visible()
    found["no case", "dark"] = faults(page)
    page.get_by_role("button", name="Lock now").click()
    page.get_by_label("Passphrase").fill("not this one at all")
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found["locked", "dark"] = faults(page)
    assert {where: told for where, told in found.items() if told} == {}
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1600])
def test_every_page_is_accessible_and_keeps_to_its_width(
    browser: Browser, address: str, mine: Any, desk: Any, lake: str, scheme: str, width: int
) -> None:
    from site_cast import items, record, rooms_of

    rooms = rooms_of(desk, lake)
    record(
        mine,
        lake,
        rooms[1],
        "! joint team, or nothing at all /f",
        about="monitors / joint",
        condition="the list is settled",
    )
    record(
        mine,
        lake,
        rooms[1],
        "Below forty there is no point in our going on, says who says so.",
        person="Dr Salim",
    )
    record(mine, lake, rooms[1], "? what is meant by alive")
    record(mine, lake, rooms[1], "! nobody from the neighbours")
    last = items(desk, lake, rooms[1])[-1].sequence
    seen = let_in(browser, address, color_scheme=scheme, viewport={"width": width, "height": 900})
    places = {name: address + place for name, place in pages_of(lake, rooms, last).items()}
    assert faults_at(seen, places) == {}
    (only,) = seen.wrong
    assert "404" in only  # the page that is missing
    seen.page.context.close()
