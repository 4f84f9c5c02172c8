"""What matters, in simple questions: few answers reach a good package, contradictions are named, nothing of
one side gets into the questions that another may see.
"""

from __future__ import annotations

import random
import sys
from fractions import Fraction as F
from pathlib import Path

import msgspec
import pytest

from goodoffices.analysis import what_follows
from goodoffices.analysis.elicitation import (
    ToAsk,
    answered,
    answers_for_all,
    best_guess,
    cards,
    compared,
    contradictions_in,
    known_so_far,
    matters_more,
    next_questions,
    questions_for,
    scorecard,
    settling,
)
from goodoffices.case import Case, Interval, Issue, Option, Party, Preference
from goodoffices.case.validate import problems_of

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from elicitation import asked, part_of_best, simulated


def test_a_third_of_the_answers_reaches_a_good_package() -> None:
    """As `bench/elicitation.py` does for 200 cases; a part of them here, with room for chance."""
    good = 0
    for seed in range(500, 508):
        case, truth = simulated(seed)
        case, many = asked(case, truth, answers_for_all(case) // 3)
        assert many <= answers_for_all(case) / 3
        assert problems_of(case) == ()
        good += part_of_best(case, truth, best_guess(case)) >= 0.95
    assert good >= 6


def test_with_everything_asked_the_guess_is_the_best_package() -> None:
    for seed in (1, 2):
        case, truth = simulated(seed)
        case, _ = asked(case, truth, answers_for_all(case))
        assert part_of_best(case, truth, best_guess(case)) > 0.999


SMALL = Case(
    title="t",
    parties=(Party(id="a"), Party(id="b")),
    issues=(
        Issue(id="x", kind="ordered", options=tuple(Option(id=o) for o in ("x1", "x2", "x3"))),
        Issue(id="y", options=tuple(Option(id=o) for o in ("y1", "y2"))),
    ),
)


def test_the_ends_of_an_order_come_first_and_what_lies_between_is_between() -> None:
    first = next_questions(SMALL)
    assert [(one.party, one.issue, one.option, one.against) for one in first] == [
        ("a", "x", "x3", "x1"), ("b", "x", "x3", "x1"),
    ]  # fmt: skip
    case = answered(SMALL, first[0], F(-30))
    assert case.preferences == (Preference(party="a", points={"x": {"x1": F(0), "x3": F(-30)}}),)
    known = known_so_far(case)
    assert (known.low[0][0, 1], known.guess[0][0, 1], known.high[0][0, 1]) == (-30.0, -15.0, 0.0)
    assert known.said[0][0].tolist() == [True, False, True]


def test_what_is_not_said_stays_out_of_the_case() -> None:
    """Guesses are never written down: a side's preference has only what it answered."""
    case = answered(SMALL, ToAsk(party="b", issue="y", option="y2"), F(5))
    (preference,) = case.preferences
    assert preference.points == {"y": {"y2": F(5)}}
    assert known_so_far(case).said[1].tolist() == [[False, False], [False, True]]


def test_an_interval_stays_one_and_is_worth_asking_about() -> None:
    wide = Preference(party="a", points={"y": {"y1": Interval(low=F(0), high=F(40)), "y2": F(20)}})
    flat = {"x": {"x1": F(0), "x2": F(0), "x3": F(0)}}
    case = msgspec.structs.replace(
        SMALL,
        preferences=(
            msgspec.structs.replace(wide, points={**wide.points, **flat}),
            Preference(party="b", points={**flat, "y": {"y1": F(3), "y2": F(4)}}),
        ),
    )
    assert [(one.party, one.option) for one in next_questions(case)] == [("a", "y1")]


def test_a_question_that_cannot_change_the_guess_is_not_asked() -> None:
    points = {"x": {"x1": F(0), "x2": F(1), "x3": F(2)}, "y": {"y1": F(9), "y2": F(0)}}
    case = msgspec.structs.replace(
        SMALL, preferences=tuple(Preference(party=p, points=points) for p in ("a", "b"))
    )
    assert next_questions(case) == ()


def test_the_questions_that_a_side_may_see_do_not_turn_on_what_others_said() -> None:
    rng = random.Random(2)
    for seed in range(6):
        case, truth = simulated(seed)
        parties = [party.id for party in case.parties]
        seen = []
        for _ in range(3):
            other = case
            for party in parties[1:]:
                for issue in other.issues:
                    if rng.random() < 0.7:
                        other = answered(
                            other, ToAsk(party=party, issue=issue.id, option="o3"), F(rng.randint(-9, 9))
                        )
            mine = answered(other, ToAsk(party="p0", issue="i0", option="o3", against="o0"), F(7))
            seen.append(questions_for(mine, "p0"))
        assert seen[0] == seen[1] == seen[2]
        assert truth


def test_contradictions_are_named_and_nothing_is_refused_for_them() -> None:
    order = Preference(party="a", order={"x": (("x1",), ("x2",), ("x3",)), "y": (("y1",), ("y2",))})
    case = msgspec.structs.replace(SMALL, preferences=(order,))
    case = matters_more(case, "a", "x", "y")
    assert contradictions_in(case) == ()
    case = matters_more(case, "a", "y", "x")
    (clash,) = contradictions_in(case)
    assert (clash.party, clash.comparisons, clash.issues) == ("a", (1, 2), ("x", "y"))
    assert what_follows(case) is not None
    later = compared(case, "a", {"x": "x3"}, {"x": "x1"})
    assert [each.comparisons for each in contradictions_in(later)] == [(1, 2), (3,)]


def test_what_matters_more_needs_to_know_what_is_best_there() -> None:
    with pytest.raises(ValueError, match="a has not said what is best and worst on 'x'; ask that first"):
        matters_more(SMALL, "a", "x", "y")


def test_cards_in_order_with_gaps() -> None:
    """Figueira and Roy's rule: equal steps, blank cards widen them, the ratio sets the ends."""
    found = cards([["w"], ["v"], 1, ["u"]], F(4))
    assert found == {"w": F(100, 7), "v": F(200, 7), "u": F(400, 7)}
    assert sum(found.values()) == 100
    assert cards([["u", "v"]], F(9)) == {"u": F(50), "v": F(50)}
    for bad, ratio in (([["u"], ["u"]], F(2)), ([[]], F(2)), ([["u"]], F(1, 2))):
        with pytest.raises(ValueError, match=r"lay it once|without a card|a ratio"):
            cards(bad, ratio)


def test_a_scorecard_tells_gains_and_what_was_not_said() -> None:
    preference = Preference(
        party="a",
        points={"x": {"x1": F(10), "x2": Interval(low=F(2), high=F(6))}},
        refuses={"y": ("y2",)},
    )
    case = msgspec.structs.replace(SMALL, preferences=(preference,))
    lines = scorecard(case, "a", {"x": "x2", "y": "y2"})
    assert [(one.issue, one.least, one.most, one.best, one.refused) for one in lines] == [
        ("x", F(2), F(6), F(10), False),
        ("y", None, None, None, True),
    ]
    assert scorecard(case, "b", {"x": "x2"})[1].option == ""


def test_how_much_an_answer_would_settle_is_what_ranks_the_questions() -> None:
    """The order of `settling` is that of `next_questions`; a question between two ends counts as the most of
    its issue; what is exact settles nothing.
    """
    for seed in range(12):
        case, truth = simulated(seed)
        case, _ = asked(case, truth, answers_for_all(case) // 2)
        ranked = next_questions(case, many=50)
        if not ranked or ranked[0].against:
            continue
        costs = settling(case, ranked)
        assert costs == pytest.approx([one.could_cost for one in ranked])
        first = ranked[0]
        ends = ToAsk(party=first.party, issue=first.issue, option=first.option, against="o0", could_cost=0.0)
        assert settling(case, [ends]) == (costs[0],)
        known = known_so_far(case)
        said = next(
            (p, i, o)
            for k, i in enumerate(known.issues)
            for n, p in enumerate(party.id for party in case.parties)
            for m, o in enumerate(known.options[k])
            if known.said[k][n, m]
        )
        exact = ToAsk(party=said[0], issue=said[1], option=said[2], could_cost=0.0)
        assert settling(case, [exact]) == (0.0,)
