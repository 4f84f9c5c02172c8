"""The site with a real catalogue, for Arabic: every page in it, from the right, with the plural forms and the
numbers of the language; and refusals of the parts below it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from every_page import fill, pages_of, without_files

sys.path.append(str(Path(__file__).resolve().parents[1] / "language"))

from pseudo_language import outside, pseudo_catalogue

NAMES = frozenset(("good", "offices", "utc", "yaml", "pasted", "docx", "pdf", "csv", "json"))
ARABIC = {"HTTP_ACCEPT_LANGUAGE": "ar"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue of the pseudo-language, as one that is installed."""
    return pseudo_catalogue(tmp_path_factory.mktemp("locale"))


@pytest.fixture
def arabic(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The site has it."""
    from goodoffices.server.helpers import plan_process

    # The planning process has the catalogues that ship, and not this one: here its words are made.
    monkeypatch.setattr(plan_process, "_asked", plan_process.made_of)
    with override_settings(LANGUAGES=[("en", "English"), ("ar", "العربية")], LOCALE_PATHS=[folder]):
        yield


@pytest.fixture
def filled(desk: Any, mine: Any) -> tuple[str, list[str]]:
    """Talks with something of everything that pages show; the case and its rooms."""
    return fill(desk, mine)


def read(html: str) -> str:
    """What a person reads of a page, and hears of it, without proposed passphrases, marks and signs."""
    from goodoffices.vault import words

    html = re.sub(r"<(style|script|svg|pre)\b.*?</\1>", " ", without_files(html), flags=re.DOTALL)
    labels = re.findall(r'(?:aria-label|title|alt|placeholder|data-label)="([^"]*)"', html)
    text = " ".join([re.sub(r"<[^>]*>", " ", html), *labels])
    text = re.sub(r"/[a-z]+\b|\w+\.json\b|\b[0-9a-f]{4}\b|&[a-z]+;|&#\d+;", " ", text)
    lists = "|".join(words())
    return re.sub(rf"\b(?:{lists})\b(?: (?:{lists})\b)+", " ", text)


def test_every_page_speaks_the_language_and_runs_from_the_right(
    mine: Any, filled: tuple[str, list[str]], arabic: None
) -> None:
    case, rooms = filled
    told = {}
    for address in pages_of(case, rooms):
        answer = mine.get(address, **ARABIC)
        assert answer.status_code == 200, address
        html = answer.content.decode()
        assert '<html lang="ar" dir="rtl">' in html, address
        told[address] = outside(read(html), NAMES)
    assert {address: words for address, words in told.items() if words} == {}


def test_what_is_wrong_with_a_case_file_is_told_in_the_language(
    mine: Any, filled: tuple[str, list[str]], arabic: None
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from goodoffices.server.store import new_token

    case, _ = filled
    file = SimpleUploadedFile("λ.yaml", "title: Λ\nparties: [{id: α, ψ: β}]\nissues: 7\n".encode())
    answer = mine.post(f"/c/{case}/case-file/replace/", {"form": new_token(), "file": file}, **ARABIC)
    assert answer.status_code == 400
    html = answer.content.decode()
    assert "⟦Remove it, or write one of: " in html
    assert "λ.yaml:2:" in html
    assert not {"Remove", "field", "write", "Here"} & set(outside(read(html)))


def test_another_reader_at_the_same_time_is_not_touched(
    mine: Any, filled: tuple[str, list[str]], arabic: None
) -> None:
    from goodoffices.language.words import ENGLISH, spoken

    assert "⟦" in mine.get("/", **ARABIC).content.decode()
    assert "⟦" not in mine.get("/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert spoken() is ENGLISH


@pytest.mark.parametrize(
    ("days", "told"), [(1, "1 d"), (2, "2 d"), (11, "11 d")], ids=["one", "two", "eleven"]
)
def test_how_long_ago_is_told_as_the_language_does(days: int, told: str) -> None:
    from datetime import UTC, datetime, timedelta

    from goodoffices.language.words import Translator, speaking
    from goodoffices.server.wording.templatetags import ago

    moment = (datetime.now(UTC) - timedelta(days=days, minutes=5)).isoformat()
    assert ago(moment) == told
    with speaking(Translator("ar-EG")):
        assert ago(moment) != told
        assert "ي" in ago(moment)
