"""What a report must not say: small cases at the edges of the analysis, each for a kind of false sentence."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction as F

import msgspec
import pytest

from analysis.random_cases import random_case
from goodoffices.analysis import Refused, analyse, board, find_trades
from goodoffices.case import Case, Preference
from goodoffices.case.files import read_case_text
from goodoffices.report import render_terminal

REFUSED = """title: An open text with a clause that somebody refuses
parties: [a, b]
issues: [{id: x, options: [x1, x2, x3]}, {id: y, options: [y1, y2]}]
preferences:
  - {party: a, points: {x: {x1: 100, x2: 5, x3: 0}, y: {y1: 3, y2: 1}}, refuses: {x: x3}}
  - {party: b, points: {x: {x1: 0, x2: 40, x3: 50}, y: {y1: 0, y2: 2}}}
"""


def told(case: Case) -> str:
    return " ".join(render_terminal(case, analyse(case), board(case), 200).split())


def test_an_open_text_with_a_refused_clause_is_weighed_as_it_stands() -> None:
    case = read_case_text(REFUSED + "text: {x: x3}\n", "c")
    standing = analyse(case).standing
    assert standing is not None
    assert (standing.scores, standing.upper) == ({"a": 1, "b": 50}, {"a": 3, "b": 52})
    assert (standing.permitted, standing.blocked) == (True, False)
    assert standing.refused == (Refused(issue="x", option="x3", parties=("a",)),)
    assert "linkage" not in told(case)
    assert "a refuses x3 (x)" in told(case)


def test_a_complete_text_with_a_refused_clause_is_not_called_efficient() -> None:
    case = read_case_text(REFUSED + "text: {x: x3, y: y1}\n", "c")
    standing = analyse(case).standing
    assert standing is not None
    assert standing.efficient is None
    assert (standing.distance, [b.changes[0].issue for b in standing.bridges]) == (1, ["x", "x"])
    assert "a refuses x3 (x)" in told(case)
    assert "It is efficient" not in told(case)


def test_a_text_that_only_a_refused_option_would_complete_says_so() -> None:
    linkage = "linkages: [{implies: {when: {y: y1}, then: {x: x3}}}]\n"
    case = read_case_text(REFUSED + linkage + "text: {y: y1}\n", "c")
    standing = analyse(case).standing
    assert standing is not None
    assert (standing.permitted, standing.blocked) == (True, True)
    assert standing.scores == standing.upper == {"a": 3, "b": 50}
    assert "without an option that somebody refuses" in told(case)


def brute_range(case: Case) -> tuple[dict[str, F], dict[str, F]] | None:
    refused = {
        (issue, option) for p in case.preferences for issue, ids in p.refuses.items() for option in ids
    }
    names = [[o.id for o in case.options(issue)] for issue in case.issues]
    found = []
    for chosen in itertools.product(*names):
        package = {issue.id: option for issue, option in zip(case.issues, chosen, strict=True)}
        if any(package[issue] != option for issue, option in case.text.items()):
            continue
        if any(pair in refused and pair[0] not in case.text for pair in package.items()):
            continue
        if case.permits(package):
            found.append([sum((p.points[i][o] for i, o in package.items()), F(0)) for p in case.preferences])  # type: ignore[misc]
    if not found:
        return None
    columns = list(zip(*found, strict=True))
    parties = [p.party for p in case.preferences]
    return dict(zip(parties, map(min, columns), strict=True)), dict(
        zip(parties, map(max, columns), strict=True)
    )


def with_refusals(seed: int) -> Case:
    case = random_case(seed, scales=(10,))
    rng = random.Random(seed)
    preferences: list[Preference] = []
    for preference in case.preferences:
        issue = rng.choice(case.issues)
        refuses = {issue.id: (rng.choice(issue.options).id,)} if len(issue.options) > 1 else {}
        preferences.append(msgspec.structs.replace(preference, refuses=refuses, minimum=None))
    text = {issue.id: rng.choice(issue.options).id for issue in case.issues if rng.random() < 0.6}
    return msgspec.structs.replace(case, preferences=tuple(preferences), text=text)


def test_what_a_text_can_come_to_agrees_with_brute_force() -> None:
    checked = 0
    for seed in range(300):
        case = with_refusals(seed)
        standing = analyse(case).standing
        truth = brute_range(case)
        if standing is None or truth is None:
            continue
        if standing.blocked or not standing.permitted:
            continue
        assert (standing.scores, standing.upper) == truth
        checked += 1
    assert checked > 80


BUDGET = """title: A budget rules out z
parties: [a, b]
issues: [{{id: x, options: [x, y, z]}}]
linkages: [{}]
preferences:
  - {{party: a, points: {{x: {{x: 10, y: 4, z: -1000}}}}}}
  - {{party: b, points: {{x: {{x: 4, y: 9, z: 0}}}}}}
