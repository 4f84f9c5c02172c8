"""The form of one record of the case file: made of the table of fields, filled with the record's values.

It carries what it was filled with, so that what another page changed meanwhile is told from what was changed
here, field by field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from goodoffices.case import Amount, Case
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.table import (
    PARTS,
    FieldsRefusedError,
    KeptMeanwhileError,
    TablePart,
    Values,
    key_of,
    record_of,
    records_of,
    values_of,
)
from goodoffices.desk.table.linkages import SORTS, named_in, offered
from goodoffices.desk.table.parts import followed_key, numbered
from goodoffices.language.words import worded
from goodoffices.server.forms.base import ActForm, Lines, sent
from goodoffices.server.forms.cases import require_told_apart
from goodoffices.server.forms.table.fields import GROUPS, SORT_FIELDS, typed_number, words


class KeptForm(ActForm):
    """A form over values that another page may change meanwhile. ``shown`` carries what it was filled with;
    ``values`` are those of now.
    """

    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400_000, strip=False)
    values: Values

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
            words_now = "; ".join(now) if isinstance(now, tuple) else str(now)
            self.add_error(self.field_of(name), told % {"now": self.in_words(name, words_now)})
        # What is sent next is held against what stands there now.
        data: Any = self.data.copy()
        data["shown"] = msgspec.json.encode(self.before() | self.as_fields(problem.now)).decode()
        self.data: Any = data

    def as_fields(self, values: Mapping[str, object]) -> dict[str, Any]:
        """Values by the names of the form's fields."""
        return dict(values)

    def in_words(self, name: str, value: str) -> str:
        """A value as the page words it."""
        choices = dict(getattr(self.fields.get(name), "choices", ()))
        return str(choices.get(value, value))

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


