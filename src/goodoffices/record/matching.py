"""Which issues and options of a case a passage is about: by their names and keywords, whole words, plurals
alike.
"""

from __future__ import annotations

import re

import msgspec

from goodoffices.case import Case, Option
from goodoffices.record.alternation import by_first_letter

_SHORTEST = 3
"""Names of fewer letters ("a", "no") match nothing by themselves."""
_BEHIND_HEAD = re.compile(r"\s(?:of|for|to|on|over|about|from|in|with|by)\s")


class Match(msgspec.Struct, frozen=True):
    """An issue that a passage matches, the options of it that it names, and the words that did it."""

    issue: str
    options: tuple[str, ...]
    words: str


class Matcher:
    """Finds the issues of a case in passages. Without a case it finds none."""

    def __init__(self, case: Case | None) -> None:
        self.of_issue: dict[str, set[str]] = {}
        self.of_option: dict[str, set[tuple[str, str]]] = {}
        if case is not None:
            for issue in case.issues:
                for word in (issue.name or issue.id, *issue.keywords):
                    self.of_issue.setdefault(_plain(word), set()).add(issue.id)
                for option in issue.options:
                    for word in _words_of(option):
                        self.of_option.setdefault(_plain(word), set()).add((issue.id, option.id))
        every = sorted(
            {word for word in (*self.of_issue, *self.of_option) if len(word) >= _SHORTEST},
            key=len,
            reverse=True,
        )
        self._pattern = (
            re.compile(
                r"(?:" + by_first_letter((_loose(word) for word in every), behind=r"(?<!\w.)") + r")(?!\w)"
            )
            if every
            else None
        )

    def find(self, text: str) -> list[Match]:
        """The issues that the text matches, the one with the most matching words first, of two alike the one
        that its head names ("a plan" in "a plan for a truce"), then the one named first.
        """
        if self._pattern is None:
            return []
        hits: dict[str, list[str]] = {}
        options: dict[str, list[str]] = {}
        low = text.lower()
        head: set[str] = set()
        found = list(self._pattern.finditer(low))
        if not found:
            return []
        behind = _BEHIND_HEAD.search(low)
        for match in found:
            named = set(hits)
            word = self._key(match.group())
            for issue in self.of_issue.get(word, ()):
                hits.setdefault(issue, []).append(match.group())
            for issue, option in self.of_option.get(word, ()):
                hits.setdefault(issue, []).append(match.group())
                if option not in options.setdefault(issue, []):
                    options[issue].append(option)
            if behind is not None and match.start() < behind.start():
                head |= hits.keys() - named
        order = list(hits)
        if len(order) > 1:
            order.sort(key=lambda issue: (-len(hits[issue]), issue not in head))
        return [
            Match(issue, tuple(options.get(issue, ())), ", ".join(dict.fromkeys(hits[issue])))
            for issue in order
        ]

    def _key(self, found: str) -> str:
        found = " ".join(found.split())
        for key in (found, found.removesuffix("s"), found.removesuffix("es"), found + "s"):
            if key in self.of_issue or key in self.of_option:
                return key
        return found


def _words_of(option: Option) -> tuple[str, ...]:
    name = option.name or option.id
    return (name, *option.keywords) if not name.replace(".", "").isdigit() else option.keywords


def _plain(word: str) -> str:
    return " ".join(word.lower().replace("_", " ").split())


def _loose(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+") + ("(?:e?s)?" if not word.endswith("s") else "?")
