"""How everything stands, as one page: the phases, what is due, late and disputed, who says what, who has it
now, every number with its reports.
"""

from __future__ import annotations

from markupsafe import Markup

from goodoffices.agreement.tracking import Ledger, balances
from goodoffices.language.words import gettext as _
from goodoffices.language.words import spoken
from goodoffices.report.agreed.clauses import name_of, phase_words
from goodoffices.report.agreed.page import page_direction, page_policy_of, page_style, plan_environment
from goodoffices.report.agreed.track import (
    balance_head,
    balance_rows,
    overview,
    track_head,
    track_rows,
    when,
)
from goodoffices.report.numbers import show


def render_track_page(ledger: Ledger) -> str:
    """The page; it loads nothing and runs nothing, and the same reports give the same page, letter for
    letter.
    """
    style = page_style()
    agreement = ledger.agreement
    rows = list(zip(track_rows(ledger), ledger.states(), strict=True))
    urgent = [
        pair
        for pair in rows
        if pair[1].state in ("due", "overdue", "violated", "disputed", "under-review", "blocked", "partly")
    ]
    view: dict[str, object] = {
        "agreement": agreement,
        "overview": overview(ledger),
        "phases": [_phase(ledger, place) for place in range(len(agreement.phases))],
        "head": track_head(),
        "urgent": [(row, state.reports) for row, state in urgent],
        "rows": [(row, state.reports) for row, state in rows],
        "balance_head": balance_head(),
        "balances": [
            (
                name_of(agreement, one.exchange),
                list(zip(balance_rows(agreement, one), one.lines, strict=True)),
            )
            for one in balances(ledger)
        ],
        "reports": [
            {
                "id": one.id,
                "at": when(ledger, one.at),
                "place": one.place,
                "about": name_of(agreement, one.commitment),
                "what": one.what,
                "number": "" if one.number is None else f"{show(one.number)} {one.category}".strip(),
                "says": agreement.label(one.says),
                "evidence": one.evidence,
                "checked": ", ".join(agreement.label(name) for name in one.verified_by),
            }
            for one in ledger.living()
        ],
        "seal": _("From reports: who may see it depends on whose they are"),
        "policy": page_policy_of(style),
        "style": Markup(style),
        "language": spoken().language,
        "direction": page_direction(agreement) if spoken().english else spoken().direction,
    }
    return plan_environment().get_template("track.html").render(view)


def _phase(ledger: Ledger, place: int) -> dict[str, object]:
    phase = ledger.agreement.phases[place]
    begun = ledger.course.times.get(("begin", phase.id))
    ended = ledger.course.times.get(("end", phase.id))
    lines = []
    if ended is not None:
        lines.append(_("ended on %(moment)s", moment=when(ledger, ended)))
    elif begun is not None:
        day = (ledger.as_of - begun).days + 1
        lines.append(_("since %(moment)s, day %(day)s", moment=when(ledger, begun), day=day))
    return {
        "name": phase.label,
        "now": begun is not None and ended is None,
        "lines": [*lines, *phase_words(ledger.agreement, phase)],
    }
