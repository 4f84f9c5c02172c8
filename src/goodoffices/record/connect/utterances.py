"""The same utterance told by several (one person's words in two articles, or the words of a source that both
quote), and the same claim made by several speakers.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from heapq import nlargest

from rapidfuzz import fuzz

from goodoffices.record.connect.names import alike, parts, skeleton
from goodoffices.record.connect.words import content, fold, words
from goodoffices.record.model import Article, Link, Statement

RULE = "like-words@1"
SAME_SPEAKER = 0.6
"""Share of the shorter statement's content words that the longer one must have, where one speaker is named in
both.
"""
DAYS = 4
"""Most days between the two articles, where both are dated: a phrase said again next month is said again."""

SAME_RELAY = 0.4
"""The same where both say that they have it from one agency: translations keep fewer words."""
SAME_CLAIM = 0.75
"""Share of the shorter statement's content words that the longer one must have, whoever speaks."""

_NEAREST = 24
_AGAIN = 0.9
_LEAST_CLAIM = 3
"""Fewest content words of a claim that two speakers can be said to share."""
_LOST = 0.6
"""How much of the share that a comparison needs the index must see: common words have lost their older
places.
"""
_NEGATION = re.compile(
    r"\b(?:not|no|never|nothing|neither|nor|without|refus\w+|den(?:y|ies|ied)|reject\w*|cannot)\b|n't\b"
)
_QUOTE = re.compile(r"[\"“'‘]([^\"“”\n]{3,}?)[\"”'’](?!\w)")


def find_utterances(articles: Sequence[Article], statements: Sequence[Statement]) -> list[Link]:
    """Pairs of statements of two articles that tell one utterance.

    Named speakers are compared with those of a like name only. Unnamed ones are never held for one person:
    two statements of theirs are paired only where they quote the same words, or name the same relay with
    nearly the same words. Each statement is laid beside the few that share most with it, so the work stays
    linear.
    """
    day_of = {article.id: _ordinal(article.published) for article in articles}
    index = _Index()
    links: list[Link] = []
    for place, statement in enumerate(statements):
        same, anyone = index.near(place, statement)
        for other in sorted(same | anyone):
            first = statements[other]
            link = None
            if first.article == statement.article:
                link = _again(first, statement) if other in same else None
            elif _near(day_of.get(first.article), day_of.get(statement.article)):
                link = compare(first, statement) if other in same else None
                link = link or (compare_claims(first, statement) if other in anyone else None)
            if link:
                links.append(link)
    return links


class _Index:
    """Statements by the words that carry them: those of a like speaker, and those of anyone. Each word keeps
    the latest few.
    """

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.of_speaker: dict[str, _Drawer] = defaultdict(dict)
        self.of_anyone: _Drawer = {}

    def near(self, place: int, statement: Statement) -> tuple[set[int], set[int]]:
        """The statements before this one that share enough words to be compared: of a like speaker, of
        anyone. It joins them.
        """
        mine = content(statement.text)
        self.sizes.append(len(mine))
        drawer = self.of_speaker[_key(statement)]
        return self._sharing(drawer, mine, place, SAME_RELAY, 1), self._sharing(
            self.of_anyone, mine, place, SAME_CLAIM, _LEAST_CLAIM
        )

    def _sharing(
        self, drawer: _Drawer, mine: frozenset[str], place: int, share: float, least: int
    ) -> set[int]:
        """The statements of a drawer that have enough words of ``mine``; those of fewer words than ``least``
        are left out.
        """
        if len(mine) < least:
            return set()
        met = _met_before(drawer, mine, place)
        if not met:
            return set()
        sizes, own, enough = self.sizes, len(mine), share * _LOST
        fewest = enough * least
        found = []
        for other, count in Counter(met).items():
            if count >= fewest:
                size = sizes[other]
                if size > own:
                    size = own
                if count >= enough * size and size >= least:
                    found.append((count, other))
        if len(found) > _NEAREST:
            found = nlargest(_NEAREST, found)
        return {other for _, other in found}


_Drawer = dict[str, int | list[int]]


def _met_before(drawer: _Drawer, mine: frozenset[str], place: int) -> list[int]:
    """The latest few statements that have each of the words, once for every word; ``place`` joins them. A
    word that only one statement has is kept without a list: the index of many must fit into memory.
    """
    met: list[int] = []
    for word in mine:
        known = drawer.setdefault(word, place)
        if isinstance(known, list):
            if len(known) > 2 * _NEAREST:
                del known[:_NEAREST]
            met += known[-_NEAREST:]
            known.append(place)
        elif known != place:
            met.append(known)
            drawer[word] = [known, place]
    return met


