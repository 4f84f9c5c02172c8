"""The page in a real browser: it runs nothing it should not, asks for nothing, works by keys, and everyone
can read it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from report_cast import CAST

from browsing import MARKS, Watched, faults, too_wide
from goodoffices.analysis import analyse, board
from goodoffices.report import render_page

pytestmark = MARKS
SHOWN = ("lake", "lake_positions", "harbour", "arabic", "hostile", "no_agreement")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name in SHOWN:
        case = CAST[name]()
        text = render_page(case, analyse(case), board(case))
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


def shown(browser: Browser, path: Path, **context: Any) -> Watched:
    """The page, which asks for nothing but itself."""
    seen = Watched(browser, path.as_uri(), **context)
    seen.page.goto(seen.address)
    return seen


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_quiet_and_accessible(browser: Browser, pages: Path, name: str, scheme: str) -> None:
    seen = shown(
        browser, pages / f"{name}.html", color_scheme=scheme, viewport={"width": 1280, "height": 900}
    )
    assert (faults(seen.page), seen.wrong) == ([], [])
    seen.page.context.close()


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("width", [360, 768, 1600])
def test_nothing_runs_over_the_side(browser: Browser, pages: Path, name: str, width: int) -> None:
    seen = shown(browser, pages / f"{name}.html", viewport={"width": width, "height": 800})
    seen.page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true })")
    assert (too_wide(seen.page), seen.wrong) == (0, [])
    seen.page.context.close()


def test_two_sides_are_walked_along_by_keys(browser: Browser, pages: Path) -> None:
    seen = shown(browser, pages / "lake.html")
    box = seen.page.locator(".explore")
    slider = box.locator("input[type=range]")
    slider.focus()
    seen.page.keyboard.press("Home")
    expect(box.locator(".where")).to_have_text("Point 1 of 13")
    first = box.locator(".say").all_text_contents()
    seen.page.keyboard.press("ArrowRight")
    expect(box.locator(".where")).to_have_text("Point 2 of 13")
    second = box.locator(".say").all_text_contents()
    assert int(first[0]) > int(second[0])
    assert int(first[1]) < int(second[1])
    expect(slider).to_have_attribute(
        "aria-valuetext", f"Point 2 of 13: The Front {second[0]}, The Republic {second[1]}"
    )
    seen.page.keyboard.press("End")
    expect(box.locator(".tells")).to_contain_text("The Front")
    assert seen.wrong == []
    seen.page.context.close()


def test_a_button_goes_to_a_solution_and_the_package_says_what_changes(browser: Browser, pages: Path) -> None:
    seen = shown(browser, pages / "lake.html")
    box = seen.page.locator(".explore")
    box.get_by_role("button", name="Even shares").press("Enter")
    assert box.locator(".say").all_text_contents() == ["72", "66"]
    assert box.locator(".take").all_text_contents() == [
        "joint team",
        "heights only",
        "50 persons",
        "in phase one",
        "600",
    ]
    assert box.locator(".take.changed").all_text_contents() == ["joint team", "50 persons", "in phase one"]
    seen.page.context.close()


def test_pointing_at_a_dot_shows_its_package(browser: Browser, pages: Path) -> None:
    seen = shown(browser, pages / "lake.html", viewport={"width": 1280, "height": 900})
    chart = seen.page.locator(".chart.wide svg")
    chart.scroll_into_view_if_needed()
    mark = chart.locator("path.mark").first.bounding_box()
    assert mark is not None
    seen.page.mouse.click(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)
    assert seen.page.locator(".explore .say").all_text_contents() == ["72", "66"]
    seen.page.context.close()


def test_many_sides_are_walked_along_in_the_order_of_any_of_them(browser: Browser, pages: Path) -> None:
    seen = shown(browser, pages / "harbour.html")
    box = seen.page.locator(".explore")
    box.locator("select").select_option("Province")
    slider = box.locator("input[type=range]")
    slider.focus()
    seen.page.keyboard.press("Home")
    scores = []
    for _ in range(int(slider.get_attribute("max") or 0)):
        scores.append(float(box.locator(".say").nth(3).inner_text()))
        seen.page.keyboard.press("ArrowRight")
    assert len(scores) > 2
    assert scores == sorted(scores, reverse=True)
    assert seen.wrong == []
    seen.page.context.close()


def test_the_positions_behind_a_cell_open_by_keys(browser: Browser, pages: Path) -> None:
    seen = shown(browser, pages / "lake_positions.html")
    cell = seen.page.get_by_role("row", name="Withdrawal").locator("details").first
    expect(cell.locator(".behind")).to_be_hidden()
    cell.locator("summary").press("Enter")
    expect(cell.locator(".behind")).to_contain_text("Nothing less than the whole district.")
    cell.get_by_role("link").click()
    expect(seen.page.locator("#source-3")).to_be_in_viewport()
    assert seen.wrong == []
    seen.page.context.close()


def test_without_script_it_says_the_same(browser: Browser, pages: Path) -> None:
    seen = shown(browser, pages / "lake.html", java_script_enabled=False)
    expect(seen.page.locator(".explore")).to_be_hidden()
    seen.page.get_by_text("The points as a table").click()
    expect(seen.page.get_by_role("region", name="Points of the frontier").get_by_role("row")).to_have_count(
        14
    )
    seen.page.context.close()


def test_on_paper_everything_behind_the_cells_is_there_and_no_control_is(
    browser: Browser, pages: Path
) -> None:
    seen = shown(browser, pages / "lake.html")
    seen.page.emulate_media(media="print")
    expect(seen.page.locator(".explore")).to_be_hidden()
    expect(seen.page.locator(".behind").first).to_be_visible()
    assert seen.page.pdf(format="A4").startswith(b"%PDF")
    seen.page.context.close()
