"""Words as a person compares them: a name, a number, a date, a compound is one and is never split."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from goodoffices.spelling import MONTHS, NUMERALS

_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u200c\u200d"
)
_W = rf"[\w{_MARKS}]"
_MONTH = "(?i:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_SCALE = r"(?:million|billion|trillion|thousand|hundred|bn|mn|mio|m|k)\b"
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,'’:/\u066b\u066c]\d+)*"
_UNIT = re.compile(
    "|".join(
        (
            r"[a-z]+(?=[ \n\[\](),;]|$)",
            r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]+)+",
            rf"\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b\.?(?:,?\s\d{{4}}\b)?",
            rf"{_MONTH}\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?",
            rf"{_MONTH}\b\s\d{{4}}\b",
            r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s(?:UTC|GMT|[A-Z]{2,4}T)\b)?",
            rf"(?:[$€£¥₪]\s?|\b[A-Z]{{3}}[ \u00a0])(?:{_DIGITS})(?:\s?{_SCALE})?",
            rf"(?:{_DIGITS})(?:\s?(?:%|‰|per\scent\b|percent\b|°\s?[CF]\b)|\s{_SCALE}|"
            rf"{_W}*(?:[-–‑./]{_W}+)*)?",
            r"(?:[A-Z]\.){2,}",
            r"(?:Mr|Mrs|Ms|Dr|Gen|Col|Capt|Lt|Maj|St|Prof|Sen|Amb|[A-Z])\.(?=\s+[^\W\d_a-z])",
            r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]",
            rf"{_W}+(?:[-–‑'’./&+]{_W}+)*",
            r"[^\s]",
        )
    )
)
_JOINS = frozenset("of de del della di du des der den von van zu al el la le bin ibn ben abu y e".split())
_PLAIN = frozenset(
    """a an the this that these those it its they their he his she her we our you your i each every all any
    both either neither no none such some many much few most other another one in on at by for from
    to with without within under over upon until after before during between among against through
    into of and or but nor if when where while whereas as than then there here what which who whose
    whom not only also nothing except unless provided subject pursuant notwithstanding shall will
    may must should can option article alternative recalling recognizing recognising noting
    affirming reaffirming emphasizing emphasising bearing having being taking considering convinced
    determined acknowledging mindful guided desiring wishing aware concerned stressing underlining
    welcoming""".split()
)
_CLAUSE_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:bis|ter)?|[a-zA-Zа-яА-Я\u0621-\u064a]|[ivxIVX]{1,5})[.)](?=\s)")
_BEGIN_NUMBERS = frozenset(word[0] for word in NUMERALS)
_ENDS = frozenset(".;:!?")


class WordUnit(NamedTuple):
    """A word, name, number or sign; ``start`` is its offset, ``gap`` the white space behind it."""

    words: str
    start: int
    gap: str

    @property
    def end(self) -> int:
        """The offset behind it and its white space."""
        return self.start + len(self.words) + len(self.gap)


def units_of(text: str) -> list[WordUnit]:
    """A text as units, without gap: what stands before the first is a unit without words."""
    spans = list(_joined(text, [match.span() for match in _UNIT.finditer(text)]))
    units = []
    if spans and spans[0][0] > 0:
        units.append(WordUnit("", 0, text[: spans[0][0]]))
    elif not spans and text:
        return [WordUnit("", 0, text)]
    for at, (start, end) in enumerate(spans):
        after = spans[at + 1][0] if at + 1 < len(spans) else len(text)
        units.append(WordUnit(text[start:end], start, text[end:after]))
    return units


def _joined(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Names and numbers of several words as one."""
    at, first = 0, True
    while at < len(spans):
        start, stop = spans[at]
        if text[start].islower() and stop - start > 4 and text[start] not in _BEGIN_NUMBERS:
            yield start, stop
            at, first = at + 1, False
            continue
        end = (
            _clause_number(text, spans, at)
            or _name(text, spans, at, first)
            or _number(text, spans, at)
            or at + 1
        )
        yield spans[at][0], spans[end - 1][1]
        last = text[spans[end - 1][0] : spans[end - 1][1]]
        first = last[-1] in _ENDS or (first and not last[0].isalpha())
        at = end


def _clause_number(text: str, spans: list[tuple[int, int]], at: int) -> int:
    """Where the number of a clause ends ("3.", "(a)", "iv)") that begins a line here; 0 where none does."""
    before = text[spans[at - 1][1] : spans[at][0]] if at else "\n"
    if "\n" not in before and "\r" not in before:
        return 0
    match = _CLAUSE_NUMBER.match(text, spans[at][0])
    if match is None:
        return 0
    end = at
    while end < len(spans) and spans[end][1] <= match.end():
        end += 1
    return end if end > at and spans[end - 1][1] == match.end() else 0


def _name(text: str, spans: list[tuple[int, int]], at: int, first: bool) -> int:
    """Where a name that begins here ends; 0 where none does. At the beginning of a sentence a capital alone
    makes no name."""
    if not _capital(text, spans[at]):
        return 0
    end, joins = at + 1, not first
    while end < len(spans) and _beside(text, spans, end):
        word = text[spans[end][0] : spans[end][1]]
        if _capital(text, spans[end]) or (word[0].isdigit() and end == at + 1 and len(word) < 6):
            end, joins = end + 1, True
            continue
        ahead = end + 1
        if word == "of" and ahead < len(spans) and text[slice(*spans[ahead])] == "the":
            ahead += 1
        fits = joins and word in _JOINS and ahead < len(spans)
        if not (fits and _beside(text, spans, ahead) and _capital(text, spans[ahead])):
            break
        end = ahead + 1
    return end


def _capital(text: str, span: tuple[int, int]) -> bool:
    word = text[span[0] : span[1]]
    return word[0].isupper() and word.casefold() not in _PLAIN


def _number(text: str, spans: list[tuple[int, int]], at: int) -> int:
    """Where a number in several words ends ("two hundred and fifty"); 0 where none begins."""
    end = at
    while end < len(spans) and (end == at or _beside(text, spans, end)):
        word = text[spans[end][0] : spans[end][1]].casefold()
        if all(part in NUMERALS for part in word.split("-")):
            end += 1
        elif word == "and" and end > at and end + 1 < len(spans) and _beside(text, spans, end + 1):
            after = text[spans[end + 1][0] : spans[end + 1][1]].casefold()
            before = text[spans[end - 1][0] : spans[end - 1][1]].casefold()
            if before not in ("hundred", "thousand", "million") or after.split("-")[0] not in NUMERALS:
                break
            end += 1
        else:
            break
    return end if end > at + 1 else 0


def _beside(text: str, spans: list[tuple[int, int]], at: int) -> bool:
    """Whether nothing but white space stands between a unit and the one before, and no blank line."""
    between = text[spans[at - 1][1] : spans[at][0]]
    return bool(between) and not between.strip() and between.count("\n") < 2
