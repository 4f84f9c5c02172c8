"""The words for what was found in an agreement: once, for terminal, page and documents."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.agreement import Agreement, AgreementPlan, ExchangePlan, PlannedTurn, Removal
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import WordTable, all_of
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.report.numbers import show

SEVERITIES = WordTable({"error": N_("cannot stand"), "warning": N_("look again"), "note": N_("worth a look")})


def facts(agreement: Agreement) -> list[str]:
    """What the agreement holds, in a few words."""
    found = [
        n_("%(count)s party", "%(count)s parties", len(agreement.parties)),
        n_("%(count)s phase", "%(count)s phases", len(agreement.phases)),
        n_("%(count)s commitment", "%(count)s commitments", len(agreement.commitments)),
        n_("%(count)s power", "%(count)s powers", len(agreement.powers)),
        n_("%(count)s exchange", "%(count)s exchanges", len(agreement.exchanges)),
    ]
    return (
        found + ([_("invented")] if agreement.fictional else []) + ([_("a draft")] if agreement.draft else [])
    )


def verdict(agreement: Agreement, plan: ExchangePlan) -> str:
    """Whether the schedule is safe, in sentences that somebody can follow who has never seen one."""
    if plan.exposure is None:
        return _(
            "How much each thing is worth was not said, only what matters more. So no exposure can be given; "
            "what the order proves is told among the findings."
        )
    if plan.safe:
        return _("At every moment each side is better off going on than stopping.") + " " + _equality(plan)
    most = max(one.most for one in plan.exposure.values())
    if most == 0:
        return _(
            "No side ever gains by stopping, but at some moment one loses nothing by it either, and here "
            "that "
            "counts as not safe: who delivers last has nothing more to wait for."
        )
    sides = [
        _tempted(agreement.label(party), one.most, one.at_turn)
        for party, one in plan.exposure.items()
        if one.most > 0
    ]
    return " ".join((*sides, _proof(plan), _equality(plan)))


def _equality(plan: ExchangePlan) -> str:
    if plan.equality == "safe":
        return _("A side that would neither gain nor lose by stopping counts as going on.")
    return _("A side that would neither gain nor lose by stopping counts as stopping.")


def _tempted(party: str, gain: Fraction, turn: int) -> str:
    if turn:
        return _(
            "%(party)s would gain %(gain)s by stopping after turn %(turn)s.",
            party=party,
            gain=show(gain),
            turn=turn,
        )
    return _("%(party)s would gain %(gain)s by stopping before the first turn.", party=party, gain=show(gain))


def _proof(plan: ExchangePlan) -> str:
    if plan.proved:
        return _(
            "No order of turns is safe for both at every moment; this one has the least exposure (proved)."
        )
    if plan.bound:
        return _(
            "No order of turns is safe for both at every moment; this is the best that was found, and none "
            "is "
            "below %(bound)s (proved).",
            bound=show(plan.bound),
        )
    return _("This is the best order that was found; it is not proved that none is better.")


def turn_words(agreement: Agreement, turn: PlannedTurn) -> str:
    """One giver's share of a turn: "Front → Republic: 8 soldiers in 2 lots"."""
    parts = []
    for category, lots in turn.lots.items():
        units = turn.units[category]
        what = f"{units} {category}"
        if lots != units:
            what = n_("%(what)s in %(count)s lot", "%(what)s in %(count)s lots", lots, what=what)
        parts.append(what)
    return f"{agreement.label(turn.giver)} → {agreement.label(turn.receiver)}: {', '.join(parts)}"


def gain_words(gain: Fraction | None) -> str:
    """What a side would gain or lose by stopping at a moment."""
    if gain is None:
        return _("owes nothing more")
    if gain > 0:
        return _("gains %(number)s", number=show(gain))
    return _("loses %(number)s", number=show(-gain)) if gain < 0 else _("neither gains nor loses")


def removal_words(agreement: Agreement, removal: Removal) -> str:
    """What would remove an exposure, in one sentence."""
    left = _("it would be safe") if removal.safe else _("%(left)s would be left", left=show(removal.left))
    if removal.way == "forfeit":
        amounts = [
            _("%(amount)s of %(party)s", amount=show(amount), party=agreement.label(party))
            for party, amount in removal.amounts.items()
        ]
        return _(
            "A deposit of %(amounts)s, lost by who stops, makes it safe; so does a guarantee, a penalty or a "
            "reward of that size from outside.",
            amounts=all_of(amounts),
        )
    if removal.way == "smaller-lots":
        return _(
            "With smaller lots of %(names)s, one unit at a time, %(left)s.",
            names=all_of(removal.names),
            left=left,
        )
    if removal.way == "intermediary":
        return _(
            "With a neutral intermediary who holds what both hand over, and gives it on at once, %(left)s.",
            left=left,
        )
    if removal.way == "order" and removal.names:
        return _(
            "Without what has to come before %(names)s, %(left)s.", names=all_of(removal.names), left=left
        )
    if removal.way == "order":
        return _("Where either may move first, %(left)s.", left=left)
    return _("Without the limits of a turn, %(left)s.", left=left)


def schedule_words(plan: AgreementPlan) -> str:
    """One line on all schedules together."""
    if not plan.schedule:
        return _("No exchange to plan.")
    turns = max(turn.turn for turn in plan.schedule)
    day = max(turn.day for turn in plan.schedule)
    return n_("%(count)s turn, until day %(day)s", "%(count)s turns, until day %(day)s", turns, day=day)
