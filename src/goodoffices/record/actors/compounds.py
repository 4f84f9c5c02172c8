"""Names in which "and" or commas stand: "International Dock and Harbour Union", "Commission for Conciliation,
Mediation and Arbitration (CCMA)". English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from goodoffices.record import lexicon
from goodoffices.record.actors.runs import GENERIC, Run, Texts
from goodoffices.record.model import Article

_ADJECTIVE = ("an", "ish", "ese", "ern", "ic")
_PIECES = 4
"""How many pieces before its last one a name may have."""


def compound(articles: Sequence[Article], texts: Texts) -> None:
    """Make one run of two that "and" joins, where the first is no name by itself and the second ends as a
    body's.
    """
    whole: set[str] = set()
    every = Counter(run.text for runs in texts.runs.values() for run in runs)
    halves = Counter(
        before.text
        for article in articles
        for before, run in pairwise(texts.runs[article.id])
        if article.text[before.end : run.start] == " and "
    )
    for article in articles:
        _join(
            article,
            texts,
            lambda before, run: (
                (every[before.text] == halves[before.text] and _opens_one(before, run, texts.small))
                or _one_office(before, run)
            ),
            whole,
        )
    for article in articles if whole else ():
        # "Dock and Harbour Union", where the reports know the "International Dock and Harbour Union"
        _join(article, texts, lambda before, run: any(_within(before, run, name) for name in whole), set())


def _join(article: Article, texts: Texts, fits: Callable[[Run, Run], bool], found: set[str]) -> None:
    """Make one run of two that "and" joins where they fit, and note its words."""
    runs = texts.runs[article.id]
    joined = False
    for before, run in pairwise(runs):
        gap = article.text[before.end : run.start]
        country = gap in _ANDS and f"{before.text.rsplit(' of ', 1)[-1]}{gap}{run.text}" in lexicon.places()
        if before.text and (country or (gap == " and " and fits(before, run))):
            run.start, run.text = before.start, f"{before.text}{gap}{run.text}"
            before.text, joined = "", True
            found.add(run.text)
    if joined:
        texts.runs[article.id] = [run for run in runs if run.text]


_ANDS = (" and ", " and the ")


def _within(before: Run, run: Run, name: str) -> bool:
    """Whether two runs that "and" joins are the end of a longer name, or but for its last word."""
    words = f"{before.text} and {run.text}"
    return name.endswith((f" {words}", f" {words.rsplit(' ', 1)[0]}"))


_PORTFOLIO = re.compile(r"(?:Minister|Secretary|Commissioner) (?:of|for) (?:the )?[A-Z]\w+$")


def _one_office(before: Run, run: Run) -> bool:
    """Whether "and" joins what one minister is for ("Minister for Safety and Security Ada Holm")."""
    return run.text.count(" ") > 1 and _PORTFOLIO.search(before.text) is not None


def _opens_one(before: Run, run: Run, small: set[str]) -> bool:
    first = before.text.split(" ")
    first = first[1:] if len(first) > 1 and first[0] in lexicon.places() else first
    ends = lexicon.bodies()
    if " of " in before.text and before.text.endswith(_ADJECTIVE) and run.text.endswith("s"):
        return True  # "Community of Eastern and Lake States"
    last = run.text.split(" ")
    last = last[:-1] if len(last) > 1 and last[-1] in lexicon.places() else last
    if last[-1] not in ends or first[-1] in ends or before.text in lexicon.places():
        return False
    if first[0] in GENERIC:
        return True
    # "Transport and General Workers Union": a common word that another one follows
    return len(first) == 1 and first[0].lower() in small and " " in run.text and not before.opens


def pieces_before(
    text: str, runs: Sequence[Run], at: int, short: str, letters: Callable[[str], str]
) -> tuple[int, str] | None:
    """Where a name begins that ends with the run at ``at`` and whose letters are its short form, and its
    words;
    None where no run before, with commas and "and" between, opens such a name with the noun of a body.
    """
    for back in range(1, _PIECES + 1):
        if back > at:
            return None
        gap = text[runs[at - back].end : runs[at - back + 1].start]
        if gap not in (", ", " and ", ", and ", " & "):
            return None
        opening = runs[at - back]
        whole = text[opening.start : runs[at].end]
        named = lexicon.bodies()
        if (opening.text.split(" ", 1)[0] in named or runs[at].text.rsplit(" ", 1)[-1] in named) and letters(
            whole
        ) == short:
            return opening.start, whole
    return None
