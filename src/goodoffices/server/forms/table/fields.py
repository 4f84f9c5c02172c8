"""What is asked of each part of the case file: groups of fields, in the order of the page."""

from __future__ import annotations

from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from goodoffices.desk.table.parts import TablePart
from goodoffices.server.forms.table.makers import (
    Maker,
    any_of,
    approvals,
    chosen,
    cites,
    conditions,
    lines,
    mark,
    name,
    one_of,
    parties,
    records,
    ties,
    typed_number,
    words,
)
from goodoffices.server.wording.table import MODIFIERS, WHOSE
from goodoffices.server.wording.templatetags import CHANNELS, INVITATIONS, STANCES

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


_ABOUT = ("about", words(_("What a reader should know of it"), rows=2))
_KEYWORDS = ("keywords", lines(_("Words by which reports speak of it, one a line")))
_PHASE = ("phase", one_of(_("Phase"), records("phases", "phase")))
_READ = _("Every side reads this name where something is said of it.")
_BOUNDS = _("Only where no number is known.")


def amount(side: str, heading: Any) -> FieldGroup:
    """So many of something, that a party gives."""
    return FieldGroup(
        heading,
        (
            (
                f"{side}_party",
                lambda case, record: forms.ChoiceField(label=_("Who"), choices=parties(case, record)),
            ),
            (f"{side}_number", typed_number(_("How many"))),
            (f"{side}_what", name(_("Of what"))),
            (f"{side}_category", name(_("Which of them"), needed=False)),
            (f"{side}_at_least", typed_number(_("At least"), help_text=_BOUNDS)),
            (f"{side}_at_most", typed_number(_("At most"), help_text=_BOUNDS)),
            (f"{side}_settled", mark(_("This number is agreed"))),
        ),
    )


CITES = FieldGroup(_("Where it was said"), (("cite", cites),), folded=True)
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
        CITES,
    ),
    "mediator": (
        FieldGroup("", (("name", name(_("Name"))), _ABOUT, ("aliases", lines(_("Other names, one a line"))))),
        CITES,
    ),
    "issue": (
        FieldGroup(
            "",
            (
                ("name", name(_("Name"), help_text=_READ)),
                _ABOUT,
                _PHASE,
                ("rests_on", any_of(_("Goes back to"), records("earlier", "rests_on"))),
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
        CITES,
    ),
    "option": (FieldGroup("", (("name", name(_("Name"), help_text=_READ)), _ABOUT, _KEYWORDS)), CITES),
    "phase": (
        FieldGroup(
            "",
            (
                ("name", name(_("Name"))),
                ("length", words(_("How long it lasts"), help_text=_("For example: six weeks"))),
                _ABOUT,
            ),
        ),
        CITES,
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
        FieldGroup("", (("issues", any_of(_("Stands in"), records("issues", "issues"))), _ABOUT)),
        CITES,
    ),
    "quantity": (
        amount("gives", _("So many")),
        amount("each", _("for each")),
        FieldGroup("", (("issue", one_of(_("Issue"), records("issues", "issue"))), _PHASE, _ABOUT)),
        CITES,
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
        CITES,
    ),
    "linkage": (FieldGroup("", (("about", words(_("What it is for"), rows=2)),)), CITES),
    "position": (
        FieldGroup(
            "",
            (
                ("party", chosen(_("Whose position"), parties)),
                ("stance", chosen(_("It"), lambda _case, _record: list(STANCES.items()))),
                ("words", words(_("What was said, in words of your own"), rows=2)),
                ("voice", chosen(_("Whose word it is"), lambda _case, _record: list(WHOSE.items()))),
                ("by", words(_("Who said it, if not the party itself"))),
                ("since", words(_("Since which day"), help_text=_("For example: 2027-06-30"))),
                ("until", words(_("Until which day, if it was left"))),
                ("agreed", mark(_("All who hold it are told to have agreed on it together"))),
            ),
        ),
        FieldGroup(
            _("On what conditions"), (("conditions", conditions), ("approval", approvals)), folded=True
        ),
        CITES,
    ),
    "preference": (
        FieldGroup(
            "",
            (
                ("party", chosen(_("Party"), parties)),
                ("said", one_of(_("Whose word it is"), lambda _case, _record: list(WHOSE.items()))),
                (
                    "way",
                    lambda _case, _record: forms.ChoiceField(
                        label=_("What the numbers are"),
                        choices=[
                            ("points", _("points, which add up")),
                            ("weights", _("values of each issue, which weights multiply")),
                        ],
                    ),
                ),
                ("unit", words(_("Counted in"))),
                _ABOUT,
            ),
        ),
        FieldGroup(
            _("The least that it would accept"),
            (
                ("minimum", typed_number(_("A package of at least so much"))),
                ("minimum_said", one_of(_("Whose word that is"), lambda _case, _record: list(WHOSE.items()))),
                ("discount", typed_number(_("Worth of waiting one period, from 0 to 1"))),
            ),
            folded=True,
        ),
        CITES,
    ),
    "figure": (
        FieldGroup(
            "",
            (
                ("what", name(_("What is counted"))),
                (
                    "modifier",
                    lambda _case, _record: forms.ChoiceField(
                        label=_("The number is meant"), choices=list(MODIFIERS.items())
                    ),
                ),
                ("number", typed_number(_("Number"))),
                ("unit", words(_("Counted in"))),
                ("as_of", words(_("For which day, month or year"), help_text=_("For example: 2027-06"))),
                ("by", words(_("Who gave it"))),
            ),
        ),
        CITES,
    ),
    "source": (
        FieldGroup(
            "",
            (
                ("title", name(_("Title, or first words"))),
                ("outlet", words(_("Published by"))),
                ("author", words(_("Written by"))),
                ("date", words(_("Its day, month or year"), help_text=_("For example: 2027-06"))),
                ("address", words(_("Where it can be found"))),
                ("note", words(_("What else to know of it"), rows=2)),
            ),
        ),
    ),
}
"""Part to its groups. A term's group of sides and a linkage's condition depend on the case:
:mod:`goodoffices.server.forms.table.form` fills them in.
"""

SORT_FIELDS: dict[str, tuple[tuple[str, Maker], ...]] = {
    "implies": (
        ("when", any_of(_("Where all these hold"), ties)),
        ("then", any_of(_("these have to hold"), ties)),
    ),
    "excludes": (("when", any_of(_("Not all of these together"), ties)),),
    "at_most": (("number", typed_number(_("At most so many"))), ("when", any_of(_("of these"), ties))),
    "at_least": (("number", typed_number(_("At least so many"))), ("when", any_of(_("of these"), ties))),
    "budget": (
        ("limit", typed_number(_("All costs together at most"))),
        ("unit", name(_("Counted in"), needed=False)),
    ),
}
"""The fields of each sort of linkage; a budget has one more for each option."""
