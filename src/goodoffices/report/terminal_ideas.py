"""Ideas for a mediator, in a terminal: trades, what is wanted alike, Adjusted Winner, and what would tell a
secret.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.analysis import (
    CONCEPTS,
    AdjustedWinner,
    Analysis,
    CannotDivide,
    GapBoard,
    LittleKnown,
    Reveal,
    Trade,
    adjusted_winner_of,
    common_ground,
)
from goodoffices.case import Case, format_exact
from goodoffices.language.words import all_of, worded
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.report.fair_words import fair_rows, senses
from goodoffices.report.known_words import contradictions, least_regret, proved, ruled_out, sampled, settled
from goodoffices.report.known_words import questions as known_questions
from goodoffices.report.numbers import show, show_share
from goodoffices.report.refusals import Refusers, refusers
from goodoffices.report.terminal_page import Section, TerminalPage
from goodoffices.report.terminal_scores import BRIDGES, gives_words, score_places
from goodoffices.report.wording import (
    exactly,
    first_words,
    more_words,
    options_words,
    part_words,
    where_shown,
)

TRADES = 5
"""Trades that are shown."""


def idea_sections(case: Case, analysis: Analysis, board: GapBoard, page: TerminalPage) -> list[Section]:
    """The sections that have something to say."""
    sections: list[Section] = []
    refused = refusers(case, board)
    if analysis.little_known is not None:
        sections.append(
            (_("What follows from so little"), _little_known(case, analysis.little_known, refused, page))
        )
    if analysis.fairness:
        header, rows = fair_rows(case, analysis, refused)
        lines = page.table_or_list(header, rows, range(1, len(header)))
        sections.append((_("Fair in which sense"), [*lines, "", *page.listed(senses(analysis))]))
    if analysis.trades:
        sections.append((_("Trades"), _trades(case, analysis.trades, page)))
    alike = [
        _(
            "%(issue)s: %(options)s, liked best by %(parties)s",
            issue=case.issue(found.issue).label,
            options=options_words(case, case.issue(found.issue), found.options),
            parties=", ".join(case.party(party).label for party in found.parties),
        )
        for found in common_ground(case)
    ]
    if alike:
        sections.append((_("Common ground"), page.listed(alike)))
    if len(case.parties) == 2 and any(issue.kind == "divisible" for issue in case.issues):
        sections.append((_("Adjusted Winner"), _adjusted_winner(case, page)))
    if analysis.reveals:
        places = score_places(analysis)
        sections.append(
            (
                _("Look before you use it"),
                page.listed(_reveals(case, analysis.reveals, places)),
            )
        )
    if analysis.assumptions:
        sections.append((_("What this assumes"), page.listed(map(worded, analysis.assumptions))))
    named = [
        _(
            "%(concept)s: %(makes)s, as large as it can be. %(citation)s.",
            concept=_(row.title),
            makes=_(row.makes),
            citation=row.citation,
        )
        for row in CONCEPTS
        if row.key in analysis.solutions
    ]
    if named:
        sections.append((_("After whom"), page.listed(named)))
    return sections


def _little_known(case: Case, known: LittleKnown, refused: Refusers, page: TerminalPage) -> list[str]:
    lines = [line for told in proved(known) for line in page.lines(told, "  ")]
    lines += page.listed(contradictions(case, known))
    lines += page.listed(settled(case, known))
    lines += page.listed(ruled_out(case, known, refused))
    if known.shown and known.samples:
        lines += [
            "",
            *page.lines(
                n_(
                    "Sampled, %(count)s preference drawn evenly from these (± standard error):",
                    "Sampled, %(count)s preferences drawn evenly from these (± standard error):",
                    known.samples,
                    count=known.samples,
                )
            ),
        ]
        lines += page.listed(sampled(case, known, refused))
    regret = least_regret(case, known, refused)
    lines += ["", *page.lines(regret)] if regret else []
    asked = known_questions(case, known)
    if asked:
        lines += ["", _("To ask first"), *page.listed(asked)]
    return [*lines, "", *page.listed(map(worded, known.assumptions))]


def _trades(case: Case, trades: tuple[Trade, ...], page: TerminalPage) -> list[str]:
    lines = page.lines(_("In brackets: how much of a party's whole range of scores turns on the issue."))
    for trade in trades[:TRADES]:
        first, second = case.issue(trade.one_gains_on), case.issue(trade.other_gains_on)
        parts = [
            _(
                "%(party)s gains on %(gains)s (%(gained)s) and yields on %(yields)s (%(yielded)s)",
                party=case.party(party).label,
                gains=gains.label,
                gained=show_share(trade.shares[party][gains.id]),
                yields=yields.label,
                yielded=show_share(trade.shares[party][yields.id]),
            )
            for party, gains, yields in ((trade.one, first, second), (trade.other, second, first))
        ]
        lines += page.listed(["; ".join(parts)])
    if len(trades) > TRADES:
        lines += page.lines(more_words(len(trades) - TRADES), "", "  ")
    return lines


def _adjusted_winner(case: Case, page: TerminalPage) -> list[str]:
    try:
        found = adjusted_winner_of(case)
    except CannotDivide as why:
        return page.lines(_("It cannot be used here: %(why)s.", why=worded(why.args[0])))
    labels = {party: case.party(party).label for party in found.parties}
    rows = [
        [
            case.issue(item).label,
            *(show(found.points[party][item], 2) for party in found.parties),
            first_words(labels[found.first[item]], item in found.tied),
            ", ".join(
                labels[party] + (f" {format_exact(share)}" if share < 1 else "")
                for party, share in shares.items()
                if share
            ),
        ]
        for item, shares in found.shares.items()
    ]
    header = [_("Issue"), *labels.values(), _("First to"), _("In the end to")]
    lines = [*page.table_or_list(header, rows, (1, 2)), ""]
    return lines + [line for step in _steps(case, found, labels) for line in page.lines(step, "  ")]


def _steps(case: Case, found: AdjustedWinner, labels: dict[str, str]) -> list[str]:
    steps = []
    if found.scaled:
        stated = ", ".join(f"{labels[party]} {show(total, 2)}" for party, total in found.stated.items())
        steps.append(_("The stated points (%(points)s) are scaled to 100 each.", points=stated))
    steps.append(_("At first: %(scores)s.", scores=gives_words(case, found.first_totals, 2)))
    for transfer in found.transfers:
        ratio = (
            _("ratio %(number)s", number=show(transfer.ratio, 2))
            if transfer.ratio is not None
            else _("worth nothing to the other")
        )
        steps.append(
            _(
                "%(giver)s gives %(taker)s %(part)s of %(thing)s (%(ratio)s): %(scores)s.",
                giver=labels[transfer.giver],
                taker=labels[transfer.taker],
                part=part_words(transfer.share),
                thing=case.issue(transfer.item).label,
                ratio=ratio,
                scores=gives_words(case, transfer.totals, 2),
            )
        )
    total = exactly(found.totals[found.parties[0]])
    steps.append(
        _("Each has %(points)s of its 100 points; neither would rather have the other's part.", points=total)
    )
    return steps


def _reveals(case: Case, reveals: tuple[Reveal, ...], places: int) -> list[str]:
    """One line for each package that would tell a confided minimum, then one that would not."""
    told: dict[tuple[tuple[str, Fraction], ...], tuple[list[str], list[str]]] = {}
    for reveal in reveals:
        if reveal.where.startswith("bridging ") and int(reveal.where.split()[1]) > BRIDGES:
            continue  # this way is counted, not told, in the terminal
        places_shown, whose = told.setdefault(tuple(reveal.scores.items()), ([], []))
        if (where := where_shown(reveal.where)) not in places_shown:
            places_shown.append(where)
        if (party := case.party(reveal.party).label) not in whose:
            whose.append(party)
    lines = [
        _(
            "%(packages)s (%(scores)s): would tell the confided minimum of %(parties)s",
            packages=" = ".join(where),
            scores=gives_words(case, dict(scores), places),
            parties=all_of(whose),
        )
        for scores, (where, whose) in told.items()
    ]
    instead = next((reveal.instead for reveal in reveals if reveal.instead is not None), None)
    if instead is not None:
        rather = gives_words(case, instead.scores, places)
        lines.append(
            _("Rather: %(scores)s. It is efficient too, and it tells nobody's.", scores=rather)
            if instead.efficient
            else _("Rather: %(scores)s. Nothing found beats it, and it tells nobody's.", scores=rather)
        )
    else:
        lines.append(_("No package found to be as good keeps clear of them all. Ask first what may be told."))
    return lines
