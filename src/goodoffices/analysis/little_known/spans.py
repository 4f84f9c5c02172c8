"""What was said of one issue as a set of value functions: bounds on values and on differences between them.

Orders, ties, intervals and known numbers all bound a value or the difference of two. Such a set is closed by
shortest paths (Floyd–Warshall; the *difference bound matrices* of Dill 1989): then every bound is as tight as
what was said makes it, and for any option there is a member of the set in which it stands as high above
*every* other as any member lets it (the shortest-path tree from it). Exact numbers throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.analysis.option_values import Bounds

ZERO = ""
"""The node that stands for the value 0."""


@dataclass(frozen=True)
class Most:
    """A least upper bound. ``value`` None: there is none; ``strict``: it is never reached."""

    value: Fraction | None
    strict: bool = False

    def __add__(self, other: Most) -> Most:
        if self.value is None or other.value is None:
            return FREE
        return Most(self.value + other.value, self.strict or other.strict)

    def tighter(self, other: Most) -> bool:
        """Whether this bound says more than the other."""
        if self.value is None:
            return False
        if other.value is None:
            return True
        return (self.value, not self.strict) < (other.value, not other.strict)


ONE = Bounds(Fraction(1), Fraction(1))
FREE = Most(None)
NOTHING = Most(Fraction(0))


@dataclass(frozen=True)
class Span:
    """One party on one issue: ``most[a, b]`` bounds the value of ``a`` less that of ``b``; :data:`ZERO`
    stands for 0. All of it times a weight between ``weight.low`` and ``weight.high``, which nothing bounds
    from above where ``free`` is set.
    """

    options: tuple[str, ...]
    most: Mapping[tuple[str, str], Most]
    weight: Bounds = ONE
    free: bool = False

    def difference(self, one: str, other: str) -> Most:
        """The most by which ``one`` can be worth more than ``other`` (below 0: it is worth less in any
        case).
        """
        if one == other:
            return NOTHING
        bound = self.most[one, other]
        if bound.value is None:
            return FREE
        if self.free:
            return (
                FREE
                if bound.value > 0
                else bound
                if bound.value == 0
                else Most(Fraction(0), strict=self.weight.low > 0)
            )
        times = self.weight.high if bound.value > 0 else self.weight.low
        return Most(bound.value * times, bound.strict and times > 0)

    def low(self, option: str) -> Fraction:
        """The least that the option can be worth."""
        bound = self.most[ZERO, option].value
        assert bound is not None
        ends = [-bound * self.weight.low, -bound * self.weight.high]
        return min(ends)

    def high(self, option: str) -> Most:
        """The most that it can be worth."""
        bound = self.most[option, ZERO]
        if bound.value is None or (self.free and bound.value > 0):
            return FREE
        return Most(max(bound.value * self.weight.low, bound.value * self.weight.high))

    def best(self, option: str, cap: Fraction, step: Fraction) -> dict[str, Fraction]:
        """The member in which the option stands highest above all others, with values up to ``cap`` where
        nothing bounds them, and strict bounds kept by ``step``.
        """
        capped = closed(self.options, self._within(cap, step))
        top = capped[option, ZERO].value
        assert top is not None
        found = {}
        for other in self.options:
            gap = NOTHING if other == option else capped[option, other]
            assert gap.value is not None
            found[other] = top - gap.value
        return found

    def _within(self, cap: Fraction, step: Fraction) -> dict[tuple[str, str], Most]:
        edges = {
            pair: Most(bound.value - step if bound.strict else bound.value)
            for pair, bound in self.most.items()
            if bound.value is not None
        }
        for option in self.options:
            bound = edges.get((option, ZERO), FREE)
            if bound.value is None:
                edges[option, ZERO] = Most(cap)
        return edges


def closed(options: Iterable[str], edges: Mapping[tuple[str, str], Most]) -> dict[tuple[str, str], Most]:
    """The tightest bounds that follow. Raises ValueError where nothing meets them all."""
    nodes = [ZERO, *options]
    most = {(a, b): edges.get((a, b), FREE) for a in nodes for b in nodes if a != b}
    for via in nodes:
        for a in nodes:
            if a == via:
                continue
            first = most[a, via]
            if first.value is None:
                continue
            for b in nodes:
                if b in (a, via):
                    continue
                through = first + most[via, b]
                if through.tighter(most[a, b]):
                    most[a, b] = through
    for (a, b), bound in most.items():
        back = bound + most[b, a]
        if back.value is not None and (back.value < 0 or (back.value == 0 and back.strict)):
            raise ValueError("what was said contradicts itself")
    return most
