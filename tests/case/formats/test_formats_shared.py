"""Every published domain of the reference material: read, or refused by name; and the numbers published with
some.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from formats_fixtures import packages, utility

from goodoffices.case import Case, Preference, ProblemsFound
from goodoffices.case.formats import genius_notes, looks_foreign, read_foreign, write_genius

pytestmark = pytest.mark.shared

REFUSED = {
    "genius-anac/y2014/10issues/profile-1.xml": "hyper-rectangles",
    "genius-anac/y2014/10issues/profile-2.xml": "hyper-rectangles",
    "genius-anac/y2014/10issueswithRV/profile-1.xml": "hyper-rectangles",
    "genius-anac/y2014/10issueswithRV/profile-2.xml": "hyper-rectangles",
    "genius-anac/y2014/10issues/pareto.xml": "not well-formed XML",
    "genius-anac/y2014/10issueswithRV/pareto.xml": "not well-formed XML",
    "genius-templates/2nd_hand_car/car_dealer.xml": "type price",
    "anl2025/dinners/center.yml": "anl2025.ufun.LambdaCenterUFun",
    "anl2025/dinners/edges/edge001.yml": "outcome_space",
    "anl2025/dinners/edges/edge002.yml": "outcome_space",
    "anl2025/dinners/edges/edge003.yml": "outcome_space",
    "anl2025/job_hunt/center.yml": "anl2025.ufun.MaxCenterUFun",
}
"""Every file of the reference material that is no domain and no readable profile, and what its refusal has to
say.
"""

GROUPS = (
    "genius-anac",
    "genius-other",
    "genius-templates",
    "geniusweb",
    "anl",
    "negolog",
    "negmas",
    "anl2025",
)
RESULTS = {"specs.json", "specials.json"}


@pytest.fixture(scope="session")
def scenarios(shared: Path) -> Path:
    """The folder of published domains."""
    folder = shared / "data" / "scenarios"
    if not folder.is_dir():
        pytest.skip("reference material not present")
    return folder


def is_domain(path: Path) -> bool:
    """Whether a file is a domain, found out without the readers."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".json":
        return '"issuesValues"' in text and '"issueWeights"' not in text
    return "<negotiation_template" in text


def profile_files(folder: Path) -> list[Path]:
    """Every file under a folder that ought to be a profile."""
    files = (path for path in sorted(folder.rglob("*")) if path.suffix in (".xml", ".json", ".yml"))
    return [path for path in files if path.name not in RESULTS and not is_domain(path)]


def read_one(profile: Path) -> Case:
    """One profile, with the domain of its folder if it has one."""
    domains = [
        path
        for path in sorted(profile.parent.glob("*"))
        if path.suffix in (".xml", ".json") and is_domain(path)
    ]
    return read_foreign(domains[0], [profile]) if domains else read_foreign(profile)


@pytest.mark.parametrize("group", GROUPS)
def test_every_profile_is_read_or_refused_by_name(scenarios, group):
    wrong = []
    files = profile_files(scenarios / group)
    for path in files:
        expected = REFUSED.get(str(path.relative_to(scenarios)))
        try:
            case = read_one(path)
        except ProblemsFound as found:
            if expected is None or expected not in str(found) or path.name not in str(found):
                wrong.append(str(found))
            continue
        preference = case.preferences[0]
        complete = all(
            set(preference.values[issue.id]) == {option.id for option in case.options(issue)}
            for issue in case.issues
        )
        if expected is not None or preference.party != path.stem or not complete:
            wrong.append(f"{path}: read, though it should not be or not all of it")
    assert len(files) >= 2
    assert wrong == []


@pytest.mark.parametrize("group", GROUPS)
def test_every_file_that_is_read_looks_foreign(scenarios, group):
    files = profile_files(scenarios / group)
    assert [path for path in files if not looks_foreign(path.read_bytes()[:2048], path)] == []


