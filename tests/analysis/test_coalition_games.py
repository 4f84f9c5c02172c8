"""Games with shared worth: textbook numbers, definitions over all orders, and proofs that are checked."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction as F

import pytest

from goodoffices.analysis import Game
from goodoffices.analysis.exact_lp import maximise


def random_game(seed: int, players: str = "abc") -> Game:
    rng = random.Random(seed)
    sets = [s for n in range(1, len(players) + 1) for s in itertools.combinations(players, n)]
    return Game(tuple(players), {s: rng.randint(-2, 6) * len(s) for s in sets})


@pytest.mark.parametrize("seed", range(40))
def test_the_shapley_value_is_the_mean_over_all_orders(seed: int) -> None:
    game = random_game(seed, "abcd"[: 2 + seed % 3])
    orders = list(itertools.permutations(game.parties))
    total = dict.fromkeys(game.parties, F(0))
    for order in orders:
        for place, party in enumerate(order):
            total[party] += game.worth(frozenset(order[: place + 1])) - game.worth(frozenset(order[:place]))
    assert game.shapley() == {party: value / len(orders) for party, value in total.items()}


@pytest.mark.parametrize("seed", range(60))
def test_the_core_is_there_or_its_emptiness_is_proved(seed: int) -> None:
    game = random_game(seed, "abcd"[: 2 + seed % 3])
    found = game.core()
    if found.shares is not None:
        assert sum(found.shares.values()) == game.worth(game.whole)
        assert all(sum(found.shares[p] for p in one) >= game.worth(one) for one in game.sets)
    else:
        for party in game.parties:
            assert sum(weight for one, weight in found.proof.items() if party in one) == 1
        assert all(weight > 0 for weight in found.proof.values())
        worth = sum((weight * game.worth(frozenset(one)) for one, weight in found.proof.items()), F(0))
        assert worth - game.worth(game.whole) == found.excess > 0


def complaints(game: Game, shares: dict[str, F]) -> list[F]:
    proper = [one for one in game.sets if one != game.whole]
    return sorted((game.worth(one) - sum((shares[p] for p in one), F(0)) for one in proper), reverse=True)


@pytest.mark.parametrize("seed", range(25))
def test_no_sharing_near_or_far_has_smaller_complaints_than_the_nucleolus(seed: int) -> None:
    game = random_game(seed)
    best = game.nucleolus()
    assert sum(best.values()) == game.worth(game.whole)
    mine = complaints(game, best)
    steps = [F(n, 4) for n in range(-12, 13)] + [F(1, 1000), F(-1, 1000)]
    for x, y in itertools.product(steps, repeat=2):
        other = {"a": best["a"] + x, "b": best["b"] + y, "c": best["c"] - x - y}
        assert complaints(game, other) >= mine


@pytest.mark.parametrize(
    ("estate", "shares"),
    [(100, (F(100, 3),) * 3), (200, (F(50), F(75), F(75))), (300, (F(50), F(100), F(150)))],
)
def test_the_estates_of_the_talmud_are_nucleoli(estate: int, shares: tuple[F, ...]) -> None:
    claims = {"a": 100, "b": 200, "c": 300}
    worth = {
        s: max(0, estate - sum(claim for party, claim in claims.items() if party not in s))
        for n in (1, 2, 3)
        for s in itertools.combinations("abc", n)
    }
    assert tuple(Game(("a", "b", "c"), worth).nucleolus().values()) == shares


def test_gloves() -> None:
    game = Game(
        ("left", "right", "other"),
        {("left", "right"): 1, ("left", "other"): 1, ("left", "right", "other"): 1},
    )
    assert game.shapley() == {"left": F(2, 3), "right": F(1, 6), "other": F(1, 6)}
    assert game.core().shares == {"left": F(1), "right": F(0), "other": F(0)}
    assert game.nucleolus() == {"left": F(1), "right": F(0), "other": F(0)}
    majority = Game(("a", "b", "c"), {s: 1 for n in (2, 3) for s in itertools.combinations("abc", n)})
    assert majority.core().shares is None
    assert majority.core().proof == {("a", "b"): F(1, 2), ("a", "c"): F(1, 2), ("b", "c"): F(1, 2)}


def test_what_is_no_game_is_refused() -> None:
    with pytest.raises(ValueError, match="no party 'z'"):
        Game(("a", "b"), {("a", "z"): 1})
    with pytest.raises(ValueError, match="1 to 8 parties"):
        Game((), {})


@pytest.mark.parametrize("seed", range(60))
def test_the_program_finds_the_best_corner(seed: int) -> None:
    """Two variables: against every crossing of two lines."""
    rng = random.Random(seed)
    rows = [[F(rng.randint(-3, 5)), F(rng.randint(-3, 5))] for _ in range(4)] + [[F(1), F(1)]]
    limits = [F(rng.randint(-4, 9)) for _ in range(4)] + [F(20)]
    goal = [F(rng.randint(-3, 5)), F(rng.randint(-3, 5))]
    lines = [*zip(rows, limits, strict=True), ([F(-1), F(0)], F(0)), ([F(0), F(-1)], F(0))]
    corners = []
    for (a, p), (b, q) in itertools.combinations(lines, 2):
        det = a[0] * b[1] - a[1] * b[0]
        if det:
            x = ((p * b[1] - q * a[1]) / det, (a[0] * q - b[0] * p) / det)
            if all(r[0] * x[0] + r[1] * x[1] <= limit for r, limit in lines):
                corners.append(goal[0] * x[0] + goal[1] * x[1])
    found = maximise(goal, rows, limits)
    if not corners:
        assert found is None
        return
    assert found is not None
    assert found.value == max(corners)
    assert sum(d * limit for d, limit in zip(found.duals, limits, strict=True)) == found.value
    assert all(d >= 0 for d in found.duals)
