"""Forms of the record: bringing articles in, deciding on rows, adding one by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.actions.public_record import (
    RowDecision,
    accept_all_of_rule,
    accept_all_said_again,
    add_row,
    decide_cards,
    reopen_card,
    take_out_article,
)
from goodoffices.desk.issues import Outline
from goodoffices.desk.open_case import CaseWriter, OpenCase
from goodoffices.desk.views.article import ON_PAGE, article_of
from goodoffices.desk.views.record import GROUPS, Card
from goodoffices.language.words import error_words
from goodoffices.record import Given, NotPossible, Record
from goodoffices.server.forms.base import ActForm, words_field
from goodoffices.server.forms.record_row import (
    RowForm,
    SideChoices,
)
from goodoffices.server.forms.things import Day, choice, short
from goodoffices.server.wording.templatetags import EVENTS, STANCES

_KEY = re.compile(r"r([0-9]{1,6})-key")
PASTED = 200_000
"""Longest pasted article, in characters."""
ADDED = [
    ("statements", _("a statement")),
    ("proposals", _("a position")),
    ("figures", _("a figure")),
    ("events", _("an event")),
]


ADDED_FIELDS = {
    "statements": ("speaker", "side", "said"),
    "proposals": ("party", "stance", "about"),
    "figures": ("number", "subject"),
    "events": ("event", "date", "place"),
}


class BringArticlesForm(ActForm):
    """Articles: files, or pasted text."""

    pasted = words_field(_("Or paste the text"), limit=PASTED, required=False)
    outlet = short(_("Outlet"))
    published = Day(label=_("Published on"), required=False)

    @property
    def given(self) -> list[Any]:
        """The files that came with it."""
        return list(self.files.getlist("files")) if self.files else []

    def articles(self) -> list[tuple[str, bytes]]:
        """Each file with its name; pasted text as a file."""
        pasted = self.cleaned_data["pasted"]
        files = [(file.name, file.read()) for file in self.given]
        return [*files, (gettext("pasted"), pasted.encode())] if pasted else files

    def said(self) -> Given:
        """What the person says of them, where they do not say it themselves."""
        return Given(outlet=self.cleaned_data["outlet"], published=self.cleaned_data["published"])

    def clean(self) -> dict[str, Any]:
        """There has to be something to read."""
        given: dict[str, Any] = super().clean()
        if not self.errors and not self.given and not given.get("pasted"):
            self.add_error("pasted", _("Choose files, or paste the text of an article."))
        return given


class ArticleForm(ActForm):
    """An act on the rows of one article."""

    def deed(self, writer: CaseWriter) -> None:
        """Do what the form asks."""
        raise NotImplementedError


class CardsForm(ArticleForm):
    """One page of cards as it came back, each card on the row that it names: a row that was decided meanwhile
    is passed over.
    """

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The record, the article and the choices of the case."""
        return _of_article(case, where["number"])

    def __init__(self, *args: Any, record: Record, article: str, sides: SideChoices) -> None:
        super().__init__(*args)
        self.cards = list(_cards_sent(self.data, record, article, sides))

    def deed(self, writer: CaseWriter) -> None:
        """Keep what was decided and corrected."""
        decide_cards(writer, self.decisions())

    def clean(self) -> dict[str, Any]:
        """What is wrong on any card."""
        given: dict[str, Any] = super().clean()
        for card in self.cards:
            if card.errors:
                self.add_error(None, card.told())
        return given

    def decisions(self) -> list[RowDecision]:
        """What was decided, row by row."""
        return [
            RowDecision(card.row.id, card.cleaned_data["decision"], card.changes()) for card in self.cards
        ]


class ReopenForm(ArticleForm):
    """A decided row of an article, to be opened again."""

    row = forms.CharField(max_length=300)

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The article."""
        return {"article": article_of(case.record, where["number"]).id}

    def __init__(self, *args: Any, article: str) -> None:
        super().__init__(*args)
        self.article = article

    def deed(self, writer: CaseWriter) -> None:
        """Open the row again."""
        reopen_card(writer, self.cleaned_data["row"])

    def clean_row(self) -> str:
        """A row of this article."""
        row: str = self.cleaned_data["row"]
        if not row.startswith(f"{self.article}:"):
            raise forms.ValidationError(_("This row is not there: open the page again."))
        return row


class RuleForm(ArticleForm):
    """A rule of which all findings are accepted, in one article or (without one) in all."""

    rule = forms.CharField(max_length=200, required=False)

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The article, where the address names one."""
        number = where.get("number", 0)
        return {"article": article_of(case.record, number).id if number else ""}

    def __init__(self, *args: Any, article: str) -> None:
        super().__init__(*args)
        self.article = article

    def deed(self, writer: CaseWriter) -> None:
        """Accept all that it found."""
        accept_all_of_rule(writer, self.cleaned_data["rule"], self.article)


class AgainForm(RuleForm):
    """The positions that say what was accepted already, in one article or in all."""

    def deed(self, writer: CaseWriter) -> None:
        """Accept them."""
        accept_all_said_again(writer, self.article)


class TakeOutForm(RuleForm):
    """An article that shall go out of the record."""

    def deed(self, writer: CaseWriter) -> None:
        """Take it out."""
        take_out_article(writer, self.article)


