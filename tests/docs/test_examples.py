"""The shipped cases: they are in order, they are credited, and the numbers that they are known for come
out.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from pathlib import Path

import pytest
from console_blocks import save_files

from goodoffices.analysis import adjusted_winner_of, analyse
from goodoffices.case import Case, format_exact
from goodoffices.case.files import read_case

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
FICTIONAL = {"company", "harbour", "labour", "orchard", "river", "well"}


def case_named(name: str) -> Case:
    return read_case(EXAMPLES / f"{name}.yaml")


def scores(case: Case, package: dict[str, str]) -> dict[str, Fraction]:
    """What a package gives each party, straight from the file's points."""
    found = {}
    for preference in case.preferences:
        points = preference.points
        found[preference.party] = sum(
            (
                value
                for issue, option in package.items()
                if isinstance(value := points[issue][option], Fraction)
            ),
            Fraction(0),
        )
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_case_reads_and_is_credited(name: str) -> None:
    assert case_named(name).issues
    assert f"{name}.yaml" in (EXAMPLES / "CREDITS.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_only_invented_and_published_cases_have_preferences(name: str) -> None:
    case = case_named(name)
    published = all(preference.cite for preference in case.preferences)
    assert case.fictional == (name in FICTIONAL)
    assert case.fictional or published


def test_the_public_case_cites_every_position_and_keeps_its_rounds_apart() -> None:
    case = case_named("doha-2024")
    assert not case.preferences
    assert all(position.cite and position.since for position in case.positions)
    assert {source.date for source in case.sources} == {"2024-08-15", "2024-08-16", "2024-12-17"}
    dates = {source.id: source.date for source in case.sources}
    for position in case.positions:
        assert all(position.since <= dates[cite.source] for cite in position.cite[:1])
    assert {position.since[:7] for position in case.positions} == {"2024-08", "2024-12"}


def test_every_report_is_cited_and_names_no_outlet() -> None:
    case = case_named("doha-2024")
    cited = {cite.source for position in case.positions for cite in position.cite}
    cited |= {cite.source for party in case.parties for cite in party.cite}
    assert cited == {source.id for source in case.sources}
    assert not any(source.outlet for source in case.sources)


def test_parties_of_the_public_case_stand_in_alphabetical_order() -> None:
    case = case_named("doha-2024")
    assert [party.name for party in case.parties] == sorted(party.name for party in case.parties)
    assert case.alternat


def test_the_harbour_numbers() -> None:
    case = case_named("harbour")
    minima = {
        preference.party: preference.minimum.score
        for preference in case.preferences
        if preference.minimum and preference.minimum.score is not None
    }
    vetoes = {party.id for party in case.parties if party.veto}
    packages = [
        dict(zip([issue.id for issue in case.issues], chosen, strict=True))
        for chosen in itertools.product(*([option.id for option in issue.options] for issue in case.issues))
    ]
    met = [
        {party for party, score in scores(case, package).items() if score >= minima[party]}
        for package in packages
    ]
    assert len(packages) == 720
    assert sum(len(who) >= (case.needed or 0) and vetoes <= who for who in met) == 55
    assert sum(len(who) == 6 for who in met) == 12


def test_the_break_up_is_too_large_to_look_at() -> None:
    case = case_named("company")
    packages = 1
    for issue in case.issues:
        packages *= len(case.options(issue))
    assert len(case.issues) == 30
    assert packages >= 10**20


@pytest.mark.parametrize("name", ["company", "labour", "river"])
def test_a_draft_settles_every_issue_and_is_permitted(name: str) -> None:
    case = case_named(name)
    assert set(case.text) == {issue.id for issue in case.issues}
    assert case.permits(case.text)


def test_the_river_has_every_kind_of_linkage() -> None:
    kinds = ("implies", "excludes", "at_most", "at_least", "budget")
    case = case_named("river")
    assert [sum(getattr(linkage, kind) is not None for linkage in case.linkages) for kind in kinds] == [1] * 5


def test_points_of_the_two_treaties_add_up_to_a_hundred() -> None:
    for name in ("camp-david", "panama-canal"):
        for preference in case_named(name).preferences:
            whole = [values["whole"] for values in preference.points.values()]
            assert (
                format_exact(sum((value for value in whole if isinstance(value, Fraction)), Fraction(0)))
                == "100"
            )


@pytest.mark.parametrize(
    ("name", "total"), [("camp-david", Fraction(395, 6)), ("panama-canal", Fraction(66))]
)
def test_adjusted_winner_comes_to_the_published_division(name: str, total: Fraction) -> None:
    found = adjusted_winner_of(case_named(name))
    assert set(found.totals.values()) == {total}


def test_who_keeps_what_of_the_divided_thing() -> None:
    sinai = adjusted_winner_of(case_named("camp-david")).shares["sinai"]
    water = adjusted_winner_of(case_named("panama-canal")).shares["land-and-water"]
    assert sinai == {"egypt": Fraction(5, 6), "israel": Fraction(1, 6)}
    assert set(water.values()) == {Fraction(2, 15), Fraction(13, 15)}


@pytest.mark.parametrize(
    ("name", "changes"), [("company", 3), ("labour", 1), ("river", 1)], ids=["company", "labour", "river"]
)
def test_a_draft_misses_a_minimum_by_a_few_clauses_and_is_improvable(name: str, changes: int) -> None:
    standing = analyse(case_named(name)).standing
    assert standing is not None
    assert standing.distance == changes
    assert standing.efficient is False
    assert not all(standing.meets.values())
    assert all(gain > 0 for gain in standing.adds.values())


def test_one_package_of_the_break_up_would_tell_a_confided_minimum() -> None:
    found = analyse(case_named("company"))
    assert found.solutions["utilitarian"].scores["dov"] == found.reservations["dov"]
    assert ("dov", "utilitarian") in {(reveal.party, reveal.where) for reveal in found.reveals}


@pytest.mark.parametrize("document", ["README.md", "docs/tutorial/first-case.md"])
def test_the_documents_build_the_shipped_case(document: str, tmp_path: Path) -> None:
    text = (EXAMPLES.parent / document).read_text(encoding="utf-8")
    save_files(text, tmp_path)
    assert read_case(tmp_path / "well.yaml") == case_named("well")
