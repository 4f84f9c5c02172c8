"""Forms of proposals: one to be written, the answers to it, and what mediators do with the result."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any, Self

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from goodoffices.case import Package
from goodoffices.desk.actions.proposal_drafts import draft_proposal, drop_proposal_draft
from goodoffices.desk.actions.proposals import (
    MOST_LISTED,
    ProposalDraft,
    ProposalReply,
    answer_proposal,
    conclude,
    confirm_answer,
    make_known,
    note_home_word,
    noted_mandate,
    put_proposal,
    withdraw_proposal,
)
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.packages import package_of
from goodoffices.desk.views.proposal_text import text_given
from goodoffices.desk.views.proposals import SentProposal, SideOfProposal, sent_proposal
from goodoffices.desk.views.relays import targets
from goodoffices.server.forms.base import ActForm, ByPlaces, Moment, words_field
from goodoffices.server.forms.capture import ConsentForm
from goodoffices.server.forms.relays import Several
from goodoffices.server.forms.things import Day, ThingForm, choice, choices, long, short
from goodoffices.server.store.clock import now
from goodoffices.server.wording.proposal_words import HOME, MANDATES, MODES
from goodoffices.talks import Proxy, acts
from goodoffices.talks.acts import ProposalMode


class ProposalForm(ByPlaces):
    """A proposal: to whom, what, how it is answered, until when. Packages stand in fields ``oCOLUMN.ISSUE``,
    by places.
    """

    mode = forms.ChoiceField(label=_("How it is answered"), choices=list(MODES.items()))
    rooms = forms.MultipleChoiceField(label=_("Put to"), required=False)
    words = words_field(_("Words to it, or the question"), required=False)
    closes = Moment(label=_("Closes"), required=False)
    referendum = forms.MultipleChoiceField(label=_("May answer subject to confirmation"), required=False)
    confirm_by = Day(label=_("Last day for confirming"), required=False)
    text = forms.BooleanField(label=_("The version of the text that they were given last"), required=False)
    why = words_field(_("Why, for mediators only"), limit=2000, required=False)
    columns = forms.IntegerField(min_value=1, max_value=MOST_LISTED, required=False)
    keep = Several(required=False)
    others = forms.MultipleChoiceField(label=_("Sides whose rooms another mediator holds"), required=False)
    draft_of = forms.IntegerField(min_value=0, max_value=2**31, required=False, widget=forms.HiddenInput)
    do = forms.ChoiceField(choices=[("look", ""), ("column", ""), ("send", ""), ("draft", "")])

    @classmethod
    def of(cls, request: HttpRequest, case: OpenCase, **where: Any) -> Self:
        """The form as it was sent."""
        return cls(request.POST, case=case)

    def __init__(self, *args: Any, case: OpenCase) -> None:
        super().__init__(*args)
        self.case = case
        found = targets(case.together, case.public)
        self.fields["rooms"].choices = [(target.room, target.title) for target in found]
        parties = [(party.id, party.label) for party in case.outline.parties]
        self.fields["referendum"].choices = parties
        held = {party for target in found for party in target.parties}
        self.fields["others"].choices = [pair for pair in parties if pair[0] not in held]

    def clean(self) -> dict[str, Any]:
        """Who may answer subject to confirmation needs a last day for it."""
        given: dict[str, Any] = super().clean()
        if given.get("do") == "send":
            self._clean_sent(given)
        if given.get("do") == "draft" and given.get("text"):
            self.add_error("text", _("A draft holds a package or words: choose the version when it is put."))
        if given.get("do") in ("send", "draft"):
            if bool(given.get("referendum")) != bool(given.get("confirm_by")):
                self.add_error("confirm_by", _("Sides that may confirm later, and a last day, go together."))
            if given.get("mode") != "acceptance-set" and len([one for one in self.packages if one]) > 1:
                self.add_error("mode", _("Several packages are listed: they are for an acceptance set."))
        return given

    def _clean_sent(self, given: dict[str, Any]) -> None:
        """What is put has a closing time, goes to one's own rooms, and names a text that all of them have."""
        if not given.get("closes") and "closes" not in self.errors:
            self.add_error("closes", _("Say when it closes: there is one closing time, and it never moves."))
        if given.get("others"):
            self.add_error("others", _("You hold no room of these: keep it as a draft for another mediator."))
        if given.get("text") and given.get("rooms") and not self.draft.version:
            told = _("These rooms were not all given the same version of the text last: release it first.")
            self.add_error("text", told)

    @property
    def column_count(self) -> int:
        """How many packages can be chosen on the page."""
        given = str(self.data.get("columns", "1"))
        count = int(given) if given.isascii() and given.isdecimal() and len(given) < 4 else 1
        count += self.data.get("do") == "column"
        if self.data.get("mode") == "acceptance-set":
            count = max(count, 2)
        return max(1, min(count, MOST_LISTED))

    @property
    def packages(self) -> tuple[Package, ...]:
        """The packages as they were chosen, empty ones too."""
        issues = self.case.public.issues
        return tuple(
            package_of(
                self.case.public,
                ".".join(
                    str(self.data.get(f"o{column}.{place}", "x")) or "x" for place in range(len(issues))
                ),
            )
            for column in range(self.column_count)
        )

    @property
    def draft(self) -> ProposalDraft:
        """The proposal as far as it was given."""
        given: dict[str, Any] = getattr(self, "cleaned_data", {})
        mode: ProposalMode = given.get("mode") or "double-blind"
        packages = self.packages
        rooms = tuple(given.get("rooms", ()))
        text = text_given(self.case, rooms) if given.get("text") and rooms else None
        until = _end_of(given["confirm_by"]) if given.get("confirm_by") else ""
        return ProposalDraft(
            mode=mode,
            rooms=rooms,
            version=text.entries if text else {},
            version_name=f"{text.title} #{text.version}" if text else "",
            words=given.get("words") or str(self.data.get("words", ""))[:20_000],
            closes=given.get("closes") or "",
            package={} if mode == "acceptance-set" else packages[0],
            packages=tuple(one for one in packages if one) if mode == "acceptance-set" else (),
            referendum=dict.fromkeys(given.get("referendum", ()), until) if until else {},
            why=given.get("why") or "",
            kept=tuple(given.get("keep", ())),
            draft=given.get("draft_of"),
        )

    @property
    def drafted(self) -> acts.ProposalDrafted:
        """The same as a draft for another mediator."""
        draft = self.draft
        asked = [party for room in draft.rooms for party in self.case.view(room).parties]
        return acts.ProposalDrafted(
            words=draft.words,
            mode=draft.mode,
            sides=tuple(dict.fromkeys([*asked, *self.cleaned_data.get("others", ())])),
            closes=draft.closes,
            package=draft.package,
            packages=draft.packages,
            referendum=draft.referendum,
        )

    def deed(self, writer: CaseWriter) -> int:
        """Put the proposal; or keep it as a draft for another mediator."""
        if self.cleaned_data["do"] == "draft":
            return draft_proposal(writer, self.drafted)
        return put_proposal(writer, self.draft)


