"""Taking an agreement in, from what the sides concluded, from a file, or as it was typed; changing it;
entering and leaving its phases.

Once it is signed, an agreement is changed as it says itself: by the word of those whom its rule of amendment
names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from goodoffices.agreement import Agreement
from goodoffices.agreement.files import agreement_to_json
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.stored_files import save_agreement
from goodoffices.talks import acts

CameFrom = Literal["package", "text", "file", "entered", "changed"]


def take_in_agreement(
    writer: CaseWriter, agreement: Agreement, came_from: CameFrom, words: str = "", by: Sequence[str] = ()
) -> int:
    """Make this the agreement that the mediators hold; ``by`` are the sides by whose word. Gives the entry
    that says so. Raises RefusedError where it is the one that stands already, and where a signed one is
    changed without the word of those who have to agree.
    """
    held = writer.case.agreement
    if held is not None:
        if held.agreement == agreement:
            raise RefusedError("agreement-unchanged")
        missing = word_missing(held.agreement, by)
        if missing:
            raise RefusedError("change-needs-word", who=", ".join(map(held.agreement.label, missing)))
    entry = save_agreement(writer, agreement_to_json(agreement).encode())
    return writer.write(
        writer.case.home,
        acts.AgreementTaken(entry=entry, came_from=came_from, by=tuple(by), words=words),
    )


def word_missing(standing: Agreement, by: Sequence[str]) -> tuple[str, ...]:
    """Whose word a change of a signed agreement still lacks: the parties that its rule of amendment names, or
    all of them where it has none. A draft is changed freely.
    """
    if standing.draft:
        return ()
    parties = [party.id for party in standing.parties]
    ruled = [name for name in standing.amendment.by if name in parties] if standing.amendment else []
    return tuple(name for name in (ruled or parties) if name not in by)


def sign_agreement(writer: CaseWriter, words: str = "", by: Sequence[str] = ()) -> int:
    """Say that the agreement is signed by all who sign it: from now on it is changed by its own rule."""
    held = writer.case.agreement
    if held is None:
        raise RefusedError("no-agreement")
    signing = held.agreement.signing
    signers = [*(signing.by if signing is not None else ())] or [one.id for one in held.agreement.parties]
    missing = [name for name in signers if name not in by]
    if missing:
        raise RefusedError("change-needs-word", who=", ".join(map(held.agreement.label, missing)))
    signed = msgspec.structs.replace(held.agreement, draft=False)
    return take_in_agreement(writer, signed, "changed", words, by)


def turn_phase(
    writer: CaseWriter,
    phase: str,
    step: Literal["entered", "left"],
    at: str,
    confirmed_by: Sequence[str] = (),
    words: str = "",
) -> int:
    """Record that a phase is entered or left; gives the entry. Raises RefusedError where there is no such
    phase, or it is left before it was entered.
    """
    held = writer.case.agreement
    if held is None:
        raise RefusedError("no-agreement")
    if phase not in {one.id for one in held.agreement.phases}:
        raise RefusedError("no-phase")
    return writer.write(
        writer.case.home,
        acts.PhaseTurned(phase=phase, step=step, at=at, confirmed_by=tuple(confirmed_by), words=words),
    )
