"""A proof that no order keeps below a cap, from lots that could be cut at will.

Backward from the end a side's room (cap minus d) begins at its cap. Undoing a lot takes its cost from the
giver's room and adds its worth to the
receiver's. A lot can be undone only where the giver's room holds its cost. So: from what was found doable so
far, bound the most room that
each side can ever have, as if those lots could be cut (one linear constraint: the other's room stays at 0 or
more; best ratio first). Lots that fit
become doable, and so on. If at the end some lot is not doable, no order exists. Forward from the start it is
the same with cost and worth exchanged.
"""

from __future__ import annotations

from goodoffices.agreement.planner.problem import TurnProblem

Flow = tuple[int, int, int]
"""How much room one lot takes, how much it adds on the other side, and how many such lots there are."""


def impossible(problem: TurnProblem, caps: tuple[int, int]) -> bool:
    """Whether no order keeps both sides' d at or below the caps; False where this bound does not tell (or
    does not apply)."""
    flows = _flows(problem)
    if flows is None or min(caps) < 0:
        return False
    start = problem.gain([kind.count for kind in problem.kinds])
    from_end = (caps[0] + problem.dimensions[0].forfeit, caps[1] + problem.dimensions[1].forfeit)
    from_start = (caps[0] - start[0], caps[1] - start[1])
    if min(*from_end, *from_start) < 0:
        return True
    turned = tuple([(added, taken, count) for taken, added, count in side] for side in flows)
    return _stuck(flows, from_end) or _stuck((turned[1], turned[0]), from_start)


def _flows(problem: TurnProblem) -> tuple[list[Flow], list[Flow]] | None:
    """The lots of both sides, where there are two dimensions of two sides, no lot changes anything else, and
    nothing is worth less than nothing."""
    if (
        len(problem.dimensions) != 2
        or problem.dimensions[0].party == problem.dimensions[1].party
        or problem.bonuses
    ):
        return None
    sides: tuple[list[Flow], list[Flow]] = ([], [])
    for kind in problem.kinds:
        for mine in (0, 1):
            taken, added = -kind.step[mine], kind.step[1 - mine]
            if kind.giver == problem.dimensions[mine].party and taken >= 0 and added >= 0:
                sides[mine].append((taken, added, kind.count))
                break
        else:
            return None
    return sides


def _stuck(sides: tuple[list[Flow], list[Flow]], rooms: tuple[int, int]) -> bool:
    """Whether some lot can never be taken: lots of side 0 take from room 0 and add to room 1, those of side 1
    the other way."""
    waiting = [sorted(sides[0]), sorted(sides[1])]
    doable: tuple[list[Flow], list[Flow]] = ([], [])
    while True:
        moved = False
        for mine in (0, 1):
            most = _most_room(doable[1 - mine], doable[mine], rooms[mine], rooms[1 - mine])
            while waiting[mine] and waiting[mine][0][0] <= most:
                doable[mine].append(waiting[mine].pop(0))
                moved = True
        if not moved:
            return bool(waiting[0] or waiting[1])


def _most_room(adding: list[Flow], paying: list[Flow], room: int, other: int) -> float:
    """The most that a room can come to: ``adding`` lots add to it and take from the other room, ``paying``
    lots take from it and add to
    the other. Cut at will, under the one rule that the other room stays at 0 or more: the best ratios first,
    each paired with the cheapest way to pay.

    In floating point, and a little more than the truth, so that what does not fit below it fits nowhere.
    """
    most, spare = float(room), float(other)
    adds = sorted(adding, key=_gain_per_cost, reverse=True)
    pays = sorted(paying, key=_gain_per_cost, reverse=True)
    place, left = 0, 0.0
    for taken, added, count in adds:
        if not taken or not added:
            most += 0 if taken else added * count
            continue
        wanted = float(count)
        use = min(wanted, spare / taken)
        most, spare, wanted = most + use * added, spare - use * taken, wanted - use
        while wanted > _NOTHING and place < len(pays):
            cost, gain, there = pays[place]
            if not gain or added * gain <= cost * taken:
                return _above(most)
            left = left or float(there)
            use = min(wanted, left * gain / taken)
            most += use * added - use * taken / gain * cost
            wanted -= use
            left -= use * taken / gain
            if left <= _NOTHING:
                place, left = place + 1, 0.0
        if wanted > _NOTHING:
            break
    return _above(most)


_NOTHING = 1e-12


def _gain_per_cost(flow: Flow) -> float:
    taken, added, _ = flow
    return added / taken if taken else float("inf") if added else 0.0


def _above(most: float) -> float:
    """More than any error of rounding over some hundred steps."""
    return most + abs(most) * 1e-9 + 1e-6
