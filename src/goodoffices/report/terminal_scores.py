"""What rests on scores, in a terminal: minima, solutions, the frontier, the standing text."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from goodoffices.analysis import (
    CONCEPTS,
    Analysis,
    DecisionFound,
    Frontier,
    GapBoard,
    Reach,
    Shortfall,
    Solution,
)
from goodoffices.case import Case, Package
from goodoffices.language.words import gettext as _
from goodoffices.language.words import ngettext as n_
from goodoffices.language.words import worded
from goodoffices.report.decision_words import enough, rule
from goodoffices.report.frontier_words import all_proved, heading, how_many, missing_words, size_words
from goodoffices.report.numbers import show
from goodoffices.report.refusals import Refusers, chosen, marks, refusers
from goodoffices.report.standing_words import better, met, verdict, way
from goodoffices.report.terminal_page import Section, TerminalPage
from goodoffices.report.wording import from_to, more_words

SHOWN = 10
"""Points of the frontier that are shown, spread over it so that no party's end of it is favoured."""

BRIDGES = 5
"""Bridging packages that are shown."""


def score_sections(case: Case, analysis: Analysis, board: GapBoard, page: TerminalPage) -> list[Section]:
    """The sections that have something to say."""
    places, refused = score_places(analysis), refusers(case, board)
    sections: list[Section] = []
    if analysis.unscored:
        sections.append((_("Without scores"), _unscored(case, analysis.unscored, page)))
    if analysis.no_agreement:
        title = _("No package meets all the stated minima")
        sections.append((title, _shortfalls(case, analysis.no_agreement, analysis.reach, places, page)))
    elif analysis.no_agreement is not None and len(analysis.scored) > 1:
        told = _("None does, whatever the values are that were not given exactly.")
        sections.append((_("No package meets all the stated minima"), page.lines(told, "  ")))
    if analysis.decision is not None:
        sections.append((_("Whose agreement is enough"), _decision(case, analysis.decision, refused, page)))
    if analysis.solutions:
        sections.append((_("What could be agreed"), _solutions(case, analysis, refused, places, page)))
    if analysis.frontier is not None and analysis.frontier.points:
        found = analysis.frontier
        sections.append((heading(found), _frontier(case, analysis, found, refused, places, page)))
    if analysis.standing is not None:
        sections.append((_("The standing text"), _standing(case, analysis, refused, places, page)))
    return sections


def score_places(analysis: Analysis) -> int:
    """How many decimals to show: four where scores stay below 2, so that differences are seen, else two."""
    return 4 if analysis.maxima and max(analysis.maxima.values()) < 2 else 2


def gives_words(case: Case, scores: dict[str, Fraction], places: int) -> str:
    """What each party gets, in a line."""
    return ", ".join(f"{case.party(party).label} {show(score, places)}" for party, score in scores.items())


def _unscored(case: Case, unscored: dict[str, str], page: TerminalPage) -> list[str]:
    reasons: dict[str, list[str]] = {}
    for party, why in unscored.items():
        reasons.setdefault(worded(why), []).append(case.party(party).label)
    return [
        line for why, parties in reasons.items() for line in page.lines(f"{', '.join(parties)}: {why}", "  ")
    ]


def _shortfalls(
    case: Case, found: dict[str, Shortfall], reach: Reach | None, places: int, page: TerminalPage
) -> list[str]:
    rows = [
        [
            case.party(party).label,
            show(one.reservation, places),
            show(one.best, places),
            show(one.short_by, places),
            _("where all other minima are met")
            if one.others_met
            else _("where as many others' minima are met as can be"),
        ]
        for party, one in found.items()
    ]
    lines = page.table_or_list(
        [_("Party"), _("Minimum"), _("Best it can get"), _("Short by"), ""], rows, range(1, 4)
    )
    lines += ["", *page.lines(_("This takes the minima as they were stated."))]
    if reach is not None and reach.enough is not None:
        needed = n_(
            "%(count)s package would satisfy as many as the case asks for.",
            "%(count)s packages would satisfy as many as the case asks for.",
            reach.enough,
        )
        lines += page.lines(needed)
    return lines


def _decision(case: Case, found: DecisionFound, refused: Refusers, page: TerminalPage) -> list[str]:
    lines = []
    for lead, packages in enough(case, found, refused):
        lines += page.lines(lead, "  ")
        for package in packages:
            lines += page.lines(package, "  ", "  ")
    return [*lines, "", *(line for told in rule(case, found, refused) for line in page.lines(told, "  "))]


def _solutions(
    case: Case, analysis: Analysis, refused: Refusers, places: int, page: TerminalPage
) -> list[str]:
    found = [(row, analysis.solutions[row.key]) for row in CONCEPTS if row.key in analysis.solutions]
    rows = [
        [
            _(row.title),
            *(show(one.scores[party], places) for party in analysis.scored),
            _proof(one, places),
        ]
        for row, one in found
    ]
    header = [_("Package"), *(case.party(party).label for party in analysis.scored), _("Proof")]
    lines = page.table_or_list(header, rows, range(1, len(header) - 1))
    notes = [f"{_(row.title)}: {worded(one.note)}" for row, one in found if one.note]
    lines += [line for note in notes for line in page.lines(note, "  ")]
    return [
        *lines,
        "",
        *_packages(case, {_(row.title): one.package for row, one in found}, refused, page),
    ]


