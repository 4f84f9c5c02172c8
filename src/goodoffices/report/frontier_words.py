"""What is said of a frontier: *efficient* only of what is proved to be, *found* of the rest, and how far off
it can be.
"""

from __future__ import annotations

from goodoffices.analysis import Frontier
from goodoffices.case import Case
from goodoffices.report.numbers import plural, show, show_count

MEANING = "no other package is better for one side without being worse for another"


def all_proved(frontier: Frontier) -> bool:
    """Whether every point is known to be efficient."""
    return frontier.complete or frontier.efficient == frontier.size


def heading(frontier: Frontier) -> str:
    """What the points are called."""
    return "Efficient packages" if all_proved(frontier) else "The best packages found"


def size_words(frontier: Frontier) -> str:
    """How many points there are, and what is known of them."""
    if frontier.complete:
        return plural(frontier.size, "efficient point")
    found = f"{plural(frontier.size, 'point')} found"
    if all_proved(frontier):
        return found + ", all of them proved efficient"
    if not frontier.efficient:
        return found + ", none of them proved efficient; nothing found beats them"
    return (
        found + f", {show_count(frontier.efficient)} of them proved efficient; nothing found beats the others"
    )


def missing_words(case: Case, frontier: Frontier) -> str:
    """Why the frontier is not complete, and how far off it can be; empty where it is complete."""
    if frontier.complete:
        return ""
    why = {
        "clock": "The time that was allowed ran out before the search was complete.",
        "work": "The work that was allowed ended the search before it was complete.",
        "intervals": "Some values are known as intervals only; this stands at one place in them.",
        "": "The scale is too fine to be held exactly and was rounded.",
    }[frontier.ended]
    if not frontier.error_bounds:
        return (
            f"{why} No package beats all of them by more than {show(frontier.error_bound)} for every party "
            f"at once."
        )
    off = ", ".join(
        f"{case.party(party).label} {show(bound)}" for party, bound in frontier.error_bounds.items()
    )
    return f"{why} Whatever package there is, one of these gives each party at most so much less: {off}."
