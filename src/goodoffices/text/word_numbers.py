"""The numbers that Word puts before paragraphs by itself: they stand in no paragraph, and are counted as Word
counts them.

ECMA-376 part 1, 17.9. Formats that are not counted here are shown as decimal numbers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class _Level(NamedTuple):
    form: str
    pattern: str
    start: int


class WordNumbers:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._styles = _numbered_styles(styles)
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: etree._Element) -> None:
        for one in numbering.iter(f"{_W}abstractNum"):
            levels = {}
            for level in one.iter(f"{_W}lvl"):
                form, pattern, start = (_value(level, name) for name in ("numFmt", "lvlText", "start"))
                given = level.get(f"{_W}ilvl") or "0"
                place = int(given) if given.isdecimal() else 9
                levels[place] = _Level(
                    form or "decimal", pattern or "", int(start[:9]) if start and start.isdecimal() else 1
                )
            self._levels[one.get(f"{_W}abstractNumId") or ""] = levels
        for one in numbering.iter(f"{_W}num"):
            self._abstract[one.get(f"{_W}numId") or ""] = _value(one, "abstractNumId") or ""

    def number(self, shape: etree._Element | None) -> str:
        """The number before a paragraph with this shape (its ``w:pPr``), with a blank behind it; empty where
        it has none."""
        if shape is None:
            return ""
        own = shape.find(f"{_W}numPr")
        name, place = (
            _numbering_of(own)
            if own is not None
            else self._styles.get(_value(shape, "pStyle") or "", ("", 0))
        )
        abstract = self._abstract.get(name, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(place)
        if level is None or name == "0":
            return ""
        counts = self._counts.setdefault(abstract, [None] * 10)
        before = counts[place]
        counts[place] = level.start if before is None else before + 1
        counts[place + 1 :] = [None] * (9 - place)
        if level.form in ("none", "bullet"):
            return "- " if level.form == "bullet" else ""

        def count(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = levels.get(at, level)
            value = counts[at]
            return _written(of.start if value is None else value, of.form)

        return re.sub(r"%(\d)", count, level.pattern) + " "


def _numbered_styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    """Styles of paragraphs that are numbered, with those that rest on them."""
    if styles is None:
        return {}
    found: dict[str, tuple[str, int]] = {}
    rest: dict[str, str] = {}
    for style in styles.iter(f"{_W}style"):
        name = style.get(f"{_W}styleId") or ""
        own = style.find(f"{_W}pPr/{_W}numPr")
        if own is not None:
            found[name] = _numbering_of(own)
        rest[name] = _value(style, "basedOn") or ""
    for name in rest:
        above, steps = name, 0
        while above and above not in found and steps < 20:
            above, steps = rest.get(above, ""), steps + 1
        if above in found:
            found.setdefault(name, found[above])
    return found


def _numbering_of(own: etree._Element) -> tuple[str, int]:
    place = _value(own, "ilvl") or "0"
    return _value(own, "numId") or "", min(int(place[:3]), 8) if place.isdecimal() else 0


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{_W}{name}")
    return child.get(f"{_W}val") if child is not None else None


def _written(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        written, rest = "", min(max(value, 0), 399)
        for worth, signs in _ROMAN:
            written += signs * (rest // worth)
            rest %= worth
        return written.upper() if form == "upperRoman" else written
    if form == "decimalZero":
        return f"{value:02}"
    return str(value)
