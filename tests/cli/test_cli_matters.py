"""`goodoffices matters`: what it prints, that a side's part rests on its own answers, what it says of a bad
name.
"""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from goodoffices.cli.main import main

ROOT = Path(__file__).parents[2]
WELL = ROOT / "examples/well.yaml"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["matters", *arguments])
    return result.exit_code, result.output


def test_it_says_what_was_said_what_to_ask_and_what_the_text_is_worth() -> None:
    status, told = run(str(WELL))
    assert status == 0
    for line in ("It gave 8 numbers, of 8.", "Water in August: day by day, worth 35 of at best 50"):
        assert line in told


def test_a_sides_part_is_the_same_whatever_another_side_said(tmp_path: Path) -> None:
    text = WELL.read_text("utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(text.replace("open: 35", "open: 3"), "utf-8")
    assert text != other.read_text("utf-8")
    assert run(str(WELL), "--party", "ash") == run(str(other), "--party", "ash")
    assert run(str(WELL), "--party", "birch") != run(str(other), "--party", "birch")


def test_json_has_exact_numbers() -> None:
    status, told = run(str(WELL), "--party", "ash", "--ask", "0", "--json")
    (side,) = json.loads(told)["sides"]
    assert status == 0
    assert (side["party"], side["ask"]) == ("ash", [])
    assert side["text"][0] == {
        "issue": "august",
        "option": "day by day",
        "least": "35",
        "most": "35",
        "best": "50",
        "refused": False,
    }


def test_a_party_that_is_not_there_is_refused_in_one_line() -> None:
    status, told = run(str(WELL), "--party", "oak")
    assert status == 2
    assert "There is no party oak. Name one of: ash, birch." in told


def test_where_little_is_known_it_asks(tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    file.write_text(
        "title: T\nfictional: true\nparties: [{id: a}, {id: b}]\nissues:\n"
        "- {id: x, kind: ordered, options: [low, high]}\n",
        "utf-8",
    )
    status, told = run(str(file))
    assert status == 0
    assert "Ask: x: how much would going from “low” to “high” be worth?" in told
