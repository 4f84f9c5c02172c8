"""Genius domains and profiles: what they mean, exactly, and what is refused."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from formats_fixtures import GENIUS_DOMAIN, GENIUS_TENANT, lease, lease_problems, problems, put, utility


def test_an_evaluation_counts_as_its_share_of_the_largest_one(tmp_path):
    preference = lease(tmp_path).preferences[0]
    assert preference.values["Rent"] == {"low": F(1), "high": F(0), "fair": F(2, 3)}
    assert preference.weights == {"Rent": F(7, 10), "Years": F(3, 10)}


def test_ids_are_the_domains_names_and_the_profile_files_stems(tmp_path):
    case = lease(tmp_path)
    assert case.title == "lease"
    assert [party.id for party in case.parties] == ["tenant"]
    assert [issue.id for issue in case.issues] == ["Rent", "Years"]
    assert [option.id for option in case.options(case.issues[0])] == ["low", "high", "fair"]
    assert [option.id for option in case.options(case.issues[1])] == ["1", "2", "3", "4"]


def test_descriptions_that_say_more_than_the_value_are_kept(tmp_path):
    options = lease(tmp_path).issues[0].options
    assert [option.about for option in options] == ["one tenth off", "", ""]


def test_an_integer_issue_counts_its_slope_from_the_lower_bound_and_is_cut_at_one(tmp_path):
    steep = GENIUS_TENANT.replace('slope="0.3"', 'slope="0.4"')
    values = lease(tmp_path, steep).preferences[0].values["Years"]
    assert values == {"1": F(1, 10), "2": F(1, 2), "3": F(9, 10), "4": F(1)}


def test_minimum_and_discount_are_kept_as_written(tmp_path):
    preference = lease(tmp_path).preferences[0]
    assert preference.minimum is not None
    assert preference.minimum.score == F(1, 4)
    assert preference.discount == F(9, 10)


def test_a_package_is_worth_the_sum_of_weight_times_value(tmp_path):
    preference = lease(tmp_path).preferences[0]
    assert utility(preference, {"Rent": "fair", "Years": "4"}) == F(7, 10) * F(2, 3) + F(3, 10)


def test_what_is_not_said_is_absent(tmp_path):
    silent = GENIUS_TENANT.replace('<reservation value="0.25"/>', "").replace(' evaluation="2"', "")
    silent = silent.replace('<discount_factor value="0.9"/>', "").replace(
        'evaluation="0"', 'evaluation="null"'
    )
    preference = lease(tmp_path, silent).preferences[0]
    assert preference.values["Rent"] == {"low": F(1)}
    assert preference.minimum is None
    assert preference.discount is None


def test_an_integer_issue_without_function_has_no_values(tmp_path):
    silent = GENIUS_TENANT.replace('<evaluator ftype="linear" offset="0.1" slope="0.3"/>', "")
    assert "Years" not in lease(tmp_path, silent).preferences[0].values


def test_evaluations_that_are_all_zero_stay_zero(tmp_path):
    flat = GENIUS_TENANT.replace('evaluation="3"', 'evaluation="0"').replace(
        'evaluation="2"', 'evaluation="0"'
    )
    assert set(lease(tmp_path, flat).preferences[0].values["Rent"].values()) == {F(0)}


def test_of_two_evaluations_of_one_value_the_last_counts_and_the_case_says_so(tmp_path):
    twice = GENIUS_TENANT.replace(
        '<item index="1" value="low" evaluation="3"/>',
        '<item index="1" value="low" evaluation="9"/><item index="1" value="low" evaluation="4"/>',
    )
    preference = lease(tmp_path, twice).preferences[0]
    assert preference.values["Rent"]["fair"] == F(1, 2)
    assert "twice" in preference.about


def test_weights_that_do_not_sum_to_one_are_taken_as_they_stand_and_the_case_says_so(tmp_path):
    heavy = lease(tmp_path, GENIUS_TENANT.replace('value="0.3"/>', 'value="0.4"/>')).preferences[0]
    assert utility(heavy, {"Rent": "low", "Years": "4"}) == F(11, 10)
    assert "1.1" in heavy.about
    assert lease(tmp_path).preferences[0].about == ""


def test_issues_in_nested_objectives_are_read_and_the_objectives_own_weights_left_out(tmp_path):
    def nest(text: str, weight: str) -> str:
        text = text.replace(
            '<issue index="2"', '<objective index="7" name="Time" type="objective"><issue index="2"'
        )
        return text.replace("\n</objective>", weight + "</objective>\n</objective>", 1)

    domain = nest(GENIUS_DOMAIN, "")
    tenant = nest(GENIUS_TENANT, '<weight index="7" value="1.0"/>')
    case = lease(tmp_path, tenant, domain)
    assert case.preferences[0].weights == {"Rent": F(7, 10), "Years": F(3, 10)}
    assert "Time" in case.issues[1].about


REAL = 'type="real" etype="real" vtype="real"><range lowerbound="0" upperbound="1"/>'
INTEGER = 'type="integer" etype="integer" vtype="integer" lowerbound="1" upperbound="4"'


def _real(evaluator: str) -> tuple[str, str]:
    domain = GENIUS_DOMAIN.replace(INTEGER + "/>", REAL + "</issue>")
    old = INTEGER + '>\n    <evaluator ftype="linear" offset="0.1" slope="0.3"/>'
    return GENIUS_TENANT.replace(old, REAL + evaluator), domain


@pytest.mark.parametrize(
    ("evaluator", "expected"),
    [
        (
            '<evaluator ftype="linear" parameter0="1" parameter1="-2"/>',
            {"0": F(1), "0.05": F(9, 10), "0.75": F(0)},
        ),
        ('<evaluator ftype="constant" parameter0="0.3"/>', {"0": F(3, 10), "1": F(3, 10)}),
        (
            '<evaluator ftype="triangular" parameter0="0" parameter1="1" parameter2="0.4"/>',
            {"0": F(0), "0.2": F(1, 2), "0.4": F(1), "0.7": F(1, 2), "1": F(0)},
        ),
    ],
)
def test_a_real_issue_is_read_at_21_numbers_and_says_so(tmp_path, evaluator, expected):
    case = lease(tmp_path, *_real(evaluator))
    values = case.preferences[0].values["Years"]
    assert len(values) == 21
    assert {number: values[number] for number in expected} == expected
    assert "steps of 0.05" in case.issues[1].about


def test_a_triangle_that_begins_or_ends_at_its_top_divides_by_nothing(tmp_path):
    ends = '<evaluator ftype="triangular" parameter0="0" parameter1="1" parameter2="{}"/>'
    falling = lease(tmp_path, *_real(ends.format(0))).preferences[0].values["Years"]
    rising = lease(tmp_path, *_real(ends.format(1))).preferences[0].values["Years"]
    assert (falling["0"], falling["0.5"]) == (F(1), F(1, 2))
    assert (rising["0"], rising["0.5"], rising["1"]) == (F(0), F(1, 2), F(0))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('value="low" evaluation="3"', 'value="low" evaluation="NaN"', "not a number"),
        ('value="low" evaluation="3"', 'value="low" evaluation="Infinity"', "not a number"),
        ('value="low" evaluation="3"', 'value="low" evaluation="-3"', "below zero"),
        ('value="low" evaluation="3"', 'value="lower" evaluation="3"', "no value 'lower'"),
        ('value="low" evaluation="3"', 'value="low" evaluation="' + "3" * 90 + '"', "more than 60"),
        ('value="low" evaluation="3"', 'value="low" evaluation="0.' + "31" * 20 + '"', "more than 60"),
        ('value="low" evaluation="3"', 'value="low" evaluation="1e99"', "Evaluation"),
        ('<weight index="1" value="0.7"/>', "", "has no weight"),
        ('<weight index="1" value="0.7"/>', '<weight index="1" value="-0.7"/>', "below zero"),
        ('<weight index="1" value="0.7"/>', '<weight value="0.7"/>', "needs an index"),
        ('<weight index="1"', '<weight index="2"', "second weight"),
        ('name="Rent"', 'name="Lease"', "'Rent' in the domain"),
        ('<issue index="1"', '<issue index="5"', "no issue with index '5'"),
        ('upperbound="4"', 'upperbound="5"', "1 to 5 here"),
        ('ftype="linear"', 'ftype="faratin"', "'faratin' is not read"),
        (' slope="0.3"', ' slope="steep"', "slope"),
        (' offset="0.1"', "", "no offset"),
        ('<reservation value="0.25"/>', '<reservation value="1.5"/>', "between 0 and 1"),
        ('<reservation value="0.25"/>', "<reservation/>", "no value"),
        ('<discount_factor value="0.9"/>', '<discount_factor value="-1"/>', "between 0 and 1"),
        ("<utility_space>", '<utility_space type="nonlinear">', "'nonlinear' are not read"),
        ("</objective>", "<utility><ufun/></utility></objective>", "hyper-rectangles"),
        ('type="integer" etype', 'type="price" etype', "type price"),
        ('type="integer" etype', 'type="real" etype', "integer in the domain"),
    ],
)
def test_what_is_wrong_with_a_profile_is_said_with_its_place(tmp_path, old, new, said):
    assert old in GENIUS_TENANT
    found = lease_problems(tmp_path, GENIUS_TENANT.replace(old, new, 1))
    assert any(said in problem.what for problem in found)
    assert all(problem.file.endswith("tenant.xml") and problem.line for problem in found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('value="fair"', 'value="low"', "second item"),
        ('value="fair"', 'value=" "', "no value"),
        ('name="Years"', 'name="Rent"', "second issue"),
        ('name="Years"', 'name=""', "no name"),
        ('index="2" name="Years"', 'index="1" name="Years"', "index 1 of another"),
        ('index="2" name="Years"', 'name="Years"', "no index"),
        ('upperbound="4"', 'upperbound="0"', "above upperbound"),
        ('upperbound="4"', 'upperbound="2000000"', "at most 10,000"),
        ('upperbound="4"', "", "no upperbound"),
        ('type="integer" etype="integer" vtype="integer"', 'type="binary"', "'binary' are not read"),
        ('etype="integer" vtype="integer"', 'vtype="real"', "differ"),
    ],
)
def test_what_is_wrong_with_a_domain_is_said_with_its_place(tmp_path, old, new, said):
    assert old in GENIUS_DOMAIN
    found = lease_problems(tmp_path, domain=GENIUS_DOMAIN.replace(old, new, 1))
    assert any(said in problem.what for problem in found)
    assert all(problem.file.endswith("lease.xml") and problem.line for problem in found)


def test_an_issue_without_items_and_a_domain_without_issues_are_refused(tmp_path):
    start, end = GENIUS_DOMAIN.index("<item"), GENIUS_DOMAIN.index("</issue>")
    assert "no items" in lease_problems(tmp_path, domain=GENIUS_DOMAIN[:start] + GENIUS_DOMAIN[end:])[0].what
    empty = "<negotiation_template><utility_space/></negotiation_template>"
    assert "no issues" in lease_problems(tmp_path, domain=empty)[0].what


def test_all_problems_of_all_profiles_are_said_at_once(tmp_path):
    bad = GENIUS_TENANT.replace('evaluation="3"', 'evaluation="x"').replace('value="0.7"', 'value="y"')
    paths = [put(tmp_path, name, bad) for name in ("a.xml", "b.xml")]
    found = problems(put(tmp_path, "lease.xml", GENIUS_DOMAIN), paths)
    assert [problem.file.rsplit("/", 1)[-1] for problem in found if "not a number" in problem.what] == [
        "a.xml",
        "a.xml",
        "b.xml",
        "b.xml",
    ]
    assert {(4, 5), (11, 3)} <= {(problem.line, problem.column) for problem in found}


def test_a_profile_given_first_is_asked_for_its_domain(tmp_path):
    tenant = put(tmp_path, "tenant.xml", GENIUS_TENANT)
    assert "domain's file first" in problems(tenant, [tenant])[0].instead


def test_a_second_domain_and_profiles_of_one_name_are_refused(tmp_path):
    domain = put(tmp_path, "lease.xml", GENIUS_DOMAIN)
    assert "second domain" in problems(domain, [domain])[0].what
    (tmp_path / "other").mkdir()
    twins = [put(tmp_path, "tenant.xml", GENIUS_TENANT), put(tmp_path / "other", "tenant.xml", GENIUS_TENANT)]
    assert "second profile" in problems(domain, twins)[0].what


def test_a_domain_alone_is_asked_for_its_profiles(tmp_path):
    (problem,) = problems(put(tmp_path, "lease.xml", GENIUS_DOMAIN))
    assert "profiles" in problem.instead


def test_what_is_wrong_with_one_profile_does_not_hide_what_is_wrong_with_another(tmp_path):
    domain = put(tmp_path, "lease.xml", GENIUS_DOMAIN)
    torn = put(tmp_path, "torn.xml", GENIUS_TENANT[:-9])
    odd = put(tmp_path, "odd.xml", GENIUS_TENANT.replace('evaluation="3"', 'evaluation="x"'))
    found = problems(domain, [torn, odd, tmp_path / "missing.xml"])
    assert [problem.file.rsplit("/", 1)[-1] for problem in found] == ["torn.xml", "missing.xml", "odd.xml"]
