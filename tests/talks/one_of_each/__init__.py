"""An entry of every kind that a person writes, a module for each subject; the fixture of a release is made of
them (``release_fixture.py``).
"""

from __future__ import annotations

from goodoffices.talks import Act
from one_of_each import (
    agreed,
    communique,
    conditional,
    matters,
    process,
    proposals,
    relays,
    rooms,
    texts,
    words,
)

ONE_OF_EACH: list[Act] = [
    *words.EXAMPLES,
    *relays.EXAMPLES,
    *rooms.EXAMPLES,
    *process.EXAMPLES,
    *proposals.EXAMPLES,
    *matters.EXAMPLES,
    *conditional.EXAMPLES,
    *communique.EXAMPLES,
    *texts.EXAMPLES,
    *agreed.EXAMPLES,
]
