"""An entry of every kind of this subject."""

from __future__ import annotations

from goodoffices.talks import Act, acts
from one_of_each.common import PROXY

PART, OTHER = acts.PackagePart(issue=1, option="a"), acts.PackagePart(issue=1, option="b")
EXAMPLES: list[Act] = [
    acts.MattersTold(words="ea", party="front", proxy=PROXY, told=told)
    for told in (
        acts.RatherTold(this=(PART,), than=(OTHER,)),
        acts.MoreTold(issue=1, than=2),
        acts.PointsTold(points={1: "60", 2: "40"}),
        acts.CardsTold(levels=((2,), (), (1,)), ratio="4"),
        acts.OrderTold(issue=1, levels=(("a",), ("b",))),
        acts.ShareTold(issue=1, shares={"a": "100", "b": "0"}),
        acts.WorthTold(issue=1, option="a", low="10", high="12.5", against="b"),
        acts.NeverTold(issue=1, option="b"),
        acts.NoDealTold(level="40"),
    )
]
