"""Putting a question to a side, in its own room."""

from __future__ import annotations

from goodoffices.desk.actions.relay import warnings_before
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import RefusedError
from goodoffices.talks import acts


def ask(
    writer: CaseWriter,
    room: str,
    party: str,
    words: str,
    issue: int | None = None,
    *,
    kept: tuple[str, ...] = (),
) -> int:
    """Put a question; gives the entry's sequence. ``issue`` is the room's own label.

    Raises RefusedError if something is pointed out in the words that is not among ``kept``.
    """
    pointed = warnings_before(writer.case, room, words)
    if any(one.text not in kept for one in pointed):
        raise RefusedError("not-acknowledged")
    return writer.write(room, acts.Asked(words=words, to=party, issue=issue))
