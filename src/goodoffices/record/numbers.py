"""Numbers as they are written: digits and words, ranges, scales, measures, and the words that qualify
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from goodoffices.record.alternation import by_first_letter
from goodoffices.record.lexicon import NUMERALS
from goodoffices.record.model import Modifier

_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
_BEGINNINGS = [
    word for word in sorted(NUMERALS, key=len, reverse=True) if word not in ("zero", "one", *_SCALES)
]
_WORDS = by_first_letter(_BEGINNINGS)
_ONE = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_WORDS})(?:-(?:one|two|three|four|five|six|"
    rf"seven|eight|nine))?)"
)
_NUMBER = re.compile(
    rf"(?P<number>{_ONE})(?:(?=(?:bn|mn|m|tn|p)\b)|(?![\w/:]|\.\d|,\d))(?:(?:\s?(?:-|–|to|"
    rf"and)\s?)(?P<upto>{_ONE})(?:(?=(?:bn|mn|m|tn)\b)|(?![\w/:]|\.\d)))?"
    r"(?:\s(?P<scale>hundred|thousand|million|billion|trillion)\b|\s?(?P<short>bn|mn|tn)\b|"
    r"(?P<metric>m)\b(?!\s(?:race|sprint|hurdles|deep|high|long|wide|tall|away|above|below|from|dash)\b))?"
    r"(?P<measure>\s?(?:%|per\s?cent\b|percent\b|km\b|kilomet(?:er|re)s?\b|miles?\b|square (?:kilomet(?:er|"
    r"re)s?|miles?)\b|hectares?\b|tonnes?\b"
    r"|tons?\b|p\b|pence\b|dollars?\b|euros?\b|pounds?\b|roubles?\b|rubles?\b|shekels?\b))?"
)
_MONEY_UPTO = re.compile(
    rf"\s?(?:-|–|to)\s?(?:(?:us|c|a)\$|[$€£¥₪])\s?(?P<upto>{_ONE})(?:(?=(?:bn|mn|m|tn)\b)|(?![\w/:]|"
    rf"\.\d))(?:\s?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn|m|tn)\b)?"
)
"""The other end of a range of money that names the currency again ("$14 million to $16 million")."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_STARTS = re.compile(by_first_letter((*_BEGINNINGS, *"0123456789"), behind=r"(?<![^\W_].)"))
"""Where a number can begin: not within a word or a number."""
_MONEY = re.compile(r"(?:(?:US|C|A)\$|[$€£¥₪])\s?$", re.IGNORECASE)
_MODIFIERS: tuple[tuple[Modifier, tuple[str, ...]], ...] = (
    ("at most", ("at most", "up to", "as many as", "as much as", "no more than", "not more than",
    "a maximum of")),
    ("at least", ("at least", "no fewer than", "no less than", "a minimum of", "not less than")),
    ("more than", ("more than", "over", "above", "in excess of", "exceed", "exceeds", "exceeded",
    "exceeding", "surpass", "surpasses", "surpassed",
                   "surpassing", "upwards of", "topped", "passed")),
    ("fewer than", ("fewer than", "less than", "under", "below", "almost", "nearly", "close to")),
    ("about", ("about", "around", "approximately", "roughly", "some", "an estimated", "estimated", "circa")),
)  # fmt: skip
_ENDINGS = {word: modifier for modifier, words in reversed(_MODIFIERS) for word in words}
_ALL = tuple(sorted(_ENDINGS, key=len, reverse=True))
_LONGEST = max(map(len, _ALL)) + 1


class Number(msgspec.Struct, frozen=True):
    """A number in the text: ``start`` to ``end`` with what qualifies and measures it, ``first`` to ``last``
    the digits or words.
    """

    start: int
    end: int
    first: int
    last: int
    value: int | float
    upto: int | float | None
    modifier: Modifier
    unit: str
    digits: str


