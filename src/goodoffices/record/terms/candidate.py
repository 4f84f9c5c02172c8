"""What the rules for demands, offers and terms hand on: a place, and whose position it gives."""

from __future__ import annotations

import msgspec

from goodoffices.case import Stance, Voice
from goodoffices.record.model import ProposalKind, Statement


class TermsFound(msgspec.Struct, frozen=True):
    """One place where a piece of a case is suggested. ``object`` is where the thing itself stands: what is
    demanded, agreed, open.

    ``hangs`` is where stands what it is exchanged for or depends on; ``by`` whose plan it is, ``when`` since
    when, as the article says.
    """

    start: int
    end: int
    kind: ProposalKind
    rule: str
    object: tuple[int, int]
    cue: str = ""
    stance: Stance | None = None
    number: int | None = None
    hangs: tuple[int, int] | None = None
    by: str = ""
    when: str = ""


class Suggested(msgspec.Struct, frozen=True):
    """A place with whose position it is, who says so, in which voice, and the statement that holds it."""

    found: TermsFound
    party: str = ""
    by: str = ""
    voice: Voice = "public"
    statement: Statement | None = None
    conditions: tuple[tuple[int, int], ...] = ()
    heard: tuple[int, int] | None = None
