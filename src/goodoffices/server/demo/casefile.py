"""The case file of the demonstration: the Lake Sarn talks, which never were."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.case import (
    Case,
    Issue,
    Mediator,
    Minimum,
    Option,
    Party,
    Phase,
    Preference,
    Term,
)

_ISSUES: dict[str, tuple[str, dict[str, str], tuple[str, ...]]] = {
    "fire": (
        "Cessation of fire",
        {"day-1": "from day 1", "day-7": "from day 7"},
        ("ceasefire", "cessation of fire"),
    ),
    "monitors": (
        "Who monitors",
        {"joint": "joint team", "neighbours": "neighbours’ team", "none": "nobody"},
        ("monitors", "monitor"),
    ),
    "withdrawal": (
        "Withdrawal",
        {"district": "whole district", "heights": "the heights alone"},
        ("withdrawal", "withdraw"),
    ),
    "held": (
        "Persons held: first phase",
        {"30": "30", "40": "40", "all": "all of them"},
        ("prisoners", "persons held"),
    ),
    "ratio": ("Ratio of exchange", {"2": "2 for 1", "3": "3 for 1", "5": "5 for 1"}, ("ratio",)),
    "families": (
        "Return of families",
        {"one": "from phase 1", "part": "phase 1 in part", "two": "from phase 2"},
        ("families",),
    ),
    "aid": ("Aid convoys a day", {"300": "300", "600": "600"}, ("convoys", "aid")),
    "guarantors": (
        "Guarantors",
        {"two": "two of three mediators", "three": "all three mediators"},
        ("guarantors", "guarantee"),
    ),
}
"""Id to name, options, and the words by which articles speak of it."""
_POINTS: dict[str, tuple[int, dict[str, dict[str, int]]]] = {
    "republic": (
        52,
        {
            "fire": {"day-1": 10, "day-7": 6},
            "monitors": {"joint": 8, "neighbours": 14, "none": 0},
            "withdrawal": {"district": 0, "heights": 22},
            "held": {"30": 10, "40": 14, "all": 18},
            "ratio": {"2": 14, "3": 9, "5": 0},
            "families": {"one": 0, "part": 4, "two": 8},
            "aid": {"300": 4, "600": 4},
            "guarantors": {"two": 4, "three": 6},
        },
    ),
    "front": (
        50,
        {
            "fire": {"day-1": 8, "day-7": 2},
            "monitors": {"joint": 10, "neighbours": 2, "none": 12},
            "withdrawal": {"district": 26, "heights": 14},
            "held": {"30": 6, "40": 4, "all": 0},
            "ratio": {"2": 0, "3": 8, "5": 14},
            "families": {"one": 14, "part": 10, "two": 2},
            "aid": {"300": 2, "600": 12},
            "guarantors": {"two": 4, "three": 4},
        },
    ),
}
"""Invented, as everything here: the least that would do, and what each option is worth."""


def demo_case() -> Case:
    """Two sides, three mediators' institutions, eight issues, a standing text that settles some of them."""
    return Case(
        title="Lake Sarn talks",
        about="An invented case for trying things out: nothing in it ever happened.",
        fictional=True,
        parties=(
            Party(id="republic", name="the Republic", aliases=("Republic", "the government")),
            Party(id="front", name="the Front", aliases=("Front",)),
        ),
        mediators=(
            Mediator(id="vesna", name="the Vesna Institute"),
            Mediator(id="norland", name="Norland’s envoy", aliases=("Norland",)),
            Mediator(id="istria", name="the Council of Neighbours", aliases=("Council of Neighbours",)),
        ),
        phases=(Phase(id="first", name="Phase 1"), Phase(id="second", name="Phase 2")),
        terms=(
            Term(
                id="alive",
                name="alive",
                defined=False,
                issues=("held",),
            ),
        ),
        issues=tuple(
            Issue(
                id=key,
                name=name,
                options=tuple(Option(id=option, name=label) for option, label in options.items()),
                keywords=keywords,
            )
            for key, (name, options, keywords) in _ISSUES.items()
        ),
        preferences=tuple(
            Preference(
                party=party,
                points={
                    issue: {option: Fraction(worth) for option, worth in options.items()}
                    for issue, options in points.items()
                },
                minimum=Minimum(score=Fraction(least), said="confided"),
                said="confided",
            )
            for party, (least, points) in _POINTS.items()
        ),
        text={
            "fire": "day-1",
            "monitors": "neighbours",
            "withdrawal": "heights",
            "held": "40",
            "ratio": "3",
            "families": "two",
            "aid": "600",
            "guarantors": "two",
        },
    )
