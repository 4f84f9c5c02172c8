"""What is on the table, for its pages: every part of the case file in its order, what cites a thing, and what
was changed.
"""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.case import (
    Case,
    Figure,
    Issue,
    Linkage,
    Position,
    Preference,
    Quantity,
    Source,
    format_exact,
)
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.table import (
    MERGEABLE,
    PARTS,
    REMOVED,
    TablePart,
    TableVersion,
    key_of,
    records_of,
    table_history,
)
from goodoffices.desk.table.linkages import SORTS, can_be_shown
from goodoffices.desk.table.parts import numbered
from goodoffices.desk.table.positions import position_label
from goodoffices.talks import acts

ON_PAGE = 20
"""Versions on one page of the history."""
LONG = 25
"""Records of a part from which on its list is folded."""


class ListedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One record: its number in the order of the file, its label, what is said of it, its options."""

    number: int
    label: str
    about: str = ""
    retired: bool = False
    options: tuple[str, ...] = ()
    kind: str = ""
    stance: str = ""


class TableSection(msgspec.Struct, frozen=True, kw_only=True):
    """The records of one part, those off the table behind the others; ``long`` where there are many."""

    part: TablePart
    rows: tuple[ListedRecord, ...]
    retired: tuple[ListedRecord, ...] = ()
    long: bool = False


class TablePage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is on the table. ``text`` are the issues that the standing text settles, with how."""

    sections: tuple[TableSection, ...]
    text: tuple[tuple[str, str], ...]
    about: str
    title: str
    alternat: bool
    needed: int | None


