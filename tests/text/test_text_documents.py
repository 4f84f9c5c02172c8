"""PDF and calendars: what is on every page, what a file says of itself, and what words cannot do to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar
import pytest

from goodoffices.report.documents.calendar import CalendarDay, write_calendar
from goodoffices.report.documents.direction import goes_right_to_left, language_of
from goodoffices.report.documents.pdf import write_pdf
from goodoffices.report.documents.status import DocumentStatus
from goodoffices.text import changed_flow, plain_flow, read_text, side_by_side

ENGLISH = "Article 3. Monitors\n\n1. The Front releases [24] [30] persons.\n\n2. The team reports.\n"
ARABIC = "المادة 3. المراقبون\n\n1. يفرج الطرف عن [24] [30] شخصاً.\n\n2. يقدم الفريق تقريره.\n"
STATUS = DocumentStatus(title="Lake Sarn", version="draft 4", day="3 March 2031", letterhead="The mediators")


def test_the_status_of_a_draft_is_never_that_of_an_agreement() -> None:
    assert STATUS.line == "Mediators’ draft · draft 4 · 3 March 2031 · without prejudice · not agreed"
    assert "clean copy · without prejudice · not agreed" in DocumentStatus(clean=True).line
    assert DocumentStatus(agreed=True, version="final").line == "Agreed text · final"


def test_a_pdf_bears_the_letters_of_its_scripts_and_no_time() -> None:
    made = write_pdf(plain_flow(read_text(ENGLISH + "\n" + ARABIC)), STATUS)
    assert made.startswith(b"%PDF-")
    assert b"NotoNaskhArabic" in made
    assert b"LibertinusSerif" in made
    assert b"/CreationDate" not in made
    assert b"/Author" not in made
    assert made == write_pdf(plain_flow(read_text(ENGLISH + "\n" + ARABIC)), STATUS)


@pytest.mark.parametrize(
    "words",
    [
        '1. #import "@preview/x:1.0.0": * and #read("/etc/passwd")',
        '1. *a _b $c ]] #eval("1")',
        "1. \\ \" ' `",
    ],
)
def test_words_are_words_whatever_they_look_like(words: str) -> None:
    assert write_pdf(plain_flow(read_text(words)), STATUS).startswith(b"%PDF-")


def test_two_languages_stand_side_by_side_clause_by_clause() -> None:
    rows = side_by_side(read_text(ENGLISH), read_text(ARABIC))
    assert [(first[0].words[:10], second[0].words[:10]) for first, second in rows] == [
        ("Article 3.", "المادة 3. "),
        ("1. The Fro", "1. يفرج ال"),
        ("2. The tea", "2. يقدم ال"),
    ]
    made = write_pdf([], STATUS, beside=rows, notes=["The English text prevails."])
    assert b"NotoNaskhArabic" in made


def test_a_clause_of_one_language_alone_has_an_empty_place_beside_it() -> None:
    rows = side_by_side(read_text(ENGLISH), read_text(ARABIC + "\n3. جديد\n"))
    assert [bool(first) for first, _ in rows] == [True, True, True, False]


@pytest.mark.shared
def test_a_real_draft_with_changes_can_be_set(shared: Path) -> None:
    old, new = (read_text((shared / f"texts/cop21/{day}-dec.md").read_text("utf-8")) for day in (9, 12))
    assert len(write_pdf(changed_flow(old, new), STATUS)) > 50_000


def test_a_paragraph_goes_the_way_of_its_first_letter() -> None:
    assert goes_right_to_left("1. [24] يفرج the Front")
    assert not goes_right_to_left("1. The Front يفرج")
    assert not goes_right_to_left("1. 24 –")
    assert [language_of(words) for words in ("1. يفرج", "3. Стороны", "x", "12")] == ["ar", "ru", "en", "en"]


DAYS = [
    CalendarDay(
        key="s1", kind="session", day=date(2031, 3, 3), last=date(2031, 3, 5), title="Round 2 at Amel"
    ),
    CalendarDay(
        key="d1", kind="deadline", day=date(2031, 3, 1), title="Answer, from the Front; on names, \\ all"
    ),
]


def test_a_calendar_has_days_without_alarms_and_neutral_titles() -> None:
    made = write_calendar("room-7", DAYS, stamped=date(2031, 2, 1))
    events = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Date to keep", "Meeting"]
    assert [event.decoded("dtend") for event in events] == [date(2031, 3, 2), date(2031, 3, 6)]
    assert all(str(event["class"]) == "PRIVATE" for event in events)
    assert b"VALARM" not in made
    for word in (b"Front", b"Amel", b"room-7", b"Good Offices"):
        assert word not in made
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_a_calendar_has_the_real_titles_where_they_are_asked_for_and_the_same_names_each_time() -> None:
    one = write_calendar("room-7", DAYS, stamped=date(2031, 2, 1), titles=True)
    two = write_calendar("room-7", DAYS[:1], stamped=date(2031, 2, 9))
    events = icalendar.Calendar.from_ical(one).walk("VEVENT")
    assert str(events[0]["summary"]) == DAYS[1].title
    assert str(icalendar.Calendar.from_ical(two).walk("VEVENT")[0]["uid"]) == str(events[1]["uid"])
    other = write_calendar("room-8", DAYS[:1], stamped=date(2031, 2, 9))
    assert str(icalendar.Calendar.from_ical(other).walk("VEVENT")[0]["uid"]) != str(events[1]["uid"])
