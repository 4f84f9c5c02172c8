"""States, by name, adjective, capital and office: those of the list, and those that the reports themselves
tell to be some. English.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from goodoffices.record import lexicon
from goodoffices.record.actors.runs import GENERIC, NAME, TITLES, Run, Texts
from goodoffices.record.model import Article

OF_STATE = (
    r"(?:(?:(?:[a-z-]+|[A-Z][\w.]*-[a-z]+) ){0,2}?(?:government|governments|president|presidency|"
    r"presidential|prime minister|"
    r"foreign minister|foreign ministry|defen[cs]e minister|ministry|minister|ministers|cabinet|parliament|"
    r"embassy|ambassador|capital|authorities|regime|administration|officials?|army|military|troops|forces|"
    r"soldiers|police|state|side|delegation|border)\b(?!-))"
)
"""Behind a name or an adjective: what only a state has, or what a state has as others do."""
_OWN = r"(?:(?!(?:and|or|but|with|against|to|by|from|of|in|on|at|as|that|who|for|has|have|had)\b)[a-z-]+ )"
"""A word between a name and what is its own: none that leads to somebody else's ("the Reeds and the
government").
"""
_SURE = re.compile(
    rf"(?:['’]s?)? {_OWN}{{0,2}}?(?:government|president|presidency|presidential|prime minister|premier|"
    r"foreign minist(?:er|ry)|defen[cs]e minist(?:er|ry)|parliament|embassy|ambassador|cabinet|authorities|"
    r"capital|soil|airspace|territory)\b"
)
_LIKELY = re.compile(
    rf"(?:['’]s?)? {_OWN}?(?:army|military|troops|forces|soldiers|police|officials?|delegation|"
    r"border|diplomats?|negotiators?|ministers?|side|leaders)\b"
)
_TITLES = re.compile(
    r" (?:Prime |Foreign |Interior |Defen[cs]e |Finance |Deputy |Vice )*(?:Minister|President|Government|"
    r"Ambassador|Embassy|Chancellor|King|Queen|Emir)\b"
)
_GOVERNED = re.compile(r"\b(?:governments?|presidents?|prime minister|parliament|authorities) of (?:the )?$")
_SHORT = re.compile(r"[NS]\. ?(\w+)")
_NATIONAL = re.compile(r"(?:an|ish|ese|i|ch)$")
"""Endings of adjectives of states: "Information Minister" names none."""
_CAPITAL = re.compile(
    rf"(?P<by>{NAME})(?:['’]s)? capital,? (?P<town>{NAME})|(?P<city>{NAME}),? (?:the )?capital of "
    rf"(?P<of>{NAME})"
)
"""A capital stands for its government."""
_ENDINGS = (
    "ians",
    "ian",
    "eans",
    "ean",
    "ans",
    "an",
    "ns",
    "n",
    "ish",
    "ese",
    "is",
    "i",
    "ic",
    "ers",
    "er",
    "men",
    "s",
)
_FOLLOWERS = ("ist", "ists")
"""Endings of those who hold with something: "Maoists" are no state, whoever governs with them."""
_LEAST = 3
_TWO = 2


def is_adjective(word: str, name: str) -> bool:
    """Whether a word can be the adjective or the people of a name: "Kessari" of Kessar, "Istrians" of Istria,
    "Norlandic" of Norland.
    """
    if word == name or not word[:1].isupper():
        return False
    for ending in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= _LEAST and name.startswith(root) and len(name) - len(root) <= 2:
            return True
    return False


class _Roots:
    """Names by their first letters, so that an adjective is laid beside the few that it can be of."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, list[str]] = defaultdict(list)
        for name in names:
            self._names[name[:_LEAST]].append(name)

    def of(self, word: str) -> list[str]:
        """The names that a word can be the adjective or the people of, in the order given."""
        return [name for name in self._names.get(word[:_LEAST], ()) if is_adjective(word, name)]


@cache
def in_capitals() -> dict[str, str]:
    """The listed names as they stand in titles that are all in capitals."""
    known = lexicon.places()
    capitals = {form.upper(): name for form, name in known.items() if len(form) > _LEAST}
    return {form: name for form, name in capitals.items() if form not in known}