class PartPage(msgspec.Struct, frozen=True, kw_only=True):
    """One record, or a new one (``number`` 0). ``others`` are those that it can be merged into, ``cited``
    counts entries of rooms and rows of the record that stand on it, ``rests`` what of the file names it.
    What would be ``removed`` is taken out of the file; a new position is on one of the ``issues``.
    """

    part: TablePart
    number: int
    issue: int = 0
    of: str = ""
    label: str = ""
    retired: bool = False
    options: tuple[ListedRecord, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    entries: int = 0
    of_record: int = 0
    linkages: int = 0
    whole: bool = True
    can_retire: bool = False
    removed: bool = False
    sorts: tuple[str, ...] = ()
    issues: tuple[tuple[int, str], ...] = ()


class HistoryPage(msgspec.Struct, frozen=True, kw_only=True):
    """What was changed, the newest first; ``more`` says whether there is more."""

    versions: tuple[TableVersion, ...]
    page: int
    more: bool


def table_page(case: OpenCase) -> TablePage:
    """The case file, part by part."""
    file = case.file
    labels = (
        {(issue.id, option.id): option.label for issue in file.issues for option in file.options(issue)}
        if file.text
        else {}
    )
    named = {issue.id: issue.label for issue in file.issues}
    return TablePage(
        sections=tuple(_section(file, part) for part in PARTS if part != "option"),
        text=tuple(
            (named[issue], labels.get((issue, option), option))
            for issue, option in file.text.items()
            if issue in named
        ),
        about=file.about,
        title=file.title,
        alternat=file.alternat,
        needed=file.needed,
    )


def part_page(case: OpenCase, part: TablePart, number: int, issue: int = 0) -> PartPage:
    """One record by its number, or a new one (0). Raises NotThereError."""
    file = case.file
    of = numbered(file, "issue", issue) if part == "option" else None
    key_of_issue = of.id if of is not None else ""
    if not number:
        return PartPage(
            part=part,
            number=0,
            issue=issue,
            of=of.label if of is not None else "",
            sorts=SORTS if part == "linkage" else (),
            issues=tuple((place, one.label) for place, one in enumerate(file.issues, 1) if not one.retired)
            if part == "position"
            else (),
        )
    record = numbered(file, part, number, key_of_issue)
    others = [
        (key_of(one, place), _label(file, one))
        for place, one in enumerate(records_of(file, part, key_of_issue))
        if part in MERGEABLE and one is not record
    ]
    key = key_of(record, number - 1)
    entries, rows = _citing(case, part, key, key_of_issue)
    return PartPage(
        part=part,
        number=number,
        issue=issue,
        of=of.label if of is not None else "",
        label=_label(file, record),
        retired=getattr(record, "retired", False),
        options=_rows(file, record.options) if part == "issue" else (),
        others=tuple(others),
        entries=entries,
        of_record=rows,
        linkages=_resting(file, part, key, key_of_issue),
        whole=part != "linkage" or can_be_shown(file, record),
        can_retire=part not in ("party", "mediator"),
        removed=part in REMOVED,
    )


def history_page(case: OpenCase, page: int) -> HistoryPage:
    """One page of what was changed, from 1."""
    page = max(1, page)
    found = table_history(case, ON_PAGE + 1, (page - 1) * ON_PAGE)
    return HistoryPage(versions=found[:ON_PAGE], page=page, more=len(found) > ON_PAGE)


def _section(file: Case, part: TablePart) -> TableSection:
    rows = _rows(file, records_of(file, part))
    return TableSection(
        part=part,
        rows=tuple(row for row in rows if not row.retired),
        retired=tuple(row for row in rows if row.retired),
        long=len(rows) > LONG,
    )


def _rows(file: Case, records: tuple[Any, ...]) -> tuple[ListedRecord, ...]:
    return tuple(
        ListedRecord(
            number=number,
            label=_label(file, one),
            about=_told(file, one),
            retired=getattr(one, "retired", False),
            options=tuple(each.label for each in one.options if not each.retired)
            if isinstance(one, Issue)
            else (),
            kind=getattr(one, "kind", ""),
            stance=getattr(one, "stance", ""),
        )
        for number, one in enumerate(records, start=1)
    )


def _label(file: Case, record: Any) -> str:
    """What to call a record: its name, or what it says."""
    match record:
        case Quantity():
            return record.about or f"{record.gives.what} / {record.for_each.what}"
        case Position():
            return position_label(file, record)
        case Preference():
            return _party(file, record.party)
        case Figure():
            return " ".join(filter(None, (format_exact(record.number), record.unit, record.what)))
        case Source():
            return record.title or record.id
        case Linkage():
            return record.about or record.id
    return str(getattr(record, "name", "") or record.id)


def _told(file: Case, record: Any) -> str:
    if isinstance(record, Position):
        return _party(file, record.party)
    if isinstance(record, Source):
        return ", ".join(filter(None, (record.outlet, record.date)))
    for name in ("length", "definition", "date", "about"):
        text = getattr(record, name, "")
        if text and text != _label(file, record):
            return str(text)
    return ""


def _party(file: Case, key: str) -> str:
    return next((one.label for one in file.parties if one.id == key), key)


def _citing(case: OpenCase, part: TablePart, key: str, of: str) -> tuple[int, int]:
    """Entries of rooms that stand on an issue or option, and rows of the record."""
    if part not in ("issue", "option"):
        return 0, 0
    view = case.together
    issue = key if part == "issue" else of
    entries = 0
    for (room, label), tied in view.ties.items():
        if tied != issue or room not in view.rooms:
            continue
        for item in view.rooms[room].items.of(acts.PositionTaken):
            act = item.act
            if isinstance(act, acts.PositionTaken) and act.issue == label and not item.invalid:
                letters = {view.tied_options.get((room, label, one)) for one in act.options}
                entries += part == "issue" or key in letters
    rows = sum(
        row.issue == issue and (part == "issue" or key in row.options) for row in case.record.proposals
    )
    return entries, rows


def _resting(file: Case, part: TablePart, key: str, of: str) -> int:
    """Linkages of the file that name an issue or an option."""
    if part == "issue":
        return sum(key in one.issues for one in file.linkages)
    if part == "option":
        return sum(
            any(each.issue == of and key in each.options for each in one.choices)
            or bool(one.budget and key in one.budget.costs.get(of, {}))
            for one in file.linkages
        )
    return 0