class DropDraftForm(ActForm):
    """Drop a draft of one's own."""

    def deed(self, writer: CaseWriter, entry: int) -> None:
        """Drop it."""
        drop_proposal_draft(writer, entry)


def _end_of(day: str) -> str:
    """The last moment of a day on this laptop's clock, as entries state times."""
    end = datetime.combine(date.fromisoformat(day), time(23, 59, 59)).astimezone(UTC)
    return end.strftime("%Y-%m-%dT%H:%M:%SZ")


class _OnProposal(ThingForm):
    """Something done to one proposal; ``entry`` of its address joins what was put."""

    def __init__(self, *args: Any, entry: int, **where: Any) -> None:
        super().__init__(*args)
        self.entry = entry

    @property
    def proposal(self) -> SentProposal:
        """The proposal as it stands."""
        return sent_proposal(self.case, self.entry, now())


class _BySide(_OnProposal, ConsentForm):
    """What one of the sides said to it, mostly told to a mediator."""

    party = choice(_("Side"))

    def __init__(self, *args: Any, entry: int, **where: Any) -> None:
        super().__init__(*args, entry=entry, **where)
        self.asked_sides = {side.party: side for side in self.proposal.sides}
        self.fields["party"].choices = [(side.party, side.label) for side in self.asked_sides.values()]
        self.order_fields(["party"])

    def clean_when(self) -> str:
        """Nobody answers what was not put yet, or at a time that has still to come: a wrong time would make
        an answer count that does not, or one late that is not.
        """
        when: str = self.cleaned_data["when"]
        if when > now():
            raise forms.ValidationError(_("This time has not come yet: say when it was told."))
        if when and when < self.proposal.item.hand.at[:16]:
            raise forms.ValidationError(_("It was put only after that time: say when it was told."))
        return when

    def _side(self) -> SideOfProposal:
        side = self.asked_sides.get(self.cleaned_data["party"])
        if side is None:
            raise NotThereError("no such side")
        return side

    def _proxy(self, writer: CaseWriter) -> Proxy:
        return self.proxy(self.cleaned_data["party"], writer.at)


_NOBODY_NAMED = _(
    "Name who of them gave the answer, as noted among people; or choose whether they may commit their side."
)
_NOT_NOTED_OF = _("No mandate is noted of %(who)s: choose whether they may commit their side.")


