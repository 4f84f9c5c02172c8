"""Sieves and taken stretches say what a plain search would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.record.text.covered import Covered
from goodoffices.record.text.sift import Sieve, Stems

STEM = st.text("ab -", min_size=1, max_size=4).filter(str.strip)
STEMS = st.lists(STEM, min_size=1, max_size=5, unique=True).map(tuple)


@given(STEMS, st.text("ab -.\n", max_size=30), st.data())
def test_a_sieve_holds_what_the_stretch_holds(stems: tuple[str, ...], low: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(low)))
    end = data.draw(st.integers(start, len(low)))
    sieve = Sieve(low, stems)
    assert sieve.stems == [stem for stem in stems if stem in low]
    assert sieve.holds(start, end) == any(stem in low[start:end] for stem in stems)


@given(STEMS, st.lists(st.text("ab -.\n", max_size=20), min_size=1, max_size=4))
def test_stems_kept_for_words_are_those_of_the_text(stems: tuple[str, ...], texts: list[str]) -> None:
    kept = Stems(stems)
    for text in texts:
        held = kept.held(text)
        assert [stem for stem in stems if kept.bits[stem] & held] == [stem for stem in stems if stem in text]


SPAN = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPAN, max_size=5), SPAN)
def test_a_stretch_meets_what_is_taken(taken: list[tuple[int, int]], span: tuple[int, int]) -> None:
    covered = Covered(30)
    for each in taken:
        covered.take(*each)
    assert covered.meets(*span) == any(start < span[1] and span[0] < end for start, end in taken)
