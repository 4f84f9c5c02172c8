"""Conditions: published and hand-made cases, and every subset of small random systems tried one by one."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction as F

import pytest

from goodoffices.analysis.conditions import ConditionsFound, EndlessAmountsError, solve_conditions
from goodoffices.analysis.exact_lp import maximise
from goodoffices.case import ConditionalAct, ConditionalWord, ConditionSheet, Need, Party
from goodoffices.case.condition_files import read_conditions_text


def solved(acts: str, conditions: str, parties: str = "a, b") -> ConditionsFound:
    return solve_conditions(
        read_conditions_text(f"title: t\nparties: [{parties}]\nacts: [{acts}]\nconditions: [{conditions}]\n")
    )


def sets(found: ConditionsFound) -> list[set[str]]:
    return [{held.act for held in each.acts} for each in found.sets]


def amounts(found: ConditionsFound) -> dict[str, F | None]:
    (only,) = found.sets
    return {held.act: held.amount for held in only.acts}


ABC = "{id: A, party: a}, {id: B, party: b}, {id: C, party: c}"


def test_two_who_wait_for_each_other_both_do_it() -> None:
    found = solved("{id: A, party: a}, {id: B, party: b}", "{act: A, when: B}, {act: B, when: A}")
    assert sets(found) == [{"A", "B"}]
    assert found.proved
    assert found.monotone
    assert found.first == ()
    (circle,) = found.circles
    assert (circle.acts, circle.opened_by, circle.whole) == (("A", "B"), ("A", "B"), True)


def test_a_word_that_hangs_on_something_not_done() -> None:
    found = solved(ABC, "{act: A, when: B}, {act: B, when: C}, {act: C, when: {none_of: A}}", "a, b, c")
    assert sets(found) == [{"B", "C"}]
    assert found.proved
    assert not found.monotone


def test_rivals_give_every_largest_set() -> None:
    found = solved(
        "{id: A, party: a}, {id: B, party: b}", "{act: A, when: {none_of: B}}, {act: B, when: {none_of: A}}"
    )
    assert sorted(map(sorted, sets(found))) == [["A"], ["B"]]
    assert found.complete


@pytest.mark.parametrize(("least", "all_of_them"), [(3, True), (4, True), (5, False)])
def test_five_sides_each_if_so_many_others_do(least: int, all_of_them: bool) -> None:
    ids = "pqrst"
    acts = ", ".join(f"{{id: {i}, party: {i}}}" for i in ids)
    words = ", ".join(f"{{act: {i}, when: {{of: [{', '.join(ids)}], at_least: {least}}}}}" for i in ids)
    found = solved(acts, words, ", ".join(ids))
    assert sets(found) == [set(ids) if all_of_them else set()]


TWO = "{id: x, party: a, unit: men}, {id: y, party: b, unit: men}"


@pytest.mark.parametrize(
    ("rate", "most", "reached"),
    [
        ("rates: {share: 99/100, of: %s}", ", at_most: 10", {}),
        ("rates: {share: 101/100, of: %s}", ", at_most: 10", {"x": 10, "y": 10}),
        ("number: 1, rates: {share: 1/2, of: %s}", "", {"x": 2, "y": 2}),
        ("number: 1, rates: {share: 1/2, of: %s}", ", at_most: 10", {"x": 2, "y": 2}),
        ("number: 1, rates: {share: 1, of: %s}", ", at_most: 10", {"x": 10, "y": 10}),
    ],
)
def test_shares_of_each_others_are_exact(rate: str, most: str, reached: dict[str, int]) -> None:
    found = solved(TWO, f"{{act: x, {rate % 'y'}{most}}}, {{act: y, {rate % 'x'}{most}}}")
    assert amounts(found) == reached
    assert found.proved


@pytest.mark.parametrize(("released", "given"), [(130, 30), (400, 90), (30, None), (39, None), (40, 3)])
def test_for_each_ten_above_thirty_three_at_most_ninety(released: int, given: int | None) -> None:
    found = solved(
        "{id: release, party: a, unit: prisoners}, {id: captives, party: b}",
        f"{{act: release, number: {released}}}, "
        "{act: captives, rates: {for_each: 10, of: release, above: 30, number: 3}, at_most: 90}",
    )
    assert amounts(found) == {"release": released} | ({"captives": given} if given else {})


def test_amounts_without_end_are_refused_by_name() -> None:
    words = "{act: x, number: 1, rates: {share: 1, of: y}}, {act: y, rates: {share: 1, of: x}}"
    with pytest.raises(EndlessAmountsError, match="the amounts of x, y drive each other up without end"):
        solved(TWO, words)


def test_ones_own_share_never_counts_and_that_is_told() -> None:
    found = solved("{id: A, party: a}, {id: A2, party: a}", "{act: A, when: A2}, {act: A2}")
    assert sets(found) == [{"A2"}]
    assert found.uncounted == (("A", "A2"),)
    rival = solved("{id: A, party: a}, {id: A2, party: a}", "{act: A, when: {none_of: A2}}, {act: A2}")
    assert sorted(map(sorted, sets(rival))) == [["A"], ["A2"]]


def test_the_word_that_would_unlock_most() -> None:
    found = solved(
        "{id: A, party: a}, {id: B, party: b}, {id: C, party: b}, {id: D, party: a}",
        "{act: B, when: A}, {act: C, when: [A, D]}, {act: D, when: B}",
    )
    assert sets(found) == [set()]
    best = found.unlocks[0]
    assert (best.act, best.party, best.new) == ("A", "a", ("B", "C", "D"))
    assert {(one.act, one.on, one.met) for one in found.waits} == {
        ("B", "A", False), ("C", "A", False), ("C", "D", False), ("D", "B", False),
    }  # fmt: skip


def test_what_follows_without_trust_is_told_apart_from_what_holds_only_together() -> None:
    found = solved(
        "{id: A, party: a}, {id: B, party: b}, {id: C, party: a}, {id: D, party: b}",
        "{act: A}, {act: B, when: A}, {act: C, when: D}, {act: D, when: [C, A]}",
    )
    assert sets(found) == [{"A", "B", "C", "D"}]
    assert found.first == ("A", "B")
    assert [circle.acts for circle in found.circles] == [("C", "D")]


def random_need(rng: random.Random, ids: list[str], depth: int, *, against: bool) -> Need:
    kind = rng.choice(["act", "act", "all_of", "any_of", "count", *(["none_of"] if against else [])])
    if kind == "act" or depth == 0:
        return Need(act=rng.choice(ids))
    if kind == "count":
        of = tuple(rng.sample(ids, rng.randint(1, len(ids))))
        if against and rng.random() < 0.3:
            return Need(of=of, at_most=F(rng.randint(0, len(of))))
        return Need(of=of, at_least=F(rng.randint(0, len(of) + 1)))
    parts = tuple(random_need(rng, ids, depth - 1, against=against) for _ in range(rng.randint(1, 3)))
    return Need(**{kind: parts})


def meets(sheet: ConditionSheet, need: Need, act: str, done: frozenset[str], *, helps: bool = True) -> bool:
    """Straight from the words: what a need says of a set of acts, one's own never helping."""
    party = {each.id: each.party for each in sheet.acts}
    if need.act:
        return need.act in done and (party[need.act] != party[act] if helps else need.act != act)
    if need.all_of:
        return all(meets(sheet, each, act, done, helps=helps) for each in need.all_of)
    if need.any_of:
        return any(meets(sheet, each, act, done, helps=helps) for each in need.any_of)
    if need.none_of:
        return not any(meets(sheet, each, act, done, helps=not helps) for each in need.none_of)
    few = need.at_most is not None
    own = helps != few  # what helps leaves out one's own; what hinders leaves out the act itself
    others = [each for each in need.of if (party[each] != party[act] if own else each != act)]
    many = sum(each in done for each in others)
    return many <= need.at_most if few else many >= (need.at_least or 0)  # type: ignore[operator]


