"""An entry of every kind of this subject."""

from __future__ import annotations

from goodoffices.talks import Act, acts
from goodoffices.talks.acts import Ref
from one_of_each.common import PROXY

EXAMPLES: list[Act] = [
    acts.CommuniqueDrafted(title="ga", words="gb", embargo="gc", signers=("Norland",)),
    acts.CommuniqueShown(title="ga", words="gb", embargo="gc", signers=("Norland",)),
    acts.CommuniqueJoined(entry=3, shown=(Ref("front", 3),)),
    acts.WordingAnswered(entry=3, party="front", consents=False, words="gd", proxy=PROXY),
    acts.CommuniqueSigned(entry=3, signer="Norland", how="ge"),
    acts.CommuniqueIssued(entry=3, when="2031-05-06T12:00:00Z"),
    acts.LeakLine(asked="gf", line="gg"),
]
