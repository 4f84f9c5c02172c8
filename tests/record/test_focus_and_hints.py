"""What is not read comes to nothing: hints leave out no sentence that tells a stance, and a pronoun means
whom it would if every sentence were read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.record.frames.conclude import read
from goodoffices.record.frames.focus import Focus
from goodoffices.record.frames.grow import grow
from goodoffices.record.frames.hints import may_conclude
from goodoffices.record.frames.unit import units_of
from goodoffices.record.text.tags import Words

TOLD = (
    "The Karsa Front demanded a list of names.",
    "Olmia must withdraw its forces first.",
    "There will be no deal without a ceasefire.",
    "We won't sign the draft until the prisoners are home.",
    "Olmia has to free the miners.",
    "They'd free the miners if the siege ended.",
    "The Front denied that it had agreed to a truce.",
    "The terms are out of the question, she said.",
    "The Front will never give up the harbour.",
)
PLAIN = (
    "Rain fell on the harbour for three days.",
    "The talks began on Monday in Vesna.",
    "He has been ill since the spring, his aide said.",
)


def stances(text: str) -> int:
    words = Words(text)
    found = 0
    for number in range(len(words.sentences)):
        nodes = [node for unit in units_of(words, number) for node in grow(unit)]
        found += sum(node.kind == "deny" or read(node, text, nodes) is not None for node in nodes)
    return found


@pytest.mark.parametrize("text", TOLD)
def test_a_sentence_that_tells_a_stance_is_read(text: str) -> None:
    assert stances(text)
    assert may_conclude(Words(text).low)


@pytest.mark.parametrize("text", PLAIN)
def test_a_sentence_without_the_words_of_any_stance_is_passed_over(text: str) -> None:
    assert not stances(text)
    assert not may_conclude(Words(text).low)


def test_no_sentence_of_the_press_that_comes_to_a_stance_is_passed_over(shared: Path) -> None:
    files = sorted((shared / "data" / "news" / "polnear").rglob("*.txt"))[::40]
    assert files
    for file in files:
        words = Words(file.read_text("utf-8", errors="replace"))
        for number in range(len(words.sentences)):
            for unit in units_of(words, number):
                nodes = grow(unit)
                if any(node.kind == "deny" or read(node, words.text, nodes) is not None for node in nodes):
                    assert may_conclude(unit.low), unit.low


def test_a_pronoun_means_who_was_told_of_last_and_only_what_it_asks_is_read() -> None:
    text = "Olmia spoke. The Front spoke. Ada Holm left. Rain fell."
    sides = {(0, 5): ("Olmia", False), (13, 22): ("Front", False)}
    asked: list[int] = []

    def subjects(number: int, span: tuple[int, int]) -> list[tuple[int, int] | None]:
        asked.append(number)
        return [span]

    focus = Focus(text, {"Ada Holm": "Veld"}, lambda span: sides.get(span, ("", False)))
    spans = [((0, 12), (0, 5)), ((13, 29), (13, 22)), ((30, 44), (30, 38)), ((45, 55), (45, 49))]
    for number, (span, subject) in enumerate(spans):
        focus.go_on(number, span, lambda number=number, subject=subject: subjects(number, subject))
    assert asked == []
    assert focus.body() == ("Front", 1, 13)
    assert asked == [3, 2, 1]
    assert focus.person() == ("Veld", 2, 30)
    assert asked == [3, 2, 1]
