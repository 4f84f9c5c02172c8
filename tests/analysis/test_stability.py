"""Stability concepts: published models, brute force over definitions written out again, and what always
holds between them.
"""

from __future__ import annotations

import random

from goodoffices.analysis.stability import ConflictModel, stability


def model(
    count: int, moves: dict[str, dict[int, tuple[int, ...]]], ranks: dict[str, tuple[int, ...]]
) -> ConflictModel:
    """States from 1 as the literature counts them; rankings best first."""
    return ConflictModel(
        tuple(f"s{number}" for number in range(1, count + 1)),
        {
            player: tuple(frozenset(end - 1 for end in ends.get(state, ())) for state in range(1, count + 1))
            for player, ends in moves.items()
        },
        {
            player: tuple(order.index(state) for state in range(1, count + 1))
            for player, order in ranks.items()
        },
    )


def counted(states: frozenset[int]) -> set[int]:
    return {state + 1 for state in states}


def test_elmira() -> None:
    # Hipel, Fang, Kilgour & Haight 1993: the ministry modifies for good; Uniroyal goes from delay to
    # accepting, and leaves for good; the local government insists or not.
    found = stability(
        model(
            9,
            {
                "ministry": {1: (2,), 3: (4,), 5: (6,), 7: (8,)},
                "uniroyal": {1: (3, 9), 2: (4, 9), 3: (9,), 4: (9,), 5: (7, 9), 6: (8, 9), 7: (9,), 8: (9,)},
                "local": {1: (5,), 5: (1,), 2: (6,), 6: (2,), 3: (7,), 7: (3,), 4: (8,), 8: (4,)},
            },
            {
                "ministry": (7, 3, 4, 8, 5, 1, 2, 6, 9),
                "local": (7, 3, 5, 1, 8, 6, 4, 2, 9),
                "uniroyal": (1, 4, 8, 5, 9, 3, 7, 2, 6),
            },
        )
    )
    assert counted(found.equilibria["nash"]) == {5, 8, 9}
    assert counted(found.equilibria["sequential"]) == {5, 8, 9}
    assert counted(found.equilibria["general"]) == {1, 4, 5, 8, 9}
    assert counted(found.equilibria["symmetric"]) == {1, 4, 5, 8, 9}


def test_elmira_with_coalitions_keeps_only_what_no_two_leave() -> None:
    found = stability(
        model(
            9,
            {
                "ministry": {1: (2,), 3: (4,), 5: (6,), 7: (8,)},
                "uniroyal": {1: (3, 9), 2: (4, 9), 3: (9,), 4: (9,), 5: (7, 9), 6: (8, 9), 7: (9,), 8: (9,)},
                "local": {1: (5,), 5: (1,), 2: (6,), 6: (2,), 3: (7,), 7: (3,), 4: (8,), 8: (4,)},
            },
            {
                "ministry": (7, 3, 4, 8, 5, 1, 2, 6, 9),
                "local": (7, 3, 5, 1, 8, 6, 4, 2, 9),
                "uniroyal": (1, 4, 8, 5, 9, 3, 7, 2, 6),
            },
        )
    )
    # Ministry and Uniroyal together go from 5 to 8, which both like better: 5 holds for each
    # alone, not for both.
    assert 4 not in found.by_coalition["nash"]["ministry", "uniroyal"]
    assert counted(found.coalition_equilibria["nash"]) == {8, 9}


def test_prisoners() -> None:
    moves = {"one": {1: (2,), 2: (1,), 3: (4,), 4: (3,)}, "other": {1: (3,), 3: (1,), 2: (4,), 4: (2,)}}
    # States NN, YN, NY, YY; rankings as stated, best first.
    found = stability(model(4, moves, {"one": (3, 4, 1, 2), "other": (2, 4, 1, 3)}))
    assert counted(found.equilibria["nash"]) == {1}
    for concept in ("sequential", "general", "symmetric"):
        assert counted(found.equilibria[concept]) == {1, 4}


def random_model(seed: int) -> ConflictModel:
    dice = random.Random(seed)
    count, players = dice.randint(2, 6), ["a", "b", "c"][: dice.randint(1, 3)]
    return ConflictModel(
        tuple(f"s{number}" for number in range(count)),
        {
            player: tuple(
                frozenset(end for end in range(count) if end != state and dice.random() < 0.35)
                for state in range(count)
            )
            for player in players
        },
        {player: tuple(dice.randint(0, count) for _ in range(count)) for player in players},
    )


def plainly(found: ConflictModel, player: str, state: int) -> dict[str, bool]:
    """The definitions for one player against one other, written out."""
    (other,) = (name for name in found.players if name != player)
    rank, its = found.ranks[player], found.ranks[other]
    ups = [end for end in found.moves[player][state] if rank[end] < rank[state]]
    no_better = {
        end: [answer for answer in found.moves[other][end] if rank[answer] >= rank[state] or answer == state]
        for end in ups
    }
    return {
        "nash": not ups,
        "general": all(any(answer != end for answer in no_better[end]) for end in ups),
        "symmetric": all(
            any(
                all(rank[way] >= rank[state] for way in found.moves[player][answer])
                for answer in no_better[end]
            )
            for end in ups
        ),
        "sequential": all(any(its[answer] < its[end] for answer in no_better[end]) for end in ups),
    }


def test_two_players_agree_with_the_definitions_written_out() -> None:
    for seed in range(600):
        found = random_model(seed)
        if len(found.players) != 2:
            continue
        result = stability(found)
        for player in found.players:
            for state in range(len(found.states)):
                for concept, holds in plainly(found, player, state).items():
                    assert (state in result.by_player[concept][player]) == holds, (
                        seed,
                        player,
                        state,
                        concept,
                    )


def test_what_always_holds_between_the_concepts() -> None:
    for seed in range(400):
        found = stability(random_model(seed))
        for rows in (found.by_player, found.by_coalition):
            for who in rows["nash"]:
                assert rows["nash"][who] <= rows["symmetric"][who] <= rows["general"][who]
                assert rows["nash"][who] <= rows["sequential"][who] <= rows["general"][who]
        # Not for sequential stability: groups can answer with moves that none of them would make alone.
        for concept in ("nash", "general", "symmetric"):
            assert found.coalition_equilibria[concept] <= found.equilibria[concept]
