"""The first page of a brief: short, every line with its passages, no position without its condition, nothing
claimed where there are no talks.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.cli.main import main
from goodoffices.desk import Brief, make_brief
from goodoffices.desk.front.records import FrontPage, FrontStanding, FrontStated, OpenIssue
from goodoffices.record import Article, build
from goodoffices.record.find import find
from goodoffices.report.brief_text import brief_text, first_page_text
from goodoffices.report.brief_words import section_words
from goodoffices.report.front_days import day_of, days_of
from goodoffices.report.front_words import MOST, front_lines, room
from goodoffices.report.sheet import render_brief

FIRST = """Delegations meet at Vesna

VESNA - Delegations of the Republic and of the Front opened talks in Vesna on Tuesday, mediated by Istria.

"We demand a joint team of monitors," said Oren Vale, a spokesman for the Front.

Ana Dorn, the Republic's foreign minister, told parliament that the Republic would not accept a joint team of monitors.

The Front said that it would release the sick if the Republic lifts the blockade of the lake.

The talks between the Republic and the Front will continue on Thursday in Vesna, officials said.
"""
OTHER = """Striker says sorry

Dario Mendel made a second apology to the fans of the club. "I came to apologise," Mendel said.

A spokesman of the club welcomed the apology. He said nobody had put pressure on the striker.
"""


def brief_of(*texts: str) -> Brief:
    articles = [
        Article(id=f"report-{number}", text=text, outlet="The Sarn Post", published="2031-05-06")
        for number, text in enumerate(texts, 1)
    ]
    return make_brief(build(articles, find))


@pytest.fixture(scope="module")
def talks() -> Brief:
    return brief_of(FIRST)


def test_the_page_is_short(talks: Brief) -> None:
    words = len(first_page_text(talks).split())
    assert words <= len(FIRST.split())
    assert sum(line.words for line in front_lines(talks.front)) <= MOST


def test_each_line_of_the_page_stands_on_passages_of_its_reports(talks: Brief) -> None:
    article = talks.record.article("report-1")
    for line in front_lines(talks.front):
        assert any(piece.cites for piece in line.pieces)
        for piece in line.pieces:
            assert all(one.passage in article.text for one in piece.cites)


def test_no_position_stands_without_its_condition(talks: Brief) -> None:
    (line,) = [line for line in front_lines(talks.front) if line.about == "release the sick"]
    assert line.pieces[0].words == "Front accepts, if the Republic lifts the blockade of the lake (6 May)"


def test_a_verb_that_is_denied_is_not_told_as_if_it_were_not() -> None:
    told = brief_of(
        FIRST.replace(
            "told parliament that the Republic would not accept", "warned that she had never denounced"
        )
    )
    text = first_page_text(told)
    assert "Republic accept" not in first_page_text(brief_of(FIRST))
    assert "Republic denounced" not in text


def test_where_no_talks_are_told_of_the_page_says_so_and_claims_nothing() -> None:
    brief = brief_of(OTHER)
    text = first_page_text(brief)
    assert "tell of no talks between two sides" in text
    assert not any(word in text for word in ("demands", "accepts", "refuses", "Parties"))
    assert "no talks between two sides" in render_brief(brief)


def test_every_number_of_the_page_leads_to_a_passage_on_it(talks: Brief) -> None:
    page = render_brief(talks)
    wanted = set(re.findall(r'href="#(p\d+)"', page))
    assert wanted
    assert wanted <= set(re.findall(r'id="(p\d+)"', page))


def test_what_is_closed_on_the_page_is_all_there(talks: Brief) -> None:
    page = render_brief(talks)
    assert page.count("<svg") >= 3, "the mark, and each picture wide and narrow"
    assert 'id="positions"' in page


WORDS = st.lists(st.from_regex(r"[a-z]{1,9}", fullmatch=True), min_size=1, max_size=60).map(" ".join)


@given(st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=2)), min_size=1, max_size=25), st.integers(20, 400))
def test_any_page_keeps_its_room_and_any_position_its_condition(
    told: list[tuple[str, list[str]]], most: int
) -> None:
    front = FrontPage(
        title="t",
        parties=(FrontStanding(side="Ash"), FrontStanding(side="Birch")),
        issues=tuple(
            OpenIssue(
                label=f"issue {number}",
                status="open",
                stated=(
                    FrontStated(party="Ash", stance="accepts", words=words, conditions=tuple(conditions)),
                ),
            )
            for number, (words, conditions) in enumerate(told)
        ),
    )
    lines = front_lines(front, most)
    assert sum(line.words for line in lines) <= most
    named = {piece.words for line in lines if line.about == "Also open" for piece in line.pieces}
    assert not named & {line.about for line in lines}
    for line in lines:
        if line.block == "open" and line.about != "Also open":
            conditions = told[int(line.about.split()[1])][1]
            assert line.pieces[0].words.count(", if ") == len(conditions)


@given(st.integers(0, 5000), st.integers(0, 200))
def test_room_is_never_more_than_the_reports_have_but_for_the_least(words: int, head: int) -> None:
    assert 30 <= room(words, head) <= MOST


@pytest.mark.parametrize(
    ("value", "year", "words"),
    [
        ("2031-05-06", False, "6 May"),
        ("2031-05-06", True, "6 May 2031"),
        ("2031-05", False, "May 2031"),
        ("2031-W19", False, "the week of 5 May"),
        ("2031", True, "2031"),
    ],
)
def test_days_are_said_as_people_say_them(value: str, year: bool, words: str) -> None:
    assert day_of(value, year) == words


def test_a_span_of_days_names_a_year_once() -> None:
    assert days_of("2031-05-06", "2031-05-08", True) == "6 May to 8 May 2031"
    assert days_of("2031-05-06", "2031-05-06", False) == "6 May"


def test_the_command_prints_the_page_the_whole_or_one_section(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)

    def run(*more: str) -> str:
        done = CliRunner().invoke(main, ["brief", str(tmp_path / "a.txt"), "--date", "a=2031-05-06", *more])
        assert done.exit_code == 0, done.output
        return done.stdout

    assert "WHO SAID WHAT" not in run()
    assert "WHO SAID WHAT" in run("--full")
    assert run("--section", "said").startswith("WHO SAID WHAT")
    wrong = CliRunner().invoke(main, ["brief", str(tmp_path / "a.txt"), "--section", "weather"])
    assert wrong.exit_code == 2
    assert "there is no such section. Sections: parties," in wrong.stderr


def test_the_whole_brief_has_no_empty_sections(talks: Brief) -> None:
    text = brief_text(talks)
    assert all(
        section_words(section.key).title.upper() in text
        for section in talks.sections
        if section.items and section.key == "said"
    )
    assert not any(section_words(section.key).empty in text for section in talks.sections)
