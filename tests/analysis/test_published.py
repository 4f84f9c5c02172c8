"""Published numbers (after the sources named) and real domains with published fronts."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from goodoffices.analysis import Analysis, analyse
from goodoffices.case import Case, Issue, Minimum, Option, Party, Preference, ProblemsFound
from goodoffices.case.files import read_case


def case_of(
    scores: dict[str, dict[str, list[int]]], minima: dict[str, int], needed: int | None = None, veto: str = ""
) -> Case:
    """A case from scores per party, issue and option; options are numbered from 1."""
    shape = next(iter(scores.values()))
    return Case(
        title="published",
        parties=tuple(Party(id=party, veto=party in veto.split()) for party in scores),
        needed=needed,
        issues=tuple(
            Issue(id=issue, options=tuple(Option(id=f"{issue}{k + 1}") for k in range(len(row))))
            for issue, row in shape.items()
        ),
        preferences=tuple(
            Preference(
                party=party,
                points={
                    issue: {f"{issue}{k + 1}": Fraction(value) for k, value in enumerate(row)}
                    for issue, row in table.items()
                },
                minimum=Minimum(score=Fraction(minima[party])),
            )
            for party, table in scores.items()
        ),
    )


def chosen(analysis: Analysis, name: str) -> str:
    return " ".join(analysis.solutions[name].package.values())  # type: ignore[index]


def test_nash_1950_bill_and_jack() -> None:
    goods = {
        "book": ("Bill", 2, 4),
        "whip": ("Bill", 2, 2),
        "ball": ("Bill", 2, 1),
        "bat": ("Bill", 2, 2),
        "box": ("Bill", 4, 1),
        "pen": ("Jack", 10, 1),
        "toy": ("Jack", 4, 1),
        "knife": ("Jack", 6, 2),
        "hat": ("Jack", 2, 2),
    }
    # Option 1: the owner keeps it; option 2: the owner gives it.
    tables: dict[str, dict[str, list[int]]] = {"Bill": {}, "Jack": {}}
    for good, (owner, to_bill, to_jack) in goods.items():
        tables["Bill"][good] = [to_bill, 0] if owner == "Bill" else [0, to_bill]
        tables["Jack"][good] = [0, to_jack] if owner == "Bill" else [to_jack, 0]
    analysis = analyse(case_of(tables, {"Bill": 12, "Jack": 6}))
    nash = analysis.solutions["nash"]
    given = {good for good, option in nash.package.items() if option.endswith("2")}
    assert given == {"book", "whip", "ball", "bat", "pen", "toy", "knife"}
    assert nash.scores == {"Bill": 24, "Jack": 11}
    assert (nash.value, nash.proved, nash.count) == (60, True, 1)
    assert analysis.packages == 512


HARBOUR = {
    "SportCo": "14 8 0 | 11 7 0 | 0 5 10 17 | 35 29 20 0 | 0 5 10 15 23",
    "Tourism": "0 11 5 | 0 20 25 | 0 2 4 9 | 10 26 40 0 | 4 8 15 12 0",
    "Environment": "0 22 45 | 0 25 55 | 0 0 0 0 | 0 0 0 0 | 0 0 0 0 0",
    "Mayor": "14 8 0 | 12 8 0 | 24 18 12 0 | 40 30 23 0 | 0 2 4 7 10",
    "Others": "0 4 10 | 0 0 0 | 12 8 6 0 | 0 8 13 18 | 60 45 30 15 0",
    "Union": "15 20 0 | 0 0 0 | 42 35 25 0 | 30 20 10 0 | 2 4 6 8 0",
}
MINIMA = {"SportCo": 55, "Tourism": 65, "Environment": 55, "Mayor": 30, "Others": 31, "Union": 50}


def test_the_harbour_of_six_parties() -> None:
    tables = {
        party: dict(zip("ABCDE", ([int(x) for x in part.split()] for part in row.split("|")), strict=True))
        for party, row in HARBOUR.items()
    }
    analysis = analyse(case_of(tables, MINIMA, needed=5, veto="SportCo Tourism"))
    assert analysis.packages == 720
    assert analysis.reach is not None
    assert (analysis.reach.enough, analysis.reach.all_minima) == (55, 12)
    assert chosen(analysis, "nash") == "A2 B3 C3 D2 E3"
    assert chosen(analysis, "egalitarian") == "A2 B3 C4 D1 E3"
    assert analysis.solutions["egalitarian"].value == 3
    ignoring = analyse(case_of(tables, MINIMA), minima="ignored")
    assert chosen(ignoring, "utilitarian") == "A2 B3 C1 D1 E1"
    assert ignoring.solutions["utilitarian"].value == 412
    assert analysis.solutions["utilitarian"].value < 412


def genius(shared: Path, folder: str, *names: str) -> Case:
    where = shared / "data" / "scenarios" / folder
    return read_case(*(where / name for name in names))


@pytest.mark.shared
def test_itex_and_cypress(shared: Path) -> None:
    names = [f"ItexvsCypress_{part}.xml" for part in ("domain", "Itex", "Cypress")]
    analysis = analyse(genius(shared, "genius-anac/y2010/ItexvsCypress", *names))
    assert analysis.packages == 180
    assert analysis.frontier is not None
    assert (analysis.frontier.size, analysis.frontier.error_bound) == (18, 0)
    for name in ("nash", "egalitarian", "utilitarian"):
        assert chosen(analysis, name) == "$3.47 45 days 30 days after delivery 5% spoilage allowed"
        itex, cypress = analysis.solutions[name].scores.values()  # type: ignore[index]
        assert (round(float(itex), 4), round(float(cypress), 4)) == (0.7215, 0.6705)


@pytest.mark.shared
def test_ampo_and_the_city(shared: Path) -> None:
    """The published figures count an evaluation as it is written, per hundred; Genius divides by the issue's
    largest, which differs on one issue of one profile (sergeants, whose best is written as 90).
    """
    case = genius(
        shared,
        "genius-other/AMPOvsCity",
        "ampo_vs_city_template.xml",
        "ampo_vs_city_ampo_space.xml",
        "ampo_vs_city_city_space.xml",
    )
    union, city = case.preferences
    sergeants = {o: v * Fraction(90, 100) for o, v in union.values["Increase Number of Sergeants"].items()}  # type: ignore[operator]
    written = msgspec.structs.replace(
        union, values={**union.values, "Increase Number of Sergeants": sergeants}
    )
    analysis = analyse(msgspec.structs.replace(case, preferences=(written, city)))
    assert analysis.packages == 1_944_000
    assert analysis.frontier is not None
    assert analysis.frontier.size == 193

    def percent(name: str) -> list[float]:
        return [round(float(score * 100), 3) for score in analysis.solutions[name].scores.values()]  # type: ignore[index]

    assert percent("nash") == percent("utilitarian") == [70.6, 78.3]
    assert percent("egalitarian") == [73.12, 73.847]
    assert analyse(case).frontier.size == 192  # type: ignore[union-attr]


@pytest.mark.shared
def test_every_negolog_domain_gives_its_published_numbers(shared: Path) -> None:
    folders = sorted((shared / "data" / "scenarios" / "negolog").iterdir())
    assert len(folders) > 25
    for folder in folders:
        told = json.loads((folder / "specs.json").read_text())
        analysis = analyse(read_case(folder / "profileA.json", folder / "profileB.json"), minima="ignored")
        assert analysis.packages == told["NumberOfBids"], folder.name
        # The published product is that of the utilities themselves: its reservation is 0.
        assert float(analysis.solutions["nash"].value) == pytest.approx(told["Nash Product"], abs=1e-12)
        assert float(analysis.solutions["utilitarian"].value) == pytest.approx(
            told["Social Welfare"], abs=1e-12
        )


@pytest.mark.shared
def test_every_anl_domain_gives_its_published_front_and_nash(shared: Path) -> None:
    folders = sorted((shared / "data" / "scenarios" / "anl").iterdir())
    assert len(folders) > 20
    for folder in folders:
        told = json.loads((folder / "specials.json").read_text())
        [domain] = folder.glob("domain*.json")
        analysis = analyse(
            read_case(domain, folder / "profileA.json", folder / "profileB.json"), minima="ignored"
        )
        assert analysis.packages == told["size"], folder.name
        assert analysis.frontier is not None
        front = sorted(tuple(map(float, point.scores.values())) for point in analysis.frontier.points)
        published = sorted({tuple(row["utility"]) for row in told["pareto_front"]})
        assert len(front) == len(published), folder.name
        for mine, theirs in zip(front, published, strict=True):
            assert mine == pytest.approx(theirs, abs=1e-9)
        nash = [float(score) for score in analysis.solutions["nash"].scores.values()]
        assert nash == pytest.approx(told["nash"]["utility"], abs=1e-9)


NO_AGREEMENT = {"NiceOrDieC", "Lunch", "SYAgent"}
NOT_LINEAR = {"10issues", "10issueswithRV"}


@pytest.mark.shared
def test_every_genius_domain_of_the_competitions_is_analysed_or_refused_by_name(shared: Path) -> None:
    without, count = set(), 0
    for folder in sorted((shared / "data" / "scenarios" / "genius-anac").glob("y*/*")):
        files = [path for path in sorted(folder.glob("*.xml")) if path.name != "pareto.xml"]
        profiles = [
            path for path in files if b"weight" in path.read_bytes() or b"hyper" in path.read_bytes().lower()
        ]
        [domain] = [path for path in files if path not in profiles]
        if folder.name in NOT_LINEAR:
            with pytest.raises(ProblemsFound, match="non-linear"):
                read_case(domain, *profiles[:3])
            continue
        analysis = analyse(read_case(domain, *profiles[:3]))
        assert analysis.frontier is not None
        assert analysis.frontier.complete
        assert analysis.frontier.error_bound == 0
        assert all(solution.proved for solution in analysis.solutions.values())
        if analysis.agreement_possible:
            assert analysis.no_agreement is None
        else:
            without.add(folder.name)
            assert analysis.no_agreement is not None
            assert not analysis.frontier.points
            assert not analysis.solutions
        count += 1
    assert without == NO_AGREEMENT
    assert count > 90
