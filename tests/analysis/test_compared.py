"""Drafts compared whole, against every member of a grid, one by one."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction as F
from pathlib import Path

import msgspec
import numpy as np
import pytest

from goodoffices.analysis import analyse, board, what_follows
from goodoffices.analysis.exact_lp import Region, maximise
from goodoffices.analysis.little_known.compared import unbeaten
from goodoffices.analysis.little_known.joint_walk import JointWalk
from goodoffices.analysis.little_known.said import what_was_said
from goodoffices.case import Case, Interval, Issue, Minimum, Option, Package, Party, Preference, Rather
from goodoffices.case.files import read_case, read_case_text
from goodoffices.report import render_page, render_terminal

Signs = np.ndarray


def random_compared(seed: int) -> Case:
    """Two parties on two or three small issues: orders, and one to three drafts compared, whole or in
    part.
    """
    rng = random.Random(seed)
    issues = tuple(
        Issue(id=f"i{k}", options=tuple(Option(id=f"o{n}") for n in range(size)))
        for k, size in enumerate(rng.choice(((2, 2), (3, 2), (2, 2, 2))))
    )
    preferences = []
    for party in "ab":
        order = {}
        for issue in issues:
            ids = [option.id for option in issue.options]
            rng.shuffle(ids)
            if rng.random() < 0.6:
                order[issue.id] = tuple((option,) for option in ids)
        compared = []
        for _ in range(rng.randint(0, 3)):
            on = rng.sample([issue.id for issue in issues], rng.randint(1, len(issues)))
            drafts = [{i: rng.choice(issues[int(i[1:])].options).id for i in on} for _ in range(2)]
            if drafts[0] != drafts[1]:
                compared.append(Rather(this=drafts[0], than=drafts[1], alike=rng.random() < 0.15))
        preferences.append(Preference(party=party, order=order, rather=tuple(compared)))
    parties = (Party(id="a"), Party(id="b"))
    return Case(title="t", parties=parties, issues=issues, preferences=tuple(preferences))


def every_package(case: Case) -> list[Package]:
    names = [[(issue.id, option.id) for option in issue.options] for issue in case.issues]
    return [dict(row) for row in itertools.product(*names)]


def agrees(preference: Preference, worth: dict[str, dict[str, F]]) -> bool:
    """Whether one member agrees with what was said, straight from the words."""
    for issue, levels in preference.order.items():
        ranks = [worth[issue][level[0]] for level in levels]
        if any(one <= other for one, other in itertools.pairwise(ranks)):
            return False
    for one in preference.rather:
        apart = sum((worth[i][o] - worth[i][one.than[i]] for i, o in one.this.items()), F(0))
        if (apart != 0) if one.alike else (apart <= 0):
            return False
    return True


def signs(case: Case, party: str, top: int = 4) -> list[Signs]:
    """For every member on a grid the sign of every difference between two packages; each pattern once."""
    preference = case.preference(party)
    assert preference is not None
    names = [(issue.id, option.id) for issue in case.issues for option in issue.options]
    grid = np.indices([top + 1] * len(names)).reshape(len(names), -1)
    worth: dict[tuple[str, str], Signs] = dict(zip(names, grid, strict=True))
    fits = np.ones(grid.shape[1], dtype=bool)
    for issue, levels in preference.order.items():
        for one, other in itertools.pairwise(levels):
            fits &= worth[issue, one[0]] > worth[issue, other[0]]
    for each in preference.rather:
        apart = sum(worth[i, o] - worth[i, each.than[i]] for i, o in each.this.items())
        fits &= (apart == 0) if each.alike else (apart > 0)
    if not fits.any():
        return []
    of = np.stack([sum(worth[i, o] for i, o in package.items()) for package in every_package(case)])[:, fits]
    found = np.sign(of[:, None, :] - of[None, :, :]).astype(np.int8).transpose(2, 0, 1)
    return list(np.unique(found.reshape(len(found), -1), axis=0).reshape(-1, len(of), len(of)))


def test_verdicts_agree_with_every_member_on_a_grid() -> None:
    seen = {"all": 0, "some": 0, "none": 0, "open": 0}
    told = 0
    for seed in range(45):
        case = random_compared(seed)
        found = what_follows(case)
        one, other = signs(case, "a"), signs(case, "b")
        if found is None or len(one) * len(other) > 6_000:
            continue
        if found.contradictions:
            assert not one or not other  # nothing on the grid agrees with all of it
            told += 1
            continue
        if not one or not other:
            continue  # it takes finer values than the grid has
        packages = every_package(case)
        holds, fails = np.zeros(len(packages), dtype=bool), np.zeros(len(packages), dtype=bool)
        stacked = np.stack(other)
        for a in one:
            beaten = ((a >= 0) & (stacked >= 0) & ((a > 0) | (stacked > 0))).any(axis=1)
            holds |= (~beaten).any(axis=0)
            fails |= beaten.any(axis=0)
        verdicts = {tuple(v.package.items()): v for v in found.shown}
        for place, package in enumerate(packages):
            verdict = verdicts.get(tuple(package.items()))
            if verdict is None:
                continue
            seen[verdict.efficient] += 1
            if holds[place] and fails[place]:
                assert verdict.efficient == "some", (seed, package)
            assert verdict.efficient != "all" or not fails[place], (seed, package)
            assert verdict.witness is not None
            for party, worth in verdict.witness.items():
                preference = case.preference(party)
                assert preference is not None
                assert agrees(preference, worth)
            sums = {
                p: [sum(w[i][o] for i, o in each.items()) for each in packages]
                for p, w in verdict.witness.items()
            }
            beaten_in_it = [
                all(of[k] >= of[place] for of in sums.values())
                and any(of[k] > of[place] for of in sums.values())
                for k in range(len(packages))
            ]
            assert not any(beaten_in_it)
        never = found.efficient["none"]
        assert never <= int((~holds).sum())
        seen["none"] += never
        # where every value on the grid agrees, the grid of five values tells apart what two issues need
        if len(case.issues) == 2:
            assert never == int((~holds).sum()), seed
            assert found.efficient["all"] == int((~fails).sum()), seed
    assert seen["open"] == 0
    assert min(seen["all"], seen["some"], seen["none"]) > 15
    assert told >= 3


TWO = """title: t
parties: [a, b]
issues: [{id: x, options: [x1, x2]}, {id: y, options: [y1, y2]}]
preferences:
  - party: a
    order: {x: [x1, x2], y: [y1, y2]}
    rather: [%s]
  - party: b
    order: {x: [x2, x1], y: [y2, y1]}
    rather: [%s]
