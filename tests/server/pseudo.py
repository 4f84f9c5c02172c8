"""A language in which every sentence of the site stands in brackets, and a reader that finds what stands
outside of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser

from django.utils import translation

OPEN, CLOSE = "⟦", "⟧"
_READ = ("aria-label", "alt", "title", "placeholder", "content-description", "label")
_WORD = re.compile(r"[A-Za-z]{2,}")
_INNER = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


@contextmanager
def pseudo() -> Iterator[None]:
    """Every text that asks for its translation gets it in brackets."""
    real = translation._trans  # type: ignore[attr-defined]
    names = {name: getattr(real, name) for name in ("gettext", "ngettext", "pgettext", "npgettext")}
    real.gettext = lambda text: f"{OPEN}{text}{CLOSE}" if text else ""
    real.ngettext = lambda one, many, count: f"{OPEN}{one if count == 1 else many}{CLOSE}"
    real.pgettext = lambda _, text: f"{OPEN}{text}{CLOSE}"
    real.npgettext = lambda _, one, many, count: f"{OPEN}{one if count == 1 else many}{CLOSE}"
    try:
        yield
    finally:
        for name, function in names.items():
            setattr(real, name, function)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("style", "script")
        given = dict(attrs)
        self.found += [given[name] or "" for name in _READ if name in given]
        if tag == "input" and given.get("type") in ("submit", "button"):
            self.found.append(given.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)


def untranslated(html: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Texts and labels of a page in which Latin words stand outside of brackets; ``known`` words are people's
    own.
    """
    reader = _Reader()
    reader.feed(html)
    told = []
    for text in reader.found:
        left = text
        while _INNER.search(left):
            left = _INNER.sub(" ", left)
        if any(word.casefold() not in known for word in _WORD.findall(left)):
            told.append(" ".join(left.split()))
    return told


__all__ = ["pseudo", "untranslated"]
