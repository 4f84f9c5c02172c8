"""Forms about cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from goodoffices.case import Case, ProblemsFound
from goodoffices.desk.actions.case_file import require_sound
from goodoffices.desk.issues import Outline, outline_in
from goodoffices.desk.open_case import OpenCase
from goodoffices.language.located import problem_words
from goodoffices.record import Record
from goodoffices.server.forms.base import ActForm, Lines, check_seen, name_field, words_field
from goodoffices.server.reading import NotReadError, read_case_file_text
from goodoffices.server.reading.wording import words_of_refusal
from goodoffices.server.wording.look_alikes import alike
from goodoffices.server.wording.templatetags import MARKS

DEFAULTS = [
    ("closed", _("stays in its room unless marked")),
    *((level, MARKS[level]) for level in ("float", "attribute", "public")),
]


class DefaultField(forms.ChoiceField):
    """How far entries may travel where nothing is marked."""

    def __init__(self) -> None:
        super().__init__(label=_("What is said"), choices=DEFAULTS, required=False)

    def clean(self, value: Any) -> str:
        """Closed where nothing is chosen."""
        return super().clean(value) or "closed"


class NewCaseForm(ActForm):
    """A case to begin."""

    title = name_field(_("Title"))
    parties = Lines(label=_("Parties, one a line"), max_length=4000)
    mediators = Lines(label=_("Mediators, one a line"), max_length=4000, required=False)
    issues = Lines(label=_("Issues, one a line"), max_length=20_000, required=False)
    default = DefaultField()

    def clean_parties(self) -> list[str]:
        """Each party has a room: none can be taken for another."""
        parties: list[str] = self.cleaned_data["parties"]
        require_told_apart(parties)
        return parties

    def clean_issues(self) -> list[str]:
        """Each issue has a name of its own, before the colon of its options."""
        issues: list[str] = self.cleaned_data["issues"]
        names = [line.partition(":")[0].strip() for line in issues]
        for line, name in zip(issues, names, strict=True):
            if not name:
                told = _("“%(line)s” names no issue: write its name before the colon.")
                raise forms.ValidationError(told % {"line": line})
        require_told_apart(names)
        return issues


def require_told_apart(given: Iterable[str]) -> None:
    """Raise ValidationError if two names (of parties' rooms, of issues) could be taken for each other, or one
    holds a sign that nobody sees.
    """
    names = list(given)
    for name in names:
        check_seen(name)
    two = alike(names)
    if two is not None:
        told = _(
            "“%(one)s” and “%(other)s” can be taken for each other. Name them so that they are told apart."
        )
        raise forms.ValidationError(told % {"one": two[0], "other": two[1]})


class ImportForm(ActForm):
    """A case file to begin from."""

    file = forms.FileField(label=_("Case file (YAML or JSON)"))
    default = DefaultField()

    def __init__(self, *args: Any, record: Record | None = None) -> None:
        super().__init__(*args)
        self.record = record

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The record that is there already: what the file holds of it is the record's."""
        return {"record": case.record}

    def clean(self) -> dict[str, Any]:
        """The case in the file, as ``case``; what is wrong in it stands with its place."""
        given: dict[str, Any] = super().clean()
        if not self.errors:
            try:
                given["case"] = self._read(given["file"])
            except NotReadError as refused:
                self.add_error("file", words_of_refusal(refused))
            except ProblemsFound as found:
                self.add_error("file", [problem_words(problem) for problem in found.problems[:20]])
        return given

    def _read(self, file: UploadedFile) -> Case:
        case, problems = read_case_file_text(file.read(), file.name)
        require_sound(case, problems, self.record)
        require_told_apart(party.label for party in case.parties)
        return case


class AddToTableForm(ActForm):
    """One more issue, or one more option of an issue."""

    name = name_field(_("Name"))
    issue = forms.ChoiceField(label=_("Of"), required=False)

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The issues that are there."""
        return {"outline": outline_in(case.file)}  # its page reads the whole file anyway

    def __init__(self, *args: Any, outline: Outline) -> None:
        super().__init__(*args)
        listed = [
            (issue.id, _("an option of: %(issue)s") % {"issue": issue.label}) for issue in outline.issues
        ]
        self.fields["issue"].choices = [("", _("an issue")), *listed]


class EndForm(ActForm):
    """The end of a case: its title, written again."""

    confirm = words_field(_("Title of the case"), limit=200)