def random_sheet(rng: random.Random, *, against: bool) -> ConditionSheet:
    parties = tuple(Party(id=p) for p in "pqr")
    ids = [f"x{k}" for k in range(rng.randint(2, 6))]
    acts = tuple(ConditionalAct(id=each, party=rng.choice("pqr")) for each in ids)
    words = [
        ConditionalWord(
            act=each, when=random_need(rng, ids, 2, against=against) if rng.random() < 0.9 else None
        )
        for each in ids
        for _ in range(rng.choice((0, 1, 1, 1, 2)))
    ]
    rng.shuffle(words)
    return ConditionSheet(title="t", parties=parties, acts=acts, conditions=tuple(words))


def largest_by_trying(sheet: ConditionSheet) -> set[frozenset[str]]:
    ids = [act.id for act in sheet.acts]
    good = []
    for size in range(len(ids) + 1):
        for chosen in itertools.combinations(ids, size):
            done = frozenset(chosen)
            if all(
                any(
                    word.act == act and (word.when is None or meets(sheet, word.when, act, done))
                    for word in sheet.conditions
                )
                for act in done
            ):
                good.append(done)
    return {each for each in good if not any(each < other for other in good)}


@pytest.mark.parametrize("against", [False, True])
def test_the_largest_sets_are_those_that_trying_every_set_finds(against: bool) -> None:
    several = 0
    for seed in range(1000):
        rng = random.Random(seed * 2 + against)
        sheet = random_sheet(rng, against=against)
        found = solve_conditions(sheet)
        truth = largest_by_trying(sheet)
        assert set(map(frozenset, sets(found))) == truth, seed
        assert found.proved
        several += len(truth) > 1
        turned = list(sheet.conditions)
        rng.shuffle(turned)
        other = solve_conditions(
            ConditionSheet(
                title="t",
                parties=sheet.parties,
                acts=tuple(rng.sample(sheet.acts, len(sheet.acts))),
                conditions=tuple(turned),
            )
        )
        assert set(map(frozenset, sets(other))) == truth
    assert (several > 50) == against