"""
X_MORE = "{this: {x: x1, y: y2}, than: {x: x2, y: y1}}"
Y_MORE = "{this: {x: x1, y: y2}, than: {x: x2, y: y1}}"


def test_two_comparisons_prove_a_trade() -> None:
    """a would rather win x, b would rather win y: to win x and yield y is efficient for all, and the other
    trade for none. Without them nothing is settled.
    """
    bare = what_follows(read_case_text(TWO % ("", ""), "c"))
    assert bare is not None
    assert bare.efficient["some"] == 2  # the two trades
    found = what_follows(read_case_text(TWO % (X_MORE, Y_MORE), "c"))
    assert found is not None
    verdicts = {tuple(one.package.values()): one.efficient for one in found.shown}
    assert verdicts == {("x1", "y2"): "all", ("x1", "y1"): "all", ("x2", "y2"): "all"}
    assert found.efficient == {"all": 3, "some": 0, "none": 1, "open": 0}


def test_what_contradicts_is_named_set_aside_and_no_more_than_that() -> None:
    order = "{this: {x: x2}, than: {x: x1}}"
    circle = f"{X_MORE}, {{this: {{x: x2, y: y1}}, than: {{x: x1, y: y2}}}}"
    found = what_follows(read_case_text(TWO % (f"{order}, {circle}", Y_MORE), "c"))
    assert found is not None
    told = [(one.party, one.comparisons, one.issues) for one in found.contradictions]
    assert told == [("a", (1,), ("x",)), ("a", (2, 3), ("x", "y"))]
    assert found.efficient == what_follows(read_case_text(TWO % ("", Y_MORE), "c")).efficient  # type: ignore[union-attr]


def test_an_order_and_intervals_that_contradict_each_other_are_told() -> None:
    text = """title: t
