"""Which sign closes which bracket.

A draft that many hands have typed has brackets that are never closed, and signs that close nothing. Pairing
them one after the other through
the whole text would put all that follows one lost sign a level deeper. So:
1. within one clause, signs are paired as they nest;
2. what is left open waits for a sign that is left over in a later clause, the last opened first, but only as
far as a bracket from there can reach:
   one that opens at the beginning of a clause reaches over the clauses beside it, one that opens among words
   over what is below its clause;
   neither reaches out of an option or past the heading above;
3. what is left then is loose: said, and of no depth.
"""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.text.outline import Stood

_FAR = 60
"""Clauses that a bracket reaches over at most. A wider one is rather a sign lost at one end and another at
the other."""


class Sign(NamedTuple):
    """A sign of a bracket: its offset, whether it opens, its clause, and whether only numbers and other signs
    stand before it in the clause."""

    offset: int
    opens: bool
    clause: int
    first: bool = False
    ahead: bool = False
    """Whether it stands before the number of its clause: then it can reach over the options beside it,
    too."""


def pair(signs: list[Sign], stood: list[Stood], kinds: list[str]) -> dict[int, int]:
    """The offset of each sign that opens a bracket to that of the sign that closes it, both ways left out of
    it where loose."""
    ends = _ends(stood)
    pairs: dict[int, int] = {}
    waiting: list[tuple[Sign, int]] = []
    at = 0
    while at < len(signs):
        clause = signs[at].clause
        opened: list[Sign] = []
        while waiting and waiting[-1][1] <= clause:
            waiting.pop()
        while at < len(signs) and signs[at].clause == clause:
            sign = signs[at]
            at += 1
            if sign.opens:
                opened.append(sign)
            elif opened:
                pairs[opened.pop().offset] = sign.offset
            elif waiting:
                pairs[waiting.pop()[0].offset] = sign.offset
        waiting += [(sign, _reach(sign, stood, kinds, ends)) for sign in opened]
    return pairs


def _ends(stood: list[Stood]) -> list[int]:
    """Where what belongs to each clause ends: the place of the first clause behind it all."""
    ends = [0] * len(stood)
    for place in range(len(stood) - 1, -1, -1):
        ends[place] = max(ends[place], place + 1)
        parent = stood[place].parent
        if parent >= 0:
            ends[parent] = max(ends[parent], ends[place])
    return ends


def _reach(sign: Sign, stood: list[Stood], kinds: list[str], ends: list[int]) -> int:
    place = sign.clause
    kind, parent = kinds[place], stood[place].parent
    around = ends[parent] if parent >= 0 else len(stood)
    if kind == "option" and not sign.ahead:
        reach = ends[place]
    elif sign.first:
        reach = around
    elif kind == "paragraph":
        reach = _over_its_list(place, kinds, around)
    else:
        reach = ends[place]
    return min(reach, place + _FAR + 1)


def _over_its_list(place: int, kinds: list[str], around: int) -> int:
    """A bracket among the words of a paragraph without number reaches over the list that follows, and the
    paragraph behind that."""
    after = place + 1
    while after < min(around, place + _FAR) and kinds[after] in ("numbered", "item"):
        after += 1
    return min(around, after + 1) if after < around and kinds[after] == "paragraph" else after
