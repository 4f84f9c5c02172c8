"""The JSON contract, held against its schema and against the records that it tells of."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from report_cast import CAST, harbour_like, hostile, lake, lake_positions

from goodoffices.analysis import Analysis, Frontier, Point, analyse, board
from goodoffices.case import Case
from goodoffices.report import contract
from goodoffices.report.contract import number

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "reference" / "analysis.schema.json").read_text(encoding="utf-8")
)


def written(case: Case, found: Analysis | None = None) -> dict[str, Any]:
    text = b"".join(contract(case, found or analyse(case), board(case)))
    result: dict[str, Any] = json.loads(text)
    return result


def closed(schema: Any) -> Any:
    """The schema with no room for keys that it does not name, so that nothing is written that is not
    documented.
    """
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(part) for key, part in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        found.setdefault("additionalProperties", False)
    return found


@pytest.mark.parametrize("name", CAST)
def test_what_is_written_is_what_the_schema_says(name: str) -> None:
    result = written(CAST[name]())
    Draft202012Validator.check_schema(SCHEMA)
    errors = [error.message for error in Draft202012Validator(closed(SCHEMA)).iter_errors(result)]
    assert errors == []


def test_the_keys_of_the_contract_come_first_and_in_order() -> None:
    assert list(written(lake()))[:6] == [
        "case", "agreement_possible", "frontier", "solutions", "gaps", "no_agreement",
    ]  # fmt: skip


def test_it_tells_what_was_found() -> None:
    case = lake()
    found = analyse(case)
    result = written(case, found)
    assert result["case"]["packages"] == "270"
    assert result["case"]["parties"][0] == {"id": "front", "name": "The Front", "reservation": 48}
    assert result["case"]["issues"][2]["options"] == ["20", "30", "40", "50", "60"]
    assert result["agreement_possible"] is True
    assert (
        result["frontier"]["size"] == result["frontier"]["shown"] == len(result["frontier"]["points"]) == 13
    )
    nash = result["solutions"]["nash"]
    assert nash["scores"] == {"front": 69, "republic": 72}
    assert (nash["value"], nash["bound"], nash["proved"]) == (21 * 27, 21 * 27, True)
    assert {gap["issue"]: gap["status"] for gap in result["gaps"]}["aid"] == "agreed"
    assert result["no_agreement"] is None


def test_positions_alone_leave_the_scores_out() -> None:
    result = written(lake_positions())
    assert (result["agreement_possible"], result["frontier"], result["solutions"]) == (None, None, {})
    assert result["unscored"].keys() == {"front", "republic"}


def test_minima_out_of_reach_are_told_by_party() -> None:
    result = written(harbour_like(Fraction(39)))
    assert result["agreement_possible"] is False
    assert result["solutions"] == {}
    assert result["frontier"]["points"] == []
    lack = result["no_agreement"]["p0"]
    assert lack["reservation"] == 39
    assert lack["short_by"] == max(0, 39 - lack["best"])


def test_every_point_is_told_once_whatever_the_batches() -> None:
    case = lake()
    points = tuple(
        Point(scores={"front": Fraction(n), "republic": Fraction(-n)}, package=dict(case.text), count=n + 1)
        for n in range(1000)
    )
    result = written(case, Analysis(packages=270, frontier=Frontier(points=points, size=2000)))
    told = result["frontier"]["points"]
    assert [point["scores"]["front"] for point in told] == list(range(1000))
    assert told[41]["count"] == "42"
    assert (result["frontier"]["size"], result["frontier"]["shown"]) == (2000, 1000)


def test_it_is_written_piece_by_piece() -> None:
    case = lake()
    point = Point(scores={"front": Fraction(1)}, package=dict(case.text), count=1)
    found = Analysis(packages=270, frontier=Frontier(points=(point,) * 10_000, size=10_000))
    pieces = [len(piece) for piece in islice(contract(case, found, board(case)), 50)]
    assert max(pieces) < 100_000
    assert len(pieces) > 30


def test_texts_survive_unchanged() -> None:
    case = hostile()
    result = written(case)
    assert result["case"]["title"] == case.title
    assert result["case"]["issues"][0]["options"] == [option.id for option in case.issues[0].options]


@given(st.fractions(-(10**12), 10**12))
def test_numbers_are_the_nearest_double_in_its_shortest_form(exact: Fraction) -> None:
    read = json.loads(json.dumps(number(exact)))
    assert read == float(exact)
    assert abs(Fraction(read) - exact) <= abs(exact) * Fraction(1, 2**53)


def test_whole_numbers_have_no_point_and_large_ones_do_not_overflow() -> None:
    assert [json.dumps(number(Fraction(n))) for n in ("65", "0.5", "0.7215")] == ["65", "0.5", "0.7215"]
    assert number(Fraction(2**53 + 1)) == float(2**53 + 1)


def test_a_number_beyond_every_double_is_written_out() -> None:
    beyond = Fraction(10**400, 3)
    assert json.loads(msgspec.json.encode(number(beyond))) == round(beyond)
