"""The plan of an agreement as JSON: findings, schedule, exposure."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import msgspec

from goodoffices.agreement import AgreementPlan
from goodoffices.language import plain_text
from goodoffices.report.contract import number

Json = dict[str, Any]


def plan_contract(plan: AgreementPlan) -> bytes:
    """The JSON of ``goodoffices plan``; its schema is :func:`plan_schema`. The same plan gives the same
    bytes."""
    exposure = plan.exposure
    found: Json = {
        "findings": [
            {
                "kind": one.kind,
                "severity": one.severity,
                "clauses": list(one.clauses),
                "message": str(one.message),
                "remedy": str(one.remedy),
                "source": one.source,
            }
            for one in plan.findings
        ],
        "schedule": [
            {
                "turn": turn.turn,
                "day": turn.day,
                "from": turn.giver,
                "to": turn.receiver,
                "lots": turn.lots,
            }
            for turn in plan.schedule
        ],
        "safe": plan.safe,
        "exposure": None
        if exposure is None
        else {party: {"max": number(one.most), "at_turn": one.at_turn} for party, one in exposure.items()},
        "proved": plan.proved,
        "bound": None if plan.bound is None else number(plan.bound),
    }
    return msgspec.json.encode(found, enc_hook=plain_text) + b"\n"


def plan_schema() -> Json:
    """The schema (draft 2020-12) of that JSON."""
    found = json.loads((files("goodoffices.report.agreed") / "plan.schema.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found
