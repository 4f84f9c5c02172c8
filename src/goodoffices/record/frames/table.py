"""The table of predicates: which words take a stance, or pass one on; read from ``lexicon/en/stances.txt``,
where the kinds are explained.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from goodoffices.record import lexicon

Kind = Literal["demand", "urge", "accept", "give", "refuse", "drop", "deny", "pass", "via", "lean", "fail",
    "press", "judge", "ought", "act"]  # fmt: skip
Part = Literal["v", "a", "n"]
Form = Literal["base", "third", "past", "participle", "ing", "word", "plural"]


class Predicate(msgspec.Struct, frozen=True):
    """One line of the table. ``words`` are the lemma and its particles; ``takes`` what may stand behind it;
    ``things`` the only nouns that it may take.
    """

    kind: Kind
    part: Part
    words: tuple[str, ...]
    takes: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    said: bool = False


PASSES = frozenset(("say", "tell", "think", "know", "quote"))
"""Kinds of verbs of saying that pass on what they report."""


@cache
def table() -> dict[tuple[Part, str], tuple[Predicate, ...]]:
    """The predicates by part of speech and first word, those of most words first."""
    found: dict[tuple[Part, str], list[Predicate]] = {}
    for line in lexicon.lines("stances.txt"):
        one = _read(line)
        found.setdefault((one.part, one.words[0]), []).append(one)
    return {
        key: tuple(sorted(rows, key=lambda row: (-len(row.words), not row.things)))
        for key, rows in found.items()
    }


def _read(line: str) -> Predicate:
    left, _, right = line.partition(" : ")
    kind, _, words = left.partition(" ")
    words = words.strip()
    part: Part = "v"
    if words[:2] in ("a:", "n:"):
        part, words = ("a" if words[0] == "a" else "n"), words[2:]
    things, _, behind = right.partition("]")
    takes = (behind if "[" in things else right).split()
    return Predicate(
        kind=kind,  # type: ignore[arg-type]
        part=part,
        words=tuple(words.split()),
        takes=frozenset(takes) - {"said"},
        things=frozenset(things.lstrip("[ ").split()) if "[" in things else frozenset(),
        said="said" in takes,
    )


@cache
def forms() -> dict[str, tuple[tuple[Part, str, Form], ...]]:
    """Every form of the first words of the table: part of speech, lemma and form."""
    found: dict[str, list[tuple[Part, str, Form]]] = {}
    irregular = {base: rest for base, *rest in (line.split() for line in lexicon.lines("irregular.txt"))}
    for part, lemma in table():
        if part == "v":
            past, participle, ing = irregular.get(lemma) or lexicon.regular(lemma)
            rows: list[tuple[str, Form]] = [(lemma, "base"), (lexicon.third(lemma), "third"), (past, "past")]
            if participle != past:
                rows.append((participle, "participle"))
            rows.append((ing, "ing"))
        elif part == "n":
            rows = [(lemma, "word"), (lexicon.third(lemma), "plural")]
        else:
            rows = [(lemma, "word")]
        for word, form in rows:
            found.setdefault(word, []).append((part, lemma, form))
    return {word: tuple(rows) for word, rows in found.items()}


_LEADING = frozenset(("via", "lean", "fail", "press", "act", "pass", "judge"))


@cache
def passing() -> frozenset[str]:
    """Forms of the verbs of saying that take no stance: they pass on what they report."""
    own = forms()
    return frozenset(
        word
        for word, verb in lexicon.verbs().items()
        if verb.kind in PASSES
        and not any(
            row.kind not in _LEADING and len(row.words) == 1
            for part, lemma, _ in own.get(word, ())
            if part == "v"
            for row in table()["v", lemma]
        )
    )


@cache
def stems() -> frozenset[str]:
    """Every word by which a sentence may hold a predicate that takes a stance, or a modal verb that makes one
    of a deed.
    """
    takes = {
        ("v", row.words[0])
        for rows in table().values()
        for row in rows
        if row.part == "v" and row.kind != "act"
    }
    return (
        frozenset(
            word
            for word, rows in forms().items()
            if any(part != "v" or (part, lemma) in takes for part, lemma, _ in rows)
        )
        | MODALS
    )


WILL = frozenset(("will", "would", "shall", "'ll"))
MUST = frozenset(("must",))
OUGHT = frozenset(("should", "ought"))
MAY = frozenset(("may", "might"))
CAN = frozenset(("can", "could"))
HABITS = frozenset(("negotiate", "talk", "bargain", "compromise", "recognise", "recognize"))
"""Deeds that are refused where somebody does not do them at any time ("does not negotiate with ...")."""
MODALS = WILL | MUST | OUGHT | {"won't", "wouldn't", "cannot", "can't", "couldn't", "mustn't", "shouldn't",
    "no", "never", "need", "needs", "has", "have"}  # fmt: skip
