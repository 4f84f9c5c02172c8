"""What an agreement says besides who owes what, in a reader's words: entry into force, ceasefire, monitors,
violations, disputes, lists of persons, how it is changed and ended. Once, for papers and pages.

The text of the clauses may hold no words at all: then these lines are all that there is of them.
"""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.agreement import AgreedExchange, Agreement
from goodoffices.case import format_exact
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable, all_of
from goodoffices.language.words import gettext as _
from goodoffices.report.agreed.clauses import condition_words, name_of

Provision = tuple[str, list[str]]
"""A heading, and its lines."""

ALIVE = WordTable({"alive": N_("alive"), "not-alive": N_("not alive"), "either": N_("alive or not")})


def provisions(agreement: Agreement) -> list[Provision]:
    """Every provision that says something, in the order in which a text has them."""
    found: list[Provision] = []
    for heading, lines in _SECTIONS.items():
        told = [line for line in lines(agreement) if line]
        if told:
            found.append((_(heading), told))
    return found


def _who(agreement: Agreement, names: tuple[str, ...]) -> str:
    return all_of([agreement.label(name) for name in names])


def _clause(line: str, clause: str) -> str:
    return f"{clause} {line}" if clause and line else line


def _headed(lines: list[str], clause: str) -> list[str]:
    """The lines that say something, the first with its clause before it."""
    told = [line for line in lines if line]
    return [_clause(told[0], clause), *told[1:]] if told else []


def _sides(agreement: Agreement) -> list[str]:
    lines = [_("%(who)s: a party", who=each.label) + _about(each.about) for each in agreement.parties]
    lines += [_("%(who)s: mediates", who=each.label) + _about(each.about) for each in agreement.mediators]
    for each in agreement.others:
        told = each.role or each.about
        lines.append(f"{each.label}: {told}" if told else each.label)
    return lines


def _about(text: str) -> str:
    return f", {text}" if text else ""


def _entry(agreement: Agreement) -> list[str]:
    entry = agreement.enters_into_force
    if entry is None:
        return []
    zone = entry.zone or agreement.zone
    lines = []
    if entry.at:
        at = f"{entry.at} ({zone})" if zone and zone not in entry.at else entry.at
        lines.append(_clause(_("It enters into force at %(moment)s.", moment=at), entry.clause))
    if entry.when is not None:
        lines.append(_("It enters into force when %(what)s.", what=condition_words(agreement, entry.when)))
    return lines


def _ceasefire(agreement: Agreement) -> list[str]:
    rules = agreement.ceasefire
    if rules is None:
        return []
    lines = [
        _("Forbidden: %(acts)s.", acts=all_of(list(rules.prohibited))) if rules.prohibited else "",
        _("Allowed: %(acts)s.", acts=all_of(list(rules.permitted))) if rules.permitted else "",
        _("It applies to %(forces)s.", forces=rules.forces) if rules.forces else "",
    ]
    for one in (*rules.lines, *rules.places):
        place = one.name or one.id
        lines.append(_("%(place)s: %(map)s", place=place, map=one.map) if one.map else place)
    return _headed(lines, rules.clause)


def _watching(agreement: Agreement) -> list[str]:
    lines = []
    for one in agreement.monitors:
        parts = [
            _("of %(members)s", members=_who(agreement, one.members)) if one.members else "",
            _("looks at %(what)s", what=one.mandate) if one.mandate else "",
            _("may go: %(where)s", where=one.access) if one.access else "",
            _("reports to %(who)s", who=_who(agreement, one.reports_to)) if one.reports_to else "",
            _("every %(time)s", time=one.every.removeprefix("1 ")) if one.every else "",
            _("until %(moment)s", moment=one.until) if one.until else "",
        ]
        told = ", ".join(part for part in parts if part)
        lines.append(_clause(f"{one.label}: {told}" if told else one.label, one.clause))
    return lines


def _guarantors(agreement: Agreement) -> list[str]:
    lines = []
    for one in agreement.guarantors:
        parts = [
            _("stands for %(who)s", who=_who(agreement, one.of)) if one.of else "",
            one.duty,
            _("has agreed to it") if one.consents else "",
        ]
        lines.append(
            _clause(f"{agreement.label(one.id)}: {', '.join(part for part in parts if part)}", one.clause)
        )
    return lines


