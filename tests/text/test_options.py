"""One option of several over paragraphs is chosen: its words stand, the others go, nothing else changes."""

from __future__ import annotations

import pytest

from goodoffices.text import NoSuchPlaceError, choose_options, option_stacks_of, own, read_text

DRAFT = """1. The team meets.

2. Option 1: It sits in Amel.

Option 2: It sits in Varn:

(a) in summer;

(b) [in winter].

3. It ends.
"""


def chosen(words: str, *which: int) -> str:
    text = read_text(words)
    return choose_options(text, [option_stacks_of(text)[at][one] for at, one in enumerate(which)]).printed


def test_the_words_of_the_one_stand_without_its_mark() -> None:
    assert chosen(DRAFT, 0) == "1. The team meets.\n\n2. It sits in Amel.\n\n3. It ends.\n"
    assert chosen(DRAFT, 1) == (
        "1. The team meets.\n\n2. It sits in Varn:\n\n(a) in summer;\n\n(b) [in winter].\n\n3. It ends.\n"
    )


def test_a_bracket_around_the_options_stays_whole_and_keeps_its_owner() -> None:
    words = "1. [Option 1: They go [now].\n\nOption 2: They stay.]\n\n2. They meet.\n"
    text = own(read_text(words), 0, ["front"])
    for at, left in (
        (0, "1. [They go [now].]\n\n2. They meet.\n"),
        (1, "1. [They stay.]\n\n2. They meet.\n"),
    ):
        made = choose_options(text, [option_stacks_of(text)[0][at]])
        assert made.printed == left
        assert made.brackets[0].owners == ("front",)


def test_options_within_an_option_are_a_choice_of_their_own() -> None:
    words = "Option 1\n\n1. A\n\n2. The Parties:\n\nOption (a): B\n\nOption (b): C\n\nOption 2\n\n1. D\n"
    text = read_text(words)
    outer = next(one for one in option_stacks_of(text) if one[0] == 0)
    made = choose_options(text, [outer[0]])
    assert made.printed == "1. A\n\n2. The Parties:\n\nOption (a): B\n\nOption (b): C\n"
    assert len(option_stacks_of(made)) == 1


def test_two_of_one_stack_and_what_is_no_option_are_refused() -> None:
    text = read_text(DRAFT)
    with pytest.raises(NoSuchPlaceError):
        choose_options(text, option_stacks_of(text)[0])
    with pytest.raises(NoSuchPlaceError):
        choose_options(text, [0])
