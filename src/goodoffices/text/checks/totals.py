"""Totals that are not the sum of their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from goodoffices.text.checks.measures import Measure, measures
from goodoffices.text.checks.rates import find_instalments, find_rates, find_shares
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.checks.sums import outside_alternatives, wrong_total
from goodoffices.text.finding import Finding

_PARTS_FOLLOW = re.compile(
    r":\s|\b(?:of which|of whom|of these|as follows|divided (?:as follows|into|among|"
    r"between)|consisting of|composed of|comprising|made up of"
    r"|among (?:them|which|whom)|including|in \w+ (?:stages|instalments|installments|"
    r"payments|parts|groups|batches|tranches|phases) of)\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(r"\b(?:among (?:them|which|whom)|including|at least|such as)\b", re.IGNORECASE)
_TOTAL_BEHIND = re.compile(
    r"\b(?:together|in all|in total|altogether|a total of|totall?ing|making|amount(?:s|ing)? "
    r"to|in sum|that is|sum of)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:over|under|above|below|aged|age|than|least|most|within|every|until)\s+$", re.IGNORECASE
)
"""What makes a number a bound or an age, and no part of a sum."""
_MANY = 60
"""Numbers in one sentence beyond which it is a table."""
_REST = re.compile(r"\b(?:the (?:other|others|remaining|rest|remainder))\b", re.IGNORECASE)


def find_wrong_totals(reading: TextReading) -> Iterator[Finding]:
    """Totals that the text itself contradicts."""
    for passage in reading.passages:
        numbers = measures(reading, passage)
        for at, sentence in passage.sentences():
            own = [one for one in numbers if at <= one.start < at + len(sentence) and not one.ordinal]
            if len(own) > _MANY:
                continue
            found = (
                _of_parts(reading, passage, at, sentence, own)
                or _behind(reading, passage, at, sentence, own)
                or _apposed(reading, passage, at, sentence, own)
                or find_instalments(reading, passage, own)
                or find_rates(reading, passage, own)
                or find_shares(reading, passage, sentence, own)
            )
            if found:
                yield found


def _of_parts(
    reading: TextReading, passage: ClauseWords, at: int, sentence: str, numbers: list[Measure]
) -> Finding | None:
    """A total, then its parts: "24 persons: 10 women, 8 men and 4 who are ill"."""
    for marker in _PARTS_FOLLOW.finditer(sentence):
        place = at + marker.start()
        before = [one for one in numbers if one.end <= place + 12 and one.start < place]
        if "of" in marker[0].split()[-1:] and marker[0].startswith("in "):
            before = [one for one in numbers if one.end <= place]
        if not before:
            continue
        parts = [
            one
            for one in numbers
            if one.start >= at + marker.end()
            and not one.inside
            and not _BOUND.search(passage.before(one.start))
        ]
        raw = parts
        parts, times = _with_each(passage, parts)
        if len(parts) == 1 < len(raw) and parts[0].value != before[-1].value and not before[-1].inside:
            return wrong_total(reading, passage, [before[-1], parts[0]], before[-1], parts)
        if times is None and _each_may_fit(passage, before[-1], parts):
            continue
        fitting = [
            one for one in reversed(before) if not _stops(passage, one, place) and _fit(passage, one, parts)
        ]
        if not fitting:
            continue
        total = fitting[0]  # "1,200 fighters in three groups: 500 …" is of fighters, not of groups
        parts = _alike(total, parts)
        whole = sum((one.value for one in parts), Fraction(0))
        fixed = not _PARTIAL.search(sentence)
        behind = _TOTAL_BEHIND.search(sentence, marker.end())
        if behind and not marker[0].startswith(":"):
            continue
        if len(parts) >= 2 and (whole > total.value or (fixed and whole != total.value)):
            return wrong_total(reading, passage, [total, *parts], total, parts)
    return _rest_of(reading, passage, at, sentence, numbers)


_OF_EACH = re.compile(r"\s+(?:\w+\s+)?(?:from|by|for|of|in|to)\s+each\b")
"""So many of each: how many that is in all depends on how many there are."""
_APPOSED = re.compile(r"\s+(?:\w+\s+)?[\w-]+s?[,;]\s+(?:of\s+whom\s+)?$")
_SHARED = re.compile(
    r"\s+(?:(?:are|is)\s+)?(?:\w+\s+)?(?:from|by|for|of|in|to|named|chosen|elected|appointed|nominated|sent|"
    r"drawn)\s+(?!each\b)"
)


def _with_each(passage: ClauseWords, parts: list[Measure]) -> tuple[list[Measure], Fraction | None]:
    """The parts, those of "three from each of the four regions" times the number; and that number, None where
    nobody says how many there are.
    """
    found: list[Measure] = []
    times: Fraction | None = Fraction(1)
    for place, one in enumerate(parts):
        lead = passage.words[parts[place - 1].end : one.start] if place else ""
        if place and re.search(r"\beach\s+of\s+the\s+$", lead):
            found[-1] = found[-1]._replace(value=found[-1].value * one.value, end=one.end)
            continue
        each = _OF_EACH.match(passage.words[one.end : one.end + 40])
        named = (
            each is not None
            and place + 1 < len(parts)
            and re.search(r"\beach\s+of\s+the\s+$", passage.words[one.end : parts[place + 1].start])
        )
        if each is not None and not named:
            times = None
        found.append(one)
    return found, times


def _each_may_fit(passage: ClauseWords, total: Measure, parts: list[Measure]) -> bool:
    """Whether some number of those that "each" is said of gives the total."""
    each = [one for one in parts if _OF_EACH.match(passage.words[one.end : one.end + 40])]
    rest = total.value - sum((one.value for one in parts if one not in each), Fraction(0))
    whole = sum((one.value for one in each), Fraction(0))
    return whole > 0 and rest > whole and (rest / whole).denominator == 1


def _apposed(
    reading: TextReading, passage: ClauseWords, at: int, sentence: str, numbers: list[Measure]
) -> Finding | None:
    """ "five members, two named by one side, two by the other and two by both"."""
    for place, total in enumerate(numbers[:-2]):
        parts = [one for one in numbers[place + 1 :] if not one.inside]
        if total.inside or not total.noun or total.days is not None or len(parts) < 2:
            continue
        if not _APPOSED.match(passage.words[total.end : parts[0].start]) or not _fit(passage, total, parts):
            continue
        if not all(_SHARED.match(passage.words[one.end : one.end + 40]) for one in parts):
            continue
        led = re.search(r"\band\s+$", passage.before(parts[-1].start))
        if not led or len(parts) != len(_alike(total, parts)):
            continue
        if sum((one.value for one in parts), Fraction(0)) != total.value and not _PARTIAL.search(sentence):
            return wrong_total(reading, passage, [total, *parts], total, parts)
    return None


def _stops(passage: ClauseWords, total: Measure, place: int) -> bool:
    """Whether something other than a few words stands between the total and its parts."""
    between = passage.words[total.end : place]
    return len(between) > 90 or bool(re.search(r"[.;]\s", between))


def _fit(passage: ClauseWords, total: Measure, parts: list[Measure]) -> bool:
    if len(parts) < 2 or total.value <= 0 or not outside_alternatives(passage, [total, *parts]):
        return False
    return all(0 < one.value < total.value for one in _alike(total, parts)) and len(_alike(total, parts)) >= 2


def _alike(total: Measure, parts: list[Measure]) -> list[Measure]:
    """The parts that are of the total's kind: money of money, shares of shares; no lengths of time among
    persons."""
    if total.noun in ("$", "%"):
        same = [one for one in parts if one.noun == total.noun]
        return same or [one for one in parts if one.days is None]
    if total.days is not None:
        return [one for one in parts if one.noun in (total.noun, "")]
    return [
        one
        for one in parts
        if one.days is None and one.noun not in ("%", "$", "km", "kilometre", "metre", "mile")
    ]


def _rest_of(
    reading: TextReading, passage: ClauseWords, at: int, sentence: str, numbers: list[Measure]
) -> Finding | None:
    """ "Of the 48 contracts the company makes 30 permanent and ends the other 16"; "the 13 weeks a year Ana
    has 6 and Tomas 6"."""
    for first in range(len(numbers) - 2):
        lead = passage.words[at : numbers[first].start]
        if not re.search(r"(?:^\s*|[(:;,]\s*)of\s+(?:the\s+|these\s+|its\s+|all\s+)?$", lead, re.IGNORECASE):
            continue
        total, rest = numbers[first], numbers[first + 1 :]
        parts = _alike(total, [one for one in rest if not _BOUND.search(passage.before(one.start))])
        if not _fit(passage, total, parts):
            continue
        whole = sum((one.value for one in parts), Fraction(0))
        if whole > total.value or (
            whole != total.value and (_REST.search(sentence) or len(parts) == len(rest))
        ):
            return wrong_total(reading, passage, [total, *parts], total, parts)
    return None


