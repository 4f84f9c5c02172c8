"""Issues, and the options that could settle them."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from goodoffices.case.numbers import format_exact
from goodoffices.case.sources import Citation, Id

Kind = Literal["nominal", "ordered", "range", "divisible"]

MAX_OPTIONS = 10_000
"""Most options that one issue may have; a finer range is refused with the advice to widen its step."""


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to settle an issue. ``cite`` says where it was put forward, if it was; ``retired``
    that it is on the table no longer, and stays to be cited.
    """

    id: Id
    name: str = ""
    about: str = ""
    keywords: tuple[str, ...] = ()
    retired: bool = False
    cite: tuple[Citation, ...] = ()

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id


class Range(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Numbers from ``lowest`` to ``highest``, both included, in steps of ``step``, counted in ``unit``."""

    lowest: Fraction
    highest: Fraction
    step: Fraction
    unit: str = ""

    def __len__(self) -> int:
        if self.step <= 0 or self.highest < self.lowest:
            return 0
        return int((self.highest - self.lowest) / self.step) + 1


class Issue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question to be settled.

    ``nominal`` and ``ordered`` issues list their ``options`` (ordered: from one end to the other). A
    ``range`` issue has a ``range`` instead; its options are the numbers themselves. A ``divisible`` issue is
    shared out among the parties in ``parts`` equal parts (1: it goes whole to one of them); Adjusted Winner
    may divide it further. ``rests_on`` names earlier plans that the issue goes back to; ``phase`` the stage
    of the deal that it belongs to. What is ``retired`` is on the table no longer: no board and no analysis
    counts it, and what cites it still finds it.
    """

    id: Id
    name: str = ""
    about: str = ""
    kind: Kind = "nominal"
    options: tuple[Option, ...] = ()
    range: Range | None = None
    parts: int = 1
    phase: Id = ""
    rests_on: tuple[Id, ...] = ()
    keywords: tuple[str, ...] = ()
    retired: bool = False
    cite: tuple[Citation, ...] = ()

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id


def range_options(numbers: Range) -> tuple[Option, ...]:
    """The options of a numeric range, lowest first; an option's id is its exact number as text."""
    unit = f" {numbers.unit}" if numbers.unit else ""
    ids = (format_exact(numbers.lowest + i * numbers.step) for i in range(len(numbers)))
    return tuple(Option(id=text, name=text + unit if unit else "") for text in ids)


def share_options(parties: tuple[Id, ...], parts: int) -> tuple[tuple[Option, tuple[int, ...]], ...]:
    """The ways to share one thing among ``parties`` in ``parts`` parts, each with the parts that every party
    gets.

    Ids read ``"ann"`` where one party gets the whole and ``"ann 3/4, ben 1/4"`` where it is divided.
    """
    found = []
    for shares in _compositions(len(parties), parts):
        text = ", ".join(
            party if share == parts else f"{party} {share}/{parts}"
            for party, share in zip(parties, shares, strict=True)
            if share
        )
        found.append((Option(id=text), shares))
    return tuple(found)


def _compositions(parties: int, parts: int) -> list[tuple[int, ...]]:
    if parties == 1:
        return [(parts,)]
    return [
        (first, *rest) for first in range(parts, -1, -1) for rest in _compositions(parties - 1, parts - first)
    ]