def numbers(seed: int) -> tuple[list[int], list[list[tuple[int, int, int, int]]], list[int]]:
    """Base, rates (act, step, number, above) and limit of each act; every other party owns one act."""
    rng = random.Random(seed)
    many = rng.randint(2, 3)
    base = [rng.randint(0, 2) for _ in range(many)]
    rates = [
        [
            (other, rng.randint(1, 3), rng.randint(1, 3), rng.randint(0, 3))
            for other in range(many)
            if other != act and rng.random() < 0.8
        ]
        for act in range(many)
    ]
    return base, rates, [rng.randint(2, 9) for _ in range(many)]


@pytest.mark.parametrize("seed", range(60))
def test_whole_steps_agree_with_every_state_tried(seed: int) -> None:
    base, rates, limit = numbers(seed)
    ids = [f"x{k}" for k in range(len(base))]
    acts = ", ".join(f"{{id: {i}, party: {i}}}" for i in ids)
    words = ", ".join(
        f"{{act: x{k}, number: {base[k]}, at_most: {limit[k]}"
        + (
            ", rates: ["
            + ", ".join(
                f"{{of: x{o}, for_each: {s}, number: {n}, above: {above}}}" for o, s, n, above in rates[k]
            )
            + "]"
            if rates[k]
            else ""
        )
        + "}"
        for k in range(len(base))
    )
    found = amounts(solved(acts, words, ", ".join(ids)))
    good = []
    for state in itertools.product(*(range(most + 1) for most in limit)):
        gives = [
            min(limit[k], base[k] + sum(n * (max(0, state[o] - above) // s) for o, s, n, above in rates[k]))
            for k in range(len(base))
        ]
        if all(value <= give for value, give in zip(state, gives, strict=True)):
            good.append(state)
    best = tuple(max(column) for column in zip(*good, strict=True))
    assert best in good  # there is one largest
    assert tuple(int(found.get(i) or 0) for i in ids) == best


@pytest.mark.parametrize("seed", range(80))
def test_shares_agree_with_a_linear_program(seed: int) -> None:
    """With one word each and nothing above a threshold, the largest state is the largest sum."""
    rng = random.Random(seed)
    many = rng.randint(2, 5)
    ids = [f"x{k}" for k in range(many)]
    share = [
        [F(rng.randint(0, 6), 4) if a != b and rng.random() < 0.6 else F(0) for b in range(many)]
        for a in range(many)
    ]
    base, limit = [F(rng.randint(0, 2)) for _ in ids], [F(rng.randint(2, 20)) for _ in ids]
    acts = ", ".join(f"{{id: {i}, party: {i}}}" for i in ids)
    words = ", ".join(
        f"{{act: x{a}, number: {base[a]}, at_most: {limit[a]}, rates: ["
        + ", ".join(f"{{share: {share[a][b]}, of: x{b}}}" for b in range(many) if share[a][b])
        + "]}"
        for a in range(many)
    )
    found = amounts(solved(acts, words, ", ".join(ids)))
    rows = [[F(a == b) - share[a][b] for b in range(many)] for a in range(many)]
    rows += [[F(a == b) for b in range(many)] for a in range(many)]
    truth = maximise([F(1)] * many, rows, [*base, *limit])
    assert truth is not None
    assert tuple(found.get(i) or F(0) for i in ids) == truth.x


def test_several_words_on_one_act_with_shares_give_the_most() -> None:
    """A fixed point lies at 1 and 1; the largest is 10 and 10, which the words with shares hold up."""
    found = solved(
        TWO,
        "{act: x, number: 1}, {act: x, rates: {share: 1, of: y}, at_most: 10}, "
        "{act: y, rates: {share: 1, of: x}, at_most: 10}",
    )
    assert amounts(found) == {"x": 10, "y": 10}
    above = solved(
        TWO,
        "{act: x, number: 1, rates: {share: 2, of: y, above: 6}, at_most: 9}, "
        "{act: y, number: 1, rates: {share: 9/10, of: x}, at_most: 9}",
    )
    # from x = 9: y = 1 + 8.1 = 9 at most; x = 1 + 2 * 3 = 7; y = 7.3; x = 3.6; y = 4.24; x = 1; y = 1.9
    assert amounts(above) == {"x": 1, "y": F(19, 10)}


def test_more_rivals_than_the_search_may_look_at_give_a_bound() -> None:
    acts = ", ".join(f"{{id: {s}{k}, party: {s}}}" for k in range(12) for s in "ab")
    words = ", ".join(
        f"{{act: a{k}, when: {{none_of: b{k}}}}}, {{act: b{k}, when: {{none_of: a{k}}}}}" for k in range(12)
    )
    sheet = read_conditions_text(f"title: t\nparties: [a, b]\nacts: [{acts}]\nconditions: [{words}]\n")
    found = solve_conditions(sheet, steps=300)
    assert not found.complete
    assert not found.proved
    assert len(found.bound) == 24
    assert all(len(each.acts) == 12 for each in found.sets)


def test_what_a_word_would_bring_is_the_same_step_by_step_beside_the_way_down() -> None:
    from goodoffices.analysis.conditions.compiled import ConditionSystem
    from goodoffices.analysis.conditions.largest import Descent
    from goodoffices.analysis.conditions.tops import tops
    from goodoffices.analysis.conditions.waits import unlocked, unlocked_in_waves, waves_down

    compared = 0
    for seed in range(300):
        system = ConditionSystem(random_sheet(random.Random(seed), against=False))
        top = tops(system)
        state = Descent(system, []).run(top).amounts
        waves = waves_down(system, state, top, [])
        assert waves is not None
        for act in range(len(state)):
            if not state[act]:
                compared += 1
                assert unlocked_in_waves(system, act, waves, top, []) == unlocked(system, act, state, top, [])
    assert compared > 200


@pytest.mark.parametrize(
    ("act", "word", "said"),
    [
        ("{id: x, party: a}", "{act: x, number: 5, at_most: 3}", "It says 5 in any case, and at most 3."),
        ("{id: x, party: a, most: 4.5}", "{act: x, number: 5}", "It says 5 in any case, and of at most 4.5."),
    ],
)
def test_a_word_that_contradicts_itself_is_told_where_it_stands(act: str, word: str, said: str) -> None:
    from goodoffices.case import ProblemsFound

    with pytest.raises(ProblemsFound) as found:
        read_conditions_text(f"title: t\nparties: [a, b]\nacts: [{act}]\nconditions: [{word}]\n")
    (problem,) = found.value.problems
    assert (problem.line, str(problem.what)) == (4, said)
