"""Adding, changing, ordering and retiring what is on the table; and putting two changes of one record
together.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import msgspec

from goodoffices.case import Amount, Case
from goodoffices.case.validate import Path, citations_in, problems_of
from goodoffices.desk.issues import new_id, taken_ids
from goodoffices.desk.table.parts import (
    PARTS,
    REMOVED,
    TablePart,
    key_of,
    record_of,
    records_of,
    with_records,
)
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
    """The case with one more record of a part, behind the others, and its key. Raises FieldsRefusedError."""
    records = records_of(case, part, of)
    blank = blank_of(case, part)
    if getattr(blank, "id", None) == "":
        called = (values.get(name) for name in ("name", "gives_what", "title", "about"))
        key = new_id(str(next(filter(None, called), part)), _taken(case, part, of))
        blank = msgspec.structs.replace(blank, id=key)
    record: Any = made_of(case, part, values, blank, new=True)
    _require_told_apart(records, record)
    if part == "preference" and case.preference(record.party) is not None:
        told = CodedText("table-preference-there", "What is known of this party stands in the case already.")
        raise FieldsRefusedError({"party": told})
    after = with_records(case, part, (*records, record), of)
    return kept(case, after, (part, len(records), of)), key_of(record, len(records))


def blank_of(case: Case, part: TablePart) -> Any:
    """A record of which nothing is said yet, to be filled in."""
    given: dict[str, Any] = {}
    first = case.parties[0].id if case.parties else ""
    if part == "quantity":
        last = case.parties[-1].id if case.parties else ""
        given = {"gives": Amount(party=first, what=""), "for_each": Amount(party=last, what="")}
    elif part == "position":
        given = {"party": "", "issue": "", "stance": ""}
    elif part == "preference":
        given = {"party": ""}
    elif part == "figure":
        given = {"what": "", "number": Fraction(0)}
    if part not in ("position", "preference", "figure"):
        given["id"] = ""
    return PARTS[part][1](**given)


def changed(case: Case, part: TablePart, key: str, values: Values, of: str = "") -> Case:
    """The case with other values of a record. Raises FieldsRefusedError, NotThereError."""
    place, record = record_of(case, part, key, of)
    records = list(records_of(case, part, of))
    after: Any = made_of(case, part, values, record)
    if getattr(after, "id", None) == "":
        after = msgspec.structs.replace(after, id=new_id(after.about or part, _taken(case, part, of)))
    _require_told_apart([one for one in records if one is not record], after)
    records[place] = after
    return kept(case, with_records(case, part, tuple(records), of), (part, place, of))


def moved_to(case: Case, part: TablePart, key: str, place: int, of: str = "") -> Case:
    """The case with a record at another place among its kind, from 1; the last place where there are not so
    many.
    """
    at, record = record_of(case, part, key, of)
    records = [one for number, one in enumerate(records_of(case, part, of)) if number != at]
    records.insert(max(0, min(place - 1, len(records))), record)
    return with_records(case, part, tuple(records), of)


def retired(case: Case, part: TablePart, key: str, of: str = "", *, back: bool = False) -> Case:
    """The case with a record off the table, or ``back`` on it; positions, preferences, figures and sources
    are taken out. Raises FieldsRefusedError where what is left does not keep the rules of a case (a linkage
    that could be met no more, a source that is cited).
    """
    place, record = record_of(case, part, key, of)
    records = list(records_of(case, part, of))
    if part in REMOVED:
        del records[place]
        cites = sum(1 for _ in citing(case, key)) if part == "source" else 0
        if cites:
            cited = CodedText(
                "table-source-cited", "Other parts of the case cite it: %(places)s.", places=cites
            )
            raise FieldsRefusedError({"": cited})
    else:
        records[place] = msgspec.structs.replace(record, retired=not back)
    return kept(case, with_records(case, part, tuple(records), of))


def citing(case: Case, source: str) -> Iterator[Path]:
    """Where in the case a source is cited."""
    return (path for path, one in citations_in(case, ()) if one.source == source)


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


class _Paths:
    """Remembers where each problem stands, by the number that it is given for a line."""

    def __init__(self) -> None:
        self.paths: list[Path] = [()]

    def at(self, path: Path, key: bool = False) -> tuple[int, int]:
        """The number of the path."""
        self.paths.append(path)
        return len(self.paths) - 1, 0

    def sound(self, path: Path) -> bool:
        """Always: the records are complete."""
        return True


def kept(before: Case, after: Case, about: tuple[TablePart, int, str] | None = None) -> Case:
    """The case, if it breaks no rule that it kept before. What breaks one in the record ``about`` (its part,
    its place from 0, for an option its issue) is told of its field; of the case as a whole where that is "".
    """
    old = {(one.what, one.instead) for one in problems_of(before)}
    places = _Paths()
    new = [
        one for one in problems_of(after, places) if not one.missing and (one.what, one.instead) not in old
    ]
    if new:
        first = new[0]
        told = CodedText("table-problem", "%(what)s %(instead)s", what=first.what, instead=first.instead)
        field = _field_of(after, places.paths[first.line], about)
        raise FieldsRefusedError({field: told if first.instead else first.what})
    return after


def _field_of(case: Case, path: Path, about: tuple[TablePart, int, str] | None) -> str:
    if about is None:
        return str(path[1] if path[:1] == ("decision",) and len(path) > 1 else (*path, "")[0])
    part, place, of = about
    start: Path = (PARTS[part][0], place)
    if part == "option":
        number = next(number for number, one in enumerate(case.issues) if one.id == of)
        start = ("issues", number, *start)
    inside = path[len(start) :] if path[: len(start)] == start else ()
    match inside:
        case ("gives" | "for_each" as side, field, *_rest):
            return f"{'gives' if side == 'gives' else 'each'}_{field}"
        case ("points" | "values" | "order" | "refuses", issue, *_rest):
            return f"worth-{issue}"
        case ("weights", issue, *_rest):
            return f"weight-{issue}"
        case (field, *_rest):
            return str(field)
    return ""
