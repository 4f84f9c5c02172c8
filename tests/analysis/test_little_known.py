"""What follows from little, against every member of small sets of preferences, one by one."""

from __future__ import annotations

import itertools
import json
import random
from fractions import Fraction as F
from pathlib import Path

import msgspec
import numpy as np
import pytest

from goodoffices.analysis import analyse, board, what_follows
from goodoffices.analysis.little_known.said import what_was_said
from goodoffices.analysis.little_known.sample import draw
from goodoffices.analysis.little_known.verdicts import VerdictSums, efficient, permitted
from goodoffices.case import (
    Case,
    Choice,
    Count,
    Excludes,
    Interval,
    Issue,
    Linkage,
    Minimum,
    Option,
    Package,
    Party,
    Position,
    Preference,
)
from goodoffices.case.files import read_case, read_case_text
from goodoffices.report import contract, render_page, render_terminal

ROOT = Path(__file__).parents[2]
DOHA = ROOT / "examples" / "doha-2024.yaml"
GRID = range(4)
Row = tuple[int, ...]


def random_known(seed: int) -> Case:
    """Two parties and two or three issues, of which little is said: numbers, intervals, orders, or
    nothing.
    """
    rng = random.Random(seed)
    issues = tuple(
        Issue(id=f"i{k}", options=tuple(Option(id=f"o{n}") for n in range(rng.choice((2, 2, 3)))))
        for k in range(rng.choice((1, 2, 2)))
    )
    preferences = []
    for party in "ab":
        points: dict[str, dict[str, F | Interval]] = {}
        order: dict[str, tuple[tuple[str, ...], ...]] = {}
        for issue in issues:
            ids = [option.id for option in issue.options]
            kind = rng.choice(("numbers", "intervals", "missing", "order", "nothing"))
            if kind == "order":
                rng.shuffle(ids)
                order[issue.id] = tuple((option,) for option in ids)
            elif kind != "nothing":
                row: dict[str, F | Interval] = {}
                for option in ids:
                    low = rng.choice(GRID)
                    high = rng.randint(low, 3) if kind == "intervals" else low
                    row[option] = Interval(low=F(low), high=F(high)) if high > low else F(low)
                if kind == "missing":
                    del row[rng.choice(ids)]
                points[issue.id] = row
        preferences.append(Preference(party=party, points=points, order=order))
    parties = (Party(id="a"), Party(id="b"))
    return Case(title="t", parties=parties, issues=issues, preferences=tuple(preferences))


def members(case: Case, party: str) -> list[dict[str, dict[str, int]]]:
    """Members on a grid: every whole value that agrees with what was said; an issue of which no number is
    known, far smaller and far larger than the others.
    """
    preference = case.preference(party)
    assert preference is not None
    choices = []
    for issue in case.issues:
        ids = [option.id for option in issue.options]
        given = preference.points.get(issue.id, {})
        found: list[dict[str, int]] = []
        if given:
            ends = {o: (v.low, v.high) if isinstance(v, Interval) else (v, v) for o, v in given.items()}
            wide = (min(low for low, _ in ends.values()), max(high for _, high in ends.values()))
            if wide[0] == wide[1]:  # one number says nothing of a range: the party's own, from 0
                whole = [
                    end
                    for row in preference.points.values()
                    for v in row.values()
                    for end in ((v.low, v.high) if isinstance(v, Interval) else (v, v))
                ]
                wide = (F(0), max(whole))
            spans = [range(int(ends.get(o, wide)[0]), int(ends.get(o, wide)[1]) + 1) for o in ids]
            found = [{o: 20 * v for o, v in zip(ids, row, strict=True)} for row in itertools.product(*spans)]
        else:
            for row in itertools.product(range(3), repeat=len(ids)):
                values = dict(zip(ids, row, strict=True))
                ranks = [values[level[0]] for level in preference.order.get(issue.id, ())]
                if all(one > other for one, other in itertools.pairwise(ranks)):
                    found += [{o: v * size for o, v in values.items()} for size in (1, 900)]
        choices.append([(issue.id, values) for values in found])
    return [dict(row) for row in itertools.product(*choices)]


