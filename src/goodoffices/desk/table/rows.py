"""Lists inside a record as the values of a form: each row is one text, its columns one a line.

So a list can be shown, sent, compared and put together as any other value, and a row that nobody touched is
known again by its text and stays what it was, with whatever a form does not ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from goodoffices.case import Case, Citation, NotExact, parse_exact
from goodoffices.language import CodedText

_Record = TypeVar("_Record")
BREAK = "; "
"""Between those who passed something on, in the one column that has several."""


def row_of(*columns: str) -> str:
    """One row; a line break inside a column is a blank in it."""
    return "\n".join(" ".join(one.split("\n")) for one in columns)


def columns_of(row: str, many: int) -> list[str]:
    """The columns of a row, so ``many`` of them."""
    found = row.split("\n")[:many]
    return found + [""] * (many - len(found))


def rows_of(records: Iterable[_Record], row: Callable[[_Record], str]) -> tuple[str, ...]:
    """Records as rows."""
    return tuple(map(row, records))


def made_rows(
    rows: Iterable[str],
    before: Iterable[_Record],
    row: Callable[[_Record], str],
    make: Callable[[str], _Record | None],
) -> tuple[_Record, ...]:
    """Rows as records: one of ``before`` where its row is as it was."""
    there = {row(one): one for one in before}
    made = (there[text] if text in there else make(text) for text in rows)
    return tuple(one for one in made if one is not None)


def cite_values(record: Any) -> tuple[str, ...]:
    """Where something was said: source, passage, and who passed it on."""
    return rows_of(record.cite, _cite_row)


def cited(case: Case, rows: Iterable[str], record: Any, wrong: dict[str, str]) -> tuple[Citation, ...]:
    """The citations that rows make."""
    known = {one.id for one in case.sources}

    def make(row: str) -> Citation | None:
        source, passage, chain = columns_of(row, 3)
        if source not in known:
            wrong["cite"] = CodedText("table-source-needed", "Choose the source of each passage.")
            return None
        by = tuple(one.strip() for one in chain.split(BREAK.strip()) if one.strip())
        return Citation(source=source, passage=passage.strip(), chain=by)

    return made_rows(rows, record.cite, _cite_row, make)


def row_number(text: str, name: str, wrong: dict[str, str]) -> Any:
    """The exact number in a column; None where it is none, which is noted of the field ``name``."""
    try:
        return parse_exact(text)
    except NotExact as problem:
        told = problem.args[0]
        wrong[name] = told if isinstance(told, CodedText) else str(told)
        return None


def _cite_row(one: Citation) -> str:
    return row_of(one.source, one.passage, BREAK.join(one.chain))
