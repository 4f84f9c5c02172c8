"""The page on which a text is concluded: what stands against it, which sides have not agreed to all of it,
and what was concluded.
"""

from __future__ import annotations

import msgspec

from goodoffices.desk.one_text.concluded import (
    SettledText,
    against_concluding,
    concluded_text,
    unagreed,
)
from goodoffices.desk.one_text.line import OneText
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.text_page import TextHead, text_head
from goodoffices.talks import Reason

FEW = 12
"""Labels of clauses that are named; of more, the count is."""


class SideMissing(msgspec.Struct, frozen=True, kw_only=True):
    """A side, by its name, that has not agreed to all clauses: the first of their labels, and how many."""

    label: str
    clauses: tuple[str, ...]
    count: int


class ConcludePage(msgspec.Struct, frozen=True, kw_only=True):
    """The version that would be concluded, and the conclusion that stands."""

    head: TextHead
    against: tuple[Reason, ...]
    missing: tuple[SideMissing, ...]
    concluded: SettledText | None

    @property
    def is_this(self) -> bool:
        """Whether it is this version that was concluded."""
        return self.concluded is not None and self.concluded.version.entry == self.head.version.entry


def conclude_page(case: OpenCase, text: int, version: int = 0) -> ConcludePage:
    """A version as it would be concluded; 0 is the newest draft. Raises NotThereError."""
    one = OneText(case, text)
    head = text_head(one, version)
    labels = case.party_labels
    return ConcludePage(
        head=head,
        against=against_concluding(one, head.version),
        missing=tuple(
            SideMissing(
                label=labels.get(side.party, side.party),
                clauses=side.labels[:FEW],
                count=len(side.labels),
            )
            for side in unagreed(one, head.version)
        ),
        concluded=concluded_text(one),
    )
