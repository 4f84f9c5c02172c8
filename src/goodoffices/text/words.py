"""The difference of two clauses, unit by unit."""

from __future__ import annotations

from rapidfuzz.distance import LCSseq

from goodoffices.text.pieces import DifferencePiece
from goodoffices.text.units import WordUnit

_WEAK = frozenset(
    """
        a an the of and or in to by for on at with from as is be that this it its which , . ; : [ ] ( ) -
        –""".split()
)
"""Units that stand in any sentence: alone between two changes they tie nothing together."""


def word_pieces(old: list[WordUnit], new: list[WordUnit]) -> list[DifferencePiece]:
    """The pieces of two clauses: the most units kept in order (longest common subsequence), without ties of
    little words."""
    runs = _runs(old, new)
    pieces: list[DifferencePiece] = []
    a = b = 0
    for start_a, start_b, length in [*runs, (len(old), len(new), 0)]:
        pieces += [DifferencePiece("deleted", unit.words + unit.gap) for unit in old[a:start_a]]
        pieces += [DifferencePiece("inserted", unit.words + unit.gap) for unit in new[b:start_b]]
        for at in range(length):
            pieces += _kept(old[start_a + at], new[start_b + at])
        a, b = start_a + length, start_b + length
    return pieces


def _kept(old: WordUnit, new: WordUnit) -> list[DifferencePiece]:
    if old.gap == new.gap:
        return [DifferencePiece("kept", old.words + old.gap)]
    return [
        DifferencePiece("kept", old.words),
        DifferencePiece("deleted", old.gap),
        DifferencePiece("inserted", new.gap),
    ]


def _runs(old: list[WordUnit], new: list[WordUnit]) -> list[tuple[int, int, int]]:
    """Runs of units that are kept: where in the old, where in the new, how many.

    PlainWords that say something are matched first, then what stands right beside them, then the little words
    between.
    """
    a, b = [unit.words for unit in old], [unit.words for unit in new]
    first = 0
    while first < min(len(a), len(b)) and a[first] == b[first]:
        first += 1
    last = 0
    while last < min(len(a), len(b)) - first and a[-1 - last] == b[-1 - last]:
        last += 1
    end_a, end_b = len(a) - last, len(b) - last
    strong_a = [at for at in range(first, end_a) if a[at] not in _WEAK]
    strong_b = [at for at in range(first, end_b) if b[at] not in _WEAK]
    pairs = [
        (strong_a[one], strong_b[two])
        for one, two in _common([a[at] for at in strong_a], [b[at] for at in strong_b])
    ]
    inner = _filled(a, b, pairs, (first, first), (end_a, end_b))
    runs = [(0, 0, first)] if first else []
    runs += _tied(_as_runs(inner), old, new, first, last)
    return [*runs, (end_a, end_b, last)] if last else runs


def _common(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """Places of a longest common subsequence."""
    if not a or not b:
        return []
    ids: dict[str, int] = {}
    one, two = [ids.setdefault(word, len(ids)) for word in a], [ids.setdefault(word, len(ids)) for word in b]
    return [
        (code.src_start + at, code.dest_start + at)
        for code in LCSseq.opcodes(one, two)
        if code.tag == "equal"
        for at in range(code.src_end - code.src_start)
    ]


def _filled(
    a: list[str], b: list[str], pairs: list[tuple[int, int]], start: tuple[int, int], end: tuple[int, int]
) -> list[tuple[int, int]]:
    """The pairs, with equal units beside them and between them."""
    found: list[tuple[int, int]] = []
    low_a, low_b = start
    for high_a, high_b in [*pairs, end]:
        while low_a < high_a and low_b < high_b and found and a[low_a] == b[low_b]:
            found.append((low_a, low_b))
            low_a, low_b = low_a + 1, low_b + 1
        tail = []
        top_a, top_b = high_a, high_b
        while top_a > low_a and top_b > low_b and (high_a, high_b) != end and a[top_a - 1] == b[top_b - 1]:
            top_a, top_b = top_a - 1, top_b - 1
            tail.append((top_a, top_b))
        found += [(low_a + one, low_b + two) for one, two in _common(a[low_a:top_a], b[low_b:top_b])]
        found += tail[::-1]
        if (high_a, high_b) != end:
            found.append((high_a, high_b))
        low_a, low_b = high_a + 1, high_b + 1
    return found


def _as_runs(pairs: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    runs: list[tuple[int, int, int]] = []
    for one, two in pairs:
        if runs and (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]) == (one, two):
            runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
        else:
            runs.append((one, two, 1))
    return runs


def _tied(
    runs: list[tuple[int, int, int]], old: list[WordUnit], new: list[WordUnit], first: int, last: int
) -> list[tuple[int, int, int]]:
    """The runs that tie the clauses together: not little words alone between changes that are larger than
    they."""
    kept = []
    end_a, end_b = first, first
    for at, (start_a, start_b, length) in enumerate(runs):
        next_a, next_b = (
            (runs[at + 1][0], runs[at + 1][1]) if at + 1 < len(runs) else (len(old) - last, len(new) - last)
        )
        before = max(start_a - end_a, start_b - end_b)
        after = max(next_a - start_a - length, next_b - start_b - length)
        weak = all(unit.words in _WEAK for unit in old[start_a : start_a + length])
        if not (weak and length <= 2 and before > length and after > length):
            kept.append((start_a, start_b, length))
            end_a, end_b = start_a + length, start_b + length
    return kept
