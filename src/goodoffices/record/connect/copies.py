"""Articles that carry the same text: copies, and copies of a part.

Two articles are laid beside each other only where an index of their runs of five words (5-grams) says that they share some,
so the work grows with the number of articles, not with its square. What is quoted does not count: two reporters who heard
the same speech share its words without copying each other. The share is the containment of the smaller article's 5-grams
in the larger (A. Broder, "On the resemblance and containment of documents", 1997), or of its words that stand in sentences
which are nearly the same, whichever is more: an edited copy keeps few runs but most sentences.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

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
_SEEN, _SEEN_SHARE = 6, 0.04
"""Shared runs, and their share of the shorter article, from which two articles are laid beside each other; fewer are turns
of phrase."""
QUOTED = re.compile(r"[\"“][^\"“”\n]{8,}[\"”]")


def find_copies(articles: Sequence[Article]) -> list[Link]:
    """The pairs of articles that share text, in the order of the articles.

    A run of words is looked up in the first ``_HOLDERS`` articles that have it: a report that a hundred outlets carry is
    linked to the first few of them, which is enough to know them for one. In large sets every eighth run is looked up.
    """
    every = _EVERY if len(articles) > _SAMPLE_FROM else 1
    holders: dict[int, list[int]] = {}
    links: list[Link] = []
    sizes: list[int] = []
    for place, article in enumerate(articles):
        runs = set(_runs(reporters_words(article)))
        sizes.append(len(runs))
        shared: Counter[int] = Counter()
        for key in runs:
            if key % every:
                continue
            known = holders.setdefault(key, [])
            shared.update(known)
            if len(known) < _HOLDERS:
                known.append(place)
        for other in sorted(shared):
            if shared[other] * every >= max(_SEEN, _SEEN_SHARE * min(sizes[other], len(runs))):
                link = compare(articles[other], article)
                links += [link] if link else []
    return links


def compare(first: Article, second: Article) -> Link | None:
    """The link between two articles that share text, or None."""
    one, two = reporters_words(first), reporters_words(second)
    runs_one, runs_two = set(_runs(one)), set(_runs(two))
    fewest = min(len(runs_one), len(runs_two))
    if not fewest:
        return None
    contained = len(runs_one & runs_two) / fewest
    same, of = _words_in_like_sentences(one, two)
    share = max(contained, same / of if of else 0.0)
    if max(contained * fewest, same) < LEAST_WORDS or share < PART:
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


def reporters_words(article: Article) -> str:
    """The story without headline, captions, boilerplate and quoted words."""
    parts = [article.text[line.start : line.end] for line in article.lines if line.role == "body"]
    return QUOTED.sub('""', "\n".join(parts) if article.lines else article.text)


@lru_cache(maxsize=256)
def _runs(text: str) -> list[int]:
    """Every run of five words as one number of 61 bits, the same in every process."""
    marks = [_mark(word) for word in words(text)]
    runs = zip(marks, marks[1:], marks[2:], marks[3:], marks[4:], strict=False)
    return [(a * _P4 + b * _P3 + c * _P2 + d * _P + e) % _PRIME for a, b, c, d, e in runs]


_PRIME = 2**61 - 1
_P = 1_000_003_133
_P2, _P3, _P4 = _P**2 % _PRIME, _P**3 % _PRIME, _P**4 % _PRIME


@lru_cache(maxsize=100_000)
def _mark(word: str) -> int:
    return zlib.crc32(word.encode()) + 1


@lru_cache(maxsize=256)
def _sentences(text: str) -> list[str]:
    return [" ".join(words(sentence)) for sentence in sentences(text)]


def _words_in_like_sentences(one: str, two: str) -> tuple[int, int]:
    """How many words of the shorter text stand in sentences that the other has nearly the same, and of how many."""
    short, long = sorted(
        (_sentences(text) for text in (one, two)),
        key=lambda found: sum(map(len, found)),
    )
    short, long = [s for s in short if s.count(" ") >= 5], [s for s in long if s.count(" ") >= 5]
    if not short or not long:
        return 0, 0
    scores = process.cdist(short, long, scorer=fuzz.ratio, score_cutoff=NEAR)
    counts = [sentence.count(" ") + 1 for sentence in short]
    return sum(n for n, row in zip(counts, scores, strict=True) if row.max() >= NEAR), sum(counts)
