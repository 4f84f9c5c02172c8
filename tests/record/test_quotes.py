"""Quoted passages and words with their classes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.record.text.quotes import find_quotes
from goodoffices.record.text.sift import Sieve, lowered
from goodoffices.record.text.tags import Words


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said “yes” and ‘no’.", ["yes", "no"]),
        ("He said ``yes'' and ''no''.", ["yes", "no"]),
        ("«Yes», he said.", ["Yes"]),
        ("The sailors' boats and the captain's hat.", []),
        ("It's the sailors’ boat, isn’t it?", []),
        ("the '90s and rock 'n' roll", []),
        ("He called it 'the sailors' boat' twice.", ["the sailors' boat"]),
        ("“He said ‘yes’ twice,” she said.", ["He said ‘yes’ twice,"]),
        ("“One.\n“Two.”", ["One.", "Two."]),
        ('A stray " mark alone.', []),
        ('a 6" pipe', []),
        ("", []),
    ],
)
def test_outermost_passages(text: str, inner: list[str]) -> None:
    assert [text[each.inner : each.inner_end] for each in find_quotes(text)] == inner


@given(st.text(alphabet="\"“”‘’'`«» ab.,\n", max_size=120))
def test_passages_are_apart_and_within_one_line(text: str) -> None:
    quotes = find_quotes(text)
    assert all(a.end <= b.start for a, b in pairwise(quotes))
    assert all(
        each.start < each.inner <= each.inner_end <= each.end and "\n" not in text[each.start : each.end]
        for each in quotes
    )


@given(st.text(max_size=200))
def test_every_word_has_a_class_and_its_place(text: str) -> None:
    words = Words(text)
    assert len(words.tags) == len(words.starts) == len(words.ends) == len(words.low)
    assert all(0 <= a <= b <= len(text) for a, b in zip(words.starts, words.ends, strict=True))
    assert all(b <= a for b, a in zip(words.ends, words.starts[1:], strict=False))
    assert all(a < b for a, b in words.sentences)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Moreva left. Gen. Karst stayed.", 2),
        ("He came at 9 a.m. on Friday. She left.", 2),
        ('"Why?" she asked. "Who knows?"', 2),
        ('He said "no." She said yes.', 2),
        ("One line\nanother line", 2),
        ("The U.S. envoy came.", 1),
        ("Wait... what came next?", 1),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    assert len(Words(text).sentences) == sentences


@given(st.text(max_size=200))
def test_small_letters_keep_their_places(text: str) -> None:
    assert len(lowered(text)) == len(text)


@given(st.text(alphabet="abc ", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_sieve_finds_what_stands_in_the_stretch(text: str, start: int, end: int) -> None:
    part = text[start:end]
    assert Sieve(text, ("ab", "ca")).holds(start, end) == ("ab" in part or "ca" in part)
