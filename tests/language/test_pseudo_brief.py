"""Briefs and records are told in the reader's language to the last word; what articles say stays theirs."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

import pytest
from pseudo_language import outside, words_of
from test_pseudo_report import shown_text

from goodoffices.desk import Brief, first_case, make_brief
from goodoffices.language.words import Translator
from goodoffices.record import Record, build, find_actors, read_files
from goodoffices.record.find import find
from goodoffices.report import record_text
from goodoffices.report.brief_text import brief_text, first_page_text, section_keys
from goodoffices.report.brief_words import case_of
from goodoffices.report.record_export import record_csv, record_markdown
from goodoffices.report.sheet import render_brief, render_record

ARTICLES = Path(__file__).resolve().parents[2] / "examples/articles"
WIDE = 100_000


@cache
def lake() -> Record:
    """The record of the shipped articles."""
    articles = read_files(sorted(ARTICLES.glob("*"))).articles
    actors = find_actors(articles)
    return build(articles, partial(find, case=first_case(articles, actors), actors=actors))


def known(record: Record) -> set[str]:
    """Words of the articles, ids and rules; and why two rows are linked, which the record keeps as it was
    written.
    """
    texts = [f"{one.text} {one.title} {one.outlet} {one.id} {one.hash}" for one in record.articles]
    rows = [f"{row.id} {row.rule} {getattr(row, 'asked_of', '')}" for _, row in record.rows()]
    links = [f"{link.first} {link.second} {link.why}" for link in record.links]
    return words_of(" ".join([*texts, *rows, *links])) | {"good", "offices", "sha", "en"}


@pytest.fixture
def brief(pseudo: Translator) -> Brief:
    """The brief of the shipped articles."""
    return make_brief(lake())


def test_the_first_page_reads_nothing_outside_of_its_language(brief: Brief) -> None:
    assert outside(first_page_text(brief, WIDE), known(brief.record)) == []


def test_every_section_reads_nothing_outside_of_its_language(brief: Brief) -> None:
    text = brief_text(brief, WIDE, only=section_keys(brief))
    assert outside(text, known(brief.record)) == []
    assert "⟦Who takes part, and how⟧".upper() in text.upper()


def test_the_page_and_its_pictures_read_nothing_outside_of_their_language(brief: Brief) -> None:
    html = render_brief(brief)
    assert '<html lang="ar" dir="rtl">' in html
    assert outside(shown_text(html), known(brief.record)) == []


def test_a_record_reads_nothing_outside_of_its_language(brief: Brief) -> None:
    record, own = brief.record, known(brief.record)
    case = case_of(brief)
    assert case is not None
    for told in (
        record_text.statements_text(record),
        record_text.timeline_text(record),
        record_text.figures_text(record),
        record_text.conflicts_text(record),
        record_text.positions_text(record, case),
        shown_text(render_record(record)),
        record_markdown(record),
    ):
        assert outside(told, own) == []
    rows = record_csv(record).partition("\n")[2]  # heads and decisions are codes there, for programs
    assert outside(rows, {*own, "proposed"}) == []
