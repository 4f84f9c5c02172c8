"""Where a confirmed passage stands in a new version of its article."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from goodoffices.record.file import Kind, Orphan
from goodoffices.record.model import Article, DateMention, Event, Figure, Passage, Proposal, Statement

Row = TypeVar("Row", bound=Passage)


def anchor(row: Row, old: Article, new: Article) -> Row | str:
    """The row on its passage in the new text, or the reason why it has none.

    The same text keeps its offsets. In another text the passage must occur exactly once; where it does not,
    the passage with the words around it must. Nothing is matched by likeness: a citation is exact or it is
    none.
    """
    if old.text == new.text:
        return moved(row, row.start, new.id)
    places = _places(new.text, row.text)
    if len(places) == 1:
        return moved(row, places[0], new.id)
    if not places:
        return "its passage is no longer in the article"
    for around in (40, 120, 400):
        start = max(0, row.start - around)
        wider = _places(new.text, old.text[start : row.end + around])
        if len(wider) == 1:
            return moved(row, wider[0] + row.start - start, new.id)
    return f"its passage occurs {len(places)} times in the article"


def moved(row: Row, start: int, article: str) -> Row:
    """The row with its passage, and all spans in it, shifted to ``start``. Spans outside of the passage that
    the shift would carry out of the article are cleared.
    """
    by = start - row.start
    changes: dict[str, object] = {"start": start, "end": row.end + by, "article": article}
    if isinstance(row, Statement) and by:
        changes["sentence"] = (max(0, row.sentence[0] + by), row.sentence[1] + by)
        changes["cue_span"] = None
        changes["speaker_span"] = None
    return msgspec.structs.replace(row, **changes)


def orphan(kind: Kind, row: Passage, why: str) -> Orphan:
    """The row kept as an orphan."""
    return Orphan(
        kind=kind,
        why=why,
        statement=row if isinstance(row, Statement) else None,
        figure=row if isinstance(row, Figure) else None,
        event=row if isinstance(row, Event) else None,
        proposal=row if isinstance(row, Proposal) else None,
        date=row if isinstance(row, DateMention) else None,
    )


def _places(text: str, passage: str) -> list[int]:
    places: list[int] = []
    place = text.find(passage) if passage else -1
    while place >= 0 and len(places) < 20:
        places.append(place)
        place = text.find(passage, place + 1)
    return places
