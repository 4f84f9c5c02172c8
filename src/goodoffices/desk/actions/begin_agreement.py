"""An agreement begun out of a text or a package: its clauses, with what a mediator confirmed to be owed."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.agreement import Commitment
from goodoffices.desk.actions.keep_agreement import take_in_agreement
from goodoffices.desk.agreement_draft import draft_of, with_duties
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import RefusedError


def begin_agreement(
    writer: CaseWriter, source: str, entry: int, mark: str, duties: Sequence[Commitment], now: str
) -> int:
    """Take the draft in with the commitments that were confirmed; onto the draft that stands, where there is
    one. Raises RefusedError where the clauses have changed since ``mark`` was made, and where a signed
    agreement stands.
    """
    draft = draft_of(writer.case, source, entry, now)
    if draft.mark != mark:
        raise RefusedError("changed-meanwhile")
    standing = writer.case.agreement
    made = with_duties(draft, standing.agreement if standing is not None else None, duties)
    return take_in_agreement(writer, made, draft.source, draft.name)
