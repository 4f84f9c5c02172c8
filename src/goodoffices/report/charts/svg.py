"""The little of SVG that the charts need: tags with everything escaped, texts that fit, shapes told apart
without colour.

Drawings use presentation attributes and ``currentColor`` only, so that they look right on paper, in light and
in dark, inside a page whose content security policy forbids style attributes.
"""

from __future__ import annotations

import unicodedata
from html import escape
from typing import Literal

Shape = Literal["circle", "diamond", "square", "triangle", "cross", "ring"]
"""What a mark looks like; every meaning has a shape of its own."""

FONT = 13
"""Size of ordinary text in a chart, in units of the drawing (pixels where it is shown at its own size)."""

SMALL = 12
"""Size of the numbers on the axes."""


def tag(name: str, *inside: str, **attributes: str | float | None) -> str:
    """One element. Attributes named with an underscore get a hyphen, ``class_`` is ``class``, None is left
    out; values are escaped.

    ``inside`` is markup that was already made by this module.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def text(
    x: float, y: float, words: str, *, anchor: str = "start", size: int = FONT, soft: bool = False
) -> str:
    """Words at a place, escaped."""
    return tag(
        "text",
        escape(clean(words)),
        x=x,
        y=y,
        text_anchor=None if anchor == "start" else anchor,
        font_size=size,
        fill="currentColor",
        class_="soft" if soft else None,
    )


def drawing(width: int, height: int, key: str, title: str, about: str, *inside: str) -> str:
    """A whole picture with its text alternative; ``key`` makes the ids of the page's pictures differ."""
    return tag(
        "svg",
        tag("title", escape(clean(title)), id=f"{key}-title"),
        tag("desc", escape(clean(about)), id=f"{key}-desc"),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-desc",
        direction="ltr",
        font_family="inherit",
    )


def mark(shape: Shape, x: float, y: float, size: float = 6, **attributes: str | float | None) -> str:
    """One shape centred at a place; ``size`` is half its width."""
    full: dict[str, str | float | None] = {"fill": "currentColor", **attributes}
    bare: dict[str, str | float | None] = {
        "fill": "none",
        "stroke": "currentColor",
        "stroke_width": 2.5,
        **attributes,
    }
    s = size
    match shape:
        case "circle":
            return tag("circle", cx=x, cy=y, r=s, **full)
        case "ring":
            return tag("circle", cx=x, cy=y, r=s, **bare)
        case "diamond":
            d = s * 1.25
            return tag("path", d=path((x, y - d), (x + d, y), (x, y + d), (x - d, y)) + "Z", **full)
        case "square":
            q = s * 0.9
            return tag(
                "path", d=path((x - q, y - q), (x + q, y - q), (x + q, y + q), (x - q, y + q)) + "Z", **full
            )
        case "triangle":
            t = s * 1.15
            return tag("path", d=path((x, y - t), (x + t, y + t * 0.8), (x - t, y + t * 0.8)) + "Z", **full)
        case "cross":
            return tag(
                "path", d=path((x - s, y - s), (x + s, y + s)) + path((x - s, y + s), (x + s, y - s)), **bare
            )


def icon(shape: Shape) -> str:
    """A shape by itself, for a legend whose words stand beside it."""
    return tag(
        "svg",
        mark(shape, 8, 8, 5.5),
        viewBox="0 0 16 16",
        width=16,
        height=16,
        aria_hidden="true",
        class_="icon",
    )


def path(*points: tuple[float, float]) -> str:
    """Straight lines from point to point."""
    return "M" + "L".join(f"{_value(x)} {_value(y)}" for x, y in points)


def clip(words: str, room: float, size: int = FONT) -> str:
    """The words, cut with an ellipsis where they would be wider than ``room``."""
    words = clean(words)
    if text_width(words, size) <= room:
        return words
    kept = ""
    for character in words:
        if text_width(kept + character + "…", size) > room:
            break
        kept += character
    return kept.rstrip() + "…"


def text_width(words: str, size: int = FONT) -> float:
    """About how wide words are: East Asian letters a full square, others a little over half."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in words)
    return size * (wide + 0.58 * (len(words) - wide))


def clean(words: str) -> str:
    """Without characters that XML does not know."""
    return "".join(
        character
        for character in words
        if character in "\t\n" or unicodedata.category(character) not in ("Cc", "Cs")
    )


def _value(value: str | float | None) -> str:
    if isinstance(value, str):
        return value
    rounded = f"{value or 0:.1f}"
    rounded = rounded[:-2] if rounded.endswith(".0") else rounded
    return "0" if rounded == "-0" else rounded
