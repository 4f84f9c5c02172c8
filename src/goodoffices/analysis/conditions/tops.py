"""The most that each act can come to, whatever happens: where the way down to the largest state begins.

Where no word and no act says a limit, what others can give does. Acts that drive each other up need more:
with A the largest parts that each word takes of others, and b what words give by themselves, no state passes
the solution of x = b + A x, if A has a spectral radius below 1; that it has is proved by a vector z >= 1
with z = 1 + A z (A. Berman and R. J. Plemmons, *Nonnegative Matrices in the Mathematical Sciences*, 1979).
Else they have no end.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.analysis.conditions.compiled import Amount, ConditionSystem, WordOn
from goodoffices.analysis.conditions.elimination import Row, eliminate


class NoEndError(ValueError):
    """Acts that drive each other up without end: ``acts`` are their numbers."""

    def __init__(self, acts: list[int]) -> None:
        super().__init__("acts drive each other up without end")
        self.acts = acts


def tops(system: ConditionSystem) -> list[Amount]:
    """An upper bound for every act. Raises :class:`NoEndError`."""
    known: dict[int, Amount] = {}
    changed = True
    while changed:
        changed = False
        for act, words in enumerate(system.words):
            if act in known:
                continue
            most = [_most(word, known) for word in words]
            if None not in most:
                known[act] = max((each for each in most if each is not None), default=0)
                changed = True
    endless = [act for act in range(len(system.words)) if act not in known]
    if endless:
        known |= _driven(system, endless, known)
    return [known[act] for act in range(len(system.words))]


def _most(word: WordOn, known: dict[int, Amount]) -> Amount | None:
    if word.most is not None:
        return word.most
    total: Amount = word.base
    for rate in word.rates:
        if any(act not in known for act in rate.acts):
            return None
        over = max(0, sum(known[act] for act in rate.acts) - rate.above)
        total += rate.number * (over if rate.step is None else over // rate.step)
    return total


def _driven(system: ConditionSystem, acts: list[int], known: dict[int, Amount]) -> dict[int, Amount]:
    """A bound for acts without limits that look at each other."""
    parts: dict[int, Row] = {}
    alone: dict[int, Fraction] = {}
    for act in acts:
        row: Row = {}
        base = Fraction(0)
        for word in system.words[act]:
            if word.most is not None:
                base = max(base, Fraction(word.most))
                continue
            fixed = Fraction(word.base)
            mine: Row = {}
            for rate in word.rates:
                share = Fraction(rate.number) / (rate.step or 1)
                for other in rate.acts:
                    if other in known:
                        fixed += share * known[other]
                    else:
                        mine[other] = mine.get(other, Fraction(0)) + share
            base = max(base, fixed)
            for other, share in mine.items():
                row[other] = max(row.get(other, Fraction(0)), share)
        parts[act], alone[act] = row, base
    proof = eliminate(parts, dict.fromkeys(acts, Fraction(1)))
    if proof is None or any(value < 1 for value in proof.values()):
        raise NoEndError(acts)
    found = eliminate(parts, alone)
    assert found is not None
    return {act: value.numerator if value.denominator == 1 else value for act, value in found.items()}
