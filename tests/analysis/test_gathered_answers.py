"""Answers of many sorts become one preference that a case may have; contradictions are set aside and told."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import pytest

from goodoffices.analysis import analyse
from goodoffices.analysis.elicitation import SideAnswers, contradictions_in, gathered, scorecard
from goodoffices.case import Case, Interval, Issue, Minimum, Option, Party, Preference
from goodoffices.case.files import case_to_json, read_case_text

OPTIONS = ("a", "b", "c")
CASE = Case(
    title="t",
    fictional=True,
    parties=(Party(id="ash"), Party(id="birch")),
    issues=tuple(
        Issue(id=issue, options=tuple(Option(id=f"{issue}{one}") for one in OPTIONS))
        for issue in ("x", "y", "z")
    ),
    text={"x": "xa", "y": "ya", "z": "za"},
)


def points(said: SideAnswers, case: Case = CASE) -> dict[str, dict[str, Any]]:
    found = gathered(case, "ash", said).case.preference("ash")
    assert found is not None
    return found.points


def test_weights_and_shares_become_points_on_one_scale() -> None:
    said = SideAnswers(
        weights={"x": Fraction(60), "y": Fraction(40)},
        shares={"x": {"xa": Fraction(100), "xb": Fraction(25), "xc": Fraction(0)}},
        order={"y": (("ya",), ("yb",), ("yc",))},
    )
    assert points(said) == {"x": {"xa": 60, "xb": 15, "xc": 0}, "y": {"ya": 40, "yc": 0}}


def test_what_cannot_be_used_yet_is_told_with_what_is_missing() -> None:
    said = SideAnswers(
        weights={"x": Fraction(60)},
        shares={"y": {"ya": Fraction(100), "yb": Fraction(0)}},
        more=(("x", "y"),),
        no_deal={"x": "xa"},
    )
    found = gathered(CASE, "ash", said)
    assert set(found.unused) == {
        ("x", "ends-not-known"),
        ("y", "no-weight"),
        ("more 1", "ends-not-known"),
        ("no-deal", "draft-has-gaps"),
    }


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"worth": {"x": {"xa": Fraction(1), "xb": Fraction(5)}}, "order": {"x": (("xa",), ("xb",))}},
         ("x", "order-against-numbers")),
        ({"worth": {"x": {"xa": Fraction(1), "xb": Fraction(5)}},
          "rather": (({"x": "xa"}, {"x": "xb"}, False),)}, ("rather 1", "drafts-against-numbers")),
        ({"never": tuple(("x", f"x{one}") for one in OPTIONS)}, ("x", "refuses-all")),
        ({"worth": {"x": {"xa": Fraction(1)}}, "weights": {"x": Fraction(9)}}, ("x", "has-numbers")),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_shown_and_set_aside(said: dict[str, Any], what: tuple[str, str]) -> None:
    assert what in gathered(CASE, "ash", SideAnswers(**said)).unused


def test_drafts_that_go_round_in_a_circle_are_found() -> None:
    a, b, c = ({"x": f"x{one}"} for one in OPTIONS)
    said = SideAnswers(rather=((a, b, False), (b, c, False), (c, a, False)))
    (found,) = contradictions_in(gathered(CASE, "ash", said).case)
    assert (found.party, found.comparisons) == ("ash", (1, 2, 3))


def test_what_the_case_had_as_weights_stays_what_it_was() -> None:
    before = Preference(
        party="ash",
        weights={"x": Fraction(10), "y": Interval(low=Fraction(2), high=Fraction(4))},
        values={"x": {"xa": Fraction(1, 2)}, "y": {"ya": Fraction(1)}},
        minimum=Minimum(score=Fraction(3)),
    )
    case = Case(title="t", parties=CASE.parties, issues=CASE.issues, preferences=(before,))
    found = gathered(case, "ash", SideAnswers(never=(("z", "za"),))).case.preference("ash")
    assert found is not None
    assert found.points == {"x": {"xa": 5}, "y": {"ya": Interval(low=Fraction(2), high=Fraction(4))}}
    assert (found.minimum, found.refuses) == (before.minimum, {"z": ("za",)})


def random_answers(rng: random.Random) -> SideAnswers:
    def package(size: int) -> dict[str, str]:
        return {i: f"{i}{rng.choice(OPTIONS)}" for i in rng.sample(("x", "y", "z"), size)}

    def number() -> Fraction:
        return Fraction(rng.randint(0, 20))

    def some(one: Any) -> dict[str, Any]:
        return {issue: one(issue) for issue in ("x", "y", "z") if rng.random() < 0.4}

    def order(issue: str) -> tuple[tuple[str, ...], ...]:
        laid = [f"{issue}{one}" for one in rng.sample(OPTIONS, rng.randint(2, 3))]
        return tuple((one,) for one in laid)

    def interval(issue: str) -> dict[str, Any]:
        low = number()
        value = rng.choice((low, Interval(low=low, high=low + number())))
        return {f"{issue}{rng.choice(OPTIONS)}": value}

    pairs = []
    for _ in range(rng.randint(0, 3)):
        keys = rng.sample(("x", "y", "z"), rng.randint(1, 3))
        this, than = ({i: f"{i}{rng.choice(OPTIONS)}" for i in keys} for _ in range(2))
        if this != than:
            pairs.append((this, than, rng.random() < 0.2))
    return SideAnswers(
        weights=some(lambda _issue: number()),
        shares=some(lambda issue: {f"{issue}{one}": Fraction(rng.randint(0, 100)) for one in OPTIONS}),
        worth=some(interval),
        order=some(order),
        never=tuple(
            {(i, f"{i}{rng.choice(OPTIONS)}") for i in rng.sample(("x", "y", "z"), rng.randint(0, 2))}
        ),
        rather=tuple(pairs),
        more=tuple(tuple(rng.sample(("x", "y", "z"), 2)) for _ in range(rng.randint(0, 2))),  # type: ignore[misc]
        level=number() if rng.random() < 0.3 else None,
        no_deal=package(3) if rng.random() < 0.3 else {},
    )


@pytest.mark.parametrize("part", range(4))
def test_whatever_sides_say_the_case_stays_one_that_can_be_read_and_weighed(part: int) -> None:
    for seed in range(part * 100, part * 100 + 100):
        rng = random.Random(seed)
        case = CASE
        for party in ("ash", "birch"):
            case = gathered(case, party, random_answers(rng)).case
        read = read_case_text(case_to_json(case), "case", "json", unfinished=True)
        assert read.preferences == case.preferences
        assert len(scorecard(case, "ash", case.text)) == 3
        contradictions_in(case)
        if seed % 20 == 0:
            analyse(case)
