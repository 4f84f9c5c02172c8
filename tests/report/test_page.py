"""The page as text: whole, safe, and without empty places."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from report_cast import CAST, arabic, hostile, lake, lake_positions

from goodoffices.analysis import Analysis, Frontier, analyse, board
from goodoffices.case import Case
from goodoffices.case.files import read_case
from goodoffices.report import render_page
from goodoffices.report.page.render import direction

EXAMPLES = Path(__file__).parents[2] / "examples"
VOID = {"meta", "input", "br", "link", "img"}


class Reader(HTMLParser):
    """What a browser would make of a page, as far as these tests ask."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)


def page(case: Case) -> str:
    return render_page(case, analyse(case), board(case))


PAGES = {name: page(make()) for name, make in CAST.items()}


@pytest.mark.parametrize("name", CAST)
def test_every_element_is_closed_in_its_order(name: str) -> None:
    reader = Reader(PAGES[name])
    assert (reader.wrong, reader.open) == ([], [])


@pytest.mark.parametrize("name", CAST)
def test_it_asks_nothing_of_any_network(name: str) -> None:
    reader = Reader(PAGES[name])
    loads = [
        (tag, key)
        for tag, attributes in reader.tags
        for key in attributes
        if key in ("src", "srcset", "data", "poster", "background", "action", "xlink:href")
        or (key == "href" and tag != "a")
    ]
    assert loads == []
    assert "url(" not in PAGES[name]
    assert "@import" not in PAGES[name]


@pytest.mark.parametrize("name", CAST)
def test_its_policy_names_the_one_style_and_the_one_script_by_their_hashes(name: str) -> None:
    text = PAGES[name]
    policy = next(a["content"] for t, a in Reader(text).tags if t == "meta" and a.get("http-equiv"))
    assert policy is not None
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; ")
    for kind, found in (
        ("style-src", re.findall(r"<style>(.*?)</style>", text, re.S)),
        ("script-src", re.findall(r"<script>(.*?)</script>", text, re.S)),
    ):
        for inside in found:
            digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
            assert f"{kind} 'sha256-{digest}'" in policy


@pytest.mark.parametrize("name", CAST)
def test_nothing_in_it_carries_a_style_or_a_handler(name: str) -> None:
    attributes = [key for _, found in Reader(PAGES[name]).tags for key in found]
    assert [key for key in attributes if key == "style" or key.startswith("on")] == []


@pytest.mark.parametrize("name", CAST)
def test_ids_are_given_once_and_every_link_within_the_page_has_its_end(name: str) -> None:
    tags = Reader(PAGES[name]).tags
    ids = [found["id"] for _, found in tags if "id" in found]
    ends = {
        str(found["href"])[1:] for tag, found in tags if tag == "a" and str(found["href"]).startswith("#")
    }
    assert len(ids) == len(set(ids))
    assert ends <= set(ids)


def test_texts_that_would_run_stand_there_as_texts() -> None:
    text = PAGES["hostile"]
    reader = Reader(text)
    scripts = [found for tag, found in reader.tags if tag == "script"]
    assert [found.get("type") for found in scripts] == ["application/json", None]
    assert {"img", "iframe", "i"} & {tag for tag, _ in reader.tags} == set()
    assert not any(str(found.get("href", "")).startswith("javascript") for _, found in reader.tags)
    assert "alert(1)" in "".join(reader.texts["h1"])
    assert "{{ 7*7 }}" in text


def test_the_points_for_the_script_are_json_that_cannot_end_their_element() -> None:
    inside = re.search(r'<script type="application/json" id="points">(.*?)</script>', PAGES["hostile"], re.S)
    assert inside is not None
    assert not set("<>&\u2028\u2029") & set(inside[1])
    options = json.loads(inside[1])["options"][0]
    assert "\u2028</script><script>alert(6)</script>" in options


def test_the_same_case_gives_the_same_page() -> None:
    assert page(lake()) == PAGES["lake"]


def sections(text: str) -> list[str]:
    return re.findall(r'<section id="(\w+)">', text)


def test_positions_alone_make_a_finished_page() -> None:
    assert sections(PAGES["lake_positions"]) == [
        "answer", "gaps", "known", "deal", "figures", "people", "sources", "meaning",
    ]  # fmt: skip
    assert "Where it stands" in PAGES["lake_positions"]
    assert "Worth asking next" in PAGES["lake_positions"]


