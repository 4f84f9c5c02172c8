"""A country that stands for a body of that country: "talks with the Lurians", where "Luria's Orbis" talks.
English.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise

from goodoffices.record.actors.model import Part
from goodoffices.record.actors.weighing import Weighed

_BETWEEN = re.compile(r"(?:['’][sS]?)? (?:[a-z-]+ ){0,4}")
_SMALL = re.compile(r"\b(?:and|or|of|to|with|in|on|by|for|from|at|as|has|is|was|said|met|the)\b")
_OF_A_STATE = re.compile(r" [a-z]")


def of_its_country(weighed: Weighed, parts: Mapping[str, Part]) -> dict[str, str]:
    """States that are parties by their name alone, without a government, a minister or an army, while a body
    of theirs is a party: that body.
    """
    states = {key for key, part in parts.items() if part == "party" and key in weighed.forms_of}
    bodies = {key for key, part in parts.items() if part == "party" and key in weighed.gathered.bodies}
    if not states or not bodies:
        return {}
    told: dict[str, Counter[str]] = defaultdict(Counter)
    governed: set[str] = set()
    for article in weighed.articles:
        for seen, behind in pairwise([*weighed.gathered.seen[article.id], None]):
            if seen is None or seen.key not in states:
                continue
            words = article.text[seen.start : seen.end]
            if seen.person or _OF_A_STATE.search(words):
                governed.add(seen.key)
            elif behind is not None and weighed.whole(behind.key) in bodies and behind.kind == "body":
                between = article.text[seen.end : behind.start]
                if _BETWEEN.fullmatch(between) and not _SMALL.search(between):
                    told[seen.key][weighed.whole(behind.key)] += 1
    return {state: owned.most_common(1)[0][0] for state, owned in told.items() if state not in governed}


__all__ = ["of_its_country"]
