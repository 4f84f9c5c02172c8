"""The tutorial *From the gap to a yes* goes as it is written, in a real browser, on the demo's talks: every
name that it has in bold is on the page where it says so.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from learner import TUTORIALS, Learner, names_in
from playwright.sync_api import Browser, expect

from browsing import MARKS, InCase, picture

pytestmark = MARKS
WRITTEN = (TUTORIALS / "from-the-gap-to-a-yes.md").read_text()


def answers(learner: Learner, side: str) -> None:
    form = learner.fold("An answer")
    learner.field(form, "Side").select_option(label=side)
    learner.field(form, "Answer").select_option(label="yes")
    learner.field(form, "Who of them").fill("Dr Ilka Mar" if side == "the Front" else "Ana Dorn")
    learner.field(form, "Their mandate").select_option(label="may commit their side")
    learner.named(form.get_by_role("button", name="Record"), "Record").click()
    expect(learner.page.locator("[role=alert]")).to_have_count(0)


def test_the_tutorial_from_the_gap_to_a_yes_goes_as_it_is_written(
    browser: Browser, address: str, desk: Any, shown: str, later: Any
) -> None:
    seen = InCase(browser, address, shown, viewport={"width": 1200, "height": 900})
    learner, page = Learner(seen), seen.page
    seen.go("/")
    learner.link("Board").click()
    expect(page.get_by_role("row").filter(has_text="Who monitors")).to_contain_text("bridgeable")
    expect(page.get_by_role("row").filter(has_text="Return of families")).to_contain_text("open")
    learner.link("What would close the gap").click()
    expect(page.get_by_text("The whole is being worked out")).to_have_count(0)
    picture(page, "yes-bridge")
    learner.link("Word it as clauses")
    learner.link("Propose what it changes").click()
    learner.field(page, "Words to it, or the question").fill("Could you live with this, as a whole?")
    learner.field(page, "Closes").fill((datetime.now() + timedelta(minutes=2)).strftime("%Y-%m-%dT%H:%M"))
    expect(page.get_by_label("double-blind: yes or no in confidence")).to_be_checked()
    picture(page, "yes-written")
    learner.button("Put it to them").click()
    for box in page.locator('[name="keep"]').all():
        box.check()
    if page.locator('[name="keep"]').count():
        page.get_by_role("button", name="Put it to them").click()
    expect(page).to_have_url(re.compile(r"/proposals/\d+/"))
    expect(page.get_by_role("link", name="its sheet, to print").first).to_be_visible()
    answers(learner, "the Front")
    answers(learner, "the Republic")
    picture(page, "yes-answers")
    later.hours += 1
    page.goto(page.url.split("?")[0])
    expect(page.get_by_text("The answers come to: agreed.")).to_be_visible()
    learner.button("Make the result known").click()
    concluding = learner.fold("Record what the sides conclude")
    concluding.locator("textarea").fill("Joint team, families from phase 1, three guarantors.")
    concluding.get_by_label("they are in, or not needed for this").check()
    concluding.get_by_role("button", name="Record").click()
    expect(page.get_by_text("Recorded as concluded")).to_be_visible()
    learner.link("On to the agreement")
    learner.link("Begin another one with it")
    picture(page, "yes-concluded")
    assert seen.wrong == []
    assert names_in(WRITTEN) == learner.used
