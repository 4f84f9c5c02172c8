"""Articles that carry the same text: copies, and copies of a part.

Two articles are laid beside each other only where an index of their runs of five words (5-grams) says that
they share some, so the work grows with the number of articles, not with its square. What is quoted does not
count: two reporters who heard the same speech share its words without copying each other. The share is the
containment of the smaller article's 5-grams in the larger (A. Broder, "On the resemblance and containment of
documents", 1997), or of its words that stand in sentences which are nearly the same, whichever is more: an
edited copy keeps few runs but most sentences.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from rapidfuzz import fuzz, process

from goodoffices.record.connect.words import sentences, words
from goodoffices.record.model import Article, Link

RULE = "shared-text@1"
RUN = 5
COPY = 0.8
"""From this share on it is a copy."""
PART = 0.08
"""From this share on it is a copy of a part, if besides it is ``LEAST_WORDS`` long."""
LEAST_WORDS = 20
"""Fewest of the reporter's own words that two articles must share: about a sentence."""
NEAR = 88
"""Sentences this alike (rapidfuzz ratio, 0 to 100) count as the same."""

_HOLDERS = 8
_SAMPLE_FROM = 5_000
_EVERY = 8
_SHORT = 0xFFFF_FFFF
"""A few runs looked up may be chance: in large sets all runs of two articles, kept as numbers of 32 bits, are
counted before the articles are laid out again.
"""
_LAID_OUT = 512
"""How many articles are kept as they were laid out: a copy mostly stands near its original, and the rest is
laid out again.
"""
_LONG = 5
"""Fewest spaces in a sentence that is compared by itself."""
_SEEN, _SEEN_SHARE = 6, 0.04
"""Shared runs, and their share of the shorter article, from which two articles are laid beside each other;
fewer are turns of phrase.
"""
QUOTED = re.compile(r"[\"“][^\"“”\n]{8,}[\"”]")


def find_copies(articles: Sequence[Article]) -> list[Link]:
    """The pairs of articles that share text, in the order of the articles.

    A run of words is looked up in the first ``_HOLDERS`` articles that have it: a report that a hundred
    outlets carry is linked to the first few of them, which is enough to know them for one. In large sets
    every eighth run is looked up.
    """
    every = _EVERY if len(articles) > _SAMPLE_FROM else 1
    holders: dict[int, int | list[int]] = {}
    same: dict[str, int] = {}
    links: list[Link] = []
    sizes: list[int] = []
    shortened: list[array[int]] = []
    short: set[int] = set()

    @lru_cache(maxsize=_LAID_OUT)
    def laid_out(place: int) -> _Laid:
        return _Laid(articles[place])

    for place in range(len(articles)):
        runs = laid_out(place).runs
        sizes.append(len(runs))
        looked_up = {key for key in runs if not key % every} if every > 1 else runs
        shared = Counter(_met_before(holders, looked_up, place))
        if every > 1:
            short = {key & _SHORT for key in runs}
            shortened.append(array("I", short))
        original = same.setdefault(articles[place].text, place)
        if original != place:
            links.append(_identical(articles[original], articles[place]))
            shared.pop(original, None)
        for other in sorted(shared):
            least = max(_SEEN, _SEEN_SHARE * min(sizes[other], len(runs)))
            if shared[other] * every < least:
                continue
            if every > 1 and len(short.intersection(shortened[other])) < least:
                continue
            link = _compare(laid_out(other), laid_out(place))
            links += [link] if link else []
    return links


def _met_before(holders: dict[int, int | list[int]], keys: set[int], place: int) -> list[int]:
    """The articles that hold each of the runs, once for every run; ``place`` joins the first few holders of
    each.

    Nearly every run has one holder alone, which is kept without a list: the index of many articles must fit
    into memory.
    """
    met: list[int] = []
    held = holders.keys() & keys
    holders.update(dict.fromkeys(keys - held, place))
    for key in held:
        known = holders[key]
        if isinstance(known, int):
            met.append(known)
            holders[key] = [known, place]
        else:
            met += known
            if len(known) < _HOLDERS:
                known.append(place)
    return met


class _Laid:
    """An article laid out to be compared: its runs of words, and its sentences when they are asked for."""

    __slots__ = ("_sentences", "article", "runs", "words")

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = reporters_words(article)
        self.runs = _runs(self.words)
        self._sentences: _Sentences | None = None

    @property
    def sentences(self) -> _Sentences:
        """The sentences, cut once."""
        if self._sentences is None:
            every = [" ".join(words(sentence)) for sentence in sentences(self.words)]
            long = [each for each in every if each.count(" ") >= _LONG]
            self._sentences = _Sentences(sum(map(len, every)), long, [each.count(" ") + 1 for each in long])
        return self._sentences


class _Sentences(NamedTuple):
    """Characters in all sentences together; those long enough to be compared, and the number of words in
    each.
    """

    size: int
    long: list[str]
    counts: list[int]


def compare(first: Article, second: Article) -> Link | None:
    """The link between two articles that share text, or None."""
    return _compare(_Laid(first), _Laid(second))


def _compare(one: _Laid, two: _Laid) -> Link | None:
    first, second = one.article, two.article
    fewest = min(len(one.runs), len(two.runs))
    if not fewest:
        return None
    common = len(one.runs & two.runs)
    contained = common / fewest
    share, same = contained, 0
    if common < fewest or common < LEAST_WORDS:
        same, of = _words_in_like_sentences(one.sentences, two.sentences)
        share = max(contained, same / of if of else 0.0)
    if max(common, same) < LEAST_WORDS or share < PART:
        return None
    identical = first.hash == second.hash and bool(first.hash) and first.text == second.text
    return Link(
        kind="copy" if share >= COPY else "part-copy",
        first=first.id,
        second=second.id,
        share=1.0 if identical else round(min(share, 1.0), 3),
        why=f"{share:.0%} of the reporter's words in the shorter one are shared",
        rule=RULE,
    )


def _identical(first: Article, second: Article) -> Link:
    """The same words under two names are one report, however short they are."""
    return Link(
        kind="copy",
        first=first.id,
        second=second.id,
        share=1.0,
        why="the two are the same, word for word",
        rule=RULE,
    )


def reporters_words(article: Article) -> str:
    """The story without headline, captions, boilerplate and quoted words."""
    parts = [article.text[line.start : line.end] for line in article.lines if line.role == "body"]
    return QUOTED.sub('""', "\n".join(parts) if article.lines else article.text)


def _runs(text: str) -> set[int]:
    """Every run of five words as one number, the same in every process: Python salts the hashes of words, not
    those of numbers.
    """
    marks = list(map(_mark, words(text)))
    return set(map(hash, zip(marks, marks[1:], marks[2:], marks[3:], marks[4:], strict=False)))


@lru_cache(maxsize=100_000)
def _mark(word: str) -> int:
    return zlib.crc32(word.encode())


def _words_in_like_sentences(one: _Sentences, two: _Sentences) -> tuple[int, int]:
    """How many words of the shorter text stand in sentences that the other has nearly the same, and of how
    many.
    """
    short, long = sorted((one, two), key=lambda each: each.size)
    if not short.long or not long.long:
        return 0, 0
    scores = process.cdist(short.long, long.long, scorer=fuzz.ratio, score_cutoff=NEAR)
    like = (scores.max(axis=1) >= NEAR).tolist()
    return sum(compress(short.counts, like)), sum(short.counts)
