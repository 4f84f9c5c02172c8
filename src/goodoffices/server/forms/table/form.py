"""The form of one record of the case file: made of the table of fields, filled with the record's values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from goodoffices.case import Case
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.table import (
    TablePart,
    Values,
    blank_of,
    key_of,
    record_of,
    records_of,
    values_of,
)
from goodoffices.desk.table.linkages import SORTS, named_in, offered
from goodoffices.desk.table.parts import followed_key, identity_key, numbered
from goodoffices.desk.table.preferences import rather_words
from goodoffices.server.forms.base import ActForm, Lines, sent
from goodoffices.server.forms.cases import require_told_apart
from goodoffices.server.forms.table.fields import GROUPS, SORT_FIELDS
from goodoffices.server.forms.table.kept import KeptForm
from goodoffices.server.forms.table.makers import (
    least,
    mark,
    said_options,
    typed_number,
    words,
    worth,
)


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
            record = _meant(case.file, part, data["key"], issue, record)
        return cls(
            data,
            case=case.file,
            part=part,
            record=record,
            of=issue,
            sort=request.GET.get("sort", "") if request is not None else "",
            on=_on(request, case.file) if part == "position" else "",
        )

    def __init__(
        self,
        data: Any,
        *,
        case: Case,
        part: TablePart,
        record: Any,
        of: str = "",
        sort: str = "",
        on: str = "",
    ) -> None:
        super().__init__(data, label_suffix="")
        self.case, self.part, self.record, self.issue = case, part, record, of
        records = records_of(case, part, of)
        at = next((place for place, one in enumerate(records) if one is record), 0)
        self.key = key_of(record, at) if record is not None else ""
        self.on = record.issue if part == "position" and record is not None else on
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
        if part == "position" and self.on:
            self.fields["options"] = said_options(case.issue(self.on))(case, record)
            self.groups[0][1].insert(2, "options")
        if part == "preference":
            self._worths()
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
        if self.part == "position" and not self.on:
            self.add_error(None, _("Say on which issue it is."))
        if self.part == "linkage" and not self.sort:
            self.add_error(None, _("Say which condition it is."))
        return given

    @property
    def step(self) -> str:
        """What the address of a new record says besides: which condition, on which issue."""
        if self.record is not None:
            return ""
        if self.part == "position" and self.on:
            return f"on={next(place for place, one in enumerate(self.case.issues, 1) if one.id == self.on)}"
        return f"sort={self.sort}" if self.sort else ""

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
            elif _kind_of(name):
                asked[f"{_kind_of(name)}{_unhexed(name)}"] = asked.pop(name)
        if self.part == "position":
            asked["issue"] = self.on
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
        found = {
            f"{kind}{_unhexed(name)}" if (kind := _kind_of(name)) else name: value
            for name, value in before.items()
            if not name.startswith("cost-")
        }
        if self.part == "linkage":
            costs = [(name, value) for name, value in before.items() if name.startswith("cost-") and value]
            found["costs"] = tuple(f"{_unhexed(name)}\n{value}" for name, value in costs)
        return found

    def field_of(self, name: str) -> str | None:
        """Values of a side stand in a field of their own; costs under the first of them."""
        kind = _kind_of(name)
        if kind:
            name = kind + _hexed(name.removeprefix(kind))
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
        record = self.record if self.record is not None else blank_of(self.case, self.part)
        found: Values = {}
        for name, value in values_of(self.case, self.part, record).items():
            kind = _kind_of(name)
            if kind:
                field = kind + _hexed(name.removeprefix(kind))
                if field in self.fields:
                    found[field] = value
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

    def _worths(self) -> None:
        """What each option is worth, what each issue weighs, and the draft that would just be taken."""
        drafts = []
        for issue in self.case.issues:
            if issue.retired or not self.case.options(issue):
                continue
            key = _hexed(issue.id)
            asked = [
                (f"worth-{key}", worth(issue)),
                (f"weight-{key}", typed_number(_("Weight of the issue"))),
            ]
            if issue.kind == "range":
                asked.append((f"linear-{key}", mark(_("Between these numbers along a straight line"))))
            for name, maker in asked:
                self.fields[name] = maker(self.case, self.record)
            self.groups.insert(-2, ("", [name for name, _maker in asked], False))
            self.fields[f"least-{key}"] = least(issue)(self.case, self.record)
            drafts.append(f"least-{key}")
        self.groups.insert(-1, (_("Or the draft that it would just take"), drafts, True))
        if self.record is not None and self.record.rather:
            choices = [
                (token, _("rather “%(this)s” than “%(than)s”") % {"this": this, "than": than})
                for token, (this, than) in rather_words(self.case, self.record)
            ]
            self.fields["rather"] = forms.MultipleChoiceField(
                label=_("Drafts compared; take out what does not hold"),
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.groups.insert(-1, ("", ["rather"], False))

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


_KINDS = ("by-", "worth-", "weight-", "linear-", "least-")
"""Beginnings of names that end in the id of a party or an issue; a field's has it in signs that any form can
carry.
"""


def _kind_of(name: str) -> str:
    return next((kind for kind in _KINDS if name.startswith(kind)), "")


def _on(request: Any, case: Case) -> str:
    """The issue that a new position is on, by its number."""
    number = request.GET.get("on", "") if request is not None else ""
    issues = {str(place): one.id for place, one in enumerate(case.issues, 1)}
    return issues.get(number, "")


def _meant(case: Case, part: TablePart, key: str, of: str, there: Any) -> Any:
    """The record that a form was shown for. Where it was changed meanwhile and is known by nothing else, it
    is what stands in its place and is about the same.
    """
    try:
        return record_of(case, part, followed_key(case, part, key, of), of)[1]
    except NotThereError:
        if part in ("position", "figure") and identity_key(there) == key.partition("~")[2]:
            return there
        raise


def _sort_of(record: Any) -> str:
    return next((sort for sort in SORTS if getattr(record, sort, None) is not None), "")


def _hexed(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").hex()


def _unhexed(name: str) -> str:
    try:
        return bytes.fromhex(name.partition("-")[2]).decode("utf-8", "surrogatepass")
    except ValueError:
        return ""
