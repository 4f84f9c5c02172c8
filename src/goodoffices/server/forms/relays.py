"""Forms about relays: what will be said, what became of it, what a second mediator says to a draft."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Self

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.ask import ask
from goodoffices.desk.actions.follow_relay import (
    AnswerPosition,
    correct_relay,
    drop_draft,
    follow_relay,
    second_draft,
    take_back_relay,
)
from goodoffices.desk.actions.relay import draft_relay, send_relay
from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.questions import asked_of
from goodoffices.desk.views.relay_pages import sides_of
from goodoffices.desk.views.relays import CitedEntry, Target, ref_of, sources, targets
from goodoffices.server.forms.about import about_choices, about_pairs, about_value
from goodoffices.server.forms.base import ActForm, LongSelect, TellingForm, name_field, words_field
from goodoffices.server.forms.capture import ConsentForm
from goodoffices.server.wording.templatetags import SHORT_MARKS, STANCES
from goodoffices.server.wording.terms import GOES_AS
from goodoffices.talks import Relay, RoomView
from goodoffices.talks.acts import Ref, Unsaid

DOES = [("look", ""), ("all", ""), ("draft", ""), ("send", "")]
"""Look at it again, with the newest or all of what was said; keep it as a draft; send it."""
STEPS = [
    ("received", _("received it")),
    ("back", _("asked back")),
    ("answered", _("answered")),
]
MOST = 200
"""Longest list of entries, or of words that are left in, that one relay takes."""


WHY = 2_000
"""Longest reason for leaving out a condition, in signs."""


class Several(forms.MultipleChoiceField):
    """Any short texts, several of them."""

    def valid_value(self, value: Any) -> bool:
        """Whatever is not too long."""
        return len(str(value)) <= 400

    def validate(self, value: Any) -> None:
        """Not too many."""
        super().validate(value)
        if len(value) > MOST:
            raise forms.ValidationError(_("These are too many at once."))


class UnsaidForm(ActForm):
    """An act whose words may leave out a condition of what they rest on; why, stands in a field for each:
    ``why-ROOM.ENTRY-NUMBER``.
    """

    def clean(self) -> dict[str, Any]:
        """No reason is longer than a note."""
        given: dict[str, Any] = super().clean()
        given["unsaid"] = tuple(self._reasons())
        if any(len(one.why) > WHY for one in given["unsaid"]) or len(given["unsaid"]) > MOST:
            raise forms.ValidationError(_("A reason for leaving out a condition is too long."))
        return given

    def _reasons(self) -> Iterator[Unsaid]:
        for name in sorted(self.data):
            prefix, _dash, rest = name.partition("-")
            mark, _dash, number = rest.rpartition("-")
            ref, why = ref_of(mark), str(self.data.get(name, "")).strip()
            counted = number.isascii() and number.isdecimal() and len(number) < 4
            if prefix == "why" and ref is not None and why and counted:
                yield Unsaid(ref.room, ref.sequence, int(number), why)


class RelayForm(UnsaidForm):
    """A relay: to which room, in which words, as whose, resting on what."""

    @classmethod
    def of(cls, request: HttpRequest, case: OpenCase, **where: Any) -> Self:
        """The form as it was sent; what it may rest on depends on the room that it goes to."""
        view, file = case.together, case.public
        return cls(
            request.POST,
            targets=targets(view, file),
            sources=sources(view, file, request.POST.get("to", "")),
            parties={party.id: party.label for party in file.parties},
        )

    to = forms.ChoiceField(label=_("To"), error_messages={"invalid_choice": _("There is no such room.")})
    words = words_field(_("Words of the relay"), required=False)
    goes_as = forms.ChoiceField(label=_("Goes as"), choices=list(GOES_AS.items()))
    attributed_to = forms.ChoiceField(label=_("Whose word"), required=False)
    asks = forms.BooleanField(label=_("An answer is asked for"), required=False)
    cite = forms.MultipleChoiceField(
        label=_("Rests on"),
        required=False,
        error_messages={"invalid_choice": _("It rests on something that this room can not be told.")},
    )
    keep = Several(required=False)
    draft = forms.CharField(required=False, max_length=80)
    do = forms.ChoiceField(choices=DOES)

    def __init__(
        self,
        *args: Any,
        targets: Collection[Target],
        sources: Collection[CitedEntry],
        parties: dict[str, str],
    ) -> None:
        super().__init__(*args)
        self.sides = {source.mark: source.item.party for source in sources}
        self.fields["to"].choices = [(target.room, target.title) for target in targets]
        self.fields["attributed_to"].choices = [("", _("as cited")), *parties.items()]
        self.fields["cite"].choices = [(source.mark, source.mark) for source in sources]

    def clean(self) -> dict[str, Any]:
        """What is attributed is by default the word of the side that is cited."""
        given: dict[str, Any] = super().clean()
        whose = {self.sides[mark] for mark in given.get("cite") or () if self.sides.get(mark)}
        if given.get("goes_as") != "attributed":
            given["attributed_to"] = ""
        elif not given.get("attributed_to") and len(whose) == 1:
            (given["attributed_to"],) = whose
        return given

    @property
    def cites(self) -> tuple[Ref, ...]:
        """The entries that it rests on."""
        refs = (ref_of(mark) for mark in self.cleaned_data["cite"])
        return tuple(ref for ref in refs if ref is not None)

    @property
    def relay(self) -> Relay:
        """The relay as the talks know it."""
        given = self.cleaned_data
        return Relay(
            to=given["to"],
            words=given["words"],
            goes_as=given["goes_as"],
            attributed_to=given["attributed_to"],
            asks=given["asks"],
            rests_on=tuple(sorted(set(self.cites))),
            unsaid=tuple(one for one in given["unsaid"] if Ref(one.room, one.sequence) in self.cites),
        )

    @property
    def as_given(self) -> Relay:
        """What was given, as far as it can be shown again, when something in it was wrong."""
        given: dict[str, Any] = self.cleaned_data
        rooms = [room for room, _title in self.fields["to"].choices]
        return Relay(
            to=given.get("to") or rooms[0],
            words=given.get("words") or str(self.data.get("words", ""))[:100_000],
            goes_as=given.get("goes_as") or "own",
            attributed_to=given.get("attributed_to") or "",
            asks=bool(given.get("asks")),
            rests_on=self.cites if "cite" in given else (),
        )

    def deed(self, writer: CaseWriter) -> tuple[str, Ref]:
        """Keep it as a draft, or send it; gives which of both came of it ("d", "r"), and where it stands."""
        given = self.cleaned_data
        if given["do"] == "draft":
            return "d", draft_relay(writer, self.relay)
        return "r", send_relay(writer, self.relay, draft=self.draft_ref, kept=tuple(given["keep"]))

    @property
    def draft_ref(self) -> Ref | None:
        """The draft that is sent, if it is one."""
        return ref_of(self.cleaned_data.get("draft") or "")


class FollowForm(ConsentForm):
    """What the readers of a relay did with it: received it, asked back, answered."""

    step = forms.ChoiceField(label=_("They"), choices=STEPS)
    party = forms.ChoiceField(label=_("Side"))
    words = words_field(_("Their words"), required=False)
    mark = forms.ChoiceField(
        label=_("How far it may travel"), choices=list(SHORT_MARKS.items()), required=False
    )

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The sides of the relay's room, and the issues."""
        room = where["room_id"]
        return {"parties": sides_of(case, room), "outline": case.outline_in(room), "view": case.view(room)}

    def deed(self, writer: CaseWriter, room: str, entry: int) -> None:
        """Note what a side did with the relay."""
        given = self.cleaned_data
        proxy = self.proxy(given["party"], writer.at)
        mark = given["mark"] or None
        follow_relay(
            writer, room, entry, given["step"], given["party"], proxy, given["words"], mark, self.taken
        )

    stance = forms.ChoiceField(
        label=_("With it they"), choices=[("", _("take no position")), *STANCES.items()], required=False
    )
    about = forms.ChoiceField(label=_("On which issue"), required=False, widget=LongSelect)
    new_option = name_field(_("New option"), required=False)
    condition = words_field(_("If"), limit=2000, required=False)

    def __init__(self, *args: Any, parties: dict[str, str], outline: Outline, view: RoomView) -> None:
        super().__init__(*args)
        self.fields["party"].choices = list(parties.items())
        self.fields["about"].choices = about_choices(outline, view)
        self.meant = {about_value(*pair): pair for pair in about_pairs(outline)}

    def clean(self) -> dict[str, Any]:
        """A question or an answer has words; without consent nothing travels."""
        given: dict[str, Any] = super().clean()
        if given.get("step") in ("back", "answered") and not given.get("words"):
            self.add_error("words", _("There are no words."))
        if given.get("mark") not in (None, "", "closed") and given.get("consent") == "none":
            self.add_error("consent", _("Without consent nothing travels: mark it not to travel."))
        stance = given.get("stance")
        if stance and given.get("step") != "answered":
            self.add_error("step", _("A position stands in an answer: say that they answered."))
        if stance and not given.get("about"):
            self.add_error("about", _("Say on which issue it is."))
        if not stance and any(given.get(name) for name in ("about", "new_option", "condition")):
            self.add_error("stance", _("Say whether they demand, accept or refuse it."))
        return given

    @property
    def taken(self) -> AnswerPosition | None:
        """The position that the answer takes; None if it takes none."""
        given = self.cleaned_data
        if not given["stance"]:
            return None
        issue, option = self.meant[given["about"]]
        return AnswerPosition(
            stance=given["stance"],
            issue=issue,
            option=option,
            new_option=given["new_option"],
            condition=given["condition"],
        )


