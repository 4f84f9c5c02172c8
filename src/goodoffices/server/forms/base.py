"""What every form shares."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, ClassVar, Self

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.utils import flatatt
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from goodoffices.case.validate import UNFIT
from goodoffices.desk.open_case import OpenCase
from goodoffices.desk.views.packages import table_mark
from goodoffices.server.wording.look_alikes import unseen_sign

LONG = 20_000
"""Longest text of one entry, in characters; what is longer is attached as a file."""


NAME = 200
"""Longest name, in characters."""


def sent(request: HttpRequest) -> tuple[QueryDict | None, MultiValueDict[str, UploadedFile] | None]:
    """What a form was filled in with, and its files; nothing for a page that was only asked for."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


class TellingForm(forms.Form):
    """A form that tells what is wrong with it in one list."""

    def told(self) -> list[str]:
        """Every error, in the order of the fields, each once; with the name of its field where it would fit
        any.
        """
        return list(dict.fromkeys(told for name in self.errors for told in self._told_of(name)))

    def _told_of(self, name: str) -> Iterator[str]:
        field = self.fields.get(name)
        label = field.label if field else None
        errors = self.errors[name]
        for told, problem in zip(errors, errors.as_data(), strict=True):
            if not field or not _fits_any(field, problem.code):
                yield str(told)
            elif label:
                yield str(_("%(field)s: %(what)s") % {"field": label, "what": told})
            else:  # nobody fills it in: the page does
                yield str(_("Part of this form is missing, or names what is not there. Look at it again."))


def _fits_any(field: forms.Field, code: str | None) -> bool:
    """Whether an error speaks of no field: the framework's own do, and those of ours that have a code; words
    that were written for this one field do not.
    """
    if not code:
        return False
    plain: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        plain |= getattr(kind, "default_error_messages", {})
    return field.error_messages.get(code) is plain.get(code)


class ActForm(TellingForm):
    """A form behind which a person's act stands: ``form`` is its random token, which counts once."""

    form = forms.RegexField(
        r"\A[A-Za-z0-9_-]{22}\Z",
        widget=forms.HiddenInput,
        error_messages={
            "required": _("This form has no token. Open the page again."),
            "invalid": _("This form has no token of this desk. Open the page again."),
        },
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **{"auto_id": "%s", "label_suffix": "", **named})

    @classmethod
    def of(cls, request: HttpRequest, case: OpenCase, **where: Any) -> Self:
        """The form on its page: as it begins there, or as it was filled in. ``where`` are the parts of the
        page's address.
        """
        return cls(*sent(request), **cls.needs(case, **where))

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """What of the case the form is held against."""
        return {}

    refusal: Exception | None = None
    """Why what it asks was refused, where it was complete and still refused."""


class ByPlaces(ActForm):
    """A form that names issues and options by their places. Its page gives it the mark of the table that was
    shown (``table``, not a field: it is always that of now); sent after the table changed, the same places
    would mean other things, so it comes back to be looked at.
    """

    case: OpenCase

    @property
    def table_now(self) -> str:
        """The mark of the table as it stands."""
        return table_mark(self.case.public)

    def clean(self) -> dict[str, Any]:
        """What was chosen was chosen on the table that stands."""
        given: dict[str, Any] = super().clean()
        if self.data.get("table", "") not in ("", self.table_now):
            told = _(
                "What is on the table changed after this page was opened. Look at what is chosen now, and "
                "send it again."
            )
            self.add_error(None, told)
        return given


def check_fit(text: str) -> None:
    """No text that a person writes holds a character that a case file may not: it would make the file
    unreadable.
    """
    unfit = UNFIT.search(text)
    if unfit:
        told = _("This holds a character that cannot be written (%(character)s). Take it out.")
        raise forms.ValidationError(told % {"character": f"U+{ord(unfit.group()):04X}"}, "unfit")


class TextField(forms.CharField):
    """A text that a person writes; its lines end as the project's do, whatever the browser sends."""

    default_validators: ClassVar[list[Any]] = [check_fit]

    def to_python(self, value: Any) -> Any:
        """The text."""
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


def check_seen(text: str) -> None:
    """No name holds a sign that nobody sees: two names that differ in nothing else could be taken for each
    other.
    """
    sign = unseen_sign(text)
    if sign:
        told = _("This name holds a sign that is not seen (%(character)s). Take it out.")
        raise forms.ValidationError(told % {"character": f"U+{ord(sign):04X}"}, "unseen")


def check_name(text: str) -> None:
    """A name that was typed among other words is held to what a field for a name is."""
    check_seen(text)
    if len(text) > NAME:
        told = _("This name is longer than %(most)s signs: “%(begin)s …”")
        raise forms.ValidationError(told % {"most": NAME, "begin": text[:40]})


class NameField(TextField):
    """What something is called."""

    default_validators: ClassVar[list[Any]] = [check_fit, check_seen]


def name_field(label: Any, *, limit: int = NAME, required: bool = True) -> NameField:
    """What something is called."""
    return NameField(label=label, max_length=limit, required=required)


def words_field(label: Any, *, limit: int = LONG, required: bool = True) -> TextField:
    """A text that a person writes."""
    return TextField(label=label, max_length=limit, required=required)


class Moment(forms.Field):
    """A time on this laptop's clock; gives it as entries state it, in UTC, or an empty text."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"})

    def clean(self, value: Any) -> str:
        """The time."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return ""
        try:
            return datetime.fromisoformat(text).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        except (ValueError, OverflowError):
            told = _("This is no time: write it as 2031-05-06T14:10.")
            raise forms.ValidationError(told, "no-time") from None


class LongSelect(forms.Select):
    """A select with many options, made in one pass: a template for each option takes most of a page's
    time.
    """

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The select; groups of choices as groups."""
        chosen = set(self.format_value(value))
        inner = mark_safe("".join(self._options(self.choices, chosen)))  # each option is escaped
        named = self.build_attrs({"name": name, **self.attrs}, attrs)
        return format_html("<select{}>{}</select>", flatatt(named), inner)

    def _options(self, choices: Any, chosen: set[str]) -> Iterator[str]:
        for value, label in choices:
            if isinstance(label, (list, tuple)):
                inner = mark_safe("".join(self._options(label, chosen)))
                yield format_html('<optgroup label="{}">{}</optgroup>', value, inner) if value else inner
            else:
                value = "" if value is None else str(value)
                sign = mark_safe(" selected") if value in chosen else ""
                if sign:
                    chosen.clear()  # of several options with this value the first is the selected one
                yield format_html('<option value="{}"{}>{}</option>', value, sign, label)


class Lines(TextField):
    """One name a line; empty lines and repetitions are passed over. A name with a sign that nobody sees is
    refused.
    """

    def clean(self, value: Any) -> list[str]:
        """The lines."""
        text: str = super().clean(value)
        for line in text.splitlines():
            check_seen(line.strip())
        return list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
