"""The brief: every line on a passage, nothing confirmed that was not, and a case that claims no more than the
reports.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from goodoffices.case import Case, Issue, Mediator, Option, Party
from goodoffices.case.files import case_to_yaml, read_case_text
from goodoffices.desk import Brief, first_case, make_brief
from goodoffices.record import Proposal, Record, Statement, build, decide, read, read_files, rematch, write
from goodoffices.record.find import find
from goodoffices.record.reading import Given
from goodoffices.report.brief_text import brief_text
from goodoffices.report.brief_words import column_words, section_words
from goodoffices.report.sheet import render_brief

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "articles"
DATES = {
    "lake-1-post.txt": "2021-05-06",
    "lake-2-agency.txt": "2021-05-07",
    "lake-4-august.txt": "2021-08-11",
}


def record_of(folder: Path, dates: dict[str, str]) -> Record:
    given = {folder / name: Given(published=day) for name, day in dates.items()}
    articles = read_files([folder], given).articles
    return build(articles, partial(find, case=first_case(articles)))


@pytest.fixture(scope="module")
def lake() -> Record:
    return record_of(EXAMPLES, DATES)


@pytest.fixture(scope="module")
def doha(shared: Path) -> Record:
    folder = shared / "reports" / "doha"
    days = dict(zip(range(1, 6), ("2024-08-15",) * 3 + ("2024-12-17", "2024-08-16"), strict=True))
    return record_of(folder, {f"report-{n}.txt": day for n, day in days.items()})


@pytest.mark.parametrize("reports", ["lake", "doha"])
def test_a_record_that_was_built_opens_again(reports, request, tmp_path):
    record = request.getfixturevalue(reports)
    write(record, tmp_path / "record.json")
    assert read(tmp_path / "record.json") == record


def rows(brief: Brief, key: str) -> list[tuple[str, ...]]:
    section = next(section for section in brief.sections if section.key == key)
    return [tuple(map(column_words, item.cells)) for item in section.items]


def test_every_line_stands_on_a_passage_of_its_report(lake):
    brief = make_brief(lake)
    texts = {article.id: article.text for article in lake.articles}
    count = 0
    for section in brief.sections:
        for item in section.items:
            assert item.cites or section.key in ("reports", "unknown")
            assert len(item.cells) == len(section_words(section.key).heads)
            for cite in item.cites:
                assert cite.passage in texts[cite.article]
                count += 1
    assert count > 60


def test_parties_mediators_and_how_they_take_part(lake):
    found = {(row[0], row[1], row[3]) for row in rows(make_brief(lake), "parties")}
    assert {row[:2] for row in found} >= {
        ("Republic", "party"),
        ("Front", "party"),
        ("Norland", "mediator"),
        ("Istria", "mediator"),
    }
    (front,) = [row[2] for row in found if row[0] == "Front" and "absent" in row[2]]
    assert front.index("absent") < front.index("through mediators")


def test_positions_keep_their_words_their_voice_and_their_condition(lake):
    found = rows(make_brief(lake), "positions")
    (accepts,) = [row for row in found if row[0] == "Front" and "joint team" in row[2]]
    assert accepts[1] == "accepts"
    assert "list of prisoners" in accepts[5]


def test_one_origin_told_twice_is_named(lake):
    told = rows(make_brief(lake), "origins")
    assert any(row[1] == "LPA" and row[2] == "2" for row in told)


def test_figures_that_are_compatible_are_not_called_a_conflict(lake):
    kinds = {(row[0], row[1], row[2]) for row in rows(make_brief(lake), "differences")}
    assert any(kind == "compatible" and "more than 40" in one + two for kind, one, two in kinds)


def test_the_undated_article_is_among_what_is_not_known():
    record = record_of(EXAMPLES, {})
    assert ("day of publication", "lake-1-post") in rows(make_brief(record), "unknown")


def test_the_implied_case_can_be_written_read_and_claims_no_agreement(lake):
    brief = make_brief(lake)
    assert brief.case is not None
    again = read_case_text(case_to_yaml(brief.case))
    assert again.positions == brief.case.positions
    assert not again.preferences
    assert not again.fictional
    assert brief.board is not None
    assert brief.board.counts["agreed"] == brief.board.counts["bridgeable"] == 0
    assert all(position.cite for position in again.positions)


def test_rejected_rows_are_gone_and_confirmed_ones_are_marked(lake):
    position = next(row for row in lake.proposals if row.kind == "position")
    gone = make_brief(decide(lake, position.id, "rejected"))
    kept = make_brief(decide(lake, position.id, "accepted"))
    assert all(
        cite.row != position.id for section in gone.sections for item in section.items for cite in item.cites
    )
    assert kept.confirmed == 1
    assert any(
        cite.row == position.id and cite.confirmed
        for section in kept.sections
        for item in section.items
        for cite in item.cites
    )


def test_a_case_at_hand_names_the_issues(lake):
    case = Case(
        title="Lake Sarn",
        parties=(Party(id="front", name="Front"), Party(id="republic", name="Republic")),
        mediators=(Mediator(id="norland", name="Norland"),),
        issues=(
            Issue(
                id="monitors",
                options=(
                    Option(id="joint", keywords=("joint team",)),
                    Option(id="neighbours", keywords=("neighbouring states",)),
                ),
                keywords=("monitors",),
            ),
        ),
    )
    brief = make_brief(rematch(lake, case), case)
    assert brief.case is not None
    held = {(position.party, position.stance, position.options) for position in brief.case.positions}
    assert ("front", "accepts", ("joint",)) in held
    assert brief.title == "Lake Sarn"


def test_text_and_page_are_the_same_each_time_and_fit(lake):
    brief = make_brief(lake)
    text = brief_text(brief, 72)
    assert max(map(len, text.splitlines())) <= 72
    assert text == brief_text(make_brief(lake), 72)
    assert brief_text(brief, 72, unicode=False).isascii()
    assert render_brief(brief) == render_brief(make_brief(lake))


def test_articles_without_parties_still_give_a_brief():
    record = Record()
    brief = make_brief(record)
    assert brief.case is None
    assert "tell of no talks between two sides" in brief_text(brief)
    assert "Nothing was found." in brief_text(brief, only=["parties"])


# The five reports on the talks in Doha: a reader's own list of what must be in the picture.


def test_doha_who_takes_part(doha):
    found = {(row[0], row[1], row[3]) for row in rows(make_brief(doha), "parties")}
    (hamas,) = [row[2] for row in found if row[0] == "Hamas"]
    assert [state.split(" (")[0] for state in hamas.split("; ")] == [
        "refused 2024-08-11",
        "absent 2024-08-15",
        "through mediators 2024-08-15",
    ]
    assert {row[0]: row[2].split(" ")[0] for row in found if row[0] == "Iran" and "“" not in row[2]} == {
        "Iran": "briefed"
    }
    assert [row[2] for row in found if row[0] == "Turkey"]
    assert {row[0] for row in found if row[1] == "mediator"} == {"Egypt", "Qatar", "United States"}
    assert {row[0] for row in found if row[1] == "party"} == {"Hamas", "Israel"}


def test_doha_what_is_demanded_and_by_whom(doha):
    brief = make_brief(doha)
    assert brief.case is not None
    held = {
        (position.party, position.issue, position.stance, position.voice) for position in brief.case.positions
    }
    assert {
        ("hamas", "ceasefire", "demands", "public"),
        ("hamas", "withdrawal-of-forces", "demands", "public"),
        ("hamas", "reconstruction", "demands", "public"),
        ("hamas", "plan-or-draft-to-follow", "demands", "public"),
        ("hamas", "taking-part-in-the-talks", "accepts", "public"),
        ("hamas", "taking-part-in-the-talks", "refuses", "public"),
    } <= held
    assert [key[1:3] for key in held if key[0] == "israel" and key[3] == "public"] == [
        ("taking-part-in-the-talks", "accepts")
    ]
    assert not [key for key in held if key[0] == "israel" and key[3] == "claimed-by-another"]


def test_doha_what_moved(doha):
    found = rows(make_brief(doha), "changes")
    assert [(row[0], row[2], row[3]) for row in found] == [
        ("Hamas", "2024-08-11", "refuses"),
        ("Hamas", "2024-08-15", "accepts"),
        ("Hamas", "2024-12-17", "according to Antony Blinken"),
    ]


def test_doha_repeats_are_one_line_and_lines_can_be_read(doha):
    brief = make_brief(doha)
    lines = {row[2] for row in rows(brief, "positions")}
    assert len([row for row in rows(brief, "positions") if row[3] == "Withdrawal of forces"]) == 1
    assert not [line for line in lines if line.startswith(("must", "that ", "is ready", "would"))]
    told = rows(brief, "terms")
    assert all(row[0] for row in told)
    assert ("in exchange for a temporary ceasefire in Gaza") in {row[1] for row in told}
    assert any("33" in row[0] and row[5].startswith("open: whether") for row in told)
    assert not any("105" in row[0] or "240" in row[0] for row in told)


def test_doha_one_interview_in_two_translations_is_one_utterance(doha):
    told = [row for row in doha.links if row.kind == "same-utterance"]
    said = {row.id: row for row in doha.statements}
    pairs = [
        {said[link.first].article, said[link.second].article}
        for link in told
        if "mediators succeed" in said[link.first].text
    ]
    assert {"report-2", "report-5"} in pairs


def test_doha_axios_is_one_origin_and_unnamed_sources_stay_apart(doha):
    assert any("Axios" in row[1] for row in rows(make_brief(doha), "origins"))
    people = [link for link in doha.links if link.kind == "same-person"]
    assert {(link.first, link.second) for link in people} >= {("Husam Badran", "Hossam Badran")}
    unnamed = {row.speaker for row in doha.statements if isinstance(row, Statement) and row.unnamed}
    assert not unnamed & {name for link in people for name in (link.first, link.second)}


def test_doha_figures_are_compatible_and_states_are_not_mixed(doha):
    found = rows(make_brief(doha), "differences")
    assert not [row for row in found if row[0] == "in conflict"]
    assert any("40,005" in " ".join(row) for row in found)
    assert not [row for row in found if "105" in " ".join(row)]


def test_doha_in_full_has_at_most_one_and_a_half_words_for_each_of_its_articles(doha):
    page = brief_text(make_brief(doha), 100)
    assert len(page.split()) <= 1.5 * sum(len(article.text.split()) for article in doha.articles)


def test_doha_the_33_are_an_open_term(doha):
    assert any("alive" in row[1] for row in rows(make_brief(doha), "unknown") if row[0] == "said to be open")


def test_doha_rounds_months_apart_and_december_words_apart(doha):
    days = [row[0] for row in rows(make_brief(doha), "rounds") if row[1] == "round"]
    assert days == ["2024-08-15", "2024-08-16", "no day, told 2024-12-17"]
    tones = {row[0]: row[1] for row in rows(make_brief(doha), "tone")}
    assert set(tones) >= {"2024-08-15", "2024-12-17"}


def test_doha_without_dates_resolves_none(shared: Path):
    record = record_of(shared / "reports" / "doha", {})
    relative = [row for row in record.dates if row.how == "relative"]
    assert [row.value for row in relative if row.value] == []
    assert all(not proposal.since for proposal in record.proposals if isinstance(proposal, Proposal))


def test_the_first_page_names_the_parties_of_the_case_and_leads_to_every_section_that_has_lines(lake):
    brief = make_brief(lake)
    assert [each.side for each in brief.front.parties] == [party.label for party in brief.case.parties]
    page = render_brief(brief)
    filled = [section.key for section in brief.sections if section.items]
    assert filled
    assert all(f'href="#{key}"' in page and f'id="{key}"' in page for key in (*filled, "gaps"))


def test_the_page_of_a_brief_asks_what_its_board_asks(lake):
    page = render_brief(make_brief(lake))
    assert "Worth asking next" in page
    assert page.index('id="gaps"') < page.index("Worth asking next") < page.index('id="terms"')
