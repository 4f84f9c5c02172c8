"""What rests on scores, in a terminal: the frontier's head, solutions, the standing text, trades, warnings."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.analysis import Analysis, Shortfall, Solution, SolutionName, Standing
from goodoffices.case import Case, Package
from goodoffices.report.columns import clean, table, wrap
from goodoffices.report.wording import many, number, option_label

NAMES: dict[SolutionName, str] = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai–Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Utilitarian",
}
HEAD = 10
"""Points of the frontier, bridges and trades shown before the rest is counted."""

Section = tuple[str, list[str]]


def score_sections(case: Case, analysis: Analysis, width: int) -> list[Section]:
    """The sections that have something to say, each with its title."""
    sections: list[Section] = []
    if analysis.unscored:
        sections.append(("Not scored", _unscored(case, analysis, width)))
    if analysis.no_agreement is not None:
        sections.append(("No package meets all the stated minima", _shortfalls(case, analysis, width)))
    if analysis.solutions:
        sections.append(("Solutions", _solutions(case, analysis, width)))
    if analysis.frontier is not None and analysis.frontier.points:
        sections.append(("Efficient packages", _frontier(case, analysis, width)))
    if analysis.standing is not None:
        sections.append(("The standing text", _standing(case, analysis, analysis.standing, width)))
    if analysis.trades:
        sections.append(("Trades", _trades(case, analysis, width)))
    if analysis.reveals:
        sections.append(("Look before you use it", _reveals(case, analysis, width)))
    if analysis.assumptions:
        lines = [line for text in analysis.assumptions for line in wrap(clean("· " + text), width, "  ")]
        sections.append(("What this assumes", lines))
    return sections


def is_small(analysis: Analysis) -> bool:
    """Whether scores run from 0 to about 1, so that two decimals would hide differences."""
    return bool(analysis.maxima) and max(analysis.maxima.values()) <= 2


def _party(case: Case, party: str) -> str:
    return clean(case.party(party).label)


def _fit(header: list[str], body: list[list[list[str]]], width: int, numbers: range) -> list[str]:
    """The table, or, where it is too wide, each row as "head: cell" lines."""
    found = table(header, body, width, numbers=numbers)
    if found is not None:
        return found
    lines: list[str] = []
    for row in body:
        for head, cell in zip(header, row, strict=True):
            lines += wrap(f"{head}: {' '.join(cell)}" if head else " ".join(cell), width, "  ")
        lines.append("")
    return lines[:-1]


def _unscored(case: Case, analysis: Analysis, width: int) -> list[str]:
    lines = []
    for party, why in analysis.unscored.items():
        lines += wrap(f"{_party(case, party)}: {clean(why)}", width, "  ")
    return lines


def _shortfalls(case: Case, analysis: Analysis, width: int) -> list[str]:
    small = is_small(analysis)
    found: dict[str, Shortfall] = analysis.no_agreement or {}
    body = [
        [
            [_party(case, party)],
            [number(one.best, small)],
            ["others' minima met" if one.others_met else "any permitted package"],
            [number(one.reservation, small)],
            [number(one.short_by, small)],
        ]
        for party, one in found.items()
    ]
    lines = _fit(
        ["Party", "Best it can get", "where", "Stated minimum", "Short by"], body, width, range(1, 5)
    )
    return [*lines, "", *wrap("A stated minimum may be a bluff; this says only what was stated.", width)]


def _solutions(case: Case, analysis: Analysis, width: int) -> list[str]:
    small = is_small(analysis)
    body = []
    for name, solution in analysis.solutions.items():
        row = [[NAMES[name]], *([number(solution.scores[party], small)] for party in analysis.scored)]
        body.append([*row, [_proof(solution, small)]])
    header = ["Rule", *(_party(case, party) for party in analysis.scored), "Proof"]
    lines = _fit(header, body, width, range(1, 1 + len(analysis.scored)))
    for name, solution in analysis.solutions.items():
        if solution.note:
            lines += wrap(f"{NAMES[name]}: {clean(solution.note)}", width, "  ")
    return [*lines, "", *_packages(case, {NAMES[n]: s.package for n, s in analysis.solutions.items()}, width)]


def _proof(solution: Solution, small: bool) -> str:
    count = f", {many(solution.count, 'package')}" if solution.count > 1 else ""
    if solution.proved:
        return "proved" + count
    return f"{number(solution.value, small)}, at most {number(solution.bound, small)}{count}"


def _packages(case: Case, packages: dict[str, Package], width: int) -> list[str]:
    """Packages side by side, those that are equal in one column."""
    merged: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for name, package in packages.items():
        merged.setdefault(tuple(sorted(package.items())), []).append(name)
    columns = [(" = ".join(names), dict(key)) for key, names in merged.items()]
    body = [
        [
            [clean(issue.label)],
            *(
                [clean(option_label(case, issue, package[issue.id]))] if issue.id in package else [""]
                for _, package in columns
            ),
        ]
        for issue in case.issues
    ]
    return _fit(["Issue", *(name for name, _ in columns)], body, width, range(0))


def _frontier(case: Case, analysis: Analysis, width: int) -> list[str]:
    frontier = analysis.frontier
    if frontier is None:
        return []
    small = is_small(analysis)
    header = [*(_party(case, party) for party in analysis.scored), "Packages"]
    body = [
        [*([number(point.scores[party], small)] for party in analysis.scored), [f"{point.count:,}"]]
        for point in frontier.points[:HEAD]
    ]
    lines = _fit(header, body, width, range(len(header)))
    shown = min(HEAD, len(frontier.points))
    told = f"{many(frontier.size, 'efficient point')}, {shown} shown."
    if not frontier.complete:
        told += f" Not complete: no package beats them by more than {number(frontier.error_bound, True)} for every party at once."
    return [*lines, "", *wrap(told, width)]


def _standing(case: Case, analysis: Analysis, standing: Standing, width: int) -> list[str]:
    small = is_small(analysis)
    body = []
    for party, score in standing.scores.items():
        upper = standing.upper.get(party, score)
        gives = number(score, small) + (f" to {number(upper, small)}" if upper != score else "")
        minimum = number(analysis.reservations[party], small) if party in analysis.reservations else ""
        row = [_party(case, party), gives, minimum, "yes" if standing.meets.get(party) else "no"]
        body.append([[cell] for cell in [*row, number(standing.adds.get(party, Fraction(0)), small)]])
    header = ["Party", "Gives it", "Stated minimum", "Meets it", "Could add"]
    lines = _fit(header, body, width, range(1, 5))
    notes = [] if standing.permitted else ["A linkage forbids the standing text."]
    if standing.undecided:
        left = ", ".join(case.issue(issue).label for issue in standing.undecided)
        notes.append(f"It leaves open: {left}.")
    if standing.efficient is not None:
        notes.append("It is efficient." if standing.efficient else "It is not efficient.")
    if standing.distance is not None:
        bridges = many(standing.bridge_count, "package")
        changes = many(standing.distance, "change")
        notes.append(f"{changes} would meet every stated minimum ({bridges}).")
    lines += ["", *(line for note in notes for line in wrap(clean(note), width))]
    for bridge in standing.bridges[:HEAD]:
        parts = []
        for change in bridge.changes:
            issue = case.issue(change.issue)
            before = option_label(case, issue, change.before) if change.before else "open"
            parts.append(f"{issue.label}: {before} to {option_label(case, issue, change.after)}")
        gives = ", ".join(
            f"{_party(case, party)} {number(score, small)}" for party, score in bridge.scores.items()
        )
        lines += wrap(clean(f"· {'; '.join(parts)} ({gives})"), width, "  ")
    return lines


def _trades(case: Case, analysis: Analysis, width: int) -> list[str]:
    lines: list[str] = []
    for trade in analysis.trades[:HEAD]:
        first, second = case.issue(trade.one_gains_on), case.issue(trade.other_gains_on)
        parts = []
        for party, gains, yields in ((trade.one, first, second), (trade.other, second, first)):
            shares = trade.shares[party]
            parts.append(
                f"{_party(case, party)} gains on {gains.label} ({_percent(shares[gains.id])} of its range) "
                f"and yields on {yields.label} ({_percent(shares[yields.id])})"
            )
        lines += wrap(clean(f"· {'; '.join(parts)}"), width, "  ")
    if len(analysis.trades) > HEAD:
        lines.append(f"and {len(analysis.trades) - HEAD} more")
    return lines


def _percent(share: Fraction) -> str:
    return f"{round(share * 100)} %"


def _reveals(case: Case, analysis: Analysis, width: int) -> list[str]:
    small = is_small(analysis)
    lines: list[str] = []
    for reveal in analysis.reveals:
        text = f"{reveal.where}: this sits on or next to a minimum that {_party(case, reveal.party)} confided, and would tell it."
        if reveal.instead is not None:
            scores = ", ".join(
                f"{_party(case, p)} {number(s, small)}" for p, s in reveal.instead.scores.items()
            )
            text += f" An efficient package that does not: {scores}."
        lines += wrap(clean("· " + text), width, "  ")
    return lines
