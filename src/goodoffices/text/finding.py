"""What was found in a text or in an agreement: one record, so that whoever reads findings reads them
alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

Severity = Literal["error", "warning", "note"]
"""How much it weighs. ``error``: it cannot stand (a contradiction, a reference to nothing). ``warning``:
sides could read it
in two ways, or somebody is left out. ``note``: worth a look, and often meant."""

_WEIGHT: dict[str, int] = {"error": 0, "warning": 1, "note": 2}


class Spot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where something stands: ``line`` and ``column`` count from 1, 0 where not known; ``start`` and ``end``
    are offsets in
    characters from the beginning of the text; ``words`` are the words that stand there, as written."""

    line: int = 0
    column: int = 0
    start: int = 0
    end: int = 0
    words: str = ""


class Finding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that a rule found.

    ``kind`` is the rule's short name ("reference-to-nothing"). ``clauses`` are the labels of the clauses that
    it is about
    ("4.2"), in the order of the text. ``message`` says what is wrong and why, ``remedy`` what to write
    instead; both are plain
    sentences. ``source`` is what the rule rests on: a guidance, a paper, or this project's own reason. Where
    one cause shows in several
    places it is one finding, at the first place that can be changed.
    """

    kind: str
    severity: Severity
    clauses: tuple[str, ...] = ()
    message: str
    remedy: str
    source: str
    place: Spot | None = None


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of their places; at one place the heavier first. Equal ones stand once."""
    return tuple(sorted(dict.fromkeys(findings), key=_order))


def _order(finding: Finding) -> tuple[int, int, int, int, str, str]:
    place = finding.place or Spot()
    return (
        place.start,
        place.line,
        place.column,
        _WEIGHT[finding.severity],
        finding.kind,
        finding.message,
    )
