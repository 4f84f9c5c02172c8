"""An agreement on paper, as a page, as a calendar and as tables: what stands in each, and what in none."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from icalendar import Calendar

from goodoffices.agreement import plan_agreement
from goodoffices.agreement.files import read_agreement, read_agreement_text
from goodoffices.agreement.tracking import Ledger, read_reports
from goodoffices.cli.main import main
from goodoffices.desk.holding import hold
from goodoffices.report.agreed import render_plan
from goodoffices.report.agreed.page import render_plan_page
from goodoffices.report.agreed.papers import (
    agreement_pdf,
    agreement_word,
    due_calendar,
    evidence_offered,
    paragraphs,
)
from goodoffices.report.agreed.report_form import form_paragraphs, form_pdf, form_word
from goodoffices.report.agreed.sheets import states_csv, track_workbook
from goodoffices.report.agreed.track import render_track
from goodoffices.report.agreed.track_page import render_track_page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples/agreements"
READ = read_agreement(EXAMPLES / "prisoners.yaml")
DEAL = READ.agreement
PLAN = plan_agreement(DEAL, READ.places)
REPORTS = read_reports(EXAMPLES / "prisoners-reports.csv", DEAL)
LEDGER = Ledger(DEAL, datetime(2031, 6, 26, 9, tzinfo=UTC), REPORTS)


def test_the_pages_load_nothing_and_are_the_same_each_time() -> None:
    for page, again in (
        (render_plan_page(DEAL, PLAN, hold(DEAL)), render_plan_page(DEAL, PLAN, hold(DEAL))),
        (render_track_page(LEDGER), render_track_page(LEDGER)),
    ):
        assert page == again
        assert "default-src &#39;none&#39;" in page
        assert "<script" not in page
        assert not re.search(r'(?:src|href)="(?!#)', page)


def test_the_plan_page_explains_its_schedule() -> None:
    page = render_plan_page(DEAL, PLAN, hold(DEAL))
    for words in (
        "How to read it",
        "What would remove it",
        "Republic, if it stopped then",
        "Does it hold",
        "gains 2.5",
    ):
        assert words in page
    assert page.count('role="img"') == 2  # one for wide screens, one for narrow ones


def test_every_number_of_the_state_leads_to_its_reports() -> None:
    page = render_track_page(LEDGER)
    for target in set(re.findall(r'href="#([^"]+)"', page)) - {"main"}:
        assert f'id="{target}"' in page
    assert 'href="#f-201"' in page
    assert "f-202" not in page  # withdrawn


def test_words_of_a_file_cannot_act_on_a_page() -> None:
    sharp = msgspec.structs.replace(DEAL, title="<script>alert(1)</script>")
    assert "<script" not in render_plan_page(sharp, PLAN)


def test_no_worth_leaves_on_paper() -> None:
    words = " ".join(one.words for one in paragraphs(DEAL, PLAN))
    assert not re.search(r"\bgains\b", words)
    assert not re.search(r"\bloses\b", words)
    assert "Turn 1, day 9: Front → Republic: 8 wounded in 2 lots" in words
    with zipfile.ZipFile(io.BytesIO(agreement_word(DEAL, PLAN))) as file:
        assert "Teln" in file.read("word/document.xml").decode()
    assert agreement_pdf(DEAL, PLAN).startswith(b"%PDF")


def test_the_papers_hold_every_provision() -> None:
    words = "\n".join(one.words for one in paragraphs(DEAL, PLAN))
    rules = DEAL.ceasefire
    assert rules is not None
    assert DEAL.disputes is not None
    assert DEAL.incidents is not None
    told = (
        *rules.prohibited,
        rules.forces,
        *DEAL.incidents.steps,
        "checks identities",
        "another name within a day",
        "may object",
        *(one.label for one in DEAL.monitors),
        *(line.map for line in rules.lines),
    )
    for one in told:
        assert one in words, one
    bare = msgspec.structs.replace(DEAL, clauses=())
    assert rules.forces in "\n".join(one.words for one in paragraphs(bare, PLAN))


def test_every_written_field_of_a_provision_is_on_paper() -> None:
    for name in ("prisoners", "strike", "river", "company"):
        agreement = read_agreement(EXAMPLES / f"{name}.yaml").agreement
        words = "\n".join(one.words for one in paragraphs(agreement, plan_agreement(agreement)))
        for section in ("ceasefire", "violations", "liaison", "disputes", "amendment", "ends", "amnesty"):
            rule = getattr(agreement, section)
            for field in rule.__struct_fields__ if rule is not None else ():
                value = getattr(rule, field)
                for text in value if isinstance(value, tuple) else (value,):
                    if isinstance(text, str) and text:
                        assert agreement.label(text) in words, (name, section, field, text)


def test_the_form_for_reports_has_every_duty_and_no_worth() -> None:
    words = "\n".join(one.words for one in form_paragraphs(DEAL))
    for one in (*DEAL.duties, *DEAL.powers, *DEAL.phases):
        assert f"{one.id}:" in words
    assert words.count("Who says so:") == 4
    assert form_pdf(DEAL).startswith(b"%PDF")
    assert form_word(DEAL).startswith(b"PK")


def test_evidence_of_mediation_is_offered_where_the_convention_applies() -> None:
    company = read_agreement(EXAMPLES / "company.yaml").agreement
    assert evidence_offered(company)
    assert not evidence_offered(msgspec.structs.replace(company, kind="family"))
    assert not evidence_offered(msgspec.structs.replace(company, kind="labour"))
    assert not evidence_offered(DEAL)
    words = [one.words for one in paragraphs(company, plan_agreement(company))]
    assert any(line.startswith("M. Sauter: ___") for line in words)


def test_the_calendar_has_what_is_due_from_or_to_one_party() -> None:
    events = Calendar.from_ical(due_calendar(DEAL, "front", date(2031, 6, 1))).walk("VEVENT")
    assert date(2031, 6, 23) in {event["DTSTART"].dt for event in events}
    assert {str(event["SUMMARY"]) for event in events} == {"Date to keep"}


DATED = """
title: t
zone: Europe/Athens
parties: [a, b, c]
enters_into_force: 2031-06-03 00:00
phases: [{id: one, length: 10 days}, {id: two, length: 10 days}, {id: three, begins: {done: [x]}, length: 9 days}]
commitments:
  - {id: x, what: pay, owes: a, to: b, phase: one, by: day 2}
  - {id: y, what: rest, owes: a, to: b, phase: two, until: end of two}
  - {id: z, what: sing, owes: b, to: a, phase: three, by: day 3 of three}
  - {id: v, what: dance, owes: b, to: a, phase: two, by: 24 hours after entry into force}
  - {id: w, what: leave, owes: c, by: 2031-07-31}
