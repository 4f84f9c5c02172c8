"""Which clause of one text is which of another.

Steps: clauses with the same words that stand once in each are known again, and of the rest those that share
most of their words. As many of them
as keep their order are pairs (patience difference, B. Cohen; the longest increasing run by Schensted 1961),
the others have moved.
Between two pairs, what is left is paired in order by how many words it shares.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

_ALIKE = 0.4
"""Share of words in common from which two clauses in the same place are one that was changed."""
_KNOWN = 0.6
"""The same, for clauses in any place."""
_SHORT = 4
"""Words that a clause needs to be known again in another place."""
_COMMON = 12
"""Clauses that a word may stand in, to help in knowing one of them again."""
_GRID = 4_000
"""Pairs that are compared within one gap; where there are more, only those near its diagonal are."""


class Aligned(NamedTuple):
    """Pairs of places in order (old, new), and pairs of those that moved."""

    pairs: list[tuple[int, int]]
    moved: list[tuple[int, int]]


def align(old: Sequence[str], new: Sequence[str], words: Callable[[str], list[str]]) -> Aligned:
    """Pair clauses, each given as printed. ``words`` gives the words of one by which it is known; it is asked
    only of those that changed."""
    known = _same(old, new)
    taken_old, taken_new = {one for one, _ in known}, {two for _, two in known}
    left_old = {at: Counter(words(old[at])) for at in range(len(old)) if at not in taken_old}
    left_new = {at: Counter(words(new[at])) for at in range(len(new)) if at not in taken_new}
    known += _known_again(left_old, left_new)
    ordered = longest_in_order(sorted(known))
    moved = sorted(set(known) - set(ordered))
    for one, two in moved:
        left_old.pop(one, None)
        left_new.pop(two, None)
    moved_old, moved_new = {one for one, _ in moved}, {two for _, two in moved}
    pairs: list[tuple[int, int]] = []
    before = (-1, -1)
    for anchor in [*ordered, (len(old), len(new))]:
        a = [at for at in range(before[0] + 1, anchor[0]) if at not in moved_old]
        b = [at for at in range(before[1] + 1, anchor[1]) if at not in moved_new]
        if len(a) == len(b) == 1 and old[a[0]].split()[:1] == new[b[0]].split()[:1]:
            pairs.append((a[0], b[0]))  # one clause in its place, under its number: changed, however much
        else:
            pairs += _gap(left_old, left_new, a, b)
        pairs.append(anchor)
        before = anchor
    pairs.pop()
    return Aligned(pairs, moved)


def _same(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Clauses that stand once in each text, and runs of the same beside them."""
    counts_old, counts_new = Counter(old), Counter(new)
    places = {key: at for at, key in enumerate(new) if counts_new[key] == 1}
    once = [
        (at, places[key])
        for at, key in enumerate(old)
        if key.strip() and counts_old[key] == 1 and key in places
    ]
    found = dict(once)
    used = set(found.values())
    for one, two in once:
        for step in (1, -1):
            a, b = one + step, two + step
            while (
                0 <= a < len(old)
                and 0 <= b < len(new)
                and old[a] == new[b]
                and a not in found
                and b not in used
            ):
                found[a] = b
                used.add(b)
                a, b = a + step, b + step
    return sorted(found.items())


def longest_in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs in the order of their first, the longest run whose second rise too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, second) in enumerate(pairs):
        place = bisect_left(tails, second)
        if place == len(tails):
            tails.append(second)
            ends.append(at)
        else:
            tails[place], ends[place] = second, at
        before.append(ends[place - 1] if place else -1)
    run = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _gap(
    old: dict[int, Counter[str]], new: dict[int, Counter[str]], a: list[int], b: list[int]
) -> list[tuple[int, int]]:
    """Pairs within a gap, in order, with the greatest sum of likeness (dynamic programming over a band)."""
    if not a or not b:
        return []
    if len(a) == 1 and len(b) == 1:
        return [(a[0], b[0])] if share(old[a[0]], new[b[0]]) >= _ALIKE else []
    band = max(len(b) if len(a) * len(b) <= _GRID else 0, abs(len(a) - len(b)) + 20)
    best: list[dict[int, float]] = [defaultdict(float)]
    took: list[dict[int, bool]] = []
    for row, at in enumerate(a):
        centre = row * len(b) // len(a)
        above, line, chosen = best[-1], defaultdict[int, float](float), {}
        low, high = max(0, centre - band), min(len(b), centre + band + 1)
        for column in range(low, high):
            alike = share(old[at], new[b[column]])
            with_it = above[column] + alike if alike >= _ALIKE else 0.0
            without = max(above[column + 1], line[column])
            chosen[column + 1] = with_it > without
            line[column + 1] = max(with_it, without)
        for column in range(high, len(b)):
            line[column + 1] = max(above[column + 1], line[column])
        best.append(line)
        took.append(chosen)
    return _trace(best, took, a, b)


def _trace(
    best: list[dict[int, float]], took: list[dict[int, bool]], a: list[int], b: list[int]
) -> list[tuple[int, int]]:
    pairs = []
    row, column = len(a), len(b)
    while row and column:
        if took[row - 1].get(column):
            row, column = row - 1, column - 1
            pairs.append((a[row], b[column]))
        elif best[row - 1][column] >= best[row][column - 1]:
            row -= 1
        else:
            column -= 1
    return pairs[::-1]


def share(old: Counter[str], new: Counter[str]) -> float:
    """The share of words that two clauses have in common: twice the common ones over all (Dice 1945)."""
    total = old.total() + new.total()
    if not total:
        return 1.0
    small, large = (old, new) if len(old) <= len(new) else (new, old)
    return 2 * sum(min(count, large[key]) for key, count in small.items() if key in large) / total


def _known_again(old: dict[int, Counter[str]], new: dict[int, Counter[str]]) -> list[tuple[int, int]]:
    """Clauses that were changed a little, each with the one that it is most like, wherever that stands."""
    rare: dict[str, list[int]] = defaultdict(list)
    for at, words in new.items():
        if words.total() >= _SHORT:
            for key in words:
                rare[key].append(at)
    scored = []
    for at, words in old.items():
        votes: Counter[int] = Counter()
        for key in words if words.total() >= _SHORT else ():
            if len(rare.get(key, ())) <= _COMMON:
                votes.update(rare.get(key, ()))
        scored += [(share(words, new[other]), at, other) for other, _ in votes.most_common(4)]
    found: dict[int, int] = {}
    used: set[int] = set()
    for alike, at, other in sorted(scored, key=lambda one: (-one[0], abs(one[1] - one[2]), one[1])):
        if alike >= _KNOWN and at not in found and other not in used:
            found[at] = other
            used.add(other)
    return list(found.items())
