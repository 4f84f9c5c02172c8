"""What is asked of each part of the case file: groups of fields, in the order of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.case import Case
from goodoffices.desk.table.linkages import named_in, offered
from goodoffices.desk.table.parts import TablePart
from goodoffices.server.forms.base import Lines, NameField, TextField
from goodoffices.server.wording.templatetags import CHANNELS, INVITATIONS

Maker = Callable[[Case, Any], forms.Field]
"""Makes a field for a case and a record (None for one that is not there yet)."""

KINDS: tuple[tuple[str, Any], ...] = (
    ("nominal", _("options in words")),
    ("ordered", _("options in words, from one end to the other")),
    ("range", _("numbers")),
    ("divisible", _("to be shared out among the parties")),
)


class FieldGroup(msgspec.Struct, frozen=True):
    """Fields that stand together, under a heading or none; ``folded`` ones are opened by who needs them."""

    heading: Any
    fields: tuple[tuple[str, Maker], ...]
    folded: bool = False


def name(label: Any, *, needed: bool = True, help_text: Any = "") -> Maker:
    """What something is called."""
    return lambda _case, _record: NameField(label=label, max_length=200, required=needed, help_text=help_text)


def words(label: Any, *, rows: int = 1, limit: int = 4000, help_text: Any = "") -> Maker:
    """A text; of several lines where it has ``rows``."""

    def made(_case: Case, _record: Any) -> forms.Field:
        field = TextField(label=label, max_length=limit, required=False, help_text=help_text)
        if rows > 1:
            field.widget = forms.Textarea(attrs={"rows": rows, "maxlength": limit})
        return field

    return made


def lines(label: Any, *, rows: int = 2, help_text: Any = "") -> Maker:
    """Several, one a line."""
    return lambda _case, _record: Lines(
        label=label,
        max_length=4000,
        required=False,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def mark(label: Any) -> Maker:
    """Yes or no."""
    return lambda _case, _record: forms.BooleanField(label=label, required=False)


def one_of(label: Any, choices: Callable[[Case, Any], list[tuple[str, Any]]]) -> Maker:
    """One of several, or none."""
    return lambda case, record: forms.ChoiceField(
        label=label, choices=[("", _("not said")), *choices(case, record)], required=False
    )


def any_of(label: Any, choices: Callable[[Case, Any], list[Any]]) -> Maker:
    """Any of several."""
    return lambda case, record: forms.MultipleChoiceField(
        label=label, choices=choices(case, record), required=False, widget=forms.CheckboxSelectMultiple
    )


def typed_number(label: Any, *, help_text: Any = "") -> Maker:
    """An exact number, as it is typed."""
    return lambda _case, _record: forms.CharField(
        label=label,
        max_length=60,
        required=False,
        help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


def _records(list_name: str, kept: str = "") -> Callable[[Case, Any], list[tuple[str, Any]]]:
    """Records of the case to choose from: those on the table, and those that are chosen already."""

    def listed(case: Case, record: Any) -> list[tuple[str, Any]]:
        held = getattr(record, kept, ()) if kept else ()
        held = (held,) if isinstance(held, str) else held
        return [
            (one.id, getattr(one, "label", "") or one.name or one.id)
            for one in getattr(case, list_name)
            if not getattr(one, "retired", False) or one.id in held
        ]

    return listed


def _ties(case: Case, record: Any) -> list[Any]:
    return offered(case, named_in(record) if record is not None else set())


def _parties(case: Case, _record: Any) -> list[tuple[str, Any]]:
    return [(party.id, party.label) for party in case.parties]


_ABOUT = ("about", words(_("What a reader should know of it"), rows=2))
_KEYWORDS = ("keywords", lines(_("Words by which reports speak of it, one a line")))
_PHASE = ("phase", one_of(_("Phase"), _records("phases", "phase")))
_READ = _("Every side reads this name where something is said of it.")
_BOUNDS = _("Only where no number is known.")


def amount(side: str, heading: Any) -> FieldGroup:
    """So many of something, that a party gives."""
    return FieldGroup(
        heading,
        (
            (
                f"{side}_party",
                lambda case, record: forms.ChoiceField(label=_("Who"), choices=_parties(case, record)),
            ),
            (f"{side}_number", typed_number(_("How many"))),
            (f"{side}_what", name(_("Of what"))),
            (f"{side}_category", name(_("Which of them"), needed=False)),
            (f"{side}_at_least", typed_number(_("At least"), help_text=_BOUNDS)),
            (f"{side}_at_most", typed_number(_("At most"), help_text=_BOUNDS)),
            (f"{side}_settled", mark(_("This number is agreed"))),
        ),
    )


GROUPS: dict[TablePart, tuple[FieldGroup, ...]] = {
    "party": (
        FieldGroup(
            "",
            (
                ("name", name(_("Name"))),
                _ABOUT,
                ("aliases", lines(_("Other names, one a line"))),
                (
                    "backers",
                    lines(
                        _("Outside actors behind it, one a line"),
                        help_text=_("For example: The harbour towns: press for a truce"),
                    ),
                ),
                ("channel", one_of(_("Takes part"), lambda _case, _record: list(CHANNELS.items()))),
                ("invitation", one_of(_("Invitation"), lambda _case, _record: list(INVITATIONS.items()))),
                ("attendance", words(_("Who comes, and on what condition"))),
                ("veto", mark(_("No agreement stands without it"))),
            ),
        ),
    ),
    "mediator": (
        FieldGroup("", (("name", name(_("Name"))), _ABOUT, ("aliases", lines(_("Other names, one a line"))))),
    ),
    "issue": (
        FieldGroup(
            "",
            (
                ("name", name(_("Name"), help_text=_READ)),
                _ABOUT,
                _PHASE,
                ("rests_on", any_of(_("Goes back to"), _records("earlier", "rests_on"))),
            ),
        ),
        FieldGroup(
            _("What its options are"),
            (
                ("kind", lambda _case, _record: forms.ChoiceField(label=_("They are"), choices=KINDS)),
                ("lowest", typed_number(_("Lowest number"))),
                ("highest", typed_number(_("Highest number"))),
                ("step", typed_number(_("In steps of"))),
                ("unit", name(_("Counted in"), needed=False)),
                ("parts", typed_number(_("Shared out in so many parts"))),
            ),
            folded=True,
        ),
        FieldGroup(_("In reports"), (_KEYWORDS,), folded=True),
    ),
    "option": (FieldGroup("", (("name", name(_("Name"), help_text=_READ)), _ABOUT, _KEYWORDS)),),
    "phase": (
        FieldGroup(
            "",
            (
                ("name", name(_("Name"))),
                ("length", words(_("How long it lasts"), help_text=_("For example: six weeks"))),
                _ABOUT,
            ),
        ),
    ),
    "term": (
        FieldGroup(
            "",
            (
                ("name", name(_("The term"))),
                ("definition", words(_("What all understand by it"), rows=2)),
                ("undefined", mark(_("It is known to have no definition"))),
            ),
        ),
        FieldGroup(_("What each side understands by it, where they differ"), ()),
        FieldGroup("", (("issues", any_of(_("Stands in"), _records("issues", "issues"))), _ABOUT)),
    ),
    "quantity": (
        amount("gives", _("So many")),
        amount("each", _("for each")),
        FieldGroup("", (("issue", one_of(_("Issue"), _records("issues", "issue"))), _PHASE, _ABOUT)),
    ),
    "earlier": (
        FieldGroup(
            "",
            (
                ("name", name(_("Name"))),
                ("date", words(_("Its day, month or year"), help_text=_("For example: 2027-06"))),
                _ABOUT,
            ),
        ),
    ),
    "linkage": (FieldGroup("", (("about", words(_("What it is for"), rows=2)),)),),
}
"""Part to its groups. A term's group of sides and a linkage's condition depend on the case:
:mod:`goodoffices.server.forms.table.form` fills them in.
"""

SORT_FIELDS: dict[str, tuple[tuple[str, Maker], ...]] = {
    "implies": (
        ("when", any_of(_("Where all these hold"), _ties)),
        ("then", any_of(_("these have to hold"), _ties)),
    ),
    "excludes": (("when", any_of(_("Not all of these together"), _ties)),),
    "at_most": (("number", typed_number(_("At most so many"))), ("when", any_of(_("of these"), _ties))),
    "at_least": (("number", typed_number(_("At least so many"))), ("when", any_of(_("of these"), _ties))),
    "budget": (
        ("limit", typed_number(_("All costs together at most"))),
        ("unit", name(_("Counted in"), needed=False)),
    ),
}
"""The fields of each sort of linkage; a budget has one more for each option."""
