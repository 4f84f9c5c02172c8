"""GeniusWeb and NegoLog: domains and profiles in JSON."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from formats_fixtures import (
    GENIUS_DOMAIN,
    GENIUSWEB_DOMAIN,
    GENIUSWEB_OWNER,
    NEGOLOG_ANN,
    problems,
    put,
    utility,
)

from goodoffices.case.formats import read_foreign


def garden(tmp_path, owner=GENIUSWEB_OWNER, domain=GENIUSWEB_DOMAIN):
    """The files of the GeniusWeb texts."""
    return put(tmp_path, "garden.json", domain), [put(tmp_path, "owner.json", owner)]


def test_geniusweb_utilities_are_taken_as_written_and_ranges_on_their_line(tmp_path):
    case = read_foreign(*garden(tmp_path))
    preference = case.preferences[0]
    assert case.title == "garden"
    assert preference.values == {
        "fence": {"wood": F(2, 5), "stone": F(1)},
        "height": {"1": F(1, 5), "1.5": F(3, 5), "2": F(1)},
    }
    assert utility(preference, {"fence": "stone", "height": "2"}) == 1


def test_a_reservation_bid_becomes_its_exact_utility(tmp_path):
    minimum = read_foreign(*garden(tmp_path)).preferences[0].minimum
    assert minimum is not None
    assert minimum.score == F(3, 10) * F(2, 5) + F(7, 10) * F(3, 5)


def test_decimals_are_read_as_written_and_not_through_binary_floats(tmp_path):
    exact = GENIUSWEB_OWNER.replace('"wood": 0.4', '"wood": 0.1000000000000000055511151231')
    values = read_foreign(*garden(tmp_path, exact)).preferences[0].values["fence"]
    assert values["wood"] == F("0.1000000000000000055511151231")


def test_a_profile_without_reservation_bid_has_no_minimum(tmp_path):
    start, end = GENIUSWEB_OWNER.index(',\n  "reservationBid"'), GENIUSWEB_OWNER.index("\n}}")
    without = GENIUSWEB_OWNER[:start] + GENIUSWEB_OWNER[end:]
    assert read_foreign(*garden(tmp_path, without)).preferences[0].minimum is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("LinearAdditiveUtilitySpace", "SumOfGroupsUtilitySpace", "SumOfGroupsUtilitySpace are not read"),
        ("LinearAdditiveUtilitySpace", "DefaultPartialOrdering", "DefaultPartialOrdering are not read"),
        ('"wood": 0.4', '"wood": "0.4"', "not a number"),
        ('"wood": 0.4', '"bamboo": 0.4', "no 'bamboo'"),
        ('"wood": 0.4', '"wood": -0.4', "below zero"),
        ('"wood": 0.4', '"wood": 1e400', "The number of 'wood': "),
        ('"fence": 0.3, ', "", "'fence' has no weight"),
        ('"stone", "wood"', '"stone", "iron"', "differs from the domain file in the issue 'fence'"),
        ('"height": {"range": {"low": 1', '"height": {"range": {"low": 0', "in the issue 'height'"),
        ('"fence": "wood", ', "", "'fence'"),
        ('"height": 1.50', '"height": 1.25', "'height'"),
        ('"highValue": 2', '"highValue": 1', "equal"),
        ("NumberValueSetUtilities", "TimeUtilities", "no known kind"),
        ('"issueWeights": {"fence": 0.3, "height": 0.7}', '"issueWeights": []', "'issueWeights' is a list"),
    ],
)
def test_what_is_wrong_with_a_geniusweb_profile_is_said_with_its_place(tmp_path, old, new, said):
    assert old in GENIUSWEB_OWNER
    found = problems(*garden(tmp_path, GENIUSWEB_OWNER.replace(old, new, 1)))
    assert any(said in problem.what for problem in found)
    assert all(problem.file.endswith("owner.json") and problem.line and problem.column for problem in found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('["wood", "stone"]', "[]", "no values"),
        ('["wood", "stone"]', '["wood", "wood"]', "twice"),
        ('["wood", "stone"]', '["wood", ""]', "not a text"),
        ('["wood", "stone"]', '["wood", 3]', "not a text"),
        ('"fence"', '" "', "no name"),
        ('"step": 0.5', '"step": 0', "0 values"),
        ('"step": 0.5', '"step": 1e-9', "1,000,000,001 values"),
        (', "step": 0.5', "", "low, high and step"),
        ('{"values": ["wood", "stone"]}', "3", "a number"),
    ],
)
def test_what_is_wrong_with_a_geniusweb_domain_is_said_with_its_place(tmp_path, old, new, said):
    found = problems(*garden(tmp_path, domain=GENIUSWEB_DOMAIN.replace(old, new, 1)))
    assert any(said in problem.what for problem in found)
    assert all(problem.file.endswith("garden.json") and problem.line for problem in found)


def test_files_of_two_formats_do_not_make_one_case(tmp_path):
    domain = put(tmp_path, "lease.xml", GENIUS_DOMAIN)
    (problem,) = problems(domain, [put(tmp_path, "owner.json", GENIUSWEB_OWNER)])
    assert "GeniusWeb" in problem.what
    assert "Genius" in problem.what


def beach(tmp_path, ben=NEGOLOG_ANN):
    """Two NegoLog profiles; the second one's issues stand in another order."""
    return put(tmp_path, "ann.json", NEGOLOG_ANN), [put(tmp_path, "ben.json", ben)]


