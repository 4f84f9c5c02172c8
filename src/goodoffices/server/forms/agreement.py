"""Forms of an agreement: taking one in, recording what was done, names on lists, phases, telling a room."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goodoffices.agreement import Agreement
from goodoffices.agreement.tracking import Deed, FieldReport
from goodoffices.case import NotExact, ProblemsFound, parse_exact
from goodoffices.desk.actions.keep_agreement import (
    CameFrom,
    sign_agreement,
    take_in_agreement,
    turn_phase,
    word_missing,
)
from goodoffices.desk.actions.report_deeds import (
    Telling,
    look_at_report,
    record_report,
    take_in_reports,
    tell_room,
    withdraw_report,
)
from goodoffices.desk.agreement_draft import draft_of, offers
from goodoffices.desk.issues import Outline
from goodoffices.desk.keeping import TellableNow
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import NotThereError, RefusedError
from goodoffices.desk.views.agreement_page import room_of_agreement, typed_agreement
from goodoffices.language.located import problem_words
from goodoffices.server.forms.base import ActForm, Moment, name_field, words_field
from goodoffices.server.forms.things import ThingForm, choice, choices, lines, long, short
from goodoffices.server.reading import NotReadError, read_agreement_file_text, read_reports_file_text
from goodoffices.server.reading.wording import words_of_refusal
from goodoffices.server.wording.agreement_words import DEED_WORDS, LOOKS

MOST_TYPED = 200_000
"""Characters of an agreement that is typed into a form."""
CLOCKS_DIFFER = timedelta(hours=1)
"""How far ahead of this laptop's clock that of a monitor may be."""


def _has_come(at: datetime) -> bool:
    return at <= datetime.now(UTC) + CLOCKS_DIFFER


class AgreementForm(ActForm):
    """An agreement to take in: what the sides concluded, a file, or as it is typed. One of the three. The
    field begins with what stands, and left so it counts as empty where another of them is chosen; ``shown``
    carries the mark of what it began with.
    """

    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    package = forms.ChoiceField(label=_("What the sides concluded"), required=False)
    file = forms.FileField(label=_("A file, YAML or JSON"), required=False)
    typed = words_field(_("Or as it is typed"), limit=MOST_TYPED, required=False)
    words = words_field(_("Why, or what was said"), limit=2000, required=False)
    by = forms.MultipleChoiceField(
        label=_("By the word of"), required=False, widget=forms.CheckboxSelectMultiple
    )

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The case: its parties, what was concluded, and the agreement that stands."""
        return {"case": case}

    def __init__(self, *args: Any, case: OpenCase) -> None:
        super().__init__(*args)
        self.case = case
        held = case.agreement
        self.now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        self.offers = offers(case, self.now)
        listed = [(str(one.entry), one.name) for one in self.offers if one.source == "package"]
        self.packages = bool(listed)
        self.fields["package"].choices = [("", "–"), *listed]
        parties = (
            [(one.id, one.label) for one in held.agreement.parties]
            if held is not None
            else [(one.id, one.label) for one in case.outline.parties]
        )
        self.fields["by"].choices = parties
        self.needs_word = (
            [held.agreement.label(name) for name in word_missing(held.agreement, ())] if held else []
        )
        stands = typed_agreement(case)
        self.stands = _mark(stands)
        # What is too long to be sent back is changed in a file.
        self.initial["typed"] = stands if len(stands) <= MOST_TYPED else ""

    def clean(self) -> dict[str, Any]:
        """The agreement, as ``agreement``; what is wrong in it stands with its place."""
        given: dict[str, Any] = super().clean()
        if self.errors:
            return given
        asked = [name for name in ("package", "file", "typed") if given.get(name)]
        if len(asked) > 1 and given["shown"] == _mark(given.get("typed", "")):
            asked.remove("typed")
        if len(asked) != 1:
            self.add_error(None, _("Choose one: what was concluded, a file, or what you typed."))
            return given
        given["came_from"] = {"package": "package", "file": "file", "typed": "entered"}[asked[0]]
        try:
            given["agreement"] = self._read(given, asked[0])
        except NotReadError as refused:
            self.add_error(asked[0], words_of_refusal(refused))
        except ProblemsFound as found:
            self.add_error(asked[0], [problem_words(problem) for problem in found.problems[:20]])
        return given

    def _read(self, given: dict[str, Any], asked: str) -> Agreement:
        if asked == "package":
            return draft_of(self.case, "package", int(given["package"]), self.now).base
        if asked == "file":
            return read_agreement_file_text(given["file"].read(), given["file"].name)
        return read_agreement_file_text(given["typed"].encode(), str(_("what you typed")))

    def deed(self, writer: CaseWriter) -> None:
        """Take it in, in the place of the one before."""
        given = self.cleaned_data
        if given["came_from"] == "entered" and given["shown"] not in ("", self.stands):
            raise RefusedError("changed-meanwhile")
        came: CameFrom = "changed" if writer.case.agreement is not None else given["came_from"]
        take_in_agreement(writer, given["agreement"], came, given["words"], given["by"])


def _mark(typed: str) -> str:
    """What tells one typed agreement from another, however its lines end."""
    return sha256("\n".join(typed.split()).encode("utf-8", "surrogatepass")).hexdigest()


class SignForm(ActForm):
    """That the agreement is signed, by whose word."""

    words = words_field(_("Where, and what was said"), limit=2000, required=False)
    by = forms.MultipleChoiceField(label=_("Signed by"), required=False, widget=forms.CheckboxSelectMultiple)

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The parties of the agreement."""
        held = case.agreement
        return {"parties": [(one.id, one.label) for one in held.agreement.parties] if held else []}

    def __init__(self, *args: Any, parties: list[tuple[str, str]]) -> None:
        super().__init__(*args)
        self.fields["by"].choices = parties

    def deed(self, writer: CaseWriter) -> None:
        """Record it."""
        sign_agreement(writer, self.cleaned_data["words"], self.cleaned_data["by"])