def find_numbers(text: str, low: str) -> Iterator[Number]:
    """Every number from two up, in order; ``low`` is the text in small letters."""
    done = 0
    for start in _STARTS.finditer(low):
        place = start.start()
        if place < done or (
            place
            and (
                text[place - 1].isalnum()
                or (text[place - 1] in ".,/:-_" and place > 1 and text[place - 2].isalnum())
            )
        ):
            continue
        match = _NUMBER.match(low, place)
        if match is None:
            continue
        if (
            match.group("upto")
            and _YEAR.fullmatch(match.group("number"))
            and not _YEAR.fullmatch(match.group("upto"))
        ):
            done = match.end("number")  # "from 2,000 in 2005 to 145,000"
            continue
        done = match.end()
        number = _read(text, low, match)
        if number is not None:
            done = max(done, number.end)
            yield number


def _read(text: str, low: str, match: re.Match[str]) -> Number | None:
    scale = match.group("scale") or match.group("short") or match.group("metric")
    value = _value(match.group("number"), scale)
    upto = _value(match.group("upto"), scale) if match.group("upto") else None
    if value is None or (upto is None and match.group("upto")):
        return None
    start, end = match.span()
    unit = (match.group("measure") or "").strip()
    money = _MONEY.search(text, max(0, start - 4), start)
    if money is not None:
        start, unit = money.start(), money.group().strip()
        if upto is None and (other := _MONEY_UPTO.match(low, end)) is not None:
            upto, end = _value(other.group("upto"), other.group("scale")), other.end()
    modifier, start = _qualified(low, start)
    if modifier != "exactly" and _is_preposition(low, start, match):
        modifier, start = "exactly", match.start()
    return Number(
        start,
        end,
        match.start(),
        match.end("number"),
        value,
        upto,
        modifier,
        unit,
        match.group("number"),
    )


_LASTING = re.compile(r"\s(?:days?|weeks?|months?|years?|decades?|hours?)\b")
_LASTS = re.compile(r"\b(?:for|lasted|lasting|after|just|well|of|take|takes|took) $")
_BY_VERB = ("exceed", "surpass", "topped", "passed")


def with_unit(number: str, unit: str) -> str:
    """A number with its unit as it is written: the sign of a currency before it, everything else behind
    it.
    """
    if not unit:
        return number
    return f"{unit}{number}" if _MONEY.fullmatch(unit) else f"{number} {unit}"


def _is_preposition(low: str, start: int, match: re.Match[str]) -> bool:
    """Whether the words before say where or during what, and not how many: "under the nine-month old ...",
    "over two years".
    """
    words = low[start : match.start()]
    if words.endswith(" the ") and not words.startswith(_BY_VERB):
        return True
    return (
        words == "over "
        and bool(_LASTING.match(low, match.end()))
        and not _LASTS.search(low, max(0, start - 12), start)
    )


def _qualified(low: str, start: int) -> tuple[Modifier, int]:
    before = low[max(0, start - _LONGEST - 4) : start]
    bare = before.rstrip()
    shift = len(before) - len(bare)
    if bare.endswith(" the"):
        shift += 4
        bare = bare[:-4]
    if shift and bare.endswith(_ALL):
        word = next(word for word in _ALL if bare.endswith(word))
        at = start - shift - len(word)
        if at == 0 or not low[at - 1].isalnum():
            return _ENDINGS[word], at
    return "exactly", start


def _value(word: str, scale: str | None) -> int | float | None:
    plain = word.replace(",", "")
    value: int | float
    if plain[0] in "0123456789":
        if len(plain) > 15 or not plain.isascii():
            return None
        value = float(plain) if "." in plain else int(plain)
    elif plain[0].isdigit():
        return None
    else:
        tens, _, ones = plain.partition("-")
        value = NUMERALS[tens] + (NUMERALS[ones] if ones else 0)
    if scale:
        value = value * _SCALES[scale]
        if isinstance(value, float):
            value = round(value, 6)
            value = int(value) if value == int(value) else value
    return value
