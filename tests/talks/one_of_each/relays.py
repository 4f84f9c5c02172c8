"""An entry of every kind of this subject."""

from __future__ import annotations

from goodoffices.talks import Act, acts
from goodoffices.talks.acts import Cite, Ref

EXAMPLES: list[Act] = [
    acts.AskedBack(words="h", entry=3),
    acts.Received(entry=3),
    acts.Relayed(words="l", goes_as="attributed", attributed_to="front", asks=True),
    acts.Drafted(room="front", words="m", cites=(Cite("republic", 3, 4),)),
    acts.Seconded(draft=3, agrees=True),
    acts.Origin(room="front", form="x", cites=(Cite("republic", 3, 4),), draft=5, kept=("forty",)),
    acts.Moved(source=Ref("front", 3), target=Ref("republic", 4), readers=("moreau",)),
]
