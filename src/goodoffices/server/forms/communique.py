"""Forms of the communiqué: its wording, showing it, each side's word, signatures, lines for a leak."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.communique import (
    answer_wording,
    issue_communique,
    prepare_leak_line,
    show_communique,
    sign_communique,
    word_communique,
)
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.views.communique import communique_page
from goodoffices.desk.views.relays import targets
from goodoffices.server.forms.base import LONG, Moment, words_field
from goodoffices.server.forms.capture import ConsentForm
from goodoffices.server.forms.relays import Several
from goodoffices.server.forms.things import ThingForm, choice, choices, lines, long, short


class WordingForm(ThingForm):
    """The wording, its embargo, and in whose names it goes out."""

    title = short(_("Title"), required=True)
    words = words_field(_("Words"))
    embargo = short(_("Embargo, as a text"))
    signers = lines(_("Goes out in the names of, one a line"))

    def __init__(self, *args: Any, **where: Any) -> None:
        super().__init__(*args)
        self.fields["words"].widget = forms.Textarea(attrs={"rows": 10, "maxlength": LONG, "dir": "auto"})
        act = communique_page(self.case).act
        if act is not None:
            self.initial = {
                "title": act.title,
                "words": act.words,
                "embargo": act.embargo,
                "signers": "\n".join(act.signers),
            }
        else:
            named = [one.label for one in self.outline.mediators]
            self.initial = {"signers": "\n".join(named)}

    def deed(self, writer: CaseWriter) -> None:
        """Make it the wording."""
        given = self.cleaned_data
        word_communique(writer, given["title"], given["words"], given["embargo"], given["signers"])


class ShowForm(ThingForm):
    """Show the wording to rooms for their consent."""

    rooms = choices(_("Show it to"), required=True)
    keep = Several(required=False)

    def __init__(self, *args: Any, **where: Any) -> None:
        super().__init__(*args)
        found = targets(self.case.together, self.case.public)
        self.fields["rooms"].choices = [(one.room, one.title) for one in found]

    def deed(self, writer: CaseWriter) -> None:
        """Show it."""
        given = self.cleaned_data
        show_communique(writer, given["rooms"], given["keep"])


class WordingAnswerForm(ThingForm, ConsentForm):
    """A side consents to the wording, or withholds its consent."""

    party = choice(_("Side"))
    consents = choice(_("It"), choices=[("yes", _("consents")), ("no", _("withholds its consent"))])
    words = long(_("What it would have otherwise, for you alone"))

    def __init__(self, *args: Any, **where: Any) -> None:
        super().__init__(*args)
        self.fields["party"].choices = self.parties
        self.order_fields(["party", "consents", "words"])

    def deed(self, writer: CaseWriter) -> None:
        """Record it in the side's room."""
        given = self.cleaned_data
        proxy = self.proxy(given["party"], writer.at)
        answer_wording(writer, given["party"], given["consents"] == "yes", given["words"], proxy)


class SignatureForm(ThingForm):
    """Somebody in whose name it goes out has signed."""

    signer = choice(_("Who has signed"))
    how = short(_("How you know, where it is not you"), limit=2000)

    def __init__(self, *args: Any, **where: Any) -> None:
        super().__init__(*args)
        act = communique_page(self.case).act
        self.fields["signer"].choices = [(one, one) for one in (act.signers if act else ())]

    def deed(self, writer: CaseWriter) -> None:
        """Record the signature."""
        sign_communique(writer, self.cleaned_data["signer"], self.cleaned_data["how"])


class IssueForm(ThingForm):
    """It went out."""

    when = Moment(label=_("When (empty: now)"), required=False)

    def __init__(self, *args: Any, **where: Any) -> None:
        super().__init__(*args)

    def deed(self, writer: CaseWriter) -> None:
        """Record that it went out."""
        issue_communique(writer, self.cleaned_data["when"])


class LeakForm(ThingForm):
    """A line for a leak."""

    asked = short(_("If we are asked about"), required=True, limit=2000)
    line = long(_("we say"), required=True)

    def __init__(self, *args: Any, **where: Any) -> None:
        super().__init__(*args)

    def deed(self, writer: CaseWriter) -> None:
        """Prepare it."""
        prepare_leak_line(writer, self.cleaned_data["asked"], self.cleaned_data["line"])
