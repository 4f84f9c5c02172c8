"""Names with an owner in them ("Miller's Gate"): the first word never stands without the rest. English."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from goodoffices.record import lexicon

if TYPE_CHECKING:
    from goodoffices.record.actors.runs import Run

_FEWEST = 2
_OWNS = ("'s ", "’s ")


def with_owners(texts: Mapping[str, str], runs: Mapping[str, list[Run]]) -> None:
    """Make one run of an owner and what is the owner's, where the reports never speak of the owner alone."""
    alone: Counter[str] = Counter()
    owning: dict[str, list[tuple[str, Run, Run]]] = defaultdict(list)
    for key, found in runs.items():
        text = texts[key]
        for run, behind in pairwise(found):
            if text[run.end : behind.start] in _OWNS and " " not in run.text:
                owning[run.text].append((key, run, behind))
        for run in found:
            alone[run.text.split(" ", 1)[0]] += 1
    gone: set[int] = set()
    for owner, places in owning.items():
        owned = Counter(behind.text.split(" ", 1)[0] for _, _, behind in places)
        if (
            alone[owner] != len(places)
            or len(places) < _FEWEST
            or len(owned) > 1
            or owner in lexicon.places()
            or owner.isupper()
        ):
            continue
        for key, run, behind in places:
            behind.text = texts[key][run.start : behind.end]
            behind.start = run.start
            gone.add(id(run))
    if gone:
        for found in runs.values():
            found[:] = [run for run in found if id(run) not in gone]


__all__ = ["with_owners"]
