"""The same utterance told by several (one person's words in two articles, or the words of a source that both quote), and
the same claim made by several speakers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz

from goodoffices.record.connect.names import alike, parts, skeleton
from goodoffices.record.connect.words import content, fold, words
from goodoffices.record.model import Article, Link, Statement

RULE = "like-words@1"
SAME_SPEAKER = 0.6
"""Share of the shorter statement's content words that the longer one must have, where one speaker is named in both."""
DAYS = 4
"""Most days between the two articles, where both are dated: a phrase said again next month is said again."""

SAME_RELAY = 0.4
"""The same where both say that they have it from one agency: translations keep fewer words."""
SAME_CLAIM = 0.75
"""Share of the shorter statement's content words that the longer one must have, whoever speaks."""

_NEAREST = 24
_AGAIN = 0.9
_ANYONE = "*"
_LOST = 0.6
"""How much of the share that a comparison needs the index must see: common words have lost their older places."""
_NEGATION = re.compile(
    r"\b(?:not|no|never|nothing|neither|nor|without|refus\w+|den(?:y|ies|ied)|reject\w*|cannot)\b|n't\b"
)
_QUOTE = re.compile(r"[\"“'‘]([^\"“”\n]{3,}?)[\"”'’](?!\w)")


def find_utterances(articles: Sequence[Article], statements: Sequence[Statement]) -> list[Link]:
    """Pairs of statements of two articles that tell one utterance.

    Named speakers are compared with those of a like name only. Unnamed ones are never held for one person: two
    statements of theirs are paired only where they quote the same words, or name the same relay with nearly the same
    words. Each statement is laid beside the few that share most with it, so the work stays linear.
    """
    published = {article.id: article.published for article in articles}
    index = _Index(statements)
    links: list[Link] = []
    for place, statement in enumerate(statements):
        same, anyone = index.near(place)
        for other in sorted(same | anyone):
            first = statements[other]
            link = None
            if first.article == statement.article:
                link = _again(first, statement) if other in same else None
            elif _near(published, first, statement):
                link = compare(first, statement) if other in same else None
                link = link or (compare_claims(first, statement) if other in anyone else None)
            if link:
                links.append(link)
    return links


class _Index:
    """Statements by the words that carry them: those of a like speaker, and those of anyone. Each word keeps the latest few."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.stems = [content(statement.text) for statement in statements]
        self.keys = [_key(statement) for statement in statements]
        self.by_word: dict[tuple[str, str], list[int]] = defaultdict(list)

    def near(self, place: int) -> tuple[set[int], set[int]]:
        """The statements before this one that share enough words to be compared: of a like speaker, of anyone."""
        mine = self.stems[place]
        found = []
        for key, share in ((self.keys[place], SAME_RELAY), (_ANYONE, SAME_CLAIM)):
            shared: Counter[int] = Counter()
            for word in mine:
                bucket = self.by_word[key, word]
                shared.update(bucket[-_NEAREST:])
                bucket.append(place)
            enough = (
                other
                for other, count in sorted(shared.most_common(_NEAREST))
                if count >= share * min(len(mine), len(self.stems[other])) * _LOST
            )
            found.append(set(enough))
        return found[0], found[1]


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
    """An article that tells one thing twice, in a standfirst and below: nearly the same words by the same speaker."""
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
    """The link between statements of two speakers who say the same, or None. Where one says "not" and the other does
    not, or their numbers differ, they do not say the same."""
    one, two = content(first.text), content(second.text)
    fewest = min(len(one), len(two))
    common = len(one & two)
    if fewest < 3 or common < SAME_CLAIM * fewest or common * 2 < len(one | two):
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


def _near(published: dict[str, str], first: Statement, second: Statement) -> bool:
    days = [published.get(each.article, "") for each in (first, second)]
    if not all(len(day) == 10 for day in days):
        return True
    return abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) <= DAYS


def _described(statement: Statement) -> str:
    """An unnamed source as described, numbers and plurals aside: "two US officials" and "Two U.S. official"."""
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
