"""A file of reports as rows of texts by column, before anything of them is understood."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from goodoffices.agreement.tracking.report_columns import COLUMNS, NEEDED
from goodoffices.case import Problem
from goodoffices.case.trees.json_text import parse_json
from goodoffices.case.trees.nodes import Fields, Leaf, TreeItems, TreeNode
from goodoffices.case.validate import suggest
from goodoffices.language import CodedText

_OTHER_NAMES = {
    word: column
    for column, words in {
        "number": "how many, count, quantity",
        "says": "says who, who, source, by",
        "verified_by": "verified by, verified",
        "time": "when, date, at",
        "place": "where",
        "id": "report",
        "seen_by": "seen by",
        "what": "kind",
    }.items()
    for word in words.split(", ")
}
"""Other names of columns."""


def csv_rows(text: str, name: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table, each with its line; what is wrong with the table is added to the problems."""
    lines = text.splitlines()
    first = lines[0] if lines else ""
    comma = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma)
    head: list[str] = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if not head:
            head = [_column(cell) for cell in cells]
            for place, (column, written) in enumerate(zip(head, cells, strict=True), 1):
                if column not in COLUMNS:
                    what = CodedText(
                        "column-not-one-report",
                        "The column %(column)r is not one of a report.",
                        column=written.strip(),
                    )
                    instead = suggest(column, COLUMNS) or CodedText(
                        "write-one-3", "Write one of: %(columns)s.", columns=", ".join(COLUMNS)
                    )
                    problems.append(Problem(name, reader.line_num, place, what, instead))
            for needed in NEEDED:
                if needed not in head:
                    problems.append(
                        Problem(
                            name,
                            reader.line_num,
                            0,
                            CodedText("column-missing", "The column %(needed)r is missing.", needed=needed),
                            CodedText("add", "Add %(needed)s.", needed=needed),
                        )
                    )
            if problems:
                return
            continue
        if len(cells) > len(head):
            what = CodedText(
                "row-has-cells-head",
                "This row has %(number)s cells, and the head has %(count2)s.",
                number=len(cells),
                count2=len(head),
            )
            problems.append(
                Problem(
                    name,
                    reader.line_num,
                    0,
                    what,
                    CodedText("put-text-comma-quotes", "Put a text with a comma in quotes."),
                )
            )
            continue
        yield reader.line_num, {column: cell.strip() for column, cell in zip(head, cells, strict=False)}
    if not head:
        problems.append(
            Problem(
                name,
                1,
                1,
                CodedText("file-empty", "The file is empty."),
                CodedText("begin", "Begin with: %(columns)s", columns=",".join(COLUMNS)),
            )
        )


def _column(cell: str) -> str:
    word = cell.strip().lower().lstrip("\ufeff").replace("-", "_")
    return _OTHER_NAMES.get(word.replace("_", " "), word.replace(" ", "_"))


def json_rows(text: str, name: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """The same from a list of objects in JSON."""
    node = parse_json(text, name)
    if isinstance(node, Fields):
        node = node.get("reports")
    if not isinstance(node, TreeItems):
        problems.append(
            Problem(
                name,
                1,
                1,
                CodedText("there-no-list-reports", "There is no list of reports."),
                'Write [{"time": …}] or {"reports": […]}.',
            )
        )
        return
    for item in node.items:
        if not isinstance(item, Fields):
            problems.append(
                Problem(
                    name,
                    item.line,
                    item.column,
                    CodedText("report-consists-fields", "A report consists of fields."),
                    'Write {"time": …}.',
                )
            )
            continue
        row: dict[str, str] = {}
        for key, value in item.entries:
            column = _column(key.text)
            if column not in COLUMNS:
                instead = suggest(column, COLUMNS) or CodedText(
                    "write-one-3", "Write one of: %(columns)s.", columns=", ".join(COLUMNS)
                )
                problems.append(
                    Problem(
                        name,
                        key.line,
                        key.column,
                        CodedText("not-field-report", "%(text)r is not a field of a report.", text=key.text),
                        instead,
                    )
                )
            else:
                row[column] = _plain(value)
        yield item.line, row


def _plain(value: TreeNode) -> str:
    if isinstance(value, TreeItems):
        return ";".join(_plain(item) for item in value.items)
    return "" if not isinstance(value, Leaf) or value.empty else value.text
