"""Quick capture: one field for the words, and what they are, of whom, about what, how far they may travel and
who consented.

Signs in the words save the choices (:mod:`goodoffices.server.forms.signs`). What is likely to stay as it was
is filled in already: the side, and within one sitting who of it speaks and by which way.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Self

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.capture import POSITIONS, Captured
from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.entry_page import entry_in
from goodoffices.server.forms.about import about_choices, about_pairs, about_value, read_about
from goodoffices.server.forms.base import ActForm, LongSelect, Moment, name_field, words_field
from goodoffices.server.forms.signs import Signs, read_signs
from goodoffices.server.wording.templatetags import CONSENTS, SHORT_MARKS, WAYS
from goodoffices.server.wording.titles import takers
from goodoffices.talks import KINDS, EntryState, Proxy, RoomView, acts

CHOICES = [(choice, _(words)) for told in KINDS.values() for choice, words in told.choices.items()]
"""What can be captured, as the kinds of entries tell."""
SITTING = timedelta(hours=3)
"""How long who spoke is taken to speak on."""


class ConsentForm(ActForm):
    """An act that somebody's word stands behind: how they gave it, when, and with what consent."""

    person = words_field(_("Who of them"), limit=200, required=False)
    how = forms.ChoiceField(label=_("How"), choices=[("", _("not said")), *WAYS.items()], required=False)
    when = Moment(label=_("When"), required=False)
    consent = forms.ChoiceField(
        label=_("Consent to pass it on"), choices=[("", _("not said")), *CONSENTS.items()], required=False
    )

    def proxy(self, party: str, now: str) -> Proxy:
        """For whom it is recorded. What the person did not say is recorded as not said; without a time it was
        told now, as the field says.
        """
        given = self.cleaned_data
        return Proxy(
            party=party,
            person=given["person"],
            how=given["how"] or "not-said",
            when=given.get("when") or now,
            consent=given["consent"] or "not-said",
        )

    def proxy_of(self, writer: CaseWriter, room: str, sequence: int) -> Proxy | None:
        """For whom a change of an entry is recorded; None if it is of no side."""
        party = entry_in(writer.case.view(room), sequence).party
        return self.proxy(party, writer.at) if party else None


