"""Deadlocks and dates by a second, independent way: the satisfiability solver z3 over the fields of the
agreement, not over our timeline."""

from __future__ import annotations

import random
from typing import Any

import z3

from goodoffices.agreement import check_agreement
from goodoffices.agreement.files import read_agreement_text

DAYS = 60


def random_agreement(seed: int) -> dict[str, Any]:
    """Phases in a row and commitments with waits and deadlines, in whole days; about half of them cannot be
    kept."""
    dice = random.Random(seed)
    phases = []
    for number in range(dice.randint(1, 3)):
        phase: dict[str, Any] = {"id": f"p{number}", "length": dice.randint(5, 30)}
        phases.append(phase)
    commitments = []
    count = dice.randint(2, 6)
    for number in range(count):
        one: dict[str, Any] = {"id": f"c{number}", "phase": dice.choice(phases)["id"]}
        others = [f"c{other}" for other in range(count) if other != number]
        roll = dice.random()
        if roll < 0.35:
            one["after"] = dice.sample(others, min(len(others), dice.randint(1, 2)))
        elif roll < 0.5:
            one["any"] = dice.sample(others, min(len(others), 2))
        elif roll < 0.6:
            one["begun"] = dice.choice(phases)["id"]
        if dice.random() < 0.4:
            one["by"] = dice.randint(1, 40)
        elif dice.random() < 0.4:
            one["within"] = (dice.randint(0, 12), dice.choice(others))
        if dice.random() < 0.3:
            one["start"] = dice.randint(1, 40)
        commitments.append(one)
    return {"phases": phases, "commitments": commitments}


def as_text(data: dict[str, Any]) -> str:
    """The agreement as somebody would write it."""
    lines = ["title: t", "parties: [a, b]", "enters_into_force: 2031-01-01 00:00 UTC", "phases:"]
    lines += [f"  - {{id: {phase['id']}, length: {phase['length']} days}}" for phase in data["phases"]]
    lines.append("commitments:")
    for one in data["commitments"]:
        fields = [
            f"id: {one['id']}",
            f"what: do {one['id']}",
            "owes: a",
            f"phase: {one['phase']}",
            "verified_by: [b]",
        ]
        if "after" in one:
            fields.append(f"after: {{done: [{', '.join(one['after'])}]}}")
        if "any" in one:
            fields.append("after: {any: [" + ", ".join(f"{{done: {name}}}" for name in one["any"]) + "]}")
        if "begun" in one:
            fields.append(f"after: {{begun: {one['begun']}}}")
        if "by" in one:
            fields.append(f"by: {one['by']} days after entry into force")
        if "within" in one:
            fields.append(f"by: within {one['within'][0]} days of {one['within'][1]}")
        if "start" in one:
            fields.append(f"start: {one['start']} days after entry into force")
        lines.append(f"  - {{{', '.join(fields)}}}")
    return "\n".join(lines) + "\n"


def solve(data: dict[str, Any]) -> tuple[bool, bool]:
    """Whether everything can happen at all (no circle of waits), and whether it can within all deadlines."""
    names = [one["id"] for one in data["commitments"]]
    day = {name: z3.Int(f"day_{name}") for name in names}
    rank = {name: z3.Int(f"rank_{name}") for name in names}
    begin: dict[str, int] = {}
    end: dict[str, int] = {}
    at = 0
    for phase in data["phases"]:
        begin[phase["id"]] = at
        at += phase["length"]
        end[phase["id"]] = at
    order, dates = [], []
    for one in data["commitments"]:
        name = one["id"]
        order.append(z3.And(rank[name] >= 0, rank[name] <= len(names)))
        dates.append(day[name] >= begin[one["phase"]])
        dates.append(day[name] < end[one["phase"]])
        for other in one.get("after", ()):
            order.append(rank[name] > rank[other])
            dates.append(day[name] >= day[other])
        if "any" in one:
            order.append(z3.Or([rank[name] > rank[other] for other in one["any"]]))
            dates.append(
                z3.Or([z3.And(day[name] >= day[other], rank[name] > rank[other]) for other in one["any"]])
            )
        if "begun" in one:
            dates.append(day[name] >= begin[one["begun"]])
        if "by" in one:
            dates.append(day[name] <= one["by"])
        if "within" in one:
            dates.append(day[name] <= day[one["within"][1]] + one["within"][0])
        if "start" in one:
            dates.append(day[name] >= one["start"])
    solver = z3.Solver()
    solver.add(*order)
    possible = solver.check() == z3.sat
    for one in data["commitments"]:
        # What is due so long after another thing must not be what that thing waits for.
        if possible and "within" in one and not happens_without(data, one["within"][1], one["id"]):
            possible = False
    solver.add(*dates)
    return possible, possible and solver.check() == z3.sat


def happens_without(data: dict[str, Any], wanted: str, left_out: str) -> bool:
    """Whether one commitment can be done though another never is."""
    names = [one["id"] for one in data["commitments"]]
    does = {name: z3.Bool(f"does_{name}") for name in names}
    rank = {name: z3.Int(f"order_{name}") for name in names}
    solver = z3.Solver()
    solver.add(does[wanted], z3.Not(does[left_out]))
    for one in data["commitments"]:
        name = one["id"]
        for other in one.get("after", ()):
            solver.add(z3.Implies(does[name], z3.And(does[other], rank[name] > rank[other])))
        if "any" in one:
            ways = [z3.And(does[other], rank[name] > rank[other]) for other in one["any"]]
            solver.add(z3.Implies(does[name], z3.Or(ways)))
    return solver.check() == z3.sat


def test_deadlocks_and_dates_agree_with_the_solver() -> None:
    seen = {(True, True): 0, (True, False): 0, (False, False): 0}
    for seed in range(250):
        data = random_agreement(seed)
        found = {one.kind for one in check_agreement(read_agreement_text(as_text(data)).agreement)}
        possible, kept = solve(data)
        assert ("deadlock" not in found) == possible, (seed, as_text(data))
        if possible:
            assert ("impossible-date" not in found) == kept, (seed, as_text(data))
        seen[possible, kept] += 1
    assert min(seen.values()) > 20
