"""Filters of the templates: days and times as a reader sees them, and the words for marks, kinds and ways."""

from __future__ import annotations

from datetime import UTC, datetime

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goodoffices.case import Figure
from goodoffices.desk.issues import FOR_LATER
from goodoffices.language.days import Unit
from goodoffices.language.words import so_long, worded
from goodoffices.record import Proposal, with_unit
from goodoffices.report.numbers import show
from goodoffices.report.wording import modified

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
NOT_SAID = _("not said")
"""For a way or a consent that whoever recorded it did not say."""
SORTS: dict[str, str | Promise] = {
    "delegation-mediators": _("a delegation with mediators"),
    "delegation": _("a delegation among itself"),
    "mediators": _("mediators"),
    "all": _("all"),
}
INVITATIONS: dict[str, str | Promise] = {
    "accepted": _("accepted"),
    "conditional": _("accepted on a condition"),
    "refused": _("refused"),
    "not-confirmed": _("not confirmed"),
}
CHANNELS: dict[str, str | Promise] = {
    "at-the-table": _("at the table"),
    "through-mediators": _("through mediators"),
    "none": _("no channel"),
}
MAY: dict[str, str | Promise] = {"speak": _("may speak"), "commit": _("may commit")}
STEP_WORDS: dict[str, str | Promise] = {
    "start": _("start"),
    "adjourn": _("adjourn"),
    "continue": _("continue"),
    "close": _("close"),
    "end": _("end it"),
    "give": _("was given"),
    "refuse": _("was refused"),
    "came-of-it": _("what came of it"),
    "attend": _("note who was there"),
    "take-in": _("take in what was said"),
    "note": _("add what is new"),
    "drop": _("drop it"),
    "move": _("move it"),
    "meet": _("was met"),
    "pass": _("passed unmet"),
    "keep": _("was kept"),
    "break": _("was broken"),
    "release": _("released from it"),
}
TAKEN_WORDS: dict[str, str | Promise] = {
    "start": _("started"),
    "adjourn": _("adjourned"),
    "continue": _("continued"),
    "close": _("closed"),
    "end": _("ended"),
    "give": _("given"),
    "refuse": _("refused"),
    "came-of-it": _("came of it"),
    "attend": _("who was there"),
    "take-in": _("took in"),
    "note": _("noted"),
    "drop": _("dropped"),
    "move": _("moved"),
    "meet": _("met"),
    "pass": _("passed unmet"),
    "keep": _("kept"),
    "break": _("broken"),
    "release": _("released"),
}
STATES: dict[str, str | Promise] = {
    "open": _("open"),
    "closed": _("closed"),
    "called": _("called"),
    "sitting": _("sitting"),
    "adjourned": _("adjourned"),
    "held": _("held"),
    "ended": _("ended"),
    "due": _("due"),
    "given": _("given"),
    "refused": _("refused"),
    "named": _("named"),
    "dropped": _("dropped"),
    "set": _("ahead"),
    "met": _("met"),
    "passed": _("passed unmet"),
    "kept": _("kept"),
    "broken": _("broken"),
    "released": _("released"),
}
"""Words for how a thing stands that was begun in a room (``talks.STEPS`` has the states), and for the steps
that lead there.
"""
_ALL = {**MARKS, **STANCES, **WAYS, **SORTS, "not-said": ""}


@register.filter
def coded(text: str) -> str:
    """What a library says, in the reader's language."""
    return worded(text)


@register.filter
def words_for(value: str) -> str:
    """The words for a mark, stance, way or sort."""
    return str(_ALL.get(value, value))


@register.filter
def consent_words(value: str) -> str:
    """The words for a consent."""
    return str(NOT_SAID if value == "not-said" else CONSENTS.get(value, value))


@register.filter
def state_words(value: str) -> str:
    """The words for a state."""
    return str(STATES.get(value, value))


@register.filter
def step_words(value: str) -> str:
    """The words for a step that can be taken."""
    return str(STEP_WORDS.get(value, value))


@register.filter
def taken_words(value: str) -> str:
    """The words for a step that was taken."""
    return str(TAKEN_WORDS.get(value, value))


@register.filter
def standing_words(value: str) -> str:
    """The words for an invitation's answer, a channel or a power."""
    return str({**INVITATIONS, **CHANNELS, **MAY}.get(value, value))


