"""The reference of agreement files is made from the records; the shipped agreements are credited."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from agreement_reference import PAGE, schemas, written

from goodoffices.agreement import plan_agreement
from goodoffices.agreement.files import read_agreement
from goodoffices.report.agreed import plan_contract, plan_schema

AGREEMENTS = sorted((Path(__file__).resolve().parents[2] / "examples/agreements").glob("*.yaml"))


def test_the_reference_and_the_schemas_are_as_the_records_are() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert written(text) == text
    for path, made in schemas().items():
        assert path.read_text(encoding="utf-8") == made


@pytest.mark.parametrize("path", AGREEMENTS, ids=lambda path: path.stem)
def test_a_shipped_agreement_is_credited_and_its_plan_fits_the_schema(path: Path) -> None:
    assert f"agreements/{path.name}" in (path.parents[1] / "CREDITS.md").read_text(encoding="utf-8")
    read = read_agreement(path)
    plan = json.loads(plan_contract(plan_agreement(read.agreement, read.places)))
    assert list(plan) == ["findings", "schedule", "safe", "exposure", "proved", "bound"]
    jsonschema.Draft202012Validator(plan_schema()).validate(plan)
