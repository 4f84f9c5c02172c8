"""What a text has that can be referred to: articles, paragraphs, annexes, by their numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from goodoffices.text.checks.reading import TextReading
from goodoffices.text.markers import roman_value

ANNEX = "annex|appendix|schedule|attachment|protocol|addendum"
LETTERED = re.compile(r"(?<![\w.])[A-Z]\.\d{1,2}(?:\.\d{1,2})?(?![\w.]?\w)")
"""Numbers such as C.4."""


class Provisions:
    """What a text has that can be referred to."""

    def __init__(self, reading: TextReading, foreign: Callable[[TextReading], set[str]]) -> None:
        self._reading, self._foreign = reading, foreign
        self._clauses = reading.text.clauses

    @cached_property
    def articles(self) -> dict[str, list[int]]:
        """Articles and headings by their number."""
        found: dict[str, list[int]] = {}
        for place, clause in enumerate(self._clauses):
            if clause.kind == "article" or (
                clause.kind == "heading" and clause.number and not self._annex(place)
            ):
                found.setdefault(norm(clause.number), []).append(place)
        return found

    @cached_property
    def annexes(self) -> set[str]:
        """Annexes by their number; "" where one has none."""
        found = set()
        for place, clause in enumerate(self._clauses):
            if self._annex(place):
                found.add(norm(clause.number))
        return found

    def _annex(self, place: int) -> bool:
        clause = self._clauses[place]
        return clause.kind == "heading" and bool(
            re.match(rf"(?:\[|\*|\s)*(?:{ANNEX})", clause.printed.lstrip("#* \t\n["), re.I)
        )

    @cached_property
    def foreign_annexes(self) -> set[str]:
        """Annexes that the text says to be another instrument's, by their number."""
        return self._foreign(self._reading)

    @cached_property
    def beginnings(self) -> set[str]:
        """How clauses without a number begin, in small letters: a heading that no numeral numbers."""
        return {
            " ".join(clause.printed.strip(" #*_[\n\t").split()[:3]).casefold()
            for clause in self._clauses
            if not clause.number
        }

    @cached_property
    def labels(self) -> set[str]:
        """Every label, and every number as it stands."""
        found = set()
        for clause in self._clauses:
            found |= {norm(clause.label), norm(clause.number)}
        return found

    @cached_property
    def lettered(self) -> int:
        """How many clauses are numbered by a letter and a figure ("C.4")."""
        return sum(bool(LETTERED.fullmatch(clause.number)) for clause in self._clauses)

    @cached_property
    def letters(self) -> set[str]:
        """The letters that such numbers have."""
        return {one.number[0].casefold() for one in self._clauses if LETTERED.fullmatch(one.number)}

    @cached_property
    def tops(self) -> dict[str, list[int]]:
        """Numbers of the outermost numbered clauses."""
        found: dict[str, list[int]] = {}
        for place, clause in enumerate(self._clauses):
            outer = clause.parent < 0 or self._clauses[clause.parent].kind not in ("numbered",)
            if clause.kind == "numbered" and outer:
                found.setdefault(norm(clause.number), []).append(place)
        return found

    @cached_property
    def through(self) -> dict[str, list[int]]:
        """Paragraphs by number, where they are numbered through the whole text and not anew in each article;
        else empty."""
        found: dict[str, list[int]] = {}
        for place, clause in enumerate(self._clauses):
            if clause.kind == "numbered" and re.match(r"\d", clause.number) and "." not in clause.number:
                found.setdefault(norm(clause.number), []).append(place)
        several = sum(len(places) > 1 for places in found.values())
        return found if several <= len(found) * 0.1 else {}

    def has_nth(self, place: int, letter: str) -> bool:
        """Whether a clause has as many sub-paragraphs as a letter counts, under other numbers: "(b)" is the
        second."""
        letter = letter.strip("()")
        kinds = [self._clauses[at].kind for at in self._reading.children(place)]
        listed = sum(kind in ("numbered", "item") for kind in kinds)
        return len(letter) == 1 and "a" <= letter <= "z" and ord(letter) - ord("a") < listed

    def above(self, place: int, kinds: tuple[str, ...]) -> int:
        """The clause of one of the kinds that another belongs to; -1 for none."""
        while place >= 0 and self._clauses[place].kind not in kinds:
            place = self._clauses[place].parent
        return place

    def below(self, place: int, number: str) -> list[int]:
        """Clauses with a number that belong to another."""
        found, rest = [], list(self._reading.children(place))
        while rest:
            at = rest.pop(0)
            clause = self._clauses[at]
            if clause.kind == "numbered" and same(norm(clause.number), number):
                found.append(at)
            if clause.kind in ("option", "heading", "paragraph", "item"):
                rest += self._reading.children(at)
        return found


def norm(number: str) -> str:
    """A number in one form: without brackets' signs, stops and blanks, Roman numbers as digits."""
    bare = re.sub(r"[\s.\[\]*_]+$|^[\s\[\]*_]+", "", number)
    bare = re.sub(r"\s", "", bare)
    value = roman_value(bare) if re.fullmatch(r"[IVX]{1,6}", bare) else 0
    return str(value) if value else bare.strip("§").casefold()


def same(one: str, two: str) -> bool:
    """Whether two numbers are one, with or without parentheses ("(2)", "2", "2)")."""
    return one.strip("()") == two.strip("()")
