"""Which sides the articles name as parties to the talks and which as going between, each on its passage."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from goodoffices.record.model import Article

Part = Literal["party", "mediator"]
RULE = "named-in-talks@1"

_NAME = r"(?:the )?(?:[A-Z](?:\.[A-Z])+\.?|[A-Z][\w’'-]*[\w])(?: (?:of |de |al-)?(?:[A-Z][\w’'-]*[\w]))*"
_PARTY = rf"(?:{_NAME}|the (?:government|rebels|junta|opposition|union|unions|company|army|strikers|separatists|militia|guerrillas|employers|owners))"
_LIST = rf"{_NAME}(?:, {_NAME})*(?:,? and {_NAME})?"
_TALKS = r"(?:talks?|negotiat\w+|gaps?|deal|agreement|cease-?fire|truce|peace|accord|difference\w*|dispute|conflict|war|exchange|mediat\w+|summit|swap|strike)"
_PATTERNS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("mediator", re.compile(rf"(?P<list>{_LIST}),? (?:mediators|go-betweens|facilitators)\b")),
    ("mediator", re.compile(rf"\b[Mm]ediators (?:from|of) (?P<list>{_LIST})")),
    ("mediator", re.compile(rf"\b(?:mediated|brokered|facilitated) by (?P<list>{_LIST})")),
    ("mediator", re.compile(rf"\b(?:mediation|facilitation) (?:by|of|from) (?P<list>{_LIST})")),
    (
        "mediator",
        re.compile(
            rf"(?P<list>{_LIST}) (?:(?:has|have|had|is|are|was|were) (?:been )?)?(?:mediating|mediated|brokered|brokering)\b(?! by)"
        ),
    ),
    ("mediator", re.compile(rf"(?P<list>{_LIST})(?:-mediated|-brokered)\b")),
    ("party", re.compile(rf"\bbetween (?P<list>{_PARTY} and {_PARTY})(?=[^.\n]{{0,80}}\b{_TALKS}|\W)")),
    (
        "party",
        re.compile(
            rf"\b(?:calling on|called on|urg(?:ed|ing)|invit(?:ed|ing)) (?P<list>{_PARTY} and {_PARTY}) to\b"
        ),
    ),
)
_CALENDAR = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "International",
        "Meanwhile",
        "However",
        "Separately",
    ]
)
_ADJECTIVES = ("n", "an", "ian", "i", "ish", "ese", "ic")
_IN_TALKS = re.compile(rf"\b{_TALKS}\b", re.IGNORECASE)


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A side that a passage names as a party or a mediator. ``side`` is its one name, ``words`` how it stands at ``start``."""

    side: str
    part: Part
    article: str
    start: int
    end: int
    words: str
    rule: str = RULE


def find_sides(articles: Sequence[Article], side_of: Callable[[str], str]) -> list[Named]:
    """All passages that name parties or mediators, in the order of the articles.

    ``side_of`` gives the one name of a side for the words that stand for it ("Qatari", "the US"), empty where it knows none;
    then the words themselves are the name. A pair after "between" counts only in a sentence that speaks of talks.
    """
    found: list[Named] = []
    for article in articles:
        for part, pattern in _PATTERNS:
            for match in pattern.finditer(article.text):
                if part == "party" and not _IN_TALKS.search(_sentence(article.text, match)):
                    continue
                for name in re.finditer(rf"{_PARTY}", match.group("list")):
                    start = match.start("list") + name.start()
                    found += _named(article, part, start, name.group(), side_of)
    return one_name(found)


def parts_of_sides(named: Sequence[Named]) -> dict[str, Part]:
    """What each side is, by the greater number of its passages; one that is as often the one as the other mediates.
    In the order in which they were met."""
    counts: dict[str, dict[Part, int]] = {}
    for each in named:
        of_side = counts.setdefault(each.side, {"party": 0, "mediator": 0})
        of_side[each.part] += 1
    return {side: "party" if of["party"] > of["mediator"] else "mediator" for side, of in counts.items()}


def one_name(named: Sequence[Named]) -> list[Named]:
    """The same passages with one name for a side and its adjective ("Istrian" as "Istria"), where both are met."""
    names = {each.side for each in named}
    stands_for = {
        name: other
        for name in names
        for other in names
        if name != other and any(name in (other + end, other[:-1] + end) for end in _ADJECTIVES)
    }
    return [msgspec.structs.replace(each, side=stands_for.get(each.side, each.side)) for each in named]


def _named(
    article: Article, part: Part, start: int, words: str, side_of: Callable[[str], str]
) -> list[Named]:
    plain = words.removeprefix("the ").removeprefix("The ")
    if plain.rstrip("s") in _CALENDAR:
        return []
    side = side_of(plain) or plain
    return [Named(side=side, part=part, article=article.id, start=start, end=start + len(words), words=words)]


def _sentence(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    ends = [place for place in (text.find(". ", match.end()), text.find("\n", match.end())) if place >= 0]
    return text[start : min(ends, default=len(text))]
