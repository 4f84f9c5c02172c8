"""NegMAS: outcome spaces and linear additive utility functions in YAML."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from formats_fixtures import GENIUS_DOMAIN, GENIUS_TENANT, NEGMAS_BUYER, NEGMAS_SPACE, problems, put, utility

from goodoffices.case.formats import read_foreign
from goodoffices.case.trees.nodes import MAX_DEPTH


def market(tmp_path, buyer=NEGMAS_BUYER, space=NEGMAS_SPACE):
    """The files of the NegMAS texts."""
    return put(tmp_path, "space.yml", space), [put(tmp_path, "buyer.yml", buyer)]


def inside(buyer=NEGMAS_BUYER, space=NEGMAS_SPACE):
    """A utility function that carries its outcome space."""
    return buyer + "outcome_space:\n" + "".join(f"  {line}\n" for line in space.splitlines())


def test_functions_and_tables_are_read_as_written(tmp_path):
    case = read_foreign(*market(tmp_path))
    preference = case.preferences[0]
    assert preference.values == {
        "price": {"2": F(3, 5), "3": F(2, 5), "4": F(1, 5), "5": F(0)},
        "colour": {"red": F(1), "no": F(0), "7": F(1, 10)},
    }
    assert utility(preference, {"price": "2", "colour": "7"}) == F(3, 4) * F(3, 5) + F(1, 4) * F(1, 10)
    assert preference.minimum is None


def test_the_party_has_its_files_name_and_shows_the_functions_own(tmp_path):
    party = read_foreign(*market(tmp_path)).parties[0]
    assert (party.id, party.name) == ("buyer", "The buyer")


def test_a_function_may_carry_its_outcome_space(tmp_path):
    case = read_foreign(put(tmp_path, "buyer.yml", inside()))
    separate = read_foreign(*market(tmp_path))
    assert (case.issues, case.preferences) == (separate.issues, separate.preferences)
    assert case.title == "Market"


def test_a_function_without_outcome_space_does_not_say_what_it_speaks_of(tmp_path):
    (problem,) = problems(put(tmp_path, "buyer.yml", NEGMAS_BUYER))
    assert "outcome_space" in problem.what


def test_a_single_number_of_values_counts_from_zero(tmp_path):
    space = NEGMAS_SPACE.replace("values: [2, 5]", "values: 3").replace(
        "  type: negmas.outcomes.contiguous_issue.ContiguousIssue\n", ""
    )
    case = read_foreign(*market(tmp_path, space=space))
    assert [option.id for option in case.options(case.issues[0])] == ["0", "1", "2"]


def test_a_continuous_issue_is_read_at_21_numbers_and_says_so(tmp_path):
    case = read_foreign(*market(tmp_path, space=NEGMAS_SPACE.replace("ContiguousIssue", "ContinuousIssue")))
    assert len(case.options(case.issues[0])) == 21
    assert case.preferences[0].values["price"]["2.15"] == 1 - F(1, 5) * F("2.15")
    assert "steps of 0.15" in case.issues[0].about


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ("{type: IdentityFun}", F(3)),
        ("{type: ConstFun, bias: 0.5}", F(1, 2)),
        ("{type: LinearFun, slope: -2}", F(-6)),
    ],
)
def test_every_known_function_gives_its_value(tmp_path, function, expected):
    start, end = NEGMAS_BUYER.index("{type: negmas"), NEGMAS_BUYER.index("\n- type: TableFun")
    buyer = NEGMAS_BUYER[:start] + function + NEGMAS_BUYER[end:]
    assert read_foreign(*market(tmp_path, buyer)).preferences[0].values["price"]["3"] == expected


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "crisp.linear.LinearAdditiveUtilityFunction",
            "crisp.mapping.LambdaUFun",
            "LambdaUFun' are not read",
        ),
        ("value_fun.AffineFun", "value_fun.CosFun", "'CosFun'"),
        (", bias: 1", "", "'bias' is missing"),
        ("slope: -0.2", "slope: steep", "'slope' is a text"),
        ("weights: [0.75, 0.25]", "weights: [1]", "1 entries for 2 issues"),
        ("weights: [0.75, 0.25]", "weights: {price: 1, size: 2}", "no issue 'size'"),
        ("weights: [0.75, 0.25]", "weights: {price: 1}", "no entry for the issue 'colour'"),
        ("weights: [0.75, 0.25]", "weights: [.nan, 0.25]", "not a number"),
        ("red: 1.0", "blue: 1.0", "no value 'blue'"),
        ("red: 1.0", "7.0: 1.0, red: 2", "second number"),
        ("reserved_value: -.inf", "reserved_value: .inf", "reserved_value"),
        ("reserved_value: -.inf", "bias: 0.5", "'bias' is not read"),
        ("reserved_value: -.inf", "reserved_outcome: [2, red]", "'reserved_outcome' is not read"),
        ("reserved_value: -.inf", "weights: 3", "second time"),
        ("reserved_value: -.inf", "x: [", "bracket"),
        ("reserved_value: -.inf", "x: " + "[" * 100_000, f"deeper than {MAX_DEPTH}"),
        ("reserved_value: -.inf", "x: \x01", "control character"),
        ("reserved_value: -.inf", "? [a]\n: 1", "A key is a list"),
        ("reserved_value: -.inf", "---", "second document"),
    ],
)
def test_what_is_wrong_with_a_function_is_said_with_its_place(tmp_path, old, new, said):
    assert old in NEGMAS_BUYER
    found = problems(*market(tmp_path, NEGMAS_BUYER.replace(old, new, 1)))
    assert any(said in problem.what for problem in found)
    assert all(problem.file.endswith("buyer.yml") for problem in found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[2, 5]", "[5, 2]", "0 values"),
        ("[2, 5]", "[0, 1000000]", "1,000,001 values"),
        ("[2, 5]", "[2, many]", "not a number"),
        ("[red, 'no', 7]", "[]", "needs 1 to"),
        ("[red, 'no', 7]", "[red, red]", "twice"),
        ("[red, 'no', 7]", "[7, 7.0]", "twice"),
        ("[red, 'no', 7]", "[[red]]", "not a word"),
        ("CategoricalIssue", "CallableIssue", "'CallableIssue' are not read"),
        ("name: colour", "name: price", "second issue"),
        ("name: colour", "nom: colour", "no name"),
    ],
)
def test_what_is_wrong_with_an_outcome_space_is_said_with_its_place(tmp_path, old, new, said):
    found = problems(*market(tmp_path, space=NEGMAS_SPACE.replace(old, new, 1)))
    assert any(said in problem.what for problem in found)
    assert all(problem.file.endswith("space.yml") and problem.line for problem in found)


def test_functions_over_two_different_spaces_do_not_make_one_case(tmp_path):
    first = put(tmp_path, "a.yml", inside())
    second = put(tmp_path, "b.yml", inside(space=NEGMAS_SPACE.replace("[2, 5]", "[2, 6]")))
    assert "differs" in problems(first, [second])[0].what


def test_a_large_yaml_file_is_refused(tmp_path):
    (problem,) = problems(put(tmp_path, "a.yml", b"a" * 1_000_001))
    assert "larger than 1 MB" in problem.what


def test_a_folder_stands_for_the_scenario_in_it(tmp_path):
    put(tmp_path, "b.xml", GENIUS_TENANT)
    put(tmp_path, "a.xml", GENIUS_TENANT)
    put(tmp_path, "lease.xml", GENIUS_DOMAIN)
    put(tmp_path, "results.json", '{"nash": 1}')
    info = put(tmp_path, "_info.yaml", "format: xml\n")
    case = read_foreign(tmp_path)
    assert [party.id for party in case.parties] == ["a", "b"]
    assert read_foreign(info) == case


def test_a_folder_with_nothing_to_read_or_something_damaged_is_refused(tmp_path):
    assert "no domain and no profile" in problems(tmp_path)[0].what
    put(tmp_path, "a.xml", "<utility_space>")
    assert "no element found" in problems(tmp_path)[0].what


@pytest.mark.parametrize("name", ["missing.xml", "missing", "a\0b", "x" * 300 + ".xml"])
def test_a_file_that_is_not_there_is_a_problem_and_no_traceback(tmp_path, name):
    assert problems(tmp_path / name)[0].what
