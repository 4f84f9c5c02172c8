"""What holds on every page: a policy without loopholes, no other host, and nothing written by looking."""

from __future__ import annotations

import re
from typing import Any

import pytest
from every_page import fill, pages_of
from pages_cast import csp_breaks
from things_cast import heads


@pytest.fixture
def filled(desk: Any, mine: Any) -> tuple[str, list[str]]:
    """Talks with something of everything that pages show; the case and its rooms."""
    return fill(desk, mine)


def policy(answer: Any) -> dict[str, str]:
    header = answer["Content-Security-Policy"]
    return dict((*part.strip().split(" ", 1), "")[:2] for part in header.split(";"))


def test_no_page_has_a_loophole_or_names_another_host(mine: Any, filled: tuple[str, list[str]]) -> None:
    for address in [*pages_of(*filled), "/nowhere/"]:
        answer = mine.get(address)
        html = answer.content.decode()
        found = policy(answer)
        assert set(found.values()) == {"'none'", "'self'"}, address
        assert (found["default-src"], found["base-uri"]) == ("'none'", "'none'")
        assert {"script-src", "style-src", "img-src", "connect-src", "form-action", "frame-ancestors"} <= set(
            found
        )
        assert csp_breaks(html) == [], address
        assert re.findall(r'(?:href|src|action|hx-\w+)="(?:https?:)?//[^"]*"', html) == [], address
        assert answer["Cache-Control"] == "no-store"


def test_what_a_browser_keeps_of_a_page_has_no_word_of_the_case(
    mine: Any, filled: tuple[str, list[str]]
) -> None:
    """Addresses and titles stand in a browser's history, on the disk and in the clear. No word of this case
    is in Latin letters.
    """
    for address in [*pages_of(*filled), f"/c/{filled[0]}/analysis/report/", "/nowhere/"]:
        title = re.search(r"<title>([^<]*)</title>", mine.get(address).content.decode())
        assert title, address
        assert not re.search(r"[^\W\d_A-Za-z]", title[1] + address), title[1]


def test_the_report_runs_nothing_but_its_own(mine: Any, filled: tuple[str, list[str]]) -> None:
    found = policy(mine.get(f"/c/{filled[0]}/analysis/report/"))
    assert found["default-src"] == "'none'"
    assert "unsafe" not in str(found)
    assert not re.search(r"https?:", str(found))


def test_looking_at_pages_writes_nothing(mine: Any, desk: Any, filled: tuple[str, list[str]]) -> None:
    """Every entry has a person's act behind it: no page, and no poll, makes one."""
    before = heads(desk, filled[0])
    for address in [*pages_of(*filled), "/awake/", "/stay/"]:
        assert mine.get(address).status_code in (200, 204), address
        mine.head(address)
    assert heads(desk, filled[0]) == before
