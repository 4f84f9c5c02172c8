"""The words for what matters: drafts by their names, and why an answer cannot be used yet."""

from __future__ import annotations

from fractions import Fraction

from django import template
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

register = template.Library()

UNUSED: dict[str, str | Promise] = {
    "ends-not-known": _("which option is best and which is worst is not known"),
    "no-weight": _("how much the issue matters is not known"),
    "has-numbers": _("numbers of its options say it already"),
    "draft-has-gaps": _("the draft leaves issues open"),
    "order-against-numbers": _("its order is not that of its numbers: one of them does not hold"),
    "drafts-against-numbers": _("their own numbers say otherwise: one of them does not hold"),
    "refuses-all": _("every option of it was refused"),
}


def draft_label(label: str) -> str:
    """A draft to compare: the standing text (no label), or a package by its proposal."""
    if not label:
        return gettext("the standing text")
    number, _dot, package = label.partition(".")
    if package:
        return gettext("package %(package)s of proposal %(number)s") % {"package": package, "number": number}
    return gettext("the package of proposal %(number)s") % {"number": number}


@register.filter
def exact(number: object) -> str:
    """A number as exactly as three places show it, in the reader's language."""
    value = Fraction(str(number)) if not isinstance(number, Fraction) else number
    places = 0 if value.denominator == 1 else 1 if (value * 10).denominator == 1 else 3
    return formats.number_format(round(float(value), places), decimal_pos=places)


@register.filter
def unused_words(why: str) -> str:
    """Why an answer cannot be used."""
    return str(UNUSED.get(why, why))


SOLUTIONS: dict[str, str | Promise] = {
    "nash": _("largest product of gains (Nash)"),
    "kalai_smorodinsky": _("equal shares of the way up (Kalai–Smorodinsky)"),
    "egalitarian": _("equal gains"),
    "utilitarian": _("largest sum"),
}
VERDICTS: dict[str, str | Promise] = {
    "all": _("everybody would take it, by what was said"),
    "some": _("could be taken, by what was said"),
    "open": _("not decided"),
    "none": _("somebody would not take it"),
    "": _("by numbers"),
}


@register.filter
def solution_words(name: str) -> str:
    """What a solution makes as large as it can."""
    return str(SOLUTIONS.get(name, name))


@register.filter
def verdict_words(sure: str) -> str:
    """For how many of the preferences that agree with what was said everybody would take a package."""
    return str(VERDICTS.get(sure, sure))


@register.filter
def signed(number: object) -> str:
    """A gain or a loss with its sign."""
    text = exact(number)
    sign = "±" if text == "0" else "" if text.startswith("-") else "+"
    return sign + text.replace("-", "−")
