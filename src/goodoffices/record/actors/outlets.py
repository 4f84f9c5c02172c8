"""Outlets that are more than a source in some reports: a broadcaster whose staff strike, a paper that is
bid for.
English.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from goodoffices.record import lexicon
from goodoffices.record.model import Article

_BEHIND = re.compile(
    r"(?:['’]s?)? (?:(?:has|had|have|will|would|is|was|also|already|now|not|group|plc|corporation) "
    r"){0,3}(?:[a-z-]+ )?"
    r"(?:offer(?:ed|s)?|agreed|rejected|refused|accepted|proposed|signed|withdrew|negotiat\w+|management|managers|"
    r"bosses|staff|workers|employees|journalists['’]|unions?|strikes?|strikers|walkout|dispute|jobs?|pensions?|shares|"
    r"shareholders|board|chief executive|director general|director-general|takeover|merger|bid|stake|pay)\b"
)
_BEFORE = re.compile(
    r"\b(?:strikes?|stoppages?|walkouts?|dispute|bid|offer|talks|negotiations|takeover|merger|staff|jobs|unions?|"
    r"workers|employees|members|deal|row)(?: \w+)? (?:at|by|for|with|of|from|in) (?:the )?$"
)
_LEAST = 3
_REACH = 40


def acting_outlets(articles: Sequence[Article]) -> frozenset[str]:
    """The outlets that take part in what the reports tell, as an employer or a firm does. Being quoted
    makes none
    of them one.
    """
    told: Counter[str] = Counter()
    for article in articles:
        text = article.text
        for start, name in _outlets_in(text):
            end = start + len(name)
            if _BEHIND.match(text, end) or _BEFORE.search(text, max(0, start - _REACH), start):
                told[name] += 1
    return frozenset(name for name, count in told.items() if count >= _LEAST)


def _outlets_in(text: str) -> Iterator[tuple[int, str]]:
    """Where outlets are named, the longest name of each place. Words are looked up: a pattern of all names
    would try each of them at each letter.
    """
    first_words, of_first = _outlets()
    done = 0
    for word in first_words.finditer(text):
        start = word.start()
        for name in of_first.get(word.group(), ()) if start >= done else ():
            if text.startswith(name, start) and _ENDS.match(text, start + len(name)):
                yield start, name
                done = start + len(name)
                break


_FIRST_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"(?![\w-])")


@cache
def _outlets() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """A pattern for words that can begin the name of an outlet, and the names by their first words, the
    longest first.
    """
    of_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(lexicon.outlets(), key=len, reverse=True):
        of_first[name[: _FIRST_WORD.match(name).end()]].append(name)  # type: ignore[union-attr]
    letters = "".join(sorted({re.escape(word[0]) for word in of_first}))
    # The search skips fast to a letter, and only there looks back.
    return re.compile(rf"[{letters}](?<![\w-].)\w*"), dict(of_first)


__all__ = ["acting_outlets"]
