"""Names in headlines where every word has a capital ("Orbis Rejects Vell's Second Bid"): the story below
tells which of the words are names. English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from goodoffices.record import lexicon
from goodoffices.record.model import Article

_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_LONG = 4
"""Letters from which on a word of a headline shows whether all of them are capitalised."""
_FEWEST, _SHARE = 3, 0.7
_HEADS = ("headline", "standfirst", "subhead")


def in_capitals(article: Article) -> list[tuple[int, int]]:
    """Where the lines stand that head an article or a part of it and have a capital in every word."""
    return [
        (line.start, line.end)
        for line in article.lines
        if line.role in _HEADS and _every_word(article.text[line.start : line.end])
    ]


def _every_word(line: str) -> bool:
    words = [word for word in _WORD.findall(line)[1:] if len(word) >= _LONG]
    return len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _SHARE * len(words)


def known_parts(words: Sequence[str], known: Set[str], offices: Set[str]) -> Iterator[tuple[int, int]]:
    """The parts of a run that the story knows as names, each as numbers of its words: the longest first, with
    an office before or behind it.
    """
    at = 0
    while at < len(words):
        start = at
        while at < len(words) and words[at].lower() in offices:
            at += 1
        count = next(
            (
                count
                for count in range(len(words) - at, 0, -1)
                if _is_known(" ".join(words[at : at + count]), known)
            ),
            0,
        )
        if not count:
            at += 1
            continue
        at += count
        while at < len(words) and words[at].lower() in offices and start == at - count:
            at += 1
        yield start, at


def _is_known(name: str, known: Set[str]) -> bool:
    return name in known or name in lexicon.places() or name in lexicon.outlets()


__all__ = ["in_capitals", "known_parts"]
