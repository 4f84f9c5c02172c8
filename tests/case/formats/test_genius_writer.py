"""Writing Genius: what comes back is what was written, or the writer says why not."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from formats_fixtures import lease, packages, utility
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case import (
    Case,
    Choice,
    Count,
    Interval,
    Issue,
    Linkage,
    Minimum,
    Option,
    Party,
    Position,
    Preference,
    ProblemsFound,
    Range,
)
from goodoffices.case.formats import genius_notes, read_foreign, write_genius
from goodoffices.case.formats.genius_writer import PLACES

ISSUES = (
    Issue(id="work & pay <1>", options=(Option(id='"six" hours', name="6 h"), Option(id="seven\thours"))),
    Issue(id="days", kind="range", range=Range(lowest=F(1), highest=F(3), step=F(1, 2))),
)


def case_of(**preference) -> Case:
    """A case of one party with that preference, and of another of which nothing is known."""
    return Case(
        title="Hours",
        parties=(Party(id="union"), Party(id="firm")),
        issues=ISSUES,
        preferences=(Preference(party="union", **preference),),
    )


POINTS = {
    "work & pay <1>": {'"six" hours': F(30), "seven\thours": F(0)},
    "days": {"1": F(0), "1.5": F(5), "2": F(10), "2.5": F(20), "3": F(50)},
}


def refusals(case: Case, folder) -> str:
    """Why a case is not written; nothing may have been written."""
    with pytest.raises(ProblemsFound) as found:
        write_genius(case, folder / "out")
    assert not (folder / "out").exists()
    return str(found.value)


def test_points_come_back_as_shares_of_the_best_package(tmp_path):
    case = case_of(points=POINTS, minimum=Minimum(score=F(20)), discount=F(1, 2))
    paths = write_genius(case, tmp_path / "out")
    assert [path.name for path in paths] == ["Hours.xml", "union.xml"]
    preference = read_foreign(paths[0], paths[1:]).preferences[0]
    for package in packages(case):
        assert utility(preference, package) == F(
            sum(POINTS[issue][option] for issue, option in package.items()), 80
        )
    assert preference.minimum.score == F(1, 4)
    assert preference.discount == F(1, 2)


def test_evaluations_are_the_points_themselves_where_these_are_whole(tmp_path):
    text = write_genius(case_of(points=POINTS), tmp_path)[1].read_text()
    assert 'evaluation="50"' in text
    assert '<weight index="1" value="0.375" />' in text


def test_what_was_read_is_written_and_read_back_the_same(tmp_path):
    case = lease(tmp_path)
    paths = write_genius(case, tmp_path / "out")
    again = read_foreign(paths[0], paths[1:])
    assert [path.stem for path in paths] == ["lease", "tenant"]
    for package in packages(case):
        assert utility(again.preferences[0], package) == utility(case.preferences[0], package)
    assert again.preferences[0].minimum == case.preferences[0].minimum
    assert again.preferences[0].discount == case.preferences[0].discount


@st.composite
def scored_cases(draw: st.DrawFn) -> Case:
    """Cases of two parties with points of up to twelve decimals, and a minimum taken from some package."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    numbers = st.integers(0, 10**12).map(lambda n: F(n, 10**6)) | st.sampled_from([F(0), F(1), F(1, 3)])
    issues = tuple(
        Issue(id=f"i{i}", options=tuple(Option(id=f"o{o}") for o in range(size)))
        for i, size in enumerate(sizes)
    )
    preferences = []
    for party in ("ann", "ben"):
        points = {issue.id: {option.id: draw(numbers) for option in issue.options} for issue in issues}
        chosen = {
            issue.id: draw(st.sampled_from([option.id for option in issue.options])) for issue in issues
        }
        preferences.append(Preference(party=party, points=points, minimum=Minimum(package=chosen)))
    parties = (Party(id="ann"), Party(id="ben"))
    return Case(title="t", parties=parties, issues=issues, preferences=tuple(preferences))


@given(scored_cases())
def test_utilities_come_back_within_the_rounding_and_minima_stay_reachable(tmp_path_factory, case):
    paths = write_genius(case, tmp_path_factory.mktemp("genius"))
    again = read_foreign(paths[0], paths[1:])
    for before, after in zip(case.preferences, again.preferences, strict=True):
        best = sum((max(options.values()) for options in before.points.values()), F(0)) or F(1)
        for package in packages(case):
            score = sum((before.points[issue][option] for issue, option in package.items()), F(0))
            assert abs(utility(after, package) - score / best) <= 10 * F(1, 10**PLACES)
        assert utility(after, before.minimum.package) >= after.minimum.score
    exact = all("rounded" not in note and "lowered" not in note for note in genius_notes(case))
    if exact:
        assert again.preferences[0].minimum.score == utility(
            again.preferences[0], case.preferences[0].minimum.package
        )


def test_straight_lines_between_corners_are_written_out(tmp_path):
    case = case_of(points={**POINTS, "days": {"1": F(0), "3": F(50)}}, linear=("days",))
    paths = write_genius(case, tmp_path)
    preference = read_foreign(paths[0], paths[1:]).preferences[0]
    assert preference.values["days"] == {"1": F(0), "1.5": F(1, 4), "2": F(1, 2), "2.5": F(3, 4), "3": F(1)}


@pytest.mark.parametrize("known", [{"points": {"land": {"whole": F(8)}}}, {"weights": {"land": F(8)}}])
def test_a_share_of_a_divisible_issue_is_worth_its_part(tmp_path, known):
    land = Issue(id="land", kind="divisible", parts=2)
    parties = (Party(id="ann"), Party(id="ben"))
    preference = Preference(party="ben", **known)
    case = Case(title="Land", parties=parties, issues=(land,), preferences=(preference,))
    paths = write_genius(case, tmp_path)
    values = read_foreign(paths[0], paths[1:]).preferences[0].values["land"]
    assert values == {"ann": F(0), "ann 1/2, ben 1/2": F(1, 2), "ben": F(1)}


