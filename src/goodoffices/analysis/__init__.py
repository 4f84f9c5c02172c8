"""What could be agreed: gaps, frontier, solutions, trades, the standing text weighed."""

from goodoffices.analysis.gap_records import (
    Ask,
    Cell,
    Due,
    Exchange,
    Gap,
    GapBoard,
    Held,
    Move,
    Pending,
    Reading,
    Refusal,
    Side,
    Way,
)
from goodoffices.analysis.gaps import board

__all__ = [
    "Ask",
    "Cell",
    "Due",
    "Exchange",
    "Gap",
    "GapBoard",
    "Held",
    "Move",
    "Pending",
    "Reading",
    "Refusal",
    "Side",
    "Way",
    "board",
]
