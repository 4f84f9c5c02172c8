"""What changed, in words: nothing is split, nothing is lost, what moved is shown as moved."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text import (
    Difference,
    DifferencePiece,
    NotOfThisTextError,
    changed_flow,
    compare,
    read_text,
    units_of,
)

OLD = """Article 3
1. In the first phase the Front releases 30 persons, the sick first.
2. The team reports to both sides on the same day.
3. The Republic of Sarn opens the road to Lake Sarn by 15 January 2031.
4. The cease-fire holds at 1.5 km and costs USD 30 million.
"""


def _shown(difference: Difference) -> str:
    marks = {
        "kept": "{}",
        "deleted": "<-{}>",
        "inserted": "<+{}>",
        "moved-from": "<m{}>",
        "moved-to": "<M{}>",
    }
    return "".join(marks[piece.kind].format(piece.words) for piece in difference.pieces)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("releases 30 persons", "releases 40 persons", "releases <-30><+40> persons"),
        ("by 15 January 2031", "by 15 March 2031", "by <-15 January 2031><+15 March 2031>"),
        ("the Republic of Sarn pays", "the Republic of Varn pays",
         "the <-Republic of Sarn><+Republic of Varn> pays"),
        ("a cease-fire holds", "a cease-fires holds", "a <-cease-fire><+cease-fires> holds"),
        ("pays USD 30 million now", "pays USD 35 million now", "pays <-USD 30 million><+USD 35 million> now"),
        ("some two hundred and fifty men", "some two hundred and sixty men",
         "some <-two hundred and fifty><+two hundred and sixty> men"),
        ("at 1.5 km", "at 1.8 km", "at <-1.5><+1.8> km"),
        ("under Resolution 242", "under Resolution 338", "under <-Resolution 242><+Resolution 338>"),
        ("[24] names", "[24] [30] names", "[24] <+[30] >names"),
        ("decision 1/CP.17 holds", "decision 2/CP.17 holds", "decision <-1/CP.17><+2/CP.17> holds"),
    ],
)  # fmt: skip
def test_a_name_a_number_a_date_and_a_compound_change_whole(before: str, after: str, shown: str) -> None:
    assert _shown(compare(before, after)) == shown


def test_a_clause_that_moved_is_shown_as_moved_with_what_changed_in_it() -> None:
    new = OLD.replace("2. The team reports to both sides on the same day.\n", "").replace(
        "3. The R", "2. The R"
    )
    new += "5. The team reports in writing to both sides on the same day.\n"
    shown = _shown(compare(OLD, new))
    assert "<mThe team reports to both sides on the same day.\n>" in shown
    assert "<MThe team reports ><+in writing ><Mto both sides on the same day.\n>" in shown


def test_a_passage_that_moved_within_a_clause_is_shown_as_moved() -> None:
    one, two = (
        "The monitors of the lake report each week to all sides.",
        "Nobody enters the northern shore without a letter.",
    )
    shown = _shown(compare(f"1. {one} {two}\n", f"1. {two} {one}\n"))
    assert "<m" in shown
    assert "<M" in shown
    assert "<-The monitors" not in shown


def test_a_difference_of_another_text_is_refused() -> None:
    with pytest.raises(NotOfThisTextError, match="Compare the two texts again"):
        compare("a", "b").apply("c")


def test_a_change_to_a_change_is_a_change() -> None:
    middle = OLD.replace("30 persons", "40 persons")
    last = middle.replace("40 persons", "40 persons alive")
    assert compare(OLD, middle).then(compare(middle, last)).apply(OLD) == last


_WORDS = """the a of and shall release persons [alive] [24] [30] Republic Front Lake Sarn 15 January 2031
1.5 cease-fire , . ; [ ] monitors report 1,500 USD on week Article""".split()


def random_draft(source: random.Random) -> str:
    """A draft of random clauses."""
    lines = []
    for number in range(source.randrange(8)):
        words = [source.choice(_WORDS) for _ in range(source.randrange(1, 25))]
        lines.append(f"{number + 1}. {' '.join(words)}")
    return source.choice(["\n", "\r\n", "\n\n"]).join(lines) + source.choice(["", "\n", " "])


def changed_draft(source: random.Random, text: str) -> str:
    """A draft changed in a few places, as people change one."""
    lines = text.split("\n")
    for _ in range(source.randrange(4)):
        at = source.randrange(len(lines))
        deed = source.randrange(5)
        if deed == 0:
            lines.insert(at, lines.pop(source.randrange(len(lines))))
        elif deed == 1:
            lines.insert(at, random_draft(source))
        elif deed == 2 and len(lines) > 1:
            lines.pop(at)
        else:
            words = lines[at].split(" ")
            words[source.randrange(len(words))] = source.choice(_WORDS)
            lines[at] = " ".join(words)
    return "\n".join(lines)


def _boundaries(text: str) -> set[int]:
    found = {0, len(text)}
    for unit in units_of(text):
        found |= {unit.start, unit.start + len(unit.words), unit.end}
    return found


def _inside_words(pieces: tuple[DifferencePiece, ...], text: str, old: bool) -> list[int]:
    """Offsets at which a piece begins within a unit of the text. White space may be cut."""
    allowed, at, wrong = _boundaries(text), 0, []
    for piece in pieces:
        if piece.in_old if old else piece.in_new:
            if at not in allowed and not (text[at - 1].isspace() or text[at : at + 1].isspace()):
                wrong.append(at)
            at += len(piece.words)
    return wrong


def test_a_difference_applied_to_the_old_gives_the_new_and_turned_the_old() -> None:
    source = random.Random(3)
    for _ in range(600):
        old = random_draft(source)
        new = changed_draft(source, old)
        difference = compare(old, new)
        assert difference.apply(old) == new
        assert difference.turned().apply(new) == old
        assert not _inside_words(difference.pieces, old, True)
        assert not _inside_words(difference.pieces, new, False)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_have_a_difference(old: str, new: str) -> None:
    difference = compare(old, new)
    assert difference.apply(old) == new
    assert difference.turned().apply(new) == old


def test_moves_have_both_their_ends_and_the_same_words() -> None:
    source = random.Random(8)
    for _ in range(300):
        old = random_draft(source)
        pieces = compare(old, changed_draft(source, old)).pieces
        ends: dict[int, list[str]] = {}
        for piece in pieces:
            if piece.move:
                ends.setdefault(piece.move, ["", ""])[piece.in_new] += piece.words
        for went, came in ends.values():
            assert "".join(went.split()) == "".join(came.split())


@pytest.mark.shared
def test_two_real_drafts_differ_and_go_over_into_each_other(shared: Path) -> None:
    old, new = ((shared / f"texts/cop21/{day}-dec.md").read_text("utf-8") for day in (9, 12))
    difference = compare(old, new)
    assert difference.apply(old) == new
    assert difference.turned().apply(new) == old
    kept = sum(len(piece.words) for piece in difference.pieces if piece.kind == "kept")
    assert kept > len(new) * 0.45


def test_a_clause_that_an_arabic_letter_numbers_is_not_moved_by_a_change_before_it() -> None:
    """The letter with its hamza begins a clause as the others do."""
    old = "2. يراقب الفريق وقف إطلاق النار، وعدده [X] شخصا.\n\n(أ) يجتمع كل 7 أيام؛\n\n(ب) ويقدم تقريره.\n"
    new = old.replace("[X] شخصا", "30 شخصا [من الطرفين]")
    kinds = [[piece.kind for piece in one.pieces] for one in changed_flow(read_text(old), read_text(new))]
    assert kinds[1:] == [["kept"], ["kept"]]
