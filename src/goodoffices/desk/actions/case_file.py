"""The case file: one more issue or option, or another file in its place."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case import Case, Position, Problem, ProblemsFound
from goodoffices.case.validate import problems_of
from goodoffices.desk.issues import with_issue, with_option
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.public import differing, own_file
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.stored_files import save_case_file
from goodoffices.record import Record


def add_to_table(writer: CaseWriter, name: str, issue: str = "") -> str:
    """Put an issue on the table, or an option of an ``issue``; gives its id. Raises RefusedError."""
    return add_option(writer, issue, name) if issue else add_issue(writer, name)


def add_issue(writer: CaseWriter, name: str) -> str:
    """Put an issue on the table; gives its id. One of that name that is there already is taken."""
    after, key = with_issue(writer.case.file, name)
    save_case_file(writer, after)
    return key


def add_option(writer: CaseWriter, issue: str, name: str) -> str:
    """Add an option to an issue; gives its id. Raises :class:`~goodoffices.desk.refusals.RefusedError` where
    the options are numbers.
    """
    try:
        after, key = with_option(writer.case.file, issue, name)
    except ValueError:
        raise RefusedError("not-its-number") from None
    save_case_file(writer, after)
    return key


def require_sound(given: Case, problems: Sequence[Problem], record: Record | None = None) -> None:
    """Refuse a case file that somebody brings, where ``problems``, which reading found by the rules of a
    case, stand against it.

    What it holds of the public record is not asked to keep the rules: what is said in public contradicts
    itself. Raises :class:`~goodoffices.case.ProblemsFound`, each problem at its place.
    """
    own = own_file(given, record) if record is not None else given
    if problems and (own == given or any(not one.missing for one in problems_of(own))):
        raise ProblemsFound(tuple(problems))


def put_back(writer: CaseWriter, given: Case) -> tuple[Position, ...]:
    """Put another case file in the place of the one before, which stays in the room.

    Positions of the public record come from the record alone: those in the file are not kept. Gives those
    which the record tells otherwise.
    """
    record = writer.case.record
    save_case_file(writer, own_file(given, record))
    return differing(given, record)
