"""How many there are of a thing by what the text lists by name: "quays 3, 4 and 5", "the guarantors are A, B
and C", "three phases"; and what it says of them elsewhere: "the four quays", "the fourth phase", "one third
of the ministers, that is twelve", a copy for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from goodoffices.language import CodedText
from goodoffices.spelling.numerals import ORDINALS
from goodoffices.text.checks.dates import dated
from goodoffices.text.checks.defined import terms_of
from goodoffices.text.checks.measures import Measure, measures, singular
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.checks.sums import SOURCE, outside_alternatives, plainly
from goodoffices.text.finding import Finding

_NAME = r"(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*){0,3}"
_LISTED = re.compile(
    rf"\b(?P<noun>[A-Za-z][a-z]{{2,}}s)\s*(?:(?:are|at|in|of|on|:|,\s+namely)\s*:?\s+)"
    rf"(?P<list>{_NAME}(?:,\s+{_NAME})*,?\s+and\s+(?:{_NAME}|the\s+[a-z]+))(?=\s*[.,;)]|\s+[a-z]|\s*$)"
)
_SIGN = r"(?:\d{1,2}|[A-Z])"
_NUMBERED = re.compile(
    rf"\b(?P<noun>[A-Za-z][a-z]{{2,}}s)\s+(?:Nos\.?\s+)?(?P<list>{_SIGN}(?:,\s+{_SIGN})*,?\s+and\s+{_SIGN})(?![\w.])"
)
_REFERENCES = frozenset(
    "article paragraph clause section annex appendix schedule chapter part point item rule title phase day "
    "year month week hour group version resolution".split()
)
_WHOLE = re.compile(
    r"\b(?:has|have|in|into|of|through|are|sets?\s+up|named?|names|are\s+named)\s+$", re.IGNORECASE
)
_THE = re.compile(r"\b(?:the|these|those|all)\s+$", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\bthe\s+(?P<which>[a-z]+)\s+(?P<noun>phase|stage|step|round|instal+ment|tranche|turn|batch|zone|sector)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?P<n>one|two|three|a|an)?[\s-]?(?P<part>half|third|quarter|fifth|sixth|tenth)s?\s+of\s+"
    r"(?:the|its|all|these)\s+"
    r"(?P<noun>[a-z]+s)\b[^.;]{0,12}?,?\s*\(?(?:that\s+is|i\.e\.|namely|or)\s+(?:at\s+least\s+)?$",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_N = {"one": 1, "a": 1, "an": 1, "two": 2, "three": 3}
_AFTER = frozenset("of from named who that which by other further last first next remaining".split())


class NamedCount(NamedTuple):
    """How many there are of a thing, and where the text says so; ``end`` is where in the passage a list
    ends.
    """

    many: Fraction
    passage: ClauseWords
    end: int = 0


def counts_of(reading: TextReading) -> dict[str, NamedCount]:
    """How many there are of each thing, by its noun in the singular, where the text lists them by name or
    says it once; a thing with two counts has none.
    """
    listed = {noun: many[0] for noun, many in _listed(reading).items() if len(many) == 1}
    found: dict[str, list[NamedCount]] = {}
    for passage in reading.passages:
        for one in measures(reading, passage):
            lead = passage.before(one.start)
            plain = one.noun not in ("", "%", "$") and one.days is None and not one.ordinal and not one.inside
            if plain and (_WHOLE.search(lead) or _THE.search(lead)) and outside_alternatives(passage, [one]):
                found.setdefault(one.noun, []).append(NamedCount(one.value, passage))
    said = {noun: many[0] for noun, many in found.items() if len({one.many for one in many}) == 1}
    return said | listed


def _listed(reading: TextReading) -> dict[str, list[NamedCount]]:
    """Things that are listed by name or number."""
    found: dict[str, list[NamedCount]] = {}
    for passage in reading.passages:
        for match in (*_LISTED.finditer(passage.words), *_NUMBERED.finditer(passage.words)):
            noun = singular(match["noun"])
            if noun not in _REFERENCES and "[" not in match[0]:
                named = re.split(r",\s+and\s+|,\s+|\s+and\s+", match["list"])
                found.setdefault(noun, []).append(NamedCount(Fraction(len(named)), passage, match.end()))
    return found


def find_wrong_numbers_of(reading: TextReading) -> Iterator[Finding]:
    """What is said of how many there are, against what is listed."""
    listed = {noun: many[0] for noun, many in _listed(reading).items() if len(many) == 1}
    known = counts_of(reading)
    before: list[ClauseWords] = []
    for passage in reading.passages:
        yield from _these(reading, passage, before)
        before = [passage] if passage.clause.kind not in ("heading", "article") else before
        yield from _the_four(reading, passage, listed)
        yield from _beyond(reading, passage, known)
        yield from _days_of(reading, passage, known)
        yield from _shares_of(reading, passage, known)


def _the_four(reading: TextReading, passage: ClauseWords, listed: dict[str, NamedCount]) -> Iterator[Finding]:
    """ "the four quays", of quays 3, 4 and 5."""
    for one in measures(reading, passage):
        known = listed.get(one.noun)
        if known is None or known.passage.start > passage.start or one.ordinal or one.value.denominator != 1:
            continue
        if known.passage.place == passage.place and one.start < known.end:
            continue
        after = re.match(r"\s+[\w-]+\s*(\w*)", passage.words[one.end :])
        alone = after is not None and after[1].casefold() not in _AFTER
        if _THE.search(passage.before(one.start)) and alone and one.value != known.many:
            yield _other(reading, passage, one, known, one.noun)


_THESE = re.compile(
    r"^\s*(?:The|These|Those|All)\s+$",
)
_THINGS = frozenset(
    "item field area subject matter point thing element asset object topic task power".split()
)
_ITEM = r"(?:[a-z][\w’'-]*\s+){0,3}[a-z][\w’'-]*"
_SERIES = re.compile(
    r"\b(?:in|of|on|over|are|for|by|comprises?|includes?|covers?|runs?|governs?|has|have|keeps?)\s+"
    rf"(?P<list>{_ITEM}(?:,\s+{_ITEM}){{1,10}},?\s+and\s+{_ITEM})\s*[.;]"
)


def _these(reading: TextReading, passage: ClauseWords, before: list[ClauseWords]) -> Iterator[Finding]:
    """ "schools, health, roads, forests and police. These six fields …"."""
    for one in measures(reading, passage):
        if one.noun not in _THINGS or one.ordinal or not _THESE.match(passage.words[: one.start]):
            continue
        for other in before:
            series = list(_SERIES.finditer(other.words))
            if len(series) != 1 or "[" in other.words:
                continue
            many = len(re.split(r",\s+and\s+|,\s+|\s+and\s+", series[0]["list"]))
            if many != one.value:
                yield _other(reading, passage, one, NamedCount(Fraction(many), other), one.noun)


def _other(reading: TextReading, passage: ClauseWords, one: Measure, known: NamedCount, noun: str) -> Finding:
    return _told(
        reading,
        passage,
        (one.start, one.end),
        CodedText(
            "text-names-so-many",
            "The text says %(said)s %(noun)ss here and names %(there)s in %(where)s.",
            said=plainly(one.value),
            noun=noun,
            there=plainly(known.many),
            where=known.passage.clause.label or CodedText("another-place", "another place"),
        ),
        known,
    )


def _beyond(reading: TextReading, passage: ClauseWords, known: dict[str, NamedCount]) -> Iterator[Finding]:
    """ "at the end of the fourth phase", of three."""
    for match in _ORDINAL.finditer(passage.words):
        turn = ORDINALS.get(match["which"].casefold())
        noun = singular(match["noun"])
        count = known.get(noun)
        if turn is None or count is None or not 1 < count.many < turn:
            continue
        yield _told(
            reading,
            passage,
            match.span(),
            CodedText(
                "no-such-turn",
                "The text speaks of “%(words)s”, and by %(where)s there are %(there)s.",
                words=" ".join(match[0].split()),
                where=count.passage.clause.label or CodedText("another-place", "another place"),
                there=plainly(count.many),
            ),
            count,
        )


_DUE = re.compile(
    r"\b[Tt]he\s+(?P<noun>[a-z]{3,}s)\s+(?:(?:are|fall|become)\s+due|are\s+(?:paid|held|made)|take\s+place)\s+(?:on|by)\b"
)


def _days_of(reading: TextReading, passage: ClauseWords, known: dict[str, NamedCount]) -> Iterator[Finding]:
    """ "the steps are due on 1 March, 1 June and 1 September", of four."""
    for at, sentence in passage.sentences():
        match = _DUE.search(sentence)
        count = known.get(singular(match["noun"])) if match is not None else None
        if match is None or count is None or "[" in sentence:
            continue
        days = [one for one in dated(reading, passage) if at + match.end() <= one.start < at + len(sentence)]
        if len(days) >= 2 and len(days) != count.many:
            yield _told(
                reading,
                passage,
                (at + match.start(), days[-1].end),
                CodedText(
                    "so-many-days-of",
                    "By %(where)s there are %(there)s, and the text names %(days)s days here.",
                    where=count.passage.clause.label or CodedText("another-place", "another place"),
                    there=plainly(count.many),
                    days=len(days),
                ),
                count,
            )


def _shares_of(reading: TextReading, passage: ClauseWords, known: dict[str, NamedCount]) -> Iterator[Finding]:
    """ "at least one third of the ministers, that is twelve", of thirty."""
    for one in measures(reading, passage):
        match = _SHARE.search(passage.before(one.start, 110))
        count = known.get(singular(match["noun"])) if match is not None else None
        if match is None or count is None:
            continue
        share = count.many * _N[(match["n"] or "one").casefold()] / _PARTS[match["part"].casefold()]
        if abs(share - one.value) < 1:
            continue
        yield _told(
            reading,
            passage,
            (one.start, one.end),
            CodedText(
                "share-of-so-many",
                "Of %(there)s, as %(where)s says, that is %(share)s, and not %(said)s.",
                there=plainly(count.many),
                where=count.passage.clause.label or CodedText("another-place", "another place"),
                share=plainly(share),
                said=plainly(one.value),
            ),
            count,
        )


def _told(
    reading: TextReading, passage: ClauseWords, span: tuple[int, int], message: str, known: NamedCount
) -> Finding:
    return reading.finding(
        "count-said-twice",
        "error",
        passage,
        span,
        message,
        CodedText("correct-number-or-list", "Correct the number, or the list."),
        SOURCE,
        (known.passage.place,),
    )


def sides_of(reading: TextReading) -> int:
    """How many sides a text names as its own, each by a short name before its first clause; 0 where that is
    not clear.
    """
    first = next((one.place for one in reading.passages if one.clause.kind in ("article", "numbered")), 0)
    names = {
        one.term
        for one in terms_of(reading).aliases
        if one.passage.place < first and not _collective(one.passage, one.start)
    }
    return len(names) if 2 <= len(names) <= 8 else 0


def _collective(passage: ClauseWords, at: int) -> bool:
    lead, word = passage.words[max(0, at - 40) : at].casefold(), passage.words[at : at + 24].casefold()
    helper = re.search(r"\b(?:help|support|witness|mediat\w+|auspices)\b[^,;]{0,60}$", passage.before(at, 90))
    plural = re.match(r"(?:the\s+)?\w*(?:parties|sides|signatories|parents|partners|heirs|states)\b", word)
    return bool(re.search(r"\b(?:together|collectively|jointly|each)\b", lead) or helper or plural)
