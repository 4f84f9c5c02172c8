"""No input makes a pattern of the house, or the rules over an article, take time without end."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pattern_attacks import WORDS, TooLong, attacks, patterns, seconds

from goodoffices.record import build, read_bytes
from goodoffices.record.feeds import looks_like_feed
from goodoffices.record.find import find
from goodoffices.record.text.quotes import find_quotes

LENGTH = 1_000
LIMIT = 0.5
"""Seconds of processor time for a thousand characters: what grows with the square stays below it, what grows
faster does not.
"""
WINDOWS = {"goodoffices.record.statements.frames.BEFORE": 80}
"""Patterns that are only ever laid on so many letters."""


@pytest.mark.parametrize("share", range(8))
def test_every_pattern_ends(share: int) -> None:
    slow = []
    for number, (pattern, where) in enumerate(sorted(patterns().items(), key=lambda pair: pair[1])):
        if number % 8 == share and (found := _slow(pattern, WINDOWS.get(where, LENGTH))):
            slow.append((where, found))
    assert not slow


def _slow(pattern: re.Pattern[str], length: int) -> str:
    """The first attack that the pattern does not survive: tried with twice the repeats, and twice, up to the
    length.
    """
    for before, pump in sorted(attacks(pattern) | {("", word) for word in WORDS}):
        for size in (40, 120, length):
            text = before + pump * (size // len(pump)) + "\x00"
            try:
                took = seconds(lambda text=text: list(pattern.finditer(text)), LIMIT)
            except TooLong:
                return f"{before!r} and {size // len(pump)} times {pump!r}"
            if took < 0.000_05 and size > 100:
                break
    return ""


def test_a_pattern_that_does_not_end_is_noticed() -> None:
    assert _slow(re.compile(r"\s*(?:<!--.*?-->|\s*<\?[^>]*\?>)*<rss", re.DOTALL), LENGTH)
    assert _slow(re.compile(r"(?:on |the |of |of the )*$"), LENGTH)
    assert not _slow(re.compile(r"(?:(?:on|the|of) )*+$"), LENGTH)


@pytest.mark.parametrize("word", WORDS)
def test_an_article_of_one_word_over_and_over_is_read_in_time(word: str) -> None:
    text = "Talks in Vesna\n\nNorland and Istria hold talks in Vesna. " + (word * 12_000)[:12_000]

    def read() -> None:
        articles, _ = read_bytes(text.encode(), name="report")
        build(articles, find)

    assert seconds(read, 3.0) < 3.0


def test_forty_comments_before_a_page_are_stepped_over() -> None:
    page = "<!-- a -->" * 40 + "<html><body><p>Talks.</p></body></html>"
    assert seconds(lambda: looks_like_feed(page), 1.0) < 1.0
    assert not looks_like_feed(page)
    assert looks_like_feed("<!-- a -->" * 40 + '<?xml version="1.0"?><rss version="2.0">')
    assert looks_like_feed('<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss>')
    assert not looks_like_feed("<!-- a")


@pytest.mark.parametrize("mark", ["‘Aa ", "'Aa ", "“a\n", "’’a "])
def test_quotation_marks_that_nothing_closes_take_time_in_proportion(mark: str) -> None:
    assert seconds(lambda: find_quotes(mark * 40_000), 3.0) < 3.0


def test_no_group_is_repeated_possessively_within_a_repetition() -> None:
    """Python 3.11 up to .3 reads such a pattern wrongly: half a name, and then nothing for ever."""
    assert [
        where for pattern, where in patterns().items() if _nested(re._parser.parse(pattern.pattern))
    ] == []  # type: ignore[attr-defined]
    assert _nested(re._parser.parse(r"(?: (?:[a-z](?:-\w++)*+))*"))  # type: ignore[attr-defined]


def _nested(part: Any, repeated: bool = False) -> bool:
    """Whether a possessive repetition of more than one sign stands within another repetition."""
    if isinstance(part, (list, tuple)) or type(part).__name__ == "SubPattern":
        op = str(part[0]) if isinstance(part, tuple) and part else ""
        if op == "POSSESSIVE_REPEAT":
            inner = part[1][2]
            if repeated and (len(inner) > 1 or str(inner[0][0]) in ("SUBPATTERN", "BRANCH")):
                return True
        again = repeated or op in ("POSSESSIVE_REPEAT", "MAX_REPEAT", "MIN_REPEAT")
        return any(_nested(each, again) for each in part)
    return False
