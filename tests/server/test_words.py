"""All words go through gettext: in a language that puts every sentence in brackets, no word of the site's own
stands outside.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from every_page import fill, pages_of, without_files
from pseudo import pseudo, untranslated

from goodoffices.report.papers import words as paper_words
from goodoffices.server.helpers import plan_process

NAMES = frozenset({"good", "offices", "utc", "yaml", "pasted", "docx", "pdf", "csv", "json", "xlsx"})
"""What is the same in every language; and the name of what was pasted, made once and then a person's own."""


@pytest.fixture(autouse=True)
def planned_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planning process speaks a language that has a catalogue, and the brackets of these tests have none:
    what it would say is made here.
    """
    monkeypatch.setattr(plan_process, "_asked", plan_process.made_of)


@pytest.fixture(autouse=True)
def days_in_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper's days follow the language's own rules, which the brackets of these tests do not reach."""
    monkeypatch.setattr(paper_words, "day_in_words", lambda day: day.isoformat())


@pytest.fixture
def filled(desk: Any, mine: Any) -> tuple[str, list[str]]:
    """Talks with something of everything that pages show; the case and its rooms."""
    return fill(desk, mine)


def shown(browser: Any, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    html: str = answer.content.decode()
    return html


def outside(html: str) -> list[str]:
    """What stands outside of brackets. Proposed passphrases, marks of a record, signs ("/if") and file names
    are no language's words, and what stands as code is a file that a person wrote.
    """
    from goodoffices.vault import words

    lists = frozenset(words())
    html = re.sub(
        r">[^<>]*<",
        lambda text: re.sub(r"/[a-z]+\b|\w+\.json\b|\b[0-9a-f]{4}\b", "", text[0]),
        without_files(html),
    )
    return [text for text in untranslated(html, NAMES) if not lists.issuperset(text.split())]


def test_no_word_of_the_sites_own_stands_outside_of_its_language(
    mine: Any, filled: tuple[str, list[str]]
) -> None:
    case, rooms = filled
    with pseudo():
        told = {address: outside(shown(mine, address)) for address in pages_of(case, rooms)}
    assert [f"{address.split('/', 3)[-1]}: {words}" for address, words in told.items() if words] == []


@pytest.mark.parametrize(
    ("where", "given"),
    [
        ("r/{1}/record/", {"words": ""}),
        ("r/{1}/e/3/take-back/", {"form": "x"}),
        ("r/{1}/e/0/correct/", {"words": "α"}),
        ("r/{1}/attach/", {}),
        ("relays/new/", {"words": "α", "do": "send", "to": "{2}", "goes_as": "public"}),
        ("relays/new/", {"words": "α", "do": "send", "to": "{2}", "goes_as": "own", "cite": "{1}.4"}),
        ("relays/new/", {"words": "", "do": "draft", "to": "{2}", "goes_as": "own"}),
        ("sessions/step/", {"thread": "{0}.3", "step": "no"}),
        ("sessions/round/", {}),
        ("people/mandate/", {}),
        ("contacts/contact/", {}),
        ("record/", {"pasted": ""}),
        ("record/1/decide/", {"form": "x"}),
        ("record/1/reopen/", {"row": "x"}),
        ("record/1/add/", {"passage": "πουθενά", "kind": "statements"}),
        ("case-file/", {"name": ""}),
        ("rooms/new/", {}),
        ("export/", {"passphrase": "αβγ"}),
        ("end/", {"title": "αβγ"}),
        ("/settings/passphrase/", {"old": "αβγ", "new": "αβγ", "again": "αβγ"}),
        ("/import/", {}),
        ("/new/", {"title": ""}),
    ],
)
def test_what_is_refused_is_told_in_its_language(
    mine: Any, filled: tuple[str, list[str]], where: str, given: dict[str, str]
) -> None:
    from goodoffices.server.store import new_token

    case, rooms = filled
    sent = {name: value.format(*rooms) for name, value in given.items()}
    with pseudo():
        address = where if where.startswith("/") else f"/c/{case}/{where.format(*rooms)}"
        answer = mine.post(address, {"form": new_token(), **sent})
    assert answer.status_code in (400, 403), answer.status_code
    assert "⟦" in answer.content.decode()
    assert outside(answer.content.decode()) == []


def test_the_reader_finds_what_stands_outside() -> None:
    html = '<p title="Plain">⟦Said ⟦now⟧ twice⟧ Λίμνη</p><script>var no</script><p>left over</p>'
    assert untranslated(html) == ["Plain", "left over"]
