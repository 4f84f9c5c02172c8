"""Filters of the templates: days and times as a reader sees them, and the words for marks, kinds and ways."""

from __future__ import annotations

from datetime import UTC, datetime

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

MARKS: dict[str, str | Promise] = {
    "closed": _("not to travel"),
    "float": _("may be floated as the mediator’s own idea"),
    "attribute": _("may be attributed"),
    "public": _("public"),
}
SHORT_MARKS: dict[str, str | Promise] = {
    "closed": _("not to travel"),
    "float": _("may be floated as ours"),
    "attribute": _("may be attributed"),
    "public": _("public"),
}
STANCES: dict[str, str | Promise] = {
    "demands": _("demands"),
    "accepts": _("accepts"),
    "refuses": _("refuses"),
}
WAYS: dict[str, str | Promise] = {
    "in-person": _("in person"),
    "by-telephone": _("by telephone"),
    "by-message": _("by message"),
    "in-writing": _("in writing"),
    "through-another": _("through another"),
}
CONSENTS: dict[str, str | Promise] = {
    "by-word-of-mouth": _("by word of mouth"),
    "in-writing": _("in writing"),
    "none": _("none given"),
}
SORTS: dict[str, str | Promise] = {
    "delegation-mediators": _("a delegation with mediators"),
    "delegation": _("a delegation among itself"),
    "mediators": _("mediators"),
    "all": _("all"),
}
_ALL = {**MARKS, **STANCES, **WAYS, **SORTS}


@register.filter
def words_for(value: str) -> str:
    """The words for a mark, stance, way or sort."""
    return str(_ALL.get(value, value))


@register.filter
def consent_words(value: str) -> str:
    """The words for a consent."""
    return str(CONSENTS.get(value, value))


@register.filter
def at(value: str) -> str:
    """A stored time, on this laptop's clock: "4 May 2031, 14:10"; what is no time stays as it is."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    if moment.tzinfo is not None:
        moment = moment.astimezone()
    return date_format(moment, "j F Y, H:i") if "T" in value else date_format(moment, "j F Y")


@register.filter
def ago(value: str) -> str:
    """How long ago a stored time was, in one unit."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    minutes = int((datetime.now(UTC) - moment).total_seconds() // 60)
    if minutes < 1:
        return str(_("just now"))
    for size, unit in ((1440, _("d")), (60, _("h")), (1, _("min"))):
        if minutes >= size:
            return f"{minutes // size} {unit}"
    return value


@register.filter
def get(mapping: dict[object, object], key: object) -> object:
    """A dictionary's value, or an empty text."""
    return mapping.get(key, "")