parties: [a, b]
issues: [{id: x, options: [u, v]}]
preferences:
  - {party: a, points: {x: {u: [0, 1], v: [2, 3]}}, order: {x: [u, v]}}
  - {party: b, order: {x: [u, v]}}
"""
    found = what_follows(read_case_text(text, "c"))
    assert found is not None
    assert [(one.party, one.comparisons, one.issues) for one in found.contradictions] == [("a", (), ("x",))]
    assert found.efficient == {"all": 2, "some": 0, "none": 0, "open": 0}


@pytest.mark.parametrize("seed", range(25))
def test_a_weight_that_is_open_moves_all_of_its_issue(seed: int) -> None:
    """Weights known as intervals: the grid of weights and the verdicts agree."""
    rng = random.Random(seed)
    issues = tuple(Issue(id=f"i{k}", options=tuple(Option(id=f"o{n}") for n in range(3))) for k in range(2))
    preferences = [
        Preference(
            party=p,
            weights={
                i.id: Interval(low=F(low := rng.randint(0, 2)), high=F(low + rng.randint(1, 4)))
                for i in issues
            },
            values={i.id: {o.id: F(rng.randint(0, 3)) for o in i.options} for i in issues},
        )
        for p in "ab"
    ]
    case = Case(
        title="t", parties=(Party(id="a"), Party(id="b")), issues=issues, preferences=tuple(preferences)
    )
    found = what_follows(case)
    assert found is not None
    packages = every_package(case)
    tables = []
    for preference in preferences:
        rows = {}
        ends = [(w.low, w.high) for w in preference.weights.values() if isinstance(w, Interval)]
        for step in itertools.product(range(13), repeat=2):
            weights = [low + (high - low) * F(s, 12) for (low, high), s in zip(ends, step, strict=True)]
            of = [
                sum(w * preference.values[i][o] for w, (i, o) in zip(weights, each.items(), strict=True))  # type: ignore[operator]
                for each in packages
            ]
            pattern = np.sign(np.array([[int(np.sign(float(x - y))) for y in of] for x in of]))
            rows[pattern.tobytes()] = pattern
        tables.append(list(rows.values()))
    holds, fails = np.zeros(len(packages), dtype=bool), np.zeros(len(packages), dtype=bool)
    for a, b in itertools.product(*tables):
        beaten = ((a >= 0) & (b >= 0) & ((a > 0) | (b > 0))).any(axis=0)
        holds |= ~beaten
        fails |= beaten
    truth = {
        "all": int((~fails).sum()),
        "some": int((holds & fails).sum()),
        "none": int((~holds).sum()),
        "open": 0,
    }
    assert found.efficient == truth


def test_a_minimum_is_held_against_drafts_that_were_compared() -> None:
    """ "As bad as none" is x2 y2; x1 y1 was held below it, and so is x1 y2 where x2 is better."""
    text = """title: t
parties: [a, b]
issues: [{id: x, options: [x1, x2]}, {id: y, options: [y1, y2]}]
preferences:
  - party: a
    rather: [{this: {x: x2, y: y2}, than: {x: x1, y: y1}}, {this: {x: x2}, than: {x: x1}}]
    minimum: {package: {x: x2, y: y2}}
  - {party: b, order: {x: [x1, x2]}}
