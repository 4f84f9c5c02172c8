"""What is told where values are intervals or missing, held against members drawn from what was said."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction as F
from typing import Any

import pytest

from goodoffices.analysis import Analysis, analyse, has_intervals, wins_in
from goodoffices.case import (
    Budget,
    Case,
    Choice,
    Excludes,
    Interval,
    Issue,
    Linkage,
    Minimum,
    Option,
    Package,
    Party,
    Preference,
)

Member = dict[str, dict[str, dict[str, F]]]
MEMBERS = 10
SEEDS = [range(start, start + 40) for start in range(0, 160, 40)]


def rough_case(seed: int) -> Case:
    """Small cases in which some values are intervals, some are missing, with minima, refusals, linkages, a
    text, and now and then a rule by which fewer sides are enough.
    """
    rng = random.Random(seed)
    issues = tuple(
        Issue(id=f"i{i}", options=tuple(Option(id=f"o{k}") for k in range(rng.randint(2, 3))))
        for i in range(rng.randint(1, 3))
    )
    parties = tuple(Party(id=f"p{p}") for p in range(rng.choice((2, 2, 3))))
    top = rng.choice((2, 5, 100))

    def value(kind: str) -> F | Interval:
        low = F(rng.randint(-1, top))
        return Interval(low=low, high=low + rng.randint(1, top)) if kind == "interval" else low

    def preference(party: str) -> Preference:
        missing = rng.random() < 0.3
        rows = {
            issue.id: {
                o.id: value(rng.choice(("interval", "number", "number")))
                for k, o in enumerate(issue.options)
                if not (missing and k and rng.random() < 0.4)
            }
            for issue in issues
        }
        weighed = rng.random() < 0.3
        weights = {i.id: Interval(low=F(1), high=F(rng.randint(2, 3))) for i in issues} if weighed else {}
        some = rng.choice(issues)
        minimum = None
        if rng.random() < 0.6:
            minimum = Minimum(score=F(rng.randint(0, top * len(issues))))
        elif rng.random() < 0.5:
            minimum = Minimum(package={i.id: rng.choice(i.options).id for i in issues})
        return Preference(
            party=party,
            points={} if weighed else rows,
            weights=dict(weights),
            values=rows if weighed else {},
            refuses={some.id: (rng.choice(some.options).id,)} if rng.random() < 0.25 else {},
            minimum=minimum,
        )

    linkages = []
    if rng.random() < 0.3:
        a, b = rng.choice(issues), rng.choice(issues)
        pair = tuple(Choice(issue=i.id, options=(i.options[0].id,)) for i in (a, b))
        linkages.append(Linkage(excludes=Excludes(together=pair)))
    if rng.random() < 0.3:
        costs = {i.id: {o.id: F(rng.randint(0, 2)) for o in i.options} for i in issues}
        linkages.append(Linkage(budget=Budget(limit=F(rng.randint(1, 2 * len(issues))), costs=costs)))
    text = (
        {i.id: rng.choice(i.options).id for i in issues if rng.random() < 0.8} if rng.random() < 0.6 else {}
    )
    return Case(
        title="rough",
        parties=parties,
        issues=issues,
        preferences=tuple(preference(party.id) for party in parties),
        linkages=tuple(linkages),
        text=text,
        needed=len(parties) - 1 if rng.random() < 0.25 else None,
    )


def ends(value: F | Interval) -> tuple[F, F]:
    return (value.low, value.high) if isinstance(value, Interval) else (value, value)


def draw(case: Case, rng: random.Random) -> Member:
    """One set of values that agrees with what was given: intervals anywhere, what is missing between the
    least and the most on its issue, or, where these are the same, within 0 and all that the party gave.
    """

    def pick(low: F, high: F) -> F:
        return low + (high - low) * F(rng.choice((0, 0, 1, 2, 3, 4, 4)), 4)

    member: Member = {}
    for one in case.preferences:
        rows = one.values if one.weights else one.points
        every = [end for row in rows.values() for value in row.values() for end in ends(value)]
        member[one.party] = {}
        for issue in case.issues:
            weight = pick(*ends(one.weights[issue.id])) if one.weights else F(1)
            given = rows[issue.id]
            low, high = min(ends(v)[0] for v in given.values()), max(ends(v)[1] for v in given.values())
            if low == high:
                low, high = min(F(0), *every), max(F(0), *every)
            member[one.party][issue.id] = {
                o.id: weight * pick(*(ends(given[o.id]) if o.id in given else (low, high)))
                for o in issue.options
            }
    return member


class Truth:
    """What holds in one member."""

    def __init__(self, case: Case, member: Member) -> None:
        self.case, self.member = case, member
        ids = [issue.id for issue in case.issues]
        every = itertools.product(*([o.id for o in issue.options] for issue in case.issues))
        self.linked = [
            q for q in (dict(zip(ids, options, strict=True)) for options in every) if case.permits(q)
        ]
        self.permitted = [q for q in self.linked if not any(self.refuses(p, q) for p in member)]
        self.minima = {one.party: self.minimum(one) for one in case.preferences}

    def refuses(self, party: str, package: Package) -> bool:
        one = self.case.preference(party)
        return one is not None and any(o in one.refuses.get(i, ()) for i, o in package.items())

    def worth(self, party: str, package: Package) -> F:
        return sum((self.member[party][i][o] for i, o in package.items()), F(0))

    def minimum(self, one: Preference) -> F | None:
        if one.minimum is None:
            return None
        return self.worth(one.party, one.minimum.package) if one.minimum.package else one.minimum.score

    def meets(self, party: str, package: Package) -> bool:
        least = self.minima[party]
        return least is None or self.worth(party, package) >= least

    def beats(self, one: Package, other: Package) -> bool:
        pairs = [(self.worth(p, one), self.worth(p, other)) for p in self.member]
        return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)


def false_claims(case: Case, found: Analysis, truth: Truth) -> list[str]:
    """What the analysis says and does not hold in this member."""
    good = [q for q in truth.permitted if all(truth.meets(p, q) for p in truth.member)]
    said: list[tuple[str, bool]] = []
    if found.decision is None:
        said.append(("possible", not (found.agreement_possible is True and not good)))
        said.append(("impossible", not (found.agreement_possible is False and bool(good))))
    else:
        wins = wins_in(case)
        for one in found.decision.enough:
            assert wins(frozenset(one.parties))
            can = any(
                all(truth.meets(p, q) and not truth.refuses(p, q) for p in one.parties) for q in truth.linked
            )
            said.append(("enough", one.possible is None or one.possible == can))
        said.append(("core", found.decision.core is None))
    said.append(("lacks", not (found.no_agreement and good)))
    for party, lack in (found.no_agreement or {}).items():
        others = [p for p in found.no_agreement or {} if p != party]
        most = [truth.worth(party, q) for q in truth.permitted if all(truth.meets(p, q) for p in others)]
        said.append(("best", not (lack.others_met and most and max(most) > lack.best)))
    said.append(("reach", found.reach is None or found.reach.all_minima == len(good)))
    if not found.unscored:
        said += [(f"{key} proved", not one.proved) for key, one in found.solutions.items()]
        said += bounds_hold(found, truth, good)
        for point in found.frontier.points if found.frontier else ():
            held = not point.efficient or not any(truth.beats(q, point.package) for q in truth.permitted)
            said.append(("efficient point", held))
        said.append(("fairness", not found.fairness))
    return [claim for claim, holds in [*said, *text_holds(case, found, truth, good)] if not holds]


def bounds_hold(found: Analysis, truth: Truth, good: list[Package]) -> list[tuple[str, bool]]:
    if not good or not found.solutions:
        return []
    base = {
        p: least if least is not None else min(F(0), *(truth.worth(p, q) for q in truth.permitted))
        for p, least in truth.minima.items()
    }
    gains = [[truth.worth(p, q) - base[p] for p in truth.member] for q in good]
    most = {
        "egalitarian": max(map(min, gains)),
        "utilitarian": max(sum((truth.worth(p, q) for p in truth.member), F(0)) for q in good),
    }
    return [(f"{key} bound", found.solutions[key].bound >= value) for key, value in most.items()]


def text_holds(case: Case, found: Analysis, truth: Truth, good: list[Package]) -> list[tuple[str, bool]]:
    standing = found.standing
    if standing is None:
        return []
    said: list[tuple[str, bool]] = []
    holding = [q for q in truth.linked if case.text.items() <= q.items()]
    free = [
        q
        for q in holding
        if not any(
            one.refuses.get(i) and o in one.refuses[i]
            for one in case.preferences
            for i, o in (q.items() - case.text.items())
        )
    ]
    for party in standing.scores:
        for package in free:
            worth = truth.worth(party, package)
            said.append(("range", standing.scores[party] <= worth <= standing.upper[party]))
            said.append(("meets", not standing.meets[party] or truth.meets(party, package)))
            never = not standing.meets[party] and party not in standing.unsure
            said.append(("never meets", not never or any(not truth.meets(party, q) for q in free)))
    for bridge in standing.bridges:
        said.append(("bridge", all(truth.meets(p, bridge.package) for p in found.scored)))
    if standing.distance is not None and standing.proved and good:
        least = min(sum(q[i] != o for i, o in case.text.items()) for q in good)
        said.append(("fewest changes", least >= standing.distance))
    if not standing.undecided and not found.unscored:
        beaten = [q for q in truth.permitted if truth.beats(q, case.text)]
        said.append(("efficient text", not (standing.efficient and beaten)))
        if standing.better is not None:
            said.append(("better", truth.beats(standing.better.package, case.text)))
    return said


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_nothing_is_told_that_some_values_would_make_false(seeds: range) -> None:
    told: dict[str, int] = {"possible": 0, "impossible": 0, "open": 0}
    for seed in seeds:
        case = rough_case(seed)
        found = analyse(case)
        if not found.unscored and not any(map(has_intervals, case.preferences)):
            continue
        key = {True: "possible", False: "impossible", None: "open"}[found.agreement_possible]
        told[key] += 1
        rng = random.Random(seed)
        for _ in range(MEMBERS):
            assert false_claims(case, found, Truth(case, draw(case, rng))) == [], seed
    assert min(told.values()) > 0


def test_a_minimum_of_a_party_without_scores_is_not_told_as_met() -> None:
    issues = (Issue(id="x", options=(Option(id="u"), Option(id="v"))),)
    points: dict[str, Any] = {"a": {"x": {"u": F(5), "v": F(0)}}, "b": {"x": {"u": F(3), "v": F(0)}}, "c": {}}
    case = Case(
        title="t",
        parties=tuple(Party(id=p) for p in points),
        issues=issues,
        preferences=(
            Preference(party="a", points=points["a"]),
            Preference(party="b", points=points["b"]),
            Preference(party="c", order={"x": (("v",), ("u",))}, minimum=Minimum(package={"x": "v"})),
        ),
    )
    found = analyse(case)
    assert found.agreement_possible is True, "v is what c would just take, and nobody else asked for anything"
    hard = Preference(party="a", points=points["a"], minimum=Minimum(score=F(5)))
    found = analyse(
        Case(title="t", parties=case.parties, issues=issues, preferences=(hard, *case.preferences[1:]))
    )
    assert found.agreement_possible is False
    assert not found.solutions