exchanges:
  - {id: swap, phase: two, by: day 5 of two, gives: [{category: q, party: a, number: 1}, {category: r, party: b, number: 1}]}
"""  # noqa: E501 - an agreement as somebody writes it


def test_the_calendar_has_days_that_time_alone_fixes_and_no_other() -> None:
    """A day counted from midnight is that day; the last of a phase is the day before its end; what counts
    from a deed that is not done has none.
    """
    deal = read_agreement_text(DATED).agreement

    def days(party: str) -> list[date]:
        events = Calendar.from_ical(due_calendar(deal, party, date(2031, 6, 1))).walk("VEVENT")
        return sorted(event["DTSTART"].dt for event in events)

    of_a = [date(2031, 6, 3), date(2031, 6, 4), date(2031, 6, 17), date(2031, 6, 22)]
    assert days("a") == of_a
    assert days("c") == [date(2031, 7, 31)]
    assert days("") == [*of_a, date(2031, 7, 31)]


def test_a_paper_names_what_moments_count_from_and_one_actor_in_two_lists() -> None:
    deal = read_agreement(Path(__file__).resolve().parents[1] / "agreement/texts/captives.yaml").agreement
    words = "\n".join(
        "".join(piece.words for piece in one.pieces) for one in paragraphs(deal, plan_agreement(deal))
    )
    assert "by day 2 of Days of exchange" in words
    assert "days-of-exchange" not in words
    assert "The Emirate: stands for" in words
    assert "Both texts are equally authentic" in words
    assert "authentic prevails" not in words


def test_tables_are_read_again() -> None:
    rows = list(csv.reader(io.StringIO(states_csv(LEDGER))))
    assert len(rows) == 1 + len(DEAL.duties)
    assert zipfile.is_zipfile(io.BytesIO(track_workbook(LEDGER)))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_terminal_keeps_its_width(width: int) -> None:
    for text in (render_plan(DEAL, PLAN, hold(DEAL), width), render_track(LEDGER, width)):
        assert max(len(line) for line in text.splitlines()) <= width


PRISONERS = str(EXAMPLES / "prisoners.yaml")
TRACK = ["track", PRISONERS, "--reports"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["plan", "nothing.yaml"], "There is no such file."),
        (["plan", PRISONERS, "--exchange", "x"], "There is no exchange 'x'. Write one of: swap."),
        (["plan", PRISONERS, "--for", "norland"], "There is no party 'norland'."),
        (["plan", str(EXAMPLES.parent / "well.yaml")], "This is a case"),
        (["track", PRISONERS], "Name a file of reports"),
        (["track", PRISONERS, "--form", "form.txt"], "ends in .pdf or .docx"),
        ([*TRACK, str(EXAMPLES / "strike.yaml")], "is not one of a report"),
        ([*TRACK, str(EXAMPLES / "prisoners-reports.csv"), "--as-of", "x"], "is no moment"),
    ],
)
def test_what_is_wrong_ends_with_a_plain_word_and_status_2(words: list[str], told: str) -> None:
    found = CliRunner().invoke(main, words)
    assert found.exit_code == 2
    assert told in " ".join(found.output.split())
    assert "Traceback" not in found.output


def test_a_new_agreement_is_written_and_planned(tmp_path: Path) -> None:
    file = tmp_path / "deal.yaml"
    made = CliRunner().invoke(
        main, ["new", "--agreement", "--title", "A deal", "--party", "Ash", "--party", "Birch", str(file)]
    )
    assert made.exit_code == 0, made.output
    assert f"goodoffices plan {file}" in " ".join(made.output.split())
    assert CliRunner().invoke(main, ["plan", str(file)]).exit_code == 0