def _lists(agreement: Agreement) -> list[str]:
    return [line for exchange in agreement.exchanges for line in list_lines(agreement, exchange)]


def list_lines(agreement: Agreement, exchange: AgreedExchange) -> list[str]:
    """The rule of each list of persons, a line each; no name stands in it."""
    lines = []
    for one in exchange.lists:
        parts = [
            _("%(who)s proposes the names", who=agreement.label(one.proposed_by)) if one.proposed_by else "",
            _("%(who)s may object", who=_who(agreement, one.objections_by)) if one.objections_by else "",
            _("within %(length)s", length=one.objections_within) if one.objections_within else "",
            _("then: %(what)s", what=one.substitution) if one.substitution else "",
            _("%(who)s checks identities", who=_who(agreement, one.identity_checked_by))
            if one.identity_checked_by
            else "",
            _("days kept for objections in law: %(number)s", number=one.legal_days) if one.legal_days else "",
        ]
        told = "; ".join(part for part in parts if part)
        lines.append(_clause(f"{one.category}: {told}" if told else "", one.clause))
    return lines


def exchange_lines(agreement: Agreement, exchange: AgreedExchange) -> list[str]:
    """What is exchanged for what: never what it is worth."""
    lines = []
    for give in exchange.gives:
        what = f"{give.number} {give.unit or give.category}"
        parts = [
            f"{give.category}" if give.unit and give.unit != give.category else "",
            ALIVE[give.alive] if give.alive else "",
            _("in lots of %(number)s", number=give.lot) if give.lot > 1 else "",
            _("at %(place)s", place=give.where) if give.where else "",
        ]
        told = ", ".join((what, *(part for part in parts if part)))
        lines.append(_clause(f"{agreement.label(give.party)}: {told}", give.clause))
    for ratio in exchange.ratios:
        lines.append(
            _clause(
                _(
                    "For each %(each)s of %(of)s: %(give)s of %(what)s.",
                    each=format_exact(ratio.for_each),
                    of=ratio.of,
                    give=format_exact(ratio.give),
                    what=ratio.category,
                ),
                ratio.clause,
            )
        )
    if exchange.intermediary:
        lines.append(_("%(who)s holds what both hand over.", who=agreement.label(exchange.intermediary)))
    if exchange.verified_by:
        lines.append(_("Checked by %(who)s.", who=_who(agreement, exchange.verified_by)))
    if exchange.where:
        lines.append(_("At %(place)s.", place=exchange.where))
    if exchange.if_not:
        lines.append(_("If not: %(what)s.", what=exchange.if_not))
    return lines


def _measures(agreement: Agreement) -> list[str]:
    lines = []
    for one in agreement.measures:
        parts = [
            _who(agreement, one.owes),
            one.what,
            _("%(who)s moves first", who=agreement.label(one.first)) if one.first else "",
            _("cost: %(cost)s", cost=one.cost) if one.cost else "",
            _("by %(moment)s", moment=one.by) if one.by else "",
            _("checked by %(who)s", who=_who(agreement, one.verified_by)) if one.verified_by else "",
        ]
        lines.append(_clause(" · ".join(part for part in parts if part), one.clause))
    return lines


def _violations(agreement: Agreement) -> list[str]:
    rule = agreement.violations
    if rule is None:
        return []
    lines = [
        _("A violation is told to %(who)s.", who=_who(agreement, rule.report_to)) if rule.report_to else "",
        _("It is told within %(length)s.", length=rule.within) if rule.within else "",
        _("Whose it was is found by %(who)s.", who=_who(agreement, rule.attributed_by))
        if rule.attributed_by
        else "",
        _("Then: %(what)s.", what=rule.then) if rule.then else "",
    ]
    return _headed(lines, rule.clause)


def _liaison(agreement: Agreement) -> list[str]:
    rule = agreement.liaison
    if rule is None:
        return []
    lines = [
        rule.channel,
        _("Reached: %(who)s.", who=_who(agreement, rule.who)) if rule.who else "",
        _("At what hours: %(hours)s.", hours=rule.hours) if rule.hours else "",
    ]
    return _headed(lines, rule.clause)


def _incidents(agreement: Agreement) -> list[str]:
    rule = agreement.incidents
    if rule is None:
        return []
    lines = [f"{place}. {step}" for place, step in enumerate(rule.steps, 1)]
    lines.append(_("All within %(length)s.", length=rule.within) if rule.within else "")
    return _headed(lines, rule.clause)