def test_a_full_case_shows_every_section() -> None:
    assert sections(PAGES["lake"]) == [
        "answer", "gaps", "frontier", "fair", "standing", "trades", "deal", "figures", "people", "sources",
        "meaning",
    ]  # fmt: skip


@pytest.mark.parametrize("name", CAST)
def test_no_section_table_or_list_is_empty(name: str) -> None:
    text = PAGES[name]
    assert (
        re.findall(
            r"<(ul|ol|tbody|p|dl|h\d)[^>]*>\s*</\1>",
            text.replace("hidden></p>", "hidden>.</p>").replace('polite"></p>', 'polite">.</p>'),
        )
        == []
    )
    for inside in re.findall(r"<section[^>]*>(.*?)</section>", text, re.S):
        assert re.search(r"<h2[^>]*>.+</h2>\s*<\w", inside, re.S)


def test_every_position_is_behind_its_cell_with_its_citation() -> None:
    case = lake()
    text = PAGES["lake"]
    assert text.count('<ul class="behind">') == len({(p.issue, p.party) for p in case.positions})
    assert "two officials" in text
    assert "Nothing less than the whole district." in text


def test_what_nobody_meets_is_told_without_a_package() -> None:
    text = PAGES["no_agreement"]
    assert "No package meets all the stated minima" in text
    assert "may be a bluff" in text
    assert "frontier" not in sections(text)


def test_where_it_could_not_be_settled_it_says_so_and_not_that_nothing_was_said() -> None:
    case = lake()
    found = Analysis(
        packages=270,
        scored=("front", "republic"),
        frontier=Frontier(points=(), size=0, complete=False, error_bound=Fraction(3)),
    )
    text = render_page(case, found, board(case))
    assert "It is not settled whether a package meets all the stated minima" in text
    assert "Where it stands" not in text
    assert "frontier" not in sections(text)


def test_a_frontier_that_is_not_complete_says_its_error() -> None:
    case = lake()
    whole = analyse(case)
    assert whole.frontier is not None
    found = msgspec.structs.replace(
        whole,
        frontier=Frontier(
            points=whole.frontier.points,
            size=5000,
            complete=False,
            efficient=12,
            ended="work",
            error_bounds={"front": Fraction(1, 2)},
        ),
    )
    text = render_page(case, found, board(case))
    assert "12 of them proved efficient; nothing found beats the others" in text
    assert "one of these gives each party at most so much less: " in text
    assert "points are efficient" not in text
    assert "This page was given 13 of them." in text


def test_packages_that_would_tell_a_confided_minimum_are_marked_and_another_is_named() -> None:
    text = PAGES["lake"]
    assert text.index("Look before you use it") < text.index("Small: over the stated minimum")
    assert "Rather:" in text
    assert "gives this minimum away" in text


def test_who_may_read_it_stands_in_its_head() -> None:
    assert "Holds what was confided: for the mediators only" in PAGES["lake"]
    assert "Holds nothing that was confided" in PAGES["arabic"]


def test_terms_without_a_definition_say_so() -> None:
    assert "not defined" in PAGES["lake"]
    assert "one term, two senses" in PAGES["lake"]


def test_a_page_runs_the_way_its_case_is_written() -> None:
    assert (direction(arabic()), direction(lake()), direction(hostile())) == ("rtl", "ltr", "ltr")
    assert '<html lang="en" dir="rtl">' in PAGES["arabic"]


def test_no_position_is_lost_where_there_are_no_scores() -> None:
    words = [position.words for position in lake_positions().positions if position.words]
    assert words
    assert all(word in PAGES["lake_positions"] for word in words)


def test_a_division_is_shown_with_its_steps_and_the_parties_names() -> None:
    text = page(read_case(EXAMPLES / "camp-david.yaml"))
    assert "Each has 395/6 (65.83) of its 100 points." in text
    assert "<bdi>Egypt 5/6, Israel 1/6</bdi>" in text
    assert "division" in sections(text)
    assert "Egypt gives Israel 1/6 of Sinai (ratio of the points 1.57)" in text