def test_negolog_profiles_carry_the_issues_and_the_first_ones_order_holds(tmp_path):
    swapped = NEGOLOG_ANN.replace('"sea": {"near": 0.9, "far": 0.1}', '"sea": {"far": 0.1, "near": 0.9}')
    case = read_foreign(*beach(tmp_path, swapped))
    assert [party.id for party in case.parties] == ["ann", "ben"]
    assert [(issue.id, [option.id for option in issue.options]) for issue in case.issues] == [
        ("sun", ["much", "little"]),
        ("sea", ["near", "far"]),
    ]
    assert utility(case.preferences[1], {"sun": "little", "sea": "near"}) == F(6, 10) * F(3, 10) + F(
        4, 10
    ) * F(9, 10)
    assert case.preferences[0].minimum.score == F(1, 10)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"sea": {"near": 0.9, "far": 0.1}', '"sky": {"blue": 1}', "no issue 'sky'"),
        (',\n  "sea": {"near": 0.9, "far": 0.1}', "", "'sea' of the first profile is missing"),
        ('"near": 0.9', '"nearer": 0.9', "no 'nearer'"),
        (', "sea": 0.4', "", "'sea' has no weight"),
        ('"reservationValue": 0.1', '"reservationValue": "0.1"', "not a number"),
        ('"issues": {', '"issue": {', "'issues' is missing"),
        ('"near": 0.9', '"near": NaN', "'NaN'"),
    ],
)
def test_what_is_wrong_with_a_negolog_profile_is_said_with_its_place(tmp_path, old, new, said):
    found = problems(*beach(tmp_path, NEGOLOG_ANN.replace(old, new, 1)))
    assert any(said in problem.what for problem in found)
    assert all(problem.file.endswith("ben.json") and problem.line for problem in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"issueWeights": {}, "issues": {}}', "no issues"),
        ('{"issueWeights": {}, "issues": {"a": {}}}', "no options"),
        ('{"issueWeights": {}, "issues": {"": {"x": 1}}}', "no name"),
        ('{"issueWeights": {"a": 1}, "issues": {"a": {" ": 1}}}', "no name"),
        ('{"issueWeights": {}}', "'issues' is missing"),
        ('{"results": []}', "no file of GeniusWeb or NegoLog"),
    ],
)
def test_a_first_profile_without_usable_issues_is_refused(tmp_path, text, said):
    assert said in problems(put(tmp_path, "a.json", text))[0].what


def test_what_a_negolog_profile_does_not_say_is_absent(tmp_path):
    silent = NEGOLOG_ANN.replace('"near": 0.9', '"near": null').replace('"reservationValue": 0.1,', "")
    preference = read_foreign(*beach(tmp_path, silent)).preferences[1]
    assert preference.values["sea"] == {"far": F(1, 10)}
    assert preference.minimum is None
