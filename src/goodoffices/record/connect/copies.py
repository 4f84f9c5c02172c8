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
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
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
    looked_up: list[Runs] = []
    sizes: list[int] = []
    kept: list[Runs] = []
    for article in articles:
        runs = _runs(reporters_words(article))
        sizes.append(len(runs))
        looked_up.append(runs if every == 1 else runs[runs % every == 0])
        kept.append(runs if every == 1 else np.unique(runs.astype(np.uint32)))

    @lru_cache(maxsize=_LAID_OUT)
    def laid_out(place: int) -> _Laid:
        return _Laid(articles[place], kept[place] if every == 1 else None)

    shared_by = _sharing(looked_up)
    same: dict[str, int] = {}
    links: list[Link] = []
    for place in range(len(articles)):
        shared = shared_by.pop(place, {})
        original = same.setdefault(articles[place].text, place)
        if original != place:
            links.append(_identical(articles[original], articles[place]))
            shared.pop(original, None)
        for other in sorted(shared):
            least = max(_SEEN, _SEEN_SHARE * min(sizes[other], sizes[place]))
            if shared[other] * every < least:
                continue
            if every > 1 and _in_common(kept[other], kept[place]) < least:
                continue
            link = _compare(laid_out(other), laid_out(place))
            links += [link] if link else []
    return links


Runs = NDArray[np.unsignedinteger]
"""The runs of words of an article as numbers, each once, in order of size."""


def _sharing(looked_up: Sequence[Runs]) -> dict[int, dict[int, int]]:
    """For each article the earlier ones that hold runs of its own, with how many. Of each run only the first
    few holders count.

    All runs of all articles are sorted together, those of one article after those of an earlier one, so that
    equal ones stand side by side.
    """
    if not looked_up:
        return {}
    runs = np.concatenate(looked_up)
    places = np.repeat(np.arange(len(looked_up), dtype=np.int64), [len(each) for each in looked_up])
    order = np.argsort(runs, kind="stable")
    runs, places = runs[order], places[order]
    new = np.ones(len(runs), dtype=bool)
    new[1:] = runs[1:] != runs[:-1]
    first = np.maximum.accumulate(np.where(new, np.arange(len(runs)), 0))
    met: list[NDArray[np.int64]] = []
    for holder in range(_HOLDERS):
        later = np.flatnonzero(np.arange(len(runs)) - first > holder)
        met.append(places[later] * len(looked_up) + places[first[later] + holder])
    found: dict[int, dict[int, int]] = {}
    pairs, counts = np.unique(np.concatenate(met), return_counts=True)
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        place, other = divmod(pair, len(looked_up))
        found.setdefault(place, {})[other] = count
    return found


def _in_common(one: Runs, two: Runs) -> int:
    return len(np.intersect1d(one, two, assume_unique=True))


class _Laid:
    """An article laid out to be compared: its runs of words, and its sentences when they are asked for."""

    __slots__ = ("_sentences", "article", "runs", "words")

    def __init__(self, article: Article, runs: Runs | None = None) -> None:
        self.article = article
        self.words = reporters_words(article)
        self.runs = _runs(self.words) if runs is None else runs
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
    common = _in_common(one.runs, two.runs)
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


def _runs(text: str) -> Runs:
    """Every run of five words as one number, the same in every process: Python salts the hashes of words."""
    marks = np.fromiter(map(_MARKS.__getitem__, words(text)), dtype=np.uint64)
    if len(marks) < RUN:
        return np.empty(0, dtype=np.uint64)
    runs = np.zeros(len(marks) - RUN + 1, dtype=np.uint64)
    for at in range(RUN):
        runs = runs * _FACTOR + marks[at : at + len(runs)]
    return np.unique(runs ^ (runs >> _HALF))


_FACTOR = np.uint64(0x9E37_79B9_7F4A_7C15)
"""Odd, and its bits are spread: 2 to the 64th by the golden ratio (D. Knuth, The Art of Computer Programming
3, section 6.4).
"""
_HALF = np.uint64(32)


class _WordMarks(dict[str, int]):
    """A number for each word; words come again in every article."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_KNOWN:
            self.clear()
        mark = self[word] = zlib.crc32(word.encode())
        return mark


_MOST_KNOWN = 200_000
_MARKS = _WordMarks()


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
