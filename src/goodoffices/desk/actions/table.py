"""What is on the table, changed by hand: each change saves the case file, and its history is the room's.

Every function works on the file as it stands inside the transaction: two changes sent from two pages are made
one after the other, and what both changed otherwise is refused with what stands there now.
"""

from __future__ import annotations

import msgspec

from goodoffices.case import Case, Package
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.stored_files import save_case_file
from goodoffices.desk.table.keep import added, changed, kept, moved_to, retired, three_way
from goodoffices.desk.table.merge import merged_into
from goodoffices.desk.table.parts import TablePart, key_of, record_of, records_of
from goodoffices.desk.table.values import Values, values_of
from goodoffices.desk.table.whole import case_settings, with_settings
from goodoffices.talks import Disclosure, acts


def add_part(writer: CaseWriter, part: TablePart, values: Values, of: str = "") -> str:
    """Put one more on the table, behind the others of its kind; gives its id. Raises FieldsRefusedError."""
    after, key = added(writer.case.file, part, values, of)
    save_case_file(writer, after)
    return key


def add_options(writer: CaseWriter, issue: str, names: tuple[str, ...]) -> None:
    """Put several options on an issue, by their names."""
    case = writer.case.file
    for name in names:
        case, _key = added(case, "option", {"name": name}, issue)
    save_case_file(writer, case)


def change_part(
    writer: CaseWriter, part: TablePart, key: str, shown: Values, wanted: Values, of: str = "", place: int = 0
) -> None:
    """Make a record what is ``wanted``, where it was ``shown`` otherwise; ``place`` (from 1) puts it there
    among its kind, 0 leaves it where it is.

    Fields that were changed elsewhere since stay as they are now. Raises KeptMeanwhileError where both were
    changed, FieldsRefusedError where the values cannot be.
    """
    case = writer.case.file
    at, record = record_of(case, part, key, of)
    values = three_way(shown, wanted, values_of(case, part, record))
    after = changed(case, part, key, values, of)
    if place:
        after = moved_to(after, part, _key_at(after, part, at, of), place, of)
    save_case_file(writer, after)


def retire_part(writer: CaseWriter, part: TablePart, key: str, of: str = "", *, back: bool = False) -> None:
    """Take something off the table, or put it back. What cites it still finds it."""
    if part in ("party", "mediator"):
        raise RefusedError("stays-on-table")
    save_case_file(writer, retired(writer.case.file, part, key, of, back=back))


def merge_parts(writer: CaseWriter, part: TablePart, was: str, into: str, of: str = "") -> None:
    """Make two of one kind one. Raises FieldsRefusedError."""
    save_case_file(writer, merged_into(writer.case.file, part, was, into, of))


def set_standing_text(writer: CaseWriter, shown: Package, wanted: Package) -> None:
    """Make the standing text what is ``wanted`` on each issue that it names (empty: not settled). Raises
    KeptMeanwhileError.
    """
    case = writer.case.file
    now: Values = {issue.id: case.text.get(issue.id, "") for issue in case.issues}
    wanted_now: Values = {key: option for key, option in wanted.items() if key in now}
    values = three_way(dict(shown), wanted_now, now)
    text = {key: str(option) for key, option in {**now, **values}.items() if option}
    save_case_file(writer, kept(case, msgspec.structs.replace(case, text=text)))


def change_settings(writer: CaseWriter, shown: Values, wanted: Values) -> None:
    """What the case as a whole says: its title, what it is about, the *alternat*, what it takes to agree.
    The title is that of the mediators' own room too; no other room is told of it. Raises KeptMeanwhileError,
    FieldsRefusedError.
    """
    case = writer.case.file
    after = kept(case, with_settings(case, three_way(shown, wanted, case_settings(case))))
    save_case_file(writer, after)
    home = writer.case.view(writer.case.home)
    if after.title != case.title and home.sort is not None:
        named = acts.RoomNamed(
            title=after.title,
            sort=home.sort,
            parties=home.parties,
            default=home.default,
            second_release=home.second_release,
        )
        writer.write(writer.case.home, named)


def add_party(writer: CaseWriter, values: Values, room: str, default: Disclosure) -> str:
    """Put a party on the table and, where ``room`` is a title, found its room with the mediators."""
    key = add_part(writer, "party", values)
    if room:
        writer.found(acts.RoomNamed(title=room, sort="delegation-mediators", parties=(key,), default=default))
    return key


def _key_at(case: Case, part: TablePart, place: int, of: str) -> str:
    """The key of the record at a place: one that had none of its own has one since it was changed."""
    return key_of(records_of(case, part, of)[place], place)
