"""The gap board's part of the JSON contract."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.analysis import Cell, Due, Gap, GapBoard, Held, Pending
from goodoffices.case import Approval, Condition

Json = dict[str, Any]


def gap_record(gap: Gap) -> Json:
    """One row of the board."""
    return {
        "issue": gap.issue,
        "status": gap.status,
        "on": list(gap.on),
        "conditional": gap.conditional,
        "ways": [
            {
                "option": way.option,
                "conditions": [_due(due) for due in way.conditions],
                "approvals": [_pending(due) for due in way.approvals],
            }
            for way in gap.ways
        ],
        "asks": [msgspec.structs.asdict(ask) for ask in gap.asks],
        "refusals": [msgspec.structs.asdict(refusal) for refusal in gap.refusals],
        "if_claims": None if gap.if_claims is None else msgspec.structs.asdict(gap.if_claims),
        "words_only": gap.words_only,
        "terms": list(gap.terms),
        "text": gap.text or None,
        "cells": {cell.party: _cell(cell) for cell in gap.cells},
    }


def exchanges_record(board: GapBoard) -> list[Json]:
    """Conditional stances that wait for one another."""
    return [
        {
            "sides": [
                {
                    "party": side.party,
                    "issue": side.issue,
                    "option": side.option,
                    "stance": side.stance,
                    "conditions": [_condition(condition) for condition in side.conditions],
                }
                for side in exchange.sides
            ],
            "together": exchange.together,
            "package": exchange.package,
            "silent": list(exchange.silent),
        }
        for exchange in board.exchanges
    ]


def _cell(cell: Cell) -> Json:
    return {
        "own": [_held(held) for held in cell.own],
        "said_of_it": [_held(held) for held in cell.said_of_it],
        "voices": list(cell.voices),
        "since": cell.since or None,
        "differs": list(cell.differs),
        "moves": [msgspec.structs.asdict(move) for move in cell.moves],
    }


def _held(held: Held) -> Json:
    return {
        "option": held.option,
        "stance": held.stance,
        "voices": list(held.voices),
        "since": held.since or None,
        "conditions": [_condition(condition) for condition in held.conditions],
        "approvals": [_approval(approval) for approval in held.approvals],
    }


def _due(due: Due) -> Json:
    return {"party": due.party, "condition": _condition(due.condition), "state": due.state}


def _pending(due: Pending) -> Json:
    return {"party": due.party, **_approval(due.approval)}


def _condition(condition: Condition) -> Json:
    return {
        "party": condition.party or None,
        "does": condition.does,
        "choices": [{"issue": choice.issue, "options": list(choice.options)} for choice in condition.choices],
    }


def _approval(approval: Approval) -> Json:
    return {"by": approval.by, "given": approval.given}