class CaptureForm(ConsentForm):
    """What was said in a room."""

    side = forms.ChoiceField(label=_("Side"), required=False)
    kind = forms.ChoiceField(label=_("What"), choices=CHOICES)
    about = forms.ChoiceField(label=_("About"), required=False, widget=LongSelect)
    new_issue = name_field(_("New issue"), required=False)
    new_option = name_field(_("New option"), required=False)
    answers = forms.TypedChoiceField(label=_("Answers"), coerce=int, empty_value=None, required=False)
    condition = words_field(_("If"), limit=2000, required=False)
    words = words_field(_("Words"), required=False)
    mark = forms.ChoiceField(
        label=_("How far it may travel"), choices=list(SHORT_MARKS.items()), required=False
    )
    bring = forms.CharField(required=False, max_length=400)
    """The issue and option whose names were shown whole, to be brought into the room; or the new issue that
    was shown whole, to be put on the table.
    """

    @classmethod
    def of(cls, request: HttpRequest, case: OpenCase, room_id: str = "", **where: Any) -> Self:
        """The form as it was sent, held against its room. From the board a field says which room it is, and
        thereby of which side.

        The case file, in another room, is not opened for words that are about no issue; only the page that
        shows the form has names to show.
        """
        data: QueryDict = request.POST
        room = room_id or data.get("room", "")
        if not room_id:
            if room not in dict(takers(case)):
                raise NotThereError("no room in which it is plain whose words are recorded")
            data = data.copy()
            data["side"] = next(iter(case.view(room).parties), "")
        named = ("about", "new_issue", "new_option")
        about = "#" in data.get("words", "") or any(data.get(name) for name in named)
        return cls.in_room(request, case, room, case.outline_in(room) if about else Outline(), data)

    @classmethod
    def in_room(
        cls,
        request: HttpRequest,
        case: OpenCase,
        room: str,
        outline: Outline | None = None,
        data: QueryDict | None = None,
    ) -> Self:
        """The form of a room, empty or as it was filled in; a mark that was chosen before stands in the
        address.
        """
        view = case.view(room)
        mark = request.GET.get("mark", "")
        return cls(
            data,
            view=view,
            outline=case.outline_in(room) if outline is None else outline,
            questions=list(view.open_questions()),
            mark=mark if mark in SHORT_MARKS else "",
        )

    def again(self, request: HttpRequest, case: OpenCase) -> Self:
        """The form as it was filled in, with every name to choose from and with what was refused."""
        whole = self.in_room(request, case, self.view.room, None, self.data)
        if whole.is_valid():
            whole.add_error("words", list(self.non_field_errors()))
        return whole

    def __init__(
        self, *args: Any, view: RoomView, outline: Outline, questions: list[EntryState], mark: str = ""
    ) -> None:
        self.last = _last_said(view)
        super().__init__(*args, initial=_as_before(view, self.last) | {"mark": mark or view.default})
        self.view, self.outline = view, outline
        self.fields["side"].choices = side_choices(view, outline)
        self.fields["about"].choices = about_choices(outline, view)
        self.brings: tuple[str, tuple[str, ...]] = ("", ())
        self.fresh = ""
        self.meant = {about_value(*pair): pair for pair in about_pairs(outline)}
        self.fields["answers"].choices = [
            ("", _("the last question")),
            *((item.sequence, item.words) for item in questions),
        ]
        self.questions = questions

    def clean(self) -> dict[str, Any]:
        """Signs go before choices; what goes with what."""
        given: dict[str, Any] = super().clean()
        signs = read_signs(given.get("words") or "")
        if given.get("words"):
            given["words"] = signs.words
        given["chosen"] = given.get("mark") or self.view.default
        given["kind"] = signs.kind or given.get("kind") or "said"
        given["mark"] = signs.mark or given["chosen"]
        given["condition"] = given.get("condition") or signs.condition
        if signs.about:
            self._on(signs, given)
        self._with_kind(given)
        if self.last and given.get("person") == self.last.person and given.get("side") != self.last.party:
            given["person"] = ""  # it was filled in for the other side
        if given["mark"] != "closed" and given.get("side") and given.get("consent") == "none":
            self.add_error(
                "consent",
                _("Without consent nothing travels: say how they consented, or mark it not to travel."),
            )
        return given

    def _on(self, signs: Signs, given: dict[str, Any]) -> None:
        """On which issue and option it is, as typed behind #."""
        told = read_about(self.view, self.outline, signs, given.get("bring") or "")
        if told.is_words and given["kind"] not in (*POSITIONS, "asks"):
            number = ": ".join(part for part in (signs.about, signs.option) if part)
            given["words"] = f"{given['words']} #{number}".strip()  # "bus #12 came" names no issue
            return
        if told.problem:
            self.add_error("about", told.problem)
        self.brings, self.fresh = told.brings, told.fresh
        given["about"] = told.about
        given["new_issue"] = given.get("new_issue") or told.new_issue
        given["new_option"] = given.get("new_option") or told.new_option

    def _with_kind(self, given: dict[str, Any]) -> None:
        kind = given["kind"]  # an error takes it out of what was given
        position = kind in POSITIONS
        named = position and (
            self.meant.get(given.get("about") or "", ("", ""))[1] or given.get("new_option")
        )
        if not given.get("words") and not named and "words" not in self.errors:
            told = (
                _("Say in words what they want there, or choose an option.")
                if position
                else _("There are no words.")
            )
            self.add_error("words", told)
        if position and not given.get("side"):
            self.add_error("side", _("A demand, an acceptance or a refusal is a side’s: say whose."))
        if (given.get("about") or given.get("new_issue")) and not position and kind != "asks":
            self.add_error(
                "kind", _("On an issue stand demands, acceptances, refusals and questions: say which it is.")
            )
        if given["condition"] and not position:
            self.add_error("kind", _("A condition goes with a demand, an acceptance or a refusal."))
        if kind == "answers" and given.get("answers") is None:
            if self.questions:
                given["answers"] = self.questions[-1].sequence
            else:
                self.add_error("kind", _("Nothing was asked here that is still open."))

    @property
    def uses_fold(self) -> bool:
        """Whether something was chosen or written in the part of the form that is folded away, other than
        what stood there by itself.
        """
        given = [
            self.data.get(name)
            for name in ("condition", "new_issue", "new_option", "when", "answers", "consent")
        ]
        own = any(
            self.data.get(name, self.initial.get(name, "")) != self.initial.get(name, "")
            for name in ("person", "how")
        )
        return own or any(given)

    def carried_on(self, unfolded: bool) -> dict[str, str]:
        """What the room's next form takes over, for its address. A mark that was chosen holds on, where
        everybody sees it in its field; a sign holds once. The part that is folded away stays open where
        something in it was used, or it was open and says who speaks.
        """
        given = self.cleaned_data
        found = {"mark": given["chosen"]} if given["chosen"] != self.view.default else {}
        if self.uses_fold or (unfolded and given["person"]):
            found["fold"] = "1"
        return found

    def captured(self, now: str) -> Captured:
        """What was said, as the desk records it."""
        given = self.cleaned_data
        issue, option = self.meant[given.get("about") or ""]
        party: str = given["side"]
        return Captured(
            kind=given["kind"],
            words=given["words"],
            party=party,
            proxy=self.proxy(party, now) if party else None,
            disclosure=given["mark"],
            issue=issue,
            option=option,
            new_issue=given["new_issue"],
            new_option=given["new_option"],
            conditions=(acts.If(does=given["condition"]),) if given["condition"] else (),
            answers=given["answers"],
        )


def _last_said(view: RoomView) -> EntryState | None:
    """What was recorded last."""
    return next(view.items.latest(acts.Spoken), None)


def _as_before(view: RoomView, last: EntryState | None) -> dict[str, str]:
    """The side whose words were recorded last. Within one sitting, also the person who spoke and the way: a
    mediator who writes along seldom has to choose.
    """
    if last is None:
        return {"side": view.parties[0] if view.parties else ""}
    found = {"side": last.party}
    since = datetime.now(UTC) - datetime.fromisoformat(last.hand.at)
    if last.proxy is not None and since < SITTING:
        found |= {"person": last.proxy.person}
        if last.proxy.how != "not-said":
            found["how"] = last.proxy.how
    return found


def side_choices(view: RoomView, outline: Outline) -> list[tuple[Any, Any]]:
    """The sides of a room, and us."""
    return [*((party, outline.party_label(party)) for party in view.parties), ("", _("we"))]
