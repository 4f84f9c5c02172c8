"""Figures that differ: in conflict only where they count the same thing at the same time, compatible where
both can be true.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from goodoffices.record.connect.words import STOP, fold, stem, words
from goodoffices.record.model import Article, Figure, Link

RULE = "like-quantities@1"
DAYS = 3
"""Publication days this near count as one time where neither figure gives its own."""
ABOUT = 0.1
"""How far "about" reaches to each side, as a share of the number."""

_MOST_VALUES = 40
_MOST_POSSIBLE = 4
"""With how many of the next values a figure is called possibly comparable: with all of them it would say
nothing.
"""
_TOLLS = ("killed", "wounded", "missing", "displaced", "dead")
"""States in which a figure is often given without its subject ("the toll surpassed 40,000")."""


def bounds(figure: Figure) -> tuple[float, float]:
    """The lowest and the highest number that the figure allows, both included ("more than 40" starts just
    above 40).
    """
    low, high = float(figure.number), float(figure.upto if figure.upto is not None else figure.number)
    match figure.modifier:
        case "more than":
            return math.nextafter(low, math.inf), math.inf
        case "at least":
            return low, math.inf
        case "fewer than":
            return -math.inf, math.nextafter(high, -math.inf)
        case "at most":
            return -math.inf, high
        case "about":
            reach = ABOUT * max(abs(low), abs(high))
            return low - reach, high + reach
        case _:
            return low, high


def both_true(first: Figure, second: Figure) -> bool:
    """Whether some number satisfies both figures."""
    (low, high), (other_low, other_high) = bounds(first), bounds(second)
    return max(low, other_low) <= min(high, other_high)


def subject_key(figure: Figure) -> str:
    """What is counted, so that "the hostages" and "hostage" meet: the stems of its words, in order of the
    alphabet.
    """
    return _key(figure.subject)


@lru_cache(maxsize=50_000)
def _key(subject: str) -> str:
    return " ".join(
        sorted({stem(word) for word in words(subject) if word not in STOP and not word.isdigit()})
    )


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    return fold(text)


class _Value(msgspec.Struct, frozen=True):
    """A figure that stands for all that say the same. ``day`` is its article's where the figure gives no time
    itself, ``ordinal`` the same as a number of days; ``said`` is what it says of its subject ``key``.
    """

    figure: Figure
    key: str
    frame: str
    day: str
    ordinal: int | None
    said: tuple[object, ...]


def find_conflicts(articles: Sequence[Article], figures: Sequence[Figure]) -> list[Link]:
    """Pairs of figures about one subject, one for each pair of *different values*, however many articles
    repeat them.

    *Like quantities* have subject, unit, status and time frame in common; they are ``compatible`` or in
    ``conflict``. Where unit and subject agree and the status (of numbers of one size) or the time frame is
    missing in one of them, or the time frames are unknown and the articles lie apart, they are
    ``possibly-comparable``. Where both give a status and it differs, nothing is said.
    """
    published = {article.id: article.published for article in articles}
    drawers: dict[tuple[str, str], dict[tuple[object, ...], _Value]] = defaultdict(dict)
    for figure in figures:
        key = subject_key(figure)
        if figure.state in _TOLLS:
            key = figure.state
        if key:
            day = "" if figure.when else published.get(figure.article, "")
            value = (
                figure.number,
                figure.upto,
                figure.modifier,
                figure.state,
                figure.when or _folded(figure.frame),
                day,
            )
            drawer = drawers[key, _folded(figure.unit)]
            own = subject_key(figure)
            if (own, *value) not in drawer:
                said = (*value[:4], own)
                ordinal = date.fromisoformat(day).toordinal() if len(day) == 10 else None
                drawer[own, *value] = _Value(figure, own, _folded(figure.frame), day, ordinal, said)
    return [link for values in drawers.values() for link in _pairs(list(values.values()))]


def _pairs(values: list[_Value]) -> Iterable[Link]:
    """A link for each two values; where articles of several days repeat both, the one that says most."""
    best: dict[frozenset[object], Link] = {}
    for place, value in enumerate(values):
        for step, other in enumerate(values[place + 1 : place + 1 + _MOST_VALUES], start=1):
            one, two = value.figure, other.figure
            kind = _kind(value, other)
            if kind is None or (value.said[:3] == other.said[:3] and kind != "conflict"):
                continue
            if kind == "possibly-comparable" and step > _MOST_POSSIBLE:
                continue
            key: frozenset[object] = frozenset((value.said, other.said))
            if key not in best or _KINDS.index(kind) < _KINDS.index(best[key].kind):
                best[key] = Link(
                    kind=kind, first=one.id, second=two.id, why=_why(value, other, kind), rule=RULE
                )
    return best.values()


_KINDS = ("conflict", "compatible", "possibly-comparable")
Kind = Literal["conflict", "compatible", "possibly-comparable"]


def _kind(one: _Value, two: _Value) -> Kind | None:
    if one.figure.state and two.figure.state and one.figure.state != two.figure.state:
        return None
    like = one.figure.state == two.figure.state and _same_time(one, two)
    if one.key != two.key:
        return "possibly-comparable" if like and _near_in_size(one, two) else None
    if not like:
        stated = one.figure.state == two.figure.state
        return "possibly-comparable" if stated or _of_one_size(one.figure, two.figure) else None
    return "compatible" if both_true(one.figure, two.figure) else "conflict"


def _near_in_size(one: _Value, two: _Value) -> bool:
    """Whether two tolls could be of one thing that only one of them names: neither is twice the other."""
    return not (one.key and two.key) and _of_one_size(one.figure, two.figure)


def _of_one_size(one: Figure, two: Figure) -> bool:
    """Whether neither number is twice the other."""
    small, large = sorted((abs(float(one.number)), abs(float(two.number))))
    return large < 2 * small


def _same_time(one: _Value, two: _Value) -> bool:
    if one.figure.when or two.figure.when:
        return one.figure.when == two.figure.when
    if one.frame != two.frame:
        return False
    if one.ordinal is not None and two.ordinal is not None:
        return abs(one.ordinal - two.ordinal) <= DAYS
    return one.day == two.day and one.figure.article == two.figure.article


def _why(one: _Value, two: _Value, kind: Kind) -> str:
    if kind == "conflict":
        return "the same thing at the same time, and no number is both"
    if kind == "compatible":
        return "the same thing at the same time, and one number can be both"
    if one.key != two.key:
        return "one of them does not say whom it counts"
    if one.figure.state != two.figure.state:
        return "one of them does not say in what state they are counted"
    return "not known to be of the same time"
