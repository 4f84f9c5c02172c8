"""One text in several languages, clause by clause: what is translated, outdated since when, checked by whom;
what is authentic, what prevails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from goodoffices.text.flow import FlowParagraph, plain_flow
from goodoffices.text.history import TextVersion
from goodoffices.text.model import Text

TranslationState = Literal["missing", "translated", "outdated", "checked"]
"""``missing``: there is no translation. ``translated``: one of the words as they stand, unchecked.
``outdated``: the words changed since.
``checked``: somebody has checked it against the words as they stand."""


class Translation(msgspec.Struct, frozen=True, kw_only=True):
    """A clause in another language. ``of`` are the words (of the first language) that it translates;
    ``checked_by`` who has checked that, ``day`` when (ISO
    8601)."""

    clause: str
    words: str
    of: str
    checked_by: str = ""
    day: str = ""


class LanguageOfText(msgspec.Struct, frozen=True, kw_only=True):
    """A language of a text (BCP 47), whether its text is authentic, and its clauses. The first language of a
    text has none: it is the text."""

    language: str
    authentic: bool = False
    clauses: tuple[Translation, ...] = ()


class TextInLanguages(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its translations. ``prevails`` is the language that prevails where they differ; empty where
    none does: then all authentic ones are equal."""

    first: str
    text: Text
    languages: tuple[LanguageOfText, ...] = ()
    first_authentic: bool = True
    prevails: str = ""

    def __post_init__(self) -> None:
        authentic = [self.first] * self.first_authentic + [
            one.language for one in self.languages if one.authentic
        ]
        if self.prevails and self.prevails not in authentic:
            raise ValueError(
                f"{self.prevails} cannot prevail: its text is not authentic. Make it authentic first."
            )

    @property
    def authentic(self) -> tuple[str, ...]:
        """The languages whose texts are authentic."""
        others = tuple(one.language for one in self.languages if one.authentic)
        return (self.first, *others) if self.first_authentic else others


class TranslationSeen(msgspec.Struct, frozen=True, kw_only=True):
    """The state of one clause in one language; ``since`` is the version that made a translation outdated."""

    clause: str
    language: str
    state: TranslationState
    since: str = ""
    checked_by: str = ""


def translation_states(text: TextInLanguages, versions: Sequence[TextVersion] = ()) -> list[TranslationSeen]:
    """The state of every clause in every language, in the order of the text. ``versions``, the oldest first,
    say since when one is outdated."""
    found = []
    for clause in text.text.clauses:
        if not clause.words or not clause.label:
            continue
        for language in text.languages:
            own = next((one for one in language.clauses if one.clause == clause.label), None)
            found.append(_state(clause.label, clause.words, language.language, own, versions))
    return found


def _state(
    label: str, words: str, language: str, own: Translation | None, versions: Sequence[TextVersion]
) -> TranslationSeen:
    if own is None or not own.words.strip():
        return TranslationSeen(clause=label, language=language, state="missing")
    if own.of != words:
        since = _since(label, own.of, versions)
        return TranslationSeen(
            clause=label, language=language, state="outdated", since=since, checked_by=own.checked_by
        )
    state: TranslationState = "checked" if own.checked_by else "translated"
    return TranslationSeen(clause=label, language=language, state=state, checked_by=own.checked_by)


def _since(label: str, words: str, versions: Sequence[TextVersion]) -> str:
    """The first version, after the last that had the translated words, in which they are others."""
    since = ""
    for version in versions:
        now = next((one.words for one in version.text.clauses if one.label == label), "")
        if now == words:
            since = ""
        elif not since:
            since = version.name
    return since


def side_by_side(one: Text, two: Text) -> list[tuple[list[FlowParagraph], list[FlowParagraph]]]:
    """Two languages of a text in rows: clauses of the same number side by side, in the order of the first.
    What has no number goes with the
    clause that it follows; what only the second has, in its place there."""
    first, second = _rows(one), _rows(two)
    keys = list(first)
    for at, key in enumerate(second):
        if key not in first:
            before = list(second)[at - 1] if at else None
            keys.insert(keys.index(before) + 1 if before in keys else 0, key)
    return [(first.get(key, []), second.get(key, [])) for key in keys]


def _rows(text: Text) -> dict[tuple[str, int], list[FlowParagraph]]:
    """The paragraphs of a text by the number of their clause, which of that number it is, with the paragraphs
    that follow it."""
    rows: dict[tuple[str, int], list[FlowParagraph]] = {}
    key = ("", 0)
    numbers = iter(_numbers(text))
    for paragraph in plain_flow(text):
        number = next(numbers, "")
        if number:
            times = sum(known == number for known, _ in rows)
            key = (number, times)
        rows.setdefault(key, []).append(paragraph)
    return rows


def _numbers(text: Text) -> list[str]:
    """A number for each paragraph of the flow, the same in every language: the kind and the digits of its
    clause."""
    found: list[str] = []
    goes_on = False
    for clause in text.clauses:
        if clause.kind == "front" or not clause.printed.strip():
            continue
        if not goes_on:
            digits = clause.number.translate(_DIGITS).casefold().strip("().")
            numbered = clause.kind in ("article", "numbered", "option") or (
                clause.kind == "heading" and digits
            )
            found.append(f"{clause.kind} {digits}" if numbered else "")
        goes_on = not clause.printed.rstrip(" \t").endswith(("\n", "\r", "\x0b", "\x0c"))
    return found


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
