"""A record without one of its articles."""

from __future__ import annotations

import msgspec

from goodoffices.record.file import KINDS, Record


def without_article(record: Record, article: str) -> Record:
    """The record without an article, what was found and decided in it, and the links that lead to it.

    Nothing else is found anew: what the other articles say stays as it was decided.
    """
    rows = {kind: tuple(row for row in getattr(record, kind) if row.article != article) for kind in KINDS}
    return msgspec.structs.replace(
        record,
        articles=tuple(each for each in record.articles if each.id != article),
        people=tuple(each for each in record.people if each.article != article),
        links=tuple(each for each in record.links if article not in (_of(each.first), _of(each.second))),
        orphans=tuple(each for each in record.orphans if each.row.article != article),
        **rows,
    )


def _of(end: str) -> str:
    """The article that an end of a link is, or that its row stands in."""
    return end.partition(":")[0]
