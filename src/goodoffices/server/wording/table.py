"""Words for what is on the table: its parts, their lists, the fields of the case file, what was changed."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

LISTS: dict[str, str | Promise] = {
    "party": _("Parties"),
    "mediator": _("Mediators"),
    "issue": _("Issues and options"),
    "option": _("Options"),
    "phase": _("Phases"),
    "term": _("Terms"),
    "quantity": _("So many for each"),
    "linkage": _("Linkages"),
    "earlier": _("Earlier plans"),
    "position": _("Positions outside the rooms"),
    "preference": _("What matters, by the case file"),
    "figure": _("Figures given in public"),
    "source": _("Sources"),
}
NEW: dict[str, str | Promise] = {
    "party": _("Add a party"),
    "mediator": _("Add a mediator"),
    "issue": _("Add an issue"),
    "option": _("Add an option"),
    "phase": _("Add a phase"),
    "term": _("Add a term"),
    "quantity": _("Add a quantity"),
    "linkage": _("Add a linkage"),
    "earlier": _("Add an earlier plan"),
    "position": _("Add a position"),
    "preference": _("Add what matters to a party"),
    "figure": _("Add a figure"),
    "source": _("Add a source"),
}
MODIFIERS: dict[str, str | Promise] = {
    "exactly": _("exactly"),
    "about": _("about"),
    "more than": _("more than"),
    "at least": _("at least"),
    "at most": _("at most"),
    "fewer than": _("fewer than"),
}
WHOSE: dict[str, str | Promise] = {
    "public": _("the party’s own, in public"),
    "confided": _("the party’s own, to a mediator"),
    "claimed-by-another": _("another side’s"),
    "assessed-by-third": _("a third’s judgement"),
}
KINDS: dict[str, str | Promise] = {"range": _("numbers"), "divisible": _("shared out among the parties")}
SORTS: dict[str, str | Promise] = {
    "implies": _("If these, then those"),
    "excludes": _("Not together"),
    "at_most": _("At most so many"),
    "at_least": _("At least so many"),
    "budget": _("A budget"),
}
WHERE: dict[str, str | Promise] = {
    "case": _("the case"),
    "parties": _("party"),
    "mediators": _("mediator"),
    "issues": _("issue"),
    "options": _("option"),
    "phases": _("phase"),
    "terms": _("term"),
    "quantities": _("quantity"),
    "linkages": _("linkage"),
    "earlier": _("earlier plan"),
    "sources": _("sources"),
    "figures": _("figures"),
    "positions": _("positions"),
    "preferences": _("preferences"),
}
DONE: dict[str, str | Promise] = {
    "added": _("added"),
    "removed": _("taken out"),
    "changed": _("changed"),
    "retired": _("taken off the table"),
    "back": _("put back on the table"),
    "merged": _("merged"),
    "ordered": _("put in another order"),
    "count": _("changed"),
}
FIELDS: dict[str, str | Promise] = {
    "name": _("name"),
    "about": _("what to know of it"),
    "aliases": _("other names"),
    "backers": _("outside actors"),
    "channel": _("takes part"),
    "invitation": _("invitation"),
    "attendance": _("who comes"),
    "veto": _("veto"),
    "kind": _("kind"),
    "range": _("numbers"),
    "parts": _("parts"),
    "phase": _("phase"),
    "rests_on": _("goes back to"),
    "keywords": _("words in reports"),
    "length": _("length"),
    "definition": _("definition"),
    "defined": _("has a definition"),
    "by_party": _("what each side understands"),
    "issues": _("stands in"),
    "issue": _("issue"),
    "gives": _("so many"),
    "for_each": _("for each"),
    "date": _("date"),
    "text": _("standing text"),
    "alternat": _("own side first"),
    "needed": _("how many have to accept"),
    "decision": _("what it takes to agree"),
    "title": _("title"),
    "fictional": _("invented"),
    "cite": _("sources"),
    "implies": _("if these, then those"),
    "excludes": _("not together"),
    "at_most": _("at most"),
    "at_least": _("at least"),
    "budget": _("budget"),
}
"""Fields of the case file; one without a word here is shown by its name in the file."""


@register.filter
def list_words(value: str) -> str:
    """The heading of a part's list."""
    return str(LISTS.get(value, value))


@register.filter
def new_words(value: str) -> str:
    """What adding one more of a part is called."""
    return str(NEW.get(value, value))


@register.filter
def option_kind_words(value: str) -> str:
    """What an issue's options are, where they are not in words."""
    return str(KINDS.get(value, ""))


@register.filter
def linkage_words(value: str) -> str:
    """What a sort of linkage is called."""
    return str(SORTS.get(value, value))


@register.filter
def where_words(value: str) -> str:
    """One thing of a list of the case file."""
    return str(WHERE.get(value, value))


@register.filter
def done_words(value: str) -> str:
    """What was done to it."""
    return str(DONE.get(value, value))


@register.filter
def file_field_words(value: str) -> str:
    """A field of the case file."""
    return str(FIELDS.get(value, value))


@register.filter
def grouped(widget: Any, field: Any) -> list[tuple[str, list[Any], int]]:
    """The boxes of a choice of several, by their groups; one group without a name where there are none."""
    names: list[str] = []
    for value, label in getattr(widget, "choices", ()):
        names += [str(value)] * len(label) if isinstance(label, (list, tuple)) else [""]
    found: list[tuple[str, list[Any], int]] = []
    for name, box in zip(names, field, strict=False):
        if not found or found[-1][0] != name:
            found.append((name, [], len(found)))
        found[-1][1].append(box)
    return found
