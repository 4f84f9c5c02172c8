"""The state of an agreement as JSON, for a terminal, as CSV, and as a calendar of what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from typing import Any

import msgspec

from goodoffices.agreement import Agreement
from goodoffices.agreement.tracking import Balance, Ledger, TrackedState, balances
from goodoffices.language import gettext_noop as N_
from goodoffices.language import plain_text
from goodoffices.language.words import WordTable
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.report.agreed.clauses import name_of
from goodoffices.report.contract import number
from goodoffices.report.numbers import show
from goodoffices.report.terminal_page import TerminalPage

Json = dict[str, Any]

STATES = WordTable(
    {
        "waiting": N_("not yet owed"),
        "blocked": N_("blocked: a word has no meaning"),
        "active": N_("owed"),
        "due": N_("due"),
        "partly": N_("partly done"),
        "under-review": N_("under review"),
        "disputed": N_("disputed"),
        "overdue": N_("overdue"),
        "violated": N_("violated"),
        "cured": N_("made good"),
        "fulfilled": N_("done"),
        "suspended": N_("suspended"),
        "cancelled": N_("owed no longer"),
        "superseded": N_("replaced"),
    }
)
"""State to its words."""
SHAPES = {
    "fulfilled": "●",
    "cured": "●",
    "partly": "◐",
    "under-review": "◐",
    "disputed": "▨",
    "overdue": "▲",
    "violated": "▲",
    "blocked": "▨",
}
"""State to its shape; an open ring for all others, so that states are told apart without colour."""
_ASCII = str.maketrans({"●": "[x]", "◐": "[~]", "▨": "[!]", "▲": "[^]", "○": "[ ]"})


def track_contract(ledger: Ledger) -> bytes:
    """The state as JSON: every number with the reports on which it rests."""
    agreement = ledger.agreement
    found: Json = {
        "as_of": ledger.as_of.isoformat(),
        "partial": ledger.partial,
        "commitments": [_state(one) for one in ledger.states()],
        "phases": [
            {
                "id": phase.id,
                "begun": _moment(ledger.course.times.get(("begin", phase.id))),
                "ended": _moment(ledger.course.times.get(("end", phase.id))),
            }
            for phase in agreement.phases
        ],
        "powers": [
            {"id": power.id, "used": [at.isoformat() for at in ledger.tallies[power.id].used]}
            if power.id in ledger.tallies
            else {"id": power.id, "used": []}
            for power in agreement.powers
        ],
        "balances": [_balance(one) for one in balances(ledger)],
        "reports": len(ledger.living()),
        "one_number": list(ledger.one_number()),
    }
    return msgspec.json.encode(found, enc_hook=plain_text) + b"\n"


def _state(one: TrackedState) -> Json:
    return {
        "id": one.id,
        "state": one.state,
        "due": _moment(one.due),
        "cure_until": _moment(one.cure_until),
        "claims": {who: number(claimed) for who, claimed in one.claims.items()},
        "verified": number(one.checked),
        "needed": None if one.needed is None else number(one.needed),
        "disputed_by": list(one.disputed_by),
        "attribution": one.attribution or None,
        "has_it_now": list(one.holders),
        "waits_for": list(one.waits_for),
        "open_terms": list(one.open_terms),
        "missed": one.missed,
        "check_by": _moment(one.check_by),
        "irreversible": one.irreversible,
        "reports": list(one.reports),
    }


def _balance(one: Balance) -> Json:
    return {
        "exchange": one.exchange,
        "lines": [
            {
                "category": line.category,
                "party": line.party,
                "whole": line.whole,
                "claims": {who: number(claimed) for who, claimed in line.claims.items()},
                "verified": number(line.checked),
                "owed_now": None if line.owed_now is None else number(line.owed_now),
                "reports": list(line.reports),
            }
            for line in one.lines
        ],
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def render_track(ledger: Ledger, width: int = 80, unicode: bool = True) -> str:
    """The state as text at most ``width`` columns wide."""
    page = TerminalPage(max(width, 40), unicode)
    agreement = ledger.agreement
    lines = [*page.lines(agreement.title), *page.lines(overview(ledger))]
    rows = [[cell if unicode else cell.translate(_ASCII) for cell in row] for row in track_rows(ledger)]
    lines += ["", *page.table_or_list(track_head(), rows)]
    for one in balances(ledger):
        lines += ["", *page.lines(_("The balance of %(name)s", name=name_of(agreement, one.exchange)))]
        lines += ["", *page.table_or_list(balance_head(), balance_rows(agreement, one), numbers=(2, 4, 5))]
    twice = ledger.one_number()
    if twice:
        lines += [
            "",
            *page.lines(
                _("Two different reports carry one number: %(names)s. Both count.", names=", ".join(twice))
            ),
        ]
    return "\n".join(lines) + "\n"


def overview(ledger: Ledger) -> str:
    """One line: how many things stand how, by when."""
    counts: dict[str, int] = {}
    for one in ledger.states():
        counts[one.state] = counts.get(one.state, 0) + 1
    parts = [f"{count} {STATES[state]}" for state, count in sorted(counts.items(), key=lambda each: -each[1])]
    reports = n_("%(count)s report", "%(count)s reports", len(ledger.living()))
    moment = when(ledger, ledger.as_of)
    line = _(
        "As of %(moment)s: %(states)s; from %(reports)s.",
        moment=moment,
        states=", ".join(parts),
        reports=reports,
    )
    if not ledger.partial:
        return line
    part = _("This is as far as this side may see: what nobody told it counts here as not done.")
    return f"{line} {part}"


def when(ledger: Ledger, moment: datetime | None) -> str:
    """A moment in the agreement's zone."""
    if moment is None:
        return ""
    local = moment.astimezone(ledger.course.line.zone)
    return f"{local:%Y-%m-%d}" if (local.hour, local.minute) == (23, 59) else f"{local:%Y-%m-%d %H:%M}"


