"""Opening one more room in a case."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.desk.open_case import CaseWriter
from goodoffices.talks import Disclosure, acts


def open_room(
    writer: CaseWriter, title: str, sort: acts.RoomSort, parties: Sequence[str], default: Disclosure
) -> str:
    """Found a room of which this person is the only member so far; gives its identifier.

    ``default`` is how far its entries may travel where nothing is marked.
    """
    return writer.found(acts.RoomNamed(title=title, sort=sort, parties=tuple(parties), default=default))
