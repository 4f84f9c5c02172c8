"""Phases, commitments and powers in a reader's words."""

from __future__ import annotations

import re

from goodoffices.agreement import AgreedCondition, AgreedPhase, Agreement, Commitment, Power
from goodoffices.case import format_exact
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable, all_of, one_of
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_

POWERS = WordTable(
    {
        "suspend": N_("suspend"),
        "resume": N_("resume"),
        "extend": N_("extend"),
        "terminate": N_("end"),
        "substitute": N_("substitute"),
        "call-meeting": N_("call a meeting"),
        "inspect": N_("look"),
        "object": N_("object"),
        "decide": N_("decide"),
        "other": N_("act"),
    }
)


def condition_words(agreement: Agreement, one: AgreedCondition) -> str:
    """A condition as one phrase: "swap is done and heights-left is verified"."""
    parts = [condition_words(agreement, part) for part in one.all]
    if one.any:
        parts.append(one_of([condition_words(agreement, part) for part in one.any]))
    tables = (
        (one.done, N_("%(what)s is done")),
        (one.verified, N_("%(what)s is verified")),
        (one.begun, N_("%(what)s has begun")),
        (one.ended, N_("%(what)s has ended")),
        (one.used, N_("%(what)s was used")),
        (one.overdue, N_("%(what)s is overdue")),
    )
    for names, words in tables:
        parts += [_(words, what=name_of(agreement, name)) for name in names]
    if one.agreed:
        parts.append(_("talks have settled %(what)s", what=one.agreed))
    if one.event:
        parts.append(one.event)
    if one.at:
        parts.append(_("not before %(moment)s", moment=one.at))
    if one.by:
        parts.append(_("by %(moment)s", moment=one.by))
    if one.confirmed_by:
        who = all_of([agreement.label(name) for name in one.confirmed_by])
        if one.needed is not None:
            parts.append(_("confirmed by %(number)s of %(who)s", number=one.needed, who=who))
        else:
            parts.append(_("confirmed by %(who)s", who=who))
    return all_of(parts)


def name_of(agreement: Agreement, name: str) -> str:
    """The name of a phase, exchange or commitment to show; commitments are known by what is to be done."""
    for phase in agreement.phases:
        if phase.id == name:
            return phase.label
    for exchange in agreement.exchanges:
        if exchange.id == name:
            return exchange.label
    for commitment in agreement.commitments:
        if commitment.id == name:
            return f"“{commitment.what}”"
    return name


_COUNTED_FROM = re.compile(r"(?P<head>.*\b(?:of|after|before|following|since|from) )(?:the )?(?P<of>.+)")


def moment_words(agreement: Agreement, written: str) -> str:
    """A moment as the file has it, with the name of what it counts from in the place of its id."""
    match = _COUNTED_FROM.fullmatch(written)
    head, of = (match["head"], match["of"]) if match else ("", written)
    return f"{head}{name_of(agreement, of)}"


def phase_words(agreement: Agreement, phase: AgreedPhase) -> list[str]:
    """How a phase begins, ends and is made longer, a line each."""
    lines = []
    if phase.begins is not None:
        lines.append(_("begins when: %(condition)s", condition=condition_words(agreement, phase.begins)))
    if phase.length:
        lines.append(_("lasts %(length)s", length=phase.length))
    if phase.ends is not None:
        lines.append(_("ends when: %(condition)s", condition=condition_words(agreement, phase.ends)))
    if phase.last:
        lines.append(_("goes on for good"))
    if phase.extension is not None and phase.extension.length:
        who = all_of([agreement.label(name) for name in phase.extension.by])
        lines.append(
            _("may be extended by %(length)s by the word of %(who)s", length=phase.extension.length, who=who)
        )
    if phase.if_not:
        lines.append(_("if not: %(what)s", what=phase.if_not))
    return lines


def duty_words(one: Commitment) -> str:
    """What is owed, with its number: "let trucks through the crossing: 60 trucks, every day"."""
    if one.number is None:
        return one.what
    number = f"{format_exact(one.number)} {one.unit}".strip()
    if one.every:
        return _(
            "%(what)s: %(number)s, every %(time)s",
            what=one.what,
            number=number,
            time=one.every.removeprefix("1 "),
        )
    return f"{one.what}: {number}"


def when_words(agreement: Agreement, one: Commitment) -> str:
    """By when, or after what, something is owed."""
    parts = []
    if one.by and one.by.startswith("within "):
        length = moment_words(agreement, one.by.removeprefix("within "))
        parts.append(_("within %(length)s", length=length))
    elif one.by:
        parts.append(_("by %(moment)s", moment=moment_words(agreement, one.by)))
    if one.start:
        parts.append(_("from %(moment)s", moment=moment_words(agreement, one.start)))
    if one.until:
        parts.append(_("until %(moment)s", moment=moment_words(agreement, one.until)))
    if one.after is not None:
        parts.append(_("after %(condition)s", condition=condition_words(agreement, one.after)))
    if one.cure:
        parts.append(_("to be made good within %(length)s", length=one.cure))
    return ", ".join(parts)


def power_words(agreement: Agreement, power: Power) -> str:
    """Who may do what, on what."""
    who = one_of([agreement.label(name) for name in power.who])
    what = power.what or POWERS[power.may]
    over = all_of([name_of(agreement, name) for name in power.over])
    line = _("%(who)s may %(what)s", who=who, what=what)
    if over and not power.what:
        line = _("%(who)s may %(what)s %(over)s", who=who, what=what, over=over)
    bounds = []
    if power.on is not None:
        bounds.append(_("if %(condition)s", condition=condition_words(agreement, power.on)))
    if power.notice:
        bounds.append(_("with %(length)s notice", length=power.notice))
    if power.length:
        bounds.append(_("for %(length)s", length=power.length))
    if power.most is not None:
        bounds.append(n_("at most %(count)s time", "at most %(count)s times", power.most))
    if power.limit:
        bounds.append(power.limit)
    return ", ".join((line, *bounds)) + "."
