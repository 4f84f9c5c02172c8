"""Typed words in a real browser: they stand in their form again after the lock, after an error and after a
way back, and nothing of them is in the browser's storage.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from site_cast import PASSPHRASE, rooms_of

from browsing import ARGUMENTS, CHROMIUM, MARKS, let_in

pytestmark = MARKS
WORDS = "Half a sentence about the sick"


def words(page: Any) -> Any:
    return page.get_by_label("Record what was said", exact=True)


def test_what_is_typed_stands_there_again_after_the_lock(
    browser: Browser, address: str, desk: Any, lake: str
) -> None:
    seen = let_in(browser, address)
    page = seen.page
    room = f"{address}/c/{lake}/r/{rooms_of(desk, lake)[1]}/"
    page.goto(room)
    words(page).fill(WORDS)
    page.get_by_role("button", name="Lock now").click()
    expect(page.get_by_role("heading", name="The desk is locked")).to_be_visible()
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Unlock").click()
    expect(words(page)).to_have_value(WORDS)
    expect(page.get_by_text("What you had typed is back.")).to_be_visible()
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "sick" not in kept
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("article").filter(has_text=WORDS)).to_be_visible()
    expect(words(page)).to_have_value("")
    assert seen.wrong == []
    page.context.close()


def test_what_is_typed_stands_there_again_after_a_way_elsewhere_and_is_thrown_away(
    browser: Browser, address: str, desk: Any, lake: str
) -> None:
    seen = let_in(browser, address)
    page = seen.page
    room = f"{address}/c/{lake}/r/{rooms_of(desk, lake)[1]}/"
    page.goto(room)
    words(page).fill(WORDS)
    page.goto(f"{address}/")
    page.goto(room)
    expect(words(page)).to_have_value(WORDS)
    page.get_by_role("button", name="Throw it away").click()
    expect(words(page)).to_have_value("")
    page.goto(room)
    expect(words(page)).to_have_value("")
    expect(page.get_by_text("What you had typed is back.")).to_have_count(0)
    page.context.close()


FORMS = {
    "/c/{case}/r/{room}/": [
        "#capture [name=words]",
        "#capture [name=condition]",
        "#capture [name=new_option]",
    ],
    "/c/{case}/board/": [".capture [name=words]"],
    "/c/{case}/relays/new/": ["#words"],
    "/c/{case}/sessions/": ["[name=what]", "[name=agenda]", "[name=venue]"],
    "/c/{case}/contacts/": ["[name=whom]", "[name=asked]", "[name=about]"],
    "/c/{case}/people/": ["[name=person]", "[name=on_what]"],
    "/c/{case}/record/": ["#pasted", "#outlet"],
    "/c/{case}/rooms/new/": ["[name=title]"],
    "/new/": ["[name=title]", "[name=parties]", "[name=issues]"],
}
"""Every page with a form for words, and fields in it."""


@pytest.mark.parametrize("where", FORMS)
def test_every_form_with_words_has_them_back(
    browser: Browser, address: str, desk: Any, lake: str, where: str
) -> None:
    page = let_in(browser, address).page
    place = address + where.format(case=lake, room=rooms_of(desk, lake)[1])
    page.goto(place)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    for field in FORMS[where]:
        page.locator(field).first.fill(WORDS)
    page.goto(f"{address}/settings/")  # leaving keeps what the pause between two keys did not
    page.goto(place)
    for field in FORMS[where]:
        expect(page.locator(field).first).to_have_value(WORDS)
    page.context.close()


def test_what_was_typed_in_the_last_moment_is_back_where_the_desk_answers_with_an_error(
    browser: Browser, address: str, desk: Any, lake: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goodoffices.server.pages import room as page_of_rooms

    def broken(*_given: Any) -> int:
        raise RuntimeError("broken while recording")

    monkeypatch.setattr(page_of_rooms, "capture", broken)
    page = let_in(browser, address).page
    place = f"{address}/c/{lake}/r/{rooms_of(desk, lake)[1]}/"
    page.goto(place)
    words(page).fill(WORDS)
    words(page).press("Enter")
    expect(words(page)).to_have_count(0)  # the page of the error
    page.goto(place)
    expect(words(page)).to_have_value(WORDS)
    page.context.close()


def test_nothing_that_was_typed_or_recorded_is_in_the_browsers_profile(
    browser: Browser, address: str, desk: Any, lake: str, tmp_path: Path
) -> None:
    """The stolen disk holds the browser's profile too: what it remembers of forms, sessions, caches."""
    from goodoffices.server.access.desk_session import DOOR

    typed, sent = "Zyxwtyped", "Zyxwsent"
    context = browser.browser_type.launch_persistent_context(
        str(tmp_path), executable_path=CHROMIUM, args=ARGUMENTS
    )
    page = context.pages[0]
    page.goto(f"{address}/enter/{DOOR.invite()}/")
    page.wait_for_url(lambda url: "/enter/" not in url)
    room = f"{address}/c/{lake}/r/{rooms_of(desk, lake)[1]}/"
    page.goto(room)
    words(page).fill(f"{sent} of the sick")
    words(page).press("Enter")
    expect(page.get_by_role("article").filter(has_text=sent)).to_be_visible()
    page.goto(f"{address}/c/{lake}/contacts/")
    page.get_by_text("A contact", exact=True).click()
    page.locator("[name=whom]").fill(f"{sent} the envoy")
    page.locator("form:has([name=whom]) button").click()
    for where, fields in FORMS.items():
        page.goto(address + where.format(case=lake, room=rooms_of(desk, lake)[1]))
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        for field in fields:
            page.locator(field).first.fill(f"{typed} {len(field)}")
    page.wait_for_timeout(1500)
    context.close()
    left = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(left) > 20
    for file in left:
        held = file.read_bytes()
        for word in (typed, sent):
            for form in (word.encode(), word.encode("utf-16-le"), word.lower().encode()):
                assert form not in held, file
