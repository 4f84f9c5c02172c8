"""The tutorial *From a draft to tracked changes* goes as it is written, in a real browser, on the demo's
talks: every name that it has in bold is on the page where it says so.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from learner import TUTORIALS, Learner, names_in
from playwright.sync_api import Browser, Page, expect

from browsing import MARKS, InCase, picture

pytestmark = MARKS
WRITTEN = (TUTORIALS / "from-a-draft-to-tracked-changes.md").read_text()
DRAFT, FIRST, SECOND = (part.strip("\n") for part in re.findall(r"```text\n(.*?)```", WRITTEN, re.DOTALL))


def redraft(learner: Learner, label: str, typed: str) -> None:
    """A clause otherwise, waiting for the next version."""
    learner.link(f"Work on {label}").click()
    learner.field(learner.page, "The clause as it shall be; empty: it goes").fill(typed)
    learner.button("Let it wait for the next version").click()
    expect(learner.page.locator("[role=alert]")).to_have_count(0)


def make(learner: Learner, name: str) -> None:
    """The next version."""
    learner.field(learner.page, "Name of the version").fill(name)
    learner.button("Make it").click()
    expect(learner.page.get_by_role("heading", name=name, level=1)).to_be_visible()


def words_in(page: Page, learner: Learner) -> str:
    """The document with its changes, as it is saved."""
    with page.expect_download() as got:
        learner.link("Word, with tracked changes").click()
    with zipfile.ZipFile(io.BytesIO(got.value.path().read_bytes())) as file:
        return file.read("word/document.xml").decode()


def test_the_tutorial_from_a_draft_to_tracked_changes_goes_as_it_is_written(
    browser: Browser, address: str, desk: Any, shown: str
) -> None:
    seen = InCase(browser, address, shown, viewport={"width": 1200, "height": 900})
    learner, page = Learner(seen), seen.page
    seen.go("/board/")
    learner.link("Text").click()
    learner.link("Begin another text").click()
    learner.field(page, "Title").fill("The harbour")
    learner.field(page, "Paste the draft").fill(DRAFT)
    learner.button("Begin").click()
    expect(page.get_by_role("heading", name="Draft 1", level=1)).to_be_visible()
    picture(page, "draft-begun")

    redraft(learner, "1.2", FIRST)
    picture(page, "draft-clause")
    learner.link("Draft").click()
    expect(page.locator("ins").filter(has_text="every Monday")).to_be_visible()
    make(learner, "Draft 2")

    learner.link("Release to a room").click()
    learner.field(page, "To").select_option(label="the Front with mediators")
    learner.button("Look again").click()
    for box in page.get_by_label("leave it in").all():
        box.check()
    picture(page, "draft-release")
    learner.button("Release to the room").click()
    expect(page.get_by_role("heading", name="of this room", level=1)).to_be_visible()
    learner.link("Word")

    learner.link("Text").click()
    learner.link("The harbour").click()
    learner.link("Work on 1.1").click()
    says = page.get_by_role("form", name="What a side says of it")
    learner.used.add("What a side says of it")
    learner.field(says, "Side").select_option(index=0)
    learner.field(says, "It says").select_option(label="agreed")
    learner.named(says.get_by_role("button", name="Record"), "Record").click()
    learner.link("Draft").click()
    redraft(learner, "2.3", SECOND)
    learner.link("Draft").click()
    picture(page, "draft-stands")
    make(learner, "Draft 3")
    learner.link("what changed").click()
    picture(page, "draft-compare")
    document = words_in(page, learner)
    assert "<w:ins " in document
    assert "<w:del " in document
    assert seen.wrong == []
    assert names_in(WRITTEN) == learner.used
