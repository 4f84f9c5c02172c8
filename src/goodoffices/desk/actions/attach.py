"""Attaching a file to a room, for a side or for the mediators."""

from __future__ import annotations

from goodoffices.desk.open_case import CaseWriter
from goodoffices.talks import Disclosure, Proxy, acts
from goodoffices.vault import SealedFile


def attach(
    writer: CaseWriter,
    room: str,
    file: SealedFile,
    name: str,
    media: str,
    *,
    words: str = "",
    party: str = "",
    proxy: Proxy | None = None,
    disclosure: Disclosure | None = None,
) -> int:
    """Name a file, which was sealed while it came in, in a room's entry; gives its sequence. ``words`` say
    what it is.
    """
    return writer.write(
        room,
        acts.Attached(
            words=words,
            party=party,
            proxy=proxy,
            disclosure=disclosure or writer.case.view(room).default,
            file=file,
            name=name,
            media=media,
        ),
    )
