"""The five reports, statement by statement, against what a person read in them."""

from __future__ import annotations

from pathlib import Path

from reports_gold import SAID

from goodoffices.record import Given, build, read_files
from goodoffices.record.find import find

DAYS = ("2024-08-15", "2024-08-15", "2024-08-15", "2024-12-17", "2024-08-16")


def test_the_statements_of_the_five_reports_are_those_that_a_person_read_in_them(shared: Path):
    files = [shared / "reports" / "doha" / f"report-{number}.txt" for number in range(1, 6)]
    given = {file: Given(published=day) for file, day in zip(files, DAYS, strict=True)}
    record = build(read_files(files, given).articles, find)
    found = {
        (int(row.article[-1]), row.start, row.end, row.type, row.speaker[:24], row.side, row.said)
        for row in record.statements
    }
    assert found - set(SAID) == set(), "not among what a person read"
    assert set(SAID) - found == set(), "missed"
