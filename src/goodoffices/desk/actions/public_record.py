"""Changing the public record: more articles, and what a person decides on what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.stored_files import save_case_file, save_record
from goodoffices.record import (
    NotPossible,
    Record,
    accept_rule,
    accept_said_again,
    add,
    decide,
    edit,
    without_article,
)
from goodoffices.record.file import Kind


def change_record(writer: CaseWriter, change: Callable[[Record], Record]) -> bool:
    """Make the record what ``change`` gives; says whether anything changed.

    Positions go into the case file no more. Where one of an earlier release holds some, they leave it now:
    what is opened again in the record would otherwise stay on the board out of the file.
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


class RowDecision(msgspec.Struct, frozen=True):
    """What a person decided on a row: accepted, rejected, or (empty) nothing; ``changes`` are corrected
    fields, which accept it.
    """

    row: str
    decision: Literal["", "accepted", "rejected"] = ""
    changes: dict[str, str] = {}


def decide_cards(writer: CaseWriter, decisions: Sequence[RowDecision]) -> None:
    """Keep what was decided on rows of the record. Raises RefusedError, or NotPossible where a correction
    cannot be.
    """

    def decided(record: Record) -> Record:
        for one in decisions:
            if one.decision == "rejected":
                record = decide(record, one.row, "rejected")
            elif one.changes:
                record = edit(record, one.row, one.changes)
            elif one.decision == "accepted":
                record = decide(record, one.row, "accepted")
        return record

    _change_rows(writer, decided)


def reopen_card(writer: CaseWriter, row: str) -> None:
    """Open a decided row again. Raises RefusedError if it is not there."""
    _change_rows(writer, lambda record: decide(record, row, "proposed"))


def accept_all_of_rule(writer: CaseWriter, rule: str, article: str = "") -> None:
    """Accept all that a rule found, in an article or in all. Raises RefusedError for a rule that is not right
    nearly always.
    """
    try:
        change_record(writer, lambda record: accept_rule(record, rule, article))
    except NotPossible:
        raise RefusedError("rule-one-by-one") from None


def accept_all_said_again(writer: CaseWriter, article: str = "") -> None:
    """Accept every position, in an article or in all, that says what an accepted one says already."""
    change_record(writer, lambda record: accept_said_again(record, article))


def take_out_article(writer: CaseWriter, article: str) -> None:
    """Take an article out of the record, with all that was found and decided in it."""
    change_record(writer, lambda record: without_article(record, article))


def add_row(
    writer: CaseWriter, kind: Kind, article: str, span: tuple[int, int], values: dict[str, str]
) -> None:
    """Add a row of one's own on a passage, from its first character to behind its last. Raises
    NotPossible.
    """
    change_record(writer, lambda record: add(record, kind, article, span, values))


def _change_rows(writer: CaseWriter, change: Callable[[Record], Record]) -> None:
    try:
        change_record(writer, change)
    except KeyError:
        raise RefusedError("no-row") from None


class ChangedMeanwhile(Exception):
    """The record is no longer the one that something was made from; nothing was written."""


def put_in_place(writer: CaseWriter, before: Record, after: Record) -> None:
    """Make the record ``after``, which was made of ``before`` outside the transaction. Raises
    :class:`ChangedMeanwhile`.
    """
    if writer.case.record != before:
        raise ChangedMeanwhile
    change_record(writer, lambda _standing: after)
