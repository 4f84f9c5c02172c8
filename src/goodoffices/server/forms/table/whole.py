"""Forms over the case as a whole: the standing text, and its settings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.case import Case
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.table import Values
from goodoffices.desk.table.whole import case_settings
from goodoffices.server.forms.base import LongSelect, NameField, TextField, sent
from goodoffices.server.forms.table.kept import KeptForm
from goodoffices.server.forms.table.makers import cites, typed_number
from goodoffices.server.forms.table.rows import Column, RowsField


class StandingTextForm(KeptForm):
    """The option that the draft has for each issue: one choice an issue, empty where it is not settled."""

    @classmethod
    def of(cls, request: Any, case: OpenCase, **_where: Any) -> StandingTextForm:
        """The form over the case as it stands."""
        return cls(sent(request)[0], case=case.file)

    def __init__(self, data: Any, *, case: Case) -> None:
        super().__init__(data, label_suffix="")
        values: Values = {}
        for issue in case.issues:
            chosen = case.text.get(issue.id, "")
            if issue.retired and not chosen:
                continue
            options = [
                (one.id, one.label) for one in case.options(issue) if not one.retired or one.id == chosen
            ]
            field = forms.ChoiceField(
                label=issue.label,
                choices=[("", _("[ ] not settled")), *options],
                required=False,
                widget=LongSelect,
            )
            name = f"on-{issue.id.encode('utf-8', 'surrogatepass').hex()}"
            self.fields[name] = field
            values[name] = chosen
        self.fill(values)

    def packages(self) -> tuple[dict[str, str], dict[str, str]]:
        """What was shown, and what is wanted: issue to option."""
        before = {name: value for name, value in self.before().items() if name in self.fields}
        wanted = self.wanted(before)
        return (
            {_issue(name): str(value) for name, value in before.items()},
            {_issue(name): str(value) for name, value in wanted.items()},
        )

    def field_of(self, name: str) -> str | None:
        """The field of an issue."""
        return super().field_of(f"on-{name.encode('utf-8', 'surrogatepass').hex()}")


class CaseSettingsForm(KeptForm):
    """What the case as a whole says, and what it takes to agree."""

    title = NameField(label=_("What the talks are called"), max_length=200)
    about = TextField(
        label=_("What a reader should know of the case"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    fictional = forms.BooleanField(label=_("The case is invented"), required=False)
    alternat = forms.BooleanField(label=_("In its own copy each side comes first"), required=False)
    needed = forms.IntegerField(
        label=_("So many parties have to accept (empty: all)"), required=False, min_value=1
    )

    @classmethod
    def of(cls, request: Any, case: OpenCase, **_where: Any) -> CaseSettingsForm:
        """The form over the case as it stands."""
        return cls(sent(request)[0], case=case.file)

    def __init__(self, data: Any, *, case: Case) -> None:
        super().__init__(data, label_suffix="")
        sides = [(party.id, party.label) for party in case.parties]
        self.fields["votes"] = RowsField(
            (Column(label=_("Party")), Column(label=_("Votes"), length=60)),
            label=_("Votes, where they differ (empty: one)"),
            fixed=sides,
        )
        self.fields["quota"] = typed_number(_("So many votes have to agree"))(case, None)
        self.fields["groups"] = RowsField(
            (
                Column(label=_("Group"), length=200),
                Column(label=_("So many of it"), length=9),
                *(Column(label=label, mark=key) for key, label in sides),
            ),
            label=_("Groups in each of which enough have to agree"),
        )
        self.fields["cite"] = cites(case, None)
        self.fields["cite"].label = _("Where this rule was said")
        self.fill(case_settings(case))

    @property
    def folded(self) -> tuple[str, ...]:
        """Fields that who needs them opens; none where something stands in one of them, or is wrong."""
        names = ("votes", "quota", "groups", "cite")
        return () if any(self.values[name] or self[name].errors for name in names) or self.is_bound else names

    def clean_needed(self) -> str:
        """As it is compared and kept."""
        value = self.cleaned_data["needed"]
        return "" if value is None else str(value)

    def _as_cleaned(self, name: str, value: Any) -> Any:
        return value if name == "needed" else super()._as_cleaned(name, value)


def _issue(name: str) -> str:
    return bytes.fromhex(name.partition("-")[2]).decode("utf-8", "surrogatepass")
