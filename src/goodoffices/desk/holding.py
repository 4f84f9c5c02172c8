"""Whether an agreement holds: the small model of what each can do after the signature, and what stopping
brings against going on.

Joins what was agreed with the concepts of stability, which do not know each other.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import msgspec

from goodoffices.agreement import Agreement
from goodoffices.agreement.holding import AfterSignature, Impossible, Temptation
from goodoffices.analysis.stability import MOST_STATES, ConflictModel, Stability, stability
from goodoffices.language import CodedText


class Tip(msgspec.Struct, frozen=True, kw_only=True):
    """One side in one phase: what going on brings more than stopping (``lead``; below 0 it would rather
    stop), the reward or penalty from outside at which that turns (``tips_at``, what is already there counted
    in), and the least patience at which going on is as good (None where none is enough; 0 where any is)."""

    phase: str
    party: str
    lead: Fraction | None
    tips_at: Fraction | None
    patience: float | None


class HoldingView(msgspec.Struct, frozen=True, kw_only=True):
    """``model`` and what is stable in it, ``now`` the state in which the agreement is kept (None where it is
    not among them); ``tips`` for each phase and side; ``why_not`` where the model could not be made."""

    tips: tuple[Tip, ...] = ()
    model: ConflictModel | None = None
    stable: Stability | None = None
    now: int | None = None
    why_not: str = ""


def hold(agreement: Agreement) -> HoldingView | None:
    """What can be said of whether an agreement holds; None where the file says nothing of what comes after
    the signature.
    """
    after = agreement.after_signature
    if after is None:
        return None
    tips = tuple(tip_of(one) for one in after.temptations)
    if not after.acts:
        return HoldingView(tips=tips)
    model, why_not = model_of(after)
    if model is None:
        return HoldingView(tips=tips, why_not=why_not)
    names = [_name(state) for state in _states(after)]
    here = _name(tuple(act.id in after.now for act in after.acts))
    return HoldingView(
        tips=tips,
        model=model,
        stable=stability(model),
        now=names.index(here) if here in names else None,
    )


def tip_of(one: Temptation) -> Tip:
    """Stopping brings ``stop`` at once and ``after_stop`` in each later period, less the penalty; going on
    brings ``go`` in each period from this one on, with the reward at the end. Both counted with the side's
    patience.
    """
    patience = one.patience if one.patience is not None else Fraction(1)
    if one.periods is None and patience >= 1:
        lead = None
    else:
        lead = _lead(one, patience)
    return Tip(
        phase=one.phase,
        party=one.party,
        lead=lead,
        tips_at=None if lead is None else max(Fraction(0), -lead),
        patience=_least_patience(one),
    )


def _lead(one: Temptation, patience: Fraction) -> Fraction:
    """How much better going on is than stopping."""
    if one.periods is None:
        later = patience / (1 - patience)
        return one.go * (1 + later) - one.stop - one.after_stop * later + one.penalty
    periods = max(1, one.periods)
    later = sum((patience**period for period in range(1, periods)), Fraction(0))
    reward = one.reward * patience ** (periods - 1)
    return one.go * (1 + later) + reward - one.stop - one.after_stop * later + one.penalty


def _least_patience(one: Temptation) -> float | None:
    """The least patience at which going on is as good as stopping, to a thousandth; the lead grows with
    patience where a later period is worth more in going on."""
    if _lead(one, Fraction(0)) >= 0:
        return 0.0
    most = Fraction(1) if one.periods is not None else Fraction(999_999, 1_000_000)
    if _lead(one, most) < 0:
        return None
    low, high = Fraction(0), most
    for _ in range(24):
        middle = (low + high) / 2
        if _lead(one, middle) >= 0:
            high = middle
        else:
            low = middle
        high = high.limit_denominator(10**8)
        low = low.limit_denominator(10**8)
    return round(float(high), 3)


def model_of(after: AfterSignature) -> tuple[ConflictModel | None, str]:
    """The states that the acts make, who can move where, and how each ranks them; or why there is no
    model.
    """
    if 2 ** len(after.acts) > MOST_STATES:
        return None, CodedText("too-many-acts", "there are more than twelve acts")
    states = _states(after)
    names = [_name(state) for state in states]
    place = {name: number for number, name in enumerate(names)}
    players = list(dict.fromkeys(act.who for act in after.acts))
    ranks: dict[str, tuple[int, ...]] = {}
    for player in players:
        order = [
            place.get(_name(tuple(act.id in rank for act in after.acts)))
            for rank in after.ranks.get(player, ())
        ]
        known = {number: at for at, number in enumerate(order) if number is not None}
        if len(known) < len(states):
            return None, CodedText(
                "states-without-rank", "%(player)s does not rank all states", player=player
            )
        ranks[player] = tuple(known[number] for number in range(len(states)))
    moves = {
        player: tuple(frozenset(_moves(after, player, state, states)) for state in states)
        for player in players
    }
    return ConflictModel(tuple(_told(after, state) for state in states), moves, ranks), ""


def _states(after: AfterSignature) -> list[tuple[bool, ...]]:
    """Every combination of acts done and left that can be."""
    every = product((False, True), repeat=len(after.acts))
    return [state for state in every if not any(_rules_out(after, one, state) for one in after.impossible)]


def _rules_out(after: AfterSignature, one: Impossible, state: tuple[bool, ...]) -> bool:
    done = {act.id for act, is_done in zip(after.acts, state, strict=True) if is_done}
    return set(one.done) <= done and not set(one.left) & done and bool(one.done or one.left)


def _moves(
    after: AfterSignature, player: str, state: tuple[bool, ...], states: list[tuple[bool, ...]]
) -> list[int]:
    """Where a player can go by its own acts alone; what cannot be undone is not undone."""
    found = []
    for number, end in enumerate(states):
        changed = [
            (act, before) for act, before, now in zip(after.acts, state, end, strict=True) if before != now
        ]
        if changed and all(act.who == player and (act.back or not before) for act, before in changed):
            found.append(number)
    return found


def _name(state: tuple[bool, ...]) -> str:
    return "".join("Y" if done else "N" for done in state)


def _told(after: AfterSignature, state: tuple[bool, ...]) -> str:
    done = [act.name or act.id for act, is_done in zip(after.acts, state, strict=True) if is_done]
    return ", ".join(done) or "–"
