"""A file that came back: kept as it came, then, clause by clause, the side's proposed changes."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.desk.actions.attach import attach
from goodoffices.desk.actions.text_sides import propose_words, release_in
from goodoffices.desk.one_text.came_back import BackClause
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import NotThereError, RefusedError
from goodoffices.talks import Disclosure, Proxy, acts, write_note
from goodoffices.text import WordComment

WORD_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def keep_returned(
    writer: CaseWriter,
    text: int,
    room: str,
    release: int,
    data: bytes,
    name: str,
    *,
    party: str,
    proxy: Proxy,
    disclosure: Disclosure | None,
) -> int:
    """Keep the file as it came, sealed in the side's room; gives its entry."""
    release_in(writer.case, text, room, release)
    file = writer.attach(data)
    return attach(
        writer, room, file, name, WORD_MEDIA, party=party, proxy=proxy, disclosure=disclosure or "closed"
    )


def record_returned(
    writer: CaseWriter,
    text: int,
    room: str,
    release: int,
    file: int,
    clauses: Sequence[BackClause],
    comments: Sequence[WordComment] = (),
) -> int:
    """Record changes of a file that came back as proposed by whoever brought it; its comments go into a note
    of the mediators alone. Gives how many were recorded.
    """
    item = writer.case.view(room).items.get(file)
    if item is None or item.invalid or not isinstance(item.act, acts.Attached):
        raise NotThereError("no such file")
    if not clauses:
        raise RefusedError("nothing-changed")
    level = item.level
    for one in clauses:
        propose_words(
            writer,
            text,
            room,
            release,
            one.label,
            one.put,
            party=item.party,
            proxy=item.proxy,
            disclosure=level,
            unmarked=one.unmarked,
        )
    if comments and not _is_noted(writer, room, file):
        words = "\n".join(
            f"{one.author}: {one.words}" + (f" [{one.beside}]" if one.beside else "") for one in comments
        )
        note = acts.Noted(words=words[:20_000], about=(acts.Ref(room, file),))
        home = writer.case.home
        writer.put(write_note(writer.case.together, home, note, writer.hand(home)))
    return len(clauses)


def _is_noted(writer: CaseWriter, room: str, file: int) -> bool:
    ref = acts.Ref(room, file)
    notes = writer.case.view(writer.case.home).items.of(acts.Noted)
    return any(isinstance(one.act, acts.Noted) and ref in one.act.about for one in notes)
