"""Reports are told in the reader's language to the last word: in a language that puts every text in brackets,
no word of the program's own stands outside.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from pseudo_language import in_greek, outside, words_of

from goodoffices.analysis import CONCEPTS, Analysis, GapBoard, Limits, analyse, board
from goodoffices.case import Case
from goodoffices.case.files import read_case
from goodoffices.language.words import Translator
from goodoffices.report import render_page, render_terminal
from goodoffices.report.sheets_of_results import as_csv, sheets

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
CITED = " ".join(row.citation for row in CONCEPTS)
NAMES = frozenset(("Good", "Offices")) | words_of(CITED)
"""What is called the same in every language: the program, and the works that a concept is taken from."""


@cache
def worked(example: str) -> tuple[Case, Analysis, GapBoard]:
    """A shipped case with every name in Greek letters, and what was found."""
    case = in_greek(read_case(ROOT / f"examples/{example}.yaml"))
    return case, analyse(case, limits=Limits(seconds=10)), board(case)


def shown_text(html: str) -> str:
    """What a person reads of a page, and hears of it: texts, labels, descriptions."""
    html = re.sub(r"<(style|script(?! type=.application))\b.*?</\1>", " ", html, flags=re.DOTALL)
    read = re.findall(r'(?:aria-label|title|alt|placeholder|data-label|content-description)="([^"]*)"', html)
    script = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, flags=re.DOTALL)
    html = re.sub(r"<script.*?</script>", " ", html, flags=re.DOTALL)
    said = [text for each in script for text in re.findall(r'"((?:[^"\\]|\\.)* (?:[^"\\]|\\.)*)"', each)]
    text = re.sub(r"<[^>]*>", " ", html)
    return " ".join([text, *read, *said]).replace("&quot;", '"').replace("&#39;", "'").replace("&amp;", "&")


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_terminal_reads_nothing_outside_of_its_language(example: str, pseudo: Translator) -> None:
    case, found, gaps = worked(example)
    text = render_terminal(case, found, gaps, width=100_000)
    assert outside(text, NAMES) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_page_and_its_charts_read_nothing_outside_of_their_language(
    example: str, pseudo: Translator
) -> None:
    case, found, gaps = worked(example)
    html = render_page(case, found, gaps)
    assert '<html lang="ar" dir="rtl">' in html
    assert outside(shown_text(html), NAMES) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_sheets_read_nothing_outside_of_their_language(example: str, pseudo: Translator) -> None:
    case, found, gaps = worked(example)
    for sheet in sheets(case, found, gaps):
        assert outside(sheet.name + as_csv(sheet)) == [], sheet.name


def test_the_reader_finds_what_stands_outside() -> None:
    assert outside("⟦Said ⟦now⟧ twice⟧ Λίμνη, left over", ["over"]) == ["left"]