def worth(member: dict[str, dict[str, int]], package: Package) -> int:
    return sum(member[issue][option] for issue, option in package.items())


def every_package(case: Case) -> list[Package]:
    names = [[(issue.id, option.id) for option in issue.options] for issue in case.issues]
    return [dict(row) for row in itertools.product(*names)]


def test_verdicts_agree_with_every_member_on_a_grid() -> None:
    seen = {"all": 0, "some": 0, "none": 0, "open": 0}
    for seed in range(90):
        case = random_known(seed)
        found = what_follows(case)
        if found is None:
            continue
        packages = every_package(case)
        table = [
            np.array([[worth(member, package) for package in packages] for member in members(case, party)])
            for party in "ab"
        ]
        one, other = np.unique(table[0], axis=0), np.unique(table[1], axis=0)
        if len(one) * len(other) > 60_000:
            continue
        holds = np.zeros(len(packages), dtype=bool)
        fails = np.zeros(len(packages), dtype=bool)
        for a in one:
            as_good = (a[None, None, :] >= a[None, :, None]) & (other[:, None, :] >= other[:, :, None])
            better = (a[None, None, :] > a[None, :, None]) | (other[:, None, :] > other[:, :, None])
            beaten = (as_good & better).any(axis=2)
            holds |= (~beaten).any(axis=0)
            fails |= beaten.any(axis=0)
        told = {tuple(v.package.items()): v for v in found.shown}
        counts = {"all": 0, "some": 0, "none": 0, "open": 0}
        for place, package in enumerate(packages):
            truth = "all" if not fails[place] else "some" if holds[place] else "none"
            counts[truth] += 1
            verdict = told.get(tuple(package.items()))
            if verdict is not None:
                assert verdict.efficient == truth, (seed, package)
                assert verdict.witness is not None
        assert found.efficient == counts, seed
        seen = {word: seen[word] + counts[word] for word in seen}
    assert min(seen[word] for word in ("all", "some", "none")) > 15


def test_the_slow_way_agrees_with_the_quick_one() -> None:
    """A linkage that forbids one option of an issue apart: packages are compared with all others instead of
    issue by issue.
    """
    for seed in range(90, 130):
        case = random_known(seed)
        extra = Issue(id="z", options=(Option(id="u"), Option(id="v")))
        whole = msgspec.structs.replace(case, issues=(*case.issues, extra))
        tie = Linkage(excludes=Excludes(together=(Choice(issue="z", options=("v",)),)))
        other = Linkage(at_most=Count(number=9, of=(Choice(issue="z", options=("u",)),)))
        quick = what_follows(msgspec.structs.replace(whole, linkages=(tie,)))
        alone = what_follows(msgspec.structs.replace(whole, linkages=(other,)))
        base = what_follows(case)
        assert (base is None) == (quick is None)
        if base is not None and quick is not None and alone is not None:
            assert quick.efficient == base.efficient
            assert alone.efficient["none"] == 2 * base.efficient["none"]


def test_intervals_are_no_proof_and_what_may_be_better_stays() -> None:
    text = """title: What one side values is known only roughly
parties: [a, b]
issues: [{id: x, options: [u, v]}]
preferences:
  - {party: a, points: {x: {u: [0, 100], v: [0, 90]}}}
  - {party: b, points: {x: {u: [10, 12], v: [10, 12]}}}
"""
    found = analyse(read_case_text(text, "c"))
    assert not any(solution.proved for solution in found.solutions.values())
    assert found.solutions["utilitarian"].bound == 112
    assert found.frontier is not None
    assert found.frontier.complete is False
    assert found.little_known is not None
    assert [(o.option, o.efficient) for o in found.little_known.options] == [("u", "some"), ("v", "some")]


