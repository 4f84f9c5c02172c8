"""What a pattern needs is told by the pattern: whatever it fits has it."""

from __future__ import annotations

import random
import re
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pattern_attacks import REPEATS, _one

from goodoffices.record.actors.evidence import _RULES
from goodoffices.record.actors.phrases import in_short
from goodoffices.record.actors.ruling import TalksRule
from goodoffices.record.text.needed import needed

PIECES = st.recursive(
    st.sampled_from(
        [
            "talks",
            "Met",
            " ",
            "with",
            r"\d+",
            r"\w*",
            "[ab]c",
            "[^x]",
            r"\b",
            "z?",
            "ab{2}",
            "(?=met)",
            "(?<!ex)",
        ]
    ),
    lambda piece: st.one_of(
        st.lists(piece, min_size=1, max_size=3).map("".join),
        st.lists(piece, min_size=1, max_size=3).map(lambda each: f"(?:{'|'.join(each)})"),
        piece.map(lambda each: f"(?:{each})?"),
        piece.map(lambda each: f"(?:{each}){{1,2}}?"),
    ),
    max_leaves=8,
)


def held(pattern: str, text: str) -> bool:
    low = text.lower()
    return all(any(stem in low for stem in stems) for stems in needed(pattern))


@settings(deadline=None)
@given(PIECES, st.data())
def test_whatever_a_pattern_fits_has_what_it_needs(pattern: str, data: st.DataObject) -> None:
    words = st.lists(st.sampled_from([*"talks Met with 12 ac bc abb zz exmet x".split(), " "]), max_size=7)
    text = data.draw(words.map("".join))
    if re.search(pattern, text):
        assert held(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        (r"\b(?:talks?|dialogue) (?:[a-z]+ )?with\b", [{"talk", "dialogue"}, {"with"}]),
        (r"cease-?fire", [{"ceasefire", "cease-fire"}]),
        (r"(?:walked out|quit) of", [{"walked", "quit"}, {"of"}]),
        (r"(?:the )?truce(?= [^.]* holds)", [{"holds"}, {"truce"}]),
        (r"\w+ing|end", [{"ing", "end"}]),
        (r"\w+|end", []),
    ],
)
def test_what_is_needed_is_read_off(pattern: str, sets: list[set[str]]) -> None:
    assert [set(stems) for stems in needed(pattern)] == sets


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.name)
def test_every_sentence_that_a_rule_fits_has_its_words(rule: TalksRule) -> None:
    dice = random.Random(rule.written)
    tree, pattern = parser.parse(rule.written), re.compile(rule.written)
    fitting = [text for _ in range(300) if pattern.search(text := _drawn(tree, dice).lower())]
    assert len(fitting) > 10
    assert rule.needs
    for text in fitting:
        assert all(any(stem in text for stem in stems) for stems in rule.needs), text
        assert re.search(in_short(rule.written), text)


def _drawn(nodes: Any, dice: random.Random) -> str:
    """Something that the pattern is likely to fit."""
    return "".join(_drawn_one(code, about, dice) for code, about in nodes)


def _drawn_one(code: Any, about: Any, dice: random.Random) -> str:
    if code in REPEATS:
        least, most, body = about
        return "".join(_drawn(body, dice) for _ in range(dice.randint(least, min(most, least + 2))))
    if code is codes.BRANCH:
        return _drawn(dice.choice(about[1]), dice)
    if code is codes.SUBPATTERN:
        return _drawn(about[3], dice)
    if code is codes.ASSERT and about[0] > 0:
        return _drawn(about[1], dice)
    return _one(code, about, dice.randint(0, 40))


FRONT = st.lists(
    st.sampled_from("the leaders of for officials ⟨0⟩ ⟨1⟩ and talks with agreed rejected offer , a".split()),
    max_size=9,
).map(" ".join)


@settings(deadline=None)
@given(FRONT)
def test_a_pattern_from_the_number_on_finds_the_same(text: str) -> None:
    for rule in _RULES:
        ours = [_numbers(match) for match in rule.pattern.finditer(text)]
        assert ours == [_numbers(match) for match in re.finditer(rule.written, text)]


def _numbers(match: re.Match[str]) -> dict[str, list[str]]:
    return {name: re.findall(r"\d+", words or "") for name, words in match.groupdict().items()}
