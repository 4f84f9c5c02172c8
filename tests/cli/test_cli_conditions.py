"""`goodoffices conditions`: what it prints, its schemas, and what it says of a bad file."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from goodoffices.case.condition_files import conditions_schema, conditions_schema_text
from goodoffices.case.trees.yaml_text import parse_yaml
from goodoffices.cli.main import main
from goodoffices.report.contract_conditions import conditions_result_schema

ROOT = Path(__file__).parents[2]
RIDGE = ROOT / "examples/conditions/ridge.yaml"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["conditions", *arguments])
    return result.exit_code, result.output


def test_it_says_what_holds_who_waits_and_which_word_would_bring_most() -> None:
    status, told = run(str(RIDGE))
    assert status == 0
    for line in (
        "release of captives (South): 30 people",
        "the market (North) waits for open road (South)",
        "wait for each other. Done first, any of",
        "open road (South), without condition: 2 acts more",
    ):
        assert line in told


def test_json_is_what_its_schema_says() -> None:
    status, told = run(str(RIDGE), "--json")
    record = json.loads(told)
    jsonschema.validate(record, json.loads(conditions_result_schema()))
    assert status == 0
    assert record["holds"][3] == {"act": "captives", "party": "south", "amount": "30"}
    assert record["words"][0]["unlocks"] == 2


def test_the_published_schemas_are_current_and_hold_for_the_example() -> None:
    reference = ROOT / "docs/reference"
    assert (reference / "conditions.schema.json").read_text() == conditions_schema_text()
    assert (reference / "conditions-result.schema.json").read_text() == conditions_result_schema()
    plain = {
        "title": "t",
        "parties": ["a", {"id": "b", "name": "B"}],
        "acts": [{"id": "x", "party": "a"}, {"id": "y", "party": "b", "most": "1/2"}],
        "conditions": [
            {"act": "x", "when": ["y", {"none_of": "y"}]},
            {"act": "y", "rates": {"share": 0.5, "of": "x"}, "at_most": 3},
        ],
    }
    jsonschema.validate(plain, conditions_schema())
    assert parse_yaml(RIDGE.read_text(), "c") is not None


def test_the_picture_is_drawn_once_and_never_over_another_file(tmp_path: Path) -> None:
    out = tmp_path / "waits.svg"
    assert run(str(RIDGE), "--graph", str(out))[0] == 0
    assert out.read_text().startswith("<svg")
    assert "open road" in out.read_text()
    status, told = run(str(RIDGE), "--graph", str(out))
    assert (status, "is there already" in told) == (2, True)


TWO = "title: t\nparties: [a, b]\nacts: [{id: x, party: a}, {id: y, party: b}]\nconditions: [%s]\n"
ONE = "title: t\nparties: [a]\nacts: [{id: x, party: %s}]\nconditions: [%s]\n"
ENDLESS = "{act: x, number: 1, rates: {share: 1, of: y}}, {act: y, rates: {share: 1, of: x}}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The file is empty."),
        ("format: goodoffices-case-1\ntitle: t\n", "not that of conditions. Write format: goodoffices-cond"),
        (ONE % ("b", ""), "3:23: There is no party 'b'."),
        (ONE % ("a", "{act: y}"), "4:20: There is no act 'y'."),
        (TWO % "{act: x, when: {act: y, of: [y]}}", "A condition says one thing"),
        (TWO % ENDLESS, "The amounts of x, y drive each other up without end. Write at_most:"),
        (TWO % "{act: x, when: {total: [y], at_most: 2}}", "leaves open which of them gives way"),
        (TWO % "{act: x, when: y, number: -1}", "An amount is not below 0."),
        (TWO % "{act: x, rates: {of: y}}", "A rate gives a number for each so many, or a share"),
    ],
)
def test_a_bad_file_is_told_with_its_place_and_status_2(text: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    file.write_text(text)
    status, told = run(str(file))
    assert status == 2
    assert words in " ".join(told.split())
