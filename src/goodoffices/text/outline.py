"""Which clause belongs to which: levels and labels from kinds, numbers and indents.

Steps, for each beginning of a clause in order, over a list of the clauses that are open above it:
1. a heading closes all that are not headings of a higher rank;
2. a number goes on a list that is open (same style, next value; where several fit, the one with the same
indent), else begins one below;
3. an option goes on the options that are open, or begins anew among them;
4. a paragraph without number belongs to the clause above it, as far in as it stands.
"""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.text.markers import UNDER_ARTICLES, Marker


class Begun(NamedTuple):
    """The beginning of a clause: its marker, how far in it stands (columns), its words where it is a
    heading without a number, and whether it leads to what follows: it has no words of its own, or ends with a
    colon."""

    marker: Marker
    indent: int
    title: str = ""
    leads: bool = False


class Stood(NamedTuple):
    """A clause in the outline: its parent's place (-1: none), its level and label."""

    parent: int
    level: int
    label: str


class _OpenClause(NamedTuple):
    place: int
    begun: Begun
    style: str
    value: int


_LISTED = ("numbered", "item", "option")


def outline(begun: list[Begun]) -> list[Stood]:
    """Parent, level and label of each clause."""
    opened: list[_OpenClause] = []
    standing: list[Stood] = []
    numbered = False
    for place, one in enumerate(begun):
        style, value = _close(opened, one)
        parent = opened[-1].place if opened else -1
        level = standing[parent].level + 1 if parent >= 0 else 0
        above = parent
        while above >= 0 and begun[above].marker.rank == UNDER_ARTICLES and standing[above].parent >= 0:
            above = standing[above].parent  # a title within an article is no part of a label
        outer = begun[above].marker if above >= 0 else None
        label = _label(one, standing[above].label if above >= 0 else "", outer)
        numbered = numbered or one.marker.kind in ("article", "numbered", "option")
        titled = outer is not None and outer.kind == "heading" and not outer.number
        if one.marker.kind == "paragraph" and titled and not numbered:
            label = "preamble"
        standing.append(Stood(parent, level, label))
        if one.marker.kind not in ("paragraph", "note", "front"):
            opened.append(_OpenClause(place, one, style, value))
    return standing


def _close(opened: list[_OpenClause], one: Begun) -> tuple[str, int]:
    """Close what does not hold this clause; the reading of its number."""
    kind = one.marker.kind
    if kind in ("heading", "article"):
        while opened and (
            opened[-1].begun.marker.kind in _LISTED or opened[-1].begun.marker.rank >= one.marker.rank
        ):
            opened.pop()
    elif kind in ("front", "note"):
        opened.clear() if kind == "front" else None
    elif kind == "paragraph":
        while opened and opened[-1].begun.marker.kind in _LISTED and _further(opened[-1].begun, one):
            opened.pop()
    elif kind == "item":
        while (
            opened
            and opened[-1].begun.marker.kind in _LISTED
            and (
                opened[-1].begun.indent > one.indent
                or (opened[-1].begun.marker.kind == "item" and opened[-1].begun.indent == one.indent)
            )
        ):
            opened.pop()
    else:
        return _go_on(opened, one)
    return "", 0


def _further(above: Begun, one: Begun) -> bool:
    return above.indent > one.indent or (above.marker.kind == "item" and above.indent == one.indent)


def _go_on(opened: list[_OpenClause], one: Begun) -> tuple[str, int]:
    """Close down to the list that a number goes on; the style and value by which it does."""
    values = one.marker.values or ((one.marker.style, 0),)
    if one.marker.kind == "option" and opened and opened[-1].begun.leads and begins_anew(values):
        return values[0]
    lists = [at for at in range(len(opened) - 1, -1, -1) if opened[at].begun.marker.kind == one.marker.kind]
    open_styles = {opened[at].style for at in lists}
    begins = any(value == 1 and style not in open_styles for style, value in values)
    ways = (
        (_next_same_indent, _next_any_indent) if begins else (_next_same_indent, _next_any_indent, _restarts)
    )
    for fits in ways:
        for at in lists:
            for style, value in values:
                if opened[at].style == style and fits(opened[at], one, value):
                    del opened[at:]
                    return style, value
    if one.marker.kind == "option" or one.marker.style.startswith("dotted"):
        while opened and opened[-1].begun.marker.kind in _LISTED and opened[-1].begun.indent > one.indent:
            opened.pop()
    if one.marker.style.startswith("dotted"):
        _close_to_prefix(opened, one)
    else:
        while opened and opened[-1].begun.marker.kind == "item" and opened[-1].begun.indent >= one.indent:
            opened.pop()
    return next(
        ((style, value) for style, value in values if value == 1),
        values[-1] if len(values) > 1 else values[0],
    )


def begins_anew(values: tuple[tuple[str, int], ...]) -> bool:
    """Whether a number is the first of a list: behind "25." alone, Option 1 is one of paragraph 25."""
    return any(value == 1 for _, value in values)


def _next_same_indent(above: _OpenClause, one: Begun, value: int) -> bool:
    return above.begun.indent == one.indent and value in (above.value, above.value + 1) and value > 0


def _next_any_indent(above: _OpenClause, one: Begun, value: int) -> bool:
    return value == above.value + 1


def _restarts(above: _OpenClause, one: Begun, value: int) -> bool:
    return above.begun.indent == one.indent


def _close_to_prefix(opened: list[_OpenClause], one: Begun) -> None:
    """Close down to the clause whose number "4.1" goes on ("4"), where it is open; else to the heading."""
    prefix = one.marker.number.rsplit(".", 1)[0]
    for at in range(len(opened) - 1, -1, -1):
        if opened[at].begun.marker.number == prefix:
            del opened[at + 1 :]
            return
    while opened and opened[-1].begun.marker.kind == "numbered":
        opened.pop()


def _label(one: Begun, base: str, above: Marker | None) -> str:
    marker, number = one.marker, one.marker.number
    if marker.kind == "article":
        outer = above is not None and above.rank == 1 and above.number
        return f"{base}, {number}" if outer else number
    if marker.kind == "heading":
        return f"{marker.style.capitalize()} {number}".strip() if number else one.title
    if marker.kind == "option":
        return f"{base}, option {number}" if base else f"option {number}"
    if marker.kind != "numbered":
        return base
    if marker.style.startswith("dotted") or not base:
        return number
    if number.startswith("("):
        return f"{base}{number}"
    numbered = above is not None and above.kind in ("article", "numbered")
    return f"{base}.{number}" if numbered else f"{base}, {number}"
