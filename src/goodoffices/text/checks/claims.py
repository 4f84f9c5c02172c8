"""One quantity that the text says in two ways, in two of its clauses: "a bonus of 1,000", later "the bonus of
1,200"; 22 workers and 31 workers, later "all 55 workers"; twelve members, later "nine of the fourteen votes".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations

from goodoffices.language import CodedText
from goodoffices.text.checks.measures import Measure, measures
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.checks.sums import SOURCE, outside_alternatives, plainly
from goodoffices.text.finding import Finding

_KINDS_OF_SUM = (
    "premium|bonus|deposit|rent|fee|fine|penalty|ceiling|cap|loan|grant|salary|wage|allowance|pension|subsidy|"
    "compensation|contribution|budget|price|threshold|quota|toll|tariff|levy|surcharge|discount|advance|"
    "guarantee|bond|reward|ransom|stipend|tax|rate|share|term|mandate|notice|period|truce|ceasefire|pause|"
    "moratorium|cooling-off|probation|leave|limit|strip|zone|corridor|buffer|quorum|majority|payment|sum|force|"
    "garrison|contingent|guard|fund|retention"
)
_CLAIM = re.compile(
    rf"\b(?P<lead>an?|the|its|his|her|their|this|that|\w+[’']s?)\s+(?P<which>(?:[a-z-]+\s+){{0,2}}?)"
    rf"(?P<noun>{_KINDS_OF_SUM})\s+of\s+(?:(?:about|up\s+to|at\s+least)\s+)?"
    rf"(?:[A-Z]{{3}}\s?|[$€£])?$",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\b(?P<lead>an?|the|its|his|her|their|this|that|\w+[’']s?)\s+(?:[a-z-]+\s+)?$",
    re.IGNORECASE,
)
_LONG_NOUN = re.compile(
    r"-(?P<unit>hour|day|week|month|year)\s+(?P<noun>term|mandate|period|truce|ceasefire|pause|moratorium|notice)\b",
    re.IGNORECASE,
)
_LONGEST = {
    "hour": Fraction(1, 24),
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(31),
    "year": Fraction(366),
}
"""The most days of each."""
_VOTES = re.compile(r"\bof\s+(?:the|its|their)\s+$", re.IGNORECASE)
_PERSONS = frozenset(
    "person judge arbitrator expert minister commissioner delegate official director deputy councillor "
    "governor senator representative trustee adviser".split()
)
_HAS = re.compile(r"\b(?:of|has|have|with|by)\s+$", re.IGNORECASE)
_BODY = frozenset("member vote seat".split())
_PICKS = frozenset(
    "from of named appointed to in who that which under by with for at on held released listed mentioned "
    "referred described nominated chosen living working".split()
)


_Said = tuple[Fraction, ClauseWords, bool]


def find_claims(reading: TextReading) -> Iterator[Finding]:
    """Quantities that two clauses say differently."""
    yield from _said_of_one_thing(reading)
    yield from _all_of_them(reading)
    yield from _votes(reading)


def _only_one(first: Mapping[tuple[str, str, int], list[_Said]], key: tuple[str, str, int]) -> list[_Said]:
    """What was said of "the pension contribution", for "the contribution" of which there is no other."""
    noun, kind, top = key
    akin = [
        said for (other, *rest), said in first.items() if rest == [kind, top] and other.endswith(f" {noun}")
    ]
    return akin[0] if len(akin) == 1 else []


def _kind(passage: ClauseWords, one: Measure) -> str:
    if one.days is not None or _LONG_NOUN.match(passage.words[one.end : one.end + 40]):
        return "days"
    return one.noun if one.noun in ("%", "$") else ""


def _said_of_one_thing(reading: TextReading) -> Iterator[Finding]:
    """ "a bonus of 1,000", later "the bonus of 1,200"; "a term of four years", later "the five-year term"."""
    first: dict[tuple[str, str, int], list[_Said]] = {}
    for passage in reading.passages:
        for one in measures(reading, passage):
            named = _named(passage, one)
            if one.inside or not named or not outside_alternatives(passage, [one]):
                continue
            noun, which, definite, value = named
            top = _top(reading, passage.place)
            key = (
                f"{which} {noun}".strip(),
                _kind(passage, one) or "number",
                top if noun in ("term", "period") else -1,
            )
            before = first.get(key) or (_only_one(first, key) if not which and definite else [])
            first.setdefault(key, [])
            values = {each[0] for each in before}
            if before and definite and len(values) == 1 and value not in values:
                yield _twice(reading, passage, one, value, before[0][0], before[0][1])
            first[key].append((value, passage, definite))


def _named(passage: ClauseWords, one: Measure) -> tuple[str, str, bool, Fraction] | None:
    """What a quantity is said to be of: the noun, what tells it from others, whether it is spoken of as
    known, and the value (of a length of time in days).
    """
    value = one.days[1] if one.days is not None else one.value
    match = _CLAIM.search(passage.before(one.start))
    if match is not None:
        return match["noun"].casefold(), match["which"].strip().casefold(), _definite(match["lead"]), value
    after = _LONG_NOUN.match(passage.words[one.end : one.end + 40])
    lead = _LONG.search(passage.before(one.start))
    if after is None or lead is None:
        return None
    many = _LONGEST[after["unit"].casefold()]
    return after["noun"].casefold(), "", _definite(lead["lead"]), one.value * many


def _definite(lead: str) -> bool:
    return lead.casefold() in ("the", "this", "that", "its", "his", "her", "their") or lead[-1] in "s’'"


def _top(reading: TextReading, place: int) -> int:
    """The outermost clause that another belongs to, -1 for none."""
    if reading.text.clauses[place].parent < 0:
        return -1
    while reading.text.clauses[place].parent >= 0:
        place = reading.text.clauses[place].parent
    return place


def _all_of_them(reading: TextReading) -> Iterator[Finding]:
    """ "22 workers … 31 workers", later "all 55 workers": no number that was said, and no sum of those."""
    said: dict[str, list[tuple[Fraction, ClauseWords]]] = {}
    for passage in reading.passages:
        numbers = [one for one in measures(reading, passage) if not one.ordinal and one.days is None]
        own: list[tuple[str, Fraction]] = []
        noun = ""
        for at, one in enumerate(numbers):
            noun = _noun_of(passage, numbers, at, noun)
            if not noun or noun in ("%", "$") or one.value.denominator != 1:
                continue
            before = said.get(noun, [])
            if _stands_for_all(passage, one) and len(before) >= 2 and outside_alternatives(passage, [one]):
                values = [value for value, _ in before]
                whole = sum(values)
                near = max(values) < one.value <= whole * 3 / 2
                if near and len(values) <= 8 and one.value not in _sums(values):
                    yield _twice(reading, passage, one, one.value, whole, before[-1][1])
            own.append((noun, one.value))
        for noun_, value in own:
            said.setdefault(noun_, []).append((value, passage))


def _noun_of(passage: ClauseWords, numbers: list[Measure], at: int, last: str) -> str:
    """The noun of a number; of one without, that of the number before in the same sentence ("120 detainees
    and the Council 45").
    """
    one = numbers[at]
    if one.noun:
        return one.noun
    if at and not re.search(r"[.;]\s", passage.words[numbers[at - 1].end : one.start]):
        after = passage.words[one.end : one.end + 3]
        return last if re.match(r"\s*[.,;)]|\s*$", after) else ""
    return ""


def _stands_for_all(passage: ClauseWords, one: Measure) -> bool:
    """Whether a number stands for all of a kind: "all 55 workers", "the 175 detainees takes place"."""
    lead = passage.before(one.start, 12)
    if re.search(r"\ball\s+(?:the\s+|these\s+|those\s+)?$", lead, re.IGNORECASE):
        return True
    if not re.search(r"\b(?:the|these|those)\s+$", lead, re.IGNORECASE):
        return False
    after = re.match(r"\s+[\w-]+\s*(\w*)", passage.words[one.end :])
    return after is not None and after[1].casefold() not in _PICKS


def _sums(values: list[Fraction]) -> set[Fraction]:
    """Every sum of some of them."""
    return {
        sum(some, Fraction(0)) for many in range(1, len(values) + 1) for some in combinations(values, many)
    }


def _votes(reading: TextReading) -> Iterator[Finding]:
    """ "nine of the fourteen votes" of a body that has twelve members, in the same article."""
    members: dict[int, list[tuple[Measure, ClauseWords]]] = {}
    for passage in reading.passages:
        article = reading.text.clauses[passage.place].parent
        for one in measures(reading, passage):
            body = one.noun in _BODY or (one.noun in _PERSONS and _HAS.search(passage.before(one.start)))
            if not body or one.ordinal or one.inside:
                continue
            known = members.setdefault(article, [])
            if not known or not _VOTES.search(passage.before(one.start)):
                known.append((one, passage))
                continue
            values = {each.value for each, at in known if not _VOTES.search(at.before(each.start))}
            elsewhere = known[0][1].place != passage.place and outside_alternatives(passage, [one])
            if elsewhere and len(values) == 1 and one.value not in values:
                yield _twice(reading, passage, one, one.value, known[0][0].value, known[0][1])
            known.append((one, passage))


def _twice(
    reading: TextReading,
    passage: ClauseWords,
    one: Measure,
    here: Fraction,
    there: Fraction | int,
    other: ClauseWords,
) -> Finding:
    words = " ".join(passage.words[one.start : one.end].split())
    return reading.finding(
        "count-said-twice",
        "error",
        passage,
        (one.start, one.end),
        CodedText(
            "quantity-said-otherwise",
            "The text says “%(words)s” here; what it says in %(where)s gives %(there)s.",
            words=words,
            where=other.clause.label or CodedText("another-place", "another place"),
            there=_days(Fraction(there)) if _kind(passage, one) == "days" else plainly(Fraction(there)),
        ),
        CodedText("say-one-number-both", "Say one number in both places."),
        SOURCE,
        (other.place,),
    )


def _days(days: Fraction) -> str:
    """A length of time, in words."""
    for unit, name in ((366, "year"), (31, "month"), (7, "week"), (1, "day")):
        if days >= unit and days % unit == 0:
            return f"{plainly(days / unit)} {name}{'s' * (days != unit)}"
    return f"{plainly(days)} days"