def test_bounds_over_intervals_hold_wherever_the_values_lie() -> None:
    rng = random.Random(3)
    for _ in range(40):
        rows = {p: {o: sorted((rng.randint(0, 9), rng.randint(0, 9))) for o in "uvw"} for p in "ab"}
        preferences = tuple(
            Preference(
                party=p,
                points={"x": {o: Interval(low=F(low), high=F(high)) for o, (low, high) in row.items()}},
            )
            for p, row in rows.items()
        )
        issue = Issue(id="x", options=tuple(Option(id=o) for o in "uvw"))
        case = Case(
            title="t", parties=(Party(id="a"), Party(id="b")), issues=(issue,), preferences=preferences
        )
        found = analyse(case).solutions
        for _ in range(20):
            true = {
                p: {o: F(rng.randint(low, high)) for o, (low, high) in row.items()} for p, row in rows.items()
            }
            exact = msgspec.structs.replace(
                case, preferences=tuple(Preference(party=p, points={"x": row}) for p, row in true.items())
            )
            for name, solution in analyse(exact).solutions.items():
                assert found[name].bound >= solution.value


def test_a_minimum_is_met_for_all_some_or_no_values() -> None:
    issue = Issue(id="x", options=tuple(Option(id=o) for o in "uvw"))
    rows = {
        "u": Interval(low=F(5), high=F(9)),
        "v": Interval(low=F(2), high=F(6)),
        "w": Interval(low=F(0), high=F(4)),
    }
    preferences = tuple(Preference(party=p, points={"x": rows}, minimum=Minimum(score=F(5))) for p in "ab")
    case = Case(title="t", parties=(Party(id="a"), Party(id="b")), issues=(issue,), preferences=preferences)
    found = what_follows(case)
    assert found is not None
    assert found.acceptable == {"all": 1, "some": 1, "none": 1, "open": 0}
    accepted = {one.package["x"]: one.accepted_share for one in found.shown}
    assert accepted["u"] is not None
    assert (accepted["u"].value, accepted["u"].error) == (1.0, 0.0)
    assert accepted["v"] is not None
    assert abs(accepted["v"].value - 1 / 16) < 5 * max(accepted["v"].error, 0.004)


def test_the_walk_draws_evenly_from_an_order() -> None:
    issue = Issue(id="x", options=tuple(Option(id=o) for o in "uvw"))
    order = {"x": (("u",), ("v",), ("w",))}
    case = Case(
        title="t",
        parties=(Party(id="a"), Party(id="b")),
        issues=(issue,),
        preferences=tuple(Preference(party=p, order=order) for p in "ab"),
    )
    space = permitted(case, 10)
    assert space is not None
    drawn = draw(case, what_was_said(case), space, 4096)
    assert np.allclose(drawn.scores[:, :, 0].mean(axis=0), [0.75, 0.5, 0.25], atol=0.02)


def test_from_public_positions_alone_nothing_is_ruled_out_and_it_says_so() -> None:
    case = read_case(DOHA)
    found = what_follows(case, voices=("public",))
    assert found is not None
    assert found.acceptable == found.efficient == {"all": 0, "some": 4096, "none": 0, "open": 0}
    assert {question.party for question in found.questions} == {"israel"}
    assert found == what_follows(case, voices=("public",))
    whole = analyse(case)
    assert whole.solutions == {}
    for text in (render_terminal(case, whole, board(case), 100), render_page(case, whole, board(case))):
        assert "nothing is ruled out, and nothing is sure" in " ".join(text.split())


def test_a_question_tells_no_side_what_only_another_said() -> None:
    text = """title: t
parties: [a, b]
issues: [{id: x, options: [u, v, w]}]
positions:
  - {party: a, issue: x, accepts: u, voice: confided}
  - {party: a, issue: x, demands: v}
  - {party: b, issue: x, accepts: w, voice: confided}
"""
    found = what_follows(read_case_text(text, "c"))
    assert found is not None
    asked = {(question.party, question.option) for question in found.questions}
    assert asked == {("b", "v")}


def test_own_words_set_options_apart_and_a_condition_keeps_them_out() -> None:
    text = """title: t
parties: [a, b]
issues: [{id: x, options: [u, v]}]
positions:
  - {party: a, issue: x, demands: u}
  - {party: b, issue: x, accepts: u%s}
"""
    free = what_follows(read_case_text(text % "", "c"))
    assert free is not None
    assert [(o.option, o.acceptable, o.efficient) for o in free.options] == [
        ("u", "all", "all"),
        ("v", "some", "none"),
    ]
    bound = what_follows(read_case_text(text % ", conditions: 'if it rains'", "c"))
    assert bound is not None
    assert [(o.option, o.acceptable, o.efficient) for o in bound.options] == [
        ("u", "some", "some"),
        ("v", "some", "some"),
    ]


