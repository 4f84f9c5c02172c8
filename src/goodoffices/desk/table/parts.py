"""The parts of a case file that are kept by hand, and where each stands in it."""

from __future__ import annotations

import hashlib
from typing import Any, Literal, cast

import msgspec

from goodoffices.case import (
    Case,
    CasePart,
    Earlier,
    Figure,
    Issue,
    Linkage,
    Mediator,
    Option,
    Party,
    Phase,
    Position,
    Preference,
    Quantity,
    Source,
    Term,
    follow,
    follow_option,
)
from goodoffices.desk.refusals import NotThereError

TablePart = Literal[
    "party",
    "mediator",
    "issue",
    "option",
    "phase",
    "term",
    "quantity",
    "linkage",
    "earlier",
    "position",
    "preference",
    "figure",
    "source",
]
PARTS: dict[TablePart, tuple[str, type[msgspec.Struct]]] = {
    "party": ("parties", Party),
    "mediator": ("mediators", Mediator),
    "issue": ("issues", Issue),
    "option": ("options", Option),
    "phase": ("phases", Phase),
    "term": ("terms", Term),
    "quantity": ("quantities", Quantity),
    "linkage": ("linkages", Linkage),
    "earlier": ("earlier", Earlier),
    "position": ("positions", Position),
    "preference": ("preferences", Preference),
    "figure": ("figures", Figure),
    "source": ("sources", Source),
}
"""Each part, the field that holds its records (of the case, or for options of their issue), and their
type.
"""


def records_of(case: Case, part: TablePart, of: str = "") -> tuple[Any, ...]:
    """The records of a part, in order, retired ones too; ``of`` is the issue, for options."""
    holder: Any = issue_of(case, of) if part == "option" else case
    found: tuple[Any, ...] = getattr(holder, PARTS[part][0])
    return found


def with_records(case: Case, part: TablePart, records: tuple[Any, ...], of: str = "") -> Case:
    """The case with other records of a part."""
    if part != "option":
        return msgspec.structs.replace(case, **{PARTS[part][0]: records})
    issues = tuple(
        msgspec.structs.replace(one, options=records) if one.id == of else one for one in case.issues
    )
    return msgspec.structs.replace(case, issues=issues)


REMOVED: tuple[TablePart, ...] = ("position", "preference", "figure", "source")
"""Parts whose records are taken out of the file: nothing in a room names them. The others are retired."""


def key_of(record: Any, place: int) -> str:
    """What a record is known by: its id; a preference by its party, a position and a figure by what they
    say; a linkage without an id by its place.
    """
    if isinstance(record, Position | Figure):
        return f"{_hashed(record)}~{identity_key(record)}"
    if isinstance(record, Preference):
        return record.party
    return record.id or f"#{place}"


def identity_key(record: Any) -> str:
    """What a position or a figure is about: one that was changed meanwhile is about the same."""
    if isinstance(record, Position):
        return _hashed((record.party, record.issue, record.stance))
    return _hashed((record.what,)) if isinstance(record, Figure) else ""


def _hashed(value: Any) -> str:
    return hashlib.blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def record_of(case: Case, part: TablePart, key: str, of: str = "") -> tuple[int, Any]:
    """The place (from 0) and the record of a key. Raises NotThereError."""
    for place, record in enumerate(records_of(case, part, of)):
        if key_of(record, place) == key:
            return place, record
    raise NotThereError("no such record")


def followed_key(case: Case, part: TablePart, key: str, of: str = "") -> str:
    """What a key names now, where it was merged into another."""
    if part == "option":
        return follow_option(case.merged, of, key)[1]
    return key if part in REMOVED else follow(case.merged, cast(CasePart, part), key)


def numbered(case: Case, part: TablePart, number: int, of: str = "") -> Any:
    """The record of a number, from 1. Raises NotThereError."""
    records = records_of(case, part, of)
    if not 1 <= number <= len(records):
        raise NotThereError("no such record")
    return records[number - 1]


def issue_of(case: Case, key: str) -> Issue:
    """The issue of an id. Raises NotThereError."""
    for issue in case.issues:
        if issue.id == key:
            return issue
    raise NotThereError("no such issue")
