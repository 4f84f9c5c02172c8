"""What enough sides could agree on, in sentences: the same in a terminal and on the page."""

from __future__ import annotations

from goodoffices.analysis import DecisionFound, Point
from goodoffices.case import Case, format_exact
from goodoffices.report.numbers import plural, show, show_count
from goodoffices.report.wording import option_label

TOLD = 3
"""Packages that are named for one set of sides."""


def enough(case: Case, found: DecisionFound) -> list[tuple[str, list[str]]]:
    """For each smallest set of sides that is enough: a sentence, and packages that they could agree on."""
    told = []
    for one in found.enough:
        who = _names(case, one.parties)
        if one.possible:
            lead = f"{who}: {plural(one.count, 'efficient point')} that meet what they asked for"
        elif one.possible is None:
            lead = f"{who}: not settled in the time given"
        else:
            lead = f"{who}: no package meets what they asked for"
        told.append((lead, [_package(case, point) for point in one.packages[:TOLD]]))
    return told


def rule(case: Case, found: DecisionFound) -> list[str]:
    """Who can block, how much weight each side has, and whether some package would hold against every
    other.
    """
    blocking = "; ".join(_names(case, parties) for parties in found.blocking)
    weight = ", ".join(
        f"{case.party(party).label} {format_exact(share)}" for party, share in found.power.items()
    )
    told = [f"Able to block: {blocking}.", f"Weight of each side in the rule (of 1): {weight}."]
    core = found.core
    if core is None:
        return told
    if core.size:
        held = "; ".join(_package(case, point) for point in core.packages[:TOLD])
        told.append(
            f"{show_count(core.size)} of the points would hold: no set of sides that is enough has a "
            f"package that each of it likes better. {held}."
        )
    elif core.left is not None and core.to is not None:
        told.append(
            "No package would hold: for every one, some set of sides that is enough likes another better. "
            f"Least easily left: {_package(case, core.left)}; {_names(case, core.leaves)} would go to "
            f"{_package(case, core.to)}."
        )
    return told


def _names(case: Case, parties: tuple[str, ...]) -> str:
    names = [case.party(party).label for party in parties]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _package(case: Case, point: Point) -> str:
    options = ", ".join(option_label(case, case.issue(i), o) for i, o in point.package.items())
    scores = ", ".join(f"{case.party(party).label} {show(score)}" for party, score in point.scores.items())
    return f"{options} ({scores})"
