"""The analysis as JSON, for other programs: one object, written piece by piece so that a large frontier needs
no large memory.

The contract is docs/reference/json.md; its schema docs/reference/analysis.schema.json. Scores are JSON
numbers on the case's own scale: whole numbers in full, others as the shortest text that reads back as the
nearest double. Counts are texts, since they can be larger than other programs' numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import msgspec

from goodoffices.analysis import CannotDivide, GapBoard, adjusted_winner_of, common_ground
from goodoffices.analysis.results import (
    Analysis,
    Fairness,
    Frontier,
    Point,
    Reach,
    Reveal,
    Shortfall,
    Solution,
    Standing,
    Trade,
)
from goodoffices.case import Case, format_exact
from goodoffices.language import plain_text
from goodoffices.report.contract_decision import decision_record
from goodoffices.report.contract_gaps import exchanges_record, gap_record
from goodoffices.report.contract_known import known_record
from goodoffices.report.refusals import refusers

Json = dict[str, Any]

_EXACT = 2**53
_BATCH = 256
_encode = msgspec.json.Encoder(enc_hook=plain_text).encode


def number(exact: Fraction) -> int | float | msgspec.Raw:
    """The JSON number of an exact one: itself where it is whole and not beyond 2^53, else the nearest double.

    What no double holds, such as a product over many parties, is written out as a whole number.
    """
    if exact.denominator == 1 and abs(exact.numerator) <= _EXACT:
        return exact.numerator
    try:
        return float(exact)
    except OverflowError:
        return msgspec.Raw(str(round(exact)).encode())


def contract(case: Case, analysis: Analysis, board: GapBoard) -> Iterator[bytes]:
    """The whole JSON object in pieces, in order, ending with a line break."""
    yield b'{"case":' + _encode(_case(case, analysis))
    yield b',"agreement_possible":' + _encode(analysis.agreement_possible)
    yield b',"frontier":'
    yield from _frontier(analysis.frontier)
    rest: Json = {
        "solutions": {name: _solution(found) for name, found in analysis.solutions.items()},
        "gaps": [gap_record(gap) for gap in board.rows],
        "no_agreement": _no_agreement(analysis.no_agreement),
        "exchanges": exchanges_record(board),
        "refused": [
            {"issue": issue, "option": option, "parties": list(parties)}
            for (issue, option), parties in refusers(case, board).items()
        ],
        "standing": None if analysis.standing is None else _standing(analysis.standing),
        "trades": [_trade(trade) for trade in analysis.trades],
        "common_ground": [msgspec.structs.asdict(found) for found in common_ground(case)],
        "adjusted_winner": _adjusted_winner(case),
        "reveals": [_reveal(reveal) for reveal in analysis.reveals],
        "telling": _scores(analysis.telling),
        "unscored": analysis.unscored,
        "maxima": _scores(analysis.maxima),
        "reach": _reach(analysis.reach),
        "fairness": {name: _fairness(found) for name, found in analysis.fairness.items()},
        "decision": decision_record(analysis.decision, _point),
        "little_known": known_record(analysis.little_known),
        "assumptions": list(analysis.assumptions),
        "as_of": board.as_of,
        "voices": list(board.voices),
    }
    for key, value in rest.items():
        yield b"," + _encode(key) + b":" + _encode(value)
    yield b"}\n"


def _case(case: Case, analysis: Analysis) -> Json:
    least = analysis.reservations
    return {
        "title": case.title,
        "parties": [
            {
                "id": party.id,
                "name": party.label,
                "reservation": number(least[party.id]) if party.id in least else None,
            }
            for party in case.parties
        ],
        "issues": [
            {"id": issue.id, "name": issue.label, "options": [option.id for option in case.options(issue)]}
            for issue in case.issues
        ],
        "packages": str(analysis.packages),
    }


def _frontier(frontier: Frontier | None) -> Iterator[bytes]:
    if frontier is None:
        yield b"null"
        return
    head = {
        "complete": frontier.complete,
        "size": frontier.size,
        "efficient": frontier.efficient,
        "ended": frontier.ended or None,
        "error_bound": number(frontier.error_bound),
        "error_bounds": _scores(frontier.error_bounds),
        "shown": len(frontier.points),
    }
    yield _encode(head)[:-1] + b',"points":['
    for start in range(0, len(frontier.points), _BATCH):
        batch = [_point(point) for point in frontier.points[start : start + _BATCH]]
        yield (b"," if start else b"") + _encode(batch)[1:-1]
    yield b"]}"


def _scores(scores: dict[str, Fraction]) -> Json:
    return {party: number(score) for party, score in scores.items()}


def _point(point: Point) -> Json:
    return {
        "scores": _scores(point.scores),
        "package": point.package,
        "count": str(point.count),
        "counted": point.counted,
        "efficient": point.efficient,
    }


def _solution(found: Solution) -> Json:
    return {
        "scores": _scores(found.scores),
        "package": found.package,
        "value": number(found.value),
        "bound": number(found.bound),
        "proved": found.proved,
        "method": found.method,
        "count": str(found.count),
        "counted": found.counted,
        "note": found.note,
    }


def _no_agreement(lacking: dict[str, Shortfall] | None) -> Json | None:
    if lacking is None:
        return None
    return {
        party: {
            "best": number(lack.best),
            "reservation": number(lack.reservation),
            "short_by": number(lack.short_by),
            "others_met": lack.others_met,
        }
        for party, lack in lacking.items()
    }


def _fairness(found: Fairness) -> Json:
    return {
        "parts": _scores(found.parts),
        "proportional": found.proportional,
        "spread": number(found.spread),
        "envies": None if found.envies is None else [list(pair) for pair in found.envies],
        "maximin": None
        if found.maximin is None
        else {
            party: {"gets": number(gets), "share": number(share)}
            for party, (gets, share) in found.maximin.items()
        },
    }


def _reach(reach: Reach | None) -> Json | None:
    if reach is None:
        return None
    enough = None if reach.enough is None else str(reach.enough)
    return {"permitted": str(reach.permitted), "all_minima": str(reach.all_minima), "enough": enough}


def _standing(standing: Standing) -> Json:
    return {
        "scores": _scores(standing.scores),
        "upper": _scores(standing.upper),
        "meets": standing.meets,
        "unsure": list(standing.unsure),
        "undecided": list(standing.undecided),
        "permitted": standing.permitted,
        "refused": [msgspec.structs.asdict(one) for one in standing.refused],
        "blocked": standing.blocked,
        "efficient": standing.efficient,
        "better": None if standing.better is None else _point(standing.better),
        "adds": _scores(standing.adds),
        "distance": standing.distance,
        "bridges": [
            {
                "changes": [msgspec.structs.asdict(change) for change in bridge.changes],
                "fills": [msgspec.structs.asdict(change) for change in bridge.fills],
                "scores": _scores(bridge.scores),
                "package": bridge.package,
            }
            for bridge in standing.bridges
        ],
        "bridge_count": str(standing.bridge_count),
        "proved": standing.proved,
    }


def _trade(trade: Trade) -> Json:
    return {
        "one": trade.one,
        "other": trade.other,
        "one_gains_on": trade.one_gains_on,
        "other_gains_on": trade.other_gains_on,
        "shares": {party: _scores(shares) for party, shares in trade.shares.items()},
        "strength": number(trade.strength),
    }


def _adjusted_winner(case: Case) -> Json | None:
    try:
        found = adjusted_winner_of(case)
    except CannotDivide:
        return None
    return {
        "points": {party: _scores(points) for party, points in found.points.items()},
        "first": found.first,
        "tied": list(found.tied),
        "transfers": [
            {
                "item": transfer.item,
                "giver": transfer.giver,
                "taker": transfer.taker,
                "share": format_exact(transfer.share),
                "totals": _scores(transfer.totals),
            }
            for transfer in found.transfers
        ],
        "shares": {
            item: {party: format_exact(share) for party, share in shares.items()}
            for item, shares in found.shares.items()
        },
        "totals": {party: format_exact(total) for party, total in found.totals.items()},
    }


def _reveal(reveal: Reveal) -> Json:
    return {
        "party": reveal.party,
        "where": reveal.where,
        "scores": _scores(reveal.scores),
        "instead": None if reveal.instead is None else _point(reveal.instead),
    }
