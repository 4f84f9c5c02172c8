"""`goodoffices text`: what it prints, writes, refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from goodoffices.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
OLD = ROOT / "examples/drafts/lake-sarn-3.txt"
NEW = ROOT / "examples/drafts/lake-sarn-4.txt"
ARABIC = ROOT / "examples/drafts/lake-sarn-4-ar.txt"


def _run(*given: str | Path) -> Result:
    return CliRunner().invoke(main, ["text", *map(str, given)])


@pytest.mark.parametrize(
    "data",
    [
        OLD.read_bytes(),
        "\ufeff1. a [b\r\n\r\n2. c \t\r\n".encode("utf-16"),
        "1. Стороны [согласны] встретиться в городе весной.\n".encode("cp1251"),
        b"1. \x93Quoted\x94 words \x96 and [more] of them.\x0b\x0c\x07\n",
        b"",
    ],
)
def test_print_gives_the_file_back_byte_for_byte(tmp_path: Path, data: bytes) -> None:
    place = tmp_path / "draft.txt"
    place.write_bytes(data)
    code = "import sys; from goodoffices.cli.main import main; main()"
    command = [sys.executable, "-c", code, "text", "print", str(place)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == data


def test_a_pasted_agreement_becomes_numbered_clauses(tmp_path: Path) -> None:
    place = tmp_path / "paste.txt"
    place.write_text(
        "Article 1. Peace\n\nThe war ends.\n\nAll go home.\n\nArticle 2. Roads\n\nThey open.\n", "utf-8"
    )
    assert _run("print", place, "--numbered").output == (
        "Article 1. Peace\n\n1. The war ends.\n\n2. All go home.\n\nArticle 2. Roads\n\n1. They open.\n"
    )


def test_check_says_what_is_open_and_what_is_wrong_with_its_place() -> None:
    done = _run("check", OLD)
    assert done.exit_code == 0
    assert f"{OLD}: 23 clauses; 13 brackets, 2 deep" in done.output
    assert f"{OLD}:39:49: 5, option 2, 1: A bracket opens" in done.output


def test_the_json_is_what_its_schema_says_and_the_published_one_is_current() -> None:
    schema = _run("check", "--schema").output
    assert (ROOT / "docs/reference/text.schema.json").read_text("utf-8") == schema
    told = json.loads(_run("check", OLD, "--json").output)
    Draft202012Validator(json.loads(schema)).validate(told)
    assert (told["depth"], len(told["brackets"]), len(told["unclosed"])) == (2, 13, 1)
    assert (told["unclosed"][0]["line"], told["unclosed"][0]["column"]) == (39, 49)
    several = json.loads(_run("check", OLD, NEW, "--json").output)
    assert [one["file"] for one in several] == [str(OLD), str(NEW)]


def test_diff_tells_words_and_its_json_both_texts() -> None:
    assert "releases {-30-}{+40+} persons" in _run("diff", OLD, NEW).output
    told = json.loads(_run("diff", OLD, NEW, "--json").output)
    Draft202012Validator(json.loads(_run("diff", "--schema").output)).validate(told)
    kinds = ("kept", "deleted", "moved-from")
    assert "".join(one["words"] for one in told["pieces"] if one["kind"] in kinds) == OLD.read_text("utf-8")
    assert any(one["kind"] == "moved" and one["old_clause"] == "3.2" for one in told["changes"])


def test_merge_leaves_a_conflict_to_a_person(tmp_path: Path) -> None:
    names = {
        "old": "releases three persons.\n",
        "a": "releases four persons.\n",
        "b": "releases five persons.\n",
    }
    files = []
    for name, words in names.items():
        files.append(tmp_path / name)
        files[-1].write_text(words, "utf-8")
    done = _run("merge", *files, "-o", tmp_path / "out.txt")
    assert done.exit_code == 1
    assert "“four” (a); “five” (b)" in done.output
    assert (tmp_path / "out.txt").read_text("utf-8") == names["old"]
    assert "[three] [four] [five]" in _run("merge", *files, "--brackets").output


def test_history_counts_brackets_over_versions() -> None:
    rows = json.loads(_run("history", OLD, NEW, "--json").output)
    assert [(row["version"], row["brackets"]) for row in rows] == [("lake-sarn-3", 13), ("lake-sarn-4", 15)]


def test_docx_out_and_back(tmp_path: Path) -> None:
    place = tmp_path / "draft.docx"
    assert _run("docx", OLD, NEW, "--title", "Lake Sarn", "-o", place).exit_code == 0
    assert "0 marked changes of this round" in _run("back", place, place).output
    back = json.loads(_run("back", OLD, place, "--json").output)
    assert {one["author"] for one in back["marked"]} == {"Mediation"}
    assert back["unmarked"] == []
    assert _run("back", place, place, "--write", tmp_path / "new.txt").exit_code == 0
    assert "releases 40 persons" in (tmp_path / "new.txt").read_text("utf-8")
    assert "40 persons held" in _run("print", place).output


def test_pdf_with_a_second_language(tmp_path: Path) -> None:
    place = tmp_path / "draft.pdf"
    done = _run("pdf", NEW, "--beside", ARABIC, "--prevails", "English", "-o", place)
    assert done.exit_code == 0, done.output
    assert place.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (["print", "nowhere.txt"], "No such file or directory. Name a file of plain text."),
        (["check"], "Name a FILE"),
        (["diff", str(OLD)], "Name OLD and NEW"),
        (["print", str(OLD), "--encoding", "klingon"], "no encoding of this name"),
        (["docx", str(OLD), "-o", "out.txt"], "end in .docx"),
        (["docx", str(OLD), str(NEW), "--side", "A=b", "-o", "o.docx"], "not both"),
        (["docx", str(OLD), "--side", "A", "-o", "o.docx"], "NAME=FILE"),
        (["pdf", str(OLD), str(NEW), "--beside", str(OLD), "-o", "o.pdf"], "not both"),
        (["back", str(OLD), str(OLD)], "no whole DOCX"),
        (["check", sys.executable], "a program, no text"),
    ],
)
def test_what_is_wrong_is_said_with_status_2(given: list[str], why: str) -> None:
    done = _run(*given)
    assert done.exit_code == 2
    assert why in done.output
    assert "Traceback" not in done.output


def test_a_file_that_is_there_is_not_replaced_unasked(tmp_path: Path) -> None:
    place = tmp_path / "draft.docx"
    place.write_bytes(b"mine")
    assert _run("docx", OLD, "-o", place).exit_code == 2
    assert place.read_bytes() == b"mine"
    assert _run("docx", OLD, "-o", place, "--force").exit_code == 0
