"""What makes somebody a party to talks, or one who goes between: the sentences that tell who talks with whom.
English.

Each sentence is laid out with a number for each somebody (``⟨0⟩ and ⟨1⟩ resumed talks``), so that a pattern
is about what they do, whatever they are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from goodoffices.record.actors.acting_for import kind_of
from goodoffices.record.actors.doubts import sureness
from goodoffices.record.actors.gather import sentences
from goodoffices.record.actors.laying import Laid, lay
from goodoffices.record.actors.mediator_rules import MEDIATOR
from goodoffices.record.actors.phrases import FIGHT, TALKS
from goodoffices.record.actors.rules import OF_SEVERAL, OF_TWO, PARTY
from goodoffices.record.actors.ruling import TalksRule
from goodoffices.record.actors.seen import ActorSeen, Gathered
from goodoffices.record.model import Article
from goodoffices.record.text.needed import needed
from goodoffices.record.text.sift import Needs

_ENVOY = re.compile(r"\b(?:envoy|coordinator)\b", re.IGNORECASE)
_MEDIATOR = re.compile(
    r"(?<!former )\b(?:mediator|facilitator|conciliator|arbitrator|go-between|peace broker|(?:in|pre|"
    r")formateur|(?<!chief )hostage negotiator|negotiator for the release)\b",
    re.IGNORECASE,
)
_FOR_A_SIDE = re.compile(r"\bgovernment(?:['’]s)?\b.* negotiator", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(r"(?:['’]s?)? (?:is|was|has|says|will|does|did|wants)\b")
_BY_NAME = re.compile(r"\b(?:Mediation|Conciliation|Arbitration)\b")
_PAIR = 2
_FEW = 4
"""More than so many names in one sentence tell nothing of two of them."""
_NUMBER = re.compile(r"⟨(\d+)⟩")
_OF_TALKS = re.compile(rf"\b(?:{TALKS}|{FIGHT})\b")
_RULES = [*MEDIATOR, *PARTY]
_LONGEST = 1_200
"""Letters of a sentence beyond which it is no sentence."""


class Ground(msgspec.Struct, gc=False):
    """One passage that speaks for somebody's part. ``pair`` numbers the passages that tell of two
    together.
    """

    key: str
    part: str
    weight: float
    rule: str
    article: str
    start: int
    end: int
    with_whom: tuple[str, ...] = ()
    across: tuple[str, ...] = ()
    """Those of the other half of a phrase of two halves ("X met A and B"); nobody where it has none."""


def grounds(articles: Sequence[Article], gathered: Gathered) -> Iterator[Ground]:
    """Every passage that speaks for a part in talks, in the order of the articles."""
    for article in articles:
        idle = [(line.start, line.end) for line in article.lines if line.role in ("boilerplate", "caption")]
        places = gathered.seen[article.id]
        at = 0
        for start, end in sentences(article.text):
            first = at
            while at < len(places) and places[at].start < end:
                at += 1
            here = places[first:at]
            if not here or end - start > _LONGEST:
                continue
            if any(one <= start < two for one, two in idle):
                continue
            yield from _of_sentence(article, lay(article.text, start, end, here), gathered)


def goes_alone(key: str, gathered: Gathered) -> bool:
    """Whether someone who acts for the key goes between for himself: a politician of a party, a manager."""
    return key.startswith("=") or (
        key in gathered.bodies and kind_of(key, gathered) in ("party", "firm", "court", "armed")
    )


@cache
def _can_fit() -> Needs:
    """The rules that can fit a sentence, by their numbers; behind them whether it can be on talks."""
    return Needs([*(rule.needs for rule in _RULES), needed(_OF_TALKS.pattern)])


def _of_sentence(article: Article, laid: Laid, gathered: Gathered) -> Iterator[Ground]:
    if not laid.keys:
        return
    everyone = dict.fromkeys(laid.keys)
    alone = len(everyone) < _PAIR
    fitting = _can_fit().met(laid.text)
    on_talks = False
    if fitting and fitting[-1] == len(_RULES):
        fitting.pop()
        on_talks = _OF_TALKS.search(laid.text) is not None
    if on_talks and _PAIR <= len(everyone) <= _FEW:
        # Two who stand in one sentence on talks: little by itself, much where it comes again.
        for key in everyone:
            others = tuple(other for other in everyone if other != key)
            yield Ground(key, "near", 0.0, "near", article.id, laid.seen[0].start, laid.seen[0].end, others)
    several = "and ⟨" in laid.text or ", ⟨" in laid.text
    for number in fitting:
        rule = _RULES[number]
        if (alone and rule.name in OF_TWO) or (not several and rule.name in OF_SEVERAL):
            continue
        if rule.name == "between-them" and not on_talks:
            continue
        for match in rule.pattern.finditer(laid.text):
            yield from _grounds_of(article, laid, rule, match, gathered)
    for number, seen in enumerate(laid.seen):
        if (
            seen.kind in ("person", "mediators")
            and _MEDIATOR.search(seen.role)
            and not _FOR_A_SIDE.search(seen.role)
        ):
            key = (
                seen.person if seen.person and goes_alone(laid.keys[number], gathered) else laid.keys[number]
            )
            yield Ground(key, "mediator", 3.0, "is-mediator", article.id, seen.start, seen.end)
        elif seen.kind == "body" and " " in seen.key and _BY_NAME.search(seen.key):
            weight = 2.0 if on_talks else 1.0
            yield Ground(laid.keys[number], "mediator", weight, "by-name", article.id, seen.start, seen.end)
        elif seen.kind == "person" and _ENVOY.search(seen.role):
            yield Ground(laid.keys[number], "envoy", 1.5, "envoy", article.id, seen.start, seen.end)


def _grounds_of(
    article: Article,
    laid: Laid,
    rule: TalksRule,
    match: re.Match[str],
    gathered: Gathered,
) -> Iterator[Ground]:
    """What the rule tells of each who stands in the match."""
    name, weight = rule.name, rule.weight
    groups = [match.group(group) or "" for group in ("one", "two") if group in match.re.groupindex]
    numbers = [[int(found) for found in _NUMBER.findall(group)] for group in groups]
    if (
        (len(numbers) == _PAIR or name == "with")
        and len(numbers[-1]) > 1
        and _NEXT_CLAUSE.match(laid.text, match.end())
    ):
        numbers[-1].pop()  # "a deal with Orbis, and Vell is waiting"
    if name == "is-named" and len(numbers[0]) > 1 and match.start("one") == match.start():
        # "Front members, Karsan officials and Norlandic mediators"
        last = numbers[0][-1]
        numbers[0] = [each for each in numbers[0] if each == last or _by_name_alone(article, laid.seen[each])]
    everyone = [laid.keys[number] for of_group in numbers for number in of_group]
    if (name in OF_TWO or name in ("between", "between-them")) and len(set(everyone)) < _PAIR:
        return
    weight *= sureness(rule, match, laid.text)
    if name == "strike-at" or (name == "employs" and laid.keys[numbers[1][0]] == "=workers"):
        for number in numbers[0]:
            seen, key = laid.seen[number], laid.keys[number]
            if name == "strike-at" or _employs(key, gathered):
                yield Ground(key, rule.part, weight, name, article.id, seen.start, seen.end, ("=workers",))
        return
    if name == "employs":
        return
    halves = [[laid.keys[number] for number in of_group] for of_group in numbers]
    for key in dict.fromkeys(everyone):
        number = next(number for of_group in numbers for number in of_group if laid.keys[number] == key)
        seen = laid.seen[number]
        # Someone who goes between does so for himself, where it is not known for whom he acts.
        alone = rule.part == "mediator" and seen.person and goes_alone(key, gathered)
        yield Ground(
            seen.person if alone else key,
            rule.part,
            weight,
            name,
            article.id,
            seen.start,
            seen.end,
            tuple(other for other in dict.fromkeys(everyone) if other != key),
            _across(key, halves),
        )


def _employs(key: str, gathered: Gathered) -> bool:
    """Whether those who work "at" a name are surely somebody's: "Orbis staff", and not "Ost teachers"."""
    body = gathered.bodies.get(key)
    return body is not None and (
        " " in key or key.isupper() or bool(body.short) or kind_of(key, gathered) in ("firm", "group")
    )


def _by_name_alone(article: Article, seen: ActorSeen) -> bool:
    """Whether a place ends with a name, and not with those who act for it."""
    return article.text[seen.start : seen.end].rsplit(" ", 1)[-1][:1].isupper()


def _across(key: str, halves: Sequence[Sequence[str]]) -> tuple[str, ...]:
    if len(halves) < _PAIR or not all(halves) or (key in halves[0] and key in halves[1]):
        return ()
    return tuple(dict.fromkeys(halves[1] if key in halves[0] else halves[0]))


__all__ = ["Ground", "grounds"]
