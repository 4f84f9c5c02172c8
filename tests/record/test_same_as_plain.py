"""Fast ways of the record find what the plain ones find."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.record import lexicon
from goodoffices.record.actors.choosing import _number_told
from goodoffices.record.actors.outlets import _outlets_in
from goodoffices.record.connect.copies import _HOLDERS, _runs, _sharing
from goodoffices.record.connect.words import cut, words
from goodoffices.record.decode import _BREAKS, _DROPPED, _SPACES, _is_plain
from goodoffices.record.text.sift import Needs

PIECES = st.sampled_from(
    [
        "U.S.",
        "it’s",
        "Ministers'",
        "naïve",
        "3,000",
        "e.g.",
        "İz",
        "ﬁrst",
        "—",
        "“so”",
        "a",
        "x.y.",
        "d'État",
        "¨",
    ]
)
OUTLETS = st.sampled_from(
    [*sorted(lexicon.outlets())[:30], "BBC", "BBC News", "-BBC", "Reuters", "The", "of", "(AFP)", "AP-led"]
)


@given(st.lists(PIECES, max_size=8), st.sampled_from([" ", "\n", " \n", "\u00a0"]))
def test_words_cut_piece_by_piece_are_those_of_the_whole_text(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    assert words(text) == cut(text)


@given(st.text(max_size=40))
def test_words_of_any_text_are_those_of_the_pattern(text: str) -> None:
    assert words(text) == cut(text)


@given(st.lists(OUTLETS, max_size=8).map(" ".join))
def test_outlets_are_found_as_one_pattern_of_all_would(text: str) -> None:
    names = "|".join(map(re.escape, sorted(lexicon.outlets(), key=len, reverse=True)))
    plain = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")
    assert list(_outlets_in(text)) == [(match.start(), match.group()) for match in plain.finditer(text)]


@given(
    st.lists(
        st.sampled_from(
            ["three", "Six", "five sides", "the four", "parties", "six nations", "twothree sides"]
        ),
        max_size=6,
    ).map(" ".join)
)
def test_the_number_of_sides_is_that_of_one_pattern(text: str) -> None:
    numbers = {"three": 3, "four": 4, "five": 5, "six": 6}
    plain = re.findall(
        r"\b(three|four|five|six) (?:countries|sides|parties|nations|states|neighbours|governments)\b",
        text.lower(),
    )
    assert _number_told(text.lower()) == max(map(numbers.__getitem__, plain), default=0)


def test_what_can_be_printed_is_neither_dropped_nor_changed_but_in_being_composed() -> None:
    for sign in map(chr, range(0x110000)):
        if _is_plain(f"a{sign}b"):
            assert not _DROPPED.match(sign)
            assert not _BREAKS.match(sign)
            assert not _SPACES.match(sign)


STEMS = st.text("abc⟨", min_size=1, max_size=4)


@given(
    st.lists(st.lists(st.frozensets(STEMS, min_size=1, max_size=3), max_size=3), min_size=1, max_size=8),
    st.text("abc ⟨", max_size=20),
)
def test_rules_that_can_fit_are_those_of_which_the_text_holds_a_stem_of_each_set(
    needs: list[list[frozenset[str]]], text: str
) -> None:
    held = [
        number
        for number, rule in enumerate(needs)
        if all(any(stem in text for stem in stems) for stems in rule)
    ]
    assert Needs(needs).met(text) == held


LINES = st.lists(st.sampled_from("a b c d e f".split()), min_size=5, max_size=9).map(" ".join)


@given(st.lists(LINES, max_size=14))
def test_runs_that_articles_share_are_counted_as_by_laying_each_beside_each(texts: list[str]) -> None:
    runs = [_runs(text) for text in texts]
    holders: dict[int, list[int]] = {}
    shared: Counter[tuple[int, int]] = Counter()
    for place, mine in enumerate(runs):
        for run in mine.tolist():
            known = holders.setdefault(run, [])
            shared.update((place, other) for other in known)
            if len(known) < _HOLDERS:
                known.append(place)
    found = {(place, other): n for place, others in _sharing(runs).items() for other, n in others.items()}
    assert found == dict(shared)


@given(LINES, LINES)
def test_equal_runs_and_only_those_have_one_number(one: str, two: str) -> None:
    first, second = (
        {tuple(text.split()[at : at + 5]) for at in range(len(text.split()) - 4)} for text in (one, two)
    )
    assert len(_runs(one)) == len(first)
    assert len(set(_runs(one).tolist()) & set(_runs(two).tolist())) == len(first & second)
