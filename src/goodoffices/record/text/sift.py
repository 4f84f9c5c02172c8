"""A cheap sieve before costly patterns: whether a stretch of text holds any of some stems at all."""

from __future__ import annotations


def lowered(text: str) -> str:
    """The text in small letters, with every character in its place.

    A few characters grow when they are made small (the dotted capital I of Turkish); those keep their case.
    """
    low = text.lower()
    return (
        low
        if len(low) == len(text)
        else "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    )


class Sieve:
    """Stems to look for in stretches of one text; those that the text does not hold at all cost nothing."""

    __slots__ = ("low", "stems")

    def __init__(self, low: str, stems: tuple[str, ...]) -> None:
        self.low = low
        self.stems = [stem for stem in stems if stem in low]

    def holds(self, start: int, end: int) -> bool:
        """Whether any of the stems stands between two places of the text."""
        low = self.low
        for stem in self.stems:  # noqa: SIM110 (a generator costs more than the search)
            if low.find(stem, start, end) >= 0:
                return True
        return False
