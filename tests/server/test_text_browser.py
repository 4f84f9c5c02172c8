"""The one text in a real browser: from a pasted draft to what is agreed and a file that comes back; by axe,
in both widths and both lights; with the keyboard, and without script.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from texts_cast import DRAFT, opened

from browsing import MARKS, faults_at, let_in

pytestmark = MARKS


def addresses(desk: Any, case: str) -> dict[str, str]:
    from goodoffices.desk.one_text.line import texts_of_case
    from goodoffices.desk.one_text.standing import TextStanding

    (one,) = texts_of_case(opened(desk, case))
    release = TextStanding(one).releases[0]
    here = f"text/{one.entry}"
    clauses = one.content(one.newest).text.clauses
    place = next(at for at, clause in enumerate(clauses) if clause.label == "4.2")
    return {
        "text": f"{here}/",
        "text-clause": f"{here}/clause/{place}/",
        "text-compare": f"{here}/compare/",
        "text-agreed": f"{here}/agreed/",
        "text-conclude": f"{here}/conclude/",
        "text-findings": f"{here}/findings/",
        "text-brackets": f"{here}/brackets/",
        "text-release": f"{here}/release/",
        "text-say": f"{here}/say/{release.room}/",
        "text-back": f"{here}/back/{release.room}/",
        "text-there": f"r/{release.room}/text/{release.entry}/",
        "text-new": "text/new/",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1600])
def test_every_page_of_a_text_is_accessible_and_keeps_to_its_width(
    browser: Browser, address: str, desk: Any, shown: str, scheme: str, width: int
) -> None:
    seen = let_in(browser, address, color_scheme=scheme, viewport={"width": width, "height": 900})
    seen.page.wait_for_url(f"{address}/")
    places = {name: f"{address}/c/{shown}/{place}" for name, place in addresses(desk, shown).items()}
    assert faults_at(seen, places) == {}
    assert seen.wrong == []
    seen.page.context.close()


def begin(page: Page) -> None:
    """Paste the draft."""
    page.get_by_role("navigation").get_by_role("link", name="Text", exact=True).first.click()
    page.get_by_role("link", name="Begin a text").click()
    page.get_by_label("Title").fill("Sarn agreement")
    page.get_by_label("Paste the draft").fill(DRAFT)
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_role("heading", name="Draft 1", level=1)).to_be_visible()


def redraft(page: Page, label: str, typed: str) -> None:
    page.get_by_role("link", name=f"Work on {label}").click()
    page.get_by_label("The clause as it shall be; empty: it goes").fill(typed)
    page.get_by_role("button", name="Let it wait for the next version").click()


def to_text(page: Page) -> None:
    page.get_by_role("link", name="Draft", exact=True).click()


def make(page: Page, name: str) -> None:
    page.get_by_label("Name of the version").fill(name)
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def say(page: Page, label: str, word: str, remark: str = "") -> None:
    page.get_by_role("link", name=f"Work on {label}").click()
    says = page.get_by_role("form", name="What a side says of it")
    says.get_by_label("Side", exact=True).select_option(label="the Front, on draft 1 of its room")
    says.get_by_label("It says").select_option(label=word)
    says.get_by_label("Remark, for us alone").fill(remark)
    says.get_by_role("button", name="Record").click()
    to_text(page)


def release(page: Page, room: str) -> None:
    """To a room, with all that is pointed out left in."""
    page.get_by_role("link", name="Release to a room").click()
    page.get_by_label("To", exact=True).select_option(label=room)
    page.get_by_role("button", name="Look again").click()
    for box in page.get_by_label("leave it in").all():
        box.check()
    page.get_by_role("button", name="Release to the room").click()
    expect(page.get_by_role("heading", name="of this room", level=1)).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_from_a_pasted_draft_to_a_file_that_comes_back(
    browser: Browser, address: str, desk: Any, lake: str, script: bool, tmp_path: Path
) -> None:
    seen = let_in(browser, address, java_script_enabled=script, viewport={"width": 1200, "height": 900})
    page = seen.page
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/c/{lake}/board/")
    begin(page)
    redraft(page, "2.3", "3. In the first phase the Front releases [30] [40] persons, the sick first.")
    to_text(page)
    expect(page.locator("ins").filter(has_text="[40]")).to_be_visible()
    make(page, "Draft 2")
    redraft(page, "2.5", "5. The parties meet again after ten days.")
    # A second tab had the clause before it changed: neither is lost.
    redraft_again = page.get_by_label("The clause as it shall be; empty: it goes")
    redraft_again.fill("5. The parties meet again after nine days.")
    page.get_by_role("button", name="Let it wait for the next version").click()
    expect(page.get_by_text("Changes to the same words:")).to_be_visible()
    page.get_by_label("all of them, side by side in brackets").check()
    page.get_by_role("button", name="Decide").click()
    to_text(page)
    make(page, "Draft 3")
    expect(page.locator(".cl").filter(has_text="meet again after")).to_contain_text("[seven] [ten] [nine]")
    release(page, "the Front with mediators")
    with page.expect_download() as got:
        page.get_by_role("link", name="Word", exact=True).click()
    sent = got.value.path().read_bytes()
    page.get_by_role("navigation").get_by_role("link", name="Text", exact=True).first.click()
    say(page, "1.1", "agreed")
    say(page, "2.3", "refused", "Never forty.")
    expect(page.locator(".cstate").filter(has_text="the Front: refused")).to_contain_text("remark for us")
    came_back(page, tmp_path, sent)
    to_text(page) if page.get_by_role("link", name="Draft", exact=True).count() else None
    make(page, "Draft 4")
    expect(page.locator(".cl").filter(has_text="All fire ends")).to_be_visible()
    page.get_by_role("link", name="what changed").first.click()
    expect(page.locator("del").filter(has_text="stop all").first).to_be_visible()
    with page.expect_download() as tracked:
        page.get_by_role("link", name="Word, with tracked changes").click()
    assert b"w:ins" in document_of(tracked.value.path().read_bytes())
    assert seen.wrong == []
    page.context.close()


def came_back(page: Page, tmp_path: Path, sent: bytes) -> None:
    """The side changed a clause without marking it."""
    from docx import Document

    document = Document(io.BytesIO(sent))
    for paragraph in document.paragraphs:
        if "stop all fire" in paragraph.text:
            paragraph.text = "1. All fire ends on the first day."
    file = tmp_path / "back.docx"
    document.save(str(file))
    page.get_by_role("link", name="A file came back").first.click()
    page.get_by_label("The file: .docx").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="without a mark")).to_be_visible()
    page.get_by_role("button", name="Record them as proposed changes").click()
    expect(page.get_by_text("1 change waits;")).to_be_visible()


def document_of(docx: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        return file.read("word/document.xml")


def test_a_clause_is_reached_and_changed_with_the_keyboard(
    browser: Browser, address: str, desk: Any, shown: str
) -> None:
    seen = let_in(browser, address)
    page = seen.page
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/c/{shown}/{addresses(desk, shown)['text']}")
    page.get_by_role("link", name="Work on 1.1").focus()
    page.keyboard.press("Enter")
    typed = page.get_by_label("The clause as it shall be; empty: it goes")
    typed.focus()
    page.keyboard.press("End")
    page.keyboard.type(" It stays so.")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Let it wait for the next version").focus()
    page.keyboard.press("Enter")
    expect(page.locator("ins").filter(has_text="It stays so.").first).to_be_visible()
    assert seen.wrong == []
    page.context.close()
