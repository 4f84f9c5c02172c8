"""An agreement looked at before it is signed: findings, schedules, and what would remove an exposure."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.agreement.agreement import Agreement
from goodoffices.agreement.checks import DEFECTS, check_agreement
from goodoffices.agreement.checks.look import PartPlaces
from goodoffices.agreement.planner import (
    WORK,
    CannotPlan,
    ExchangePlan,
    Exposure,
    PlannedTurn,
    Removal,
    plan_exchange,
    removals,
)
from goodoffices.language import CodedText
from goodoffices.text import Finding, Spot


class AgreementPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in an agreement.

    ``plans`` are the exchanges' schedules in the order of the file, ``unplanned`` those that have none with
    the reason. ``schedule`` is all of them in one
    row, turns counted through; ``exposure`` of each party the largest of all, None where of some exchange
    only an order of worths is known.
    """

    findings: tuple[Finding, ...]
    plans: tuple[ExchangePlan, ...]
    removals: dict[str, tuple[Removal, ...]]
    unplanned: dict[str, str]
    schedule: tuple[PlannedTurn, ...]
    safe: bool
    exposure: dict[str, Exposure] | None
    proved: bool
    bound: Fraction | None


def plan_agreement(
    agreement: Agreement, places: PartPlaces | None = None, *, work: int = WORK, only: str = ""
) -> AgreementPlan:
    """Check an agreement and plan its exchanges (``only`` the one with that id)."""
    parties = [party.id for party in agreement.parties]
    plans: list[ExchangePlan] = []
    unplanned: dict[str, str] = {}
    ways: dict[str, tuple[Removal, ...]] = {}
    for exchange in agreement.exchanges:
        if only and exchange.id != only:
            continue
        try:
            plan = plan_exchange(exchange, parties, work=work)
        except CannotPlan as why:
            unplanned[exchange.id] = str(why)
            continue
        plans.append(plan)
        ways[exchange.id] = removals(exchange, parties, plan, work=work // 5)
    schedule, exposure = _joined(plans)
    known = all(plan.exposure is not None for plan in plans)
    findings = (*check_agreement(agreement, places), *_proved_by_order(agreement, plans, places))
    return AgreementPlan(
        findings=findings,
        plans=tuple(plans),
        removals=ways,
        unplanned=unplanned,
        schedule=tuple(schedule),
        safe=all(plan.safe for plan in plans) and not unplanned,
        exposure=exposure if known else None,
        proved=all(plan.proved for plan in plans) and not unplanned,
        bound=max((plan.bound or Fraction(0) for plan in plans), default=Fraction(0)) if known else None,
    )


def _joined(plans: list[ExchangePlan]) -> tuple[list[PlannedTurn], dict[str, Exposure]]:
    """All turns counted through, and each party's largest exposure with its turn in that count."""
    schedule: list[PlannedTurn] = []
    exposure: dict[str, Exposure] = {}
    before = 0
    for plan in plans:
        schedule += [msgspec.structs.replace(turn, turn=turn.turn + before) for turn in plan.turns]
        for party, one in (plan.exposure or {}).items():
            there = exposure.get(party)
            if there is None or one.most > there.most:
                exposure[party] = Exposure(one.most, one.at_turn + before)
        before = max((turn.turn for turn in schedule), default=before)
    return schedule, exposure


def _proved_by_order(
    agreement: Agreement, plans: list[ExchangePlan], places: PartPlaces | None
) -> list[Finding]:
    """What an order of worths proves of a schedule, where no numbers are known."""
    found = []
    for plan in plans:
        if plan.knowledge == "numbers":
            continue
        place = next(at for at, one in enumerate(agreement.exchanges) if one.id == plan.exchange)
        exchange = agreement.exchanges[place]
        turns = max((turn.turn for turn in plan.turns), default=0)
        parts = [
            f"{agreement.label(party)}: {_turns_words(told, turns)}" for party, told in plan.told.items()
        ]
        line, column = places.at(("exchanges", place)) if places is not None else (0, 0)
        kind = DEFECTS["order-proves"]
        found.append(
            Finding(
                kind=kind.kind,
                severity=kind.severity,
                clauses=(exchange.clause or exchange.id,),
                message=(
                    CodedText(
                        "what-worth-more-whom",
                        "Of what is worth more to whom only an order is known. It proves that going on is "
                        "better: %(parts)s.",
                        parts="; ".join(parts),
                    )
                ),
                remedy=CodedText(
                    "ask-each-side-confidence",
                    "Ask each side in confidence how much a unit is worth to it; an interval is enough.",
                ),
                source=kind.source,
                place=Spot(line=line, column=column) if line else None,
            )
        )
    return found


def _turns_words(told: tuple[int, ...], turns: int) -> str:
    if len(told) == turns + 1:
        return CodedText("every-moment", "at every moment")
    if not told:
        return CodedText("no-moment", "at no moment")
    runs: list[list[int]] = []
    for turn in told:
        if runs and turn == runs[-1][1] + 1:
            runs[-1][1] = turn
        else:
            runs.append([turn, turn])
    words = [
        str(one) if one == last else CodedText("from-to", "%(one)s to %(last)s", one=one, last=last)
        for one, last in runs
    ]
    return CodedText(
        "after-turn", "after turn%(number)s %(words)s", number="s" * (len(told) > 1), words=", ".join(words)
    )