"""
    case = read_case_text(text, "c")
    found = what_follows(case)
    assert found is not None
    assert found.acceptable == {"all": 0, "some": 2, "none": 2, "open": 0}
    bare = msgspec.structs.replace(
        case,
        preferences=(
            Preference(party="a", minimum=Minimum(package={"x": "x2", "y": "y2"})),
            case.preferences[1],
        ),
    )
    loose = what_follows(bare)
    assert loose is not None
    assert loose.acceptable["none"] == 0


def test_the_joint_walk_draws_as_rejection_does() -> None:
    """Members drawn without the comparisons and kept where they agree have the same means."""
    case = read_case_text(TWO % (X_MORE, ""), "c")
    said = what_was_said(case)[0]
    rng = np.random.default_rng(5)
    drawn = JointWalk(said, ("x", "y"), 4096).run(rng)
    weight = rng.dirichlet((1, 1), 200_000)
    values = np.sort(rng.uniform(0, 1, (200_000, 2, 2)), axis=2)[:, :, ::-1] * weight[:, :, None]
    kept = values[(values[:, 0, 0] + values[:, 1, 1]) > (values[:, 0, 1] + values[:, 1, 0])]
    assert np.allclose(drawn["x"].mean(axis=0), kept[:, 0].mean(axis=0), atol=0.02)
    assert np.allclose(drawn["y"].mean(axis=0), kept[:, 1].mean(axis=0), atol=0.02)


def test_the_orchard_rules_out_what_both_would_leave_and_says_for_what() -> None:
    case = read_case(Path(__file__).parents[2] / "examples/orchard.yaml")
    found = what_follows(case)
    assert found is not None
    assert found.efficient == {"all": 2, "some": 8, "none": 2, "open": 0}
    ruled = [(list(one.package.values()), list((one.beaten_by or {}).values())) for one in found.ruled_out]
    assert sorted(ruled) == [
        (["half", "metered", "locked"], ["third", "free", "locked"]),
        (["half", "metered", "open"], ["third", "free", "open"]),
    ]
    analysis = analyse(case)
    for told in (render_terminal(case, analysis, board(case), 100), render_page(case, analysis, board(case))):
        words = " ".join(told.split())
        assert "half each, metered, open is never efficient" in words


@pytest.mark.parametrize("seed", range(60))
def test_objectives_one_after_the_other_are_those_of_fresh_programs(seed: int) -> None:
    """A region goes on from where the last objective ended, even where nothing bounded it."""
    rng = random.Random(seed)
    many, size = rng.randint(1, 4), rng.randint(0, 5)
    rows = [[F(rng.randint(-3, 3)) for _ in range(many)] for _ in range(size)]
    limits = [F(rng.randint(-2, 6)) for _ in range(size)]
    region = Region(rows, limits, many)
    for _ in range(6):
        objective = [F(rng.randint(-3, 3)) for _ in range(many)]
        fresh = maximise(objective, rows, limits)
        assert region.meets == (fresh is not None)
        if fresh is None:
            return
        again = region.maximise(objective)
        assert again.value == fresh.value
        if again.value is not None:
            assert sum(a * b for a, b in zip(objective, again.x, strict=True)) == again.value
            assert all(
                sum(a * b for a, b in zip(row, again.x, strict=True)) <= limit
                for row, limit in zip(rows, limits, strict=True)
            )


@pytest.mark.parametrize("seed", range(30))
def test_what_beats_a_package_in_a_member_beats_it(seed: int) -> None:
    rng = random.Random(seed)
    table = np.array([[rng.randint(0, 4) for _ in range(3)] for _ in range(40)])
    for row, rival in enumerate(unbeaten(table).tolist()):
        better = [(other >= table[row]).all() and (other > table[row]).any() for other in table]
        assert any(better) == (rival >= 0)
        assert rival < 0 or better[rival]
