"""A long list in pages."""

from __future__ import annotations

from typing import NamedTuple


class Paging(NamedTuple):
    """One page of a list: which of how many, and the places that stand on it, from ``first`` to before
    ``end``.
    """

    page: int
    pages: int
    first: int
    end: int


def page_from_start(count: int, size: int, page: int = 1) -> Paging:
    """A page of a list whose first page is full: for lists with the newest in front."""
    pages = max(1, -(-count // size))
    page = min(max(page, 1), pages)
    return Paging(page, pages, (page - 1) * size, min(page * size, count))


def page_to_end(count: int, size: int, page: int = 0, place: int | None = None) -> Paging:
    """A page of a list whose last page is full: for lists that grow at the end, where who opens the last one
    wants what is new with what it follows. The last one, that of a number, or that of a place.
    """
    pages = max(1, -(-count // size))
    if place is not None:
        page = pages - max(0, count - 1 - place) // size
    page = min(max(page, 1), pages) if page else pages
    end = count - (pages - page) * size
    return Paging(page, pages, max(0, end - size), end)
