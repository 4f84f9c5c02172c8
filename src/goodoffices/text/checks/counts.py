"""Counts of what is listed that are not its number, and one thing counted in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from goodoffices.language import CodedText
from goodoffices.text.checks.measures import Measure, measures
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.checks.sums import SOURCE, outside_alternatives, plainly, wrong_total
from goodoffices.text.finding import Finding

_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_COUNTED = frozenset(
    "phase stage step round part instalment installment copy language annex article state "
    "party side signatory guarantor court arbitrator".split()
)


_QUALIFIED = frozenset(
    "from of named appointed in to who that which under by with for at on held released "
    "listed mentioned referred described nominated chosen".split()
)


def _stands_alone(lead: str, tail: str) -> bool:
    """Whether "the eleven villages" stand as all of them: definite, and without what picks some of them
    out."""
    if not re.search(r"\bthe\s+$", lead, re.IGNORECASE) or re.search(
        r"\b(?:of|among|between)\s+the\s+$", lead, re.IGNORECASE
    ):
        return False
    match = re.match(r"\s+\w[\w-]*s\b\s*(\w*)", tail)
    return match is not None and match[1].casefold() not in _QUALIFIED


def find_wrong_counts(reading: TextReading) -> Iterator[Finding]:
    """Counts that the text itself contradicts."""
    for passage in reading.passages:
        numbers = measures(reading, passage)
        for at, sentence in passage.sentences():
            own = [one for one in numbers if at <= one.start < at + len(sentence) and not one.ordinal]
            if len(own) > 60:
                continue
            each = _one_of_each(reading, passage, at, sentence, own)
            if each:
                yield each
            found = _listed(reading, passage, at, sentence, own)
            if found:
                yield found
        yield from _sub_clauses(reading, passage, numbers)
    yield from _together(reading)


_EACH = re.compile(
    r",\s+\[?(one|two|three|four|five)\s+(?:from|by|for|of|named\s+by|chosen\s+by)\s+each\s+of\s+the\s+",
    re.IGNORECASE,
)


def _one_of_each(
    reading: TextReading, passage: ClauseWords, at: int, sentence: str, numbers: list[Measure]
) -> Finding | None:
    """ "five persons, one from each of the six parties"."""
    match = _EACH.search(sentence)
    if match is None:
        return None
    before = [one for one in numbers if one.end <= at + match.start() and at + match.start() - one.end < 30]
    behind = [one for one in numbers if 0 <= one.start - at - match.end() < 3]
    if not before or not behind or before[-1].days is not None:
        return None
    many = "one two three four five".split().index(match[1].casefold()) + 1
    if many * behind[0].value == before[-1].value:
        return None
    return wrong_total(reading, passage, [before[-1], behind[0]], before[-1], [behind[0]] * many)


def _listed(
    reading: TextReading, passage: ClauseWords, at: int, sentence: str, numbers: list[Measure]
) -> Finding | None:
    """A number of things, then the things by name: "three languages: Amelian and Varnish"; "twice a year: in
    March, in July and in November"."""
    match = re.search(r"\b(once|twice|thrice)\b[^:.]{0,30}:\s(.+)", sentence)
    total: Fraction | None = None
    start = at
    if match:
        total, items, start = Fraction(_TIMES[match[1].casefold()]), match[2], at + match.start()
    else:
        for one in numbers:
            behind = re.match(
                r"[^:.,;()]{1,40}:\s+(?!\d)([^:.;]+)[.;]?\s*$", passage.words[one.end : at + len(sentence)]
            )
            if (
                behind
                and one.noun
                and (
                    one.days is None or re.search(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", behind[1])
                )
                and one.noun not in ("%", "$")
                and one.value.denominator == 1
            ):
                total, items, start = one.value, behind[1], one.start
                break
    if total is None or not 1 < total <= 12 or any(one.start > start + 12 for one in numbers):
        return None
    listed = [
        item
        for item in re.split(r",\s+(?:and|or)\s+|,\s+|\s+and\s+(?!the\s+\w+\s+of)", items.strip(" .;"))
        if item.strip()
    ]
    if (
        len(listed) < 2
        or len(listed) == total
        or any(len(item.split()) > 6 for item in listed)
        or "[" in items
    ):
        return None
    if re.search(r"[A-Z]\w+ and [A-Z]\w+[ .;]*$", items) and len(listed) - 1 == total:
        return None
    return reading.finding(
        "count-not-list",
        "error",
        passage,
        (start, at + len(sentence.rstrip())),
        CodedText(
            "text-says-names",
            "The text says %(plainly)s and names %(number)s.",
            plainly=plainly(total),
            number=len(listed),
        ),
        CodedText("correct-number-or-list", "Correct the number, or the list."),
        SOURCE,
    )


def _sub_clauses(reading: TextReading, passage: ClauseWords, numbers: list[Measure]) -> Iterator[Finding]:
    """ "the following four points:" with three or five sub-paragraphs."""
    chapeau = passage.words.rstrip()
    if not chapeau.endswith(":") or not numbers:
        return
    listed = [
        at for at in reading.children(passage.place) if reading.text.clauses[at].kind in ("numbered", "item")
    ]
    last = numbers[-1]
    tail = passage.words[last.end :].rstrip(" :\n")
    fits = (
        last.value.denominator == 1 and last.days is None and last.noun not in ("%", "$") and len(tail) < 40
    )
    named = re.search(r"\bfollowing\s+(?:\w+\s+)?$", passage.before(last.start)) or not re.search(
        r"[,.;(]|\b(?:by|from|for|within|of)\b", tail
    )
    if fits and named and len(listed) >= 2 and last.noun and len(listed) != last.value and last.value < 30:
        yield reading.finding(
            "count-not-list",
            "error",
            passage,
            (last.start, last.end),
            CodedText(
                "text-says-lists",
                "The text says %(plainly)s and lists %(number)s.",
                plainly=plainly(last.value),
                number=len(listed),
            ),
            CodedText("correct-number-or-list", "Correct the number, or the list."),
            SOURCE,
        )


def _together(reading: TextReading) -> Iterator[Finding]:
    """One thing counted in two ways: "an exchange in three phases", later "the four phases"; "the two raises
    together amount to 8 per cent"."""
    first: dict[str, tuple[Fraction, ClauseWords, Measure]] = {}
    before: list[Measure] = []
    for passage in reading.passages:
        numbers = [one for one in measures(reading, passage) if not one.ordinal]
        yield from _sum_of_clause_before(reading, passage, numbers, before)
        for one in numbers:
            words = passage.words
            lead, tail = words[max(0, one.start - 24) : one.start], words[one.end : one.end + 60]
            if (
                one.value.denominator != 1
                or not one.value > 1
                or one.days is not None
                or one.noun in ("", "%", "$")
            ):
                continue
            if one.noun not in _COUNTED and not _stands_alone(lead, tail):
                continue
            if not outside_alternatives(passage, [one]):
                continue
            definite = re.search(r"\b(?:the|these|those|all)\s+$", lead, re.I)
            whole = re.search(r"\b(?:in|into|has|have|of|through)\s+$", lead, re.I) or definite
            known = first.get(one.noun)
            if (
                known
                and definite
                and known[0] != one.value
                and not re.match(r"\s+(?:other|further|last|first|next|remaining)", tail)
            ):
                yield reading.finding(
                    "count-said-twice",
                    "error",
                    passage,
                    (one.start, one.end),
                    CodedText(
                        "text-says-s",
                        "The text says %(plainly)s %(noun)ss here and %(plainly2)s in %(value)s.",
                        plainly=plainly(one.value),
                        noun=one.noun,
                        plainly2=plainly(known[0]),
                        value=known[1].clause.label or "another place",
                    ),
                    CodedText("say-one-number-both", "Say one number in both places."),
                    SOURCE,
                    (known[1].place,),
                )
            elif whole and not known:
                first[one.noun] = (one.value, passage, one)
        if numbers:
            before = numbers


def _sum_of_clause_before(
    reading: TextReading, passage: ClauseWords, numbers: list[Measure], before: list[Measure]
) -> Iterator[Finding]:
    match = re.search(
        r"\bthe\s+(two|three|four)\s+\w+\s+(?:together|taken together)\s+(?:amount|come|give|"
        r"make|are|is|sum)",
        passage.words,
        re.I,
    )
    if match is None:
        return
    count = {"two": 2, "three": 3, "four": 4}[match[1].casefold()]
    totals = [one for one in numbers if one.start >= match.end()]
    if not totals:
        return
    parts = [one for one in before if one.noun == totals[0].noun]
    if len(parts) == count and sum((one.value for one in parts), Fraction(0)) != totals[0].value:
        yield wrong_total(reading, passage, [totals[0]], totals[0], parts)
