"""What enough sides could agree on, in sentences: the same in a terminal and on the page."""

from __future__ import annotations

from goodoffices.analysis import DecisionFound, Point
from goodoffices.case import Case, format_exact
from goodoffices.language.words import all_of
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.report.numbers import show
from goodoffices.report.refusals import Refusers, chosen

TOLD = 3
"""Packages that are named for one set of sides."""


def enough(case: Case, found: DecisionFound, refused: Refusers) -> list[tuple[str, list[str]]]:
    """For each smallest set of sides that is enough: a sentence, and packages that they could agree on."""
    told = []
    for one in found.enough:
        who = _names(case, one.parties)
        if one.possible and not one.count:
            lead = _("%(parties)s: some package meets what they asked for", parties=who)
        elif one.possible and not one.complete:
            lead = n_(
                "%(parties)s: %(count)s point found that meets what they asked for",
                "%(parties)s: %(count)s points found that meet what they asked for",
                one.count,
                parties=who,
            )
        elif one.possible:
            lead = n_(
                "%(parties)s: %(count)s efficient point that meets what they asked for",
                "%(parties)s: %(count)s efficient points that meet what they asked for",
                one.count,
                parties=who,
            )
        elif one.possible is None:
            lead = _("%(parties)s: it is not known whether a package meets what they asked for", parties=who)
        else:
            lead = _("%(parties)s: no package meets what they asked for", parties=who)
        told.append((lead, [_package(case, refused, point) for point in one.packages[:TOLD]]))
    return told


def rule(case: Case, found: DecisionFound, refused: Refusers) -> list[str]:
    """Who can block, how much weight each side has, and whether some package would hold against every
    other.
    """
    blocking = "; ".join(_names(case, parties) for parties in found.blocking)
    weight = ", ".join(
        f"{case.party(party).label} {format_exact(share)}" for party, share in found.power.items()
    )
    told = [
        _("Able to block: %(parties)s.", parties=blocking),
        _("Weight of each side in the rule (of 1): %(weights)s.", weights=weight),
    ]
    core = found.core
    if core is None:
        return told
    if core.size:
        held = "; ".join(_package(case, refused, point) for point in core.packages[:TOLD])
        told.append(
            n_(
                "%(count)s of the points would hold: no set of sides that is enough has a package that each "
                "of it likes better. %(packages)s.",
                "%(count)s of the points would hold: no set of sides that is enough has a package that each "
                "of it likes better. %(packages)s.",
                core.size,
                packages=held,
            )
        )
    elif core.left is not None and core.to is not None:
        told.append(
            _(
                "No package would hold: for every one, some set of sides that is enough likes another "
                "better. Least easily left: %(package)s; %(parties)s would go to %(other)s.",
                package=_package(case, refused, core.left),
                parties=_names(case, core.leaves),
                other=_package(case, refused, core.to),
            )
        )
    return told


def _names(case: Case, parties: tuple[str, ...]) -> str:
    return all_of([case.party(party).label for party in parties])


def _package(case: Case, refused: Refusers, point: Point) -> str:
    options = ", ".join(chosen(case, refused, i, o) for i, o in point.package.items())
    scores = ", ".join(f"{case.party(party).label} {show(score)}" for party, score in point.scores.items())
    return f"{options} ({scores})"
