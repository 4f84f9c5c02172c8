"""A solution concept is one row: terminal, page, JSON and its schema take what they say of it from there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from goodoffices.analysis import CONCEPTS, Concept, Solution, analyse, board
from goodoffices.analysis.solutions import Solver
from goodoffices.case import Case
from goodoffices.case.files import read_case
from goodoffices.report import analysis_schema, contract, render_page, render_terminal, schema_text

ROOT = Path(__file__).parents[2]


def first_of_all(solver: Solver) -> Solution:
    """The frontier's first point: best for the first party."""
    return solver.solution(0, solver.gain(0, 0), solver.gain(0, 0))


@pytest.fixture
def added() -> Iterator[Concept]:
    row = Concept(
        key="first_party",
        title="Best for the first",
        makes="the first side's score",
        definition="The largest score of whoever is named first.",
        after="nobody",
        citation="Invented for this test",
        compares=False,
        solve=first_of_all,
    )
    CONCEPTS.append(row)
    yield row
    CONCEPTS.remove(row)


@pytest.fixture
def well() -> Case:
    return read_case(ROOT / "examples" / "well.yaml")


def test_a_row_that_is_added_is_found_in_all_four(added: Concept, well: Case) -> None:
    found, gaps = analyse(well), board(well)
    assert found.solutions[added.key].scores["ash"] == max(
        point.scores["ash"] for point in found.frontier.points if found.frontier
    )
    terminal, page = render_terminal(well, found, gaps, 200), render_page(well, found, gaps)
    for words in (added.title, added.citation):
        assert words in terminal
        assert words in page
    written = json.loads(b"".join(contract(well, found, gaps)))
    assert written["solutions"][added.key]["proved"] is True
    schema = analysis_schema()
    assert schema["properties"]["solutions"]["properties"][added.key]["description"].startswith(added.title)
    assert list(Draft202012Validator(schema).iter_errors(written)) == []


def test_without_the_row_the_schema_refuses_the_key(well: Case) -> None:
    written = json.loads(b"".join(contract(well, analyse(well), board(well))))
    written["solutions"]["first_party"] = written["solutions"]["nash"]
    assert list(Draft202012Validator(analysis_schema()).iter_errors(written)) != []


def test_the_published_schema_is_the_one_that_the_rows_make() -> None:
    kept = (ROOT / "docs" / "reference" / "analysis.schema.json").read_text(encoding="utf-8")
    assert kept == schema_text(), "goodoffices analyse --schema > docs/reference/analysis.schema.json"


def test_every_key_and_title_is_there_once() -> None:
    for names in ([row.key for row in CONCEPTS], [row.title for row in CONCEPTS]):
        assert len(set(names)) == len(names)
