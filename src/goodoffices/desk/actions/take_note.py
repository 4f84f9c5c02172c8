"""A note among the mediators, on entries of whatever rooms they can all open."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.desk.open_case import CaseWriter
from goodoffices.talks import acts, write_note
from goodoffices.talks.acts import Ref


def take_note(writer: CaseWriter, words: str, about: Sequence[Ref] = ()) -> int:
    """Write a note in the mediators' own room; gives its sequence. Raises
    :class:`~goodoffices.talks.NotWritten`.
    """
    case, note = writer.case, acts.Noted(words=words, about=tuple(about))
    (sequence,) = writer.put(write_note(case.together, case.home, note, writer.hand(case.home)))
    return sequence