def compare(first: Statement, second: Statement) -> Link | None:
    """The link between two statements that tell one utterance, or None."""
    one, two = content(first.text), content(second.text)
    fewest = min(len(one), len(two))
    if not fewest:
        return None
    share = len(one & two) / fewest
    why = ""
    if first.speaker and second.speaker and not first.unnamed and not second.unnamed:
        near = _relays(first) & _relays(second)
        needed, least = (SAME_RELAY, 4) if near else (SAME_SPEAKER, 2)
        if alike(first.speaker, second.speaker) and share >= needed and fewest >= least:
            why = f"{share:.0%} of the shorter one's words, {first.speaker} in both"
            if first.speaker != second.speaker:
                why = f"{share:.0%} of the shorter one's words, {first.speaker} and {second.speaker}"
    elif (
        first.unnamed
        and second.unnamed
        and _described(first) == _described(second)
        and (quoted := _quoted_alike(first, second))
    ):
        why = f"both quote “{quoted}”"
    elif (
        first.unnamed
        and second.unnamed
        and _relays(first) & _relays(second)
        and fuzz.ratio(fold(first.text), fold(second.text)) > 80
    ):
        why = f"nearly the same words through {sorted(_relays(first) & _relays(second))[0]}"
    if not why:
        return None
    return Link(
        kind="same-utterance", first=first.id, second=second.id, share=round(share, 3), why=why, rule=RULE
    )


def _again(first: Statement, second: Statement) -> Link | None:
    """An article that tells one thing twice, in a standfirst and below: nearly the same words by the same
    speaker.
    """
    if fold(first.speaker).rstrip("s") != fold(second.speaker).rstrip("s") or _within(first, second):
        return None
    share = fuzz.token_set_ratio(" ".join(words(first.text)), " ".join(words(second.text))) / 100
    if share < _AGAIN or min(len(words(first.text)), len(words(second.text))) < 4:
        return None
    why = "told twice in one article"
    return Link(
        kind="same-utterance", first=first.id, second=second.id, share=round(share, 3), why=why, rule=RULE
    )


def _within(first: Statement, second: Statement) -> bool:
    """Whether the two stand on overlapping passages: one reports the other."""
    return min(first.end, second.end) > max(first.start, second.start)


def compare_claims(first: Statement, second: Statement) -> Link | None:
    """The link between statements of two speakers who say the same, or None. Where one says "not" and the
    other does not, or their numbers differ, they do not say the same.
    """
    one, two = content(first.text), content(second.text)
    fewest = min(len(one), len(two))
    common = len(one & two)
    if fewest < _LEAST_CLAIM or common < SAME_CLAIM * fewest or common * 2 < len(one | two):
        return None
    numbers_one, numbers_two = (
        {word for word in words(each.text) if word.isdigit()} for each in (first, second)
    )
    if _denies(first.text) != _denies(second.text) or numbers_one != numbers_two:
        return None
    why = f"{common / fewest:.0%} of the shorter one's words"
    return Link(
        kind="same-claim",
        first=first.id,
        second=second.id,
        share=round(common / fewest, 3),
        why=why,
        rule=RULE,
    )


def _denies(text: str) -> bool:
    return bool(_NEGATION.search(fold(text)))


def _key(statement: Statement) -> str:
    """Where to look for the same speaker: the sound of the surname, or one drawer for all without a name."""
    if statement.unnamed or not statement.speaker:
        return ""
    name = parts(statement.speaker)
    return skeleton(name[-1]) if name else ""


def _ordinal(day: str) -> int | None:
    return date.fromisoformat(day).toordinal() if len(day) == 10 else None


def _near(first: int | None, second: int | None) -> bool:
    return first is None or second is None or abs(first - second) <= DAYS


def _described(statement: Statement) -> str:
    """An unnamed source as described, numbers and plurals aside: "two US officials" and "Two U.S.
    official".
    """
    return " ".join(
        word.removesuffix("s") for word in words(statement.speaker) if word not in ("a", "an", "the")
    )


def _relays(statement: Statement) -> set[str]:
    return {fold(name) for name in statement.chain[1:]} | (
        {fold(statement.addressee)} if statement.addressee else set()
    )


def _quoted_alike(first: Statement, second: Statement) -> str:
    """Words that both quote, as the first has them; a statement that is one quotation counts whole."""
    one, two = ({" ".join(words(part)): part for part in _quotes(each)} for each in (first, second))
    for key, part in one.items():
        if key.count(" ") >= 1 and any(
            key == other or (key.count(" ") >= 3 and (key in other or other in key)) for other in two
        ):
            return part
    return ""


def _quotes(statement: Statement) -> list[str]:
    return [statement.text] if statement.type == "direct" else _QUOTE.findall(statement.text)