def track_head() -> list[str]:
    """The head of the table of states."""
    return [_("What"), _("Owes"), _("By"), _("State"), _("Who says what"), _("Who has it now")]


def track_rows(ledger: Ledger) -> list[tuple[str, ...]]:
    """A row for each thing that is owed: what, who, by when, how it stands, who claims what, who has it
    now.
    """
    agreement = ledger.agreement
    found: list[tuple[str, ...]] = []
    for duty, one in zip(agreement.duties, ledger.states(), strict=True):
        owes = getattr(duty, "owes", ()) or tuple(
            dict.fromkeys(give.party for give in getattr(duty, "gives", ()))
        )
        what = getattr(duty, "what", "") or name_of(agreement, duty.id)
        found.append(
            (
                f"{what} ({duty.id})" + (f" · {duty.clause}" if duty.clause else ""),
                ", ".join(agreement.label(name) for name in owes),
                when(ledger, one.due),
                f"{SHAPES.get(one.state, '○')} {state_words(ledger, one)}",
                claims_words(agreement, one),
                ", ".join(agreement.label(name) for name in (one.holders or one.waits_for)),
            )
        )
    return found


def state_words(
    ledger: Ledger, one: TrackedState, moment_words: Callable[[Ledger, datetime | None], str] = when
) -> str:
    """The state with what belongs to it: until when it may be made good, how often it was missed; moments as
    ``moment_words`` writes them.
    """
    words = STATES[one.state]
    if one.cure_until is not None and one.state == "overdue":
        until = moment_words(ledger, one.cure_until)
        words = _("%(state)s, may be made good until %(moment)s", state=words, moment=until)
    if one.check_by is not None:
        late = ledger.as_of > one.check_by
        check = _("was to be checked by %(moment)s") if late else _("to be checked by %(moment)s")
        words = f"{words}, {check % {'moment': moment_words(ledger, one.check_by)}}"
    if one.irreversible:
        words = _("%(state)s, cannot be undone", state=words)
    if one.missed:
        missed = (
            n_("not told done %(count)s time", "not told done %(count)s times", one.missed)
            if ledger.partial
            else n_("missed %(count)s time", "missed %(count)s times", one.missed)
        )
        words = f"{words}, {missed}"
    return words


def claims_words(agreement: Agreement, one: TrackedState) -> str:
    """Who claims how much, what was checked, who denies it."""
    parts = [
        f"{agreement.label(who)}: {show(claimed)}"
        if claimed
        else _("%(who)s: done", who=agreement.label(who))
        for who, claimed in one.claims.items()
    ]
    if one.checked:
        parts.append(_("checked: %(number)s", number=show(one.checked)))
    parts += [_("%(who)s denies it", who=agreement.label(who)) for who in one.disputed_by]
    if one.attribution:
        parts.append(VIOLATIONS[one.attribution])
    return " · ".join(parts)


VIOLATIONS = WordTable(
    {
        "claimed": N_("a violation is claimed"),
        "verified": N_("a violation was verified"),
        "contested": N_("a violation is claimed and contested"),
    }
)
"""How sure a reported violation is."""


def balance_head() -> list[str]:
    """The head of the table of an exchange."""
    return [_("What"), _("Gives"), _("In all"), _("Who says what"), _("Checked"), _("Owed by now")]


def balance_rows(agreement: Agreement, balance: Balance) -> list[list[str]]:
    """A row for each category of an exchange."""
    return [
        [
            line.category,
            agreement.label(line.party),
            str(line.whole),
            " · ".join(f"{agreement.label(who)}: {show(claimed)}" for who, claimed in line.claims.items()),
            show(line.checked),
            "" if line.owed_now is None else show(max(Fraction(0), line.owed_now)),
        ]
        for line in balance.lines
    ]
