"""A pattern that is looked for by its openings finds what it finds alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.record.events.kinds import EVENT, KINDS
from goodoffices.record.text.openings import NoOpeningError, Opened, openings

PIECES = st.recursive(
    st.sampled_from(
        ["talks", "[Mm]et", "the", " ", "with", r"\d+", r"\w*", "[ab]c", r"\b", "z?", "-", "(?=met)"]
    ),
    lambda piece: st.one_of(
        st.lists(piece, min_size=1, max_size=3).map("".join),
        st.lists(piece, min_size=1, max_size=3).map(lambda each: f"(?:{'|'.join(each)})"),
        piece.map(lambda each: f"(?:{each})?"),
        piece.map(lambda each: f"(?:{each}){{1,2}}?"),
    ),
    max_leaves=8,
)
TEXTS = st.lists(
    st.sampled_from([*"talks Met met the with 12 1 ac bc zz them x -".split(), " ", " "]), max_size=9
).map("".join)


@settings(deadline=None)
@given(st.lists(PIECES.map(lambda piece: r"\b" + piece), min_size=1, max_size=3), TEXTS, st.data())
def test_what_opens_with_words_is_found_by_them(patterns: list[str], text: str, data: st.DataObject) -> None:
    try:
        opened = Opened(*patterns)
    except NoOpeningError:
        return
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    plain = re.compile("|".join(patterns)).finditer(text, start, end)
    assert [match.span() for match in opened.finditer(text, start, end)] == [match.span() for match in plain]


EVENTS = st.lists(
    st.sampled_from(
        "held a the second meeting with two rounds of talks Talks were was represented is to be visited 3 "
        "sessions after released hostages in exchange for prisoners swap took place attended , . send no "
        "envoys agreement signed unreleased announced the-talks".split()
    ),
    max_size=14,
).map(" ".join)


@settings(deadline=None)
@given(EVENTS)
def test_events_are_found_by_their_first_words(text: str) -> None:
    plain = re.compile("|".join(pattern for _, pattern in KINDS)).finditer(text)
    assert [(match.span(), match.lastgroup) for match in EVENT.finditer(text)] == [
        (match.span(), next(name for name, _ in KINDS if match.group(name))) for match in plain
    ]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\b(?:[Tt]he )?talks", {"The\\b", "the\\b", "talks"}),
        (r"\ban? truce", {"an\\b", "a\\b"}),
        (r"\b(?:cease-?fire|\d+ days)", {"cease\\b", "ceasef", r"\d"}),
        (r"\b(?P<kind>met|meetings?)\b", {"met", "meetin"}),
    ],
)
def test_openings_are_read_off(pattern: str, found: set[str]) -> None:
    assert openings(pattern) == found


@pytest.mark.parametrize("pattern", ["talks", r"\b\w+ talks", r"\b(?:talks)?", r"\b[^ ]talks", r"\b(?:a|-)"])
def test_a_pattern_that_may_begin_anywhere_is_refused(pattern: str) -> None:
    with pytest.raises(NoOpeningError):
        openings(pattern)