class AnswerForm(_BySide):
    """An answer: yes or no, or packages in the side's own order; on what condition; with what mandate."""

    answer = forms.ChoiceField(
        label=_("Answer"), choices=[("", "—"), ("yes", _("yes")), ("no", _("no"))], required=False
    )
    mandate = choice(_("Their mandate"), choices=MANDATES.items())
    condition = short(_("On condition that"), limit=2000)
    words = long(_("Words"))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.listed = len(self.proposal.packages)
        self.fields["person"].widget.attrs["list"] = "people"
        if self.listed:
            del self.fields["answer"]
            ranks = [("", "—"), *((str(n), str(n)) for n in range(1, self.listed + 1))]
            for number in range(1, self.listed + 1):
                label = _("Package %(number)s: rank") % {"number": number}
                self.fields[f"rank-{number}"] = choice(label, required=False, choices=ranks)
        names = [f"rank-{number}" for number in range(1, self.listed + 1)]
        self.order_fields(["party", "answer", *names, "person", "mandate", "condition", "words"])

    def clean(self) -> dict[str, Any]:
        """An answer says yes or no; no two packages have one rank."""
        given: dict[str, Any] = super().clean()
        ranks = [given.get(f"rank-{number}") for number in range(1, self.listed + 1)]
        taken = [rank for rank in ranks if rank]
        if len(set(taken)) < len(taken):
            self.add_error(None, _("Two packages have the same rank: give each its own."))
        if not self.listed and not given.get("answer"):
            self.add_error("answer", _("Say yes or no."))
        party, person = given.get("party", ""), given.get("person", "")
        if given.get("mandate") == "as-noted" and noted_mandate(self.case, party, person) == "as-noted":
            self.add_error("mandate", _NOT_NOTED_OF % {"who": person} if person else _NOBODY_NAMED)
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Record the answer in the side's room."""
        given, side = self.cleaned_data, self._side()
        ranked = sorted(
            (int(rank), number)
            for number in range(1, self.listed + 1)
            if (rank := given.get(f"rank-{number}"))
        )
        reply = ProposalReply(
            party=side.party,
            answer="yes" if given.get("answer") == "yes" or ranked else "no",
            marks=tuple(number for _rank, number in ranked),
            conditions=(acts.If(does=given["condition"]),) if given["condition"] else (),
            words=given["words"],
            proxy=self._proxy(writer),
            mandate=given["mandate"],
        )
        answer_proposal(writer, side.room, side.entry, reply)


class ConfirmForm(_BySide):
    """What became at home of an answer subject to confirmation, of the sides of which that was announced."""

    accepted = choice(_("At home it was"), choices=[("yes", _("accepted")), ("no", _("refused"))])
    by = short(_("By whom"), required=True)
    words = long(_("Words"))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        announced = self.proposal.put.referendum
        self.fields["party"].choices = [pair for pair in self.fields["party"].choices if pair[0] in announced]

    def deed(self, writer: CaseWriter) -> None:
        """Record it in the side's room."""
        given, side = self.cleaned_data, self._side()
        confirm_answer(
            writer,
            side.room,
            side.entry,
            side.party,
            given["accepted"] == "yes",
            given["by"],
            given["words"],
            self._proxy(writer),
        )


class HomeForm(_BySide):
    """The second table: how somebody at home stands to it."""

    who = short(_("Who at home"), required=True)
    stands = choice(_("Stands"), choices=HOME.items())
    words = long(_("Words"))

    def deed(self, writer: CaseWriter) -> None:
        """Note it in the side's room."""
        given, side = self.cleaned_data, self._side()
        note_home_word(
            writer,
            side.room,
            side.entry,
            side.party,
            given["who"],
            given["stands"],
            given["words"],
            self._proxy(writer),
        )


class KnownForm(_OnProposal):
    """Make the result known to all that were asked."""

    def deed(self, writer: CaseWriter) -> None:
        """Make it known."""
        make_known(writer, self.entry)


class WithdrawForm(_OnProposal):
    """Withdraw it for all."""

    words = short(_("What the rooms are told of it, if anything"), limit=2000)

    def deed(self, writer: CaseWriter) -> None:
        """Withdraw it."""
        withdraw_proposal(writer, self.entry, self.cleaned_data["words"])


class ConcludeForm(_OnProposal):
    """Record what the sides conclude."""

    words = long(_("In words, for the agreement"))
    approved = choices(_("Approvals still due"), choices=[("yes", _("they are in, or not needed for this"))])

    def deed(self, writer: CaseWriter) -> None:
        """Record it."""
        given = self.cleaned_data
        conclude(writer, self.entry, given["words"], approved=bool(given["approved"]))