"""


@pytest.mark.parametrize(
    "linkage", ["{budget: {limit: 5, costs: {x: {z: 10}}}}", "{excludes: {x: z}}"], ids=["budget", "excludes"]
)
def test_what_is_ruled_out_sets_no_gain_whatever_rules_it_out(linkage: str) -> None:
    found = analyse(read_case_text(BUDGET.format(linkage), "c"))
    assert [each.scores for each in found.solutions.values()][:3] == [{"a": 10, "b": 4}] * 3
    assert "its gains are counted from 0." in " ".join(found.assumptions)


def test_two_options_that_cannot_be_had_together_set_no_gain() -> None:
    """A budget and a sum of exclusions that forbid the same packages give the same solutions."""
    for seed in range(60):
        rng = random.Random(seed)
        issues = ", ".join(f"{{id: i{k}, options: [u, v, w]}}" for k in range(3))
        points = [
            ", ".join(
                f"i{k}: {{u: {rng.randint(-9, 9)}, v: {rng.randint(-9, 9)}, w: {rng.randint(-9, 9)}}}"
                for k in range(3)
            )
            for _ in range(2)
        ]
        costs = {f"i{k}": {o: rng.randint(0, 4) for o in "uvw"} for k in range(3)}
        limit = rng.randint(3, 8)
        head = f"title: t\nparties: [a, b]\nissues: [{issues}]\npreferences:\n"
        head += "".join(
            f"  - {{party: {p}, points: {{{pts}}}}}\n" for p, pts in zip("ab", points, strict=True)
        )
        priced = ", ".join(
            f"{i}: {{{', '.join(f'{o}: {c}' for o, c in of.items())}}}" for i, of in costs.items()
        )
        over = [
            f"{{excludes: {{i0: {x}, i1: {y}, i2: {z}}}}}"
            for x, y, z in itertools.product("uvw", repeat=3)
            if costs["i0"][x] + costs["i1"][y] + costs["i2"][z] > limit
        ]
        try:
            excluded = read_case_text(head + f"linkages: [{', '.join(over)}]\n", "c")
            budget = read_case_text(
                head + f"linkages: [{{budget: {{limit: {limit}, costs: {{{priced}}}}}}}]\n", "c"
            )
        except ValueError:
            continue
        one, other = analyse(excluded), analyse(budget)
        assert {n: (s.scores, s.value) for n, s in one.solutions.items()} == {
            n: (s.scores, s.value) for n, s in other.solutions.items()
        }


TRADE = """title: A trade that disappears where one option of a third issue has no points yet
parties: [a, b]
issues: [{id: x, options: [x1, x2]}, {id: y, options: [y1, y2]}, {id: z, options: [z1, z2]}]
preferences:
  - {party: a, points: {x: {x1: 60, x2: 0}, y: {y1: 10, y2: 0}, z: {z1: 5, z2: 0}}}
  - {party: b, points: {x: {x1: 0, x2: 10}, y: {y1: 0, y2: 60}, z: {z1: 5}}}
"""


def test_a_trade_stands_whatever_is_missing_elsewhere() -> None:
    case = read_case_text(TRADE, "c")
    assert len(analyse(case).trades) == 1
    later = msgspec.structs.replace(
        case, issues=(*case.issues, msgspec.structs.replace(case.issues[0], id="later", options=()))
    )
    assert analyse(later).trades == find_trades(later) != ()
    refused = read_case_text(
        TRADE.replace("z: {z1: 5}}}", "z: {z1: 5, z2: 0}}, refuses: {z: z1}}").replace(
            "z2: 0}}}\n", "z2: 0}}, refuses: {z: z2}}\n", 1
        ),
        "c",
    )
    assert analyse(refused).trades == find_trades(refused) != ()
