"""An analysis made the slow and obvious way, so that reports are tested without the engine that they report on."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod

from goodoffices.analysis.results import (
    Analysis,
    Bridge,
    Change,
    Frontier,
    Point,
    Reveal,
    Shortfall,
    Solution,
    SolutionName,
    Standing,
    Trade,
)
from goodoffices.case import Case, Package

Row = tuple[Fraction, ...]


def analyse_slowly(case: Case) -> Analysis:
    """Every package looked at in turn. Preferences are points with a minimum as a score."""
    parties = [party.id for party in case.parties]
    keys = [issue.id for issue in case.issues]
    every = [
        dict(zip(keys, chosen, strict=True))
        for chosen in product(*([option.id for option in case.options(issue)] for issue in case.issues))
    ]
    if any(case.preference(party) is None for party in parties):
        lacking = dict.fromkeys(parties, "nothing is known of its preferences")
        return Analysis(packages=len(every), unscored=lacking)
    permitted = {_key(package): _scores(case, package) for package in every if case.permits(package)}
    least = tuple(_least(case, party) for party in parties)
    rational = {
        key: row for key, row in permitted.items() if all(a >= b for a, b in zip(row, least, strict=True))
    }
    common = {
        "packages": len(every),
        "scored": tuple(parties),
        "reservations": dict(zip(parties, least, strict=True)),
        "rational_packages": len(rational),
        "assumptions": ("Points add up across issues.",),
    }
    if not rational:
        best = [max(row[p] for row in permitted.values()) for p in range(len(parties))]
        lacks = {
            party: Shortfall(
                best=best[p],
                reservation=least[p],
                short_by=max(least[p] - best[p], Fraction(0)),
                others_met=False,
            )
            for p, party in enumerate(parties)
        }
        return Analysis(agreement_possible=False, no_agreement=lacks, **common)  # type: ignore[arg-type]
    efficient = [row for row in set(rational.values()) if not any(_beats(o, row) for o in rational.values())]
    points = tuple(_point(parties, row, rational) for row in sorted(efficient, reverse=True))
    ideal = tuple(max(row[p] for row in rational.values()) for p in range(len(parties)))
    return Analysis(
        agreement_possible=True,
        maxima=dict(zip(parties, ideal, strict=True)),
        frontier=Frontier(points=points, size=len(points)),
        solutions=_solutions(points, least, ideal, parties),
        standing=_standing(case, parties, least, rational, points),
        trades=_trades(case, parties),
        reveals=_reveals(case, parties, least, points),
        **common,  # type: ignore[arg-type]
    )


def _key(package: Package) -> tuple[tuple[str, str], ...]:
    return tuple(package.items())


def _scores(case: Case, package: Package) -> Row:
    row = []
    for party in case.parties:
        preference = case.preference(party.id)
        assert preference is not None
        total = Fraction(0)
        for issue, option in package.items():
            value = preference.points.get(issue, {}).get(option, Fraction(0))
            assert isinstance(value, Fraction)
            total += value
        row.append(total)
    return tuple(row)


def _least(case: Case, party: str) -> Fraction:
    preference = case.preference(party)
    assert preference is not None
    return (preference.minimum and preference.minimum.score) or Fraction(0)


def _beats(one: Row, other: Row) -> bool:
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


def _point(parties: list[str], row: Row, rational: dict[tuple[tuple[str, str], ...], Row]) -> Point:
    same = [key for key, scores in rational.items() if scores == row]
    return Point(scores=dict(zip(parties, row, strict=True)), package=dict(same[0]), count=len(same))


def _solutions(
    points: tuple[Point, ...], least: Row, ideal: Row, parties: list[str]
) -> dict[SolutionName, Solution]:
    def gains(point: Point) -> list[Fraction]:
        return [point.scores[party] - least[p] for p, party in enumerate(parties)]

    def shares(point: Point) -> list[Fraction]:
        return [g / (ideal[p] - least[p]) for p, g in enumerate(gains(point)) if ideal[p] > least[p]]

    rules = {
        "nash": lambda point: prod(gains(point), start=Fraction(1)),
        "kalai_smorodinsky": lambda point: min(shares(point)),
        "egalitarian": lambda point: min(gains(point)),
        "utilitarian": lambda point: sum(point.scores.values(), Fraction(0)),
    }
    found: dict[SolutionName, Solution] = {}
    for name, value in rules.items():
        best = max(points, key=lambda point: (value(point), sorted(gains(point))))
        found[name] = Solution(  # type: ignore[index]
            scores=best.scores,
            package=best.package,
            value=value(best),
            bound=value(best),
            proved=True,
            method="every package looked at",
            count=best.count,
        )
    return found


def _standing(
    case: Case,
    parties: list[str],
    least: Row,
    rational: dict[tuple[tuple[str, str], ...], Row],
    points: tuple[Point, ...],
) -> Standing | None:
    if set(case.text) != {issue.id for issue in case.issues}:
        return None
    row = _scores(case, case.text)
    changes = {
        key: tuple(
            Change(issue=issue, before=case.text[issue], after=option)
            for issue, option in key
            if case.text[issue] != option
        )
        for key in rational
    }
    distance = min(len(change) for change in changes.values())
    near = sorted((key for key in rational if len(changes[key]) == distance), key=lambda k: -sum(rational[k]))
    better = [point for point in points if _beats(tuple(point.scores.values()), row)]
    best = max(better, key=lambda b: min(b.scores[q] - row[p] for p, q in enumerate(parties)), default=None)
    return Standing(
        scores=dict(zip(parties, row, strict=True)),
        upper=dict(zip(parties, row, strict=True)),
        meets={party: row[p] >= least[p] for p, party in enumerate(parties)},
        efficient=not better,
        better=best,
        adds={} if best is None else {q: best.scores[q] - row[p] for p, q in enumerate(parties)},
        distance=distance,
        bridges=tuple(
            Bridge(
                changes=changes[key], scores=dict(zip(parties, rational[key], strict=True)), package=dict(key)
            )
            for key in near[:3]
        ),
        bridge_count=len(near),
    )


def _trades(case: Case, parties: list[str]) -> tuple[Trade, ...]:
    def share(party: str, issue: str) -> Fraction:
        preference = case.preference(party)
        assert preference is not None
        spans = {
            key: max(values.values()) - min(values.values())  # type: ignore[type-var, operator]
            for key, values in preference.points.items()
        }
        return Fraction(spans.get(issue, Fraction(0))) / Fraction(sum(spans.values()))

    keys = [issue.id for issue in case.issues]
    one, other = parties[:2]
    gain = {key: share(one, key) - share(other, key) for key in keys}
    first, second = max(keys, key=lambda key: gain[key]), min(keys, key=lambda key: gain[key])
    shares = {party: {key: share(party, key) for key in (first, second)} for party in (one, other)}
    strength = min(gain[first], -gain[second])
    return (
        Trade(
            one=one, other=other, one_gains_on=first, other_gains_on=second, shares=shares, strength=strength
        ),
    )


def _reveals(case: Case, parties: list[str], least: Row, points: tuple[Point, ...]) -> tuple[Reveal, ...]:
    found = []
    for p, party in enumerate(parties):
        preference = case.preference(party)
        confided = preference and preference.minimum and preference.minimum.said == "confided"
        on = [point for point in points if point.scores[party] == least[p]]
        off = [point for point in points if point.scores[party] > least[p]]
        if confided and on:
            found.append(
                Reveal(party=party, where="nash", scores=on[0].scores, instead=off[-1] if off else None)
            )
    return tuple(found)
