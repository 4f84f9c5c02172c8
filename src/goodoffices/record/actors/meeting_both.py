"""Who talks with two at once that talk with each other is no third side: he goes between, or looks on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import msgspec

from goodoffices.record.actors.acting_for import kind_of
from goodoffices.record.actors.evidence import Ground
from goodoffices.record.actors.seen import Gathered

_OF_ALL = frozenset(("between", "between-them", "two-of-talks", "together", "at-odds"))
"""Rules about a list of those who talk with each other."""
_SEVERAL = 2
_WEIGHT = 1.0
_LABOUR = frozenset(("union", "workers"))
_EMPLOY = frozenset(("firm", "owners"))

Whole = Callable[[str], str]


def meeting_both(found: Sequence[Ground], whole: Whole, gathered: Gathered) -> Iterator[Ground]:
    """The passages, those of who meets two opposed sides at once turned into ones of who goes between."""
    opposed = _opposed(found, whole)
    for ground in found:
        across = {whole(key) for key in ground.across} - {whole(ground.key)}
        if (
            ground.part == "party"
            and len(across) >= _SEVERAL
            and any(
                opposed.get(frozenset(pair), frozenset()) - {(ground.article, ground.start)}
                or _employ(pair[0], pair[1], gathered)
                for pair in combinations(sorted(across), 2)
            )
        ):
            yield msgspec.structs.replace(
                ground, part="mediator", rule="meets-both", weight=_WEIGHT, with_whom=(), across=()
            )
        else:
            yield ground


def _opposed(found: Sequence[Ground], whole: Whole) -> dict[frozenset[str], set[tuple[str, int]]]:
    """Pairs that the passages set against each other, with where they do."""
    pairs: dict[frozenset[str], set[tuple[str, int]]] = {}
    for ground in found:
        if ground.part != "party":
            continue
        others = (
            ground.with_whom if ground.rule in _OF_ALL else ground.across if len(ground.across) == 1 else ()
        )
        for other in others:
            pair = frozenset((whole(ground.key), whole(other)))
            if len(pair) == _SEVERAL:
                pairs.setdefault(pair, set()).add((ground.article, ground.start))
    return pairs


def _employ(one: str, two: str, gathered: Gathered) -> bool:
    """Whether one of two is a firm and the other those who work for it."""
    kinds = {_kind(one, gathered), _kind(two, gathered)}
    return bool(kinds & _LABOUR) and bool(kinds & _EMPLOY)


def _kind(key: str, gathered: Gathered) -> str:
    if key.startswith("="):
        return key[1:]
    return kind_of(key, gathered) if key in gathered.bodies else ""


__all__ = ["meeting_both"]