def test_weights_above_one_are_divided_by_their_sum_and_the_notes_say_so(tmp_path):
    values = {
        issue: {option: number / 50 for option, number in options.items()}
        for issue, options in POINTS.items()
    }
    case = case_of(
        weights={"work & pay <1>": F(2), "days": F(4, 5)}, values=values, minimum=Minimum(score=F(1))
    )
    paths = write_genius(case, tmp_path)
    preference = read_foreign(paths[0], paths[1:]).preferences[0]
    assert utility(preference, {"work & pay <1>": '"six" hours', "days": "3"}) == 1
    assert preference.minimum.score == F(1, 2)
    assert any("divided by 2." in note for note in genius_notes(case))


@pytest.mark.parametrize(
    ("preference", "said"),
    [
        (
            {"points": {**POINTS, "days": {"1": F(-1), "1.5": F(0), "2": F(0), "2.5": F(0), "3": F(0)}}},
            "below zero",
        ),
        ({"points": {**POINTS, "days": {"1": F(1)}}}, "not every option of 'days'"),
        ({"points": {"days": POINTS["days"]}}, "not every option of 'work & pay <1>'"),
        (
            {"points": {**POINTS, "days": dict.fromkeys(POINTS["days"], Interval(low=F(1), high=F(2)))}},
            "interval",
        ),
        (
            {"weights": {"days": Interval(low=F(1), high=F(2))}, "values": {"days": POINTS["days"]}},
            "interval",
        ),
        ({"points": POINTS, "order": {"days": (("1",), ("2",))}}, "order without scores"),
        ({"points": POINTS, "refuses": {"days": ("3",)}}, "refused in any case"),
        ({"points": POINTS, "minimum": Minimum(score=F(81))}, "minimum below zero or above"),
        ({"points": POINTS, "minimum": Minimum(score=F(-1))}, "minimum below zero or above"),
        ({"points": POINTS, "minimum": Minimum(package={"days": "1"})}, "leaves issues open"),
        ({"points": POINTS, "discount": F(2)}, "discount"),
    ],
)
def test_preferences_that_genius_cannot_say_are_refused_by_name(tmp_path, preference, said):
    text = refusals(case_of(**preference), tmp_path)
    assert said in text
    assert "union" in text


def test_linkages_and_names_that_xml_cannot_hold_are_refused_by_name(tmp_path):
    choice = Choice(issue="days", options=("1",))
    case = case_of(points=POINTS)
    tied = Case(
        title="Hours",
        parties=case.parties,
        issues=(*case.issues, Issue(id="a\x00b", options=(Option(id=" "),))),
        linkages=(Linkage(id="pair", at_most=Count(number=1, of=(choice,))),),
        preferences=case.preferences,
    )
    text = refusals(tied, tmp_path)
    assert "Linkage pair" in text
    assert "a\\x00b" in text
    assert "' '" in text


def test_a_case_without_preferences_is_refused(tmp_path):
    case = Case(title="t", parties=(Party(id="a"),), issues=ISSUES)
    assert "No party has preferences" in refusals(case, tmp_path)


def test_the_notes_say_what_stays_behind():
    case = case_of(points=POINTS)
    position = Position(party="union", issue="days", stance="demands", options=("3",))
    full = Case(
        title="Hours",
        parties=case.parties,
        issues=case.issues,
        preferences=case.preferences,
        positions=(position,),
        needed=1,
    )
    notes = " ".join(genius_notes(full))
    assert "positions stay behind" in notes
    assert "No profile for firm" in notes
    assert "needed" in notes
    assert "divided by 80" in notes


def test_party_names_cannot_lead_out_of_the_folder(tmp_path):
    ids = ("../../evil", "/etc/passwd", "..", "a\\b", "Hours", "hours")
    case = Case(
        title="Hours",
        parties=tuple(Party(id=key) for key in ids),
        issues=ISSUES,
        preferences=tuple(Preference(party=key, points=POINTS) for key in ids),
    )
    paths = write_genius(case, tmp_path / "out")
    assert len({path.name.lower() for path in paths}) == len(ids) + 1
    assert {path.parent for path in paths} == {tmp_path / "out"}
    assert sorted((tmp_path / "out").iterdir()) == sorted(paths)
    assert paths[0].name == "Hours-domain.xml"


def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ProblemsFound, match="cannot be written"):
        write_genius(case_of(points=POINTS), tmp_path / "file" / "out")


def test_nothing_is_left_when_writing_fails_half_way(tmp_path, monkeypatch):
    from pathlib import Path

    def fail(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ProblemsFound, match="No space left"):
        write_genius(case_of(points=POINTS), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_packages_that_tie_tie_in_genius_too(tmp_path):
    issues = tuple(Issue(id=f"i{i}", options=tuple(Option(id=f"o{o}") for o in range(2))) for i in range(3))
    points = {issue.id: {"o0": F(1), "o1": F(0)} for issue in issues[:2]} | {
        "i2": {"o0": F(1), "o1": F(1, 2)}
    }
    parties = (Party(id="ann"), Party(id="ben"))
    case = Case(
        title="t", parties=parties, issues=issues, preferences=(Preference(party="ann", points=points),)
    )
    paths = write_genius(case, tmp_path)
    again = read_foreign(paths[0], paths[1:]).preferences[0]
    scores = {}
    for package in packages(case):
        score = sum((points[issue][option] for issue, option in package.items()), F(0))
        scores.setdefault(score, set()).add(utility(again, package))
    assert all(len(utilities) == 1 for utilities in scores.values())
    assert len(scores) == 6