class States:
    """Words to the one name of a state."""

    def __init__(self, texts: Texts, articles: Sequence[Article], bodies: Iterable[str]) -> None:
        self.named: dict[str, str] = lexicon.places() | in_capitals()
        for name in {self.named[form] for form in texts.within if " " in form and form in self.named}:
            # "CAR" where the reports name the Central African Republic
            letters = "".join(word[0] for word in name.split(" "))
            if len(letters) > _TWO:
                self.named.setdefault(letters, name)
        self._in_short(run.text for runs in texts.runs.values() for run in runs)
        if any(form in texts.within for form in ("European Union", "EU")):
            self.named["Europe"] = self.named["Europeans"] = "European Union"
        taken = {name.split(" ", 1)[0] for name in bodies}
        self._learn(texts, {article.id: article.text for article in articles}, taken)

    def _in_short(self, names: Iterable[str]) -> None:
        """Names and adjectives with a stop for the first word, where the reports have them ("S.Korea", "N.
        Korean").
        """
        for name in names:
            short = _SHORT.match(name)
            whole = f"{'South' if name[0] == 'S' else 'North'} {short[1]}" if short is not None else ""
            if short is not None and (state := self.named.get(whole)) is not None:
                self.named[short.group()] = state

    def _learn(self, texts: Texts, written: Mapping[str, str], taken: set[str]) -> None:
        told: Counter[str] = Counter()
        names: Counter[str] = Counter()
        for key, runs in texts.runs.items():
            text = written[key]
            for run in runs:
                first = run.text.split(" ", 1)[0]
                names[first if run.text == first else run.text] += 1
                if (
                    first in self.named
                    or first in lexicon.bodies()
                    or first in GENERIC
                    or run.text in lexicon.outlets()
                    or first.isupper()
                    or first.lower() in TITLES
                    or "-" in first
                    or first.endswith(_FOLLOWERS)
                ):
                    continue
                told[first] = max(told[first], _tells(text, run, first))
        single = _Roots(name for name in names if " " not in name)
        for word, weight in told.items():
            if not weight or word in taken:
                continue
            others = single.of(word)
            others = [name for name in others if name != f"{word}s"]  # the plural of a people
            base = max(others, key=lambda name: (names[name], name), default=word)
            if weight > 1 or base != word:
                self.named.setdefault(base, base)
                self.named[word] = base
        self._peoples(names)
        for text in written.values():
            for match in _CAPITAL.finditer(text) if "capital" in text else ():
                state = self.named.get(match["of"] or match["by"])
                if state is not None:
                    self.named.setdefault(match["city"] or match["town"], state)

    def _peoples(self, names: Counter[str]) -> None:
        """Adjectives of the states that were learnt, where they stand without what tells a state."""
        learnt = _Roots({name for name in self.named.values() if name not in lexicon.places()})
        for name in names:
            if name.isupper() and name not in self.named and (state := self.named.get(name.title())):
                self.named[name] = state
            elif " " not in name and name not in self.named:
                of = learnt.of(name)
                if len(of) == 1:
                    self.named[name] = of[0]

    def is_community(self, words: Sequence[str]) -> bool:
        """Whether the first two words are of two states, the second a people: a community ("Turkish
        Cypriot")."""
        one, two = self.named.get(words[0]), self.named.get(words[1].removesuffix("s"))
        return one is not None and two is not None and one != two and words[1] != two

    def of(self, words: Sequence[str]) -> tuple[str, int]:
        """The state that the first words name, and how many words do; nothing where they name none."""
        if len(words) > 1 and self.is_community(words):
            return "", 0
        if len(words) == 1:
            name = self.named.get(words[0])
            return (name, 1) if name is not None else ("", 0)
        for count in range(min(4, len(words)), 0, -1):
            name = self.named.get(" ".join(words[:count]))
            if name is not None:
                return name, count
        return "", 0


def _tells(text: str, run: Run, first: str) -> int:
    """How surely what stands behind the first word tells of a state: 2 surely, 1 likely."""
    end = run.start + len(first)
    if run.text == first and _GOVERNED.search(text, max(0, run.start - 30), run.start):
        return 2
    if _TITLES.match(text, end):
        return 2 if _NATIONAL.search(first) or not text.startswith(" Minister", end) else 0
    if run.text != first:
        return 0
    if _SURE.match(text, end):
        return 2
    return 1 if _LIKELY.match(text, end) else 0
