"""The plan of an agreement for a terminal."""

from __future__ import annotations

from goodoffices.agreement import DEFECTS, Agreement, AgreementPlan, ExchangePlan
from goodoffices.desk.holding import HoldingView
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.language.words import worded
from goodoffices.report.agreed.holds import holding_lines
from goodoffices.report.agreed.words import (
    SEVERITIES,
    facts,
    gain_words,
    removal_words,
    turn_words,
    verdict,
)
from goodoffices.report.terminal_page import TerminalPage

_LONGEST = 60
"""Most turns that are shown in a terminal; the JSON and the page have them all."""


def render_plan(
    agreement: Agreement,
    plan: AgreementPlan,
    held: HoldingView | None = None,
    width: int = 80,
    unicode: bool = True,
) -> str:
    """Findings, schedules and exposures as text at most ``width`` columns wide."""
    page = TerminalPage(max(width, 40), unicode)
    lines = [*page.lines(agreement.title), *page.lines(", ".join(facts(agreement)))]
    lines += ["", "", *page.lines(_("LOOK BEFORE IT IS SIGNED")), ""]
    lines += _findings(plan, page)
    for one in plan.plans:
        exchange = next(each for each in agreement.exchanges if each.id == one.exchange)
        lines += ["", "", *page.lines(_("THE EXCHANGE: %(name)s", name=exchange.label)), ""]
        lines += _exchange(agreement, one, plan, page)
    for name, why in plan.unplanned.items():
        lines += ["", "", *page.lines(_("THE EXCHANGE: %(name)s", name=name)), ""]
        lines += page.lines(_("No schedule: %(why)s.", why=worded(why)))
    holding = holding_lines(agreement, held)
    if holding:
        lines += ["", "", *page.lines(_("DOES IT HOLD")), "", *page.listed(holding)]
    return "\n".join(lines) + "\n"


def _findings(plan: AgreementPlan, page: TerminalPage) -> list[str]:
    if not plan.findings:
        return page.lines(_("Nothing was found that would trouble those who have to live with it."))
    lines = page.lines(n_("%(count)s finding", "%(count)s findings", len(plan.findings)))
    for one in plan.findings:
        parts = [worded(DEFECTS[one.kind].title) if one.kind in DEFECTS else one.kind, ", ".join(one.clauses)]
        if one.place is not None and one.place.line:
            parts.append(_("line %(line)s", line=one.place.line))
        parts.append(SEVERITIES[one.severity])
        lines += ["", *page.lines(" · ".join(part for part in parts if part))]
        lines += page.lines(worded(one.message), lead="  ")
        lines += page.lines(_("Mend: %(remedy)s", remedy=worded(one.remedy)), lead="  ")
    return lines


def _exchange(agreement: Agreement, one: ExchangePlan, plan: AgreementPlan, page: TerminalPage) -> list[str]:
    lines = page.lines(verdict(agreement, one))
    parties = list(one.course)
    stops = [_("%(party)s, stopping then", party=agreement.label(party)) for party in parties]
    header = [_("Turn"), _("Day"), _("What"), *stops]
    rows: list[list[str]] = [[_("start"), "", "", *(gain_words(one.course[party][0]) for party in parties)]]
    for turn in one.turns[:_LONGEST]:
        told = [gain_words(one.course[party][turn.turn]) for party in parties]
        rows.append([str(turn.turn), str(turn.day), turn_words(agreement, turn), *told])
    lines += ["", *page.table_or_list(header, rows, numbers=(0, 1))]
    if len(one.turns) > _LONGEST:
        more = len(one.turns) - _LONGEST
        lines += page.lines(
            n_(
                "… and %(count)s more; --json and --html have them all.",
                "… and %(count)s more; --json and --html have them all.",
                more,
            )
        )
    ways = plan.removals.get(one.exchange, ())
    if ways:
        lines += ["", *page.lines(_("What would remove it")), ""]
        lines += page.listed([removal_words(agreement, way) for way in ways])
    return lines
