"""Numbers of one sentence that follow from each other: so often in so long, so much from so much, shares of
one thing, so many copies for so many sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from goodoffices.language import CodedText
from goodoffices.spelling import NUMERALS
from goodoffices.text.checks.counted import counts_of, sides_of
from goodoffices.text.checks.measures import Measure, measures, singular
from goodoffices.text.checks.reading import ClauseWords, TextReading
from goodoffices.text.checks.sums import SOURCE, outside_alternatives, plainly
from goodoffices.text.finding import Finding

Span = tuple[int, int]
_COUNTS = {word: value for word, value in NUMERALS.items() if isinstance(value, int) and 0 < value < 100}
_MANY = rf"(?:\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_UNIT = "day|week|fortnight|month|quarter|year"
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_OFTEN = re.compile(
    rf"\b(?:(?P<every>(?:once\s+)?every\s+(?:(?P<n>{_MANY})\s+)?(?P<unit>{_UNIT})s?)|"
    rf"(?P<times>once|twice|thrice|{_MANY}\s+times)\s+(?:a|an|per|each|every|in\s+a|in\s+each)\s+(?P<per>{_UNIT})|"
    rf"(?P<each>each|per)\s+(?P<one>quarter|month|week)|"
    rf"(?P<weekday>(?:every|on)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?))\b",
    re.IGNORECASE,
)
_IN_A_YEAR = {"day": 365, "week": 52, "fortnight": 26, "month": 12, "quarter": 4, "year": 1}
_SAME = re.compile(r"\b(?:that\s+is|i\.e\.|in\s+other\s+words|which\s+is|making|or)\b|\($", re.IGNORECASE)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_WHEN = rf"(?:\d{{1,2}}:\d{{2}}|(?:\d{{1,2}}\s+)?(?:{_MONTHS})|spring|summer|autumn|winter|{_DAYS})"
_LEAD = r"(?:(?:on|in|at)\s+)?"
_WHENS = rf"(?:{_WHEN}(?:,\s+{_LEAD}{_WHEN})*,?\s+and\s+{_LEAD}{_WHEN})"
_OFTEN_IN = rf"(?P<times>once|twice|thrice|{_MANY}\s+times)\s+(?:a|per|each|every)\s+(?:day|week|month|year)"
_TIMES_THEN = re.compile(rf"\b{_OFTEN_IN}[,:]?\s+(?:at|on|in)\s+(?P<list>{_WHENS})", re.IGNORECASE)
_THEN_TIMES = re.compile(
    rf"\b(?:at|on|in)\s+(?P<list>{_WHENS})(?:\s+of\s+(?:each|every)\s+\w+)?,\s+"
    rf"(?:that\s+is\s+|i\.e\.\s+)?{_OFTEN_IN}",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:from|between)\s+(?P<h1>\d{1,2}):(?P<m1>\d{2})\s+(?:to|until|till|and)\s+(?P<h2>\d{1,2}):(?P<m2>\d{2})"
    rf"(?:\s+(?:each|every)\s+day)?,?\s+(?:\(|that\s+is\s+|i\.e\.\s+|for\s+)*(?P<n>{_MANY})\s+hours\b",
    re.IGNORECASE,
)
_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_PERCENT_OF = re.compile(
    rf"(?P<p>{_DIGITS})\s*(?:per\s+cent|%)\s+of\s+(?:the\s+|these\s+|its\s+)?(?P<whole>{_DIGITS})\b"
    rf"[^.;,()]{{0,40}}[,(]\s*(?:that\s+is|i\.e\.|namely|or|meaning),?\s+(?P<said>{_DIGITS})"
    rf"(?!\s*(?:of|per\s+cent|%))",
    re.IGNORECASE,
)
_OF_IS_PERCENT = re.compile(
    rf"\b(?P<part>{_DIGITS})\s+of\s+the\s+(?P<whole>{_DIGITS})\s+\w+[,(]?\s+(?:that\s+is|i\.e\.|or|receives?|"
    rf"gets?|pays?|has|have|owns?|holds?),?\s+(?P<p>{_DIGITS})\s*(?:per\s+cent|%)"
    rf"(?!\s+(?:more|less|of|interest|a\s))",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10, "eighth": 8}
_FRACTION = re.compile(
    r"\b(?P<n>a|an|one|two|three|four|five)?[\s-]{0,2}(?P<part>half|halves|third|quarter|fifth|sixth|eighth|tenth)s?\b"
    r"(?!\s*(?:of\s+(?:the\s+)?(?:year|month|week|day|century)|\d|party|part(?:y|ies)|state|countr|phase|stage|round|"
    r"instrument|day|anniversary|session|meeting|article|paragraph))",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"\b(?:pays?|gets?|takes?|bears?|receives?|owes?|has|have|keeps?|holds?|inherits?|contributes?|goes?|borne|"
    r"shared|divided|split)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"\bfrom\s+(?:[A-Z]{3}\s?|[$€£])?(?P<a>\d[\d,.]*)\s*(?:per\s+cent|%|[a-z]+)?\s+to\s+(?:[A-Z]{3}\s?|[$€£])?"
    r"(?P<b>\d[\d,.]*\d|\d)[^.;]{0,40}?\b(?:by|or)\s+(?P<p>\d[\d.]*)\s*(?:per\s+cent|%)",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"\s{{0,3}}(?:[A-Za-z]{{3,12}}\s+)?(?:a|per|each|every)\s+(?P<per>{_UNIT})\s+(?:for|over|during|in)\s+"
    rf"(?:the\s+)?(?:(?:first|next|following)\s+)?(?P<n>{_MANY})\s+(?P<unit>{_UNIT})s?\b",
    re.IGNORECASE,
)
_TIMES_IN_ALL = re.compile(
    rf"\b(?P<n>{_MANY})\s+(?:equal\s+|monthly\s+|short\s+)?(?P<noun>[a-z]+s)\s+of\s+$", re.IGNORECASE
)
_IN_ALL = re.compile(r"\s*(?:[a-z]+\s+)?(?:in\s+all|in\s+total|altogether|together)\b", re.IGNORECASE)
_PARTS_OF = re.compile(
    rf"\s*(?:[A-Za-z]{{3,12}}\s+)?(?:a|per|each|every)\s+(?P<per>{_UNIT})\b[^.;]{{0,40}}?\b(?P<often>weekly|monthly|"
    rf"quarterly|yearly)\s+(?:parts|instal+ments|payments|rates|transfers|tranches)\s+of\s+(?:[A-Z]{{3}}\s?|[$€£])?",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\bof\s+(?:them|these|those|which|whom)\b|\b(?:in\s+one\s+piece)\b", re.IGNORECASE)
_COPIES = re.compile(
    rf"\b(?P<n>{_MANY})\s+(?:\w+\s+)?(?:copies|originals|counterparts|keys|exemplars)\b[^.;]{{0,60}}?,\s+"
    rf"one\s+for\s+(?:each|every)\s+(?P<who>[^\s.;][^.;]{{2,59}}?)(?P<more>\s+and\s+(?:one|another)\s+for\s+(?P<each>each\s+of\s+"
    rf"the\s+)?(?P<other>[^\s.;][^.;]{{2,59}}))?\s*[.;]",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"(?:of\s+the\s+)?(?:\w+\s+)?(?:part(?:y|ies)|sides?|signator(?:y|ies)|parents?|heirs?|partners?|spouses?|"
    r"delegations?|contracting\s+\w+)$",
    re.IGNORECASE,
)
_NAMED_LIST = re.compile(
    rf"\b(?P<n>{_MANY})\s+(?P<noun>languages|places|towns|villages|districts|provinces|ports|islands|regions|cities|"
    rf"days|states|countries|parties|plants|depots|sites|crossings|rivers|schools|hospitals|airports|wells)\b"
    rf"(?:\s+a\s+week)?\s*[,:(–—]\s+(?P<list>[A-Z][\w’'-]*(?:,\s+[A-Z][\w’'-]*){{0,11}},?\s+and\s+[A-Z][\w’'-]*)"
    rf"(?=\s*[,.;)]|\s*$)",
    re.IGNORECASE,
)


def find_wrong_proportions(reading: TextReading) -> Iterator[Finding]:
    """Numbers of one sentence that do not follow from each other as it says."""
    counts = {noun: int(one.many) for noun, one in counts_of(reading).items()} | {"": sides_of(reading)}
    for passage in reading.passages:
        numbers = measures(reading, passage)
        for at, sentence in passage.sentences():
            own = [one for one in numbers if at <= one.start < at + len(sentence) and not one.ordinal]
            if len(own) > 60:
                continue
            for told in (
                _often(at, sentence),
                _so_often(at, sentence),
                _hours(at, sentence),
                _share_of(at, sentence),
                _fractions(at, sentence),
                _changed_by(at, sentence),
                _for_so_long(passage, own),
                _in_parts(passage, own),
                _so_many_of(passage, own),
                _some_of_them(passage, at, sentence, own),
                _copies(at, sentence, counts),
                _names_listed(at, sentence),
            ):
                if told is not None:
                    yield _wrong(reading, passage, *told)


def _value(word: str) -> int:
    low = word.casefold()
    return int(low) if low.isdigit() else int(_COUNTS.get(low, 0))


def _a_year(match: re.Match[str]) -> Fraction:
    """How often in a year."""
    if match["every"]:
        return Fraction(_IN_A_YEAR[match["unit"].casefold()], _value(match["n"]) if match["n"] else 1)
    if match["weekday"]:
        return Fraction(52)
    if match["one"]:
        return Fraction(_IN_A_YEAR[match["one"].casefold()])
    times = match["times"].split()[0]
    return Fraction(_TIMES.get(times.casefold()) or _value(times)) * _IN_A_YEAR[match["per"].casefold()]


def _often(at: int, sentence: str) -> tuple[Span, str, str] | None:
    """ "once every three months, that is six times a year"."""
    found = list(_OFTEN.finditer(sentence))
    for one, two in pairwise(found):
        between = sentence[one.end() : two.start()]
        if len(between) > 25 or not _SAME.search(between):
            continue
        if _a_year(one) != _a_year(two):
            return (at + one.start(), at + two.end()), one[0], two[0]
    return None


def _so_often(at: int, sentence: str) -> tuple[Span, str, str] | None:
    """ "twice a day, at 07:15, 13:30 and 16:45"; "on 1 March and 1 September, three times a year"."""
    for pattern in (_TIMES_THEN, _THEN_TIMES):
        match = pattern.search(sentence)
        if match is None or "[" in match[0]:
            continue
        listed = len(re.split(r",\s+and\s+|,\s+|\s+and\s+", match["list"].strip(" ,")))
        times = match["times"].split()[0]
        said = _TIMES.get(times.casefold()) or _value(times)
        if listed != said:
            return (at + match.start(), at + match.end()), str(listed), str(said)
    return None


def _hours(at: int, sentence: str) -> tuple[Span, str, str] | None:
    """ "from 06:00 to 20:00, for sixteen hours"."""
    match = _CLOCK.search(sentence)
    if match is None:
        return None
    minutes = int(match["h2"]) * 60 + int(match["m2"]) - int(match["h1"]) * 60 - int(match["m1"])
    hours, said = Fraction(minutes % 1440, 60), _value(match["n"])
    if not said or hours == said:
        return None
    return (at + match.start(), at + match.end()), plainly(hours), str(said)


def _share_of(at: int, sentence: str) -> tuple[Span, str, str] | None:
    """ "40 per cent of the 500 workers, i.e. 220"; "1,200 of the 6,000 people, receives 25 per cent"."""
    match = _PERCENT_OF.search(sentence)
    if match is not None:
        share, whole, said = (_figure(match[name]) for name in ("p", "whole", "said"))
        if abs(whole * share / 100 - said) < 1:
            return None
        return (at + match.start(), at + match.end()), plainly(whole * share / 100), plainly(said)
    match = _OF_IS_PERCENT.search(sentence)
    if match is None:
        return None
    part, whole, said = (_figure(match[name]) for name in ("part", "whole", "p"))
    if not whole or abs(part * 100 / whole - said) <= Fraction(1, 2):
        return None
    return (at + match.start(), at + match.end()), f"{float(part * 100 / whole):.4g}", plainly(said)


def _figure(digits: str) -> Fraction:
    return Fraction(digits.replace(",", "").rstrip("."))


def _fractions(at: int, sentence: str) -> tuple[Span, str, str] | None:
    """ "two thirds are paid by one and one half by the other": more than the whole."""
    found = [
        one for one in _FRACTION.finditer(sentence) if one["n"] or one["part"].casefold().startswith("hal")
    ]
    found = [
        one
        for one in found
        if sentence[max(0, one.start() - 4) : one.start()].casefold() != "and " or one["n"]
    ]
    if not 2 <= len(found) <= 4 or not _SHARES.search(sentence) or "[" in sentence:
        return None
    if re.search(
        r"\b(?:at least|at most|more than|less than|up to|reduced|by one)\b", sentence, re.IGNORECASE
    ):
        return None
    whole = sum((_part(one) for one in found), Fraction(0))
    if whole == 1 or not Fraction(4, 5) < whole < Fraction(3, 2):
        return None
    said = " + ".join(" ".join(one[0].split()) for one in found)
    return (at + found[0].start(), at + found[-1].end()), said, "1"


def _part(match: re.Match[str]) -> Fraction:
    many = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
    return Fraction(many[(match["n"] or "one").casefold()], _PARTS[match["part"].casefold()])


def _changed_by(at: int, sentence: str) -> tuple[Span, str, str] | None:
    """ "from 3.00 to 2.40, that is by 25 per cent"."""
    match = _FROM_TO.search(sentence)
    if match is None:
        return None
    first, last, share = (Fraction(match[name].replace(",", "").rstrip(".")) for name in "abp")
    if not first or first == last:
        return None
    real = abs(last - first) / first * 100
    if abs(real - share) <= Fraction(1, 2) or abs(last - first) == share:
        return None
    return (
        (at + match.start(), at + match.end()),
        f"{float(real):.4g} per cent",
        f"{float(share):.4g} per cent",
    )


def _for_so_long(passage: ClauseWords, numbers: Sequence[Measure]) -> tuple[Span, str, str] | None:
    """ "a fund of 12 million; it takes in 4 million a year for four years"."""
    for place, one in enumerate(numbers):
        match = _OVER.match(passage.words[one.end :])
        if match is None or one.noun == "%" or one.inside:
            continue
        often, long = _IN_A_YEAR[match["per"].casefold()], _IN_A_YEAR[match["unit"].casefold()]
        whole = one.value * _value(match["n"]) * often / long
        for other in (*reversed(numbers[:place]), *numbers[place + 1 :]):
            told = other.noun in (one.noun, "") or one.noun in ("", "a", "per")
            near = whole / 2 < other.value < whole * 2 and other.value != one.value
            if told and near and other.days is None and other.noun != "%":
                if other.value != whole and outside_alternatives(passage, [one, other]):
                    start, end = min(one.start, other.start), max(one.end + match.end(), other.end)
                    return (start, end), plainly(whole), plainly(other.value)
                break
    return None


def _so_many_of(passage: ClauseWords, numbers: Sequence[Measure]) -> tuple[Span, str, str] | None:
    """ "two breaks of 20 minutes, 45 minutes in all"."""
    for one, two in pairwise(numbers):
        match = _TIMES_IN_ALL.search(passage.before(one.start))
        if match is None or not _IN_ALL.match(passage.words[two.end :]) or two.start - one.end > 40:
            continue
        whole = one.value * _value(match["n"])
        if one.noun == two.noun and whole != two.value and outside_alternatives(passage, [one, two]):
            return (one.start, two.end), plainly(whole), plainly(two.value)
    return None


def _in_parts(passage: ClauseWords, numbers: Sequence[Measure]) -> tuple[Span, str, str] | None:
    """ "36,000 a year, payable in monthly parts of 3,500"."""
    for one, two in pairwise(numbers):
        match = _PARTS_OF.fullmatch(passage.words[one.end : two.start])
        if match is None or one.inside or not outside_alternatives(passage, [one, two]):
            continue
        often = _IN_A_YEAR[match["often"].casefold().removesuffix("ly").replace("year", "year")]
        whole = two.value * often / _IN_A_YEAR[match["per"].casefold()]
        if whole != one.value:
            return (one.start, two.end), plainly(whole), plainly(one.value)
    return None


def _some_of_them(
    passage: ClauseWords, at: int, sentence: str, numbers: Sequence[Measure]
) -> tuple[Span, str, str] | None:
    """ "thirty days of leave, 20 of them in summer and 12 at will"."""
    match = _OF_THEM.search(sentence)
    if match is None or re.search(r"\b(?:at least|at most|up to|including|women)\b", sentence, re.IGNORECASE):
        return None
    place = at + match.start()
    first = next((one for one in reversed(numbers) if one.end <= place and place - one.end < 3), None)
    if first is None:
        return None
    totals = [one for one in numbers if one.end <= first.start]
    parts = [first, *(one for one in numbers if one.start > place)]
    if not totals or len(parts) < 2 or any(one.inside for one in (totals[-1], *parts)):
        return None
    if any(
        one.noun not in ("", totals[-1].noun) and (one.days is not None or one.noun in "%$") for one in parts
    ):
        return None
    if re.search(r"[.;]\s", passage.words[totals[-1].end : parts[-1].start]):
        return None
    whole = sum((one.value for one in parts), Fraction(0))
    if whole <= totals[-1].value or not outside_alternatives(passage, [totals[-1], *parts]):
        return None
    return (totals[-1].start, parts[-1].end), plainly(whole), plainly(totals[-1].value)


def _copies(at: int, sentence: str, counts: Mapping[str, int]) -> tuple[Span, str, str] | None:
    """ "three copies, one for each side" of two sides."""
    match = _COPIES.search(sentence)
    if match is None:
        return None
    many = _how_many(match["who"], counts)
    if match["more"]:
        more = _how_many(match["other"], counts) if match["each"] else 1
        many = many + more if many and more else 0
    if not many or many == _value(match["n"]):
        return None
    return (at + match.start(), at + match.end()), str(many), match["n"]


def _how_many(who: str, counts: Mapping[str, int]) -> int:
    """How many "each of the two sides", "each Signatory" and "the guarantors" are; 0 where nobody says."""
    who = re.sub(r"^(?:of\s+)?(?:the\s+)?", "", who.strip(), flags=re.IGNORECASE)
    number = re.match(rf"(?P<n>{_MANY})\s", who, re.IGNORECASE)
    if number:
        return _value(number["n"])
    if _SIDE.match(who):
        return counts.get("", 0)
    return counts.get(singular(who.split()[-1]) if who else "", 0)


def _names_listed(at: int, sentence: str) -> tuple[Span, str, str] | None:
    """ "in two languages, Marendan, Southern and English"."""
    match = _NAMED_LIST.search(sentence)
    if match is None or "[" in match[0] or not match["list"][0].isupper():
        return None
    listed = [one for one in re.split(r",\s+and\s+|,\s+|\s+and\s+", match["list"]) if one]
    if any(one[0].islower() for one in listed) or len(listed) == _value(match["n"]):
        return None
    return (at + match.start(), at + match.end()), str(len(listed)), match["n"]


def _wrong(reading: TextReading, passage: ClauseWords, span: Span, real: str, said: str) -> Finding:
    return reading.finding(
        "total-not-sum",
        "error",
        passage,
        span,
        CodedText(
            "numbers-give-otherwise",
            "The numbers of this sentence do not fit: by one part of it %(real)s, by another %(said)s.",
            real=" ".join(real.split()),
            said=" ".join(said.split()),
        ),
        CodedText("correct-number-wrong", "Correct the number that is wrong."),
        SOURCE,
    )
