"""How many brackets are left in each version of a text: a bar for each, those in no other bracket filled."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.language.words import gettext as _
from goodoffices.report.charts.svg import drawing, tag, text

_ROW, _BAR, _LEFT, _WIDTH = 26, 14, 150, 560
_SHOWN = 40
"""Versions in one picture; of more the last ones."""


def brackets_chart(versions: Sequence[tuple[str, int, int]], key: str) -> str:
    """The chart of versions, the oldest first: name, all brackets, those in no other. Empty for none."""
    rows = list(versions)[-_SHOWN:]
    if not rows:
        return ""
    most = max(1, *(count for _name, count, _outer in rows))
    space = _WIDTH - _LEFT - 60
    inside: list[str] = []
    for at, (name, count, outer) in enumerate(rows):
        y = 8 + at * _ROW
        short = name if len(name) <= 18 else f"{name[:17]}…"
        inside.append(text(_LEFT - 10, y + _BAR - 2, short, anchor="end"))
        wide, filled = round(space * count / most, 1), round(space * outer / most, 1)
        if count:
            inside.append(
                tag("rect", x=_LEFT, y=y, width=wide, height=_BAR, fill="none", stroke="currentColor")
            )
            inside.append(tag("rect", x=_LEFT, y=y, width=filled, height=_BAR, fill="currentColor"))
        inside.append(text(_LEFT + wide + 8, y + _BAR - 2, str(count)))
    first, last = rows[0], rows[-1]
    about = _(
        "%(first)s had %(before)s brackets, %(last)s has %(after)s. Filled: in no other bracket.",
        first=first[0],
        before=first[1],
        last=last[0],
        after=last[1],
    )
    return drawing(_WIDTH, 16 + len(rows) * _ROW, key, _("Brackets left in each version"), about, *inside)
