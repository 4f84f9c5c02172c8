"""The question whose answer would settle most, by the rule of the Questions page: nothing that only another
side raised.

Asked is whether a side would accept one option. A package stays open until every side has accepted, or
somebody has refused, each of its options. A yes settles the packages that it was the last word on; a no
settles every package with the option in it. A question is worth what it settles whatever the answer; among
equals, what it settles at best, and then to what others have said yes already.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from goodoffices.analysis.little_known.records import KnownQuestion
from goodoffices.analysis.little_known.said import SaidOrders
from goodoffices.analysis.little_known.verdicts import Space
from goodoffices.case import Case, Voice

ASKED = 5
"""Questions that are given."""


def raised(case: Case, party: str, voices: Collection[Voice]) -> set[tuple[str, str]]:
    """Issue and option pairs that may be put to a party without telling it what only another side said: those
    in its own positions and preferences, in anybody's public positions, or with a public source.
    """
    found = set()
    for position in case.positions:
        if position.voice in voices and (position.party == party or position.voice == "public"):
            found |= {(position.issue, option) for option in position.options}
    own = case.preference(party)
    if own is not None:
        for scores in (own.points, own.values, own.refuses):
            found |= {(issue, option) for issue, options in scores.items() for option in options}
        found |= {
            (issue, option) for issue, order in own.order.items() for level in order for option in level
        }
    for issue in case.issues:
        found |= {(issue.id, option.id) for option in issue.options if option.cite}
    return found


def questions(
    case: Case, said: list[SaidOrders], space: Space, voices: Collection[Voice]
) -> tuple[KnownQuestion, ...]:
    """The questions that would settle most, best first."""
    accepts = np.ones((len(space.rows), len(said), len(space.issues)), dtype=np.bool_)
    refuses = np.zeros_like(accepts)
    for p, one in enumerate(said):
        for k, (issue, options) in enumerate(zip(space.issues, space.options, strict=True)):
            accepts[:, p, k] = np.array([(issue, o) in one.takes for o in options])[space.rows[:, k]]
            refuses[:, p, k] = np.array([(issue, o) in one.refuses for o in options])[space.rows[:, k]]
    for p, one in enumerate(said):
        if _weighed(case, one):
            accepts[:, p] = True
    open_still = ~refuses.any(axis=(1, 2)) & ~accepts.all(axis=(1, 2))
    unsaid = (~accepts).sum(axis=(1, 2))
    found = []
    for one in said:
        if _weighed(case, one):
            continue
        may = raised(case, one.party, voices)
        for k, (issue, options) in enumerate(zip(space.issues, space.options, strict=True)):
            for o, option in enumerate(options):
                if (issue, option) not in may or (issue, option) in one.takes | one.refuses:
                    continue
                has = open_still & (space.rows[:, k] == o)
                yes, no = int((has & (unsaid == 1)).sum()), int(has.sum())
                if no:
                    found.append(
                        KnownQuestion(
                            party=one.party,
                            issue=issue,
                            option=option,
                            settles=min(yes, no),
                            at_best=max(yes, no),
                        )
                    )
    takers = {
        (issue, option): sum((issue, option) in one.takes for one in said)
        for issue, options in zip(space.issues, space.options, strict=True)
        for option in options
    }
    found.sort(key=lambda each: (-each.settles, -each.at_best, -takers[each.issue, each.option]))
    return tuple(found[:ASKED])


def _weighed(case: Case, said: SaidOrders) -> bool:
    """Whether a side's acceptance is reckoned from its numbers and its stated minimum, so that there is no
    option to ask about.
    """
    preference = case.preference(said.party)
    return said.scored and preference is not None and preference.minimum is not None
