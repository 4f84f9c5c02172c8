"""The form behind which a package becomes changes of the one text."""

from __future__ import annotations

from typing import Any, Self

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.text_clauses import change_clause
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import RefusedError
from goodoffices.desk.views.text_package import TextPackagePage, text_package_page
from goodoffices.server.forms.base import ByPlaces, words_field
from goodoffices.server.forms.text_clause import CLAUSE
from goodoffices.server.forms.texts import DraftField


class TextPackageForm(ByPlaces):
    """Clauses as a package would have them, as a person worded them. ``p`` is the package by places."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    remark = words_field(_("Remark for us"), limit=2000, required=False)

    @classmethod
    def of(cls, request: HttpRequest, case: OpenCase, **where: Any) -> Self:
        """The form as it was sent, or as it begins."""
        post = request.method == "POST"
        code = str((request.POST if post else request.GET).get("p", ""))[:4000]
        return cls(request.POST if post else None, case=case, text=where["text"], code=code)

    def __init__(self, *args: Any, case: OpenCase, text: int, code: str) -> None:
        super().__init__(*args)
        self.case, self.text = case, text
        self.page: TextPackagePage = text_package_page(case, text, code)
        for line in self.page.lines:
            stands = line.clause.how == "stands"
            self.fields[f"take-{line.number}"] = forms.BooleanField(
                label=_("take it into the draft"), required=False, initial=not stands
            )
            self.fields[f"typed-{line.number}"] = DraftField(
                label=_("The clause as it shall be"),
                max_length=CLAUSE,
                required=False,
                initial=line.clause.put,
                widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "class": "serif"}),
            )

    def clean(self) -> dict[str, Any]:
        """Something is taken, and it has words."""
        given: dict[str, Any] = super().clean()
        taken = [line.number for line in self.page.lines if given.get(f"take-{line.number}")]
        if not taken:
            self.add_error(None, _("Choose what is to be taken into the draft."))
        for number in taken:
            if not str(given.get(f"typed-{number}", "")).strip():
                self.add_error(f"typed-{number}", _("Say how the clause shall be."))
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Let the changes wait for the next version."""
        given = self.cleaned_data
        if given["version"] != self.page.head.newest.entry:
            raise RefusedError("changed-meanwhile")
        for line in self.page.lines:
            if given[f"take-{line.number}"]:
                change_clause(
                    writer,
                    self.text,
                    given["version"],
                    line.clause.place,
                    given[f"typed-{line.number}"],
                    remark=given["remark"],
                    below=line.clause.how == "new",
                )
