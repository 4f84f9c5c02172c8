"""An agreement as papers: its text with the annexes that the plan gives it (schedule, exchange table,
definitions), as DOCX and PDF; what is due, as a calendar.

The worths of an exchange stand in none of them: they are the mediators'.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from goodoffices.agreement import AgreedExchange, Agreement, AgreementPlan, Commitment, TrustMeasure
from goodoffices.agreement.runs import Times, waits_for, work_out
from goodoffices.agreement.timeline import NOTHING, Deadline, Happening, Timeline, shifted, timeline_of
from goodoffices.language.words import gettext as _
from goodoffices.report.agreed.clauses import duty_words, name_of, phase_words, power_words, when_words
from goodoffices.report.agreed.provisions import exchange_lines, provisions
from goodoffices.report.agreed.words import turn_words
from goodoffices.report.documents.calendar import CalendarDay, write_calendar
from goodoffices.report.documents.pdf import write_pdf
from goodoffices.report.documents.status import DocumentStatus
from goodoffices.report.documents.word import write_word
from goodoffices.text import FlowParagraph, FlowPiece

SINGAPORE = ("family", "labour")
"""Kinds that the Singapore Convention leaves out: family, inheritance and employment (article 1, 2)."""


def agreement_word(agreement: Agreement, plan: AgreementPlan) -> bytes:
    """The agreement with its annexes as DOCX."""
    return write_word(paragraphs(agreement, plan), _status(agreement))


def agreement_pdf(agreement: Agreement, plan: AgreementPlan) -> bytes:
    """The same as PDF."""
    # The title stands above the text already.
    return write_pdf(paragraphs(agreement, plan)[1:], _status(agreement), lines=False)


def _status(agreement: Agreement) -> DocumentStatus:
    return DocumentStatus(title=agreement.title, agreed=not agreement.draft, clean=True)


def paragraphs(agreement: Agreement, plan: AgreementPlan) -> tuple[FlowParagraph, ...]:
    """Title, clauses or what stands in their place, schedule, exchanges, definitions, signatures."""
    found = [_line("heading", agreement.title)]
    found += [_line("paragraph", agreement.about)] if agreement.about else []
    if any(clause.text or clause.title for clause in agreement.clauses):
        for clause in agreement.clauses:
            found.append(_line("article", f"{clause.id} {clause.title}".strip()))
            found += [_line("paragraph", clause.text)] if clause.text else []
    for heading, lines in provisions(agreement):
        found.append(_line("article", heading))
        found += [_line("paragraph", line) for line in lines]
    found += _duties(agreement)
    found += _schedule(agreement, plan)
    if agreement.terms:
        found.append(_line("heading", _("Annex: definitions")))
        found += [
            _line("paragraph", f"{term.name or term.id}: {term.definition or _('not defined')}")
            for term in agreement.terms
        ]
    return (*found, *_signatures(agreement))


def _duties(agreement: Agreement) -> list[FlowParagraph]:
    """Phases with what is owed in each, then powers."""
    found = [_line("heading", _("Annex: who owes what, and when"))]
    for phase in agreement.phases:
        found.append(_line("article", phase.label))
        found += [_line("paragraph", line) for line in phase_words(agreement, phase)]
        found += [
            _owed(agreement, place)
            for place, one in enumerate(agreement.commitments)
            if one.phase == phase.id
        ]
    loose = [place for place, one in enumerate(agreement.commitments) if not one.phase]
    if loose:
        found.append(_line("article", _("Outside the phases")))
        found += [_owed(agreement, place) for place in loose]
    if agreement.powers:
        found.append(_line("article", _("Powers")))
        found += [_line("paragraph", power_words(agreement, power)) for power in agreement.powers]
    return found


def _owed(agreement: Agreement, place: int) -> FlowParagraph:
    one = agreement.commitments[place]
    parts = [
        ", ".join(agreement.label(name) for name in one.owes),
        duty_words(one),
        when_words(agreement, one),
    ]
    if one.where:
        parts.append(_("at %(place)s", place=one.where))
    if one.verified_by:
        who = ", ".join(agreement.label(name) for name in one.verified_by)
        parts.append(_("checked by %(who)s", who=who))
    if one.verified_within:
        parts.append(_("within %(length)s", length=one.verified_within))
    if one.if_not:
        parts.append(_("if not: %(what)s", what=one.if_not))
    if one.irreversible:
        parts.append(_("cannot be undone"))
    words = " · ".join(part for part in parts if part)
    return _line("paragraph", f"{one.clause} {words}".strip())


def _schedule(agreement: Agreement, plan: AgreementPlan) -> list[FlowParagraph]:
    found: list[FlowParagraph] = []
    for one in plan.plans:
        exchange = next(each for each in agreement.exchanges if each.id == one.exchange)
        found.append(_line("heading", _("Annex: turns of %(name)s", name=exchange.label)))
        found += [_line("paragraph", line) for line in exchange_lines(agreement, exchange)]
        for turn in one.turns:
            words = _("Turn %(turn)s, day %(day)s", turn=turn.turn, day=turn.day)
            found.append(_line("paragraph", f"{words}: {turn_words(agreement, turn)}"))
    return found


def _signatures(agreement: Agreement) -> list[FlowParagraph]:
    """A block for each party; apart from them, evidence of mediation, where it is offered."""
    found = [_line("heading", _("Signatures"))]
    found += [_line("paragraph", f"{party.label}: ____________________") for party in agreement.parties]
    if evidence_offered(agreement):
        signing = agreement.signing
        found.append(_line("heading", _("Evidence of mediation")))
        told = _(
            "This settlement resulted from mediation (Singapore Convention, article 4). This "
            "statement tells nothing "
            "of its contents."
        )
        found.append(_line("paragraph", told))
        for name in signing.mediated_by if signing is not None else ():
            found.append(_line("paragraph", f"{agreement.label(name)}: ____________________"))
    return found


def evidence_offered(agreement: Agreement) -> bool:
    """Whether evidence of mediation under the Singapore Convention is offered: declared international and
    commercial, with a mediator, and of a kind
    that the convention does not leave out."""
    signing = agreement.signing
    return (
        signing is not None
        and signing.international
        and signing.commercial
        and bool(signing.mediated_by)
        and agreement.kind not in SINGAPORE
    )


def due_calendar(agreement: Agreement, party: str, stamped: date) -> bytes:
    """What is due from or to one party (all, where none is named), each on its last day, as iCalendar:
    commitments, exchanges and measures, and the end of what lasts. What counts from a deed has no day until
    that is done, and is left out. Titles are neutral: a calendar goes where nobody here knows.
    """
    line = timeline_of(agreement)
    times = work_out(line).times
    duties = {one.id: one for one in agreement.duties}
    days = []
    for deadline in (*line.deadlines, *line.lasting.values()):
        what, name = deadline.event
        if what != "done" or deadline.path[-1:] not in (("by",), ("until",)) or line.entry is None:
            continue
        if party and party not in _concerned(duties[name]):
            continue
        day = _last_day(deadline, line, times)
        if day is not None:
            days.append(CalendarDay(key=name, kind="promise", day=day, title=name_of(agreement, name)))
    return write_calendar(f"{agreement.title}/{party}", days, stamped=stamped)


def _concerned(one: Commitment | AgreedExchange | TrustMeasure) -> tuple[str, ...]:
    """From whom and to whom a thing is owed."""
    if isinstance(one, AgreedExchange):
        return tuple(name for give in one.gives for name in (give.party, give.to))
    return (*one.owes, *getattr(one, "to", ()))


def _last_day(deadline: Deadline, line: Timeline, times: Times) -> date | None:
    """The day of a deadline that time alone fixes; None for one that counts from a deed."""
    moment = deadline.moment
    after = deadline.after
    if moment is None and after is not None and after.event in times and _by_time_alone(line, after.event):
        moment = shifted(times[after.event], after.shift, line.zone)
    if moment is None:
        return None
    local = moment.astimezone(line.zone)
    ended = not deadline.whole_day or (after is not None and after.event[0] == "end")
    # A phase that ends at midnight, and an hour at midnight, have the day before as their last.
    return (local - timedelta(microseconds=1)).date() if ended else local.date()


def _by_time_alone(line: Timeline, event: Happening) -> bool:
    """Whether nothing has to be done first for an event to happen."""
    seen, waiting = {event}, [event]
    while waiting:
        for other in waits_for(line.rules.get(waiting.pop(), NOTHING)):
            if other[0] not in ("begin", "end", "entry", "signing"):
                return False
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return True


def _line(kind: str, words: str) -> FlowParagraph:
    return FlowParagraph(kind=kind, pieces=(FlowPiece("kept", words),))


def table_of_turns(
    agreement: Agreement, plan: AgreementPlan
) -> tuple[list[str], Sequence[list[str | int | float]]]:
    """The schedule as a table: turn, day, from, to, category, lots, units."""
    head = [_("Turn"), _("Day"), _("From"), _("To"), _("What"), _("Lots"), _("Units")]
    rows: list[list[str | int | float]] = []
    for turn in plan.schedule:
        for category, lots in turn.lots.items():
            names = [agreement.label(turn.giver), agreement.label(turn.receiver)]
            rows.append([turn.turn, turn.day, *names, category, lots, turn.units[category]])
    return head, rows