@pytest.mark.parametrize("seed", range(12))
def test_least_regret_is_that_of_every_member(seed: int) -> None:
    rng = random.Random(seed)
    issues = tuple(Issue(id=f"i{k}", options=tuple(Option(id=f"o{n}") for n in range(3))) for k in range(2))
    points = {
        p: {
            i.id: {
                o.id: Interval(low=F(low := rng.randint(0, 5)), high=F(low + rng.randint(0, 4)))
                for o in i.options
            }
            for i in issues
        }
        for p in "ab"
    }
    case = Case(
        title="t",
        parties=(Party(id="a"), Party(id="b")),
        issues=issues,
        preferences=tuple(Preference(party=p, points=row) for p, row in points.items()),
    )
    found = what_follows(case)
    assert found is not None
    packages = every_package(case)

    def lost(package: Package, party: str) -> F:
        row = points[party]
        return max(
            sum((row[i][o].high - row[i][package[i]].low for i, o in other.items() if o != package[i]), F(0))
            for other in packages
        )

    whole = {
        p: sum(
            max(row[i.id][a.id].high - row[i.id][b.id].low for a in i.options for b in i.options if a != b)
            for i in issues
        )
        for p, row in points.items()
    }
    truth = {
        tuple(x.items()): max(float(lost(x, p) / max(whole[p], F(1, 10**9))) for p in "ab") for x in packages
    }
    for one in found.shown:
        assert one.regret == pytest.approx(truth[tuple(one.package.items())])
    if found.least_regret is not None:
        assert found.least_regret.regret == pytest.approx(min(truth.values()))


def wide_case(seed: int) -> Case:
    """Four issues of three options, of which orders and refusals are known: small enough to compare all."""
    rng = random.Random(seed)
    issues = tuple(Issue(id=f"i{k}", options=tuple(Option(id=o) for o in "uvw")) for k in range(4))
    preferences = []
    for party in "ab":
        order = {}
        for issue in issues:
            ids = ["u", "v", "w"]
            if rng.random() < 0.5:
                rng.shuffle(ids)
            if rng.random() < 0.8:
                order[issue.id] = tuple((option,) for option in ids)
        refuses = {f"i{rng.randrange(4)}": (rng.choice("uvw"),)} if rng.random() < 0.4 else {}
        preferences.append(Preference(party=party, order=order, refuses=refuses))
    tie = Linkage(
        excludes=Excludes(together=(Choice(issue="i0", options=("u",)), Choice(issue="i1", options=("v",))))
    )
    linkages = (tie,) if rng.random() < 0.5 else ()
    parties = (Party(id="a"), Party(id="b"))
    return Case(title="t", parties=parties, issues=issues, linkages=linkages, preferences=tuple(preferences))


def test_what_is_said_of_drawn_packages_holds_against_all() -> None:
    """With room for no comparison of all, every verdict that is told is the one that comparing all gives."""
    told = {"all": 0, "some": 0, "none": 0, "open": 0}
    for seed in range(14):
        case = wide_case(seed)
        whole, drawn = what_follows(case), what_follows(case, most=1)
        if whole is None or drawn is None:
            continue
        assert drawn.packages == 81
        assert 0 < drawn.compared <= 81
        said = what_was_said(case)
        space = permitted(case, 81)
        assert space is not None
        truth = efficient(VerdictSums(said, space))[0]
        of = {tuple(space.package(row).items()): verdict for row, verdict in enumerate(truth)}
        for one in drawn.shown:
            told[one.efficient] += 1
            assert one.efficient in ("open", of[tuple(one.package.items())]), seed
            if one.efficient in ("all", "some"):
                assert one.witness is not None
        told["none"] += drawn.efficient["none"]
        assert drawn.efficient["none"] <= list(of.values()).count("none")
        by_option = {(one.issue, one.option): one for one in whole.options}
        for each in drawn.options:
            assert each.acceptable == by_option[each.issue, each.option].acceptable
            assert each.efficient in ("open", by_option[each.issue, each.option].efficient)
        assert drawn == what_follows(case, most=1)
    assert told["all"] >= 1
    assert min(told["some"], told["none"]) >= 20


