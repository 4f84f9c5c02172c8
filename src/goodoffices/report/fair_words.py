"""How fair the packages are, in sentences for laymen: the same in a terminal and on the page."""

from __future__ import annotations

from goodoffices.analysis import CONCEPTS, Analysis, Fairness
from goodoffices.case import Case
from goodoffices.report.numbers import show_share

SENSES = (
    "Its part: how far from its worst to its best package each side gets. Fair in this sense if each gets at "
    "least one share of as many as there are sides.",
    "Apart: how much further the best-off side gets than the worst-off, on their own scales. Fair in this "
    "sense if it is nothing.",
    "Envy: whether a side would rather have another’s share of what is divided.",
)
"""What the columns mean."""


def fair_rows(case: Case, analysis: Analysis) -> tuple[list[str], list[list[str]]]:
    """A header and a row for each package, equal ones together."""
    rows: dict[str, tuple[list[str], Fairness]] = {}
    titles = {row.key: row.title for row in CONCEPTS} | {"text": "Standing text"}
    for key, found in analysis.fairness.items():
        rows.setdefault(repr(found), ([], found))[0].append(titles.get(key, key))
    divided = any(found.envies is not None for _, found in rows.values())
    parties = [party for party in case.parties if any(party.id in found.parts for _, found in rows.values())]
    header = ["Package", *(party.label for party in parties), "Each its part", "Apart"]
    header += ["Envy"] if divided else []
    body = []
    for names, found in rows.values():
        row = [" = ".join(names)]
        row += [show_share(found.parts[party.id]) if party.id in found.parts else "" for party in parties]
        row += ["yes" if found.proportional else "no", show_share(found.spread)]
        if divided:
            row.append(_envy(case, found))
        body.append(row)
    return header, body


def senses(analysis: Analysis) -> list[str]:
    """What the columns mean, as far as they are there."""
    divided = any(found.envies is not None for found in analysis.fairness.values())
    return list(SENSES if divided else SENSES[:2])


def _envy(case: Case, found: Fairness) -> str:
    if found.envies is None:
        return ""
    return "; ".join(f"{case.party(a).label} of {case.party(b).label}" for a, b in found.envies) or "none"
