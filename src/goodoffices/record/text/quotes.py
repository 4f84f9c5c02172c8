"""Where the quoted passages of a text stand: straight and curly marks, doubled apostrophes, guillemets,
single marks.

A passage never crosses a line break; one that runs over several paragraphs, each opened anew and only the
last one closed, gives one passage for each. Marks inside a passage stay inside it.
"""

from __future__ import annotations

import re

import msgspec

_DOUBLE = re.compile(r"[“”„‟«»\"\n]|``|''|’’|‘‘")
_SINGLE_OPEN = re.compile(r"['‘](?<![\w.,!?;:…'’%)\]]['‘])(?=[^\W\d_]|[$(\[…])")
_SINGLE_CLOSE = re.compile(r"['’](?<=[\w.,!?…)\]]['’])(?!\w)")
"""Both look back from behind the mark: a search skips fast to a character, but tries what looks back
everywhere.
"""
_CLIPPED = re.compile(r"['‘’](?:em|til|till|cause|n|tis|twas|bout|round)\b", re.IGNORECASE)
_OPENING = frozenset("“„‟«") | {"``", "‘‘"}
_CLOSING = frozenset("”»") | {"’’"}
_BEFORE_OPEN = frozenset(" \t\n\r\u00a0\u2009\u202f([{—–-/:…")


class Quote(msgspec.Struct, frozen=True):
    """A quoted passage: ``start`` to ``end`` with its marks, ``inner`` to ``inner_end`` without. ``closed``
    where its end is marked.
    """

    start: int
    end: int
    inner: int
    inner_end: int
    closed: bool = True


def find_quotes(text: str) -> list[Quote]:
    """Every outermost quoted passage, in the order of the text."""
    quotes = _double(text)
    found: list[Quote] = []
    at = 0
    for quote in quotes:
        if quote.start > at:
            found += _single(text, at, quote.start)
        found.append(quote)
        at = quote.end
    found += _single(text, at, len(text))
    return found


def _double(text: str) -> list[Quote]:
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text):
        sign = mark.group()
        start, end = mark.span()
        if sign == "\n":
            if opened is not None:
                _leave_open(text, opened, start, found)
                opened = None
        elif opened is None:
            if _opens(text, sign, start, end):
                opened = mark
        elif sign in _CLOSING or (sign not in _OPENING and _closes(text, start, end)):
            if start > opened.end():
                found.append(Quote(opened.start(), end, opened.end(), start))
            opened = None
        elif sign not in _OPENING:
            opened = mark
    if opened is not None:
        _leave_open(text, opened, len(text), found)
    return found


def _opens(text: str, sign: str, start: int, end: int) -> bool:
    if end >= len(text) or text[end].isspace():
        return False
    if sign in _OPENING:
        return True
    if sign in _CLOSING:
        return False
    return start == 0 or text[start - 1] in _BEFORE_OPEN or (text[start - 1] in ",:" and text[end].isalpha())


def _closes(text: str, start: int, end: int) -> bool:
    return not text[start - 1].isspace() or end >= len(text) or not text[end].isalnum()


def _leave_open(text: str, opened: re.Match[str], stop: int, found: list[Quote]) -> None:
    """A passage without a closing mark counts where it fills its paragraph from the start, or goes on in the
    next one.
    """
    first = text.rfind("\n", 0, opened.start()) + 1
    goes_on = text[stop : stop + 8].lstrip().startswith(("“", '"', "''", "«"))
    if (text[first : opened.start()].strip() and not goes_on) or stop <= opened.end():
        return
    end = stop
    while end > opened.end() and text[end - 1].isspace():
        end -= 1
    if end > opened.end():
        found.append(Quote(opened.start(), end, opened.end(), end, closed=False))


def _single(text: str, start: int, stop: int) -> list[Quote]:
    found: list[Quote] = []
    at = start
    unclosed = start
    while True:
        opened = _SINGLE_OPEN.search(text, at, stop)
        if opened is None:
            return found
        at = opened.end()
        if at <= unclosed or _CLIPPED.match(text, opened.start()):
            continue
        line = text.find("\n", at, stop)
        end = stop if line < 0 else line
        close = _single_close(text, at, end)
        if close is None:
            # No mark closes anything up to there: a thousand opening ones are not each looked after to the
            # end of the line.
            unclosed = end
        else:
            found.append(Quote(opened.start(), close + 1, at, close))
            at = close + 1


def _single_close(text: str, start: int, stop: int) -> int | None:
    """The closing mark: the first that is not a plural's apostrophe, else the last one of the line."""
    last = None
    for mark in _SINGLE_CLOSE.finditer(text, start, stop):
        last = mark.start()
        if text[last - 1] not in "sS" or text[last - 1 : last] in ".,!?":
            return last
        if mark.end() >= len(text) or text[mark.end()] in ".,;:!?\n":
            return last
    return last