class PartForm(KeptForm):
    """One record of a part, or one more. ``record`` is None for a new one."""

    place = forms.IntegerField(label=_("Place among them"), min_value=1, max_value=100_000, required=False)

    @classmethod
    def of(cls, request: Any, case: OpenCase, **where: Any) -> PartForm:
        """The form of the record that the address names by its number, or of a new one; without a request as
        its page shows it first.
        """
        part: TablePart = where["part"]
        issue = numbered(case.file, "issue", where["issue"]).id if part == "option" else ""
        number = where.get("number", 0)
        record = numbered(case.file, part, number, issue) if number else None
        data = sent(request)[0] if request is not None else None
        if data is not None and record is not None and data.get("key"):
            # The number was that of another moment: what the form was shown for is named in it.
            # It may have been merged since, and never is it another one.
            key = followed_key(case.file, part, data["key"], issue)
            record = record_of(case.file, part, key, issue)[1]
        return cls(
            data,
            case=case.file,
            part=part,
            record=record,
            of=issue,
            sort=request.GET.get("sort", "") if request is not None else "",
        )

    def __init__(
        self, data: Any, *, case: Case, part: TablePart, record: Any, of: str = "", sort: str = ""
    ) -> None:
        super().__init__(data, label_suffix="")
        self.case, self.part, self.record, self.issue = case, part, record, of
        records = records_of(case, part, of)
        at = next((place for place, one in enumerate(records) if one is record), 0)
        self.key = key_of(record, at) if record is not None else ""
        self.sort = _sort_of(record) or (sort if sort in SORTS else "")
        self.groups: list[tuple[Any, list[str], bool]] = []
        for group in GROUPS[part]:
            names = []
            for name, maker in group.fields or self._sides():
                self.fields[name] = maker(case, record)
                names.append(name)
            self.groups.append((group.heading, names, group.folded))
        if part == "linkage" and self.sort:
            self._condition()
        if part == "issue" and record is None:
            self.fields["options"] = Lines(
                label=_("Options, one a line, if you know them yet"),
                max_length=20_000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
            )
            self.groups[0][1].append("options")
        if record is None:
            del self.fields["place"]
        self.fill(self._values())
        if record is not None:
            self.initial["place"] = at + 1
            self.initial["shown"] = msgspec.json.encode({**self.values, "place": str(at + 1)}).decode()

    def shown_groups(self) -> list[tuple[Any, list[BoundField], bool]]:
        """The groups for the page: heading, fields, and whether it is folded (never where something is wrong
        in it, or filled in).
        """
        return [
            (heading, [self[name] for name in names], folded and not self._opened(names))
            for heading, names, folded in self.groups
        ]

    def clean(self) -> dict[str, Any]:
        """Parties are told apart by their names, for rooms are called after them."""
        given: dict[str, Any] = super().clean()
        if self.part == "party" and given.get("name"):
            others = [one.label for one in self.case.parties if one is not self.record]
            try:
                require_told_apart([*others, given["name"]])
            except ValidationError as problem:
                self.add_error("name", problem)
        if self.part == "linkage" and not self.sort:
            self.add_error(None, _("Say which condition it is."))
        return given

    def moved(self) -> int:
        """Where the record is to stand among its kind; 0 where that was left as it was shown."""
        place = self.cleaned_data.get("place") or 0
        return 0 if str(place) == self.before().get("place") else place

    def values_asked(self, before: Values) -> Values:
        """The values that the form asks for, in the record's own names."""
        asked = self.wanted({name: value for name, value in before.items() if name != "place"})
        for name, value in list(asked.items()):
            if name.startswith("cost-"):
                del asked[name]
                if value:
                    costs = asked.setdefault("costs", ())
                    assert isinstance(costs, tuple)
                    asked["costs"] = (*costs, f"{_unhexed(name)}\n{value}")
            elif name.startswith("by-"):
                asked[f"by-{_unhexed(name)}"] = asked.pop(name)
        if self.part == "linkage":
            asked.setdefault("costs", ())
            for name, empty in (("when", ()), ("then", ()), ("number", ""), ("limit", ""), ("unit", "")):
                asked.setdefault(name, empty)
            asked["sort"] = self.sort
        return asked

    def values_before(self) -> Values:
        """The values that the form was filled with, in the record's own names."""
        before = self.before()
        before.pop("place", None)
        found = {name: value for name, value in before.items() if not name.startswith(("cost-", "by-"))}
        found |= {f"by-{_unhexed(name)}": value for name, value in before.items() if name.startswith("by-")}
        if self.part == "linkage":
            costs = [(name, value) for name, value in before.items() if name.startswith("cost-") and value]
            found["costs"] = tuple(f"{_unhexed(name)}\n{value}" for name, value in costs)
        return found

    def field_of(self, name: str) -> str | None:
        """Values of a side stand in a field of their own; costs under the first of them."""
        if name.startswith("by-"):
            name = f"by-{_hexed(name[3:])}"
        if name == "costs":
            name = "limit"
        return super().field_of(name)

    def as_fields(self, values: Mapping[str, object]) -> dict[str, Any]:
        """What a side understands, and what an option costs, have fields of their own."""
        found = {self.field_of(name) or name: value for name, value in values.items() if name != "costs"}
        costs = values.get("costs")
        if isinstance(costs, tuple):
            there = dict(line.rpartition("\n")[::2] for line in costs)
            found |= {name: there.get(_unhexed(name), "") for name in self.fields if name.startswith("cost-")}
        return found

    def options(self) -> tuple[str, ...]:
        """Options that a new issue begins with."""
        return tuple(self.cleaned_data.get("options") or ())

    def _values(self) -> Values:
        if self.record is not None:
            record = self.record
        else:
            given: dict[str, Any] = {"id": ""}
            if self.part == "quantity":
                first = self.case.parties[0].id if self.case.parties else ""
                last = self.case.parties[-1].id if self.case.parties else ""
                given |= {"gives": Amount(party=first, what=""), "for_each": Amount(party=last, what="")}
            record = PARTS[self.part][1](**given)
        found: Values = {}
        for name, value in values_of(self.case, self.part, record).items():
            if name.startswith("by-"):
                found[f"by-{_hexed(name[3:])}"] = value
            elif name == "costs":
                lines = value if isinstance(value, tuple) else ()
                costs = {line.rpartition("\n")[0]: line.rpartition("\n")[2] for line in lines}
                for field in self.fields:
                    if field.startswith("cost-"):
                        found[field] = costs.get(_unhexed(field), "")
            elif name in self.fields:
                found[name] = value
        return found

    def _sides(self) -> list[tuple[str, Any]]:
        return [(f"by-{_hexed(party.id)}", words(party.label, rows=2)) for party in self.case.parties]

    def _condition(self) -> None:
        names = []
        for name, maker in SORT_FIELDS[self.sort]:
            self.fields[name] = maker(self.case, self.record)
            names.append(name)
        self.groups.append((LINKAGES[self.sort], names, False))
        if self.sort == "budget":
            named = named_in(self.record) if self.record is not None else set()
            for issue, options in offered(self.case, named):
                costs = []
                for value, label in options:
                    field = f"cost-{_hexed(value)}"
                    self.fields[field] = typed_number(label)(self.case, self.record)
                    costs.append(field)
                self.groups.append((issue, costs, False))

    def _opened(self, names: list[str]) -> bool:
        kind = getattr(self.record, "kind", "nominal")
        numbers = "kind" in names and kind in ("range", "divisible")
        return numbers or any(self[name].errors for name in names) or (self.is_bound and "kind" in names)


class RetireForm(ActForm):
    """Off the table, or back on it: the record is named by its key."""

    key = forms.CharField(max_length=200, widget=forms.HiddenInput, strip=False)
    back = forms.BooleanField(required=False)


class MergeForm(ActForm):
    """Into which other of its kind a record is merged."""

    key = forms.CharField(max_length=200, widget=forms.HiddenInput, strip=False)
    into = forms.CharField(label=_("Merge it into"), max_length=200, strip=False)


LINKAGES = {
    "implies": _("If these, then those"),
    "excludes": _("Not together"),
    "at_most": _("At most so many"),
    "at_least": _("At least so many"),
    "budget": _("A budget"),
}
"""What each sort of linkage is called."""


def _alike(one: Any, other: Any) -> bool:
    """Whether two values of a field are the same, in whatever order several were chosen."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return sorted(one) == sorted(other)
    return bool(one == other)


def _sort_of(record: Any) -> str:
    return next((sort for sort in SORTS if getattr(record, sort, None) is not None), "")


def _hexed(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").hex()


def _unhexed(name: str) -> str:
    try:
        return bytes.fromhex(name.partition("-")[2]).decode("utf-8", "surrogatepass")
    except ValueError:
        return ""
