"""What is said of a frontier: *efficient* only of what is proved to be, *found* of the rest, and how far off
it can be.
"""

from __future__ import annotations

from goodoffices.analysis import Frontier, Point
from goodoffices.case import Case
from goodoffices.language import gettext_noop as N_
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.report.numbers import show, show_count

MEANING = N_("no other package is better for one side without being worse for another")


def all_proved(frontier: Frontier) -> bool:
    """Whether every point is known to be efficient."""
    return frontier.complete or frontier.efficient == frontier.size


def how_many(point: Point) -> str:
    """How many packages have a point's scores, as far as they were counted."""
    count = show_count(point.count)
    return count if point.counted else _("at least %(number)s", number=count)


def heading(frontier: Frontier) -> str:
    """What the points are called."""
    return _("Efficient packages") if all_proved(frontier) else _("The best packages found")


def size_words(frontier: Frontier) -> str:
    """How many points there are, and what is known of them."""
    if frontier.complete:
        return n_("%(count)s efficient point", "%(count)s efficient points", frontier.size)
    size = frontier.size
    if all_proved(frontier):
        return n_(
            "%(count)s point found, proved efficient",
            "%(count)s points found, all of them proved efficient",
            size,
        )
    if not frontier.efficient:
        return n_(
            "%(count)s point found, not proved efficient; nothing found beats it",
            "%(count)s points found, none of them proved efficient; nothing found beats them",
            size,
        )
    return n_(
        "%(count)s point found, %(proved)s of them proved efficient; nothing found beats the others",
        "%(count)s points found, %(proved)s of them proved efficient; nothing found beats the others",
        size,
        proved=show_count(frontier.efficient),
    )


def missing_words(case: Case, frontier: Frontier) -> str:
    """Why the frontier is not complete, and how far off it can be; empty where it is complete."""
    if frontier.complete:
        return ""
    why = {
        "clock": _("The time that was allowed ran out before the search was complete."),
        "work": _("The work that was allowed ended the search before it was complete."),
        "intervals": _("Some values are known as intervals only; this stands at one place in them."),
        "": _("The scale is too fine to be held exactly and was rounded."),
    }[frontier.ended]
    if not frontier.error_bounds:
        bound = _(
            "No package beats all of them by more than %(points)s for every party at once.",
            points=show(frontier.error_bound),
        )
        return f"{why} {bound}"
    off = ", ".join(
        f"{case.party(party).label} {show(bound)}" for party, bound in frontier.error_bounds.items()
    )
    bound = _(
        "Whatever package there is, one of these gives each party at most so much less: %(points)s.",
        points=off,
    )
    return f"{why} {bound}"
