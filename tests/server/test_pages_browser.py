"""Boards, relays and sheets in a real browser: by keys, without JavaScript, narrow and wide, light and dark,
right to left.
"""

from __future__ import annotations

from typing import Any

import pytest
from pages_cast import rich, rooms_of, view_of
from playwright.sync_api import Browser, expect

from browsing import MARKS, InCase, faults_at
from goodoffices.talks import acts

pytestmark = MARKS


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
    seen = InCase(browser, address, case, color_scheme=scheme, viewport={"width": width, "height": 900})
    assert faults_at(seen, {path: seen.base + path for path in paths(desk, case)}) == {}
    assert seen.wrong == []


def test_a_cell_opens_by_key_and_without_javascript(browser: Browser, address: str, desk: Any) -> None:
    case = rich(desk)
    seen = InCase(browser, address, case, java_script_enabled=False)
    page = seen.go("/board/")
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
    seen = InCase(browser, address, case)
    page = seen.go(f"/relays/new/?to={republic}")
    page.get_by_label("Words of the relay").fill("Karim agrees.")
    expect(page.locator("#look")).to_contain_text("Karim")
    expect(page.get_by_label("Words of the relay")).to_be_focused()
    assert seen.wrong == []


def test_a_relay_is_written_sent_and_printed_without_javascript(
    browser: Browser, address: str, desk: Any
) -> None:
    case = rich(desk)
    republic = rooms_of(desk, case)[2]
    seen = InCase(browser, address, case, java_script_enabled=False)
    page = seen.go(f"/relays/new/?to={republic}")
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
    seen = InCase(browser, address, case, locale="ar", viewport={"width": 1280, "height": 900})
    with override_settings(LANGUAGES=[("ar", "Arabic"), ("en", "English")]):
        page = seen.go("/board/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    first = page.get_by_role("columnheader", name="Issue").bounding_box()
    last = page.get_by_role("columnheader", name="Gap").bounding_box()
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]


def test_printed_a_sheet_has_nothing_of_the_screen(browser: Browser, address: str, desk: Any) -> None:
    case = rich(desk)
    republic = rooms_of(desk, case)[2]
    seen = InCase(browser, address, case)
    page = seen.go(f"/r/{republic}/sheet/")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_role("link", name="Back to the relays")).to_be_hidden()
    expect(page.get_by_text("Signature")).to_be_visible()