class ChangeArticleForm(ActForm):
    """The day and the outlet of an article."""

    outlet = short(_("Outlet"))
    published = Day(label=_("Published on"), required=False)

    def said(self) -> Given:
        """What the person says of it."""
        return Given(outlet=self.cleaned_data["outlet"], published=self.cleaned_data["published"])


class AddRowForm(ArticleForm):
    """A row of one's own, on a passage that stands in the article exactly once."""

    passage = words_field(_("The passage, as it stands in the article"))
    kind = choice(_("It is"), choices=ADDED)
    speaker = short(_("Who says it"))
    side = choice(_("For which side"), required=False)
    said = Day(label=_("Said on"), required=False)
    party = choice(_("Whose position"), required=False)
    stance = choice(_("Stance"), required=False, choices=[("", "–"), *STANCES.items()])
    about = choice(_("On the board"), required=False)
    number = short(_("Number"))
    subject = short(_("Of what"))
    event = choice(_("What happened"), required=False, choices=EVENTS.items())
    date = Day(label=_("On which day"), required=False)
    place = short(_("Where"))

    @classmethod
    def needs(cls, case: OpenCase, **where: Any) -> dict[str, Any]:
        """The record, the article and the choices of the case."""
        return _of_article(case, where["number"])

    def __init__(self, *args: Any, sides: SideChoices, record: Record, article: str) -> None:
        super().__init__(*args, auto_id="add_%s", label_suffix="")
        self.sides, self.record, self.article = sides, record, article
        self.fields["party"].choices = [("", "–"), *sides.parties]
        self.fields["side"].choices = [("", "–"), *sides.sides]
        self.fields["about"].choices = sides.about
        self.fields["passage"].widget = forms.Textarea(attrs={"rows": 3})

    def clean_passage(self) -> str:
        """It stands in the article exactly once."""
        passage: str = self.cleaned_data["passage"]
        try:
            self.span = locate(self.record, self.article, passage)
        except NotPossible as problem:
            raise forms.ValidationError(error_words(problem)) from None
        return passage

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields that each kind of row has."""
        return [(kind, [self[name] for name in names]) for kind, names in ADDED_FIELDS.items()]

    def clean(self) -> dict[str, Any]:
        """A position says whose and which stance, a figure its number."""
        given: dict[str, Any] = super().clean()
        kind = given.get("kind")
        if kind == "proposals" and not (given.get("party") and given.get("stance")):
            self.add_error("party", _("Say whose position it is, and whether they demand, accept or refuse."))
        if kind == "figures" and not given.get("number"):
            self.add_error("number", _("Say which number it is."))
        return given

    def deed(self, writer: CaseWriter) -> None:
        """Add the row."""
        add_row(writer, self.cleaned_data["kind"], self.article, self.span, self.values())

    def values(self) -> dict[str, str]:
        """The row's fields, by the record's names."""
        given = self.cleaned_data
        if given["kind"] == "statements":
            return {name: given[name] for name in ("speaker", "side", "said")}
        if given["kind"] == "events":
            return {"kind": given["event"] or "meeting", "date": given["date"], "place": given["place"]}
        if given["kind"] == "figures":
            return {"number": given["number"], "subject": given["subject"]}
        issue, option = self.sides.meant[given["about"]]
        return {
            "kind": "position",
            "party": given["party"],
            "stance": given["stance"],
            "object": " ".join(given["passage"].split()),
            "issue": issue,
            "options": option,
        }


def _of_article(case: OpenCase, number: int) -> dict[str, Any]:
    article = article_of(case.record, number).id
    return {"record": case.record, "article": article, "sides": SideChoices(case.outline)}


def narrowed_in(request: HttpRequest) -> str:
    """The one group of cards that an address asks for, or all."""
    wanted = request.GET.get("show", "")
    return wanted if wanted in GROUPS else ""


def kept_in(request: HttpRequest) -> str:
    """How the cards are narrowed, as it stands in an address."""
    narrowed, side = narrowed_in(request), request.GET.get("side", "")
    return urlencode(({"show": narrowed} if narrowed else {}) | ({"side": side} if side else {}))


def cards_to_decide(cards: Sequence[Card], asked: ActForm, outline: Outline) -> list[tuple[RowForm, Card]]:
    """A form for each card; as it was sent where its decisions were refused."""
    sent, sides = asked.data if isinstance(asked, CardsForm) else None, SideChoices(outline)
    return [(RowForm(sent, card.place, card.kind, card.row, sides), card) for card in cards]


def _cards_sent(data: Any, record: Record, article: str, sides: SideChoices) -> Iterator[RowForm]:
    places = {int(matched[1]) for name in data if (matched := _KEY.fullmatch(name))}
    for place in sorted(places)[:ON_PAGE]:
        key = data.get(f"r{place}-key", "")
        if not key.startswith(f"{article}:"):
            continue
        try:
            kind, row = record.row(key)
        except KeyError:
            continue
        if row.status == "proposed":
            yield RowForm(data, place, kind, row, sides)


def locate(record: Record, article: str, words: str) -> tuple[int, int]:
    """Where a passage stands; breaks between its words count for nothing. Raises :class:`NotPossible`."""
    text = record.article(article).text
    found = list(re.finditer(r"\s+".join(map(re.escape, words.split())), text)) if words.split() else []
    if not found:
        raise NotPossible(gettext("The article does not have these words. Copy them exactly from its text."))
    if len(found) > 1:
        raise NotPossible(gettext("The article has these words more than once. Give more of the passage."))
    return found[0].span()
