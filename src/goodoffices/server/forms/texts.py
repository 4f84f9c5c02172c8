"""Forms of a text as a whole: begun, its settings, a version made or brought, what is agreed released."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from goodoffices.case.validate import UNFIT
from goodoffices.desk.actions.text_languages import bring_translation, translate_clause
from goodoffices.desk.actions.text_versions import (
    TextSettings,
    begin_text,
    bring_version,
    make_agreed,
    make_version,
    set_text,
)
from goodoffices.desk.open_case import CaseWriter
from goodoffices.server.forms.base import ActForm, TextField, name_field, words_field
from goodoffices.server.reading import NotReadError, read_draft
from goodoffices.server.reading.wording import words_of_refusal
from goodoffices.server.wording.text_words import LANGUAGES, WORKING

PASTED = 1_000_000
"""Longest pasted draft, in characters."""
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_TAG = re.compile(r"\A[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}\Z")


class DraftField(TextField):
    """A draft as it is pasted: signs that a word processor puts for ends of lines become ends of lines,
    others that nothing can show are left out, and nothing else is changed.
    """

    default_validators: ClassVar[list[Any]] = []

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"strip": False, "widget": forms.Textarea, **more})

    def to_python(self, value: Any) -> Any:
        """The text."""
        text = super().to_python(value)
        return UNFIT.sub("", _BREAKS.sub("\n", text)) if isinstance(text, str) else text


class Tags(TextField):
    """Languages, by tags or names, with commas or blanks between them."""

    def clean(self, value: Any) -> tuple[str, ...]:
        """The tags, in order."""
        text = str(super().clean(value) or "")
        names = {str(name).casefold(): tag for tag, name in LANGUAGES.items()}
        found = []
        for part in re.split(r"[\s,;]+", text):
            tag = names.get(part.casefold(), part)
            if part and not _TAG.match(tag):
                raise forms.ValidationError(
                    _("“%(part)s” is no language. Write its tag, as ar or fr.") % {"part": part[:40]}
                )
            if tag:
                found.append(tag)
        return tuple(dict.fromkeys(found))


class SettingsForm(ActForm):
    """What holds for a text."""

    title = name_field(_("Title"))
    way = forms.ChoiceField(label=_("How it is worked on"), choices=list(WORKING.items()))
    language = Tags(label=_("Language of the draft"))
    languages = Tags(label=_("Other languages, as: ar, fr"), required=False)
    authentic = Tags(label=_("Which of them are authentic (none said: the first)"), required=False)
    prevails = Tags(label=_("Which one prevails where they differ, if any"), required=False)
    until_everything = forms.BooleanField(
        label=_("Nothing is agreed until everything is agreed"), required=False, initial=True
    )

    def clean(self) -> dict[str, Any]:
        """One language for the draft; one that prevails is authentic."""
        given: dict[str, Any] = super().clean()
        if len(given.get("language", ())) > 1:
            self.add_error("language", _("A draft has one language. Name the others below."))
        prevails = given.get("prevails", ())
        if len(prevails) > 1:
            self.add_error("prevails", _("One text prevails at most."))
        elif prevails and prevails[0] not in given.get("authentic", ()):
            self.add_error("prevails", _("Only an authentic text prevails: name it among them."))
        return given

    @property
    def settings(self) -> TextSettings:
        """What was asked for."""
        given = self.cleaned_data
        (language,) = given["language"]
        return TextSettings(
            title=given["title"],
            way=given["way"],
            language=language,
            languages=tuple(one for one in given["languages"] if one != language),
            authentic=given["authentic"],
            prevails=next(iter(given["prevails"]), ""),
            until_everything=given["until_everything"],
        )

    def deed(self, writer: CaseWriter, text: int) -> None:
        """Say anew what holds."""
        set_text(writer, text, self.settings)


class BroughtForm(ActForm):
    """A draft that somebody brings: pasted, or as a file."""

    pasted = DraftField(label=_("Paste the draft"), max_length=PASTED, required=False)
    file = forms.FileField(label=_("Or its file: plain text or .docx"), required=False, allow_empty_file=True)

    def clean(self) -> dict[str, Any]:
        """The words, as ``words``."""
        given: dict[str, Any] = super().clean()
        words, file = given.get("pasted") or "", given.get("file")
        if not self.errors and file is not None:
            try:
                words = self._read(file)
            except NotReadError as refused:
                self.add_error("file", words_of_refusal(refused))
        if not self.errors and not words.strip():
            self.add_error("pasted", _("There are no words: paste the draft, or choose its file."))
        given["words"] = words
        return given

    def _read(self, file: UploadedFile) -> str:
        text = read_draft(file.read()).replace("\r\n", "\n").replace("\r", "\n")
        return UNFIT.sub("", _BREAKS.sub("\n", text))


class BeginForm(SettingsForm, BroughtForm):
    """A text to begin."""

    name = name_field(_("Name of this version"))
    number = forms.BooleanField(label=_("Number paragraphs that have no number"), required=False)

    def begin(self, writer: CaseWriter) -> int:
        """Begin it; gives its entry."""
        given = self.cleaned_data
        return begin_text(writer, self.settings, given["words"], name=given["name"], number=given["number"])


class VersionForm(ActForm):
    """The next version, of the changes that wait."""

    name = name_field(_("Name of the version"))
    note = words_field(_("Note for us"), limit=2000, required=False)

    def deed(self, writer: CaseWriter, text: int) -> None:
        """Make it."""
        make_version(writer, text, self.cleaned_data["name"], self.cleaned_data["note"])


class BringVersionForm(BroughtForm):
    """A draft that somebody brings becomes the next version."""

    name = name_field(_("Name of the version"))
    note = words_field(_("Note for us"), limit=2000, required=False)

    def deed(self, writer: CaseWriter, text: int) -> None:
        """Make it."""
        given = self.cleaned_data
        bring_version(writer, text, given["words"], given["name"], given["note"])


class AgreedForm(ActForm):
    """What is agreed, as a version of its own."""

    name = name_field(_("Name of the version"))
    before = forms.ChoiceField(label=_("All other clauses"), required=False)

    def __init__(self, *args: Any, versions: tuple[Any, ...], labels: tuple[str, ...]) -> None:
        super().__init__(*args)
        self.labels = labels
        self.fields["before"].choices = [
            ("", _("are left out")),
            *((str(one.entry), _("as in %(name)s") % {"name": one.act.name}) for one in versions),
        ]

    def deed(self, writer: CaseWriter, text: int) -> int:
        """Make it; gives the version."""
        before = self.cleaned_data["before"]
        return make_agreed(
            writer, text, self.labels, self.cleaned_data["name"], before=int(before) if before else None
        )


class TranslationForm(BroughtForm):
    """A whole translation of the newest draft."""

    def deed(self, writer: CaseWriter, text: int, language: str) -> None:
        """Take it in, clause by clause."""
        bring_translation(writer, text, language, self.cleaned_data["words"])


class ClauseTranslationForm(ActForm):
    """One clause in another language."""

    clause = forms.CharField(max_length=200, widget=forms.HiddenInput)
    words = DraftField(label=_("In the other language"), max_length=100_000)
    checked_by = name_field(_("Checked against the draft by"), required=False)

    def deed(self, writer: CaseWriter, text: int, language: str) -> None:
        """Record it."""
        given = self.cleaned_data
        translate_clause(
            writer,
            text,
            language,
            given["clause"],
            given["words"].strip(),
            checked_by=given["checked_by"],
        )