class ReportsFileForm(ActForm):
    """A file of reports, or several, that the mediator takes in."""

    file = forms.FileField(label=_("File of reports, CSV or JSON"))
    source = name_field(_("Who brought it"), required=False)

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The agreement that the reports are about."""
        return {"held": case.agreement.agreement if case.agreement is not None else None}

    def __init__(self, *args: Any, held: Agreement | None) -> None:
        super().__init__(*args)
        self.held = held

    def clean(self) -> dict[str, Any]:
        """The reports, as ``reports``; what is wrong stands with its row, and then none is taken in."""
        given: dict[str, Any] = super().clean()
        if self.errors:
            return given
        if self.held is None:
            self.add_error(None, _("No agreement was taken in yet."))
            return given
        try:
            given["reports"] = read_reports_file_text(given["file"].read(), given["file"].name, self.held)
        except NotReadError as refused:
            self.add_error("file", words_of_refusal(refused))
        except ProblemsFound as found:
            self.add_error("file", [problem_words(problem) for problem in found.problems[:20]])
        ahead = [one for one in given.get("reports", ()) if not _has_come(one.at)]
        if ahead:
            told = ngettext(
                "%(number)s report tells of a time that has not come yet: of %(about)s, %(at)s. Put its time "
                "right in the file.",
                "%(number)s reports tell of a time that has not come yet, the first of %(about)s, %(at)s. "
                "Put their times right in the file.",
                len(ahead),
            )
            first = ahead[0]
            at = first.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
            self.add_error("file", told % {"number": len(ahead), "about": first.commitment, "at": at})
        return given

    def deed(self, writer: CaseWriter) -> tuple[int, int]:
        """Take the reports in; how many are new, and how many were there."""
        given = self.cleaned_data
        done = take_in_reports(writer, given["reports"], source=given["source"], file=given["file"].name)
        return done.new, done.known


class HeldForm(ThingForm):
    """A form held against the agreement."""

    def __init__(self, data: Any, case: OpenCase, outline: Outline, name: str) -> None:
        super().__init__(data, case, outline, name)
        if case.agreement is None:
            raise NotThereError("no agreement")
        self.agreed = case.agreement.agreement
        self.actors = [(one.id, one.label) for one in self.agreed.actors]

    def who(self, text: str) -> str:
        """The id of somebody whom the agreement names; else the words as they are."""
        plain = " ".join(text.split())
        for key, label in self.actors:
            if plain.casefold() in (key.casefold(), label.casefold()):
                return key
        return plain


class ReportForm(HeldForm):
    """What somebody says was done: recorded by the mediator, from a form filled by hand or by word."""

    about = choice(_("About"))
    what = choice(_("What"), choices=list(DEED_WORDS.items()))
    at = Moment(label=_("When (this laptop’s clock)"))
    says = name_field(_("Who says so"))
    number = short(_("How many"), limit=40)
    category = choice(_("Of which category"), required=False)
    place = short(_("Where"))
    evidence = long(_("What shows it"))
    verified_by = lines(_("Who checked it, one a line"))
    seen_by = choices(_("Opened to"))
    source = name_field(_("Who told us (stays with us)"), required=False)
    maker = name_field(_("Who wrote it down (stays with us)"), required=False)
    note = long(_("Note (stays with us)"))
    by_hand = forms.BooleanField(label=_("From a form filled by hand"), required=False)

    def __init__(self, data: Any, case: OpenCase, outline: Outline, name: str) -> None:
        super().__init__(data, case, outline, name)
        groups = (
            (_("Owed"), [(one.id, getattr(one, "what", "") or one.label) for one in self.agreed.duties]),  # type: ignore[union-attr] # an exchange has a label, all others say what
            (_("Powers"), [(one.id, one.what or one.id) for one in self.agreed.powers]),
            (_("Phases"), [(one.id, one.label) for one in self.agreed.phases]),
        )
        self.fields["about"].choices = [(head, rows) for head, rows in groups if rows]
        categories = dict.fromkeys(
            give.category for exchange in self.agreed.exchanges for give in exchange.gives
        )
        self.fields["category"].choices = [("", "–"), *((one, one) for one in categories)]
        self.fields["seen_by"].choices = [(one.id, one.label) for one in self.agreed.parties]

    def clean_at(self) -> str:
        """When it was done: no time that has still to come."""
        at: str = self.cleaned_data["at"]
        if not _has_come(datetime.fromisoformat(at)):
            raise forms.ValidationError(_("This time has not come yet: say when it was done."))
        return at

    def clean(self) -> dict[str, Any]:
        """A category is one of the exchange that the report is about."""
        given: dict[str, Any] = super().clean()
        named = [
            give.category
            for one in self.agreed.exchanges
            if one.id == given.get("about")
            for give in one.gives
        ]
        if given.get("category") and given["category"] not in named:
            told = _("What this report is about has no such category: choose –, or the exchange that has it.")
            self.add_error("category", told)
        return given

    def clean_number(self) -> Fraction | None:
        """How many, exactly."""
        text = self.cleaned_data["number"].strip()
        if not text:
            return None
        try:
            found = parse_exact(text)
        except NotExact:
            raise forms.ValidationError(_("This is no number: write 412, or 3.5.")) from None
        if found < 0:
            raise forms.ValidationError(_("Less than nothing cannot be reported: withdraw what was wrong."))
        return found

    def deed(self, writer: CaseWriter) -> None:
        """Record it."""
        given = self.cleaned_data
        what: Deed = given["what"]
        assert what in get_args(Deed)
        report = FieldReport(
            id="",
            at=datetime.fromisoformat(given["at"]),
            commitment=given["about"],
            what=what,
            says=self.who(given["says"]),
            place=given["place"],
            number=given["number"],
            category=given["category"],
            evidence=given["evidence"],
            verified_by=tuple(map(self.who, given["verified_by"])),
            seen_by=tuple(given["seen_by"]),
            maker=given["maker"],
            note=given["note"],
        )
        came = "form" if given["by_hand"] else "word"
        record_report(writer, report, source=given["source"], came_by=came)  # type: ignore[arg-type] # one of two


class PhaseForm(HeldForm):
    """That a phase is entered or left, by a person's act."""

    phase = choice(_("Phase"))
    step = choice(_("What"), choices=[("entered", _("is entered")), ("left", _("is left"))])
    at = Moment(label=_("From when (this laptop’s clock)"))
    confirmed_by = lines(_("Who confirmed that its conditions are met, one a line"))
    words = long(_("Words"))

    def __init__(self, data: Any, case: OpenCase, outline: Outline, name: str) -> None:
        super().__init__(data, case, outline, name)
        self.fields["phase"].choices = [(one.id, one.label) for one in self.agreed.phases]

    def deed(self, writer: CaseWriter) -> None:
        """Record it."""
        given = self.cleaned_data
        turn_phase(
            writer,
            given["phase"],
            given["step"],
            given["at"],
            [self.who(one) for one in given["confirmed_by"]],
            given["words"],
        )


