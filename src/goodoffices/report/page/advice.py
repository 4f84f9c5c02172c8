"""What the standing text gives and what would close it, trades, and warnings, as the page shows them."""

from __future__ import annotations

from fractions import Fraction

import msgspec
from markupsafe import Markup

from goodoffices.analysis import Analysis, common_ground
from goodoffices.case import Case
from goodoffices.language.words import gettext as _
from goodoffices.report.charts import BalancePicture, BalanceRow, draw_balance
from goodoffices.report.numbers import show, show_share, show_signed
from goodoffices.report.page.names import Names
from goodoffices.report.page.scores import Score, changed, named, score_rows
from goodoffices.report.standing_words import met, verdict
from goodoffices.report.wording import from_to, where_shown

TRADES = 6
"""Most trades that are drawn."""


class PageChange(msgspec.Struct):
    """One clause: before (empty where it was open) and after."""

    issue: str
    before: str
    after: str


class PageOption(msgspec.Struct, kw_only=True):
    """A package told by its changes to the standing text."""

    changes: list[PageChange]
    scores: list[Score]


class Gives(msgspec.Struct):
    """What the standing text gives one party."""

    party: str
    score: str
    minimum: str
    meets: str


class StandingView(msgspec.Struct, kw_only=True):
    """The standing text weighed."""

    gives: list[Gives]
    notes: list[str]
    bridges: list[PageOption]
    better: PageOption | None
    better_told: str
    better_proved: bool


class TradeView(msgspec.Struct, kw_only=True):
    """One trade: a sentence for either side, and its chart."""

    one: str
    other: str
    chart: Markup


class Betrayal(msgspec.Struct, kw_only=True):
    """A package that would tell a confided minimum: what it is, what it gives, whose minima it tells."""

    what: str
    scores: str
    whose: list[str]


class Instead(msgspec.Struct, kw_only=True):
    """A package that tells none."""

    scores: list[Score]
    package: list[tuple[str, str]]
    efficient: bool


class Care(msgspec.Struct, kw_only=True):
    """The warning: what would betray, and what does not."""

    betrayals: list[Betrayal]
    instead: list[Instead]


def standing_view(case: Case, analysis: Analysis, names: Names) -> StandingView | None:
    """The section on the standing text, or None where there is none or it has no scores."""
    standing = analysis.standing
    if standing is None:
        return None
    gives = []
    for party in case.parties:
        if party.id not in standing.scores:
            continue
        low, high = standing.scores[party.id], standing.upper.get(party.id, standing.scores[party.id])
        least = analysis.reservations.get(party.id)
        score = show(low) if low == high else from_to(show(low), show(high))
        gives.append(Gives(party.label, score, "" if least is None else show(least), met(analysis, party.id)))
    return StandingView(
        gives=gives,
        notes=verdict(case, analysis),
        bridges=[
            PageOption(
                changes=[
                    _change(c.issue, c.before, c.after, names) for c in (*bridge.changes, *bridge.fills)
                ],
                scores=score_rows(case, analysis, bridge.scores),
            )
            for bridge in standing.bridges
            if bridge.changes or bridge.fills
        ],
        better=None
        if standing.better is None
        else PageOption(
            changes=[
                PageChange(*found) for found in changed(case, names, case.text, standing.better.package)
            ],
            scores=score_rows(case, analysis, standing.better.scores),
        ),
        better_proved=standing.better is not None and standing.better.efficient,
        better_told=", ".join(
            f"{names.party(party)} {show_signed(gain)}" for party, gain in standing.adds.items()
        ),
    )


def trades_view(case: Case, analysis: Analysis, names: Names) -> list[TradeView]:
    """The strongest trades."""
    found = []
    for number, trade in enumerate(analysis.trades[:TRADES]):
        issues = (trade.one_gains_on, trade.other_gains_on)
        shares = [(trade.shares[trade.one][issue], trade.shares[trade.other][issue]) for issue in issues]
        labels = (names.party(trade.one), names.party(trade.other))
        one, other = (
            _(
                "%(party)s gains on %(gains)s (%(gained)s of what is at stake for it) and gives on %(gives)s "
                "(%(given)s).",
                party=labels[side],
                gains=names.issue(issues[side]),
                gained=show_share(shares[side][side]),
                gives=names.issue(issues[1 - side]),
                given=show_share(shares[1 - side][side]),
            )
            for side in (0, 1)
        )
        picture = BalancePicture(
            parties=labels,
            rows=tuple(
                BalanceRow(
                    name=names.issue(issue),
                    worth=pair,
                    said=(show_share(pair[0]), show_share(pair[1])),
                    gets=(Fraction(side == 0), Fraction(side == 1)),
                )
                for side, (issue, pair) in enumerate(zip(issues, shares, strict=True))
            ),
            title=_("Trade between %(one)s and %(other)s", one=labels[0], other=labels[1]),
            about=f"{one} {other}",
        )
        found.append(
            TradeView(
                one=one,
                other=other,
                chart=Markup(draw_balance(picture, key=f"trade-{number}")),
            )
        )
    return found


def alike_view(case: Case, names: Names) -> list[tuple[str, str, str]]:
    """Common ground: issue, the options liked best alike, and by whom."""
    return [
        (
            names.issue(found.issue),
            names.either(found.issue, found.options),
            ", ".join(names.party(party) for party in found.parties),
        )
        for found in common_ground(case)
    ]


def care_view(case: Case, analysis: Analysis, names: Names) -> Care | None:
    """The warning about packages that would tell a confided minimum; None where there is none."""
    if not analysis.reveals:
        return None
    told: dict[str, Betrayal] = {}
    for reveal in analysis.reveals:
        scores = ", ".join(
            f"{names.party(party.id)} {show(reveal.scores[party.id])}"
            for party in case.parties
            if party.id in reveal.scores
        )
        betrayal = told.setdefault(scores, Betrayal(what="", scores=scores, whose=[]))
        what, whose = where_shown(reveal.where), names.party(reveal.party)
        if what not in betrayal.what.split(" = "):
            betrayal.what += f" = {what}" if betrayal.what else what
        if whose not in betrayal.whose:
            betrayal.whose.append(whose)
    points = {repr(reveal.instead.scores): reveal.instead for reveal in analysis.reveals if reveal.instead}
    return Care(
        betrayals=list(told.values()),
        instead=[
            Instead(
                scores=score_rows(case, analysis, point.scores),
                package=named(case, names, point),
                efficient=point.efficient,
            )
            for point in points.values()
        ],
    )


def _change(issue: str, before: str, after: str, names: Names) -> PageChange:
    return PageChange(
        names.issue(issue), names.option(issue, before) if before else "", names.chosen(issue, after)
    )
