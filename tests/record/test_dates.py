"""Dates against a publication date, and none without one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.record.dates import find_dates

PUBLISHED = "2030-08-15"
"""A Thursday."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def values(text: str, published: str = PUBLISHED, **named: str) -> list[str]:
    return [each.value for each in find_dates("a", text, published, named or None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoys met on Thursday.", "2030-08-15"),
        ("The envoys met on Wednesday.", "2030-08-14"),
        ("The envoys met last Thursday.", "2030-08-08"),
        ("The talks will continue on Friday, he said.", "2030-08-16"),
        ("He said the talks will continue Friday.", "2030-08-16"),
        ("Talks were expected to resume on Monday.", "2030-08-19"),
        ("The plan that will change it all was announced on Tuesday.", "2030-08-13"),
        ("They will come. They met on Tuesday.", "2030-08-13"),
        ("He was to join them on Friday.", "2030-08-16"),
        ("On Tuesday, the guild will meet the owners.", "2030-08-20"),
        ('"On Tuesday, the guild is due to meet the owners," he wrote.', "2030-08-20"),
        ("On Tuesday, the guild said it will meet the owners.", "2030-08-13"),
        ("The deadline runs until 9 a.m. Tuesday.", "2030-08-20"),
        ("They spoke today.", "2030-08-15"),
        ("They spoke yesterday.", "2030-08-14"),
        ("They speak tomorrow.", "2030-08-16"),
        ("Two days ago they spoke.", "2030-08-13"),
        ("The plan was laid out in late May.", "2030-05"),
        ("There was one truce in November.", "2029-11"),
        ("They met on 3 March 2029.", "2029-03-03"),
        ("They met on March 3, 2029.", "2029-03-03"),
        ("They met on Sunday, Aug. 11.", "2030-08-11"),
        ("The Oct. 7 attack changed it.", "2029-10-07"),
        ("It is less than before (the great raid) on October 7, he says.", "2029-10-07"),
        ("It opens on 2030-09-01.", "2030-09-01"),
        ("The treaty dates from in 1994 at the latest.", "1994"),
        ("Nothing was said last month.", "2030-07"),
        ("The treaty of 2 May 1850 stands.", "1850-05-02"),
    ],
)
def test_resolved_against_the_publication_date(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize("text", ["on Thursday", "last week", "today", "two days ago", "on March 3",
    "in November", "this spring", "on Christmas Day"])  # fmt: skip
def test_nothing_relative_is_resolved_without_one(text: str) -> None:
    found = find_dates("a", f"They met {text}.", "")
    assert [(each.value, each.how) for each in found] == [("", "open")]


def test_a_date_in_full_needs_no_publication_date() -> None:
    assert values("They met on 3 March 2029.", published="") == ["2029-03-03"]


def test_days_that_do_not_exist_are_no_dates() -> None:
    assert values("They met on 31 February 2029 or 2029-02-30.") == []


def test_may_is_a_verb_unless_it_is_a_month() -> None:
    assert values("They may come. May they come? They met in May.") == ["2030-05"]


def test_named_dates_come_from_the_users_list() -> None:
    found = find_dates("a", "Since the Flood they met on Thursday.", PUBLISHED, {"the flood": "2019-06-01"})
    assert [(each.text, each.value, each.how) for each in found] == [
        ("the Flood", "2019-06-01", "named"),
        ("Thursday", "2030-08-15", "relative"),
    ]


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 6))
def test_a_weekday_in_the_past_is_one_of_the_last_seven_days(published: date, weekday: int) -> None:
    (value,) = values(f"They met on {WEEKDAYS[weekday]}.", published.isoformat())
    day = date.fromisoformat(value)
    assert day.weekday() == weekday
    assert published - timedelta(days=7) < day <= published


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 6))
def test_a_weekday_ahead_is_one_of_the_next_seven_days(published: date, weekday: int) -> None:
    (value,) = values(f"They will meet next {WEEKDAYS[weekday]}.", published.isoformat())
    day = date.fromisoformat(value)
    assert day.weekday() == weekday
    assert published < day <= published + timedelta(days=7)


@given(st.dates(date(1700, 1, 1), date(2200, 1, 1)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    assert values(f"It was on {day.day} {day:%B} {day.year:04d}.", "") == [day.isoformat()]
