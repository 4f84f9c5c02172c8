"""A trade between two parties: what each of two issues is worth to either side, back to back from a middle line."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from goodoffices.report.charts.svg import SMALL, clip, drawing, path, tag, text
from goodoffices.report.numbers import show_share

_ROW, _TOP = 58, 30


class TradePicture(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties (the left one gains on the first issue, the right one on the second) and what each issue is to each, as shares
    of the party's whole range of scores: ``shares[issue][party]``."""

    parties: tuple[str, str]
    issues: tuple[str, str]
    shares: tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]
    title: str = ""
    about: str = ""


def draw_trade(picture: TradePicture, *, width: int = 340, key: str = "trade") -> str:
    """Draw one trade as SVG: a filled bar where the party gains, an outlined one where it gives."""
    middle = width / 2
    most = max(share for pair in picture.shares for share in pair) or Fraction(1)
    room = middle - 58
    parts = [
        text(0, 14, clip(picture.parties[0], middle - 8)),
        text(width, 14, clip(picture.parties[1], middle - 8), anchor="end"),
    ]
    for number, (issue, pair) in enumerate(zip(picture.issues, picture.shares, strict=True)):
        y = _TOP + _ROW * number
        parts.append(text(middle, y + 14, clip(issue, width - 8), anchor="middle", size=SMALL, soft=True))
        middle_line = path((middle, y + 18), (middle, y + 42))
        parts.append(tag("path", d=middle_line, stroke="currentColor", class_="axis"))
        for side, share in enumerate(pair):
            parts.append(_bar(middle, y + 20, room * float(share / most), share, side, gains=side == number))
    bottom = _TOP + _ROW * 2
    return drawing(width, bottom, key, picture.title, picture.about, *parts)


def _bar(middle: float, top: float, length: float, share: Fraction, side: int, *, gains: bool) -> str:
    toward = 1 if side else -1
    bar = tag(
        "rect",
        x=middle if side else middle - length,
        y=top,
        width=max(length, 1),
        height=20,
        fill="currentColor" if gains else "none",
        stroke="currentColor",
        stroke_width=1.5,
        stroke_dasharray=None if gains else "4 3",
        class_="mark",
    )
    words = text(
        middle + toward * (length + 6),
        top + 15,
        show_share(share),
        anchor="start" if side else "end",
        size=SMALL,
    )
    return bar + words
