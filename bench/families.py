"""Families of invented domains to time the engine on; the same seed gives the same domain.

*uniform*: every option's scores are drawn independently; most options are dominated, so it is easy. *hard*:
every option is efficient inside its issue, and the issues' weights are drawn from Dirichlet(1).
*adversarial*: binary issues with weights 2^k, so that every package is efficient.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from goodoffices.case import Case, Issue, Option, Party, Preference

Table = list[NDArray[np.int64]]
"""Per issue: one row per option, one column per party."""


def hard(parties: int, issues: int, options: int, scale: int, seed: int = 0) -> Table:
    """Options spread over a curved front inside each issue."""
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(issues), size=parties)
    tables = []
    for i in range(issues):
        spread = np.sqrt(rng.dirichlet(np.ones(parties), size=options))
        spread = (spread - spread.min(axis=0)) / (spread.max(axis=0) - spread.min(axis=0))
        tables.append(np.rint(spread * weights[:, i] * scale).astype(np.int64))
    return tables


def uniform(parties: int, issues: int, options: int, scale: int, seed: int = 0) -> Table:
    """Options drawn independently."""
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(issues), size=parties)
    return [
        np.rint(rng.random((options, parties)) * weights[:, i] * scale).astype(np.int64)
        for i in range(issues)
    ]


def adversarial(issues: int) -> Table:
    """Every package efficient: each issue's worth goes to one of two parties."""
    return [np.array([[2**i, 0], [0, 2**i]], dtype=np.int64) for i in range(issues)]


def case_of(tables: Table) -> Case:
    """The domain as a case."""
    parties = tables[0].shape[1]
    issues = tuple(
        Issue(id=f"i{i}", options=tuple(Option(id=f"o{k}") for k in range(len(table))))
        for i, table in enumerate(tables)
    )
    return Case(
        title="bench",
        fictional=True,
        parties=tuple(Party(id=f"p{p}") for p in range(parties)),
        issues=issues,
        preferences=tuple(
            Preference(
                party=f"p{p}",
                points={
                    issue.id: {f"o{k}": Fraction(int(row[p])) for k, row in enumerate(table)}
                    for issue, table in zip(issues, tables, strict=True)
                },
            )
            for p in range(parties)
        ),
    )