def genius_utility(profile: Path, package: dict[str, str]) -> float:
    """A package's utility straight from a profile of discrete issues, by the definition and in floats."""
    root = ElementTree.parse(profile).getroot()  # noqa: S314  # reference files, and the point is another reader
    weights = {weight.get("index"): float(weight.get("value", "")) for weight in root.iter("weight")}
    total = 0.0
    for issue in root.iter("issue"):
        values = {item.get("value"): float(item.get("evaluation", "")) for item in issue.findall("item")}
        if values:
            top = max(values.values())
            share = values[package[issue.get("name", "")]] / top if top else 0.0
        else:
            rule = issue.find("evaluator")
            assert rule is not None
            x = float(package[issue.get("name", "")]) - float(issue.get("lowerbound", ""))
            share = min(1.0, max(0.0, float(rule.get("offset", "")) + x * float(rule.get("slope", ""))))
        total += weights[issue.get("index")] * share
    return total


@pytest.mark.parametrize("group", ["genius-anac", "genius-other", "genius-templates", "negmas"])
def test_utilities_are_those_of_another_reader(scenarios, group):
    compared, wrong = 0, []
    for profile in profile_files(scenarios / group):
        if str(profile.relative_to(scenarios)) in REFUSED or profile.parent.name in ("SON", "2nd_hand_car"):
            continue
        case = read_one(profile)
        for turn in range(12):
            package = {}
            for number, issue in enumerate(case.issues):
                options = case.options(issue)
                package[issue.id] = options[(turn * (number + 3) + turn // 3) % len(options)].id
            compared += 1
            if abs(float(utility(case.preferences[0], package)) - genius_utility(profile, package)) > 1e-12:
                wrong.append((profile.name, package))
    assert compared >= 24
    assert wrong == []


def scores(case: Case, preference: Preference) -> np.ndarray:
    """The utility of every package, in floats, by sums over the issues."""
    total = np.zeros(1)
    for issue in case.issues:
        values = preference.values[issue.id]
        column = [float(preference.weights[issue.id] * values[option.id]) for option in case.options(issue)]
        total = (total[:, None] + np.array(column)[None, :]).ravel()
    return total


def test_negolog_gives_its_published_sizes_products_sums_and_bids(scenarios):
    folders = sorted((scenarios / "negolog").iterdir())
    wrong = []
    for folder in folders:
        case = read_foreign(folder / "profileA.json", [folder / "profileB.json"])
        specs = json.loads((folder / "specs.json").read_text())
        a, b = (scores(case, preference) for preference in case.preferences)
        nash = [float(utility(preference, specs["NashBid"])) for preference in case.preferences]
        found = [len(a), (a * b).max(), (a + b).max(), *nash]
        names = ("NumberOfBids", "Nash Product", "Social Welfare", "Nash_A", "Nash_B")
        if not np.allclose(found, [specs[name] for name in names], rtol=0, atol=1e-9):
            wrong.append((folder.name, found))
        minima = [float(preference.minimum.score) for preference in case.preferences]
        assert minima == [specs["ReservationValueProfileA"], specs["ReservationValueProfileB"]]
    assert len(folders) >= 31
    assert wrong == []


def test_anl_gives_the_utilities_of_its_published_fronts(scenarios):
    folders = sorted((scenarios / "anl").iterdir())
    wrong, compared = [], 0
    for folder in folders:
        case = read_foreign(
            folder / f"{folder.name}.json", [folder / "profileA.json", folder / "profileB.json"]
        )
        specials = json.loads((folder / "specials.json").read_text())
        points = [specials["nash"], specials["social_welfare"], *specials["pareto_front"]]
        for point in points:
            compared += 1
            found = [float(utility(preference, point["bid"])) for preference in case.preferences]
            if not np.allclose(found, point["utility"], rtol=0, atol=1e-9):
                wrong.append((folder.name, point, found))
        assert sum(1 for _ in packages(case)) == specials["size"]
    assert len(folders) >= 25
    assert compared > 300
    assert wrong == []


def test_itex_and_cypress_meet_where_the_published_optimum_is(scenarios):
    folder = scenarios / "genius-anac" / "y2010" / "ItexvsCypress"
    files = [folder / f"ItexvsCypress_{name}.xml" for name in ("domain", "Itex", "Cypress")]
    case = read_foreign(files[0], files[1:])
    itex, cypress = case.preferences
    every = list(packages(case))
    best = max(every, key=lambda package: utility(itex, package) * utility(cypress, package))
    assert len(every) == 180
    assert list(best.values()) == ["$3.47", "45 days", "30 days after delivery", "5% spoilage allowed"]
    assert [round(float(utility(party, best)), 4) for party in (itex, cypress)] == [0.7215, 0.6705]


def efficient_points(one: np.ndarray, other: np.ndarray) -> int:
    """How many different pairs of utilities no other pair beats, in exact integers."""
    order = np.lexsort((-other, -one))
    best_so_far = np.maximum.accumulate(other[order])
    return 1 + int((best_so_far[1:] > best_so_far[:-1]).sum())


def leximin(one: np.ndarray, other: np.ndarray) -> tuple[int, int]:
    """The pair of utilities whose smaller one is largest, then whose larger one is."""
    best = np.lexsort((np.maximum(one, other), np.minimum(one, other)))[-1]
    return int(one[best]), int(other[best])


def test_ampo_and_city_come_out_as_published_once_evaluations_are_out_of_a_hundred(scenarios):
    """The published numbers take evaluations out of 100. Genius takes them out of the issue's largest, which
    is 90 for AMPO's sergeants and 100 everywhere else; so they are compared with that one issue scaled back.
    """
    folder = scenarios / "genius-other" / "AMPOvsCity"
    files = [folder / f"ampo_vs_city_{name}.xml" for name in ("template", "ampo_space", "city_space")]
    case = read_foreign(files[0], files[1:])
    ampo, city = (np.rint(scores(case, preference) * 1e6).astype(np.int64) for preference in case.preferences)
    best = int((ampo.astype(float) * city).argmax())
    assert len(ampo) == 1_944_000
    assert (ampo[best], city[best]) == (706_000, 783_000)
    assert (ampo + city).max() == 1_489_000
    assert (efficient_points(ampo, city), leximin(ampo, city)) == (192, (734_000, 738_470))
    sergeants = case.preferences[0].values["Increase Number of Sergeants"]
    case.preferences[0].values["Increase Number of Sergeants"] = {
        option: value * Fraction(90, 100) for option, value in sergeants.items()
    }
    ampo = np.rint(scores(case, case.preferences[0]) * 1e6).astype(np.int64)
    assert (efficient_points(ampo, city), leximin(ampo, city)) == (193, (731_200, 738_470))


@pytest.mark.parametrize("name", ["y2012/NiceOrDieC", "y2013/Lunch", "y2016/SYAgent"])
def test_three_domains_have_no_package_that_meets_all_minima(scenarios, name):
    case = read_foreign(scenarios / "genius-anac" / name)
    enough = [
        package
        for package in packages(case)
        if all(utility(preference, package) >= preference.minimum.score for preference in case.preferences)
    ]
    assert enough == []


@pytest.mark.parametrize("group", GROUPS)
def test_what_is_read_is_written_as_genius_and_comes_back(scenarios, group, tmp_path):
    wrong = []
    for number, profile in enumerate(profile_files(scenarios / group)):
        if str(profile.relative_to(scenarios)) in REFUSED:
            continue
        case = read_one(profile)
        paths = write_genius(case, tmp_path / str(number))
        before, after = case.preferences[0], read_foreign(paths[0], paths[1:]).preferences[0]
        scale = Fraction(1)
        best = sum(
            (before.weights[issue] * max(before.values[issue].values()) for issue in before.weights),
            Fraction(0),
        )
        if any("divided by" in note for note in genius_notes(case)):
            scale = best
        for issue, options in before.values.items():
            for option, value in options.items():
                expected = before.weights[issue] * value / scale
                if abs(after.weights[issue] * after.values[issue][option] - expected) > Fraction(1, 10**28):
                    wrong.append((profile.name, issue, option))
        if (before.minimum is None) != (after.minimum is None) or before.discount != after.discount:
            wrong.append((profile.name, "minimum or discount", ""))
    assert wrong == []
