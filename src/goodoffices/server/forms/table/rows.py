"""A list inside a record, as rows of small fields: as many as there are, and empty ones for more.

Its value is that of :mod:`goodoffices.desk.table.rows`: one text a row. An empty row is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.table.rows import columns_of, row_of
from goodoffices.server.forms.base import check_fit, check_seen

EMPTY, MOST = 2, 400
"""Empty rows behind those that are there; most rows that are read."""

_SELECTED = mark_safe(" selected")


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column: a choice where it has ``choices``, a mark where it has a ``mark`` (the value that a set one
    has), a text otherwise.
    """

    label: Any
    choices: tuple[tuple[str, Any], ...] = ()
    mark: str = ""
    length: int = 400


class RowsWidget(forms.Widget):
    """The rows. ``fixed`` are rows that are always there, with their label: their first column is not
    asked.
    """

    use_fieldset = True

    def __init__(self, columns: Sequence[Column], fixed: Sequence[tuple[str, Any]] | None) -> None:
        super().__init__()
        self.columns, self.fixed = tuple(columns), fixed

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> tuple[str, ...]:
        """Each row that was sent, as one text."""
        numbers = {
            int(number)
            for key in data
            if key.startswith(f"{name}-") and (number := key[len(name) + 1 :].partition("-")[0]).isdecimal()
        }
        return tuple(
            row_of(*(data.get(f"{name}-{number}-{place}", "") for place in range(len(self.columns))))
            for number in sorted(numbers)[:MOST]
        )

    def value_omitted_from_data(self, data: Any, _files: Any, name: str) -> bool:
        """Whether nothing of it was sent."""
        return not any(key.startswith(f"{name}-") for key in data)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The rows, each a group with a name."""
        rows = [columns_of(row, len(self.columns)) for row in value or ()]
        heads = self.columns if self.fixed is None else self.columns[1:]
        labels: list[Any] = []
        if self.fixed is not None:
            there = {row[0]: row for row in rows}
            rows = [there.get(key, [key, *[""] * (len(self.columns) - 1)]) for key, _label in self.fixed]
            labels = [label for _key, label in self.fixed]
        else:
            rows = [row for row in rows if any(row)]
            rows += [[""] * len(self.columns)] * EMPTY
        inner = [self._row(name, number, row, labels) for number, row in enumerate(rows)]
        return format_html(
            '<div class="rowset cols-{}{}">{}</div>',
            len(heads),
            " named" if labels else "",
            mark_safe("".join(inner)),  # each part is escaped
        )

    def _row(self, name: str, number: int, row: Sequence[str], labels: Sequence[Any]) -> SafeString:
        parts: list[SafeString] = []
        called = labels[number] if labels else _("Row %(number)s") % {"number": number + 1}
        for place, (column, value) in enumerate(zip(self.columns, row, strict=True)):
            field = f"{name}-{number}-{place}"
            if labels and not place:
                parts.append(format_html('<input type="hidden" name="{}" value="{}">', field, value))
                parts.append(format_html('<bdi class="rowname">{}</bdi>', called))
                continue
            parts.append(self._cell(field, column, value))
        return format_html(
            '<div class="onerow" role="group" aria-label="{}">{}</div>', called, mark_safe("".join(parts))
        )

    def _cell(self, field: str, column: Column, value: str) -> SafeString:
        if column.mark:
            sign = {"type": "checkbox", "name": field, "value": column.mark, "checked": bool(value)}
            return format_html(
                '<label class="check"><input{}> <bdi>{}</bdi></label>', flatatt(sign), column.label
            )
        if column.choices:
            there = [*column.choices]
            if value and value not in dict(there):
                there.append((value, value))
            options = (
                format_html(
                    '<option value="{}"{}>{}</option>', key, " selected" if key == value else "", word
                )
                for key, word in [("", "–"), *there]
            )
            return format_html(
                '<label><span>{}</span> <select name="{}">{}</select></label>',
                column.label,
                field,
                mark_safe("".join(options)),
            )
        return format_html(
            '<label><span>{}</span> <input name="{}" value="{}" maxlength="{}" autocomplete="off" dir="auto">'
            "</label>",
            column.label,
            field,
            value,
            column.length,
        )


class RowsField(forms.Field):
    """Rows of small fields."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        label: Any,
        fixed: Sequence[tuple[str, Any]] | None = None,
        **named: Any,
    ) -> None:
        self.columns = tuple(columns)
        self.fixed = fixed
        super().__init__(label=label, required=False, widget=RowsWidget(columns, fixed), **named)

    rows = True
    """For the template."""

    def clean(self, value: Any) -> tuple[str, ...]:
        """The rows in which something stands."""
        return tuple(self._cleaned(value or ()))

    def _cleaned(self, rows: Iterable[str]) -> Iterator[str]:
        first = 0 if self.fixed is None else 1
        for number, row in enumerate(rows, start=1):
            cells = [" ".join(cell.split()) for cell in columns_of(row, len(self.columns))]
            if not any(cells[first:]):
                continue
            for column, cell in zip(self.columns, cells, strict=True):
                check_fit(cell)
                check_seen(cell)
                if len(cell) > column.length:
                    told = _("Row %(row)s, %(field)s: at most %(most)s signs.")
                    given = {"row": number, "field": column.label, "most": column.length}
                    raise forms.ValidationError(told % given)
            yield row_of(*cells)

    def in_words(self, rows: Iterable[str]) -> str:
        """The rows as one line, for a message."""
        told = []
        names = dict(self.fixed or ())
        for row in rows:
            cells = columns_of(row, len(self.columns))
            said = [
                str(names.get(cell, cell) if not place and names else dict(column.choices).get(cell, cell))
                for place, (column, cell) in enumerate(zip(self.columns, cells, strict=True))
                if cell
            ]
            told.append(", ".join(said))
        return "; ".join(told)
