"""Forms of what matters to a side: each asks one simple question, and everything may stay open."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.case import Issue, Package
from goodoffices.desk.actions.matters import (
    SideTelling,
    take_back_answer,
    tell_cards,
    tell_more,
    tell_never,
    tell_no_deal,
    tell_order,
    tell_points,
    tell_rather,
    tell_shares,
    tell_worth,
)
from goodoffices.desk.open_case import CaseWriter
from goodoffices.desk.refusals import NotThereError
from goodoffices.desk.views.matters import drafts_of, party_at, room_of
from goodoffices.desk.views.packages import package_of
from goodoffices.server.forms.base import ByPlaces, TextField
from goodoffices.server.forms.capture import ConsentForm
from goodoffices.server.forms.things import ThingForm, choice, long
from goodoffices.server.store.clock import now
from goodoffices.server.wording.matter_words import draft_label
from goodoffices.server.wording.templatetags import SHORT_MARKS
from goodoffices.talks import Proxy


class NumberField(TextField):
    """A number, written with a point or a comma."""

    def __init__(self, *, label: Any, required: bool = False, slider: bool = False) -> None:
        super().__init__(label=label, max_length=20, required=required)
        marks = {"inputmode": "decimal", "size": "6", **({"data-slider": "0 100"} if slider else {})}
        self.widget = forms.TextInput(attrs=marks)

    def clean(self, value: Any) -> str:
        """The number as an entry states it."""
        text: str = str(super().clean(value)).strip().replace(",", ".").replace("−", "-")
        digits = text.removeprefix("-").replace(".", "", 1)
        if text and not (digits.isascii() and digits.isdecimal()):
            raise forms.ValidationError(_("This is no number: write 40, or 12.5."))
        return text


class _OfSide(ByPlaces, ThingForm, ConsentForm):
    """An answer of the side at a ``party``'s place, in its room."""

    mark = choice(_("How far it may travel"), required=False, choices=[("", "—"), *SHORT_MARKS.items()])
    reason = long(_("Words, or why it changed"))

    def __init__(self, *args: Any, party: int, **where: Any) -> None:
        super().__init__(*args)
        self.party = party_at(self.case, party)
        self.room = room_of(self.case, self.party)
        self.issues = list(self.case.public.issues)
        self.fields["consent"].label = _("Consent to record it")

    def clean(self) -> dict[str, Any]:
        """Without consent nothing travels; without a room nothing is recorded."""
        given: dict[str, Any] = super().clean()
        if given.get("mark") not in (None, "", "closed") and given.get("consent") == "none":
            self.add_error("consent", _("Without consent nothing travels: mark it not to travel."))
        if not self.room:
            raise forms.ValidationError(_("There is no room of this side alone: open one first."))
        return given

    def _telling(self, writer: CaseWriter, instead_of: tuple[int, ...] = ()) -> SideTelling:
        given = self.cleaned_data
        return SideTelling(
            room=self.room,
            party=self.party,
            words=given["reason"],
            proxy=self.proxy(self.party, writer.at),
            disclosure=given["mark"] or None,
            instead_of=instead_of,
        )

    def _issue_choices(self) -> list[tuple[str, str]]:
        return [(issue.id, issue.label) for issue in self.issues]