def _disputes(agreement: Agreement) -> list[str]:
    rule = agreement.disputes
    if rule is None:
        return []
    lines = [f"{place}. {agreement.label(step)}" for place, step in enumerate(rule.steps, 1)]
    lines += [
        _("All within %(length)s.", length=rule.within) if rule.within else "",
        _("The last word: %(who)s.", who=agreement.label(rule.last_word)) if rule.last_word else "",
        _("Until then: %(what)s.", what=rule.meanwhile) if rule.meanwhile else "",
    ]
    return _headed(lines, rule.clause)


def _snap_back(agreement: Agreement) -> list[str]:
    rule = agreement.snap_back
    if rule is None:
        return []
    lines = [
        _("It happens when %(what)s.", what=condition_words(agreement, rule.when)) if rule.when else "",
        _("Found by %(who)s.", who=_who(agreement, rule.decided_by)) if rule.decided_by else "",
        _("Restored: %(what)s.", what=rule.restores) if rule.restores else "",
        _("Ended with it: %(what)s.", what=all_of([name_of(agreement, name) for name in rule.ends]))
        if rule.ends
        else "",
        _("Told %(length)s before.", length=rule.notice) if rule.notice else "",
    ]
    return _headed(lines, rule.clause)


def _amnesty(agreement: Agreement) -> list[str]:
    rule = agreement.amnesty
    if rule is None:
        return []
    lines = [
        _("Not prosecuted: %(what)s.", what=rule.covers) if rule.covers else "",
        _("Prosecuted in any case: %(what)s.", what=all_of(list(rule.excludes))) if rule.excludes else "",
    ]
    return _headed(lines, rule.clause)


def _change(agreement: Agreement) -> list[str]:
    rule = agreement.amendment
    if rule is None:
        return []
    by = _("It is changed by the word of %(who)s.", who=_who(agreement, rule.by)) if rule.by else ""
    return _headed([by, _("In this form: %(form)s.", form=rule.form) if rule.form else ""], rule.clause)


def _end(agreement: Agreement) -> list[str]:
    rule = agreement.ends
    if rule is None:
        return []
    lines = [
        _("It ends at %(moment)s.", moment=rule.at) if rule.at else "",
        _("It ends when %(what)s.", what=condition_words(agreement, rule.when)) if rule.when else "",
        _("It is renewed: %(how)s.", how=rule.renewal) if rule.renewal else "",
        _("After its end: %(what)s.", what=rule.after) if rule.after else "",
    ]
    return _headed(lines, rule.clause)


def _annexes(agreement: Agreement) -> list[str]:
    return [
        f"{one.id} {one.title}".strip() + ("" if one.attached else f" ({_('not attached')})")
        for one in agreement.annexes
    ]


def _languages(agreement: Agreement) -> list[str]:
    rule = agreement.signing
    if rule is None:
        return []
    lines = [
        _("Signed at %(moment)s.", moment=rule.at) if rule.at else "",
        _("Signed in %(where)s.", where=rule.where) if rule.where else "",
        _("Texts in %(languages)s.", languages=all_of(list(rule.languages))) if rule.languages else "",
        _("%(language)s prevails.", language=rule.prevailing)
        if rule.prevailing in rule.languages
        else rule.prevailing[:1].upper() + rule.prevailing[1:],
    ]
    return _headed(lines, rule.clause)


_SECTIONS: dict[str, Callable[[Agreement], list[str]]] = {
    N_("Who is in it"): _sides,
    N_("Entry into force"): _entry,
    N_("Ceasefire"): _ceasefire,
    N_("Lists of persons"): _lists,
    N_("Measures that build confidence"): _measures,
    N_("Monitors"): _watching,
    N_("Guarantors"): _guarantors,
    N_("Violations"): _violations,
    N_("How the sides reach each other"): _liaison,
    N_("After an incident"): _incidents,
    N_("Disputes"): _disputes,
    N_("Snap-back"): _snap_back,
    N_("Amnesty"): _amnesty,
    N_("How it is changed"): _change,
    N_("How it ends"): _end,
    N_("Annexes"): _annexes,
    N_("Signing"): _languages,
}
