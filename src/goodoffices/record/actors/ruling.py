"""A rule about who talks with whom."""

from __future__ import annotations

import re
from functools import cached_property

from goodoffices.record.actors.phrases import from_number, in_short
from goodoffices.record.text.needed import OneOf, needed


class TalksRule:
    """A pattern over sentences in which each somebody is a number, with how much it says.

    The pattern is compiled where a sentence has its words: most reports need few of them, and together they
    take longer to compile than a few reports to read.
    """

    def __init__(self, part: str, name: str, weight: float, written: str) -> None:
        self.part = part
        self.name = name
        self.weight = weight
        self.written = written

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(from_number(self.written))

    @cached_property
    def needs(self) -> tuple[OneOf, ...]:
        """What every sentence has that the pattern fits."""
        return needed(in_short(self.written))
