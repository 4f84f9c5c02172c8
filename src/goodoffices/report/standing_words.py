"""The standing text weighed, in sentences: each fact once, the same in a terminal and on the page."""

from __future__ import annotations

from goodoffices.analysis import Analysis, Bridge, Change, Standing, has_intervals
from goodoffices.case import Case
from goodoffices.language.words import all_of
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.report.numbers import in_words
from goodoffices.report.refusals import Refusers, chosen
from goodoffices.report.wording import option_label


def verdict(case: Case, analysis: Analysis) -> list[str]:
    """What stands against the text and what would close it, most important first."""
    standing = analysis.standing
    assert standing is not None
    return [
        *_against(case, standing),
        *_distance(case, analysis, standing),
        *_unweighed(case, analysis),
        *(
            [_("It is efficient: no package is better for one side without being worse for another.")]
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
        return _("yes")
    if party not in standing.unsure:
        return _("no")
    return _("not yet: it turns on what is open") if standing.undecided else _("not known")


def way(case: Case, bridge: Bridge, refused: Refusers) -> list[str]:
    """What a bridging package changes, and how it settles what is open: "Pump: halves, instead of Ash
    pays".
    """
    told = []
    for change in (*bridge.changes, *bridge.fills):
        issue = case.issue(change.issue)
        after = chosen(case, refused, change.issue, change.after)
        told.append(
            _(
                "%(issue)s: %(after)s, instead of %(before)s",
                issue=issue.label,
                after=after,
                before=option_label(case, issue, change.before),
            )
            if change.before
            else _("%(issue)s: %(after)s, now open", issue=issue.label, after=after)
        )
    return told


def better(case: Case, standing: Standing, refused: Refusers) -> str:
    """What a package that costs nobody anything changes in the text; empty where there is none."""
    if standing.better is None:
        return ""
    changes = [
        Change(issue=issue.id, before=case.text.get(issue.id, ""), after=standing.better.package[issue.id])
        for issue in case.issues
        if standing.better.package[issue.id] != case.text.get(issue.id)
    ]
    bridge = Bridge(changes=tuple(changes), scores=standing.better.scores, package=standing.better.package)
    told = "; ".join(way(case, bridge, refused))
    return _(
        "It is not efficient. A better one for somebody, and worse for nobody: %(changes)s.", changes=told
    )


def _against(case: Case, standing: Standing) -> list[str]:
    told = []
    for refused in standing.refused:
        issue = case.issue(refused.issue)
        who = ", ".join(case.party(party).label for party in refused.parties)
        told.append(
            n_(
                "%(parties)s refuses %(option)s (%(issue)s).",
                "%(parties)s refuse %(option)s (%(issue)s).",
                len(refused.parties),
                parties=who,
                option=option_label(case, issue, refused.option),
                issue=issue.label,
            )
        )
    if not standing.permitted:
        told.append(
            _("A linkage forbids it, however it is filled in.")
            if standing.undecided
            else _("A linkage forbids it.")
        )
    if standing.blocked:
        told.append(_("A linkage leaves no way to fill it in without an option that somebody refuses."))
    if standing.undecided:
        left = ", ".join(case.issue(issue).label for issue in standing.undecided)
        told.append(_("It leaves open: %(issues)s.", issues=left))
    return told


def _unweighed(case: Case, analysis: Analysis) -> list[str]:
    """Whom the sentences on the text leave out: a package better for nobody worse says nothing of them."""
    if not analysis.unscored:
        return []
    names = all_of([case.party(party).label for party in analysis.unscored])
    return [_("What it is worth to %(parties)s is not known and not weighed here.", parties=names)]


def _aim(case: Case, analysis: Analysis) -> str:
    """What a bridging package reaches: of parties without scores nobody can tell."""
    unscored = [one.party for one in case.preferences if one.minimum and one.party in analysis.unscored]
    if unscored and analysis.reservations:
        return n_(
            "the stated minimum of %(parties)s is met",
            "the stated minima of %(parties)s are met",
            len(analysis.reservations),
            parties=all_of([case.party(party).label for party in analysis.reservations]),
        )
    return _("every stated minimum is met") if analysis.reservations else _("nothing stands against it")


def _distance(case: Case, analysis: Analysis, standing: Standing) -> list[str]:
    if standing.distance is None:
        looked = analysis.reservations and not standing.proved
        if not looked:
            return []
        if any(map(has_intervals, case.preferences)):
            return [_("Which changes meet every stated minimum turns on values that are known only roughly.")]
        return [_("No near package that meets every stated minimum was found in the time given.")]
    ways = n_("one way", "%(count)s ways", standing.bridge_count)
    aim = _aim(case, analysis)
    if standing.distance == 0:
        if standing.undecided:
            return [_("It can be filled in so that %(aim)s (%(ways)s).", aim=aim, ways=ways)]
        if analysis.unscored:
            return [_("As it stands, %(aim)s.", aim=aim)]
        return [_("It meets every stated minimum.")]
    number = standing.distance
    given = {"count": in_words(number), "aim": aim, "ways": ways}
    if standing.proved and number > 1:
        return [
            n_(
                "%(count)s change would do, and fewer would not: with it %(aim)s (%(ways)s).",
                "%(count)s changes would do, and fewer would not: with them %(aim)s (%(ways)s).",
                number,
                **given,
            )
        ]
    return [
        n_(
            "%(count)s change would do: with it %(aim)s (%(ways)s).",
            "%(count)s changes would do: with them %(aim)s (%(ways)s).",
            number,
            **given,
        )
    ]
