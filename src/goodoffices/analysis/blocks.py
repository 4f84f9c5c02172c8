"""Blocks: issues that linkages tie together, and the packages of each block that its linkages permit.

Everything that follows treats blocks as independent of each other; only a budget reaches across them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.analysis.elimination import MAX_NODES, TooManyNodes, settle_in_order
from goodoffices.case import Case, Choice, Linkage
from goodoffices.language import CodedText

MAX_LOCAL = 50_000
"""Most packages that are written out for one block; where there are more, its issues are settled one by one
(`elimination`).
"""

NAMED = 8
"""Issues of a block that a message names."""


class TooLarge(ValueError):
    """A block with more local packages than can be enumerated; the message says which issues and why."""


class NothingPermitted(ValueError):
    """Linkages (or refusals) that leave a block without any package; the message names the issues."""


@dataclass(frozen=True)
class Block:
    """``issues``: indices into the case's issues. ``choices``: one row per local package, one column per
    issue, holding indices of options. ``moves[node, row]``: the node of the linkages after a local package,
    or -1 where they forbid it.
    """

    issues: tuple[int, ...]
    choices: NDArray[np.int32]
    moves: NDArray[np.int32]

    @property
    def tied(self) -> bool:
        """Whether the block is a part of what linkages tie: it has to be settled after the one before it,
        along the nodes.
        """
        return len(self.moves) > 1 or bool((self.moves != 0).any())


def make_blocks(case: Case, options: list[list[str]], allowed: list[list[int]]) -> list[Block]:
    """The blocks of a case. ``options``: ids per issue; ``allowed``: the indices of those that may be used at
    all.

    Raises :class:`TooLarge` and :class:`NothingPermitted`.
    """
    index = {issue.id: i for i, issue in enumerate(case.issues)}
    ties = [linkage for linkage in case.linkages if linkage.budget is None]
    blocks = []
    for members in _components(len(case.issues), [[index[i] for i in linkage.issues] for linkage in ties]):
        inside = {case.issues[i].id for i in members}
        rules = [linkage for linkage in ties if inside.issuperset(linkage.issues)]
        size = prod(len(allowed[i]) for i in members)
        if size > MAX_LOCAL:
            blocks += _in_order(case, members, rules, options, allowed)
        else:
            blocks.append(_enumerate(case, members, rules, options, allowed))
    return blocks


def _components(count: int, ties: list[list[int]]) -> list[list[int]]:
    root = list(range(count))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for tie in ties:
        for i in tie[1:]:
            root[find(i)] = find(tie[0])
    groups: dict[int, list[int]] = {}
    for i in range(count):
        groups.setdefault(find(i), []).append(i)
    return list(groups.values())


def _named(case: Case, members: list[int]) -> str:
    names = ", ".join(case.issues[i].label for i in members[:NAMED])
    more = len(members) - NAMED
    return CodedText("and-more", "%(names)s and %(more)s more", names=names, more=more) if more > 0 else names


def _in_order(
    case: Case, members: list[int], rules: list[Linkage], options: list[list[str]], allowed: list[list[int]]
) -> list[Block]:
    """A block of each issue, one after the other along the nodes of their linkages."""
    try:
        steps = settle_in_order(case, members, rules, options, allowed)
    except TooManyNodes:
        size = prod(len(allowed[i]) for i in members)
        raise TooLarge(
            CodedText(
                "linkages-tie-issues-into",
                "the linkages tie %(number)s issues into one block of %(size)s local packages "
                "(%(named)s), too entangled to settle one issue after the other (more than %(max_nodes)s "
                "states to remember). Split the block: drop a linkage, or settle one of its issues",
                number=len(members),
                size=f"{size:,}",
                named=_named(case, members),
                max_nodes=f"{MAX_NODES:,}",
            )
        ) from None
    nothing = NothingPermitted(
        CodedText(
            "no-combination-options-permitted",
            "no combination of options is permitted on: %(named)s",
            named=_named(case, members),
        )
    )
    if any(not (moves >= 0).any() for _, moves in steps):
        raise nothing
    found: list[Block] = []
    open_after: NDArray[np.bool_] = np.ones(1, dtype=np.bool_)
    for i, moves in reversed(steps):
        # What leads only to nodes from which nothing can be completed is forbidden too.
        moves = np.where((moves >= 0) & open_after[np.maximum(moves, 0)], moves, -1).astype(np.int32)
        open_after = np.asarray((moves >= 0).any(axis=1), dtype=np.bool_)
        # An option that every node forbids is left out, so that a block with one node before and after it has
        # none that is forbidden.
        used = (moves >= 0).any(axis=0)
        choices = np.asarray(allowed[i], dtype=np.int32)[used, None]
        found.append(Block((i,), choices, np.ascontiguousarray(moves[:, used])))
    if not open_after[0]:
        raise nothing
    return found[::-1]


def _enumerate(
    case: Case, members: list[int], rules: list[Linkage], options: list[list[str]], allowed: list[list[int]]
) -> Block:
    size = prod(len(allowed[i]) for i in members)
    grid = np.indices([len(allowed[i]) for i in members], dtype=np.int32).reshape(len(members), -1)
    columns = {
        case.issues[i].id: np.asarray(allowed[i], dtype=np.int32)[grid[k]] for k, i in enumerate(members)
    }
    keep = np.ones(size, dtype=np.bool_)
    ids = {case.issues[i].id: options[i] for i in members}
    for rule in rules:
        keep &= _permits(rule, columns, ids, size)
    choices = np.column_stack([columns[case.issues[i].id][keep] for i in members])
    if not len(choices):
        raise NothingPermitted(
            CodedText(
                "no-combination-options-permitted",
                "no combination of options is permitted on: %(named)s",
                named=_named(case, members),
            )
        )
    return Block(tuple(members), choices, np.zeros((1, len(choices)), dtype=np.int32))


def _permits(
    rule: Linkage, columns: dict[str, NDArray[np.int32]], ids: dict[str, list[str]], size: int
) -> NDArray[np.bool_]:
    def met(choice: Choice) -> NDArray[np.bool_]:
        wanted = [i for i, option in enumerate(ids[choice.issue]) if option in choice.options]
        return np.isin(columns[choice.issue], np.asarray(wanted, dtype=np.int32))

    def every(choices: tuple[Choice, ...]) -> NDArray[np.bool_]:
        found = np.ones(size, dtype=np.bool_)
        for choice in choices:
            found &= met(choice)
        return found

    def count(choices: tuple[Choice, ...]) -> NDArray[np.int64]:
        total = np.zeros(size, dtype=np.int64)
        for choice in choices:
            total += met(choice)
        return total

    if rule.implies:
        return ~every(rule.implies.when) | every(rule.implies.then)
    if rule.excludes:
        return ~every(rule.excludes.together)
    if rule.at_most:
        return count(rule.at_most.of) <= rule.at_most.number
    if rule.at_least:
        return count(rule.at_least.of) >= rule.at_least.number
    return np.ones(size, dtype=np.bool_)
