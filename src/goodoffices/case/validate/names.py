"""Ids: that they are there, can be written, and name one thing each; and the settings of the case as a
whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from goodoffices.case.errors import quote
from goodoffices.case.validate.sheet import Path, Sheet
from goodoffices.language import CodedText

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
    _unique(sheet, ("earlier",), case.earlier, CodedText("earlier-plan", "earlier plan"), {})
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
            sheet.say(
                (field,),
                CodedText("case-has-no-2", "The case has no %(field)s.", field=field),
                CodedText("add-least-one-under", "Add at least one under %(field)s.", field=field),
                missing=True,
            )
    if not case.title.strip() and sheet.sound(("title",)):
        sheet.say(
            ("title",),
            CodedText("title-empty-text", "The title is an empty text."),
            CodedText("write-what-talks-about", "Write what the talks are about."),
        )
    count = len(case.parties)
    if case.needed is not None and sheet.sound(("needed",)) and count and not 1 <= case.needed <= count:
        sheet.say(
            ("needed",),
            CodedText(
                "needed-parties",
                "needed is %(needed)s, with %(number)s parties.",
                needed=case.needed,
                number=count,
            ),
            CodedText("write-number-from-1", "Write a number from 1 to %(number)s.", number=count),
        )
    if any(issue.kind == "divisible" for issue in case.issues):
        for index, party in enumerate(case.parties):
            if party.id == _WHOLE or "," in party.id or "/" in party.id:
                what = CodedText(
                    "party-cannot-share-divisible",
                    "The party %(id)s cannot share a divisible issue under this id.",
                    id=quote(party.id),
                )
                sheet.say(
                    ("parties", index, "id"),
                    what,
                    CodedText(
                        "write-one-without-commas", "Write one without commas and strokes, other than whole."
                    ),
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
        sheet.say(
            place,
            CodedText("id-empty-text", "The id of this %(kind)s is an empty text.", kind=kind),
            CodedText("write-short-name", "Write a short name."),
        )
    elif "\n" in name or len(name) > MAX_ID:
        what = CodedText(
            "id-has-line-break",
            "The id of this %(kind)s has a line break or is longer than %(max_id)s characters.",
            kind=kind,
            max_id=MAX_ID,
        )
        sheet.say(
            place,
            what,
            CodedText("write-short-name-what", "Write a short name; what it means goes under name or about."),
        )
    elif name in seen:
        sheet.say(
            place,
            CodedText(
                "has-same-id",
                "The %(kind)s %(name)s has the same id as %(seen)s.",
                kind=kind,
                name=quote(name),
                seen=seen[name],
            ),
            CodedText("give-each-id-its", "Give each an id of its own."),
        )
    else:
        seen[name] = CodedText(
            "case-before", "the %(kind)s before it%(line)s", kind=kind, line=sheet.line(place)
        )