class MendForm(UnsaidForm):
    """Other words for a relay, or its end."""

    do = forms.ChoiceField(choices=[("correct", ""), ("back", "")])
    words = words_field(_("Words"), required=False)
    keep = Several(required=False)

    @property
    def given_words(self) -> str:
        """The words as they were sent."""
        return str(self.data.get("words", "")).replace("\r\n", "\n")

    @property
    def kept(self) -> tuple[str, ...]:
        """What was pointed out and is left in knowingly."""
        return tuple(self.cleaned_data.get("keep", ()))

    @property
    def unsaid(self) -> tuple[Unsaid, ...]:
        """The conditions that are left out, with the reasons."""
        return tuple(self.cleaned_data.get("unsaid", ()))

    @property
    def takes_back(self) -> bool:
        """Whether it asks for the relay's end."""
        return self.data.get("do") == "back"

    def deed(self, writer: CaseWriter, room: str, entry: int) -> None:
        """Correct the relay's words, or take it back."""
        words = self.cleaned_data["words"]
        if self.takes_back:
            take_back_relay(writer, room, entry, words, kept=self.kept)
        else:
            correct_relay(writer, room, entry, words, kept=self.kept, unsaid=self.unsaid)

    def clean(self) -> dict[str, Any]:
        """A correction has words."""
        given: dict[str, Any] = super().clean()
        if given.get("do") == "correct" and not given.get("words"):
            self.add_error("words", _("There are no words."))
        return given


