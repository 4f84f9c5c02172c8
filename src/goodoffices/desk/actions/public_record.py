"""Changing the public record: more articles, and what a person decides on what stands in it."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.stored_files import save_case_file, save_record
from goodoffices.record import Record


def change_record(writer: CaseWriter, change: Callable[[Record], Record]) -> bool:
    """Make the record what ``change`` gives; says whether anything changed.

    Positions go into the case file no more. Where one of an earlier release holds some, they leave it now: what is opened again in the record would
    otherwise stay on the board out of the file.
    """
    case = writer.case
    before = case.record
    after = change(before)
    if after == before:
        return False
    stored = case.stored_case
    if stored is not None and case.file != case.parsed.case(stored.data):
        save_case_file(writer, case.file)
    save_record(writer, after)
    return True


class ChangedMeanwhile(Exception):
    """The record is no longer the one that something was made from; nothing was written."""


def put_in_place(writer: CaseWriter, before: Record, after: Record) -> None:
    """Make the record ``after``, which was made of ``before`` outside the transaction. Raises :class:`ChangedMeanwhile`."""
    if writer.case.record != before:
        raise ChangedMeanwhile
    change_record(writer, lambda _standing: after)
