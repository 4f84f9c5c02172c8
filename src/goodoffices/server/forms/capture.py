"""Quick capture: one field for the words, and what they are, of whom, about what, how far they may travel and who consented.

Signs at the beginning of the words choose the kind, and signs at their end the mark, so that the hands can stay on the words:
``? `` a question · ``! `` a demand · ``+ `` an acceptance · ``- `` a refusal · ``> `` a promise; `` /f`` may be floated · `` /a`` may be
attributed · `` /p`` public · `` /n`` not to travel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.issues import Outline
from goodoffices.server.forms.base import ActForm, Moment, words_field
from goodoffices.server.words import CONSENTS, SHORT_MARKS, WAYS
from goodoffices.talks import Item, Proxy, RoomView, acts

KINDS = [
    ("said", _("said")),
    ("demands", _("demands")),
    ("accepts", _("accepts")),
    ("refuses", _("refuses")),
    ("asks", _("asks")),
    ("answers", _("answers")),
    ("promises", _("promises")),
]
SIGNS = {"?": "asks", "!": "demands", "+": "accepts", "-": "refuses", ">": "promises"}
ENDS = {"/n": "closed", "/f": "float", "/a": "attribute", "/p": "public"}
_BEGINS = re.compile(r"\A\s*([?!+>-])(?:\s+|\Z)")
_ENDS = re.compile(r"\s(/[nfap])\s*\Z")


def read_signs(words: str) -> tuple[str, str, str]:
    """The words without their signs, the kind and the mark that the signs choose (empty where there is none)."""
    kind = mark = ""
    begins, ends = _BEGINS.search(words), _ENDS.search(words)
    if ends:
        mark, words = ENDS[ends[1]], words[: ends.start()]
    if begins:
        kind, words = SIGNS[begins[1]], words[begins.end() :]
    return words.strip(), kind, mark


class ConsentForm(ActForm):
    """An act that somebody's word stands behind: how they gave it, when, and with what consent."""

    person = words_field(_("Who of them"), limit=200, required=False)
    how = forms.ChoiceField(label=_("How"), choices=list(WAYS.items()), required=False)
    when = Moment(label=_("When"), required=False)
    consent = forms.ChoiceField(
        label=_("Consent to pass it on"), choices=list(CONSENTS.items()), required=False
    )

    def proxy(self, party: str, now: str) -> Proxy:
        """For whom it is recorded; what is not said is: in person, now, by word of mouth."""
        given = self.cleaned_data
        return Proxy(
            party=party,
            person=given["person"],
            how=given["how"] or "in-person",
            when=given.get("when") or now,
            consent=given["consent"] or "by-word-of-mouth",
        )


class CaptureForm(ConsentForm):
    """What was said in a room."""

    side = forms.ChoiceField(label=_("Side"), required=False)
    kind = forms.ChoiceField(label=_("What"), choices=KINDS)
    about = forms.ChoiceField(label=_("About"), required=False)
    new_issue = words_field(_("New issue"), limit=200, required=False)
    new_option = words_field(_("New option"), limit=200, required=False)
    answers = forms.TypedChoiceField(label=_("Answers"), coerce=int, empty_value=None, required=False)
    condition = words_field(_("If"), limit=2000, required=False)
    words = words_field(_("Words"))
    mark = forms.ChoiceField(
        label=_("How far it may travel"), choices=list(SHORT_MARKS.items()), required=False
    )

    def __init__(self, *args: Any, view: RoomView, outline: Outline, questions: list[Item]) -> None:
        super().__init__(*args, initial={"side": _last_side(view), "mark": view.default})
        self.view, self.outline = view, outline
        self.fields["side"].choices = side_choices(view, outline)
        self.fields["about"].choices = about_choices(outline)
        self.meant = {about_value(*pair): pair for pair in about_pairs(outline)}
        self.fields["answers"].choices = [
            ("", _("the last question")),
            *((item.sequence, item.words) for item in questions),
        ]
        self.questions = questions

    def clean(self) -> dict[str, Any]:
        """Signs go before choices; what goes with what."""
        given: dict[str, Any] = super().clean()
        words, kind, mark = read_signs(given.get("words") or "")
        if given.get("words"):
            given["words"] = words
            if not words:
                self.add_error("words", _("There are no words."))
        given["kind"] = kind or given.get("kind") or "said"
        given["mark"] = mark or given.get("mark") or self.view.default
        about = given.get("about") or ""
        positions = given["kind"] in ("demands", "accepts", "refuses")
        if positions and not given.get("side"):
            self.add_error("side", _("A demand, an acceptance or a refusal is a side’s: say whose."))
        if positions and not about and not given.get("new_issue"):
            self.add_error("about", _("Say on which issue, or name a new one."))
        if given["kind"] == "answers" and given.get("answers") is None:
            if self.questions:
                given["answers"] = self.questions[-1].sequence
            else:
                self.add_error("kind", _("Nothing was asked here that is still open."))
        if given["mark"] != "closed" and given.get("side") and given.get("consent") == "none":
            self.add_error(
                "consent",
                _("Without consent nothing travels: say how they consented, or mark it not to travel."),
            )
        return given

    @property
    def issue(self) -> str:
        """The id of the issue that was chosen, or empty."""
        about: str = self.cleaned_data.get("about") or ""
        return self.meant[about][0]

    @property
    def option(self) -> str:
        """The id of the option that was chosen, or empty."""
        about: str = self.cleaned_data.get("about") or ""
        return self.meant[about][1]


def _last_side(view: RoomView) -> str:
    """Whose words were recorded last: who keeps pace with a meeting seldom has to choose."""
    said = (item.party for item in reversed(view.items.values()) if isinstance(item.act, acts.Spoken))
    return next(said, view.parties[0] if view.parties else "")


def side_choices(view: RoomView, outline: Outline) -> list[tuple[Any, Any]]:
    """The sides of a room, and us."""
    return [*((party, outline.party_label(party)) for party in view.parties), ("", _("we"))]


def about_pairs(outline: Outline) -> Iterator[tuple[str, str]]:
    """Every issue and option that something can be about, by their ids; empty for none."""
    yield "", ""
    for issue in outline.issues:
        yield issue.id, ""
        for option in issue.options:
            yield issue.id, option.id


def about_value(issue: str, option: str) -> str:
    """How the form names an issue, or one of its options."""
    return f"{issue} / {option}" if option else issue


def about_choices(outline: Outline) -> list[tuple[Any, Any]]:
    """Nothing in particular; each issue, alone and with each of its options."""
    found: list[tuple[Any, Any]] = [("", _("nothing in particular"))]
    for issue in outline.issues:
        inner = [(about_value(issue.id, ""), issue.label)]
        inner += [
            (about_value(issue.id, option.id), f"{issue.label}: {option.label}") for option in issue.options
        ]
        found.append((issue.label, inner))
    return found


class MarkForm(ConsentForm):
    """How far an entry may travel from now on."""

    level = forms.ChoiceField(label=_("How far it may travel"), choices=list(SHORT_MARKS.items()))


class CorrectForm(ConsentForm):
    """Other words for an entry."""

    words = words_field(_("Words as they should be"))


class TakeBackForm(ConsentForm):
    """An entry no longer holds."""

    words = words_field(_("Why, if they say so"), limit=2000, required=False)
