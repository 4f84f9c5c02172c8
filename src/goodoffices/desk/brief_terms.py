"""The section of a brief on the terms under discussion: lines that can be read by themselves, what is open in
them beside.
"""

from __future__ import annotations

import re

import msgspec

from goodoffices.desk.brief_cells import EMPTY, CountCell, TermCell, list_cell, say, words_cell, words_list
from goodoffices.desk.brief_records import BriefItem, Section, cite, once
from goodoffices.desk.positions_of_record import LEFT_OPEN
from goodoffices.desk.topics import PART
from goodoffices.record import Proposal, Record

_HEADINGS = (
    "terms-of-deal",
    "in-exchange",
    "is-to",
    "plan-on-table",
    "phase",
    "figure-in-deal",
    "condition",
    "gap-over",
    "left-open",
)
"""What a line tells, in the order of the section."""
_NUMBER = re.compile(r"\d+(?:,\d{3})*")


class _Line(msgspec.Struct):
    """A term with every row that tells it."""

    heading: str
    rows: list[Proposal]
    by: list[str]
    open: list[Proposal]


def terms(record: Record) -> Section:
    """What is under discussion by the reports' own words, what is left undefined last."""
    rows = [row for row in record.proposals if row.status != "rejected" and _rule(row) in _HEADINGS]
    left = [row for row in rows if _rule(row) == LEFT_OPEN and row.issue != PART]
    lines: dict[tuple[str, ...], _Line] = {}
    attached: set[str] = set()
    for row in rows:
        rule = _rule(row)
        if rule == LEFT_OPEN or _told_elsewhere(row, rows) or (rule == "condition" and _held(record, row)):
            continue
        open_ = [each for each in left if _about(each, row)]
        attached.update(each.id for each in open_)
        key = (rule, _object(row).casefold(), *row.conditions)
        line = lines.setdefault(key, _Line(rule, [], [], []))
        line.rows.append(row)
        line.open += open_
        if row.by and row.by.casefold() not in (each.casefold() for each in line.by):
            line.by.append(row.by)
    for row in left:
        if row.id not in attached:
            lines.setdefault((LEFT_OPEN, row.id), _Line(LEFT_OPEN, [row], [], []))
    return Section(
        key="terms",
        items=tuple(
            _item(record, line)
            for line in sorted(lines.values(), key=lambda line: _HEADINGS.index(line.heading))
        ),
    )


def _item(record: Record, line: _Line) -> BriefItem:
    first = line.rows[0]
    plan = _rule(first) == "plan-on-table"
    by = words_list(line.by, ", ")
    return BriefItem(
        cells=(
            words_cell(_object(first)),
            words_list(first.conditions),
            say("of" if plan else "according-to", by) if by != EMPTY else EMPTY,
            words_cell(first.since_words),
            CountCell(first.number, "phases") if plan and first.number else EMPTY,
            list_cell(say("open", words_cell(row.object or row.text)) for row in line.open),
        ),
        cites=once([cite(record, row) for row in (*line.rows, *line.open)]),
        heading=TermCell("terms", line.heading),
    )


def _object(row: Proposal) -> str:
    return row.object or row.text


def _rule(row: Proposal) -> str:
    return row.rule.split("@", 1)[0]


def _told_elsewhere(row: Proposal, rows: list[Proposal]) -> bool:
    """Whether a phase or a quantity stands in a term or plan that has a line of its own."""
    return _rule(row) in ("phase", "figure-in-deal") and any(
        _rule(each) in ("terms-of-deal", "in-exchange", "is-to", "plan-on-table")
        and each.article == row.article
        and each.start <= row.start
        and row.end <= each.end
        for each in rows
    )


def _held(record: Record, row: Proposal) -> bool:
    """Whether a condition stands beside a position already."""
    return any(
        each.kind == "position" and each.article == row.article and row.text in each.conditions
        for each in record.proposals
    )


def _about(left: Proposal, row: Proposal) -> bool:
    """Whether what is left open takes up a number of the term ("whether these 33 ...")."""
    return left.article == row.article and bool(
        set(_NUMBER.findall(left.text)) & set(_NUMBER.findall(row.text))
    )
