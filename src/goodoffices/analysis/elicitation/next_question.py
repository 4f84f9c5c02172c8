"""The question whose answer would settle most.

Of the packages, the one with the largest product of gains (Nash) by the guesses is kept in view. Near it, a
gain of party p counts 1 / gain_p (the slope of the logarithm of the product), so each issue is a choice of
its own, and the worth of an answer is what the choice on its issue could be wrong by: what a better option
would add if the value lay at the one or the other end of its bounds (the expected value of information,
taken at the ends; C. Boutilier, *AAAI* 2002; the most useful of the questions that regret names: Boutilier,
Patrascu, Poupart & Schuurmans, *Artificial Intelligence* 170, 2006). On an issue whose options stand in an
order the two ends come first: one number says which way a side leans and how much.

Nothing here tells one side what another said: a question names an option of the case, chosen by all answers;
so what is put to a side follows the rule of the Questions page before it leaves the mediators.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from goodoffices.analysis.elicitation.answers import ToAsk
from goodoffices.analysis.elicitation.known_so_far import KnownSoFar, Table, ends_matter, known_so_far
from goodoffices.case import Case, Package

_STARTS = 5
_TINY = 1e-9


def next_questions(case: Case, many: int = 5) -> tuple[ToAsk, ...]:
    """The next questions, most useful first; none where no answer could change the guess."""
    known = known_so_far(case)
    first = _ends(case, known)
    if first:
        return tuple(first[:many])
    found = [
        ToAsk(party=party, issue=issue, option=option, could_cost=cost)
        for (party, issue, option), cost in _costs(case, known).items()
    ]
    return tuple(sorted(found, key=lambda one: -one.could_cost)[:many])


def settling(case: Case, questions: Sequence[ToAsk]) -> tuple[float, ...]:
    """How much the answers to some questions would settle, by everybody's answers: what the choice on the
    issue could be wrong by. Of a question that goes from one option to another, the most of the issue's.

    For whoever has all answers alone: an order of sides by it tells of all of them.
    """
    costs = _costs(case, known_so_far(case))
    of_issue: dict[tuple[str, str], float] = {}
    for (party, issue, _option), cost in costs.items():
        of_issue[party, issue] = max(cost, of_issue.get((party, issue), 0.0))
    return tuple(
        of_issue.get((one.party, one.issue), 0.0)
        if one.against
        else costs.get((one.party, one.issue, one.option), 0.0)
        for one in questions
    )


def _costs(case: Case, known: KnownSoFar) -> dict[tuple[str, str, str], float]:
    """For each party, issue and option whose value is not exact: what the choice on the issue could be wrong
    by, where it could.
    """
    chosen, gains = _climb(known)
    slope = 1 / np.maximum(gains, _TINY)
    found = {}
    for k, issue in enumerate(case.issues):
        total = slope @ known.guess[k]
        for p, party in enumerate(case.parties):
            for o, option in enumerate(known.options[k]):
                if known.high[k][p, o] - known.low[k][p, o] <= _TINY:
                    continue
                cost = 0.0
                for end in (known.low[k], known.high[k]):
                    moved = total.copy()
                    moved[o] += slope[p] * (end[p, o] - known.guess[k][p, o])
                    cost += float(moved.max() - moved[chosen[k]])
                if cost > _TINY:
                    found[party.id, issue.id, option] = cost
    return found


def questions_for(case: Case, party: str, many: int = 5) -> tuple[ToAsk, ...]:
    """The next questions to one side by its own answers alone: what the others said changes nothing in them,
    so that a side may see them itself.
    """
    own = tuple(one for one in case.preferences if one.party == party)
    alone = msgspec.structs.replace(case, preferences=own, positions=())
    asked = [one for one in next_questions(alone, many=10_000) if one.party == party]
    return tuple(asked[:many])


def best_guess(case: Case) -> Package:
    """The package with the largest product of gains by the guesses. Found, not proved: a guess is no
    preference.
    """
    known = known_so_far(case)
    chosen, _ = _climb(known)
    return {i: known.options[k][chosen[k]] for k, i in enumerate(known.issues)}


def _ends(case: Case, known: KnownSoFar) -> list[ToAsk]:
    """One question per side and issue in an order of which nothing is known yet, side after side."""
    found = []
    for k, issue in enumerate(case.issues):
        options = known.options[k]
        if not ends_matter(issue) or len(options) < 2:
            continue
        for p, party in enumerate(case.parties):
            if not known.said[k][p].any():
                found.append(
                    ToAsk(
                        party=party.id, issue=issue.id, option=options[-1], against=options[0], could_cost=1.0
                    )
                )
    return found


def _climb(known: KnownSoFar) -> tuple[list[int], Table]:
    """A package by the guesses: from several starts, by changes of one issue and of two. Gains count from the
    worst that each side can get.
    """
    tables = [table - table.min(axis=1, keepdims=True) for table in known.guess]
    parties = tables[0].shape[0]
    rng = np.random.default_rng(1)
    weights = [np.ones(parties), *rng.dirichlet(np.ones(parties), _STARTS)]
    best: tuple[float, list[int], Table] | None = None
    for weight in weights:
        wide = np.maximum(sum(table.max(axis=1) for table in tables), _TINY)
        chosen = [int(np.argmax((weight / wide) @ table)) for table in tables]
        gains = _improve(tables, chosen)
        value = float(np.log(np.maximum(gains, _TINY)).sum())
        if best is None or value > best[0] + _TINY:
            best = value, chosen, gains
    assert best is not None
    return best[1], best[2]


def _improve(tables: list[Table], chosen: list[int]) -> Table:
    """Change one issue, then two, as long as the product of gains grows; returns the gains."""
    gains: Table = np.sum([table[:, o] for table, o in zip(tables, chosen, strict=True)], axis=0)
    better = True
    while better:
        better = False
        for k, table in enumerate(tables):
            rest = gains - table[:, chosen[k]]
            value = np.log(np.maximum(rest[:, None] + table, _TINY)).sum(axis=0)
            o = int(np.argmax(value))
            if value[o] > value[chosen[k]] + _TINY:
                chosen[k], gains, better = o, rest + table[:, o], True
        if better:
            continue
        now = float(np.log(np.maximum(gains, _TINY)).sum())
        for k, one in enumerate(tables):
            for m in range(k):
                other = tables[m]
                rest = gains - one[:, chosen[k]] - other[:, chosen[m]]
                both = rest[:, None, None] + one[:, :, None] + other[:, None, :]
                value = np.log(np.maximum(both, _TINY)).sum(axis=0)
                a, b = divmod(int(np.argmax(value)), other.shape[1])
                if value[a, b] > now + _TINY:
                    chosen[k], chosen[m] = a, b
                    gains, now, better = both[:, a, b], float(value[a, b]), True
    return gains