@register.filter
def at(value: str) -> str:
    """A stored time, on this laptop's clock, as the reader's language writes it: "4 May 2031, 14:10"; what is
    no time stays as it is.
    """
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    if moment.tzinfo is not None:
        moment = moment.astimezone()
    return date_format(moment, "DATETIME_FORMAT" if "T" in value else "DATE_FORMAT")


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
    units: tuple[tuple[int, Unit], ...] = ((1440, "day"), (60, "hour"), (1, "minute"))
    for size, unit in units:
        if minutes >= size:
            return so_long(minutes // size, unit)
    return value


VOICES: dict[str, str | Promise] = {
    "public": _("said by itself"),
    "claimed-by-another": _("claimed by another side"),
    "assessed-by-third": _("assessed by a third"),
}
DECIDED: dict[str, str | Promise] = {
    "accepted": _("accepted"),
    "edited": _("corrected"),
    "rejected": _("rejected"),
}


@register.filter
def decided_words(value: str) -> str:
    """The words for what a person decided on a row of the record."""
    return str(DECIDED.get(value, value))


@register.filter
def label_of(labels: dict[str, str], key: str) -> str:
    """The name of a party, mediator or issue; the id itself where the case does not know it."""
    return labels.get(key, key)


@register.filter
def public_voice(value: str) -> str:
    """Whose word a position in public rests on."""
    return str(VOICES.get(value, value))


@register.filter
def about_of(labels: dict[str, str], row: Proposal) -> str:
    """The issue that a position of the record is on, and the options that it means; options are kept under
    "issue option".
    """
    issue = labels.get(row.issue, row.issue)
    options = ", ".join(labels.get(f"{row.issue} {option}", option) for option in row.options)
    return f"{issue}: {options}" if options else issue


DATED: dict[str, str | Promise] = {
    "session": _("session"),
    "round": _("round"),
    "deadline": _("deadline"),
    "approval": _("approval due"),
    "promise": _("promise"),
    "closing": _("answers close"),
    "commitment": _("due under the agreement"),
}


@register.filter
def dated_words(value: str) -> str:
    """What kind of thing has a day."""
    return str(DATED.get(value, value))


@register.filter
def issue_words(name: str) -> str:
    """What a room calls an issue; the one for what is put on an issue later has no name of its own."""
    return str(_("Not sorted yet")) if name in FOR_LATER else name


@register.filter
def get(mapping: dict[object, object], key: object) -> object:
    """A dictionary's value, or an empty text."""
    return mapping.get(key, "")


ROWS: dict[str, str | Promise] = {
    "statements": _("statement"),
    "figures": _("figure"),
    "events": _("event"),
    "position": _("position"),
    "condition": _("condition"),
    "term": _("term"),
    "phase": _("phase"),
    "quantity": _("quantity"),
    "issue": _("question at issue"),
    "option": _("offer or plan"),
}
EVENTS: dict[str, str | Promise] = {
    "round": _("talks"),
    "meeting": _("meeting"),
    "visit": _("visit"),
    "announcement": _("announcement"),
    "agreement": _("agreement"),
    "approval": _("approval"),
    "exchange": _("exchange"),
    "attack": _("attack"),
}
CERTAINTIES: dict[str, str | Promise] = {
    "expected": _("expected"),
    "through mediators": _("through mediators"),
    "refused": _("refused"),
    "absent": _("absent"),
    "not confirmed": _("not confirmed"),
}


@register.filter
def row_words(value: str) -> str:
    """What a row of the record is, or of which kind an event; with what certainty somebody takes part in
    it.
    """
    return str({**ROWS, **EVENTS, **CERTAINTIES}.get(value, ""))


GROUPS: dict[str, str | Promise] = {
    "": _("all"),
    "positions": _("positions"),
    "statements": _("statements"),
    "figures": _("figures"),
    "events": _("events"),
    "terms": _("conditions and terms"),
}


@register.filter
def group_words(value: str) -> str:
    """What an article's cards are narrowed to."""
    return str(GROUPS.get(value, ""))


ADDED: dict[str, str | Promise] = {
    "statements": _("For a statement"),
    "proposals": _("For a position"),
    "figures": _("For a figure"),
    "events": _("For an event"),
}


@register.filter
def added_words(value: str) -> str:
    """For which kind of row a part of the form is."""
    return str(ADDED.get(value, ""))


RULES: dict[str, str | Promise] = {
    "quote-then-verb": _("Quoted words, then who said them"),
}
"""What the rules find that are right nearly always; a rule that comes to be so is shown by its name until it
has words.
"""


@register.filter
def figure_words(figure: Figure) -> str:
    """A number as exactly as it was given, with its unit: "more than 40,000 tonnes"."""
    return modified(with_unit(show(figure.number), figure.unit), figure.modifier)


@register.filter
def rule_words(value: str) -> str:
    """What a rule finds, in words; its name where there are none."""
    return str(RULES.get(value.partition("@")[0], value))


@register.filter
def keys_of_cards(keys: str) -> list[tuple[str, str]]:
    """The keys on a card of the record, each with what it does."""
    does = (_("accept"), _("reject"), _("leave, next"), _("back"), _("correct it"))
    return [(key.upper(), str(word)) for key, word in zip(keys.split(), does, strict=False)]
