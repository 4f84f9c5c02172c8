"""Conditions taken along: where each stands, and which wait for one another.

"If they …, then we …" said by two sides of one another is a deadlock when each waits, and an exchange when
both move at once. Steps:

1. Every demand or acceptance under a condition is a node.
2. It leads to another party's node where its condition names an option that the other one would give (and,
   where it names a party, that party's). A condition in words only leads to the named party's conditional
   stance on the same option, nothing else.
3. For each lead, the shortest way back closes a circle. Every circle is told once.
4. A circle can be met together where one package of options satisfies all its conditions, nobody refuses any
   of them and no linkage whose issues are all settled forbids it.
"""

from __future__ import annotations

from collections import deque

import msgspec

from goodoffices.analysis.gap_records import YES, ConditionState, Due, Exchange, Gap, Held, Side
from goodoffices.case import Case, Choice, Condition

_Node = tuple[str, str, str]
"""Party, issue, option."""


def grade(gap: Gap, rows: tuple[Gap, ...]) -> Gap:
    """The same row with the state of every condition on its ways, read off all the rows."""
    board = {row.issue: row for row in rows}
    ways = tuple(
        msgspec.structs.replace(way, conditions=tuple(_graded(due, board) for due in way.conditions))
        for way in gap.ways
    )
    return msgspec.structs.replace(gap, ways=ways)


def _graded(due: Due, board: dict[str, Gap]) -> Due:
    states = [_state(choice, board) for choice in due.condition.choices]
    state: ConditionState = "words"
    if states:
        order: tuple[ConditionState, ...] = ("refused", "unknown", "reachable", "met")
        state = min(states, key=order.index)
    return Due(party=due.party, condition=due.condition, state=state)


def _state(choice: Choice, board: dict[str, Gap]) -> ConditionState:
    row = board.get(choice.issue)
    if row is None:
        return "unknown"
    if row.status == "agreed" and not row.conditional and set(row.on) <= set(choice.options):
        return "met"
    if set(row.on) & set(choice.options):
        return "reachable"
    if set(choice.options) <= {refusal.option for refusal in row.refusals}:
        return "refused"
    return "unknown"


def find_exchanges(case: Case, rows: tuple[Gap, ...]) -> tuple[Exchange, ...]:
    """Every shortest circle of conditional stances, in the order of the board."""
    nodes: dict[_Node, Held] = {
        (cell.party, row.issue, held.option): held
        for row in rows
        for cell in row.cells
        for held in cell.own
        if held.conditions and held.stance in ("demands", "accepts")
    }
    leads = {node: [other for other in nodes if _leads(node, held, other)] for node, held in nodes.items()}
    found: dict[frozenset[_Node], Exchange] = {}
    for node in nodes:
        for after in leads[node]:
            circle = _way_back(after, node, leads)
            if circle and frozenset(circle) not in found:
                found[frozenset(circle)] = _exchange(case, rows, circle, nodes)
    return tuple(found.values())


def _leads(node: _Node, held: Held, other: _Node) -> bool:
    party, issue, option = other
    if party == node[0]:
        return False
    for condition in held.conditions:
        if condition.party not in ("", party):
            continue
        if any(choice.issue == issue and option in choice.options for choice in condition.choices):
            return True
        if not condition.choices and condition.party and (issue, option) == node[1:]:
            return True
    return False


def _way_back(start: _Node, goal: _Node, leads: dict[_Node, list[_Node]]) -> list[_Node]:
    """The shortest circle from ``goal`` through ``start`` back to it; empty where there is none."""
    came: dict[_Node, _Node] = {start: goal}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        if node == goal:
            circle = [goal]
            while (node := came[node]) != goal:
                circle.append(node)
            return circle[:1] + circle[:0:-1]
        for after in leads[node]:
            if after not in came:
                came[after] = node
                queue.append(after)
    return []


def _exchange(case: Case, rows: tuple[Gap, ...], circle: list[_Node], nodes: dict[_Node, Held]) -> Exchange:
    sides = tuple(
        Side(
            party=party,
            issue=issue,
            option=option,
            stance=nodes[party, issue, option].stance,
            conditions=nodes[party, issue, option].conditions,
        )
        for party, issue, option in circle
    )
    conditions = [condition for side in sides for condition in side.conditions]
    package, possible = _settle(sides, conditions, rows)
    if possible:
        possible = all(
            linkage.allows(package) for linkage in case.linkages if set(linkage.issues) <= package.keys()
        )
    in_words = any(not condition.choices for condition in conditions)
    return Exchange(
        sides=sides,
        together=False if not possible else None if in_words else True,
        package=package,
        silent=_silent(package, rows),
    )


def _settle(
    sides: tuple[Side, ...], conditions: list[Condition], rows: tuple[Gap, ...]
) -> tuple[dict[str, str], bool]:
    """What the circle settles, and whether it can be: every issue by one option that nobody refuses and every
    condition allows.
    """
    refused = {(row.issue, refusal.option) for row in rows for refusal in row.refusals}
    left: dict[str, list[str]] = {}
    for side in sides:
        left[side.issue] = [o for o in left.get(side.issue, [side.option]) if o == side.option]
    for condition in conditions:
        for choice in condition.choices:
            before = left.get(choice.issue, list(choice.options))
            left[choice.issue] = [option for option in before if option in choice.options]
    live = {issue: [o for o in options if (issue, o) not in refused] for issue, options in left.items()}
    package = {issue: options[0] for issue, options in left.items() if len(options) == 1}
    return package, all(live.values())


def _silent(package: dict[str, str], rows: tuple[Gap, ...]) -> tuple[str, ...]:
    parties = [cell.party for cell in rows[0].cells] if rows else []
    silent = []
    for party in parties:
        for row in rows:
            held = {one.option: one.stance for one in row.cell(party).own}
            if row.issue in package and held.get(package[row.issue]) not in YES | {"refuses"}:
                silent.append(party)
                break
    return tuple(silent)
