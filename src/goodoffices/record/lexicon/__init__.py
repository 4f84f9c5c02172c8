"""Word lists of the record's rules: closed classes, verbs of speech, roles, places, hedges; plain text in a
folder for each language.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from goodoffices.spelling import NUMERALS

__all__ = ["NUMERALS", "Verb", "bag", "classes", "hedges", "outlets", "places", "verbs"]


def bag(words: str) -> frozenset[str]:
    """A set of words out of one line of them."""
    return frozenset(words.split())


NOUN_CLASSES = "ROD"


class Verb(msgspec.Struct, frozen=True):
    """One form of a verb that reports speech or attitude.

    ``tag`` is S (finite), B (base), G (-ing) or E (participle only); ``kind`` the class of the list;
    ``doubtful`` marks forms that are as often nouns or adjectives.
    """

    tag: str
    base: str
    kind: str
    doubtful: bool


LANGUAGE = "en"
"""The folder of the one language that the rules read."""


def _lines(name: str) -> list[str]:
    text = files(__name__).joinpath(LANGUAGE, name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def classes() -> dict[str, str]:
    """Word to class letter, for the closed classes and for the nouns of roles, bodies and documents (with
    their plurals).
    """
    found: dict[str, str] = {}
    for line in _lines("roles.txt") + _lines("words.txt"):
        letter, *words = line.split()
        for word in words:
            if letter in NOUN_CLASSES:
                found.setdefault(word, letter)
                found.setdefault(_plural(word), letter)
            else:
                found[word] = letter
    for word in NUMERALS:
        found[word] = "#"
    return found


@cache
def verbs() -> dict[str, Verb]:
    """Every form of the verbs of speech and attitude."""
    found: dict[str, Verb] = {}
    for line in _lines("speech.txt"):
        doubtful = line.endswith("*")
        kind, base, *irregular = line.rstrip("*").split()
        if "_" in base:
            continue
        base = base.rstrip("*")
        past, participle, present = irregular or (_past(base), _past(base), _ing(base))
        for form, tag in ((base, "B"), (_third(base), "S"), (past, "S"), (participle, "E"), (present, "G")):
            found.setdefault(form, Verb(tag, base, kind, doubtful and (form != past or kind == "think")))
    return found


@cache
def places() -> dict[str, str]:
    """Adjective, people, short form, capital or office of state to the country's name."""
    found: dict[str, str] = {}
    for line in _lines("places.txt"):
        name, _, words = line.partition(":")
        found[name] = name
        for word in words.split():
            found[word.replace("_", " ")] = name
    return found


@cache
def members() -> dict[str, frozenset[str]]:
    """Unions of states to their members, by the names of :func:`places`."""
    return {
        union: frozenset(word.replace("_", " ") for word in words.split())
        for union, _, words in (line.partition(":") for line in _lines("unions.txt"))
    }


@cache
def outlets() -> frozenset[str]:
    """News agencies and outlets by name."""
    return frozenset(_lines("outlets.txt"))


@cache
def hedges() -> tuple[str, ...]:
    """Words by which a passage leaves room for doubt, longest first."""
    return tuple(sorted(_lines("hedges.txt"), key=len, reverse=True))


def _plural(noun: str) -> str:
    if noun.endswith(("y",)) and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "ch", "sh", "x")):
        return noun + "es"
    return noun + "s"


def _third(base: str) -> str:
    return _plural(base)


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"


def _ing(base: str) -> str:
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"


@cache
def kinds() -> dict[str, str]:
    """Noun, with its plural, to the kind of somebody that it means: the first of several kinds that the list
    gives it.
    """
    found: dict[str, str] = {}
    for line in _lines("actors.txt"):
        kind, _, words = line.partition(":")
        for word in words.split():
            noun = word.lstrip("=").replace("_", " ")
            found.setdefault(noun, kind)
            if not word.startswith("="):
                found.setdefault(_plural(noun), kind)
    return found


@cache
def bodies() -> dict[str, str]:
    """Word of a proper name that makes it one of a body, to the body's kind."""
    return {word: line.split()[0] for line in _lines("bodies.txt") for word in line.split()[1:]}


def lines(name: str) -> list[str]:
    """The lines of one of the lists, without comments."""
    return _lines(name)


def third(base: str) -> str:
    """The -s form of a verb, or the plural of a noun."""
    return _plural(base)


def regular(base: str) -> tuple[str, str, str]:
    """Past, participle and -ing form of a verb without irregular ones."""
    return _past(base), _past(base), _ing(base)
