"""A text is read into clauses and brackets, and printed from them as it was."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text import Loose, Text, change_words, read_text, survey

DRAFT = """# Draft agreement on Lake Sarn

## Preamble

The Republic and the Front,

[*Recalling* the truce of spring [and the letters that followed],]

Have agreed as follows:

## Article 1 *(watch)*

1. The truce is watched by [a joint team] [a team of neighbours] [of [24] [30] persons], at [X] posts.
2. The team reports [to both [sides] on the same day.

    (a) by radio;
    (b) on paper.

## [Article 2bis]

**Option 1:** [The ferry runs daily.

The ferry is free.]

**Option 2:** No text
"""


def _labels(text: Text) -> list[str]:
    return [clause.label for clause in text.clauses]


def test_clauses_have_their_own_numbers() -> None:
    text = read_text(DRAFT)
    assert [
        (clause.kind, clause.label) for clause in text.clauses if clause.kind not in ("paragraph", "heading")
    ] == [
        ("article", "1"),
        ("numbered", "1.1"),
        ("numbered", "1.2"),
        ("numbered", "1.2(a)"),
        ("numbered", "1.2(b)"),
        ("article", "2bis"),
        ("option", "2bis, option 1"),
        ("option", "2bis, option 2"),
    ]


def test_brackets_nest_stack_and_hold_places() -> None:
    seen = survey(read_text(DRAFT))
    by_words = {one.words: one for one in seen.brackets}
    assert by_words["24"].depth == 2
    assert [by_words["X"].placeholder, by_words["24"].placeholder] == [True, False]
    stacks = [
        [seen.brackets[n - 1].words for n in stack.brackets]
        for stack in seen.stacks
        if stack.kind == "bracket"
    ]
    assert stacks == [["a joint team", "a team of neighbours", "of [24] [30] persons"], ["24", "30"]]
    assert [stack.options for stack in seen.stacks if stack.kind == "option"] == [
        ("2bis, option 1", "2bis, option 2")
    ]


def test_a_bracket_goes_over_paragraphs_of_its_option() -> None:
    seen = survey(read_text(DRAFT))
    wide = next(one for one in seen.brackets if one.line != one.end_line)
    assert (wide.clause, wide.end_line - wide.line, wide.depth) == ("2bis, option 1", 2, 1)


def test_a_bracket_that_is_never_closed_is_said_with_its_place_and_adds_no_depth() -> None:
    seen = survey(read_text(DRAFT))
    (lost,) = seen.unclosed
    assert (lost.line, lost.column, lost.clause) == (14, 21, "1.2")
    assert seen.depth == 2
    assert not seen.stray


def test_one_changed_alternative_changes_only_its_own_words() -> None:
    text = read_text(DRAFT)
    at = next(one.number - 1 for one in survey(text).brackets if one.words == "24")
    assert change_words(text, at, "26").printed == DRAFT.replace("[24]", "[26]")


def _shared_drafts() -> list[str]:
    return ["4-dec.md", "9-dec.md", "12-dec.md"]


@pytest.mark.shared
@pytest.mark.parametrize("name", _shared_drafts())
def test_a_real_draft_is_printed_from_its_parts_byte_for_byte(shared: Path, name: str) -> None:
    data = (shared / "texts/cop21" / name).read_bytes()
    stored = msgspec.json.encode(read_text(data.decode()))
    assert msgspec.json.decode(stored, type=Text).printed.encode() == data


@pytest.mark.shared
def test_a_real_draft_nests_four_deep_whatever_is_never_closed(shared: Path) -> None:
    seen = survey(read_text((shared / "texts/cop21/4-dec.md").read_text("utf-8")))
    assert seen.depth == 4
    assert [one.line for one in seen.unclosed] == [78, 82, 112, 145, 177, 181, 216, 220, 268, 741]


_PIECES = [
    *"[[[]]]abc .,;:()*#-\t",
    "\n", "\n\n", "\r\n", "\r", "\u2028", "\x0b", "\x0c", "\u00a0", "  ", "\ufeff", "\u200f",
    "المادة 3", "\u202b[نص]\u202c",
    "1. ", "2. ", "(a) ", "(i) ", "Article 4", "## Article 5", "Option 1: ",
    "**Option 2:** ", "[^1]", "[x](/y)",
    "- ", "    ",
    "[X]", "[a] [b]", "\x07", "\x13", "é", "e\u0301", "𝔘", "🕊", "---\n", "\\[",
    "1bis. ", "Annex B", "ANNEX",
    "３", "［", "］", "\x00",
]  # fmt: skip


def random_text(seed: int) -> str:
    """A text of pieces that a draft is made of, and of some that break it."""
    source = random.Random(seed)
    return "".join(source.choice(_PIECES) for _ in range(source.randrange(60)))


def test_five_thousand_random_texts_are_printed_as_they_were() -> None:
    for seed in range(5000):
        text = random_text(seed)
        assert read_text(text).printed == text, seed


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_printed_as_it_was(text: str) -> None:
    assert read_text(text).printed == text


def test_brackets_of_random_texts_nest_and_the_loose_are_outside() -> None:
    for seed in range(1000):
        text = read_text(random_text(seed))
        open_now: list[int] = []
        for _, _, part in text.parts():
            kind = type(part).__name__
            if kind == "Opens":
                open_now.append(part.bracket)  # type: ignore[union-attr]
                assert text.brackets[open_now[-1]].depth == len(open_now)
            elif kind == "Closes":
                assert part.bracket == open_now.pop()  # type: ignore[union-attr]
        assert not open_now
        signs = sum(isinstance(part, Loose) for _, _, part in text.parts())
        assert signs + 2 * len(text.brackets) <= sum(text.printed.count(sign) for sign in "[]［］")


def _signed(words: str) -> list[tuple[int, str]]:
    return [(one.depth, one.words) for one in survey(read_text(words)).brackets]


@pytest.mark.parametrize(
    ("words", "brackets"),
    [
        ("1. a [b [c [d [e]]]]", [(1, "b [c [d [e]]]"), (2, "c [d [e]]"), (3, "d [e]"), (4, "e")]),
        ("a [b\n\n## Article 2\n\nc [d] e]", [(1, "d")]),
        ("see[^3] and [the map](https://example.org/map) [but not this]", [(1, "but not this")]),
        ("1. x [y\n\n2. z [w]\n\n3. u]", [(1, "w")]),
        ("1. [x\n\n2. y\n\n3. z]", [(1, "x\n\n2. y\n\n3. z")]),
        ("paragraph [x](a) above", [(1, "x")]),
        ("[[Option 1: a [b]]\n\n[Option 2: c]]", [(1, "[Option 1: a [b]]\n\n[Option 2: c]"),
         (2, "Option 1: a [b]"), (3, "b"), (2, "Option 2: c")]),
        ("1. The [sides] ［meet］", [(1, "sides"), (1, "meet")]),
    ],
)  # fmt: skip
def test_what_is_a_bracket_and_how_deep(words: str, brackets: list[tuple[int, str]]) -> None:
    assert _signed(words) == brackets


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        ("Article 1\n1. a\n(a) b\n(i) c\n(ii) d\n(b) e\n2. f",
         ["1", "1.1", "1.1(a)", "1.1(a)(i)", "1.1(a)(ii)", "1.1(b)", "1.2"]),
        ("Article IV. Monitors\n4.1 The team\n4.2 The chair\n4.2.1 Its deputy",
         ["IV", "4.1", "4.2", "4.2.1"]),
        ("(g) a\n(h) b\n(i) c\n(j) d", ["(g)", "(h)", "(i)", "(j)"]),
        ("Annex B\n1. a\n1bis. b\n2. c", ["Annex B", "Annex B, 1", "Annex B, 1bis", "Annex B, 2"]),
        ("Article 3 applies to all.", [""]),
        ("PP1 Noting a\n\nOP1. Decides b\n\nOP2 bis. Asks c", ["PP1", "OP1", "OP2bis"]),
        ("1. The boats at the northern landing stage are those of list\n30. They stay.", ["1"]),
        ("25.\nOption 1: [A]\nOption 2: [B]\n26. C", ["25", "25, option 1", "25, option 2", "26"]),
        (
            "Option I\n\n1. A\n\nOption II\n\n2. The Parties:\n\nOption 1: B\n\nOption 2: C",
            ["option I", "option I, 1", "option II", "option II, 2", "option II, 2, option 1",
             "option II, 2, option 2"],
        ),
        ("1. ا\n\n(أ) ب\n\n(ب) [ج]\n\n(ج) د", ["1", "1(أ)", "1(ب)", "1(ج)"]),
        ("2. A\n\n2 alt. [B]\n\n2 alt 1 [C]\n\n3. D", ["2", "2 alt", "2 alt 1", "3"]),
        ("Pp1 [A]\n\nPp2bis [B]\n\nPP3 C", ["Pp1", "Pp2bis", "PP3"]),
        ("A.1 One\n\nA.2 [Two]\n\nB.1 Three", ["A.1", "A.2", "B.1"]),
    ],
)  # fmt: skip
def test_how_a_clause_is_referred_to(lines: str, labels: list[str]) -> None:
    assert _labels(read_text(lines)) == labels
