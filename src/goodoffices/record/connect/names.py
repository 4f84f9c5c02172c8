"""Names that may be one person's: short forms, nicknames, transliterations. Proposed, never merged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from goodoffices.record.connect.words import fold
from goodoffices.record.model import Link, Person

RULE = "like-name@1"
_ARTICLES = frozenset(
    (
        "al",
        "el",
        "ul",
        "ad",
        "an",
        "ar",
        "as",
        "at",
        "az",
        "ash",
        "abu",
        "bin",
        "ben",
        "ibn",
        "de",
        "da",
        "di",
        "von",
        "van",
        "der",
    )
)
_NICKNAMES = [
    frozenset(group.split())
    for group in (
        "william bill will billy", "joseph joe", "anthony tony antony", "michael mike", "robert bob rob",
        "james jim jimmy",
        "richard rick dick", "thomas tom", "edward ed ted", "daniel dan danny", "david dave",
        "benjamin ben bibi",
        "christopher chris", "matthew matt", "stephen steven steve", "nicholas nick", "alexander alex sasha",
        "samuel sam",
        "elizabeth liz beth", "katherine catherine kate cathy", "margaret maggie", "susan sue", "jacob jake",
        "timothy tim",
        "andrew andy", "gregory greg", "kenneth ken", "ronald ron", "lawrence larry", "charles charlie",
        "peter pete",
        "vladimir volodymyr", "mohammed muhammad mohamed mohammad mehmet", "yitzhak isaac", "jeffrey jeff",
        "patrick pat",
    )
]  # fmt: skip
_SOUNDS = (
    ("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("dh", "d"),
    ("ck", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("j", "y"), ("w", "v"), ("c", "k"), ("g", "k"),
)  # fmt: skip
_TITLES = re.compile(r"^(?:(?:mr|mrs|ms|dr|sir|prof|gen|lt|col|maj|sheikh|president|king|prince)\.? )+")


@lru_cache(maxsize=100_000)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: folded, without titles, articles and suffixes."""
    plain = _TITLES.sub("", re.sub(r"[^\w' ]", " ", fold(name).replace("-", " ")))
    found = [word.strip("'").replace("'", "") for word in plain.split()]
    kept = tuple(word for word in found if word not in _ARTICLES and word not in ("jr", "sr", "ii", "iii"))
    return kept or tuple(found)


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """What transliterations of one name have in common: its consonants, written one way."""
    for spelled, sound in _SOUNDS:
        word = word.replace(spelled, sound)
    first, rest = word[:1], re.sub(r"[aeiouy]|h$", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", ("a" if first in "aeiou" else first) + rest.replace("h", ""))


def alike(one: str, two: str) -> str:
    """Why two names may be one person's, in words; empty where nothing says so. Equal names are "the same
    name".
    """
    first, second = parts(one), parts(two)
    if not first or not second:
        return ""
    if first == second:
        return "the same name"
    if not _same_word(first[-1], second[-1]):
        return ""
    if len(first) == 1 or len(second) == 1:
        if first[-1] != second[-1] and JaroWinkler.similarity(first[-1], second[-1]) < 0.9:
            return ""
        return "the surname alone" if first[-1] == second[-1] else "the surname alone, written otherwise"
    if not _given(first[0], second[0]):
        return ""
    return "written otherwise" if first[0] != second[0] or first[-1] != second[-1] else "a longer form"


def find_people(people: Sequence[Person]) -> list[Link]:
    """Pairs of names across articles that may be one person's; ``first`` is the form that was met first.

    A surname alone is proposed only where the record knows one person who bears it: two Burnses leave it
    open. ``share`` is the likeness of the two forms.
    """
    forms: dict[str, Person] = {}
    for person in people:
        forms.setdefault(person.name, person)
    near: dict[str, list[str]] = defaultdict(list)
    for name in forms:
        if parts(name):
            near[skeleton(parts(name)[-1])].append(name)
    links = []
    for names in near.values():
        for place, name in enumerate(names):
            for other in names[place + 1 :]:
                why = alike(name, other)
                if why and not (why.startswith("the surname") and _shared_by_two(name, other, names)):
                    links.append(_link(forms[name], forms[other], why))
    return links


def _link(one: Person, two: Person, why: str) -> Link:
    share = JaroWinkler.similarity(fold(one.name), fold(two.name))
    words = f"{why}; in {one.article} and {two.article}"
    return Link(
        kind="same-person", first=one.name, second=two.name, share=round(share, 3), why=words, rule=RULE
    )


def _shared_by_two(name: str, other: str, names: list[str]) -> bool:
    full = [each for each in names if len(parts(each)) > 1 and _same_word(parts(each)[-1], parts(name)[-1])]
    return any(not alike(full[0], each) for each in full[1:])


def _same_word(one: str, two: str) -> bool:
    if one == two:
        return True
    return (
        skeleton(one) == skeleton(two)
        and len(skeleton(one)) >= 2
        and min(len(one), len(two)) >= 4
        and JaroWinkler.similarity(one, two) >= 0.78
    )


def _given(one: str, two: str) -> bool:
    likely = skeleton(one) == skeleton(two) and JaroWinkler.similarity(one, two) >= 0.78
    if one == two or likely or any({one, two} <= group for group in _NICKNAMES):
        return True
    return (len(one) == 1 or len(two) == 1) and one[0] == two[0]
