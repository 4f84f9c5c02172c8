"""What pages say of an agreement: the words for states, reports and steps, and cells of its tables."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from goodoffices.agreement import AgreedExchange, AgreedPhase, Agreement, Commitment, Power
from goodoffices.agreement.tracking import Ledger
from goodoffices.agreement.tracking.reports import SOURCE
from goodoffices.desk.keeping import KeptReport
from goodoffices.desk.keeping.received import MEDIATORS
from goodoffices.desk.views.agreement_page import AgreementOverview, DutyLine
from goodoffices.report.agreed.clauses import duty_words, name_of, phase_words, power_words, when_words
from goodoffices.report.agreed.track import SHAPES, claims_words, state_words
from goodoffices.report.numbers import show

register = template.Library()

DEED_WORDS: dict[str, str | Promise] = {
    "done": _("done"),
    "partly": _("partly done"),
    "not-done": _("not done"),
    "verified": _("checked: it was done"),
    "disputed": _("disputed: it was otherwise"),
    "violated": _("violated"),
    "contested": _("the violation is contested"),
    "cured": _("made good"),
    "suspended": _("suspended"),
    "resumed": _("resumed"),
    "extended": _("extended"),
    "terminated": _("ended"),
    "substituted": _("substituted"),
}
"""What a report tells, where a person records it; phases have a form of their own, and so has withdrawing."""
_TOLD: dict[str, str | Promise] = {
    **DEED_WORDS,
    "verified": _("checked"),
    "disputed": _("disputed"),
    "contested": _("violation contested"),
    "entered": _("phase entered"),
    "left": _("phase left"),
    "withdrawn": _("withdrawn"),
}
LOOKS: dict[str, str | Promise] = {
    "looking": _("I look at it"),
    "bears-out": _("it bears out"),
    "doubts": _("I doubt it"),
    "left": _("I leave it"),
}
LOOKED: dict[str, str | Promise] = {
    "looking": _("looks at it"),
    "bears-out": _("found that it bears out"),
    "doubts": _("doubts it"),
    "left": _("left it"),
}
LIST_STEPS: dict[str, str | Promise] = {
    "objected": _("somebody objects"),
    "objection-dropped": _("the objection is dropped"),
    "struck": _("struck from the list"),
    "identity-checked": _("identity checked"),
    "not-the-person": _("it is another person"),
    "legal-days": _("the days for objections in law begin"),
}
STEPPED: dict[str, str | Promise] = {
    "objected": _("objected to"),
    "objection-dropped": _("objection dropped"),
    "struck": _("struck"),
    "identity-checked": _("identity checked"),
    "not-the-person": _("found to be another person"),
    "legal-days": _("days for objections in law"),
}
STANDINGS: dict[str, str | Promise] = {
    "proposed": _("proposed"),
    "objected": _("objected to"),
    "replaced": _("replaced"),
    "struck": _("struck"),
    "in-law": _("in the days for objections in law"),
    "checked": _("identity checked"),
    "ready": _("ready"),
}
CAME_FROM: dict[str, str | Promise] = {
    "package": _("from what the sides concluded"),
    "text": _("from the text"),
    "file": _("from a file"),
    "entered": _("as it was typed"),
    "changed": _("changed"),
    "told": _("put to this room"),
}
CAME_BY: dict[str, str | Promise] = {
    "file": _("in a file"),
    "form": _("on a form filled by hand"),
    "word": _("by word"),
}
_LOOKS_OF_STATES = {
    "●": "agreed",
    "◐": "bridgeable",
    "▨": "contested",
    "▲": "late",
}


@register.filter
def deed_words(report: KeptReport | str) -> str:
    """What a report tells."""
    what = report if isinstance(report, str) else report.report.what
    return str(_TOLD.get(what, what))


@register.filter
def look_words(step: str) -> str:
    """What came of looking at a report."""
    return str(LOOKED.get(step, step))


@register.filter
def list_step_words(step: str) -> str:
    """What came of a name on a list."""
    return str(STEPPED.get(step, step))


@register.filter
def list_standing(standing: str) -> str:
    """Where a name stands."""
    return str(STANDINGS.get(standing, standing))


@register.filter
def came_words(value: str) -> str:
    """How an agreement came to stand in a room."""
    return str(CAME_FROM.get(value, value))


@register.filter
def came_by(value: str) -> str:
    """How a report came in."""
    return str(CAME_BY.get(value, value))


@register.filter
def who(agreement: Agreement, name: str) -> str:
    """Who somebody is in an agreement."""
    return gettext("the mediators") if name == MEDIATORS else agreement.label(name)


@register.filter
def whom(agreement: Agreement, names: tuple[str, ...]) -> str:
    """Several, in a line."""
    return ", ".join(who(agreement, name) for name in names)


@register.filter
def about_words(agreement: Agreement, name: str) -> str:
    """What a report is about."""
    what = {one.id: one.what for one in agreement.commitments}
    what |= {one.id: one.what for one in agreement.measures}
    if name in what:
        return what[name]
    for power in agreement.powers:
        if power.id == name:
            return power_words(agreement, power)
    return name_of(agreement, name)


@register.filter
def abouts(agreement: Agreement, names: tuple[str, ...]) -> str:
    """Several things of an agreement, in a line."""
    return ", ".join(about_words(agreement, name) for name in names)


@register.filter
def source_of(agreement: Agreement, name: str) -> str:
    """Who says something, as a side is told it: a source whom the agreement does not name stays with us."""
    return (
        who(agreement, name) if name in {one.id for one in agreement.actors} else gettext("a source of ours")
    )


@register.filter
def source_or(agreement: Agreement, name: str) -> str:
    """Who says something, as a room has it."""
    return gettext("a source of the mediators") if name == SOURCE else who(agreement, name)


@register.filter
def owed_words(line: DutyLine) -> str:
    """What is owed, with its number."""
    duty = line.duty
    if isinstance(duty, Commitment):
        return duty_words(duty)
    return duty.label if isinstance(duty, AgreedExchange) else duty.what


@register.filter
def owes_words(agreement: Agreement, line: DutyLine) -> str:
    """Who owes it."""
    names = getattr(line.duty, "owes", ()) or [give.party for give in getattr(line.duty, "gives", ())]
    return ", ".join(dict.fromkeys(agreement.label(name) for name in names))


@register.filter
def by_when(agreement: Agreement, line: DutyLine) -> str:
    """By when or after what it is owed, as the agreement has it."""
    return when_words(agreement, line.duty) if isinstance(line.duty, Commitment) else ""


@register.filter
def state_of(ledger: Ledger, line: DutyLine) -> str:
    """The state with what belongs to it."""
    return state_words(ledger, line.state, moment_of)


@register.filter
def state_look(line: DutyLine) -> str:
    """The shape that goes with the state."""
    return _LOOKS_OF_STATES.get(SHAPES.get(line.state.state, ""), "open")


@register.filter
def claims_of(agreement: Agreement, line: DutyLine) -> str:
    """Who claims how much."""
    return claims_words(agreement, line.state)


@register.filter
def moment_of(ledger: Ledger, moment: datetime | None) -> str:
    """A moment as the reader's language writes it, on the agreement's clock, which is named: what else stands
    on the page is told by this laptop's. The end of a day is that day.
    """
    if moment is None:
        return ""
    zone = ledger.course.line.zone
    local = moment.astimezone(zone)
    if (local.hour, local.minute) == (23, 59):
        return date_format(local, "DATE_FORMAT")
    return f"{date_format(local, 'DATETIME_FORMAT')} {zone}"


@register.filter
def phase_lines(agreement: Agreement, phase: AgreedPhase) -> list[str]:
    """How a phase begins and ends."""
    return phase_words(agreement, phase)


@register.filter
def power_line(agreement: Agreement, power: Power) -> str:
    """Who may do what."""
    return power_words(agreement, power)


@register.filter
def number_shown(number: object) -> str:
    """An exact number."""
    return "" if number is None else show(number)  # type: ignore[arg-type] # a fraction, from a record


@register.filter
def picture(svg: str) -> SafeString:
    """A picture that this program drew: every word in it was escaped where it was drawn."""
    return mark_safe(svg)


@register.filter
def overview_line(shown: AgreementOverview) -> str:
    """One line: the phase that runs, how many things stand how, what is next."""
    parts = []
    card, ledger = shown.current, shown.ledger
    if card is not None:
        parts.append(gettext("%(phase)s, day %(day)s") % {"phase": card.phase.label, "day": card.day})
    late = sum(one.state.state in ("overdue", "violated") for one in shown.duties)
    done = sum(one.state.state in ("fulfilled", "cured") for one in shown.duties)
    disputed = sum(one.state.state == "disputed" for one in shown.duties)
    owed = ngettext("%(count)s thing owed", "%(count)s things owed", len(shown.duties))
    parts.append(owed % {"count": len(shown.duties)})
    counts = (
        (done, gettext("%(count)s done")),
        (late, gettext("%(count)s late")),
        (disputed, gettext("%(count)s disputed")),
    )
    parts += [words % {"count": count} for count, words in counts if count]
    due = shown.next_due
    if due is not None and ledger is not None:
        told = {"moment": moment_of(ledger, due.state.due), "what": owed_words(due)}
        parts.append(gettext("next: %(moment)s, %(what)s") % told)
    return " · ".join(parts)
