"""Blocks: issues that linkages tie together, and the packages of each block that its linkages permit.

Everything that follows treats blocks as independent of each other; only a budget reaches across them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.case import Case, Choice, Linkage

MAX_LOCAL = 10_000_000
"""Most packages that are written out for one block."""

NAMED = 8
"""Issues of a block that a message names."""


class TooLarge(ValueError):
    """A block with more local packages than can be enumerated; the message says which issues and why."""


class NothingPermitted(ValueError):
    """Linkages (or refusals) that leave a block without any package; the message names the issues."""


@dataclass(frozen=True)
class Block:
    """``issues``: indices into the case's issues. ``choices``: one row per local package, one column per issue, holding
    indices of options. ``moves[node, row]``: the node of the linkages after a local package, or -1 where they forbid it."""

    issues: tuple[int, ...]
    choices: NDArray[np.int32]
    moves: NDArray[np.int32]

    @property
    def tied(self) -> bool:
        """Whether the block is a part of what linkages tie: it has to be settled after the one before it, along the nodes."""
        return len(self.moves) > 1 or bool(self.moves.max(initial=0) > 0)


def make_blocks(case: Case, options: list[list[str]], allowed: list[list[int]]) -> list[Block]:
    """The blocks of a case. ``options``: ids per issue; ``allowed``: the indices of those that may be used at all.

    Raises :class:`TooLarge` and :class:`NothingPermitted`.
    """
    index = {issue.id: i for i, issue in enumerate(case.issues)}
    ties = [linkage for linkage in case.linkages if linkage.budget is None]
    blocks = []
    for members in _components(len(case.issues), [[index[i] for i in linkage.issues] for linkage in ties]):
        inside = {case.issues[i].id for i in members}
        rules = [linkage for linkage in ties if inside.issuperset(linkage.issues)]
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


def _enumerate(
    case: Case, members: list[int], rules: list[Linkage], options: list[list[str]], allowed: list[list[int]]
) -> Block:
    names = ", ".join(case.issues[i].label for i in members[:NAMED])
    if len(members) > NAMED:
        names += f" and {len(members) - NAMED} more"
    size = prod(len(allowed[i]) for i in members)
    if size > MAX_LOCAL:
        raise TooLarge(
            f"the linkages tie {len(members)} issues into one block of {size:,} local packages ({names}); "
            f"more than {MAX_LOCAL:,} are not enumerated. Split the block: drop a linkage, or settle one of its issues"
        )
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
        raise NothingPermitted(f"no combination of options is permitted on: {names}")
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
