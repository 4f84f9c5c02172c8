"""An invented negotiation in a real browser without JavaScript, from a press report to a deal: two sides by
proxy, two rounds, a refused and an agreed double-blind proposal, an acceptance set, a conditional circle that
is opened, a communiqué. Then every page of it by axe, in both widths and both lights, and by keys.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from proposals_cast import LaterClock
from site_cast import rooms_of

from browsing import MARKS, InCase, faults_at, picture

pytestmark = MARKS
ARTICLE = (
    "LAKEHEAD - The Front demands a joint team of monitors, said Oren Vale, a spokesman for the Front.\n\n"
    "The Republic would accept a withdrawal in the second phase, Ana Dorn told reporters."
)


class Played(InCase):
    """A browser in which the negotiation is played."""

    shots = 0

    def send(self, path: str, action: str, **given: str | bool | list[str]) -> None:
        """Fill in the form of a page that is sent to ``action``, and send it."""
        page = self.go(path)
        form = page.locator(f'form[action$="{action}"]').first
        folded = page.locator("details:not([open])").filter(has=page.locator(f'form[action$="{action}"]'))
        if folded.count():
            folded.first.locator("summary").first.click()
        for name, value in given.items():
            field = form.locator(f'[name="{name.replace("__", "-")}"]')
            if isinstance(value, list):
                for box in value:
                    form.locator(f'[name="{name}"][value="{box}"]').check()
            elif isinstance(value, bool):
                field.set_checked(value)
            elif field.first.evaluate("e => e.tagName") == "SELECT":
                field.first.select_option(value)
            elif field.first.get_attribute("type") == "radio":
                form.locator(f'[name="{name}"][value="{value}"]').check()
            else:
                field.first.fill(value)
        sending = form.locator('button[value="send"]')
        (sending if sending.count() else form.locator("button:not(.vh)").first).click()
        self.shot(action)
        assert not page.locator("[role=alert]").count(), page.locator("[role=alert]").first.inner_text()

    def shot(self, name: str) -> None:
        """A picture of the step, where somebody wants to look at them."""
        self.shots += 1
        picture(self.page, f"{self.shots:02}-{name}")

    def says(self, words: str) -> None:
        """The page says that."""
        expect(self.page.locator("main")).to_contain_text(words)


def soon(hours: float) -> str:
    return (datetime.now() + timedelta(hours=LaterClock.hours + hours)).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def uplands(desk: Any) -> str:
    """Two sides, three issues, a standing text (fictional)."""
    from goodoffices.case import Case, Issue, Option, Party
    from goodoffices.server.founding import begin
    from goodoffices.server.store import new_token

    issues = {"monitors": ("joint team", "nobody"), "withdrawal": ("first phase", "second phase"),
              "aid": ("300", "600")}  # fmt: skip
    case = Case(
        title="Upland talks",
        fictional=True,
        parties=(Party(id="front", name="the Front"), Party(id="republic", name="the Republic")),
        issues=tuple(
            Issue(id=key, name=key.title(), options=tuple(Option(id=f"{key}{n}", name=one) for n, one in
                  enumerate(options)))
            for key, options in issues.items()
        ),
        text={"monitors": "monitors1", "withdrawal": "withdrawal0", "aid": "aid0"},
    )  # fmt: skip
    made: str = begin(desk, case, "closed", new_token())
    return made


PROXY = {"person": "Dr Salim", "how": "by-telephone", "consent": "by-word-of-mouth"}


def first_round(seen: Played, rooms: list[str]) -> None:
    """A press report, a round, what matters to each."""
    page = seen.go("/record/")
    page.locator('[name="pasted"]').fill(ARTICLE)
    page.locator('[name="published"]').fill("2026-05-06")
    page.locator('form:has([name="pasted"]) button').first.click()
    seen.page.get_by_role("link", name="LAKEHEAD").click()
    seen.says("Oren Vale")
    seen.shot("record")
    seen.send("/sessions/", "/sessions/round/", name="First round", rooms=[rooms[1], rooms[2]])
    for side, (low, high) in ((1, ("40", "5")), (2, ("10", "45"))):
        for issue in (1, 2, 3):
            base = f"/matters/{side}/{issue}/"
            seen.send(base, f"{base}worth/", option="0", low=low, person="Dr Salim")
            seen.send(base, f"{base}worth/", option="1", low=high, person="Dr Salim")
        seen.send(f"/matters/{side}/", f"/matters/{side}/no-deal/", level="30", **PROXY)


def propose(seen: Played, path: str, **given: Any) -> str:
    """Put a proposal that begins at an address; gives its page."""
    seen.send(path, "/proposals/new/", closes=soon(1), **given)
    page = seen.page
    if page.locator('[name="keep"]').count():  # what is pointed out is left in knowingly
        for box in page.locator('[name="keep"]').all():
            box.check()
        page.get_by_role("button", name="Put it to them").click()
    expect(page).to_have_url(re.compile(r"/proposals/\d+/"))
    return page.url.split("?")[0].removeprefix(seen.base)


def answers(seen: Played, at: str, front: dict[str, str], republic: dict[str, str]) -> None:
    for party, given in (("front", front), ("republic", republic)):
        fields: dict[str, Any] = {"party": party, "mandate": "commit", **given, **PROXY}
        seen.send(at, f"{at}answer/", **fields)


def make_known(seen: Played, at: str, later: Any) -> None:
    later.hours += 2
    seen.go(at)
    seen.page.get_by_role("button", name="Make the result known").click()
    seen.shot("known")


def play(seen: Played, rooms: list[str], later: Any) -> list[str]:
    """The whole negotiation; gives the pages that it went through."""
    first_round(seen, rooms)
    seen.go("/board/")
    seen.page.get_by_role("link", name="What would close the gap").click()
    seen.page.get_by_role("link", name="Show the whole").click()
    seen.shot("bridge")
    begun = seen.page.get_by_role("link", name="Propose what it changes").first.get_attribute("href")
    assert begun
    refused = propose(seen, f"{seen.address}{begun}", words="Could you live with this?")
    answers(seen, refused, {"answer": "yes"}, {"answer": "no"})
    make_known(seen, refused, later)
    seen.says("not agreed")
    seen.says("the Front can infer what the Republic said to proposal 1: no")
    seen.send("/sessions/", "/sessions/round/", name="Second round", rooms=[rooms[1], rooms[2]])
    marked = propose(seen, "/proposals/new/?p=0.1.1&p=0.1.0", words="Mark what you would take.")
    answers(seen, marked, {"rank__1": "1", "rank__2": "2"}, {"rank__1": "1"})
    make_known(seen, marked, later)
    seen.says("agreed")
    open_the_circle(seen)
    agreed = propose(seen, "/proposals/new/?p=0.1.1", words="Then this, as a whole?")
    answers(seen, agreed, {"answer": "yes"}, {"answer": "yes"})
    make_known(seen, agreed, later)
    seen.send(agreed, f"{agreed}conclude/", words="Monitors, withdrawal and aid are settled.")
    seen.says("Recorded as concluded")
    outward(seen, rooms)
    return [refused, marked, agreed]


def open_the_circle(seen: Played) -> None:
    """We, if they; they, if we: and the word that opens it."""
    word = "/conditions/word/"
    given = {
        "party": "front",
        "act": "Lists handed over",
        "if_party-0": "republic",
        "if_does-0": "Road opened",
    }
    seen.send("/conditions/", word, **{key.replace("-", "__"): value for key, value in given.items()})
    given = {
        "party": "republic",
        "act": "Road opened",
        "if_party-0": "front",
        "if_does-0": "lists handed over",
    }
    seen.send("/conditions/", word, **{key.replace("-", "__"): value for key, value in given.items()})
    seen.says("wait for each other. Done first, any of these would open it")
    seen.send("/conditions/", word, party="front", act="Lists handed over", words="We go first.")
    expect(seen.page.locator("main")).not_to_contain_text("wait for each other")


def outward(seen: Played, rooms: list[str]) -> None:
    """A communiqué that both consent to and one institution signs."""
    at = "/communique/"
    seen.send(
        at, f"{at}wording/", title="Statement", words="The sides agreed.", signers="The Vesna Institute"
    )
    seen.send(at, f"{at}show/", rooms=[rooms[1], rooms[2]])
    for party in ("front", "republic"):
        seen.send(at, f"{at}answer/", party=party, consents="yes", **PROXY)
    seen.send(at, f"{at}sign/", signer="The Vesna Institute")
    seen.send(at, f"{at}issue/")
    seen.says("went out")


def test_a_negotiation_from_a_press_report_to_a_deal(
    browser: Browser, address: str, desk: Any, uplands: str, later: Any
) -> None:
    from goodoffices.desk.views.proposals import concluded
    from goodoffices.server.store import open_case

    rooms = rooms_of(desk, uplands)
    seen = Played(browser, address, uplands, java_script_enabled=False)
    proposals = play(seen, rooms, later)
    assert seen.wrong == []
    (drawn,) = concluded(open_case(desk, uplands), "2099-01-01T00:00:00Z")
    assert drawn.sides == ("front", "republic")
    pages = ["/bridge/", "/bridge/?whole=1", "/proposals/", "/proposals/new/?p=0.1.1&p=0.1.0", *proposals]
    pages += ["/matters/1/", "/matters/1/1/", "/matters/2/card/", "/conditions/", "/communique/"]
    pages += [f"/r/{rooms[1]}/proposal/{_first_put(desk, uplands, rooms[1])}/"]
    for width, scheme in ((1600, "light"), (360, "dark"), (360, "light"), (1600, "dark")):
        looked = Played(
            browser, address, uplands, viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        both = (width, scheme) in ((1600, "light"), (360, "dark"))
        looked_at = pages if both else pages[::3]  # the other light of each width, on every third page
        assert faults_at(looked, {path: looked.base + path for path in looked_at}) == {}
        assert looked.wrong == []


def _first_put(desk: Any, case: str, room: str) -> int:
    from site_cast import items

    from goodoffices.talks import acts

    return next(one.sequence for one in items(desk, case, room) if isinstance(one.act, acts.ProposalPut))


def test_a_proposal_is_put_by_keys_alone(browser: Browser, address: str, desk: Any, uplands: str) -> None:
    seen = Played(browser, address, uplands)
    page = seen.go("/proposals/new/?p=0.1.1")
    page.locator("#closes").focus()
    page.locator("#closes").fill(soon(3))
    page.locator("#words").focus()
    page.keyboard.type("Would this do?")
    page.get_by_role("button", name="Put it to them").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/proposals/\d+/"))
    expect(page.locator("main")).to_contain_text("Would this do?")
    assert seen.wrong == []