class DraftForm(ActForm):
    """A second mediator's word on a draft, or its end by who wrote it."""

    draft = forms.CharField(max_length=80)
    do = forms.ChoiceField(choices=[("release", ""), ("decline", ""), ("drop", "")])
    words = words_field(_("Words"), limit=2000, required=False)

    def deed(self, writer: CaseWriter) -> None:
        """Drop the draft; or release it, or decline."""
        given = self.cleaned_data
        if given["do"] == "drop":
            drop_draft(writer, given["draft"], given["words"])
        else:
            second_draft(writer, given["draft"], given["do"] == "release", given["words"])

    def clean_draft(self) -> Ref:
        """The entry that it names."""
        ref = ref_of(self.cleaned_data["draft"])
        if ref is None:
            raise forms.ValidationError(_("This does not name a draft. Open the page again."))
        return ref


class AskForm(ActForm):
    """A question, as it will be put to a side."""

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The question that the address names has to be there."""
        asked_of(case, where["key"])
        return {}

    def deed(self, writer: CaseWriter, key: str) -> tuple[str, int]:
        """Put the question in the side's own room; gives the room and the entry."""
        side, question = asked_of(writer.case, key)
        given, room = self.cleaned_data, question.room
        kept = tuple(given["keep"])
        return room, ask(writer, room, side.party, given["words"], question.label, kept=kept)

    words = words_field(_("The question"))
    keep = Several(required=False)


class CheckForm(TellingForm):
    """What is printed at the foot of a sheet."""

    entry = forms.IntegerField(label=_("Entry"), min_value=0, max_value=10**9)
    mark = forms.RegexField(
        r"\A[0-9a-fA-F \u00a0]{24,40}\Z",
        label=_("Mark"),
        max_length=40,
        error_messages={"invalid": _("A mark has six groups of four signs, 0 to 9 and a to f.")},
    )
