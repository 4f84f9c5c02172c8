"""The words for proposals: how they are answered, how they stand, why an answer counts as no."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.talks.proposals.words import SENTENCES

register = template.Library()

MODES: dict[str, str | Promise] = {
    "open": _("open: answers go to the mediators"),
    "double-blind": _("double-blind: yes or no in confidence"),
    "acceptance-set": _("acceptance set: mark what you would take"),
}
SHORT_MODES: dict[str, str | Promise] = {
    "open": _("open"),
    "double-blind": _("double-blind"),
    "acceptance-set": _("acceptance set"),
}
STATES: dict[str, str | Promise] = {
    "open": _("open for answers"),
    "closed": _("closed, not made known"),
    "awaits confirmation": _("waits for confirmation at home"),
    "agreed": _("agreed"),
    "not agreed": _("not agreed"),
    "withdrawn": _("withdrawn"),
}
WHY_NO: dict[str, str | Promise] = {
    "": _("yes"),
    "silent": _("no answer: counts as no"),
    "said-no": _("no"),
    "condition": _("yes on a condition: counts as no, and stays with you"),
    "no-mandate": _("given without a mandate: counts as no"),
    "no-consent": _("recorded without consent: counts as no"),
    "referendum": _("subject to confirmation, which was not announced: counts as no"),
    "no-marks": _("nothing marked: counts as no"),
}
HOME: dict[str, str | Promise] = {
    "accepts": _("accepts"),
    "refuses": _("refuses"),
    "not-known": _("is not known"),
}
MANDATES: dict[str, str | Promise] = {
    "as-noted": _("as noted among people"),
    "commit": _("may commit their side"),
    "referendum": _("subject to confirmation at home"),
    "none": _("has no mandate to commit"),
}


@register.filter
def mode_words(mode: str) -> str:
    """How a proposal is answered, in a word."""
    return str(SHORT_MODES.get(mode, mode))


@register.filter
def proposal_state(state: str) -> str:
    """How a proposal stands."""
    return str(STATES.get(state, state))


@register.filter
def answer_words(why_no: str) -> str:
    """What an answer counts as, and why."""
    return str(WHY_NO.get(why_no, why_no))


@register.filter
def home_words(stands: str) -> str:
    """How somebody at home stands to it."""
    return str(HOME.get(stands, stands))


@register.filter
def told_words(code: str) -> str:
    """What sides are told before they answer."""
    return gettext(SENTENCES[code]) if code in SENTENCES else code


@register.filter
def yesno_words(answer: str) -> str:
    """An inferred answer."""
    return gettext("yes") if answer == "yes" else gettext("no")


WORDINGS: dict[str, str | Promise] = {
    "not-asked": _("not shown to it"),
    "no-answer": _("has not answered"),
    "consents": _("consents"),
    "withholds": _("withholds its consent"),
}


@register.filter
def wording_words(stands: str) -> str:
    """How a side stands to a wording."""
    return str(WORDINGS.get(stands, stands))
