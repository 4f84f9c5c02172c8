"""Which sides the articles name as parties to the talks and which as going between, each on its passage."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from goodoffices.record.connect.pairs import find_pairs
from goodoffices.record.model import Article

Part = Literal["party", "mediator"]
RULE = "named-in-talks@1"

_NAME = r"(?<!\w)(?:the )?(?:[A-Z](?:\.[A-Z])++\.?|(?=[A-Z][\w’'-])[A-Z]\w*+(?:[’'-]++\w++)*+)(?: (?:of the |of |de |al-)?(?=[A-Z][\w’'-])[A-Z]\w*+(?:[’'-]++\w++)*+)*+"
_BODY = r"(?:government|army|military|armed forces|junta|rebels|opposition|administration)"
_COMMON = (
    r"(?:government|rebels|junta|opposition|unions?|company|companies|army|strikers|separatists|militias?|guerrillas|employers|owners|management|studios|league"
    r"|(?:dock|rail|port|farm|steel|auto|health|transit)?workers|operators|airlines?|railways?|writers|actors|players|pilots|nurses|teachers|doctors|insurgents|kidnappers|leaders)"
)
_SHORT = r"(?: \([A-Z]{2,8}\))?"
_PARTY = rf"(?:{_NAME}(?: {_BODY}\b)?|the {_COMMON}\b){_SHORT}"
_GROUP = rf"(?:the )?(?:[a-z]+(?:s[’']|[’']s) )?(?:(?:striking|opposition|rebel|warring|armed|port|rail|film|state|local|club) )*{_COMMON}\b"
_PARTIES = rf"{_PARTY}(?:, {_PARTY})*,? and {_PARTY}"
_GROUPS = rf"(?:{_GROUP} and (?:{_GROUP}|{_NAME})|{_NAME} and {_GROUP})"
_LIST = rf"{_NAME}(?:, {_NAME})*(?:,? and {_NAME})?"
_TALKS = r"(?:talks?|negotiat\w+|gaps?|deal|agreement|cease-?fire|truce|peace|accord|difference\w*|dispute|conflict|war|exchange|mediat\w+|summit|swap|strike)"
_PATTERNS: tuple[tuple[Part, str, str], ...] = (
    ("mediator", "mediators|go-betweens|facilitators", rf"(?P<list>{_LIST}),? (?:mediators|go-betweens|facilitators)\b"),
    ("mediator", "mediator|facilitator", rf"(?P<list>{_NAME}) (?:mediator|facilitator)\b(?!s)(?! [A-Z])"),
    ("mediator", "mediator|facilitator", rf"(?P<of>{_NAME}) (?:mediator|facilitator),? (?P<list>[A-Z][a-z]+(?: [A-Z][\w’-]+){{1,2}})"),
    ("mediator", "ediator|acilitator", r"(?<![A-Za-z’'.] )(?:(?:[Tt]he|[Aa]|federal|state|chief) )*(?:[Mm]ediator|[Ff]acilitator),? (?P<list>[A-Z][a-z]+ (?:[A-Z][\w’-]+ ?){1,2}(?<! ))"),
    ("mediator", "ediator|acilitator", r"\b(?P<list>[A-Z][a-z]+ (?:[A-Z][\w’-]+ )?[A-Z][\w’-]+), (?:an?|the|their|its) (?:[a-z-]+ ){0,2}(?:mediator|facilitator)\b"),
    ("mediator", "appointed|named|chosen", rf"(?P<list>{_NAME}) (?:was|has been) (?:appointed|named|chosen)(?: as)?(?: an?| the)? (?:mediator|facilitator)\b"),
    ("mediator", "ederal mediator|tate mediator", r"\b(?P<list>(?:[Ff]ederal|[Ss]tate) mediators?)\b"),
    ("mediator", "ediators", rf"\b[Mm]ediators (?:from|of) (?P<list>{_LIST})"),
    ("mediator", "ted by|red by", rf"\b(?:mediated|brokered|facilitated) by (?P<list>{_LIST}(?: administration\b)?)"),
    ("mediator", "auspices of", rf"\bunder the auspices of (?P<list>{_LIST})"),
    ("mediator", "mediation|facilitation", rf"\b(?:mediation|facilitation) (?:by|of|from) (?P<list>{_LIST})"),
    ("mediator", "mediat|broker",
     rf"(?P<list>{_LIST}),? (?:(?:which|who) )?(?:(?:has|have|had|is|are|was|were) (?:been )?)?(?:mediating|mediated|brokered|brokering)\b(?! by)"),
    ("mediator", "-mediated|-brokered", rf"(?P<list>{_LIST})(?:-mediated|-brokered)\b"),
    ("party", "between", rf"\bbetween (?P<list>{_PARTIES})(?=\W)"),
    ("party", "between", rf"\b(?:[Tt]alks|[Nn]egotiations|dispute|cease-?fire|truce|deal|agreement|accord) between (?P<list>{_GROUPS})"),
    ("party", "alks with|egotiations with", rf"\b(?:peace|cease-?fire|truce|wage|pay|contract|hostage|exploratory) (?:talks|negotiations) with (?:the )?(?:[a-z]+ ){{0,2}}(?P<list>{_NAME})(?=\W)"),
    ("party", "calling on|called on|urged|urging|invited|inviting",
     rf"\b(?:calling on|called on|urg(?:ed|ing)|invit(?:ed|ing)) (?:both )?(?P<list>{_PARTIES}) to\b"),
)  # fmt: skip
"""Part, words of which every match holds one, pattern. The names before those words are costly to look for in a whole article, and
the patterns to compile: each is when its words are first met."""
_ONE = re.compile(
    rf"(?P<words>(?:[Ff]ederal|[Ss]tate) mediators?\b|{_NAME}(?: {_BODY}\b)?|{_GROUP})(?: \((?P<short>[A-Z]{{2,8}})\))?"
)
_OFFICIAL = re.compile(r"(?:federal|state) mediators?", re.IGNORECASE)
_NO_SIDE = frozenset(
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
        "The",
        "A",
        "An",
        "Hi",
        "Her",
        "Their",
        "It",
        "Thi",
        "That",
        "He",
        "She",
        "They",
        "Federal",
        "State",
        "Chief",
        "Former",
        "Lead",
        "Senior",
        "Top",
        "Veteran",
        "Foreign",
        "Regional",
        "Outside",
        "Independent",
        "Both",
        "Two",
        "Three",
    ]
)
_FEWEST_PARTIES = 2
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
    seen: set[tuple[str, int]] = set()
    for article in articles:
        for part, stems, pattern in _PATTERNS:
            for match in _matches(article.text, stems, pattern):
                if part == "party" and not _IN_TALKS.search(_sentence(article.text, match)):
                    continue
                group = "of" if side_of(match.groupdict().get("of") or "") else "list"
                for name in _ONE.finditer(match.group(group)):
                    start = match.start(group) + name.start()
                    if (article.id, start) in seen:
                        continue
                    seen.add((article.id, start))
                    found += _named(article, part, start, name.group("words"), side_of)
                    if found and name["short"] and found[-1].start == start:
                        short = match.start(group) + name.start("short")
                        found.append(_same(found[-1], short, name["short"]))
    if len({each.side for each in found if each.part == "party"}) < _FEWEST_PARTIES:
        found += _told_together(articles, side_of, {each.side for each in found})
    return one_name(found)


def _told_together(
    articles: Sequence[Article], side_of: Callable[[str], str], known: set[str]
) -> Iterator[Named]:
    """Parties by what two sides are told to do together; looked for only where no reports name them as parties."""
    for article in articles:
        for start, words, name in find_pairs(article.text):
            side = side_of(name) or name
            if side not in known and name.rstrip("s") not in _NO_SIDE:
                end = start + len(words)
                yield Named(side=side, part="party", article=article.id, start=start, end=end, words=words)


def _same(named: Named, start: int, words: str) -> Named:
    """Another name that stands for the same side ("the Moro Front (MF)")."""
    return msgspec.structs.replace(named, start=start, end=start + len(words), words=words)


_compiled = cache(re.compile)


def _matches(text: str, stems: str, pattern: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern, looked for in the lines that hold one of its stems; no match goes beyond its line."""
    ends: dict[int, int] = {}
    for stem in stems.split("|"):
        at = text.find(stem)
        while at >= 0:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            ends[text.rfind("\n", 0, at) + 1] = end
            at = text.find(stem, end)
    for start in sorted(ends):
        # The line break itself stays in view of what looks ahead.
        yield from _compiled(pattern).finditer(text, start, min(ends[start] + 1, len(text)))


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
    shorn: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for root in (name, name[:-1]):
            shorn[root].add(name)
    stands_for: dict[str, str] = {}
    for name in names:
        roots = [name.removesuffix(end) for end in _ADJECTIVES if name.endswith(end)]
        others = {other for root in roots for other in shorn.get(root, ()) if other != name}
        if others:
            stands_for[name] = min(others, key=lambda other: (len(other), other))
    return [msgspec.structs.replace(each, side=stands_for.get(each.side, each.side)) for each in named]


def _named(
    article: Article, part: Part, start: int, words: str, side_of: Callable[[str], str]
) -> list[Named]:
    plain = words.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
    if plain.rstrip("s") in _NO_SIDE:
        return []
    side = side_of(plain) or (f"{plain.lower().rstrip('s')}s" if _OFFICIAL.fullmatch(plain) else plain)
    return [Named(side=side, part=part, article=article.id, start=start, end=start + len(words), words=words)]


def _sentence(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    ends = [place for place in (text.find(". ", match.end()), text.find("\n", match.end())) if place >= 0]
    return text[start : min(ends, default=len(text))]
