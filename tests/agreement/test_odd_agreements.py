"""Agreements with odd values in odd places: a plain error of form or a result, never a crash."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from planted import load

from goodoffices.agreement import plan_agreement
from goodoffices.agreement.files import read_agreement_text
from goodoffices.agreement.tracking import Ledger, balances
from goodoffices.case import ProblemsFound
from goodoffices.desk.holding import hold
from goodoffices.report.agreed import render_plan

ODD: list[Any] = [
    *(
        "",
        None,
        0,
        -1,
        "-5",
        99999999,
        "day 0",
        "day 99999",
        "2031-02-30",
        "2400-12-31",
        "9999-01-01",
        "soon",
    ),
    *(
        "within 200000 days of swap",
        "end of first",
        "first",
        "swap",
        "x" * 300,
        [],
        {},
        ["front"],
        True,
        "\u0627",
    ),
    *(
        {"done": "swap"},
        {"any": []},
        {"ended": "first"},
        "200000 days",
        "1 month",
        "Mars/Olympus",
        ["a", "a"],
    ),
    *("1/3", "7 days before end of first", "-5 days", "six weeks", "half a day", "fortieth day", ", days"),
]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value below."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield (*path, key)
        yield from places(each, (*path, key))


def test_odd_values_crash_nothing() -> None:
    read = 0
    for seed in range(150):
        dice = random.Random(seed)
        data = load(dice.choice(("prisoners", "strike", "river", "company", "family", "island")))
        for _ in range(dice.randint(1, 3)):
            *path, last = dice.choice(list(places(data)))
            at: Any = data
            for key in path:
                at = at[key]
            at[last] = dice.choice(ODD)
        try:
            found = read_agreement_text(json.dumps(data), kind="json")
        except ProblemsFound:
            continue
        read += 1
        plan = plan_agreement(found.agreement, found.places, work=20_000)
        render_plan(found.agreement, plan, hold(found.agreement))
        ledger = Ledger(found.agreement, datetime(2031, 7, 1, tzinfo=UTC))
        ledger.states()
        balances(ledger)
    assert read > 40
