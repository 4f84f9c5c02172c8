"""The standing text weighed, in sentences: each fact once, the same in a terminal and on the page."""

from __future__ import annotations

from goodoffices.analysis import Analysis, Bridge, Standing
from goodoffices.case import Case
from goodoffices.report.numbers import in_words, plural
from goodoffices.report.wording import option_label


def verdict(case: Case, analysis: Analysis) -> list[str]:
    """What stands against the text and what would close it, most important first."""
    standing = analysis.standing
    assert standing is not None
    return [
        *_against(case, standing),
        *_distance(analysis, standing),
        *(
            ["It is efficient: no package is better for one side without being worse for another."]
            if standing.efficient
            else []
        ),
    ]


def met(analysis: Analysis, party: str) -> str:
    """Whether the text gives a party its minimum: yes, no, or what it turns on; empty where none was
    stated.
    """
    standing = analysis.standing
    assert standing is not None
    least = analysis.reservations.get(party)
    if least is None:
        return ""
    if standing.meets.get(party):
        return "yes"
    high = standing.upper.get(party, standing.scores[party])
    return "not yet: it turns on what is open" if high >= least else "no"


def way(case: Case, bridge: Bridge) -> list[str]:
    """What a bridging package changes, and how it settles what is open: "Pump: halves, instead of Ash
    pays".
    """
    told = []
    for change in (*bridge.changes, *bridge.fills):
        issue = case.issue(change.issue)
        after = option_label(case, issue, change.after)
        before = f", instead of {option_label(case, issue, change.before)}" if change.before else ", now open"
        told.append(f"{issue.label}: {after}{before}")
    return told


def _against(case: Case, standing: Standing) -> list[str]:
    told = []
    for refused in standing.refused:
        issue = case.issue(refused.issue)
        who = ", ".join(case.party(party).label for party in refused.parties)
        verb = "refuses" if len(refused.parties) == 1 else "refuse"
        told.append(f"{who} {verb} {option_label(case, issue, refused.option)} ({issue.label}).")
    if not standing.permitted:
        however = ", however it is filled in" if standing.undecided else ""
        told.append(f"A linkage forbids it{however}.")
    if standing.blocked:
        told.append("A linkage leaves no way to fill it in without an option that somebody refuses.")
    if standing.undecided:
        left = ", ".join(case.issue(issue).label for issue in standing.undecided)
        told.append(f"It leaves open: {left}.")
    return told


def _distance(analysis: Analysis, standing: Standing) -> list[str]:
    if standing.distance is None:
        looked = analysis.reservations and not standing.proved
        return (
            ["No near package that meets every stated minimum was found in the time given."] if looked else []
        )
    ways = "one way" if standing.bridge_count == 1 else plural(standing.bridge_count, "way")
    aim = "every stated minimum is met" if analysis.reservations else "nothing stands against it"
    if standing.distance == 0:
        if standing.undecided:
            return [f"It can be filled in so that {aim} ({ways})."]
        return ["It meets every stated minimum."]
    fewest = ", and fewer would not" if standing.proved and standing.distance > 1 else ""
    with_what = "it" if standing.distance == 1 else "them"
    change = in_words(standing.distance, "change")
    return [f"{change} would do{fewest}: with {with_what} {aim} ({ways})."]
