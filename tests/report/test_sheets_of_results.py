"""Results as a workbook and as CSV: they hold what was found, and run nothing that somebody typed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

from click.testing import CliRunner

from goodoffices.analysis import analyse, board
from goodoffices.case.files import read_case, read_case_text
from goodoffices.cli.main import main
from goodoffices.report.refusals import refusers
from goodoffices.report.sheets_of_results import ResultSheet, as_csv, as_xlsx, packages, sheets

ROOT = Path(__file__).parents[2]
WELL = ROOT / "examples" / "well.yaml"


def test_the_packages_are_there_with_what_they_give_and_settle() -> None:
    case = read_case(WELL)
    found, gaps = analyse(case), board(case)
    rows = list(csv.DictReader(io.StringIO(as_csv(packages(case, found, refusers(case, gaps))))))
    first = found.solutions["nash"]
    assert rows[0]["Package"] == "Balanced gains"
    assert (rows[0]["Ash"], rows[0]["Birch"]) == (str(first.scores["ash"]), str(first.scores["birch"]))
    assert [row["Package"] for row in rows][4] == "Standing text"


def test_a_workbook_has_a_sheet_a_subject_and_no_formula() -> None:
    text = """title: =1+1
parties: ["=cmd", b]
issues: [{id: x, options: ["=2+5", "@so"]}]
preferences:
  - {party: "=cmd", points: {x: {"=2+5": 1, "@so": 0}}}
  - {party: b, points: {x: {"=2+5": 1, "@so": 2}}}
"""
    case = read_case_text(text, "c")
    found, gaps = analyse(case), board(case)
    tables = sheets(case, found, gaps)
    assert [table.name for table in tables] == ["About", "Gaps", "Packages", "Frontier", "Fairness"]
    with zipfile.ZipFile(io.BytesIO(as_xlsx(tables))) as book:
        names = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(names) == len(tables)
        for name in names:
            assert b"<f" not in book.read(name)
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "=2+5" in strings
    rows = list(csv.reader(io.StringIO(as_csv(packages(case, found, refusers(case, gaps))))))
    assert not any(cell.startswith(("=", "@", "+")) for row in rows for cell in row)


def test_a_row_is_as_high_as_its_words_and_a_sheet_as_wide_as_a_page() -> None:
    long = "word " * 60
    table = ResultSheet("A", ["Issue", "Words"], [["x", "one\ntwo\nthree"], ["y", long], ["z", "one"]])
    arabic = ResultSheet("B", ["المسألة"], [["من يراقب"]])
    with zipfile.ZipFile(io.BytesIO(as_xlsx([table, arabic]))) as book:
        first, second = (book.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2))
    rows = re.findall(r'<row r="\d+"[^>]*?(?: ht="(\d+)")?(?: customHeight="1")?>', first)
    heights = [int(height or 15) for height in rows]
    assert heights[1] == 3 * 15
    assert heights[2] >= 15 * len(long) / 44
    assert heights[3] == 15
    assert 'fitToPage="1"' in first
    assert 'rightToLeft="1"' in second
    assert "rightToLeft" not in first


def test_what_was_confided_is_said_on_the_first_sheet() -> None:
    case = read_case(WELL)
    about = sheets(case, analyse(case), board(case))[0]
    assert ["Who may read it", "Holds what was confided: for the mediators only"] in about.rows


def test_the_command_writes_both(tmp_path: Path) -> None:
    book, table = tmp_path / "well.xlsx", tmp_path / "well.csv"
    result = CliRunner().invoke(main, ["analyse", str(WELL), "--xlsx", str(book), "--csv", str(table)])
    assert result.exit_code == 0
    assert zipfile.is_zipfile(book)
    assert table.read_text(encoding="utf-8").startswith("Package,Ash,Birch")
    wrong = CliRunner().invoke(main, ["analyse", str(WELL), "--csv", str(tmp_path / "no" / "well.csv")])
    assert wrong.exit_code == 2
    assert "Traceback" not in wrong.output
