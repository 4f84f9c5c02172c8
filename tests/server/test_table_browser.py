"""A case from nothing up to a board of gaps, without YAML and without JavaScript; and the pages of what is on
the table, quiet and accessible in any width and light.
"""

from __future__ import annotations

from typing import Any

import pytest
from pages_cast import rich
from playwright.sync_api import Browser, Page, expect

from browsing import MARKS, InCase, faults_at, picture

pytestmark = MARKS


def test_a_case_is_begun_from_nothing_up_to_its_board_without_yaml_or_javascript(
    browser: Browser, address: str, desk: Any
) -> None:
    seen = InCase(browser, address, "", java_script_enabled=False, viewport={"width": 1100, "height": 900})
    page = seen.page
    page.goto(f"{address}/new/")
    page.get_by_label("Title").fill("The pass of Orla")
    page.get_by_label("Parties, one a line").fill("Valley\nHeights")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Case file").first.click()
    for what, fields in (
        ("Add a phase", {"Name": "First weeks", "How long it lasts": "six weeks"}),
        ("Add an earlier plan", {"Name": "Accord of 2027", "Its day, month or year": "2027-06"}),
        (
            "Add an issue",
            {"Name": "Who keeps the road", "Options, one a line": "Valley guards\njoint patrol"},
        ),
        ("Add an issue", {"Name": "Tolls", "Options, one a line": "none\nshared"}),
        ("Add a term", {"The term": "passable", "Valley": "for carts", "Heights": "on foot"}),
    ):
        page.get_by_role("link", name=what).click()
        for label, value in fields.items():
            page.get_by_label(label).first.fill(value)
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_role("heading", name="What is on the table")).to_be_visible()
    page.get_by_role("link", name="Add a linkage").click()
    page.get_by_role("link", name="Not together").click()
    page.get_by_role("checkbox", name="joint patrol").check()
    page.get_by_role("checkbox", name="none").check()
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("link", name="Add a quantity").click()
    page.get_by_label("How many").first.fill("three")
    page.get_by_label("Of what").first.fill("carts")
    page.get_by_label("Of what").last.fill("guards")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#gives_number_error")).to_contain_text("is not a number")
    picture(page, "error")
    page.get_by_label("How many").first.fill("3")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("link", name="Set the standing text").click()
    page.get_by_label("Tolls").select_option(label="shared")
    page.get_by_role("button", name="Keep").click()
    picture(page, "table")
    page.get_by_role("link", name="Board").first.click()
    for side, option, kind in (
        ("Valley", "Valley guards", "demands"),
        ("Heights", "joint patrol", "demands"),
    ):
        page.get_by_role("link", name="Rooms").first.click()
        page.get_by_role("link", name=f"{side} with mediators").first.click()
        page.locator("select[name=kind]").first.select_option(value=kind)
        page.locator("select[name=about]").first.select_option(index=_index_of(page, option))
        page.locator("[name=words]").first.fill("We keep to it.")
        page.get_by_role("button", name="Record", exact=False).first.click()
    page.get_by_role("link", name="Board").first.click()
    row = page.get_by_role("row", name="Who keeps the road")
    expect(row).to_contain_text("Valley guards")
    expect(row).to_contain_text("joint patrol")
    picture(page, "board")


def _index_of(page: Page, words: str) -> int:
    names = page.locator("select[name=about] option").all_text_contents()
    return next(place for place, name in enumerate(names) if words in name)


PATHS = (
    "/case-file/",
    "/case-file/issue/1/",
    "/case-file/issue/new/",
    "/case-file/term/1/",
    "/case-file/quantity/new/",
    "/case-file/linkage/new/",
    "/case-file/linkage/new/?sort=implies",
    "/case-file/linkage/new/?sort=budget",
    "/case-file/position/new/",
    "/case-file/position/new/?on=1",
    "/case-file/preference/new/",
    "/case-file/figure/new/",
    "/case-file/source/new/",
    "/case-file/text/",
    "/case-file/settings/",
    "/case-file/history/",
    "/next/",
)


@pytest.mark.parametrize(("width", "scheme"), [(1600, "light"), (360, "dark")])
def test_the_pages_of_the_table_are_quiet_accessible_and_not_too_wide(
    browser: Browser, address: str, desk: Any, width: int, scheme: Any
) -> None:
    case = rich(desk)
    seen = InCase(browser, address, case, color_scheme=scheme, viewport={"width": width, "height": 900})
    assert faults_at(seen, {path: seen.base + path for path in PATHS}) == {}
    assert seen.wrong == []


def test_a_record_is_kept_by_keys_alone(browser: Browser, address: str, desk: Any) -> None:
    seen = InCase(browser, address, rich(desk))
    page = seen.go("/case-file/issue/1/")
    page.get_by_label("Name").first.focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Another name")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What is on the table")).to_be_visible()
    expect(page.locator("#of-issue")).to_contain_text("Another name")


def test_from_the_right_the_pages_turn_around(browser: Browser, address: str, desk: Any) -> None:
    from django.test import override_settings

    seen = InCase(browser, address, rich(desk), locale="ar", viewport={"width": 1280, "height": 900})
    with override_settings(LANGUAGES=[("ar", "Arabic"), ("en", "English")]):
        page = seen.go("/case-file/")
        assert page.locator("html").get_attribute("dir") == "rtl"
        picture(page, "table-rtl")
        page = seen.go("/case-file/issue/1/")
        picture(page, "issue-rtl")
    name = page.get_by_label("Name").first.bounding_box()
    assert name is not None
    assert name["x"] > 300


def test_what_was_changed_meanwhile_is_replaced_by_sending_again(
    browser: Browser, address: str, desk: Any
) -> None:
    """What was typed comes back sealed, and what the form was filled with does not go back with it."""
    from agreed_cast import acted

    from goodoffices.desk.actions.table import change_part
    from goodoffices.desk.table import record_of, values_of
    from goodoffices.server.store import open_case

    case = rich(desk)
    page = InCase(browser, address, case).go("/case-file/issue/1/")
    name = page.get_by_label("Name").first
    with page.expect_response("**/drafts/keep/"):
        name.fill("Mine")
    key = page.locator("input[name=key]").first.input_value()
    file = open_case(desk, case).file
    stood = values_of(file, "issue", record_of(file, "issue", key)[1])
    acted(desk, case, change_part, "issue", key, stood, {**stood, "name": "Theirs"})
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("#name_error")).to_contain_text("Theirs")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("heading", name="What is on the table")).to_be_visible()
    expect(page.locator("#of-issue")).to_contain_text("Mine")
