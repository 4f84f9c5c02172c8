"""Adding, changing, ordering and retiring what is on the table; and putting two changes of one record
together.
"""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.case import Amount, Case
from goodoffices.case.validate import problems_of
from goodoffices.desk.issues import new_id, taken_ids
from goodoffices.desk.table.parts import PARTS, TablePart, record_of, records_of, with_records
from goodoffices.desk.table.refused import FieldsRefusedError, KeptMeanwhileError
from goodoffices.desk.table.values import Values, made_of
from goodoffices.language import CodedText

_COUNTED = ("issue", "option", "phase", "term", "earlier")


def three_way(shown: Values, mine: Values, now: Values) -> Values:
    """What a form asks, put together with what was changed since it was shown: field by field whichever
    differs from what was shown. Raises KeptMeanwhileError with the fields that both changed otherwise.
    """
    found: Values = dict(mine)
    clash: dict[str, object] = {}
    for name, wanted in mine.items():
        there, before = now.get(name, wanted), shown.get(name, now.get(name, wanted))
        if wanted in (there, before):
            found[name] = there
        elif there != before:
            clash[name] = there
    if clash:
        raise KeptMeanwhileError(clash)
    return found


def added(case: Case, part: TablePart, values: Values, of: str = "") -> tuple[Case, str]:
    """The case with one more record of a part, behind the others, and its id. Raises FieldsRefusedError."""
    records = records_of(case, part, of)
    called = str(values.get("name") or values.get("gives_what") or values.get("about") or part)
    key = new_id(called, _taken(case, part, of))
    given: dict[str, Any] = {"id": key}
    if part == "quantity":
        given |= {"gives": Amount(party="", what=""), "for_each": Amount(party="", what="")}
    record: Any = made_of(case, part, values, PARTS[part][1](**given), new=True)
    _require_told_apart(records, record)
    return kept(case, with_records(case, part, (*records, record), of)), key


def changed(case: Case, part: TablePart, key: str, values: Values, of: str = "") -> Case:
    """The case with other values of a record. Raises FieldsRefusedError, NotThereError."""
    place, record = record_of(case, part, key, of)
    records = list(records_of(case, part, of))
    after: Any = made_of(case, part, values, record)
    if not after.id:
        after = msgspec.structs.replace(after, id=new_id(after.about or part, _taken(case, part, of)))
    _require_told_apart([one for one in records if one is not record], after)
    records[place] = after
    return kept(case, with_records(case, part, tuple(records), of))


def moved_to(case: Case, part: TablePart, key: str, place: int, of: str = "") -> Case:
    """The case with a record at another place among its kind, from 1; the last place where there are not so
    many.
    """
    at, record = record_of(case, part, key, of)
    records = [one for number, one in enumerate(records_of(case, part, of)) if number != at]
    records.insert(max(0, min(place - 1, len(records))), record)
    return with_records(case, part, tuple(records), of)


def retired(case: Case, part: TablePart, key: str, of: str = "", *, back: bool = False) -> Case:
    """The case with a record off the table, or ``back`` on it. Raises FieldsRefusedError where what is left
    does not keep the rules of a case (a linkage that could be met no more).
    """
    place, record = record_of(case, part, key, of)
    records = list(records_of(case, part, of))
    records[place] = msgspec.structs.replace(record, retired=not back)
    return kept(case, with_records(case, part, tuple(records), of))


def _taken(case: Case, part: TablePart, of: str) -> set[str]:
    if part in _COUNTED:
        return taken_ids(case, part, of)  # type: ignore[arg-type]
    sides = {one.id for one in case.parties} | {one.id for one in case.mediators}
    return sides if part in ("party", "mediator") else {str(one.id) for one in records_of(case, part)}


def _require_told_apart(others: Any, record: Any) -> None:
    """Two records of one kind are not called the same."""
    if any(
        getattr(one, "label", getattr(one, "name", "")).casefold() == record.name.casefold()
        for one in others
        if getattr(record, "name", "")
    ):
        raise FieldsRefusedError({"name": CodedText("table-named-so", "There is one of that name already.")})


def kept(before: Case, after: Case) -> Case:
    """The case, if it breaks no rule that it kept before."""
    old = {(one.what, one.instead) for one in problems_of(before)}
    new = [one for one in problems_of(after) if not one.missing and (one.what, one.instead) not in old]
    if new:
        raise FieldsRefusedError({"": new[0].what})
    return after
