"""An entry of every kind of this subject."""

from __future__ import annotations

from goodoffices.talks import Act, acts
from goodoffices.talks.acts import Ref
from one_of_each.common import FILE, PROXY

EXAMPLES: list[Act] = [
    acts.Said(words="a", party="front", proxy=PROXY, disclosure="float"),
    acts.PositionTaken(
        words="b",
        issue=1,
        stance="demands",
        options=("a",),
        conditions=(acts.If(party="republic", does="c"),),
    ),
    acts.Asked(words="d", to="front", issue=1),
    acts.Answered(words="e", question=3),
    acts.Attached(words="f", file=FILE, name="annex.pdf", media="application/pdf"),
    acts.FileChanged(entry=3, cuts=(acts.Cut(0, 1, "cc"),), digest=b"d" * 32),
    acts.Promised(words="g", to="republic", due="2031-05-09"),
    acts.Noted(words="i", about=(Ref("front", 3),)),
    acts.Disclosed(entry=3, level="public", proxy=PROXY),
    acts.Corrected(entry=3, words="j"),
    acts.TakenBack(entry=3, words="k"),
    acts.Misplaced(entry=3),
]
