"""A form over values that another page may change meanwhile.

It carries what it was filled with, so that what another page changed meanwhile is told from what was changed
here, field by field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.table import FieldsRefusedError, KeptMeanwhileError, Values
from goodoffices.language.words import worded
from goodoffices.server.forms.base import ActForm, Lines
from goodoffices.server.forms.table.rows import RowsField


class KeptForm(ActForm):
    """A form over values that another page may change meanwhile. ``shown`` carries what it was filled with;
    ``values`` are those of now.
    """

    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400_000, strip=False)
    values: Values

    @property
    def folded(self) -> tuple[str, ...]:
        """Fields that who needs them opens."""
        return ()

    def before(self) -> Values:
        """What the form was filled with when it was shown; what it cannot tell counts as it is now."""
        try:
            told = msgspec.json.decode(self.cleaned_data.get("shown") or "{}", type=dict[str, Any])
        except (msgspec.DecodeError, msgspec.ValidationError, UnicodeEncodeError):
            return dict(self.values)
        return dict(self.values) | {
            name: tuple(map(str, value)) if isinstance(value, list) else value
            for name, value in told.items()
            if isinstance(value, (str, bool, list))
        }

    def fill(self, values: Values) -> None:
        """Begin with these values."""
        self.values = values
        self.initial = {
            **{name: self._as_initial(name, value) for name, value in values.items()},
            "shown": msgspec.json.encode(values).decode(),
        }

    def wanted(self, before: Values) -> Values:
        """What is asked now. A field that was left as it was shown is what it was, to the letter."""
        found: Values = {}
        for name, value in before.items():
            if name not in self.fields:
                continue
            now: Any = self.cleaned_data.get(name)
            now = tuple(now) if isinstance(now, list) else now
            found[name] = value if _alike(now, self._as_cleaned(name, value)) else now
        return found

    def refuse(self, problem: FieldsRefusedError | KeptMeanwhileError) -> None:
        """Say beside each field what is wrong with it, or what stands there now."""
        if isinstance(problem, FieldsRefusedError):
            for name, why in problem.wrong.items():
                self.add_error(self.field_of(name), worded(why))
            return
        told = _(
            "It was changed meanwhile and stands now as: “%(now)s”. Send again to put yours in its place."
        )
        for name, now in problem.now.items():
            self.add_error(self.field_of(name), told % {"now": self._told_now(self.field_of(name), now)})
        # What is sent next is held against what stands there now.
        data: Any = self.data.copy()
        data["shown"] = msgspec.json.encode(self.before() | self.as_fields(problem.now)).decode()
        self.data: Any = data

    def as_fields(self, values: Mapping[str, object]) -> dict[str, Any]:
        """Values by the names of the form's fields."""
        return dict(values)

    def _told_now(self, name: str | None, value: object) -> str:
        """A value as the page words it."""
        field = self.fields.get(name or "")
        if isinstance(field, RowsField) and isinstance(value, tuple):
            return field.in_words(value)
        choices = dict(_flat(getattr(field, "choices", ())))
        many = value if isinstance(value, tuple) else (value,)
        return "; ".join(str(choices.get(one, one)) for one in many)

    def field_of(self, name: str) -> str | None:
        """The field that a value's name stands for; None for the form as a whole."""
        return name if name in self.fields else None

    def _as_initial(self, name: str, value: Any) -> Any:
        lines = isinstance(self.fields.get(name), Lines)
        return "\n".join(value) if lines and isinstance(value, tuple) else value

    def _as_cleaned(self, name: str, value: Any) -> Any:
        field = self.fields[name]
        try:
            cleaned = field.clean(self._as_initial(name, value))
        except ValidationError:
            return value
        return tuple(cleaned) if isinstance(cleaned, list) else cleaned


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    """Choices without their groups."""
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield value, label


def _alike(one: Any, other: Any) -> bool:
    """Whether two values of a field are the same, in whatever order several were chosen."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return sorted(one) == sorted(other)
    return bool(one == other)
