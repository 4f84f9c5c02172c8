"""Public multi-objective benchmarks (knapsack and set packing) as cases, and their fronts by another method
than the engine's.

The other method is a plain dynamic programme over the items in numpy, every stage filtered by moocore,
without any bound. `python bench/mokp.py NAME …` prints, for each instance, how many points its front has and
a digest of them.
"""

from __future__ import annotations

import hashlib
import sys
import time
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from goodoffices.case import Budget, Case, Choice, Count, Issue, Linkage, Option, Party, Preference

Ints = NDArray[np.int64]
FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "scenarios" / "mokp"


def read_numbers(name: str) -> list[int]:
    """The numbers of an instance's file."""
    [file] = FOLDER.glob(f"*/{name}.dat")
    return [int(word) for word in file.read_text(encoding="utf-8").split()]


def tables(name: str) -> tuple[Ints, Ints, Ints]:
    """Values (item, party), what each item takes of each resource (item, resource), and the resources."""
    numbers = read_numbers(name)
    if name.startswith("kp"):
        items, parties = numbers[:2]
        rows = np.array(numbers[2 : 2 + items * (parties + 1)], dtype=np.int64).reshape(parties + 1, items)
        return rows[:-1].T, rows[-1:].T, np.array(numbers[2 + items * (parties + 1) :][:1], dtype=np.int64)
    items, resources, parties = numbers[:3]
    values = np.array(numbers[3 : 3 + items * parties], dtype=np.int64).reshape(parties, items).T
    takes = np.zeros((items, resources), dtype=np.int64)
    at = 3 + items * parties
    for resource in range(resources):
        size = numbers[at]
        takes[np.array(numbers[at + 1 : at + 1 + size]) - 1, resource] = 1
        at += 1 + size
    return values, takes, np.ones(resources, dtype=np.int64)


def case_of(name: str) -> Case:
    """An instance as a case: every item an issue of two options; a capacity is a budget, a packing an *at
    most*.
    """
    values, takes, limits = tables(name)
    ids = [f"i{k}" for k in range(len(values))]
    if name.startswith("kp"):
        costs = {i: {"in": Fraction(int(take))} for i, take in zip(ids, takes[:, 0], strict=True)}
        linkages = [Linkage(budget=Budget(limit=Fraction(int(limits[0])), costs=costs))]
    else:
        linkages = [
            Linkage(
                at_most=Count(
                    number=1, of=tuple(Choice(issue=ids[k], options=("in",)) for k in np.flatnonzero(column))
                )
            )
            for column in takes.T
        ]
    return Case(
        title=name,
        fictional=True,
        parties=tuple(Party(id=f"p{p}") for p in range(values.shape[1])),
        issues=tuple(Issue(id=i, options=(Option(id="in"), Option(id="out"))) for i in ids),
        linkages=tuple(linkages),
        preferences=tuple(
            Preference(
                party=f"p{p}",
                points={
                    i: {"in": Fraction(int(v)), "out": Fraction(0)}
                    for i, v in zip(ids, values[:, p], strict=True)
                },
            )
            for p in range(values.shape[1])
        ),
    )


def plain_front(name: str) -> Ints:
    """The front by the plain programme: partial packages as rows of scores and of what is left of each
    resource.
    """
    import moocore

    values, takes, limits = tables(name)
    parties = values.shape[1]
    ratios = values / np.maximum(1, takes.sum(axis=1, keepdims=True))
    order = np.argsort(np.argsort(np.argsort(-ratios, axis=0), axis=0).max(axis=1), kind="stable")
    states = np.concatenate((np.zeros(parties, dtype=np.int64), limits))[None, :]
    for k, item in enumerate(order):
        taken = states + np.concatenate((values[item], -takes[item]))
        states = np.concatenate((states, taken[(taken[:, parties:] >= 0).all(axis=1)]))
        # Of a resource that no item to come takes, nothing matters any more.
        states[:, parties:][:, ~(takes[order[k + 1 :]] > 0).any(axis=0)] = 0
        states = np.unique(states, axis=0)
        used = np.flatnonzero(states.max(axis=0) > states.min(axis=0))
        if len(used):
            keep = moocore.is_nondominated(states[:, used].astype(float), maximise=True, keep_weakly=False)
            states = states[keep]
    return states[:, :parties]


def digest(points: Ints) -> str:
    """A short digest of a set of points."""
    text = "\n".join(" ".join(map(str, row)) for row in sorted(points.tolist()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


if __name__ == "__main__":
    for instance in sys.argv[1:]:
        started = time.process_time()
        front = plain_front(instance)
        print(
            f"{instance} {len(front)} {digest(front)} {time.process_time() - started:.1f} s of CPU",
            flush=True,
        )