class LookForm(ActForm):
    """That one looks at a report, or what came of it; or that it is withdrawn."""

    step = forms.ChoiceField(label=_("What"), choices=[*LOOKS.items(), ("withdrawn", _("withdraw it"))])
    words = words_field(_("Words"), limit=2000, required=False)

    def deed(self, writer: CaseWriter, key: str) -> None:
        """Record it."""
        given = self.cleaned_data
        if given["step"] == "withdrawn":
            withdraw_report(writer, key, given["words"])
        else:
            look_at_report(writer, key, given["step"], given["words"])


class TellForm(ActForm):
    """What a room is told: of what the agreement opens to it, what the mediator chooses."""

    agreement = forms.BooleanField(label=_("The agreement, without what anything is worth"), required=False)
    reports = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    phases = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    lists = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    evidence = forms.BooleanField(label=_("with what shows it"), required=False)

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """What is open to the room."""
        return {"open_now": room_of_agreement(case, datetime.now(UTC), where["room_id"]).open}

    def __init__(self, *args: Any, open_now: TellableNow) -> None:
        super().__init__(*args)
        self.fields["reports"].choices = [(one.key, one.key) for one in open_now.reports]
        self.fields["phases"].choices = [(str(one.sequence), str(one.sequence)) for one in open_now.phases]
        self.fields["lists"].choices = [
            (f"{one.exchange.id}/{one.category}", one.category) for one in open_now.lists
        ]

    def deed(self, writer: CaseWriter, room: str) -> None:
        """Tell the room."""
        given = self.cleaned_data
        tell_room(
            writer,
            room,
            Telling(
                agreement=given["agreement"],
                reports=tuple(given["reports"]),
                phases=tuple(map(int, given["phases"])),
                lists=tuple((one.partition("/")[0], one.partition("/")[2]) for one in given["lists"]),
                evidence=given["evidence"],
            ),
        )
