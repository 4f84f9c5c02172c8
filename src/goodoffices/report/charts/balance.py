"""Two parties and what things are worth to either, back to back from a middle line: trades, and divisions."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.report.charts.svg import SMALL, clip, drawing, path, tag, text

Pair = tuple[Fraction, Fraction]

_ROW, _TOP, _BAR, _WORDS = 58, 30, 20, 58


class BalanceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One thing: what it is worth to the left and the right party, the same in words, and how much of it each
    gets (0 to 1).
    """

    name: str
    worth: Pair
    said: tuple[str, str]
    gets: Pair


class BalancePicture(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties and the things between them; ``about`` is the text alternative."""

    parties: tuple[str, str]
    rows: tuple[BalanceRow, ...]
    title: str = ""
    about: str = ""


def draw_balance(picture: BalancePicture, *, width: int = 340, key: str = "balance") -> str:
    """Draw it as SVG: a bar is filled as far as the party gets the thing, and outlined for the rest."""
    middle = width / 2
    most = max((worth for row in picture.rows for worth in row.worth), default=Fraction(1)) or Fraction(1)
    parts = [
        text(0, 14, clip(picture.parties[0], middle - 8)),
        text(width, 14, clip(picture.parties[1], middle - 8), anchor="end"),
    ]
    for number, row in enumerate(picture.rows):
        y = _TOP + _ROW * number
        parts.append(text(middle, y + 14, clip(row.name, width - 8), anchor="middle", size=SMALL, soft=True))
        line = path((middle, y + 18), (middle, y + 22 + _BAR))
        parts.append(tag("path", d=line, stroke="currentColor", class_="axis"))
        for side in (0, 1):
            length = max((middle - _WORDS) * float(row.worth[side] / most), 1)
            parts.append(_bar(middle, y + 20, length, float(row.gets[side]), side))
            x = middle + (length + 6 if side else -length - 6)
            parts.append(text(x, y + 35, row.said[side], anchor="start" if side else "end", size=SMALL))
    bottom = _TOP + _ROW * len(picture.rows)
    return drawing(width, bottom, key, picture.title, picture.about, *parts)


def _bar(middle: float, top: float, length: float, filled: float, side: int) -> str:
    def box(long: float, **look: str | float | None) -> str:
        return tag(
            "rect",
            x=middle if side else middle - long,
            y=top,
            width=long,
            height=_BAR,
            stroke="currentColor",
            stroke_width=1.5,
            class_="mark",
            **look,
        )

    outline = box(length, fill="none", stroke_dasharray="4 3") if filled < 1 else ""
    return outline + (box(length * filled, fill="currentColor") if filled else "")
