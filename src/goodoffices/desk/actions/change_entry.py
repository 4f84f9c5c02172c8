"""What may still be done with an entry: marking it anew, other words, taking it back."""

from __future__ import annotations

from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.stored_files import is_stored_file
from goodoffices.talks import Act, Disclosure, Proxy, acts


def mark(writer: CaseWriter, room: str, sequence: int, level: Disclosure, proxy: Proxy | None = None) -> int:
    """Say how far an entry may travel from now on: wider, or withdrawn."""
    return _change(writer, room, sequence, acts.Disclosed(entry=sequence, level=level, proxy=proxy))


def correct(writer: CaseWriter, room: str, sequence: int, words: str, proxy: Proxy | None = None) -> int:
    """Other words for an entry; they travel nowhere until they are marked again."""
    return _change(writer, room, sequence, acts.Corrected(entry=sequence, words=words, proxy=proxy))


def take_back(
    writer: CaseWriter, room: str, sequence: int, words: str = "", proxy: Proxy | None = None
) -> int:
    """An entry no longer holds. It stays readable where it stands."""
    return _change(writer, room, sequence, acts.TakenBack(entry=sequence, words=words, proxy=proxy))


def _change(writer: CaseWriter, room: str, sequence: int, act: Act) -> int:
    item = writer.case.view(room).items.get(sequence)
    if item is not None and is_stored_file(item):
        raise RefusedError("kept-elsewhere")
    return writer.write(room, act)