def _behind(
    reading: TextReading, passage: ClauseWords, at: int, sentence: str, numbers: list[Measure]
) -> Finding | None:
    """Parts, then their total: "EUR 450 for Mia and EUR 400 for Jon, together EUR 950"; "stages of 400 and
    350 fighters, 800 in all"."""
    for marker in _TOTAL_BEHIND.finditer(sentence):
        word = marker[0].casefold()
        begin, end = at + marker.start(), at + marker.end()
        after = [one for one in numbers if one.start >= end and one.start - end < 12]
        before = [one for one in numbers if one.end <= begin and not one.inside]
        if word in ("in all", "in total", "altogether", "together") and not after:
            near = [one for one in before if begin - one.end < 25]
            behind = [one for one in numbers if one.start >= end and not one.inside]
            if len(near) == 1 and near == before and len(behind) >= 2 and _fit(passage, near[0], behind):
                whole = sum((one.value for one in _alike(near[0], behind)), Fraction(0))
                if whole != near[0].value:
                    return wrong_total(reading, passage, [near[0], *behind], near[0], _alike(near[0], behind))
            total, parts = (
                (near[-1], [one for one in before if one.end < near[-1].start]) if near else (None, [])
            )
        elif word == "that is":
            continue
        else:
            total, parts = (after[0], before) if after else (None, [])
        if total is None:
            continue
        parts = [
            one
            for one in _alike(total, parts)
            if one.noun == total.noun or not (one.noun and total.noun) or _loose(one, total)
        ]
        parts = [one for one in parts if one.value < total.value or len(parts) > 2]
        count = next((one for one in parts if _counts_parts(passage, one)), None)
        parts = [one for one in parts if one is not count]
        whole = sum((one.value for one in parts), Fraction(0))
        if (
            len(parts) == 2
            and re.search(r"\beach\b", sentence)
            and parts[0].value * parts[1].value == total.value
        ):
            continue  # three teams of twelve each
        if len(parts) >= 2 and whole != total.value and outside_alternatives(passage, [total, *parts]):
            return wrong_total(reading, passage, [total, *parts], total, parts)
    return None


def _loose(one: Measure, total: Measure) -> bool:
    return (
        one.days is None
        and total.days is None
        and "%" not in (one.noun, total.noun)
        and "$" not in (one.noun, total.noun)
    )


def _counts_parts(passage: ClauseWords, one: Measure) -> bool:
    """Whether a number counts the parts that follow, not what they are made of ("in two stages of")."""
    return bool(re.match(r"\s+\w+\s+of\b", passage.words[one.end : one.end + 30])) and bool(
        re.search(r"\bin\s+$", passage.before(one.start))
    )
