"""Sessions, people, contacts and the record in a real browser: by axe, in both widths and both lights, on the
demonstration's case.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from things_cast import begun

from browsing import MARKS, faults_at, let_in
from goodoffices.talks import acts

pytestmark = MARKS


def addresses(desk: Any, case: str) -> dict[str, str]:
    from goodoffices.server.store import open_case

    view = next(view for view in open_case(desk, case).views() if view.threads_of(acts.SessionCalled))
    session = view.threads_of(acts.SessionCalled)[-1]
    return {
        "people": "people/",
        "sessions": "sessions/",
        "session": f"sessions/{view.room}/{session.sequence}/",
        "contacts": "contacts/",
        "record": "record/",
        "article": "record/2/",
        "decided": "record/3/",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1600])
def test_every_page_is_accessible_and_keeps_to_its_width(
    browser: Browser, address: str, desk: Any, shown: str, scheme: str, width: int
) -> None:
    seen = let_in(browser, address, color_scheme=scheme, viewport={"width": width, "height": 900})
    seen.page.wait_for_url(f"{address}/")
    places = {name: f"{address}/c/{shown}/{place}" for name, place in addresses(desk, shown).items()}
    assert faults_at(seen, places) == {}
    assert seen.wrong == []
    seen.page.context.close()


def test_a_session_is_called_and_closed_without_javascript(
    browser: Browser, address: str, desk: Any, lake: str
) -> None:
    seen = let_in(browser, address, java_script_enabled=False)
    page = seen.page
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/c/{lake}/sessions/")
    page.get_by_text("Call a session").click()
    page.get_by_label("Room").select_option(label="the Front with mediators")
    page.get_by_label("Agenda").fill("Families")
    page.get_by_label("It sits now").check()
    page.locator("form[action$='/session/'] button").click()
    expect(page.get_by_role("status")).to_have_text("Recorded.")
    page.get_by_text("adjourn · close").click()
    page.locator(".things input[name=words]").fill("Until tonight.")
    page.get_by_role("button", name="close", exact=True).click()
    expect(page.get_by_text("Until tonight.")).to_be_visible()
    assert [thread.state for thread in begun(desk, lake, acts.SessionCalled)] == ["closed"]
    page.context.close()


def test_what_is_selected_in_the_article_is_added_without_typing_it(
    browser: Browser, address: str, desk: Any, shown: str
) -> None:
    seen = let_in(browser, address)
    page = seen.page
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/c/{shown}/record/2/")
    page.get_by_text("Families of those who left").click(click_count=3)
    page.locator("#chosen").get_by_role("button", name="a statement").click()
    expect(page.get_by_label("The passage, as it stands in the article")).not_to_have_value("")
    expect(page.get_by_label("Who says it")).to_be_focused()
    expect(page.get_by_label("What happened").first).to_be_hidden()
    page.get_by_label("Who says it").fill("the Herald")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("the Herald", exact=True)).to_be_visible()
    assert seen.wrong == []
    page.context.close()


def test_the_cards_are_decided_narrowed_and_added_to_without_script(
    browser: Browser, address: str, desk: Any, shown: str
) -> None:
    seen = let_in(browser, address, java_script_enabled=False)
    page = seen.page
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/c/{shown}/record/1/")
    page.get_by_role("link", name="events").click()
    card = page.get_by_role("group", name="event")
    card.get_by_label("accept").check()
    page.get_by_role("button", name="Keep these decisions").click()
    expect(page).to_have_url(f"{address}/c/{shown}/record/1/?show=events&next=1")
    expect(page.locator(".things li").filter(has_text="event")).to_contain_text("accepted")
    page.get_by_text("Add what was missed").click()
    page.get_by_label("The passage, as it stands in the article").fill("The Republic holds 46 prisoners")
    page.get_by_label("It is").select_option("an event")
    page.get_by_label("What happened").select_option("announcement")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".things li").filter(has_text="announcement")).to_be_visible()
    assert seen.wrong == []
    page.context.close()


def test_the_cards_are_gone_through_by_keys(browser: Browser, address: str, desk: Any, shown: str) -> None:
    seen = let_in(browser, address)
    page = seen.page
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/c/{shown}/record/1/")
    cards = page.locator(".card")
    expect(cards.first).to_be_visible()
    count = cards.count()
    page.keyboard.press("a")  # nothing has the focus: nothing is decided
    expect(cards.nth(0).get_by_label("accept")).not_to_be_checked()
    cards.nth(0).get_by_label("leave").focus()
    page.keyboard.press("a")
    expect(cards.nth(0).get_by_label("accept")).to_be_checked()
    expect(cards.nth(1)).to_be_focused()
    expect(page.locator("#article .here")).to_have_count(1)
    page.keyboard.press("s")
    expect(cards.nth(1).get_by_label("leave")).to_be_checked()
    page.keyboard.press("r")
    expect(cards.nth(2).get_by_label("reject")).to_be_checked()
    page.keyboard.press("b")
    expect(cards.nth(2)).to_be_focused()
    page.keyboard.press("e")
    page.keyboard.press("a")  # in a field a key is a letter
    expect(cards.nth(2).get_by_label("reject")).to_be_checked()
    expect(cards.nth(2).locator("details input").first).to_be_focused()
    cards.nth(count - 1).focus()
    page.keyboard.press("s")
    keep = page.get_by_role("button", name="Keep these decisions")
    expect(keep).to_be_focused()
    cards.nth(2).locator("details input").first.evaluate("field => { field.value = field.defaultValue }")
    keep.press("Enter")
    expect(cards).to_have_count(count - 2)
    expect(cards.nth(0)).to_be_focused()
    assert seen.wrong == []
    page.context.close()


def test_the_tutorial_of_the_first_hour_goes_as_it_is_written(
    browser: Browser, address: str, desk: Any, shown: str
) -> None:
    seen = let_in(browser, address, viewport={"width": 1400, "height": 900})
    page = seen.page
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/c/{shown}/")
    page.get_by_role("link", name="the Front with mediators").click()
    capture = page.get_by_role("form", name="Capture")
    words = capture.get_by_label("Record what was said")
    expect(words).to_be_focused()
    page.keyboard.type("We would look at the heights again if the road stays open.")
    page.keyboard.press("Enter")
    said = page.locator("article").filter(has_text="if the road stays open")
    expect(said.get_by_text("not to travel")).to_be_visible()
    expect(words).to_be_focused()
    page.keyboard.type("+ The heights first, the rest in spring. #heights /f")
    page.keyboard.press("Enter")
    sorted_at_once = page.locator("article").filter(has_text="the rest in spring")
    expect(sorted_at_once).to_contain_text("accepts Withdrawal: the heights alone")
    expect(words).to_be_focused()
    page.keyboard.type("! No village is cut off by it.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Recorded:")).to_contain_text("not to travel")
    expect(page.get_by_role("button", name="Take it back")).to_be_visible()
    page.get_by_role("link", name="Board").click()
    expect(page.get_by_role("row").filter(has_text="Withdrawal")).to_contain_text("bridgeable")
    page.get_by_role("link", name="say on which issue").click()
    page.get_by_label("Issue, or one of its options").select_option(label="Withdrawal")
    page.get_by_role("button", name="Put it there").click()
    expect(page.locator("article")).to_contain_text("demands Withdrawal")
    page.get_by_role("link", name="Board").click()
    expect(page.get_by_text("Not on the board yet")).to_have_count(0)
    page.get_by_label("Record what was said").fill("? who would stand on the road")
    page.get_by_label("In", exact=True).select_option(label="the Front with mediators")
    page.keyboard.press("Alt+r")
    page.get_by_label("Record what was said").press("Enter")
    expect(page.get_by_text("Recorded:")).to_be_visible()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("article").filter(has_text="who would stand").first).to_contain_text("taken back")
    page.get_by_role("link", name="People").click()
    page.get_by_text("An approval or ratification due").click()
    form = page.locator("form[action$='/approval/']")
    form.get_by_label("Side").select_option(label="the Front")
    form.get_by_label("By whom").fill("the council of the Front")
    form.get_by_label("Of what").fill("any text on withdrawal")
    form.get_by_role("button", name="Record").click()
    expect(page.get_by_text("any text on withdrawal")).to_be_visible()
    page.get_by_role("link", name="Relays").click()
    page.get_by_role("link", name="Write a relay").click()
    page.wait_for_load_state()  # what answers to a choice comes with the page's script
    with page.expect_response("**/relays/new/"):
        page.get_by_label("To", exact=True).select_option(label="the Republic with mediators")
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    expect(page.get_by_role("heading", name="Relay to the Republic with mediators")).to_be_visible()
    page.get_by_label("Words of the relay").fill(
        "Could the heights come first, if the rest had a season to its name?"
    )
    source = page.locator("article").filter(has_text="The heights first, the rest in spring.")
    source.get_by_role("checkbox").check()
    page.get_by_role("button", name="Release to the room").click()
    expect(page.get_by_text("Not sent")).to_have_count(0)
    page.get_by_role("link", name="Relays").click()
    gone = page.locator("article").filter(has_text="if the rest had a season")
    gone.get_by_role("link", name="its sheet, to print").click()
    expect(page.get_by_text("if the rest had a season to its name?").first).to_be_visible()
    expect(page.get_by_text("in spring")).to_have_count(0)
    assert seen.wrong == []
    page.context.close()


@pytest.mark.parametrize("width", [360, 1300])
def test_the_analysis_scrolls_as_one_page_under_one_head(
    browser: Browser, address: str, desk: Any, shown: str, width: int
) -> None:
    seen = let_in(browser, address, viewport={"width": width, "height": 800})
    page = seen.page
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/c/{shown}/analysis/")
    report = page.frame_locator("#report")
    expect(report.locator("#answer")).to_be_visible()
    expect(page.locator("#report")).to_have_class("report whole")
    expect(report.get_by_role("banner")).to_have_count(0)
    inside = next(frame for frame in page.frames if "framed" in frame.url)
    overflow = "document.documentElement.scrollHeight - document.documentElement.clientHeight"
    assert inside.evaluate(overflow) <= 0
    assert page.evaluate(overflow) > 800
    report.get_by_role("link", name="Words").click()
    expect(report.locator("#meaning")).to_be_in_viewport()
    report.locator("summary").first.click()  # what opens in the report lengthens the page
    page.wait_for_timeout(200)
    assert inside.evaluate(overflow) <= 0
    assert seen.wrong == []
    page.context.close()


def test_without_script_the_report_scrolls_in_its_frame(
    browser: Browser, address: str, desk: Any, shown: str
) -> None:
    seen = let_in(browser, address, java_script_enabled=False)
    page = seen.page
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/c/{shown}/analysis/")
    expect(page.frame_locator("#report").locator("#answer")).to_be_visible()
    expect(page.locator("#report")).to_have_class("report")
    assert seen.wrong == []
    page.context.close()
