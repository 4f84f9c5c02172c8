"""Coded texts go through JSON and come out as they went in; what a process that read something hostile may
send instead stays a text, and does no harm.
"""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case import Problem
from goodoffices.language import CodedText, as_sentence, packed, plain_text, together, unpacked
from goodoffices.language.words import Translator, gettext, speaking, worded


class Sent(msgspec.Struct):
    """Something with a text."""

    said: str


def through(text: str) -> str:
    """The text behind a way through JSON."""
    data = msgspec.json.encode(Sent(text), enc_hook=packed)
    return unpacked(msgspec.json.decode(data, type=Sent).said)


@given(st.text(), st.integers(0, 10**6), st.booleans())
def test_a_coded_text_comes_out_as_it_went_in(name: str, number: int, sentence: bool) -> None:
    inner = CodedText("ways", "%(count)s way", many="%(count)s ways", count=number)
    said = CodedText("of", "%(name)s of %(ways)s", name=name, ways=inner, sentence=sentence)
    again = through(said)
    assert isinstance(again, CodedText)
    assert (again, again.code, again.sentence) == (said, said.code, said.sentence)
    assert worded(again.given["ways"]) == worded(inner)


@given(st.text().filter(lambda text: not text.startswith("\x1e")))
def test_any_other_text_stays_what_it_is(text: str) -> None:
    assert through(text) == text


@pytest.mark.parametrize(
    "parts",
    [
        ["x", "%(n)999999999s", "", 1, False, {"n": "a"}],
        ["x", "%s %s", "", 1, False, {}],
        ["x", 7, "", 1, False, {}],
        ["x"],
        {},
        None,
        "x",
        ["x", "a", "b", "many", False, {}],
    ],
)
def test_what_is_made_otherwise_stays_a_text(parts: object) -> None:
    told = unpacked("\x1ecoded " + json.dumps(parts))
    assert len(told) < 100
    assert not isinstance(told, CodedText)


def test_encoders_for_programs_take_the_english() -> None:
    problem = Problem("f", 1, 2, CodedText("a", "no %(x)s", x="y"), together([CodedText("b", "Do."), "Now."]))
    assert json.loads(msgspec.json.encode(problem, enc_hook=plain_text))["what"] == "no y"
    assert problem.instead == "Do. Now."


def test_a_sentence_begins_with_a_capital_in_every_language() -> None:
    said = as_sentence(CodedText("end", "the end"), ".")
    assert said == "The end."
    with speaking(Translator("de", _Texts({"the end": "das Ende"}))):
        assert worded(said) == "Das Ende."
        assert gettext("the end") == "das Ende"


class _Texts:
    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def gettext(self, message: str, /) -> str:
        return self._texts.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context: str, message: str, /) -> str:
        return message
