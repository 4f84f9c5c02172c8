"""What stands where in one article: the statement that holds a place, the dates between two places, without a
search through all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from goodoffices.record.model import DateMention, Statement


class Holders:
    """The statements of one article by the place of their sentence."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        groups: dict[int, list[Statement]] = {}
        for statement in statements:
            groups.setdefault(statement.sentence[0], []).append(statement)
        self._by_id = {each.id: each for group in groups.values() for each in group}
        self._starts = sorted(groups)
        self._groups = [groups[start] for start in self._starts]

    def at(self, place: int) -> Statement | None:
        """The innermost statement that holds the character; None where none does."""
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return None
        holding = [each for each in self._groups[index] if each.start <= place < each.end]
        return min(holding, key=lambda each: each.end - each.start, default=None)

    def teller(self, statement: Statement | None) -> Statement | None:
        """Who tells what a statement of consent or demand says of its side: the one around it ("the Front
        said that Norland had agreed to ...").
        """
        while statement is not None and statement.within and statement.cue.lower().startswith(_DOES):
            outer = self._by_id.get(statement.within)
            if outer is None or not outer.speaker:
                break
            statement = outer
        return statement


_DOES = (
    "agree",
    "offer",
    "promise",
    "pledge",
    "demand",
    "want",
    "seek",
    "accept",
    "refuse",
    "reject",
    "approve",
    "propose",
)


class Days:
    """The dates of one article in the order of its text."""

    def __init__(self, dates: list[DateMention]) -> None:
        self._dates = dates
        self._starts = [each.start for each in dates]

    def between(self, start: int, end: int) -> list[DateMention]:
        """The dates that begin from ``start`` up to, not including, ``end``."""
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
