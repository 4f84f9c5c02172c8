"""Outlets that are more than a source in some reports: a broadcaster whose staff strike, a paper that is
bid for.
English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
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
        for match in _outlet().finditer(text):
            if _BEHIND.match(text, match.end()) or _BEFORE.search(
                text, max(0, match.start() - _REACH), match.start()
            ):
                told[match.group()] += 1
    return frozenset(name for name, count in told.items() if count >= _LEAST)


@cache
def _outlet() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(lexicon.outlets(), key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")


__all__ = ["acting_outlets"]
