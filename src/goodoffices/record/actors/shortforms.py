"""Short forms of names in brackets behind them: "Marsh Armed Forces (MAF)", "Alfa, Access and Renova
(AAR)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.record import lexicon
from goodoffices.record.actors.compounds import pieces_before
from goodoffices.record.actors.initials import by_initials
from goodoffices.record.actors.runs import Run, Texts
from goodoffices.record.model import Article

_SHORT = re.compile(r" \(((?:[A-Z][A-Z&-]{1,8}(?=s?\)))|[A-Z][A-Za-z&-]{1,9}(?=\)))s?\)")
_FOREIGN = frozenset(("army", "armed", "group", "party", "union"))
_LISTED = re.compile(r"(?:[A-Z][\w-]+, ){1,4}(?:[A-Z][\w-]+,? )?(?:and )?$")
"""Names before the last of a list that share its short form: "Alfa, Access and Renova (AAR)".
"""
_SHORT_BEHIND = re.compile(
    r" (?:on|in|to|against|over)(?: the)? (?:[A-Z][\w-]+)(?: (?:and )?[A-Z][\w-]+){0,3} "
    r"\((?P<short>[A-Z]{2,8})\)"
)
"""A name goes on behind a small word where its initials say so: "Intergovernmental Authority on Development
(IGAD)".
"""


def initials_fit(words: str, short: str) -> bool:
    """Whether a short form is made of the first letters of the words, in their order ("Deutsche Boerse",
    "Marsh Armed Forces").
    """
    letters = "".join(word[0].upper() for word in words.split(" ") if word[:1].isupper())
    if len(letters) > 1 and letters[0] == short[0] and short.isupper() and _within(letters, short):
        return True  # "Social Democrats (SPD)": a letter stands for a word that the reports leave out
    capitals = list(re.sub(r"[^A-Za-z]", "", short))
    names = [word for word in words.split(" ") if word[:1].isupper()]
    at = 0
    for letter in capitals:
        if not letter.isupper():
            continue
        while at < len(names) and names[at][0].upper() != letter:
            at += 1
        if at == len(names):
            return False
        at += 1
    return len(names) > 1


def _within(letters: str, short: str) -> bool:
    """Whether the letters stand in the short form in their order, and all but one of it are among them."""
    rest = iter(short)
    return len(short) - len(letters) <= 1 and all(letter in rest for letter in letters)


def shorts(texts: Texts, articles: Sequence[Article]) -> dict[str, str]:
    """Short forms, and other names that share one, to the full name before it in brackets."""
    found = _FullNames()
    for article in articles:
        runs = texts.runs[article.id]
        for at, run in enumerate(runs):
            if not run.text:
                continue
            longer = _SHORT_BEHIND.match(article.text, run.end)
            if longer is not None:
                whole = article.text[run.start : longer.start("short") - 2]
                if initials_fit(whole, longer["short"]):
                    found.tell(longer["short"], whole)
                    _take(runs, at, longer.start("short") - 2, whole)
                    continue
            match = _SHORT.match(article.text, run.end)
            if match is None:
                continue
            short = match.group(1)
            several = pieces_before(article.text, runs, at, short.upper(), _letters)
            if several is not None:
                _take_back(runs, at, several[0], several[1])
                found.tell(short, several[1])
                continue
            listed = _LISTED.search(article.text, max(0, run.start - 60), run.start)
            if listed is not None and _letters(listed.group() + run.text) == match.group(1).upper():
                _take_back(runs, at, listed.start(), match.group(1))
                found.tell(match.group(1), match.group(1))
                continue
            before = runs[at - 1] if at else None
            if before is not None and article.text[before.end : run.start] == " and ":
                whole = f"{before.text} and {run.text}"
                if (
                    initials_fit(whole, match.group(1))
                    and whole[0] == match.group(1)[0]
                    and not initials_fit(run.text, match.group(1))
                ):
                    # "Alliance of Lake and River Owners (ALRO)": one name, though "and" stands in it
                    found.tell(match.group(1), whole)
                    run.start, run.text = before.start, whole
                    before.text, before.end = "", before.start
                    continue
            words = run.text.split(" ")
            count = _words_of(words, short)
            if count:
                full = " ".join(words[-count:])
                found.tell(short, full)
                if full != run.text and all(map(_of_a_place, words[:-count])):
                    found.tell(short, run.text)
        texts.runs[article.id] = [run for run in runs if run.text]
    for short, full in by_initials(texts, articles).items():
        found.tell(short, full)
    return found.one_each()


def _words_of(words: Sequence[str], short: str) -> int:
    """How many of the last words of a run a short form behind it stands for; 0 where it stands for none."""
    counts = [
        count
        for count in range(min(len(words), 9), 1, -1)
        if words[-count][0] == short[0].upper() and initials_fit(" ".join(words[-count:]), short)
    ]
    exact = [count for count in counts if _letters(" ".join(words[-count:])) == short.upper()]
    if not exact and len(words) <= 9 and words[0][:1].isupper() and _is_foreign(words, short):
        return len(words)
    return next(iter([*exact, *counts]), 0)


class _FullNames:
    """Full names by their short forms, in the order in which the reports give them."""

    def __init__(self) -> None:
        self.fulls: dict[str, list[str]] = {}

    def tell(self, short: str, full: str) -> None:
        """Note that a name stands before a short form of it."""
        names = self.fulls.setdefault(short, [])
        if full not in names:
            names.append(full)

    def one_each(self) -> dict[str, str]:
        """Short forms to one name each, and the other names with the same short form to that one ("Free
        Liberals (FLP)", "Free Liberal Party (FLP)").
        """
        found: dict[str, str] = {}
        for short, names in self.fulls.items():
            best = next((name for name in names if _letters(name) == short.upper()), names[0])
            found[short] = best
            found |= {name: best for name in names if name != best}
        return found


def _of_a_place(word: str) -> bool:
    return word in lexicon.places() or word.endswith(("ian", "ish", "ese"))


def _is_foreign(words: Sequence[str], short: str) -> bool:
    """Whether letters behind a whole name stand for it in its own language ("Free Lake Movement (GAM)")."""
    return (
        short.isupper()
        and len(words) > 1
        and any(lexicon.bodies().get(word, "") in _FOREIGN for word in words)
    )


def _letters(names: str) -> str:
    return "".join(word[0] for word in names.split(" ") if word[:1].isupper())


def _take_back(runs: Sequence[Run], at: int, start: int, name: str) -> None:
    """Let the run at a place begin at ``start`` under a name; runs before it that it takes in are emptied."""
    runs[at].text, runs[at].start = name, start
    for other in runs[:at][::-1]:
        if other.start < start:
            break
        other.text = ""


def _take(runs: Sequence[Run], at: int, end: int, whole: str) -> None:
    """Let the run at a place reach to ``end``; runs that it takes in are emptied."""
    runs[at].text, runs[at].end = whole, end
    for other in runs[at + 1 :]:
        if other.start >= end:
            break
        other.text = ""