def test_the_limit_is_told_wherever_the_answer_is() -> None:
    issues = ", ".join(f"{{id: i{k}, options: [u, v, w]}}" for k in range(8))
    text = f"""title: t
parties: [a, b]
issues: [{issues}]
positions: [{{party: a, issue: i0, demands: u}}, {{party: b, issue: i0, accepts: u}}]
"""
    case = read_case_text(text, "c")
    found = analyse(case)
    assert found.little_known is not None
    assert (found.little_known.packages, found.little_known.compared) == (6561, 512)
    assert ("i0", "u", "all", "all") in [
        (one.issue, one.option, one.acceptable, one.efficient) for one in found.little_known.options
    ]
    for told in (render_terminal(case, found, board(case), 100), render_page(case, found, board(case))):
        assert "6,561 packages are too many to compare each with each: 512 of them were drawn" in " ".join(
            told.split()
        )
    record = json.loads(b"".join(contract(case, found, board(case))))["little_known"]
    assert (record["packages"], record["compared"]) == ("6561", "512")


def test_a_price_too_fine_to_compare_is_told_and_not_waited_for() -> None:
    text = """title: t
parties: [a, b]
issues: [{id: p, range: {lowest: 1, highest: 9000, step: 1}}, {id: q, options: [x, y]}]
preferences: [{party: a, order: {q: [x, y]}}, {party: b, order: {q: [y, x]}}]
"""
    case = read_case_text(text, "c")
    found = analyse(case)
    assert found.little_known is not None
    assert found.little_known.compared == 0
    assert "18,000 packages are too many to compare" in " ".join(
        render_terminal(case, found, board(case), 100).split()
    )


@pytest.mark.parametrize("seed", range(20))
def test_a_question_settles_what_its_answers_settle(seed: int) -> None:
    """Both answers given, the packages counted that are then no longer open."""
    case = read_case(DOHA)
    rng = random.Random(seed)
    issues = tuple(msgspec.structs.replace(issue, rests_on=()) for issue in rng.sample(case.issues, 4))
    parties, stances = [party.id for party in case.parties], ("demands", "accepts", "refuses")
    positions = tuple(
        Position(party=party, issue=issue.id, stance=rng.choice(stances), options=(option.id,))  # type: ignore[arg-type]
        for issue in issues
        for option in issue.options
        for party in parties
        if rng.random() < 0.6
    )
    small = Case(title="t", parties=case.parties, issues=issues, positions=positions)
    found = what_follows(small, voices=("public",))
    if found is None:
        return
    words = {(p.party, p.issue, p.options[0]): p.stance for p in positions}

    def open_packages(said: dict[tuple[str, str, str], str]) -> set[tuple[tuple[str, str], ...]]:
        kept = set()
        for package in every_package(small):
            answers = [said.get((p, i, o)) for p in parties for i, o in package.items()]
            if "refuses" not in answers and not all(answers):
                kept.add(tuple(package.items()))
        return kept

    for question in found.questions:
        key = (question.party, question.issue, question.option)
        before = open_packages(words)
        yes = len(before - open_packages(words | {key: "accepts"}))
        no = len(before - open_packages(words | {key: "refuses"}))
        assert (question.settles, question.at_best) == (min(yes, no), max(yes, no))


def test_one_number_on_an_issue_says_nothing_of_the_option_beside_it() -> None:
    text = """title: Only one option of z has points
parties: [a, b]
issues: [{id: x, options: [x1, x2]}, {id: z, options: [z1, z2]}]
preferences:
  - {party: a, points: {x: {x1: 60, x2: 0}, z: {z1: 5, z2: 0}}}
  - {party: b, points: {x: {x1: 0, x2: 10}, z: {z1: 5}}}
"""
    found = what_follows(read_case_text(text, "c"))
    assert found is not None
    assert [(o.option, o.efficient) for o in found.options if o.issue == "z"] == [
        ("z1", "some"),
        ("z2", "some"),
    ]