class RatherForm(_OfSide):
    """Could you live with this draft, or rather with that?"""

    this = choice(_("Rather this draft"))
    than = choice(_("than that one"))
    alike = forms.BooleanField(label=_("either, as well"), required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        drafts = [(code, draft_label(label)) for code, label in drafts_of(self.case, now())]
        for name in ("this", "than"):
            self.fields[name].choices = drafts
        self.order_fields(["this", "than", "alike"])

    def deed(self, writer: CaseWriter) -> None:
        """Record it."""
        given = self.cleaned_data
        this, than = (package_of(self.case.public, given[name]) for name in ("this", "than"))
        tell_rather(writer, self._telling(writer), this, than, alike=given["alike"])


class MoreForm(_OfSide):
    """Which of these two matters more to you?"""

    more = choice(_("This matters more"))
    less = choice(_("than this"))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for name in ("more", "less"):
            self.fields[name].choices = self._issue_choices()
        self.order_fields(["more", "less"])

    def deed(self, writer: CaseWriter) -> None:
        """Record it."""
        given = self.cleaned_data
        tell_more(writer, self._telling(writer), given["more"], given["less"])


class PointsForm(_OfSide):
    """A hundred points over the issues; what is left empty is not said."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for place, issue in enumerate(self.issues):
            self.fields[f"points-{place}"] = NumberField(label=issue.label)
        self.order_fields([f"points-{place}" for place in range(len(self.issues))])

    def deed(self, writer: CaseWriter) -> None:
        """Record them."""
        given = self.cleaned_data
        points = {
            issue.id: given[f"points-{place}"]
            for place, issue in enumerate(self.issues)
            if given.get(f"points-{place}")
        }
        tell_points(writer, self._telling(writer), points)


class LaidCardsForm(_OfSide):
    """Cards in order, 1 the least; one number for those that matter alike, a number left out for a gap."""

    ratio = NumberField(label=_("The first matters so many times as much as the last"))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        ranks = [("", "—"), *((str(n), str(n)) for n in range(1, 2 * len(self.issues) + 1))]
        for place, issue in enumerate(self.issues):
            self.fields[f"card-{place}"] = choice(issue.label, required=False, choices=ranks)
        self.order_fields([*(f"card-{place}" for place in range(len(self.issues))), "ratio"])

    def deed(self, writer: CaseWriter) -> None:
        """Record them."""
        given = self.cleaned_data
        laid = [
            (int(rank), issue.id)
            for place, issue in enumerate(self.issues)
            if (rank := given.get(f"card-{place}"))
        ]
        low, high = min((n for n, _i in laid), default=1), max((n for n, _i in laid), default=0)
        levels = [[issue for at, issue in laid if at == number] for number in range(low, high + 1)]
        tell_cards(writer, self._telling(writer), levels, given["ratio"])


class NoDealForm(_OfSide):
    """What no agreement would be worth: a level, or a draft that would be as bad as none."""

    level = NumberField(label=_("A level, on their own scale"))
    draft = choice(_("or a draft that would be as bad as none"), required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        drafts = [(code, draft_label(label)) for code, label in drafts_of(self.case, now())]
        self.fields["draft"].choices = [("", "—"), *drafts]
        self.order_fields(["level", "draft"])

    def deed(self, writer: CaseWriter) -> None:
        """Record it."""
        given = self.cleaned_data
        draft: Package = package_of(self.case.public, given["draft"]) if given["draft"] else {}
        tell_no_deal(writer, self._telling(writer), given["level"], draft)


class NoLongerForm(_OfSide):
    """An answer no longer holds."""

    entry = forms.IntegerField(min_value=0, max_value=2**31, widget=forms.HiddenInput)

    def deed(self, writer: CaseWriter) -> None:
        """Take it back, with the reason."""
        given = self.cleaned_data
        proxy: Proxy = self.proxy(self.party, writer.at)
        take_back_answer(writer, self.room, given["entry"], given["reason"], proxy)


class _OnIssue(_OfSide):
    """An answer on the issue at a place of the case."""

    def __init__(self, *args: Any, party: int, issue: int, **where: Any) -> None:
        super().__init__(*args, party=party, **where)
        if not 0 < issue <= len(self.issues):
            raise NotThereError("no such issue")
        self.issue: Issue = self.issues[issue - 1]
        self.options = [(one.id, one.label) for one in self.case.public.options(self.issue)]

    @property
    def _rows(self) -> list[tuple[int, str, str]]:
        return [(place, key, label) for place, (key, label) in enumerate(self.options)]


class OrderForm(_OnIssue):
    """The options in order, 1 the best; the same number for those that are equally good."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        ranks = [("", "—"), *((str(n), str(n)) for n in range(1, len(self.options) + 1))]
        for place, _key, label in self._rows:
            self.fields[f"rank-{place}"] = choice(label, required=False, choices=ranks)
        self.order_fields([f"rank-{place}" for place, _key, _label in self._rows])

    def deed(self, writer: CaseWriter) -> None:
        """Record the order."""
        given = self.cleaned_data
        ranks = {key: int(given[f"rank-{place}"]) for place, key, _l in self._rows if given[f"rank-{place}"]}
        levels = [
            [key for key, rank in ranks.items() if rank == level] for level in sorted(set(ranks.values()))
        ]
        tell_order(writer, self._telling(writer), self.issue.id, levels)


class SharesForm(_OnIssue):
    """How good each option is on this issue, 100 the best, 0 the worst."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for place, _key, label in self._rows:
            self.fields[f"share-{place}"] = NumberField(label=label, slider=True)
        self.order_fields([f"share-{place}" for place, _key, _label in self._rows])

    def deed(self, writer: CaseWriter) -> None:
        """Record the values."""
        given = self.cleaned_data
        shares = {key: given[f"share-{place}"] for place, key, _l in self._rows if given[f"share-{place}"]}
        tell_shares(writer, self._telling(writer), self.issue.id, shares)


class WorthForm(_OnIssue):
    """What an option is worth, or what going from another one to it would be."""

    option = choice(_("This option"))
    against = choice(_("counted from"), required=False)
    low = NumberField(label=_("is worth, on their own scale"), required=True)
    high = NumberField(label=_("up to (empty: exactly that)"))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        places = [(str(place), label) for place, _key, label in self._rows]
        self.fields["option"].choices = places
        self.fields["against"].choices = [("", "—"), *places]
        self.order_fields(["option", "against", "low", "high"])

    def deed(self, writer: CaseWriter) -> None:
        """Record it."""
        given = self.cleaned_data
        keys = [key for key, _label in self.options]
        against = given["against"] if given["against"] != given["option"] else ""
        tell_worth(
            writer,
            self._telling(writer),
            self.issue.id,
            keys[int(given["option"])],
            given["low"],
            given["high"],
            keys[int(against)] if against else "",
        )


class NeverForm(_OnIssue):
    """What could never be."""

    option = choice(_("This could never be"))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["option"].choices = self.options
        self.order_fields(["option"])

    def deed(self, writer: CaseWriter) -> None:
        """Record it."""
        tell_never(writer, self._telling(writer), self.issue.id, self.cleaned_data["option"])
