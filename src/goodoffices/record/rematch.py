"""A record laid against another case: sides and issues named by that case's ids."""

from __future__ import annotations

import msgspec

from goodoffices.case import Case
from goodoffices.record.file import Record
from goodoffices.record.matching import Matcher
from goodoffices.record.model import Proposal, Statement
from goodoffices.record.names import Sides


def rematch(record: Record, case: Case) -> Record:
    """The record with the case's ids for sides, parties and issues, wherever the case's names and keywords
    tell them.

    What a person edited keeps an issue or side that is already one of the case's. Passages and decisions stay
    as they are.
    """
    sides, matcher = Sides(case), Matcher(case)
    known = {party.id for party in case.parties} | {mediator.id for mediator in case.mediators}
    issues = {issue.id for issue in case.issues}

    def side(name: str) -> str:
        return name if name in known else sides.of(name) or name

    def statement(row: Statement) -> Statement:
        about = tuple(match.issue for match in matcher.find(row.text))
        return msgspec.structs.replace(row, side=side(row.side), about=about)

    def proposal(row: Proposal) -> Proposal:
        if row.issue in issues and row.status == "edited":
            return msgspec.structs.replace(row, party=side(row.party))
        best = next(iter(matcher.find(row.object) or matcher.find(row.text)), None)
        return msgspec.structs.replace(
            row,
            party=side(row.party),
            issue=best.issue if best else "",
            options=best.options if best else (),
            matched=best.words if best else "",
        )

    return msgspec.structs.replace(
        record,
        statements=tuple(statement(row) for row in record.statements),
        proposals=tuple(proposal(row) for row in record.proposals),
    )
