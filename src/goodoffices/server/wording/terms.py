"""The words for what boards, relays and sheets show: statuses, voices, conditions, reasons."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goodoffices.server.wording.templatetags import SHORT_MARKS

Words = dict[str, str | Promise]

STATUS: Words = {
    "agreed": _("agreed"),
    "bridgeable": _("bridgeable"),
    "open": _("open"),
    "contested": _("contested"),
}
STANCE: Words = {
    "demands": _("demands"),
    "accepts": _("accepts"),
    "prefers": _("ranks first"),
    "refuses": _("refuses"),
    "unclear": _("unclear on"),
    "moved": _("has left"),
}
VOICE: Words = {
    "public": _("public"),
    "confided": _("told us"),
    "claimed-by-another": _("claimed by another"),
    "assessed-by-third": _("assessed by a third"),
}
STATE: Words = {
    "met": _("met as things stand"),
    "reachable": _("within reach"),
    "refused": _("refused by somebody"),
    "unknown": _("not yet known"),
}
CHANNEL: Words = {
    "at-the-table": _("at the table"),
    "through-mediators": _("through mediators"),
    "none": _("no channel"),
}
WHY_NOT: Words = {
    "closed": _("not to travel"),
    "no-consent": _("recorded without consent"),
    "taken-back": _("taken back"),
    "corrected": _("corrected since, not released again"),
    "withdrawn": _("released once, withdrawn since"),
}
GOES_AS: Words = {
    "own": _("our own idea"),
    "attributed": _("the word of a side"),
    "public": _("what is public"),
}
POINTED: Words = {
    "side": _("says whose word it is"),
    "person": _("says who spoke"),
    "whole": _("their own words, taken over whole"),
    "figure": _("figure not to travel"),
    "day": _("day not to travel"),
    "name": _("name not to travel"),
    "words": _("words not to travel"),
    "word": _("word not to travel"),
    "minimum": _(
        "what it is worth to them, and the minimum that they confided: to propose it would tell that"
    ),
    "only-theirs": _("nobody but they named it, in confidence: to propose it would tell their word"),
}
PHRASES: dict[str, Words] = {
    "status": STATUS,
    "stance": STANCE,
    "voice": VOICE,
    "state": STATE,
    "channel": CHANNEL,
    "why_not": WHY_NOT,
    "goes_as": GOES_AS,
    "pointed": POINTED,
    "mark": SHORT_MARKS,
}
"""All of them, for templates: ``{{ phrases.status|get:row.status }}``."""
