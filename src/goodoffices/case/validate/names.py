"""Ids: that they are there, can be written, and name one thing each; and the settings of the case as a
whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from goodoffices.case.errors import quote
from goodoffices.case.validate.sheet import Path, Sheet

MAX_ID = 100
"""Longest id, in characters. YAML allows a key 1,024 characters, and a character may take ten when it is
written.
"""

_WHOLE = "whole"


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def check_names(sheet: Sheet) -> None:
    """No id is empty or stands twice; a mediator is not a party; the case has parties and issues."""
    case = sheet.case
    parties = _unique(sheet, ("parties",), case.parties, "party", {})
    _unique(sheet, ("mediators",), case.mediators, "mediator", parties)
    _unique(sheet, ("sources",), case.sources, "source", {})
    _unique(sheet, ("earlier",), case.earlier, "earlier plan", {})
    _unique(sheet, ("phases",), case.phases, "phase", {})
    _unique(sheet, ("terms",), case.terms, "term", {})
    _unique(sheet, ("issues",), case.issues, "issue", {})
    _unique(sheet, ("quantities",), case.quantities, "quantity", {})
    linkages: dict[str, str] = {}
    for index, linkage in enumerate(case.linkages):
        if linkage.id:
            _note(sheet, ("linkages", index), linkage.id, "linkage", linkages)
    for index, issue in enumerate(case.issues):
        _unique(sheet, ("issues", index, "options"), issue.options, "option", {})
    _whole_case(sheet)


def _whole_case(sheet: Sheet) -> None:
    case = sheet.case
    for field, records in (("parties", case.parties), ("issues", case.issues)):
        if not records and sheet.sound((field,)):
            sheet.say((field,), f"The case has no {field}.", f"Add at least one under {field}.", missing=True)
    if not case.title.strip() and sheet.sound(("title",)):
        sheet.say(("title",), "The title is an empty text.", "Write what the talks are about.")
    count = len(case.parties)
    if case.needed is not None and sheet.sound(("needed",)) and count and not 1 <= case.needed <= count:
        sheet.say(
            ("needed",),
            f"needed is {case.needed}, with {count} parties.",
            f"Write a number from 1 to {count}.",
        )
    if any(issue.kind == "divisible" for issue in case.issues):
        for index, party in enumerate(case.parties):
            if party.id == _WHOLE or "," in party.id or "/" in party.id:
                what = f"The party {quote(party.id)} cannot share a divisible issue under this id."
                sheet.say(
                    ("parties", index, "id"), what, "Write one without commas and strokes, other than whole."
                )


def _unique(
    sheet: Sheet, path: Path, records: Sequence[_Named], kind: str, taken: dict[str, str]
) -> dict[str, str]:
    seen = dict(taken)
    for index, record in enumerate(records):
        _note(sheet, (*path, index), record.id, kind, seen)
    return seen


def _note(sheet: Sheet, path: Path, name: str, kind: str, seen: dict[str, str]) -> None:
    place = (*path, "id")
    if not sheet.sound(place) or (not name and not sheet.sound(path)):
        return
    if not name.strip():
        sheet.say(place, f"The id of this {kind} is an empty text.", "Write a short name.")
    elif "\n" in name or len(name) > MAX_ID:
        what = f"The id of this {kind} has a line break or is longer than {MAX_ID} characters."
        sheet.say(place, what, "Write a short name; what it means goes under name or about.")
    elif name in seen:
        sheet.say(
            place, f"The {kind} {quote(name)} has the same id as {seen[name]}.", "Give each an id of its own."
        )
    else:
        seen[name] = f"the {kind} before it{sheet.line(place)}"
