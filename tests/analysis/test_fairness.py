"""Fairness against its definitions over every package, and hard norms that no result breaks."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction as F
from pathlib import Path

import pytest

from analysis.random_cases import random_case
from goodoffices.analysis import CannotDivide, adjusted_winner_of, analyse, maximin_share, measure
from goodoffices.case import Case, Issue, Party, Preference
from goodoffices.case.files import read_case, read_case_text

ROOT = Path(__file__).parents[2]
ESTATE = """title: Two heirs
parties: [ann, ben]
issues: [{id: house, parts: 2}, {id: boat, parts: 1}, {id: land, parts: 1}]
preferences:
  - {party: ann, points: {house: 60, boat: 30, land: 10}}
  - {party: ben, points: {house: 40, boat: 10, land: 50}}
"""


def every(case: Case) -> list[dict[str, str]]:
    names = [[(issue.id, option.id) for option in case.options(issue)] for issue in case.issues]
    return [p for row in itertools.product(*names) if case.permits(p := dict(row))]


@pytest.mark.parametrize("seed", range(80))
def test_parts_are_those_of_the_best_and_worst_permitted_package(seed: int) -> None:
    case = random_case(seed, scales=(3, 10))
    packages = every(case)
    if not packages:
        return
    chosen = random.Random(seed).choice(packages)
    found = measure(case, {"one": chosen})["one"]

    def score(preference: Preference, package: dict[str, str]) -> F:
        return sum((F(str(preference.points[i][o])) for i, o in package.items()), F(0))

    parts = {}
    for preference in case.preferences:
        scores = [score(preference, package) for package in packages]
        if max(scores) > min(scores):
            parts[preference.party] = (score(preference, chosen) - min(scores)) / (max(scores) - min(scores))
    assert found.parts == parts
    assert found.proportional == all(part >= F(1, len(case.parties)) for part in parts.values())
    assert found.spread == (max(parts.values()) - min(parts.values()) if parts else 0)


def test_who_envies_whom_and_what_each_could_secure() -> None:
    case = read_case_text(ESTATE, "c")
    kind = measure(case, {"one": {"house": "ann 1/2, ben 1/2", "boat": "ann", "land": "ben"}})["one"]
    assert kind.envies == ()
    assert kind.maximin == {"ann": (F(60), F(40)), "ben": (F(70), F(50))}
    hard = measure(case, {"one": {"house": "ann", "boat": "ann", "land": "ann"}})["one"]
    assert hard.envies == (("ben", "ann"),)
    assert hard.maximin is not None
    assert hard.maximin["ben"] == (F(0), F(50))
    assert hard.proportional is False


@pytest.mark.parametrize("seed", range(40))
def test_the_maximin_share_is_the_best_of_every_cut(seed: int) -> None:
    rng = random.Random(seed)
    units = [F(rng.randint(0, 9)) for _ in range(rng.randint(1, 6))]
    parties = rng.choice((2, 3))
    best = max(
        min(
            sum((u for u, holder in zip(units, cut, strict=True) if holder == k), F(0))
            for k in range(parties)
        )
        for cut in itertools.product(range(parties), repeat=len(units))
    )
    assert maximin_share(units, parties) == best


def test_adjusted_winner_leaves_no_envy_and_breaks_no_norm() -> None:
    case = read_case(ROOT / "examples" / "camp-david.yaml")
    found = adjusted_winner_of(case)
    for one, other in (found.parties, found.parties[::-1]):
        own = sum(found.points[one][item] * share[one] for item, share in found.shares.items())
        assert own >= sum(found.points[one][item] * share[other] for item, share in found.shares.items())
    norm = "linkages: [{about: the law, excludes: {house: ann, land: ann}}]\n"
    with pytest.raises(CannotDivide, match="a division might break it"):
        adjusted_winner_of(read_case_text(ESTATE + norm, "c"))


@pytest.mark.parametrize("seed", range(150))
def test_no_result_breaks_a_norm(seed: int) -> None:
    case = random_case(seed, scales=(10,))
    found = analyse(case)
    packages = [one.package for one in found.solutions.values()]
    packages += [] if found.frontier is None else [point.package for point in found.frontier.points]
    if found.standing is not None:
        packages += [bridge.package for bridge in found.standing.bridges]
        packages += [found.standing.better.package] if found.standing.better else []
    packages += [reveal.instead.package for reveal in found.reveals if reveal.instead]
    assert all(case.permits(package) for package in packages)


def test_a_party_that_gets_the_same_everywhere_is_not_measured() -> None:
    issue = Issue(id="x", kind="divisible", parts=1)
    preferences = (
        Preference(party="a", points={"x": {"whole": F(0)}}),
        Preference(party="b", points={"x": {"whole": F(3)}}),
    )
    case = Case(title="t", parties=(Party(id="a"), Party(id="b")), issues=(issue,), preferences=preferences)
    assert measure(case, {"one": {"x": "a"}})["one"].parts == {"b": F(0)}
