"""What conditions come to: the largest sets, who waits for whom, and the word that would bring most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from goodoffices.analysis.conditions.compiled import Amount, ConditionSystem, acts_of
from goodoffices.analysis.conditions.largest import holds
from goodoffices.analysis.conditions.results import (
    ConditionsFound,
    ConsistentSet,
    HeldAct,
    LooksAt,
    Unlocking,
    WaitingCircle,
)
from goodoffices.analysis.conditions.rivals import STEPS, largest_sets
from goodoffices.analysis.conditions.tops import NoEndError, tops
from goodoffices.analysis.conditions.waits import (
    circles,
    step_by_step,
    unlocked,
    unlocked_in_waves,
    waves_down,
)
from goodoffices.case import ConditionSheet, Need

OPENERS = 24
"""Acts of one circle that are tried as the word that opens it: those that most others look at."""

UNLOCKS = 600
"""Acts of which it is worked out what a word on them would bring."""


class EndlessAmountsError(ValueError):
    """Amounts that drive each other up without end; ``acts`` are their ids."""

    def __init__(self, acts: list[str]) -> None:
        super().__init__(f"the amounts of {', '.join(acts)} drive each other up without end")
        self.acts = acts


def solve_conditions(sheet: ConditionSheet, *, steps: int = STEPS) -> ConditionsFound:
    """What the conditions of a sheet come to. ``steps`` bounds the search among rivals.

    Raises :class:`EndlessAmountsError` where amounts have no limit.
    """
    system = ConditionSystem(sheet)
    try:
        top = tops(system)
    except NoEndError as endless:
        raise EndlessAmountsError([sheet.acts[act].id for act in endless.acts]) from None
    found = largest_sets(system, top, steps)
    state: list[Amount] = list(found.states[0]) if found.states else [0] * len(top)
    if not found.states:
        return ConditionsFound(
            sets=(),
            bound=_held(system, found.bound),
            complete=False,
            proved=False,
            monotone=not system.literals,
            first=(),
            waits=tuple(_waits(system, state, [False] * len(system.literals))),
            circles=(),
            unlocks=(),
            uncounted=tuple(_uncounted(sheet)),
        )
    literals = [state[act] <= amount for act, amount in system.literals]
    first = step_by_step(system, state, literals)
    return ConditionsFound(
        sets=tuple(ConsistentSet(acts=_held(system, each)) for each in found.states),
        bound=_held(system, found.bound),
        complete=found.complete,
        proved=found.complete,
        monotone=not system.literals,
        first=tuple(sheet.acts[act].id for act in range(len(state)) if 0 < state[act] == first[act]),
        waits=tuple(_waits(system, state, literals)),
        circles=tuple(_circles(system, state, literals, first)),
        unlocks=_unlocks(system, state, top, literals),
        uncounted=tuple(_uncounted(sheet)),
    )


def _held(system: ConditionSystem, state: Sequence[Amount]) -> tuple[HeldAct, ...]:
    return tuple(
        HeldAct(act=act.id, party=act.party, amount=Fraction(amount) if system.counted[number] else None)
        for number, (act, amount) in enumerate(zip(system.sheet.acts, state, strict=True))
        if amount > 0
    )


def _waits(system: ConditionSystem, state: Sequence[Amount], literals: Sequence[bool]) -> Iterator[LooksAt]:
    """Every act and what it looks at; met where the act holds by a word that looks at it."""
    acts = system.sheet.acts
    for number, words in enumerate(system.words):
        edges: dict[int, bool] = {}
        for word in words:
            held = state[number] > 0 and holds(word.need, state, literals)
            for other in acts_of(word):
                edges[other] = edges.get(other, False) or (held and state[other] > 0)
        for other, met in edges.items():
            if other != number:
                yield LooksAt(act=acts[number].id, on=acts[other].id, met=met)


def _circles(
    system: ConditionSystem, state: Sequence[Amount], literals: Sequence[bool], first: Sequence[Amount]
) -> Iterator[WaitingCircle]:
    acts = system.sheet.acts
    waiting = [act for act in range(len(state)) if state[act] > first[act]]
    for group in circles(system, waiting):
        opened: dict[int, int] = {}
        readers = {act: len(set(system.readers[act]).intersection(group)) for act in group}
        for act in sorted(group, key=lambda act: -readers[act])[:OPENERS]:
            reached = step_by_step(system, state, literals, first, act)
            opened[act] = sum(reached[other] == state[other] for other in group)
        most = max(opened.values())
        yield WaitingCircle(
            acts=tuple(acts[act].id for act in group),
            opened_by=tuple(acts[act].id for act in group if opened.get(act) == most),
            whole=most == len(group),
        )


def _unlocks(
    system: ConditionSystem, state: list[Amount], top: Sequence[Amount], literals: Sequence[bool]
) -> tuple[Unlocking, ...]:
    """What a word on an act that does not hold would bring, most first."""
    acts = system.sheet.acts
    missing = [act for act in range(len(state)) if not state[act]][:UNLOCKS]
    waves = waves_down(system, state, top, literals)
    found = []
    for act in missing:
        if waves is not None:
            after = unlocked_in_waves(system, act, waves, top, literals)
        else:
            after = unlocked(system, act, state, top, literals)
        new = [other for other in range(len(state)) if other != act and after[other] > 0 == state[other]]
        more = [other for other in range(len(state)) if after[other] > state[other] > 0]
        if new or more:
            found.append(
                Unlocking(
                    act=acts[act].id,
                    party=acts[act].party,
                    new=tuple(acts[other].id for other in new),
                    more=tuple(acts[other].id for other in more),
                )
            )
    return tuple(sorted(found, key=lambda each: (-len(each.new), -len(each.more))))


def _uncounted(sheet: ConditionSheet) -> Iterator[tuple[str, str]]:
    """Acts that a party's own condition names as help."""
    owner = {act.id: act.party for act in sheet.acts}
    seen = set()
    for word in sheet.conditions:
        named = [act for rate in word.rates for act in rate.of]
        named += _helpers(word.when) if word.when is not None else []
        for act in named:
            if owner[act] == owner[word.act] and (word.act, act) not in seen:
                seen.add((word.act, act))
                yield word.act, act


def _helpers(need: Need) -> list[str]:
    """The acts that help to meet a need; what must not be done is no help."""
    found = [need.act] if need.act and need.at_most is None else []
    found += [*need.total, *(need.of if need.at_most is None else ())]
    for inner in (*need.all_of, *need.any_of):
        found += _helpers(inner)
    return found
