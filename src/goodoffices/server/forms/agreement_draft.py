"""The form of an agreement's beginning: clause by clause what somebody owes, confirmed or corrected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.agreement import Commitment
from goodoffices.agreement.moments import NotAMoment, read_every, read_moment
from goodoffices.agreement.owed_in_text import DraftDuty
from goodoffices.case import NotExact, format_exact, parse_exact
from goodoffices.desk.actions.begin_agreement import begin_agreement
from goodoffices.desk.agreement_draft import AgreementDraft, DraftClause, draft_of
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.server.forms.base import ActForm, TellingForm, words_field
from goodoffices.server.forms.things import choice, choices, short

_FIELDS = ("owes", "to", "what", "number", "unit", "by", "every", "until", "verified_by", "phase")
_NO_MOMENT = _("This is no moment: write it as 2031-06-03, day 16, or within 7 days.")
_NO_LENGTH = _("This is no length of time: write it as 1 week.")


class DutyCard(TellingForm):
    """One thing that a clause would have somebody owe. It becomes a commitment only where it is ticked."""

    keep = forms.BooleanField(required=False)
    owes = choices(_("Who owes it"))
    to = choices(_("To whom"))
    what = words_field(_("What, beginning with a verb"), limit=1000, required=False)
    number = short(_("How many"), limit=40)
    unit = short(_("Of what"))
    by = short(_("By when"), limit=80)
    every = short(_("How often"), limit=40)
    until = short(_("Until when"), limit=80)
    verified_by = short(_("Checked by"))
    phase = choice(_("Phase"), required=False)

    def __init__(
        self, data: Any, prefix: str, clause: DraftClause, duty: DraftDuty | None, case: _Choices
    ) -> None:
        initial = case.initial(duty, clause) if duty is not None else {}
        super().__init__(data, prefix=prefix, initial=initial, label_suffix="")
        self.clause, self.duty, self.case = clause, duty, case
        for name in ("owes", "to"):
            self.fields[name].choices = case.people
        self.fields["phase"].choices = [("", "–"), *case.phases]
        if not case.phases:
            del self.fields["phase"]
        more = _("Something else is owed") if clause.duties else _("Something is owed")
        self.label_of_keep = _("This is owed") if duty is not None else more

    @property
    def fields_of_it(self) -> list[forms.BoundField]:
        """The fields behind the tick."""
        return [self[name] for name in _FIELDS if name in self.fields]

    def clean_number(self) -> Fraction | None:
        """How many, exactly."""
        text = self.cleaned_data["number"].strip()
        try:
            return parse_exact(text) if text else None
        except NotExact:
            raise forms.ValidationError(_("This is no number: write 412, or 3.5."), "no-number") from None

    def clean_by(self) -> str:
        """The last moment, as the agreement's file has it."""
        return self._time("by", read_moment, _NO_MOMENT, "no-moment")

    def clean_until(self) -> str:
        """The last moment of what lasts."""
        return self._time("until", read_moment, _NO_MOMENT, "no-moment")

    def clean_every(self) -> str:
        """How often."""
        return self._time("every", read_every, _NO_LENGTH, "no-length")

    def _time(self, name: str, read: Callable[[str], object], told: str, code: str) -> str:
        text = " ".join(self.cleaned_data[name].split())
        try:
            if text:
                read(text)
        except NotAMoment:
            raise forms.ValidationError(told, code) from None
        return text

    def clean(self) -> dict[str, Any]:
        """What is ticked says who owes what."""
        given: dict[str, Any] = super().clean()
        if given.get("keep"):
            if not given.get("owes"):
                self.add_error("owes", _("Say who owes it, or take the tick away."))
            if not given.get("what", "").strip() and "what" not in self.errors:
                self.add_error("what", _("Say what is owed, or take the tick away."))
        return given

    def commitment(self) -> Commitment:
        """The commitment that it makes; its id is found where it is written."""
        given = self.cleaned_data
        checkers = [" ".join(one.split()) for one in given["verified_by"].split(",")]
        return Commitment(
            id="",
            what=" ".join(given["what"].split()),
            owes=tuple(given["owes"]),
            to=tuple(given["to"]),
            number=given["number"],
            unit=given["unit"],
            phase=given.get("phase", ""),
            by=given["by"],
            every=given["every"],
            until=given["until"],
            verified_by=tuple(self.case.who(one) for one in checkers if one),
            clause=self.clause.label,
            terms=self.clause.terms,
        )


class _Choices:
    """Whom and what the cards choose from."""

    def __init__(self, draft: AgreementDraft, case: OpenCase) -> None:
        standing = case.agreement.agreement if case.agreement is not None else draft.base
        self.people = [(one.id, one.label) for one in standing.actors]
        self.phases = [(one.id, one.label) for one in standing.phases or draft.base.phases]

    def who(self, text: str) -> str:
        """The id of somebody who is named; else the words as they are."""
        plain = text.casefold().removeprefix("the ")
        for key, label in self.people:
            if plain in (key.casefold(), label.casefold().removeprefix("the ")):
                return key
        return text

    def initial(self, duty: DraftDuty, clause: DraftClause) -> dict[str, Any]:
        """What the words say, as the fields have it."""
        known = dict(self.phases)
        return {
            "owes": list(duty.owes),
            "to": list(duty.to),
            "what": duty.what,
            "number": format_exact(duty.number) if duty.number is not None else "",
            "unit": duty.unit,
            "by": duty.by,
            "every": duty.every,
            "until": duty.until,
            "verified_by": duty.verified_by,
            "phase": next((one for one in clause.phases if one in known), ""),
        }


class BeginAgreementForm(ActForm):
    """All cards of a draft; ``mark`` is of the clauses that were shown."""

    mark = forms.CharField(max_length=32, widget=forms.HiddenInput)

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The draft out of what the sides agreed."""
        return {"case": case, "draft": draft_of(case, where["source"], where["entry"], _now())}

    def __init__(self, *args: Any, case: OpenCase, draft: AgreementDraft) -> None:
        super().__init__(*args)
        self.draft = draft
        # On clauses that are others by now the fields that were sent would mean other things.
        same = self.data.get("mark", draft.mark) == draft.mark
        data = self.data if self.is_bound and same else None
        chosen = _Choices(draft, case)
        self.rows = [
            (clause, [
                DutyCard(data, f"k{place}-{at}", clause, duty, chosen)
                for at, duty in enumerate((*clause.duties, None))
            ] if not clause.title else [])
            for place, clause in enumerate(draft.clauses)
        ]  # fmt: skip

    @property
    def cards(self) -> list[DutyCard]:
        """Every card, in the order of the clauses."""
        return [card for _clause, cards in self.rows for card in cards]

    def clean(self) -> dict[str, Any]:
        """What is wrong on a card that is ticked, with its clause."""
        given: dict[str, Any] = super().clean()
        if given.get("mark") != self.draft.mark:
            self.add_error(None, _("The clauses have changed meanwhile: look at them again."))
            return given
        for card in self.cards:
            if card.data.get(card.add_prefix("keep")) and card.errors:
                where = {"clause": card.clause.label}
                told = [_("Clause %(clause)s: %(what)s") % {**where, "what": one} for one in card.told()]
                self.add_error(None, told)
        return given

    def deed(self, writer: CaseWriter, source: str, entry: int) -> None:
        """Take in what was confirmed."""
        kept = [card.commitment() for card in self.cards if card.is_valid() and card.cleaned_data["keep"]]
        begin_agreement(writer, source, entry, self.cleaned_data["mark"], kept, _now())


def _now() -> str:
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")
