"""The record of a case: kept sealed in the home room, changed by a person's acts, and what it says carried over to the case file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import msgspec

from goodoffices.desk import public_positions
from goodoffices.record import Given, Record, encode
from goodoffices.server.casefile import (
    RECORD_MEDIA,
    keep_case_file,
    keep_record,
    newest_bytes,
    read_case_file,
)
from goodoffices.server.reading import Brought, bring_in
from goodoffices.server.store import Desk, OpenCase, Pen, open_case, writing


def read_record(case: OpenCase) -> Record:
    """The record as it stands; empty where nothing was brought in yet."""
    data = newest_bytes(case, RECORD_MEDIA)
    return msgspec.json.decode(data, type=Record) if data else Record()


def change_record(pen: Pen, change: Callable[[Record], Record]) -> None:
    """Keep the record as ``change`` makes it, and the case file with the positions that were confirmed in it; nothing, where nothing changed."""
    before = read_record(pen.case)
    after = change(before)
    if after == before:
        return
    keep_record(pen, encode(after))
    case = read_case_file(pen.case)
    grown = public_positions(case, after)
    if grown != case:
        keep_case_file(pen, grown)


def bring_articles(
    desk: Desk, case_id: str, form: str, files: Sequence[tuple[str, bytes]], said: Given
) -> Brought:
    """Keep the record with more articles. They are read and connected before anything is written: no transaction waits for them.

    Raises what :func:`~goodoffices.server.store.writing` raises.
    """
    while True:
        case = open_case(desk, case_id)
        before = read_record(case)
        brought = bring_in(before, read_case_file(case), files, said, date.today())
        try:
            with writing(desk, case_id, form) as pen:
                change_record(pen, partial(_in_place_of, before, brought.record))
        except _ChangedMeanwhile:
            continue
        return brought


def _in_place_of(expected: Record, after: Record, standing: Record) -> Record:
    """``after``, where what stands is still what it was made from. Raises :class:`_ChangedMeanwhile`."""
    if standing != expected:
        raise _ChangedMeanwhile
    return after


class _ChangedMeanwhile(Exception):
    """The record is no longer the one that the articles were added to; nothing was written."""
