"""An entry of every kind of this subject."""

from __future__ import annotations

from goodoffices.talks import Act, acts
from one_of_each.common import PROXY

EXAMPLES: list[Act] = [
    acts.WouldDo(
        words="fa",
        party="front",
        proxy=PROXY,
        act="release persons",
        when=(acts.IfDone(party="republic", does="opens the road", at_least="1"),),
        number="30",
        rates=(acts.ForEach(party="republic", does="releases persons", number="3", each="10", above="30"),),
        at_most="90",
        unit="persons",
    ),
    acts.ActsTied(party="front", names=("release persons", "free prisoners")),
]