def _proof(solution: Solution, places: int) -> str:
    if solution.proved:
        told = _("proved")
    else:
        told = _(
            "value %(value)s, at most %(bound)s",
            value=show(solution.value, places),
            bound=show(solution.bound, places),
        )
    if not solution.counted and solution.count > 1:
        told += ", " + n_("at least %(count)s package", "at least %(count)s packages", solution.count)
    elif solution.count > 1:
        told += ", " + n_("%(count)s package", "%(count)s packages", solution.count)
    return told


def _packages(case: Case, packages: dict[str, Package], refused: Refusers, page: TerminalPage) -> list[str]:
    """Packages side by side, equal ones in one column, then the issues that all of them settle alike."""
    columns: list[tuple[str, Package]] = []
    for name, package in packages.items():
        same = next((place for place, (_name, other) in enumerate(columns) if other == package), None)
        if same is None:
            columns.append((name, package))
        else:
            columns[same] = (f"{columns[same][0]} = {name}", package)
    apart, alike = [], []
    for issue in case.issues:
        options = [package.get(issue.id, "") for _name, package in columns]
        labels = [chosen(case, refused, issue.id, option) if option else "" for option in options]
        if len(columns) > 1 and len(set(options)) == 1:
            alike.append([issue.label, labels[0]])
        else:
            apart.append([issue.label, *labels])
    lines = page.table_or_list([_("Issue"), *(name for name, _package in columns)], apart) if apart else []
    if alike:
        lines += ["", *page.table_or_list([_("Issue"), _("The same in all")], alike)]
    return lines


def _frontier(
    case: Case, analysis: Analysis, frontier: Frontier, refused: Refusers, places: int, page: TerminalPage
) -> list[str]:
    marked = not all_proved(frontier)
    header = [*(case.party(party).label for party in analysis.scored), _("Packages")]
    if marked:
        header.append(_("Efficient"))
    points = [frontier.points[place] for place in _spread(len(frontier.points), SHOWN)]
    rows = [
        [
            *(show(point.scores[p], places) for p in analysis.scored),
            how_many(point),
            *([_("proved") if point.efficient else _("not known")] if marked else []),
        ]
        for point in points
    ]
    held = ["; ".join(marks(case, refused, point.package)) for point in points]
    numbers = len(header)
    if any(held):
        header.append(_("Holds what is refused"))
        rows = [[*row, told] for row, told in zip(rows, held, strict=True)]
    lines = page.table_or_list(header, rows, range(numbers))
    size, shown = size_words(frontier), len(points)
    if shown == frontier.size:
        told = _("%(points)s, all shown.", points=size)
    else:
        told = n_(
            "%(points)s; %(count)s shown, spread over them.",
            "%(points)s; %(count)s shown, spread over them.",
            shown,
            points=size,
        )
    told = f"{told} {missing_words(case, frontier)}".strip()
    return [*lines, "", *page.lines(told)]


def _spread(number: int, most: int) -> Sequence[int]:
    if number <= most:
        return range(number)
    return [place * (number - 1) // (most - 1) for place in range(most)]


def _standing(
    case: Case, analysis: Analysis, refused: Refusers, places: int, page: TerminalPage
) -> list[str]:
    standing = analysis.standing
    assert standing is not None
    rows = []
    for party, score in standing.scores.items():
        upper = standing.upper.get(party, score)
        gives = show(score, places)
        if upper != score:
            gives = from_to(gives, show(upper, places))
        minimum = show(analysis.reservations[party], places) if party in analysis.reservations else ""
        adds = show(standing.adds[party], places) if party in standing.adds else ""
        rows.append([case.party(party).label, gives, minimum, met(analysis, party), adds])
    header = [_("Party"), _("It gives"), _("Minimum"), _("Met"), _("A better one adds")]
    used = [place for place in range(len(header)) if place < 2 or any(row[place] for row in rows)]
    rows = [[row[place] for place in used] for row in rows]
    lines = page.table_or_list([header[place] for place in used], rows, range(1, len(used)))
    notes = [*verdict(case, analysis), better(case, standing, refused)]
    notes = [note for note in notes if note]
    lines += ["", *(line for note in notes for line in page.lines(note, "  "))]
    ways = [bridge for bridge in standing.bridges if bridge.changes or bridge.fills]
    for bridge in ways[:BRIDGES]:
        told = "; ".join(way(case, bridge, refused))
        lines += page.listed([f"{told} ({gives_words(case, bridge.scores, places)})"])
    if ways and standing.bridge_count > BRIDGES:
        lines += page.lines(more_words(standing.bridge_count - BRIDGES), "", "  ")
    return lines
